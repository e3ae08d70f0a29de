"""One line of words that gives way where room is short, and shows that something is left out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gridcredit.ui.widgets.label import Label

_LEAST = 60  # pixels; no narrower than a few characters


class ShortLabel(Label):
    """Words at their own width while there is room; else without some in the middle, as names of
    files and areas differ at their ends."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)

    def minimumSizeHint(self) -> QSize:
        """A few characters."""
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), _LEAST), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words as long as there is room."""
        painter = QPainter(self)
        room = self.contentsRect()
        middle = Qt.TextElideMode.ElideMiddle
        shown = self.fontMetrics().elidedText(self.text(), middle, room.width())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        # The style's own way of drawing words, with the colour that its sheet gives this role.
        role = self.foregroundRole()
        self.style().drawItemText(
            painter, room, int(left), self.palette(), self.isEnabled(), shown, role
        )
