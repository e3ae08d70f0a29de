"""Pictures one at a time, as large as there is room; a click or Enter shows one alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QSizePolicy, QVBoxLayout, QWidget

from gridcredit.ui.tokens import CAPTION, SMALL, tokens_now

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_BAR = 26  # pixels below the picture, where there are several


class PictureView(QWidget):
    """Left and right go from picture to picture."""

    def __init__(self, name: str, *, opens: bool = True) -> None:
        super().__init__()
        self._pictures: list[QImage] = []
        self._at = 0
        self._words = ""
        self._opens = opens
        self._name = name
        self.setAccessibleName(name)
        self.setMinimumSize(160, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_pictures(())

    def show_pictures(self, pictures: Sequence[QImage], words: str = "") -> None:
        """Show other pictures; `words` stand where there is none."""
        self._pictures, self._at, self._words = list(pictures), 0, words
        has_any = bool(self._pictures)
        policy = Qt.FocusPolicy.StrongFocus if has_any else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        if has_any and self._opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        self.setAccessibleDescription(words or str(len(self._pictures)))
        self.update()

    @property
    def count(self) -> int:
        """How many pictures there are."""
        return len(self._pictures)

    def sizeHint(self) -> QSize:
        """A photo beside what it proves."""
        return QSize(320, 240)

    def step(self, by: int) -> None:
        """To the neighbour."""
        if self._pictures:
            self._at = (self._at + by) % len(self._pictures)
            self.setAccessibleDescription(f"{self._at + 1} / {len(self._pictures)}")
            self.update()

    def open_large(self) -> None:
        """Show the picture at hand alone."""
        if self._pictures and self._opens:
            LargePicture(self, self._name, self._pictures, self._at).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by arrows, enlarge by Enter or Space."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._opens:
            self.open_large()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Enlarge; at the edges of several, step."""
        if not self._pictures:
            return
        if len(self._pictures) > 1 and event.position().y() > self.height() - _BAR:
            self.step(-1 if event.position().x() < self.width() / 2 else 1)
        else:
            self.open_large()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, or the words."""
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        plate = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = tokens.focus if self.hasFocus() else tokens.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(tokens.window))
        painter.drawRoundedRect(plate, 8, 8)
        if not self._pictures:
            painter.setPen(QColor(tokens.muted))
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(plate.adjusted(16, 8, -16, -8), middle, self._words)
            return
        bar = _BAR if len(self._pictures) > 1 else 0
        room = plate.adjusted(SMALL, SMALL, -SMALL, -SMALL - bar)
        picture = self._pictures[self._at]
        scale = min(room.width() / picture.width(), room.height() / picture.height())
        width, height = picture.width() * scale, picture.height() * scale
        left = room.left() + (room.width() - width) / 2
        top = room.top() + (room.height() - height) / 2
        painter.drawImage(QRectF(left, top, width, height), picture)
        if bar:
            font = painter.font()
            font.setPixelSize(CAPTION)
            painter.setFont(font)
            painter.setPen(QColor(tokens.muted))
            below = QRectF(plate.left(), plate.bottom() - bar, plate.width(), bar)
            said = f"‹   {self._at + 1} / {len(self._pictures)}   ›"
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, said)


class LargePicture(QDialog):
    """One picture as large as the window."""

    def __init__(self, parent: QWidget, name: str, pictures: Sequence[QImage], at: int) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name)
        view = PictureView(name, opens=False)
        view.show_pictures(pictures)
        view.step(at)
        column = QVBoxLayout(self)
        column.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        column.addWidget(view)
        self.resize(parent.window().size() * 0.9)
        view.setFocus()
