"""Words on the screen, shown as they are: what comes from files and people is never markup.

Qt reads a label's text as HTML where it looks like HTML: a name could draw a picture, or words that
the program never said.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class Label(QLabel):
    """The label of every view: plain text, whatever stands in it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
