"""Finds persons who stand in a file more than once."""

from __future__ import annotations

from gridcredit.domain.addresses import address_key
from gridcredit.domain.masks import mask_id
from gridcredit.domain.roster_rows import Problem, RosterRow, RowReason, RowRefusal
from gridcredit.rosters.check import Checked
from gridcredit.rosters.columns import LABELS, Datum, register_cells


class Repeats:
    """Compares the rows of one file, a sheet after another."""

    def __init__(self) -> None:
        self._by_number: dict[str, RosterRow] = {}
        self._without_number: set[tuple[object, ...]] = set()

    def find(self, checked: Checked) -> None:
        """A row that repeats a person of the same household becomes refused; the same person in
        another household, and another person with the same ID number, become problems."""
        repeated = set()
        for at, row in enumerate(checked.rows):
            earlier = self._earlier(row)
            if earlier is None:
                continue
            where = checked.columns[Datum.ID if row.id_number else Datum.NAME]
            if earlier is row or _same_person_and_household(earlier, row):
                repeated.add(at)
                cells = zip(LABELS, register_cells(row), strict=True)
                checked.originals[row.row] = {f: cell or "" for f, cell in cells}
                checked.refused.append(RowRefusal(row.sheet, row.row, where, RowReason.REPEATED))
                continue
            same = earlier.name == row.name
            reason = RowReason.REPEATED if same else RowReason.SHARED_ID_NUMBER
            masked = mask_id(row.id_number)
            checked.problems.append(Problem(row.sheet, row.row, where, reason, masked))
        if repeated:
            checked.rows = [r for at, r in enumerate(checked.rows) if at not in repeated]
            checked.refused.sort(key=lambda refusal: refusal.row)
        checked.problems.sort(key=lambda problem: problem.row)

    def _earlier(self, row: RosterRow) -> RosterRow | None:
        """The first row with this ID number; for a row without one, itself when all it states
        was stated before."""
        if row.id_number:
            first = self._by_number.setdefault(row.id_number, row)
            return None if first is row else first
        stated = (
            *_household(row),
            *(row.name, row.relation, row.sex, row.birth_date, row.phone, row.note),
        )
        if stated in self._without_number:
            return row
        self._without_number.add(stated)
        return None


def _household(row: RosterRow) -> tuple[object, ...]:
    door = address_key(row.estate, row.building, row.unit, row.room)
    return row.grid_code, row.household_number, *door, row.householder


def _same_person_and_household(one: RosterRow, other: RosterRow) -> bool:
    return one.name == other.name and _household(one) == _household(other)
