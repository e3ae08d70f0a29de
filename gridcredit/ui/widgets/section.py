"""The heading of a part of a page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.label import Label


class SectionHeader(QWidget):
    """A heading, a quiet remark beside it and, at the right, one action."""

    def __init__(self, title: str, remark: str = "", action: QWidget | None = None) -> None:
        super().__init__()
        heading = Label(title)
        heading.setProperty("role", "section")
        self._remark = Label(remark)
        self._remark.setProperty("role", "caption")
        self.setMinimumHeight(28)  # as tall with an action as without
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(heading)
        row.addWidget(self._remark)
        row.addStretch(1)
        if action is not None:
            row.addWidget(action)

    def set_remark(self, remark: str) -> None:
        """Change the remark."""
        self._remark.setText(remark)
