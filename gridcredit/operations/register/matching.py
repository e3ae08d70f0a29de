"""Matches the rows of a register against what is known: what is new, changed, the same, missing.

Families find their households (families.py), then rows their people (likeness.py), then each row is
written down or refused. What only people can tell is asked and left out until it is answered. A
blank cell says nothing and never clears a value, an older statement never undoes what was changed
by hand since, and what the file does not mention is listed as missing and stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from gridcredit.domain.addresses import address
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.masks import mask_id
from gridcredit.domain.names import is_damaged
from gridcredit.domain.progress import Progress, no_progress, paced
from gridcredit.domain.roster_rows import (
    NO_ANSWERS,
    Answers,
    Problem,
    RosterRow,
    RowQuestion,
    RowReason,
    RowRefusal,
    VacantRow,
)
from gridcredit.operations.register.doorways import Doorways
from gridcredit.operations.register.doubts import Doubts
from gridcredit.operations.register.families import Families, Family
from gridcredit.operations.register.likeness import Likeness
from gridcredit.operations.register.stating import (
    NOTHING,
    Comparing,
    RecordChange,
    change,
    new_resident,
)
from gridcredit.store.register.snapshot import Snapshot
from gridcredit.store.undo.pasts import Moved, Pasts

__all__ = ["Known", "Matched", "Matcher", "Missing", "RecordChange"]


@dataclass(frozen=True)
class Known:
    """What the workspace knows of the grids of a file: who is on the register, who is off it, who
    was moved, and what fields held before. `elsewhere` finds the people of other grids by their ID
    numbers; `removal` tells why, when and by whom a record was taken off."""

    here: Snapshot
    gone: Snapshot
    moved: Moved
    pasts: Pasts
    elsewhere: Callable[[Sequence[str]], Mapping[str, list[Resident]]]
    removal: Callable[[UUID], tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody of the file's grids whom the file does not mention, and where."""

    resident: Resident
    place: str

    @property
    def name(self) -> str:
        """What the person is called."""
        return self.resident.name


