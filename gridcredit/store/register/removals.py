"""What was taken off the register, with why, when and by whom: to be looked at and put back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.addresses import address_text
from gridcredit.domain.bulk import many_values
from gridcredit.domain.journal import field_states
from gridcredit.domain.kinds.resident import Resident
from gridcredit.store.journal.journal import history
from gridcredit.store.journal.loading import among, listing, load, uuid_of
from gridcredit.store.schema.travelling import TABLES

_RESIDENT = TABLES["resident"]

_REMOVED = (
    " FROM household h JOIN dwelling d ON d.id = h.dwelling JOIN area a ON a.id = d.area"
    " WHERE h.removed <> '' AND d.removed = '' AND "
)
_IN_GRIDS = listing(
    "SELECT h.id, h.revised, d.estate, d.building, d.unit, d.room, h.householder, h.number"
    + _REMOVED
    + "d.area IN :ids"
)
_LISTED = listing(
    "SELECT h.id, a.code, d.estate, d.building, d.unit, d.room, h.householder"
    + _REMOVED
    + "h.id IN :ids"
)


@dataclass(frozen=True, slots=True)
class Removal:
    """Why something was taken off, when by the device's clock (local ISO time), and by whom."""

    reason: str
    at: str
    author: str


@dataclass(frozen=True, slots=True)
class RemovedHousehold:
    """A household off the register as a list shows it."""

    id: UUID
    grid_code: str
    address: str
    householder: str
    removal: Removal


@many_values()
def removed_households(
    s: Session,
    grids: Collection[UUID],
    estate: str | None = None,
    building: str | None = None,
    text: str = "",
) -> list[UUID]:
    """The households that were taken off in the grids, or in one estate or building there, the
    last one first; with a text, those whose address, householder or number contains it."""
    found = [
        (row[1], row[0])
        for row in among(s, _IN_GRIDS, grids)
        if estate in (None, row[2]) and building in (None, row[3]) and _says(row, text)
    ]
    return [uuid_of(blob) for _, blob in sorted(found, reverse=True)]


def _says(row: Sequence[Any], text: str) -> bool:
    return text in address_text(*row[2:6]) or text in row[6] or text in row[7]


def removed_lines(s: Session, households: Sequence[UUID]) -> list[RemovedHousehold]:
    """The lines of these households in the order given; those on the register are left out."""
    rows = {uuid_of(row[0]): row for row in among(s, _LISTED, households)}
    return [
        RemovedHousehold(home, row[1], address_text(*row[2:6]), row[6], removal(s, home))
        for home in households
        if (row := rows.get(home)) is not None
    ]


def removed_residents(s: Session, household: UUID) -> list[tuple[Resident, Removal]]:
    """The people of a household who were taken off by themselves, the last one first."""
    found = load(
        s,
        Resident,
        _RESIDENT.household == household.bytes,
        _RESIDENT.removed != "",
    )
    told = [(person, removal(s, person.id)) for person in found]
    return sorted(told, key=lambda pair: (pair[1].at, pair[0].id), reverse=True)


def removal(s: Session, row: UUID) -> Removal:
    """Why, when and by whom a row that is off the register was taken off."""
    told = field_states(history(s, row))["removed"].winner
    return Removal(str(told.new["removed"]), told.entered_at, told.author)
