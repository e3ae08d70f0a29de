"""Words on the screen, shown as they are: what comes from files and people is never markup.

Qt reads a label's or a tooltip's text as HTML where it looks like HTML: a name could draw a
picture, or words that the program never said.
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


def plain_tooltip(text: str) -> str:
    """A tooltip's text such that Qt shows exactly its characters: tooltips have no format to set,
    so what would be read as markup is handed over escaped."""
    if "<" not in text and "&" not in text:
        return text
    import html  # with it comes every name of a sign that there is: 3 ms of a start

    return f"<p style='white-space: pre-wrap'>{html.escape(text)}</p>"
