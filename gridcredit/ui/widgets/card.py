"""A quiet panel that holds what belongs together."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridcredit.ui.tokens import GAP, SMALL
from gridcredit.ui.widgets.section import SectionHeader


class Card(QFrame):
    """A rounded panel; put things into `body`."""

    def __init__(self, title: str = "", action: QWidget | None = None) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(GAP, GAP, GAP, GAP)
        self.body.setSpacing(SMALL)
        if title:
            self.body.addWidget(SectionHeader(title, action=action))
