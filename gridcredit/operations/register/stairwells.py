"""The stairwells of an area, and who lives at one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.addresses import address_key, address_text
from gridcredit.domain.duties import Duty
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.people import grids_of
from gridcredit.store.engine.database import Session
from gridcredit.store.register import doors


@dataclass(frozen=True, slots=True)
class Stairwell:
    """A stairwell of a grid (its code), or a building that has none, with its households in the
    order of their doors."""

    grid: str
    estate: str
    building: str
    unit: str
    households: tuple[UUID, ...]

    @property
    def name(self) -> str:
        """Its address without a door."""
        return address_text(self.estate, self.building, self.unit, "")


def stairwells(desk: Desk, area: str = "") -> list[Stairwell]:
    """The stairwells of an area (a code; blank: one's own) in the order of their addresses; places
    that are in no building are left out. Raises AreaUnknown."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        found = stairwells_in(session, grids_of(session, area or desk.node.area))
    return [one for one in found if one.building]


def stairwells_in(session: Session, grids: Collection[UUID]) -> list[Stairwell]:
    """All places of some grids, stairwell by stairwell."""
    there: dict[tuple[str, str, str, str], list[UUID]] = {}
    # rows: household, dwelling, grid, its code, estate, building, unit, room …
    for row in doors.in_order(session, grids):
        there.setdefault((row[3], row[4], row[5], row[6]), []).append(UUID(bytes=row[0]))
    return [Stairwell(*where, tuple(households)) for where, households in there.items()]


def households_at(
    session: Session, grids: Collection[UUID], building: str, unit: str = "", estate: str = ""
) -> list[UUID]:
    """The households of a building, of one stairwell of it where that is named, however it is
    spelt (3, 3号楼)."""
    wanted = [("", building, ""), ("", "", unit), (estate, "", "")]

    def is_meant(one: Stairwell) -> bool:
        has = [("", one.building, ""), ("", "", one.unit), (one.estate, "", "")]
        pairs = zip(wanted, has, strict=True)
        return all(not any(a) or address_key(*a, "") == address_key(*b, "") for a, b in pairs)

    return [
        household
        for one in stairwells_in(session, grids)
        if is_meant(one)
        for household in one.households
    ]
