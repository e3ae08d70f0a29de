"""The register of some grids in memory, for matching the rows of a roster against it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from operator import attrgetter
from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.addresses import AddressKey, address_key
from gridcredit.domain.bulk import many_values
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.records import KIND_OF
from gridcredit.store.journal import aliases
from gridcredit.store.journal.loading import chunks, load, load_by, stands_in
from gridcredit.store.schema.travelling import TABLES

_DWELLING = TABLES["dwelling"]
_HOUSEHOLD = TABLES["household"]
_RESIDENT = TABLES["resident"]

K = TypeVar("K")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Dwellings, households and residents of some grids, by what a roster knows of them.

    None of these keys is unique in a register, so each holds a list, oldest record first; blank
    numbers and blank names are no keys and are absent.
    """

    dwellings: dict[UUID, Dwelling] = field(default_factory=dict)
    households: dict[UUID, Household] = field(default_factory=dict)
    residents: dict[UUID, Resident] = field(default_factory=dict)
    dwellings_at: dict[tuple[UUID, AddressKey], list[Dwelling]] = field(default_factory=dict)
    households_numbered: dict[tuple[UUID, str], list[Household]] = field(default_factory=dict)
    households_in: dict[UUID, list[Household]] = field(default_factory=dict)
    households_of: dict[tuple[UUID, str], list[Household]] = field(default_factory=dict)
    residents_with: dict[str, list[Resident]] = field(default_factory=dict)
    residents_named: dict[tuple[UUID, str], list[Resident]] = field(default_factory=dict)
    residents_in: dict[UUID, list[Resident]] = field(default_factory=dict)
    key: Callable[[str, str, str, str], AddressKey] = field(
        default_factory=lambda: cache(address_key), compare=False
    )
    """What doors are found by; each is worked out once, also for whoever asks by it."""

    def add_dwelling(self, dwelling: Dwelling) -> None:
        """Take in a dwelling, found later by (grid, address key)."""
        key = self.key(dwelling.estate, dwelling.building, dwelling.unit, dwelling.room)
        self.dwellings[dwelling.id] = dwelling
        _put(self.dwellings_at, (dwelling.area, key), dwelling)

    def add_household(self, household: Household) -> None:
        """Take in a household, found later by (grid, number), dwelling and (dwelling, householder).
        Its dwelling must be in already."""
        self.households[household.id] = household
        _put(self.households_in, household.dwelling, household)
        if household.number:
            grid = self.dwellings[household.dwelling].area
            _put(self.households_numbered, (grid, household.number), household)
        if household.householder:
            _put(self.households_of, (household.dwelling, household.householder), household)

    def add_resident(self, resident: Resident) -> None:
        """Take in a resident, found later by ID number, household and (household, name)."""
        self.residents[resident.id] = resident
        _put(self.residents_in, resident.household, resident)
        if resident.id_number:
            _put(self.residents_with, resident.id_number, resident)
        if resident.name:
            _put(self.residents_named, (resident.household, resident.name), resident)


@many_values()
def snapshot(s: Session, grids: Collection[UUID], with_removed: bool = False) -> Snapshot:
    """The register of the grids. Rows taken off the register are left out unless asked for, and
    so is what stands in them; who is merged into another record is not one more."""
    taken = Snapshot()
    for dwelling in _of_grids(s, Dwelling, grids, with_removed):
        taken.add_dwelling(dwelling)
    for household in _of_grids(s, Household, grids, with_removed):
        if household.dwelling in taken.dwellings:
            taken.add_household(household)
    away = aliases.homes(s)
    for resident in _of_grids(s, Resident, grids, with_removed):
        if resident.household in taken.households and resident.id not in away:
            taken.add_resident(resident)
    return taken


@many_values()
def split_snapshot(s: Session, grids: Collection[UUID]) -> tuple[Snapshot, Snapshot]:
    """The register of the grids, and apart from it who was taken off: by themselves, or with their
    household or dwelling. Where those stand that were taken off is among the latter's dwellings and
    households, but only what is off is found by its keys. Who is merged into another record is
    found where that record stood before, as registers go on to state it: what they say of it is
    written to that side, and adds nobody."""
    here, gone = Snapshot(), Snapshot()
    for dwelling in _of_grids(s, Dwelling, grids, True):
        (gone if dwelling.removed else here).add_dwelling(dwelling)
    for household in _of_grids(s, Household, grids, True):
        if household.removed or household.dwelling not in here.dwellings:
            if household.dwelling not in gone.dwellings:
                gone.dwellings[household.dwelling] = here.dwellings[household.dwelling]
            gone.add_household(household)
        else:
            here.add_household(household)
    for resident in _as_stated(s, _of_grids(s, Resident, grids, True), here, gone):
        if resident.removed or resident.household not in here.households:
            if resident.household not in gone.households:
                home = gone.households[resident.household] = here.households[resident.household]
                gone.dwellings.setdefault(home.dwelling, here.dwellings[home.dwelling])
            gone.add_resident(resident)
        else:
            here.add_resident(resident)
    return here, gone


def _as_stated(
    s: Session, people: list[Resident], here: Snapshot, gone: Snapshot
) -> list[Resident]:
    """These people, those merged away where they stood before, if that is in these grids."""
    away = aliases.homes(s)
    if not away:
        return people
    stated = [one for one in people if one.id not in away]
    for side in load_by(s, Resident, "id", sorted(away)):
        if away[side.id] in here.households or away[side.id] in gone.households:
            stated.append(replace(side, household=away[side.id]))
    return sorted(stated, key=attrgetter("id.int"))


def residents_with(s: Session, id_numbers: Iterable[str]) -> dict[str, list[Resident]]:
    """Residents anywhere in this workspace who carry one of the ID numbers: the same person may
    be known to two grids. Removed rows are left out, and those merged into another record."""
    found: dict[str, list[Resident]] = {}
    away = aliases.homes(s)
    for some in chunks(sorted({n for n in id_numbers if n})):
        for resident in load(s, Resident, _RESIDENT.id_number.in_(some), _RESIDENT.removed == ""):
            if resident.id not in away:
                _put(found, resident.id_number, resident)
    return found


def _of_grids(s: Session, record: type[R], grids: Collection[UUID], with_removed: bool) -> list[R]:
    name = KIND_OF[record].name
    table = TABLES[name]
    found: list[R] = []
    for some in chunks([g.bytes for g in grids]):
        where = [stands_in(name, some)]
        if not with_removed:
            where.append(table.removed == "")
        found += load(s, record, *where)
    return sorted(found, key=attrgetter("id.int"))


def _put(lists: dict[K, list[R]], key: K, value: R) -> None:
    lists.setdefault(key, []).append(value)
