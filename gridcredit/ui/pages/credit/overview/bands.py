"""Star bands as bars: how many households each has, never which."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from gridcredit.ui.tokens import HAIR, tokens_now

_HEIGHT, _NAME, _COUNT = 34, 96, 64


class BandRows(QWidget):
    """`wanted` names the band whose households are asked for."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(HAIR)
        self._shown: tuple[tuple[str, int], ...] = ()

    def show_bands(self, bands: Sequence[tuple[str, int]]) -> None:
        """Show (name, households), the highest band first."""
        if tuple(bands) == self._shown:
            return
        self._shown = tuple(bands)
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            old.hide()
            old.deleteLater()
        most = max((count for _, count in bands), default=0)
        for name, count in bands:
            bar = BandBar(name, count, most)
            bar.setEnabled(bool(count))
            bar.clicked.connect(lambda _on=False, name=name: self.wanted.emit(name))
            self._rows.addWidget(bar)


class BandBar(QAbstractButton):
    """A band's name, its bar and its count."""

    def __init__(self, name: str, count: int, most: int) -> None:
        super().__init__()
        self._name, self._count, self._most = name, count, most
        self.setText(name)
        self.setAccessibleName(self.tr("{band}：%n 户", "", count).format(band=name))
        self.setAccessibleDescription(self.tr("看这些户"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if count else Qt.FocusPolicy.NoFocus)
        if count:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A line."""
        return QSize(220, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus() or self.underMouse():
            edge = tokens.focus if self.hasFocus() else tokens.hover
            painter.setPen(QPen(QColor(edge), 2))
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(box, 6, 6)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(tokens.text if self._count else tokens.faint))
        name = box.adjusted(8, 0, 0, 0)
        name.setWidth(_NAME)
        painter.drawText(name, middle, self._name)
        room = box.adjusted(8 + _NAME, 0, -_COUNT, 0)
        track = QRectF(room.left(), room.center().y() - 5, max(room.width(), 0), 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.track))
        painter.drawRoundedRect(track, 5, 5)
        if self._count:
            track.setWidth(max(track.width() * self._count / max(self._most, 1), 8))
            painter.setBrush(QColor(tokens.muted))
            painter.drawRoundedRect(track, 5, 5)
        painter.setPen(QColor(tokens.text if self._count else tokens.faint))
        right = Qt.AlignmentFlag.AlignRight | middle
        painter.drawText(box.adjusted(0, 0, -10, 0), right, f"{self._count:,}")
