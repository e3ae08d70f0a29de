"""What a page says when it has nothing to show: why, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.glyph import Glyph
from gridcredit.ui.widgets.label import Label


class EmptyState(QWidget):
    """An icon, a heading, a sentence and at most one action, in the middle of the space."""

    def __init__(
        self,
        icon: str,
        heading: str,
        sentence: str = "",
        action: str = "",
        clicked: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.setAccessibleName(heading)
        self.setAccessibleDescription(sentence)
        middle = Qt.AlignmentFlag.AlignHCenter
        title = Label(heading)
        title.setProperty("role", "lead")
        title.setAlignment(middle)
        words = Label(sentence)
        words.setProperty("role", "muted")
        words.setAlignment(middle)
        words.setWordWrap(True)
        words.setFixedWidth(400)
        # Two stretches, not an alignment: an aligned label is given one line too few.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(words)
        across.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(SMALL)
        column.addStretch(2)
        column.addWidget(Glyph(icon, "faint", 48), 0, middle)
        column.addSpacing(SMALL)
        column.addWidget(title)
        column.addLayout(across)
        if action:
            column.addSpacing(GAP)
            column.addWidget(button(action, clicked, kind="primary"), 0, middle)
        column.addStretch(3)
