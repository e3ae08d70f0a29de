"""A line icon on its own, in a colour of the palette."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridcredit.ui import icons
from gridcredit.ui.tokens import tokens_now


class Glyph(QWidget):
    """Shows one icon; follows the theme by itself. `tone` names a field of Tokens."""

    def __init__(self, name: str, tone: str = "muted", size: int = icons.SIZE) -> None:
        super().__init__()
        self._name, self._tone, self._size = name, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, tone: str = "muted") -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        """The icon's size."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        tokens = tokens_now()
        tone = self._tone if self.isEnabled() else "faint"
        drawn = icons.pixmap(
            self._name, getattr(tokens, tone), self._size, self.devicePixelRatioF()
        )
        QPainter(self).drawPixmap(0, 0, drawn)
