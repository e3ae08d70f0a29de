"""A number that chooses which list is shown below: tiles of a report, one chosen at a time."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from gridcredit.ui.tokens import CAPTION, TITLE, tokens_now

_WIDE = 96


class CountTile(QAbstractButton):
    """Shows a count with its label; `tone` (a field of Tokens) colours a count that is not 0."""

    def __init__(self, label: str, tone: str = "text") -> None:
        super().__init__()
        self._label, self._tone, self._count = label, tone, 0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show another number."""
        self._count = count
        self.setAccessibleName(f"{self._label} {count:,}")
        self.update()

    def sizeHint(self) -> QSize:
        """Seven fit side by side in a dialog."""
        return QSize(104, 68)

    def minimumSizeHint(self) -> QSize:
        """Enough for five digits."""
        return QSize(76, 68)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw plate, number and label."""
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = tokens.focus if self.hasFocus() else tokens.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        ground = tokens.surface
        if self.isChecked():
            ground = tokens.selected
        elif self.underMouse():
            ground = tokens.hover
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 8, 8)
        side = 12 if self.width() >= _WIDE else 7  # eight side by side in a small dialog
        inner = box.adjusted(side, 8, -4, -8)
        font = QFont(self.font())
        font.setPixelSize(TITLE)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(getattr(tokens, self._tone) if self._count else tokens.faint))
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop, f"{self._count:,}")
        font.setPixelSize(CAPTION)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        right = Qt.TextElideMode.ElideRight
        label = painter.fontMetrics().elidedText(self._label, right, int(inner.width()))
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom, label)
