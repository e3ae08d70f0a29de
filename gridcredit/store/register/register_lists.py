"""The register as people read it: lists of households and residents, one household's page, and
one record by its id. What was taken off the register is left out of lists, and who was merged into
another record."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from gridcredit.domain.addresses import address, natural_key
from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import Population, ResidentState, VisitOutcome
from gridcredit.domain.coverage import CoverageFacts
from gridcredit.domain.errors import NotFound
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.records import KINDS
from gridcredit.store.journal import aliases
from gridcredit.store.journal.aliases import NOT_MERGED
from gridcredit.store.journal.loading import among, listing, load, load_by, uuid_of
from gridcredit.store.register import area_rows
from gridcredit.store.register.coverage_facts import facts_in_grids, facts_of_residents
from gridcredit.store.register.doors import (
    Door,
    doors,
    doors_of,
    grid_of,
    grid_of_household,
    has_households,
    household_ids,
    in_order,
)
from gridcredit.store.register.timeline import Entry, timeline
from gridcredit.store.register.visits import latest_of
from gridcredit.store.schema.tables import ResidentAliasRow
from gridcredit.store.schema.travelling import TABLES

_RESIDENT = TABLES["resident"]
_ON_LISTS = (
    _RESIDENT.removed == "",
    _RESIDENT.id.not_in(select(ResidentAliasRow.resident)),
)

__all__ = [
    "HouseholdLine",
    "HouseholdPage",
    "ResidentLine",
    "dwellings",
    "get",
    "grid_of",
    "grid_of_household",
    "has_households",
    "household_ids",
    "household_lines",
    "household_page",
    "people_at",
    "resident_ids",
    "resident_lines",
    "resident_page",
    "residents_of",
]


@dataclass(frozen=True, slots=True)
class HouseholdLine:
    """A household as a list shows it."""

    id: UUID
    dwelling: UUID
    grid: UUID
    grid_code: str
    address: str
    householder: str
    number: str
    people: int  # who live here: 空挂户, the dead and the moved left out
    visited_at: str = ""  # of the latest visit that stands, ISO local time
    outcome: VisitOutcome | None = None


@dataclass(frozen=True, slots=True)
class ResidentLine:
    """A resident as a list shows one, with all that is asked of their coverage."""

    id: UUID
    household: UUID
    grid: UUID
    grid_code: str
    address: str
    name: str
    id_number: str
    phone: str
    standing: CoverageFacts

    @property
    def birth_date(self) -> date | None:
        """Where it is known."""
        return self.standing.birth_date

    @property
    def adult_on(self) -> str:
        """What stands for a birth date that may not go here: ISO date or EARLIER."""
        return self.standing.adult_on

    @property
    def population(self) -> Population:
        """人口类型."""
        return self.standing.population

    @property
    def state(self) -> ResidentState:
        """At home, away, died or moved out."""
        return self.standing.state


@dataclass(frozen=True, slots=True)
class HouseholdPage:
    """Everything about one household on one page."""

    household: Household
    dwelling: Dwelling
    grid: Area
    address: str
    residents: tuple[Resident, ...]  # householder first, then the oldest
    coverage_facts: dict[UUID, CoverageFacts]
    timeline: tuple[Entry, ...]  # newest first


def get(s: Session, entity: str, row: UUID) -> Any:
    """The record of any travelling entity by its id. Raises NotFound."""
    kind = KINDS.get(entity)
    found = load(s, kind.record, TABLES[entity].id == row.bytes) if kind else []
    if not found:
        raise NotFound(entity, str(row))
    return found[0]


def dwellings(s: Session, grids: Collection[UUID]) -> list[Dwelling]:
    """The dwellings of the grids in the order of their addresses."""
    found = [d for d in load_by(s, Dwelling, "area", grids) if not d.removed]
    return sorted(found, key=lambda d: (natural_key(address(d)), d.id))


_PEOPLE = listing(
    "SELECT household, count(*) FROM resident r WHERE removed = '' AND household IN :ids"
    " AND population <> 'registry_only' AND state IN ('home', 'away')"
    f" AND {NOT_MERGED.format('r')} GROUP BY household"
)


@many_values()
def household_lines(s: Session, households: Sequence[UUID]) -> list[HouseholdLine]:
    """The lines of these households in the order given; those off the register are left out."""
    standing_at = doors_of(s, households)
    people = {uuid_of(row): number for row, number in among(s, _PEOPLE, households)}
    visits = latest_of(s, households)
    lines = []
    for row in households:
        door = standing_at.get(row)
        if door is not None:
            at, outcome = visits.get(row, ("", None))
            lines.append(_household_line(door, people.get(row, 0), at, outcome))
    return lines


def _household_line(
    door: Door, people: int, at: str, outcome: VisitOutcome | None
) -> HouseholdLine:
    return HouseholdLine(
        door.household,
        door.dwelling,
        door.grid,
        door.grid_code,
        door.address,
        door.householder,
        door.number,
        people,
        at,
        outcome,
    )


_PERSON = "SELECT r.id, r.household, r.name, r.id_number, r.phone, r.birth_date FROM "
_OF_GRIDS = (
    " FROM dwelling d JOIN household h ON h.dwelling = d.id"
    " JOIN resident r ON r.household = h.id"
    " WHERE d.area IN :ids AND r.removed = '' AND h.removed = '' AND d.removed = ''"
    f" AND {NOT_MERGED.format('r')}"
)
_IN_GRIDS = listing(_PERSON.removesuffix(" FROM ") + _OF_GRIDS)
_ORDER = listing("SELECT r.household, r.name, r.birth_date, r.id" + _OF_GRIDS)
_LISTED = listing(
    _PERSON + "resident r WHERE r.id IN :ids AND r.removed = '' AND " + NOT_MERGED.format("r")
)


@many_values()
def resident_ids(s: Session, grids: Collection[UUID]) -> list[UUID]:
    """The residents of the grids by the order of their doors; in a household the householder
    first, then the oldest. `resident_page` fills the page in sight."""
    places = {row[0]: (at, row[9]) for at, row in enumerate(in_order(s, grids))}
    people = []
    for home, name, born, row in among(s, _ORDER, grids):
        at, householder = places[home]
        people.append((at, name != householder, born or "9", row))
    people.sort()
    return [uuid_of(row) for *_, row in people]


def _by_door(s: Session, grids: Collection[UUID]) -> list[tuple[Sequence[Any], Door]]:
    places = {door.household.bytes: (at, door) for at, door in enumerate(doors(s, grids))}

    def order(row: Sequence[Any]) -> tuple[int, bool, str, bytes]:
        at, door = places[row[1]]
        return (at, row[2] != door.householder, row[5] or "9", row[0])

    rows = sorted(among(s, _IN_GRIDS, grids), key=order)
    return [(row, places[row[1]][1]) for row in rows]


@many_values()
def resident_lines(s: Session, grids: Collection[UUID]) -> list[ResidentLine]:
    """All residents of the grids, in the order of `resident_ids`."""
    known = {standing.resident.bytes: standing for standing in facts_in_grids(s, grids)}
    return [_resident_line(row, door, known[row[0]]) for row, door in _by_door(s, grids)]


@many_values()
def resident_page(s: Session, residents: Sequence[UUID]) -> list[ResidentLine]:
    """The lines of these residents in the order given; those off the register are left out."""
    rows = {row[0]: row for row in among(s, _LISTED, residents)}
    places = doors_of(s, {uuid_of(row[1]) for row in rows.values()})
    known = facts_of_residents(s, residents)
    lines = []
    for resident in residents:
        row = rows.get(resident.bytes)
        door = places.get(uuid_of(row[1])) if row else None
        if row and door:
            lines.append(_resident_line(row, door, known[resident]))
    return lines


def _resident_line(row: Sequence[Any], door: Door, standing: CoverageFacts) -> ResidentLine:
    return ResidentLine(
        standing.resident,
        standing.household,
        door.grid,
        door.grid_code,
        door.address,
        row[2],
        row[3],
        row[4],
        standing,
    )


def residents_of(s: Session, household: UUID) -> list[Resident]:
    """The people of one household, the oldest first; who is merged into another record is not one
    more."""
    found = load(s, Resident, _RESIDENT.household == household.bytes, *_ON_LISTS)
    return sorted(found, key=lambda r: (r.birth_date is None, r.birth_date or date.max, r.id))


def people_at(s: Session, household: UUID, others: Collection[UUID] = ()) -> dict[UUID, Resident]:
    """The people of one household, and with them these others, wherever they stand and whether on
    the register or off it."""
    at_home = and_(_RESIDENT.household == household.bytes, *_ON_LISTS)
    named = _RESIDENT.id.in_([other.bytes for other in others])
    return {person.id: person for person in load(s, Resident, or_(at_home, named))}


def household_page(s: Session, household: UUID) -> HouseholdPage:
    """Everything about one household, also of one off the register. Raises NotFound."""
    home: Household = get(s, "household", household)
    dwelling: Dwelling = get(s, "dwelling", home.dwelling)
    people = sorted(residents_of(s, household), key=lambda r: r.name != home.householder)
    ids = [r.id for r in people]
    return HouseholdPage(
        home,
        dwelling,
        area_rows.area(s, dwelling.area),
        address(dwelling),
        tuple(people),
        facts_of_residents(s, ids),
        tuple(timeline(s, household, aliases.with_sides(s, ids))),
    )
