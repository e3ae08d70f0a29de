"""The rows of a household's adults, one below the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gridcredit.operations.visits.doorstep import SheetPerson
from gridcredit.ui.pages.visit.adults import AdultRow
from gridcredit.ui.pages.visit.state import AdultMarks


class AdultRows(QWidget):
    """The rows one below the other; Up and Down walk them."""

    edited = Signal()
    focused = Signal(object)  # AdultRow
    left_upwards = Signal()
    papers_given = Signal(object)  # (AdultRow, files, picture or None)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._rows: list[AdultRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_people(
        self, people: Sequence[SheetPerson], marks: Mapping[UUID, AdultMarks]
    ) -> list[AdultRow]:
        """Show other people; the rows, for the order of Tab."""
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [AdultRow(p, marks.get(p.id, AdultMarks()), self._language) for p in people]
        for row in self._rows:
            self._column.addWidget(row)
            row.edited.connect(self.edited)
            row.focused.connect(self.focused)
            row.step_wanted.connect(self._on_step_wanted)
            row.papers_given.connect(self.papers_given)
        return self._rows

    def marks(self) -> dict[UUID, AdultMarks]:
        """What is marked, without the people of whom nothing is."""
        return {row.person.id: row.marks for row in self._rows if row.marks != AdultMarks()}

    def show_phones(self, phones: Mapping[UUID, str]) -> None:
        """Show telephone numbers in full."""
        for row in self._rows:
            row.show_phone(phones.get(row.person.id, ""))

    def take_focus(self) -> bool:
        """Put the keyboard into the first row; False where nobody can be marked."""
        able = self.able_rows()
        if able and self.isEnabled():
            able[0].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(able)

    def able_rows(self) -> list[AdultRow]:
        """The rows of whom something can be marked."""
        return [r for r in self._rows if r.focusPolicy() != Qt.FocusPolicy.NoFocus]

    def row_of(self, person: UUID) -> AdultRow | None:
        """A person's row; None where it is not shown any more."""
        return next((row for row in self._rows if row.person.id == person), None)

    def person_at_hand(self) -> UUID | None:
        """Whose row the keyboard is in; None where it is in none."""
        held = QApplication.focusWidget()
        holding = [row for row in self._rows if held is row or row.isAncestorOf(held or self)]
        return next((row.person.id for row in holding), None)

    def _on_step_wanted(self, step: tuple[AdultRow, int]) -> None:
        able = self.able_rows()
        to = able.index(step[0]) + step[1]
        if to < 0:
            self.left_upwards.emit()
        elif to < len(able):
            able[to].setFocus(Qt.FocusReason.TabFocusReason)
