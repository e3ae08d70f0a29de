"""Where one stands in a tree, and the ways up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gridcredit.ui.tokens import TIGHT
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.glyph import Glyph
from gridcredit.ui.widgets.label import Label


class Breadcrumb(QWidget):
    """Steps from the top to here; every step but the last is a link."""

    step_chosen = Signal(object)  # the value of a step

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(TIGHT)

    def show_steps(self, steps: Sequence[tuple[object, str]]) -> None:
        """Show (value, words) from the top down."""
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            old.hide()
            old.deleteLater()
        for value, words in steps[:-1]:
            link = button(words, lambda value=value: self.step_chosen.emit(value), kind="link")
            self._row.addWidget(link)
            self._row.addWidget(Glyph("chevron-right", "faint", 16))
        for _, words in steps[-1:]:
            here = Label(words)
            here.setProperty("role", "lead")
            self._row.addWidget(here)
