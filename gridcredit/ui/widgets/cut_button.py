"""A button whose words are cut to the room it has."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter


class CutButton(QPushButton):
    """Draws what `cut` leaves of its text; the text itself stays whole."""

    def cut(self, room: int) -> str:
        """The words that stand in so many pixels."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it with as much of its words as there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_PushButtonContents
        shown: Any = option
        shown.text = self.cut(self.style().subElementRect(part, option, self).width())
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
