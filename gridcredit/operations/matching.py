"""Matches the rows of a register against what is known: what is new, changed, the same, missing.

A household is its 户号 where given, else dwelling and 户主姓名. A person is the ID number within
the household, else within the grid (moved between households), else household and name. A blank
cell says nothing and never clears a value; what the file does not mention is listed as missing
and stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from gridcredit.domain.addresses import AddressKey, address_key, address_text
from gridcredit.domain.masks import mask_id
from gridcredit.domain.records import Dwelling, Household, Resident, to_plain
from gridcredit.domain.register import Problem, Refusal, RosterRow, RowReason, VacantRow
from gridcredit.store.snapshot import Snapshot

_FIELDS = (
    "name", "relation", "sex", "id_number", "birth_date", "phone",
    "population", "arrived_on", "registry_address", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One known record that the file states differently; plain values by field."""

    entity: str
    row: UUID
    name: str
    old: Mapping[str, Any]
    new: Mapping[str, Any]
    sheet: str = ""
    line: int = 0  # where the file states it, as the spreadsheet counts
    place: str = ""  # the address the file states


@dataclass
class Matched:
    """What a file would do to the register."""

    dwellings: list[Dwelling] = field(default_factory=list)
    households: list[Household] = field(default_factory=list)
    residents: list[Resident] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    updated: int = 0  # rows whose resident, household or dwelling changes
    same: int = 0
    added_rows: list[RosterRow] = field(default_factory=list)
    same_rows: list[RosterRow] = field(default_factory=list)
    missing: list[Resident] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class Matcher:
    """Takes rows one by one; `known` grows with what they add."""

    def __init__(
        self,
        known: Snapshot,
        grids: Mapping[str, UUID | RowReason],
        new_id: Callable[[], UUID],
        stated: Set[str],
        repeated: Set[str] = frozenset(),
    ) -> None:
        """`grids`: code → grid, or why it is refused; `stated`: what the file has columns for;
        `repeated`: ID numbers that several rows carry, which must move nobody."""
        self._known = known
        self._grids = grids
        self._new_id = new_id
        self._fields = tuple(
            f for f in _FIELDS if f != "population" or "population" in stated or not stated
        )
        self._repeated = repeated
        self._taken: set[UUID] = set()
        self._touched: set[UUID] = set()  # grids the file speaks of
        self._keys: dict[tuple[str, str, str, str], AddressKey] = {}
        self.result = Matched()

    def take(self, row: RosterRow) -> None:
        """Match one row."""
        grid = self._grids.get(row.grid_code, RowReason.UNKNOWN_GRID)
        if isinstance(grid, RowReason):
            column = "grid_code"
            self.result.refused.append(Refusal(row.sheet, row.row, column, grid, row.grid_code))
            return
        self._touched.add(grid)
        household, changed = self._household(row, grid)
        if household is None:
            self.result.refused.append(Refusal(row.sheet, row.row, "room", RowReason.NO_DWELLING))
            return
        person = self._find(row, household, grid)
        if person is None:
            self._add(row, household)
        elif person.id in self._taken:
            self._refuse_repetition(row)
        else:
            self._taken.add(person.id)
            changed |= self._compare(row, household, person)
            self.result.updated += changed
            self.result.same += not changed
            if not changed:
                self.result.same_rows.append(row)

    def take_vacant(self, vacant: VacantRow) -> None:
        """Match a row that states a dwelling without anybody in it: known ones stay as they are."""
        row = vacant.row
        grid = self._grids.get(row.grid_code, RowReason.UNKNOWN_GRID)
        if isinstance(grid, RowReason):
            self.result.refused.append(
                Refusal(row.sheet, row.row, "grid_code", grid, row.grid_code)
            )
            return
        stated = (row.estate, row.building, row.unit, row.room)
        if not any(stated):
            self.result.refused.append(Refusal(row.sheet, row.row, "room", RowReason.NO_DWELLING))
        elif (grid, address_key(*stated)) in self._known.dwellings_at:
            self.result.same += 1
            self.result.same_rows.append(row)
        else:
            dwelling = Dwelling(self._new_id(), grid, *stated, use=vacant.use)
            self._known.add_dwelling(dwelling)
            self.result.dwellings.append(dwelling)
            self.result.added_rows.append(row)

    def finish(self) -> Matched:
        """The result, with the people of the file's grids whom no row mentions."""
        known = self._known
        self.result.missing = [
            person
            for person in known.residents.values()
            if person.id not in self._taken
            and known.dwellings[known.households[person.household].dwelling].area in self._touched
        ]
        return self.result

    def _household(self, row: RosterRow, grid: UUID) -> tuple[Household | None, bool]:
        known = self._known
        stated = (row.estate, row.building, row.unit, row.room)
        if row.household_number:
            found = known.households_numbered.get((grid, row.household_number))
            if found:
                return self._same_household(row, grid, stated, found[0])
        if not any(stated) and not row.household_number:
            return None, False
        dwelling = self._dwelling(stated, grid)
        householder = row.householder or (row.name if row.relation in ("户主", "本人") else "")
        if not row.household_number:
            named = known.households_of.get((dwelling.id, householder))
            if not householder:
                named = [h for h in known.households_in.get(dwelling.id, ()) if not h.householder]
            if named:
                return named[0], False
        household = Household(self._new_id(), dwelling.id, row.household_number, householder)
        known.add_household(household)
        self.result.households.append(household)
        return household, False

    def _same_household(
        self, row: RosterRow, grid: UUID, stated: tuple[str, str, str, str], found: Household
    ) -> tuple[Household, bool]:
        """A household known by its number: the file may say that it moved or changed its head."""
        new: dict[str, Any] = {}
        if any(stated):
            dwelling = self._dwelling(stated, grid)
            if dwelling.id != found.dwelling:
                new["dwelling"] = dwelling.id.hex
        if row.householder and row.householder != found.householder:
            new["householder"] = row.householder
        if not new or found.id in self._taken:
            return found, False
        self._taken.add(found.id)
        self._change(row, "household", found, found.householder, new)
        return found, True

    def _dwelling(self, stated: tuple[str, str, str, str], grid: UUID) -> Dwelling:
        key = self._keys.get(stated)
        if key is None:
            key = self._keys[stated] = address_key(*stated)
        found = self._known.dwellings_at.get((grid, key))
        if found:
            return found[0]
        dwelling = Dwelling(self._new_id(), grid, *stated)
        self._known.add_dwelling(dwelling)
        self.result.dwellings.append(dwelling)
        return dwelling

    def _find(self, row: RosterRow, household: Household, grid: UUID) -> Resident | None:
        known = self._known
        named = known.residents_named.get((household.id, row.name), ())
        if not row.id_number:
            return _first_free(named, self._taken)
        carriers = known.residents_with.get(row.id_number, ())
        for person in carriers:
            if person.household == household.id:
                return person
        if row.id_number not in self._repeated:
            for person in carriers:
                if person.id not in self._taken and self._grid(person) == grid:
                    return person
        blank = [person for person in named if not person.id_number]
        return _first_free(blank, self._taken) if blank else None

    def _grid(self, person: Resident) -> UUID:
        return self._known.dwellings[self._known.households[person.household].dwelling].area

    def _add(self, row: RosterRow, household: Household) -> None:
        if row.id_number and self._known.residents_with.get(row.id_number):
            self._problem(row, RowReason.SHARED_ID_NUMBER)
        person = Resident(
            self._new_id(),
            household.id,
            row.name,
            row.relation,
            row.sex,
            row.id_number,
            row.birth_date,
            row.phone,
            row.population,
            row.arrived_on,
            row.registry_address,
            note=row.note,
        )
        self._known.add_resident(person)
        self._taken.add(person.id)
        self.result.residents.append(person)
        self.result.added_rows.append(row)

    def _refuse_repetition(self, row: RosterRow) -> None:
        self.result.refused.append(
            Refusal(row.sheet, row.row, "name", RowReason.REPEATED, mask_id(row.id_number))
        )

    def _compare(self, row: RosterRow, household: Household, person: Resident) -> bool:
        new: dict[str, Any] = {}
        if person.household != household.id:
            new["household"] = household.id.hex
        for name in self._fields:
            value = getattr(row, name)
            if value and value != getattr(person, name) and value != "unknown":
                new[name] = to_plain(value)
        if not new:
            return False
        self._change(row, "resident", person, person.name, new)
        return True

    def _change(
        self, row: RosterRow, entity: str, record: Any, name: str, new: Mapping[str, Any]
    ) -> None:
        old = {field: to_plain(getattr(record, field)) for field in new}
        place = address_text(row.estate, row.building, row.unit, row.room)
        self.result.changes.append(
            Change(entity, record.id, name, old, new, row.sheet, row.row, place)
        )

    def _problem(self, row: RosterRow, reason: RowReason) -> None:
        masked = mask_id(row.id_number)
        self.result.problems.append(Problem(row.sheet, row.row, "id_number", reason, masked))


def _first_free(people: Iterable[Resident], taken: set[UUID]) -> Resident | None:
    """The first that no row has matched; else the first, which makes the row a repetition."""
    listed = list(people)
    return next((p for p in listed if p.id not in taken), listed[0] if listed else None)
