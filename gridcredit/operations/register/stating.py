"""What a file states otherwise than the register, and what of it is taken.

What people changed by hand since a register stated the same is kept: the sheet is older.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from operator import attrgetter
from typing import Any
from uuid import UUID

from gridcredit.domain.addresses import address_text
from gridcredit.domain.identity import birth_in, check_id_number
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.names import is_damaged
from gridcredit.domain.progress import Progress, paced
from gridcredit.domain.records import to_plain
from gridcredit.domain.roster_rows import RosterRow
from gridcredit.operations.register.doorways import Doorways
from gridcredit.operations.register.families import Family
from gridcredit.operations.register.likeness import stated_birth
from gridcredit.store.undo.pasts import Pasts, outranks

_FIELDS = (
    "name", "relation", "sex", "phone", "population", "arrived_on", "registry_address", "note",
)  # fmt: skip

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One known record that the file states differently; plain values by field."""

    entity: str
    row: UUID
    name: str
    old: Mapping[str, Any]
    new: Mapping[str, Any]
    sheet: str = ""
    line: int = 0  # where the file states it, as the spreadsheet counts
    place: str = ""  # the address the file states


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file states of a known record: what is taken, and what is not. Plain values."""

    new: Values
    kept: Values


NOTHING = Stated({}, {})


def change(
    row: RosterRow, entity: str, record: Any, name: str, new: Mapping[str, Any]
) -> RecordChange:
    """What a row states of a record otherwise than it stands."""
    old = {field: to_plain(getattr(record, field)) for field in new}
    place = address_text(row.estate, row.building, row.unit, row.room)
    return RecordChange(entity, record.id, name, old, new, row.sheet, row.row, place)


def new_resident(identity: UUID, household: UUID, row: RosterRow) -> Resident:
    """The person of a row, in a household."""
    return Resident(
        identity,
        household,
        row.name,
        row.relation,
        row.sex,
        row.id_number,
        stated_birth(row),
        row.phone,
        row.population,
        row.arrived_on,
        row.registry_address,
        note=row.note,
    )


class Comparing:
    """Compares rows with their people, and families with their households."""

    def __init__(self, pasts: Pasts, stated: Set[str], doorways: Doorways) -> None:
        """`stated`: what the file has columns for."""
        self._pasts, self._doorways = pasts, doorways
        is_open = "population" in stated or not stated
        self._fields = tuple(f for f in _FIELDS if f != "population" or is_open)
        self._all = attrgetter(*self._fields)
        self._people: dict[int, Values] = {}
        self._families: dict[int, Values] = {}
        self._corrected: Set[int] = frozenset()

    def learn(
        self,
        rows: Sequence[RosterRow],
        families: Sequence[Family | None],
        found: Sequence[Resident | None],
        corrected: Set[int],
        progress: Progress,
    ) -> None:
        """Compare all rows, and read the pasts of what differs. `corrected` are the rows of which
        people said that they correct an ID number or a birth date."""
        self._corrected = corrected
        differing: set[UUID] = set()
        for at, row in enumerate(paced(rows, progress, "match")):
            family, person = families[at], found[at]
            if family is None:
                continue
            if family.found is not None and id(family) not in self._families:
                self._families[id(family)] = differs = self._family(family, family.found)
                if differs:
                    differing.add(family.found.id)
            if person is not None and (differs := self._person(row, family, person)):
                self._people[at] = differs
                differing.add(person.id)
        self._pasts.learn(differing)

    def of_person(self, at: int, row: RosterRow, family: Family, person: Resident) -> Stated:
        """What a row states of its person; `household` is the one its family lives in, blank while
        that is not made yet."""
        differs = self._people.get(at)
        if not differs:
            return NOTHING
        past = self._pasts.of(person.id)
        is_said = at in self._corrected
        kept = {}
        for name, value in differs.items():
            if name == "household":
                homes = [h for h in (family.found, family.gone) if h is not None]
                is_kept = any(outranks(past, name, h.id.hex) for h in homes)
            elif name == "birth_date" and row.id_number:
                is_kept = "id_number" in kept  # they are one fact
            else:
                is_kept = outranks(past, name, value)
            if is_kept and not (is_said and name in ("id_number", "birth_date")):
                kept[name] = value
        new = {name: value for name, value in differs.items() if name not in kept}
        if birth_in(row.id_number):  # said with the number already
            kept.pop("birth_date", None)
        return Stated(new, kept)

    def of_family(self, family: Family) -> Stated:
        """What the file states of a family's household; `dwelling` is blank where it must be
        made."""
        differs = self._families.get(id(family))
        if not differs or family.found is None:
            return NOTHING
        past = self._pasts.of(family.found.id)
        places = [place.hex for place in self._doorways.behind(family.grid, family.door)]
        kept = {
            name: value
            for name, value in differs.items()
            if (
                any(outranks(past, name, place) for place in places)
                if name == "dwelling"
                else outranks(past, name, value)
            )
        }
        return Stated({n: v for n, v in differs.items() if n not in kept}, kept)

    def _family(self, family: Family, household: Household) -> Values:
        differs: Values = {}
        if family.is_placed and family.door != self._doorways.key_of(household.dwelling):
            differs["dwelling"] = next(
                (p.hex for p in self._doorways.behind(family.grid, family.door)), ""
            )
        if family.head and family.head != household.householder:
            differs["householder"] = family.head
        if family.number and not household.number:
            differs["number"] = family.number
        return differs

    def _person(self, row: RosterRow, family: Family, person: Resident) -> Values:
        differs: Values = {}
        if family.found is None or person.household != family.found.id:
            differs["household"] = family.found.id.hex if family.found else ""
        # Of most rows nothing differs: one comparison says so.
        for name in () if self._all(row) == self._all(person) else self._fields:
            value = getattr(row, name)
            if value and value != getattr(person, name) and value != "unknown":
                if name != "name" or not is_damaged(row.name):
                    differs[name] = to_plain(value)
        number = row.id_number
        if number and number != person.id_number:
            if number != check_id_number(person.id_number).number:
                differs["id_number"] = number
        birth = stated_birth(row)
        if birth and birth != person.birth_date:
            if birth_in(number or person.id_number) in (None, birth):
                differs["birth_date"] = birth.isoformat()
        return differs