@dataclass
class Matched:
    """What a file would do to the register; `kept` are values of the file that were not taken, as
    people changed the register since."""

    dwellings: list[Dwelling] = field(default_factory=list)
    households: list[Household] = field(default_factory=list)
    residents: list[Resident] = field(default_factory=list)
    changes: list[RecordChange] = field(default_factory=list)
    kept: list[RecordChange] = field(default_factory=list)
    updated: int = 0  # rows whose resident, household or dwelling changes
    same: int = 0
    added_rows: list[RosterRow] = field(default_factory=list)
    same_rows: list[RosterRow] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    questions: list[RowQuestion] = field(default_factory=list)
    refused: list[RowRefusal] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class Matcher:
    """Matches the rows of one file; the known register grows with what they add."""

    def __init__(
        self,
        known: Known,
        grids: Mapping[str, UUID | RowReason],
        new_id: Callable[[], UUID],
        stated: Set[str],
        answers: Answers = NO_ANSWERS,
    ) -> None:
        """`grids`: code → grid, or why it is refused; `stated`: what the file has columns for."""
        self._known, self._grids, self._new_id = known, grids, new_id
        self._answers = answers
        self._doorways = Doorways(known.here, known.gone, new_id)
        self._comparing = Comparing(known.pasts, stated, self._doorways)
        self.result = Matched()

    def match(
        self,
        rows: Sequence[RosterRow],
        progress: Progress = no_progress,
        vacant: Sequence[VacantRow] = (),
    ) -> Matched:
        """What the rows of the file would do: of people, and of dwellings that stand empty."""
        known = self._known
        grids = [self._grid(row) for row in rows]
        families = Families(known.here, known.gone, known.moved, self._doorways)
        grouped = families.group(rows, grids, progress)
        families.find(grouped, rows, progress)
        of_row = _of_rows(grouped, len(rows))
        self._likeness = Likeness(rows, of_row, known.here, known.moved, _repeated(rows))
        self._likeness.find(progress)
        doubts = Doubts(
            known.here, known.gone, known.pasts, known.removal, self._answers, self._doorways
        )
        self._doubts = doubts.settle(rows, of_row, self._likeness, progress)
        self._comparing.learn(rows, of_row, self._likeness.found, self._doubts.corrected, progress)
        self._carriers = self._carried(rows)
        for at, row in enumerate(paced(rows, progress, "match")):
            family = of_row[at]
            if family is not None:
                self._write(at, row, family)
        for empty in vacant:
            self._take_vacant(empty)
        return self._finish(grids)

    def _take_vacant(self, vacant: VacantRow) -> None:
        """A dwelling that stands there already stays as it is, whatever the file calls it."""
        row, grid = vacant.row, self._grid(vacant.row)
        stated = (row.estate, row.building, row.unit, row.room)
        if grid is None:
            return
        if not any(stated):
            self._refuse(row, "room", RowReason.NO_DWELLING, "")
        elif self._doorways.behind(grid, door := self._doorways.key(*stated)):
            self.result.same += 1
            self.result.same_rows.append(row)
        else:
            self._doorways.dwelling(grid, door, stated, vacant.use)
            self.result.added_rows.append(row)

    def _grid(self, row: RosterRow) -> UUID | None:
        grid = self._grids.get(row.grid_code, RowReason.UNKNOWN_GRID)
        if not isinstance(grid, RowReason):
            return grid
        self._refuse(row, "grid_code", grid, row.grid_code)
        return None

    def _carried(self, rows: Sequence[RosterRow]) -> Mapping[str, list[Resident]]:
        """Who carries the ID numbers that the file gives to somebody, in any grid."""
        given = {rows[at].id_number for at in self._doubts.new}
        given |= {
            row.id_number
            for row, person in zip(rows, self._likeness.found, strict=True)
            if person is not None and row.id_number != person.id_number
        }
        return self._known.elsewhere(sorted(given - {""}))

    def _write(self, at: int, row: RosterRow, family: Family) -> None:
        if at in self._doubts.refused:
            reason, column = self._doubts.refused[at]
            self._refuse(row, column, reason, mask_id(row.id_number))
            return
        person = self._likeness.found[at]
        if person is not None and at in self._doubts.put_back:
            self._put_back(row, person)
        changed = self._settle(row, family)
        if at in family.unlike:
            self._problem(row, family.unlike[at], RowReason.HOME_DIFFERS)
        if person is None:
            self._add(at, row, family)
            self.result.updated += changed
            return
        changed |= at in self._doubts.put_back
        changed |= self._compare(at, row, family, person)
        self.result.updated += changed
        self.result.same += not changed
        if not changed:
            self.result.same_rows.append(row)

    def _settle(self, row: RosterRow, family: Family) -> bool:
        """Compare a family's household at the first row that is taken in, or let it be made;
        whether a known one changes."""
        if family.is_settled:
            return False
        family.is_settled = True
        if family.damaged_head:
            self._problem(row, "householder", RowReason.DAMAGED_NAME)
        if family.is_shared or self._is_another(family):
            self._problem(row, "household_number", RowReason.NUMBER_SHARED, family.number)
        home = family.found
        if home is None:
            return False
        if home.removed:
            self._change(row, "household", home, home.householder, {"removed": ""})
            self._put_dwelling_back(row, home)
        stated = self._comparing.of_family(family)
        new = dict(stated.new)
        if "dwelling" in new:
            new["dwelling"] = self._dwelling(family).id.hex
        self._keep(row, "household", home, home.householder, stated.kept)
        if "householder" in new:
            self._problem(row, "householder", RowReason.HEAD_CHANGED)
        if new:
            self._change(row, "household", home, home.householder, new)
        return bool(new) or bool(home.removed)

    def _is_another(self, family: Family) -> bool:
        """Whether the register has that household number for others."""
        found = family.found
        if not family.number or (found and found.number == family.number):
            return False
        return bool(self._known.here.households_numbered.get((family.grid, family.number)))

    def _home(self, family: Family) -> Household:
        """The household of a family, made where the register has none."""
        if family.found is not None:
            return family.found
        if family.made is None:
            dwelling = self._dwelling(family)
            family.made = Household(self._new_id(), dwelling.id, family.number, family.head)
            self.result.households.append(family.made)
        return family.made

    def _dwelling(self, family: Family) -> Dwelling:
        return self._doorways.dwelling(family.grid, family.door, family.stated)

    def _add(self, at: int, row: RosterRow, family: Family) -> None:
        home = self._home(family)
        if self._carriers.get(row.id_number):
            self._problem(row, "id_number", RowReason.SHARED_ID_NUMBER, mask_id(row.id_number))
        if at in self._doubts.namesakes:
            self._problem(row, "name", RowReason.SAME_NAME)
        person = new_resident(self._new_id(), home.id, row)
        self.result.residents.append(person)
        self.result.added_rows.append(row)

    def _put_back(self, row: RosterRow, person: Resident) -> None:
        """On the register again; with the household, where that was taken off (`_settle`)."""
        if person.removed:
            self._change(row, "resident", person, person.name, {"removed": ""})

    def _put_dwelling_back(self, row: RosterRow, home: Household) -> None:
        dwelling = self._doorways.at(home.dwelling)
        if dwelling.removed:
            self._change(row, "dwelling", dwelling, home.householder, {"removed": ""})

    def _compare(self, at: int, row: RosterRow, family: Family, person: Resident) -> bool:
        if row.name != person.name and is_damaged(row.name):
            self._problem(row, "name", RowReason.DAMAGED_NAME)
        stated = self._comparing.of_person(at, row, family, person)
        if stated is NOTHING:
            return False
        new = dict(stated.new)
        if "household" in new:
            new["household"] = self._home(family).id.hex
        self._keep(row, "resident", person, person.name, stated.kept)
        others = self._carriers.get(row.id_number, ()) if "id_number" in new else ()
        if any(other.id != person.id for other in others):
            self._problem(row, "id_number", RowReason.SHARED_ID_NUMBER, mask_id(row.id_number))
        if new:
            self._change(row, "resident", person, person.name, new)
        return bool(new)

    def _finish(self, grids: Sequence[UUID | None]) -> Matched:
        """The result, with the people of the file's grids whom no row mentions."""
        here, touched = self._known.here, set(grids)
        mentioned = self._likeness.claimed | self._doubts.mentioned
        for person in here.residents.values():
            if person.id not in mentioned:
                dwelling = here.dwellings[here.households[person.household].dwelling]
                if dwelling.area in touched:
                    self.result.missing.append(Missing(person, address(dwelling)))
        self.result.questions = self._doubts.questions
        self.result.dwellings = self._doorways.made
        return self.result

    def _change(
        self, row: RosterRow, entity: str, record: Any, name: str, new: Mapping[str, Any]
    ) -> None:
        self.result.changes.append(change(row, entity, record, name, new))

    def _keep(
        self, row: RosterRow, entity: str, record: Any, name: str, kept: Mapping[str, Any]
    ) -> None:
        if not kept:
            return
        self.result.kept.append(change(row, entity, record, name, kept))
        for place in kept:
            column = {"dwelling": "room", "household": "room", "number": "household_number"}
            self._problem(row, column.get(place, place), RowReason.EDITED_SINCE)

    def _refuse(self, row: RosterRow, column: str, reason: RowReason, value: str) -> None:
        self.result.refused.append(RowRefusal(row.sheet, row.row, column, reason, value))

    def _problem(self, row: RosterRow, column: str, reason: RowReason, value: str = "") -> None:
        self.result.problems.append(Problem(row.sheet, row.row, column, reason, value))


def _repeated(rows: Sequence[RosterRow]) -> set[str]:
    """The ID numbers that several rows carry: they must move nobody."""
    numbers = Counter(row.id_number for row in rows if row.id_number)
    return {number for number, times in numbers.items() if times > 1}


def _of_rows(families: Sequence[Family], count: int) -> list[Family | None]:
    found: list[Family | None] = [None] * count
    for family in families:
        for at in family.rows:
            found[at] = family
    return found
