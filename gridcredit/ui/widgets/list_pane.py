"""A list with what narrows it down above, and what to do in its place where it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from gridcredit.ui.tokens import CONTROL, GAP, SMALL, WIDE
from gridcredit.ui.widgets.busy import BusyOverlay
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.label import Label

_FILTER = 200  # pixels


class ListPane(QWidget):
    """Fills its view: lines of parts that go on below where a line is full, and the list.
    `stack` shows the list or the empty state, `busy` covers it while something is read."""

    def __init__(
        self, listed: QWidget, nothing: QWidget, *above: QWidget | Sequence[QWidget]
    ) -> None:
        """Each of `above` is a part as wide as the pane, or a line of parts."""
        super().__init__()
        self.stack = QStackedWidget()
        self.stack.addWidget(listed)
        self.stack.addWidget(nothing)
        self.busy = BusyOverlay(self.stack)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, 0, WIDE, GAP)
        whole.setSpacing(SMALL)
        for part in above:
            whole.addWidget(part if isinstance(part, QWidget) else _line(part))
        whole.addWidget(self.stack, 1)

    def show_any(self, has_any: bool) -> None:
        """The list, or what stands in its place."""
        self.busy.end()
        self.stack.setCurrentIndex(0 if has_any else 1)

    @property
    def has_any(self) -> bool:
        """Whether the list is in sight."""
        return self.stack.currentIndex() == 0


def filter_line(name: str, placeholder: str) -> QLineEdit:
    """Where words are typed that the list must hold."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    made.setClearButtonEnabled(True)
    made.setMinimumWidth(_FILTER)
    return made


def count_label() -> Label:
    """How many there are, in the middle of its line."""
    made = Label()
    made.setProperty("role", "muted")
    made.setMinimumHeight(CONTROL)
    return made


def _line(parts: Sequence[QWidget]) -> QWidget:
    line = QWidget()
    flow = FlowLayout(line, across=SMALL, down=SMALL)
    for part in parts:
        flow.addWidget(part)
    return line
