"""Where households stand: grid and address, and the order in which people walk past them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.addresses import NaturalKey, address_text, natural_key
from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import DwellingUse
from gridcredit.domain.errors import NotFound
from gridcredit.store.journal.loading import SharedIds, among, listing, uuid_of

_DOORS = """
SELECT h.id, h.dwelling, d.area, a.code, d.estate, d.building, d.unit, d.room,
       h.number, h.householder, d."use"
FROM household h JOIN dwelling d ON d.id = h.dwelling JOIN area a ON a.id = d.area
WHERE h.removed = '' AND d.removed = '' AND """
_IN_GRIDS = listing(_DOORS + "d.area IN :ids")
_OF_HOUSEHOLDS = listing(_DOORS + "h.id IN :ids")

_GRID_OF = """
SELECT d.area FROM household h JOIN dwelling d ON d.id = h.dwelling WHERE h.id = """


_USES: dict[str, DwellingUse] = {use.value: use for use in DwellingUse}


@dataclass(frozen=True, slots=True)
class Door:
    """A household's place: its dwelling's grid and the address as written."""

    household: UUID
    dwelling: UUID
    grid: UUID
    grid_code: str
    address: str
    number: str
    householder: str
    use: DwellingUse

    @property
    def order(self) -> NaturalKey:
        """What puts building 2 before building 10."""
        return natural_key(self.address)


@many_values()
def doors(s: Session, grids: Collection[UUID]) -> list[Door]:
    """The households of the grids in the order of their addresses: building 2 before 10; of one
    address by grid, number, age of the record. What was taken off the register is left out."""
    ids = SharedIds()
    return [_door(row, ids) for row in in_order(s, grids)]


@many_values()
def household_ids(
    s: Session, grids: Collection[UUID], estate: str | None = None, building: str | None = None
) -> list[UUID]:
    """The households of the grids, or of one estate or building there, in the order of `doors`:
    what a list keeps, while `register.household_lines` fills the page in sight."""
    return [
        uuid_of(row[0])
        for row in in_order(s, grids)
        if estate in (None, row[4]) and building in (None, row[5])
    ]


_ANY = listing(
    "SELECT 1 FROM household h JOIN dwelling d ON d.id = h.dwelling"
    " WHERE h.removed = '' AND d.removed = '' AND d.area IN :ids LIMIT 1"
)


def has_households(s: Session, grids: Collection[UUID]) -> bool:
    """Whether any household of the grids is on the register."""
    return any(True for _ in among(s, _ANY, grids))


def in_order(s: Session, grids: Collection[UUID]) -> list[Sequence[Any]]:
    """The rows of `doors`, of which it makes doors."""
    return sorted(among(s, _IN_GRIDS, grids), key=_order)


def _order(row: Sequence[Any]) -> tuple[NaturalKey, str, NaturalKey, bytes]:
    return (natural_key(address_text(*row[4:8])), row[3], natural_key(row[8]), row[0])


def doors_of(s: Session, households: Iterable[UUID]) -> dict[UUID, Door]:
    """The doors of the households that are on the register."""
    ids = SharedIds()
    found = [_door(row, ids) for row in among(s, _OF_HOUSEHOLDS, households)]
    return {door.household: door for door in found}


def _door(row: Sequence[Any], ids: SharedIds) -> Door:
    household, dwelling, grid, code, estate, building, unit, room, number, householder, use = row
    return Door(
        uuid_of(household),
        uuid_of(dwelling),
        ids[grid],
        code,
        address_text(estate, building, unit, room),
        number,
        householder,
        _USES[use],
    )


def grid_of_household(s: Session, household: UUID) -> UUID:
    """The area a household stands in now. Raises NotFound."""
    found = s.execute(text(_GRID_OF + ":id"), {"id": household.bytes}).scalar()
    if found is None:
        raise NotFound("household", str(household))
    return uuid_of(found)


def grid_of(s: Session, resident: UUID) -> UUID:
    """The area a resident lives in now. Raises NotFound."""
    of_resident = text(_GRID_OF + "(SELECT household FROM resident WHERE id = :id)")
    found = s.execute(of_resident, {"id": resident.bytes}).scalar()
    if found is None:
        raise NotFound("resident", str(resident))
    return uuid_of(found)
