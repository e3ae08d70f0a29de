"""What a start shows first, and every cover above its card: the blossom and the program's name."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.ui.tokens import GAP, ROOMY
from gridcredit.ui.welcome.typed_ahead import TypedAhead
from gridcredit.ui.widgets.glyph import Glyph
from gridcredit.ui.widgets.label import Label


class Brand(QWidget):
    """Both side by side, in the middle."""

    def __init__(self) -> None:
        super().__init__()
        name = Label(QApplication.applicationDisplayName())
        name.setProperty("role", "title")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(Glyph("app", "text", 36))
        row.addWidget(name)
        row.addStretch(1)


class Blossom(QWidget):
    """Nothing else: the picture before anything is known, so that no empty page is ever painted.
    Who types already is not made to type again."""

    def __init__(self) -> None:
        super().__init__()
        self.typed = TypedAhead()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, ROOMY, 0, ROOMY + GAP)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(Brand())
        column.addStretch(3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what is typed for the line that comes."""
        if not self.typed.take(event):
            super().keyPressEvent(event)
