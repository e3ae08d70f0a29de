"""A list of records behind one line that says how many there are, each with what undoes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.ui import icons
from gridcredit.ui.tokens import SMALL, TIGHT
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label

T = TypeVar("T")


class FoldedList(QWidget, Generic[T]):
    """Hidden where there is nothing; who derives from it says what stands in a row."""

    def __init__(self, *, may_edit: bool) -> None:
        super().__init__()
        self._may_edit = may_edit
        self.switch = button("", self._on_switch, kind="link")
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(SMALL, 0, 0, 0)
        self._rows.setSpacing(TIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._list)
        self._shown: Sequence[T] = ()

    def _row(self, one: T) -> QWidget:
        """The row of one record."""
        raise NotImplementedError

    def _show(self, records: Sequence[T], count: str, *, keeps_open: bool) -> None:
        """Show these records behind the words of their count."""
        self.setVisible(bool(records))
        self.switch.setText(count)
        if records != self._shown:
            self._shown = records
            self._fill()
        self._open(keeps_open and self._list.isVisibleTo(self))

    def _line(self, name: str, facts: Iterable[str], back: QWidget) -> QWidget:
        """A row: a name, what else is known below it, and the button that undoes it."""
        why = Label(" · ".join(fact for fact in facts if fact))
        why.setProperty("role", "caption")
        why.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(name))
        words.addWidget(why)
        back.setVisible(self._may_edit)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addLayout(words, 1)
        across.addWidget(back)
        return row

    def _fill(self) -> None:
        while self._rows.count():
            old = self._rows.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        for one in self._shown:
            self._rows.addWidget(self._row(one))

    def _on_switch(self) -> None:
        self._open(not self._list.isVisibleTo(self))

    def _open(self, is_open: bool) -> None:
        self._list.setVisible(is_open)
        icons.put(self.switch, "chevron-down" if is_open else "chevron-right")
