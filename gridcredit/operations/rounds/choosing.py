"""Which doors are meant: a stairwell, a building, an area, what a search kept, or each by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from gridcredit.domain.addresses import address_text
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import AreaOutside, AreaUnknown, BadValue, NotFound
from gridcredit.domain.kinds.area import Area
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import filters
from gridcredit.operations.register.people import grids_of
from gridcredit.operations.visits.visiting import due_of
from gridcredit.store.engine.database import Session
from gridcredit.store.register import area_rows, doors
from gridcredit.store.register.doors import Door


@dataclass(frozen=True, slots=True)
class DoorChoice:
    """The doors of an area (a code; blank: one's own), narrowed to an estate, a building, a
    stairwell (None: any), or these households alone, or those that a filter under a name means.
    `only_due` leaves out where nothing is due."""

    area: str = ""
    estate: str | None = None
    building: str | None = None
    unit: str | None = None
    households: tuple[UUID, ...] = ()
    only_due: bool = False
    filter: str = ""


@dataclass(frozen=True, slots=True)
class Stairwell:
    """A stairwell, or a building without: where, as people call it, and how many doors."""

    area: str
    estate: str
    building: str
    unit: str
    doors: int

    @property
    def name(self) -> str:
        """Its address without a door."""
        return address_text(self.estate, self.building, self.unit, "")

    @property
    def choice(self) -> DoorChoice:
        """All its doors."""
        return DoorChoice(self.area, self.estate, self.building, self.unit)


def stairwells(desk: Desk, area: str = "") -> list[Stairwell]:
    """The stairwells of an area in the order of their addresses. Raises AreaUnknown."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        rows = doors.in_order(session, grids_of(session, area or desk.node.area))
    # rows as `doors` reads them: household, dwelling, grid, code, estate, building, unit, room
    counts = Counter[tuple[str, str, str, str]]()
    for row in rows:
        counts[row[3], row[4], row[5], row[6]] += 1
    return [Stairwell(*where, number) for where, number in counts.items()]


def resolved(desk: Desk, choice: DoorChoice) -> DoorChoice:
    """The choice with the households that its filter means now. Raises NotFound, and BadValue for
    a filter that means nobody."""
    if not choice.filter:
        return choice
    found = filters.households(desk, choice.filter)
    if not found:
        raise BadValue("doors", "0", "no_door_left")
    return replace(choice, households=tuple(found), filter="")


def chosen_doors(desk: Desk, session: Session, choice: DoorChoice) -> list[Door]:
    """The doors that are meant, as one walks past them. Raises AreaUnknown, AreaOutside, and
    NotFound for a household that is not there."""
    if choice.households:
        places = doors.doors_of(session, choice.households)
        for row in choice.households:
            if row not in places:
                raise NotFound("household", str(row))
        found = sorted(places.values(), key=lambda door: (door.order, door.grid_code, door.number))
        _own_area(desk, session, {door.grid_code for door in found})
    else:
        area = _own_area(desk, session, {choice.area or desk.node.area})
        rows = doors.in_order(session, grids_of(session, area.code))
        wanted = [UUID(bytes=row[0]) for row in rows if _is_meant(row, choice)]
        places = doors.doors_of(session, wanted)
        found = [places[row] for row in wanted]
    if choice.only_due:
        due = due_of(desk, session, [door.household for door in found])
        found = [door for door in found if door.household in due]
    return found


def area_of_doors(session: Session, places: Sequence[Door]) -> Area:
    """The smallest area with all of these doors."""
    tree = AreaTree(area_rows.all_areas(session))
    paths = [tree.path(code) for code in sorted({door.grid_code for door in places})]
    shared = [steps[0] for steps in zip(*paths, strict=False) if len(set(steps)) == 1]
    found: Area = shared[-1]
    return found


def _is_meant(row: Sequence[Any], choice: DoorChoice) -> bool:
    asked = (choice.estate, choice.building, choice.unit)
    return all(one is None or one == told for one, told in zip(asked, row[4:7], strict=True))


def _own_area(desk: Desk, session: Session, codes: Iterable[str]) -> Area:
    tree = AreaTree(area_rows.all_areas(session))
    own = tree.by_code(desk.node.area)
    for code in sorted(codes):
        found = tree.by_code(code)
        if found is None:
            raise AreaUnknown(code)
        if not tree.covers(desk.node.area, code):
            raise AreaOutside(code, desk.node.area)
        own = found
    if own is None:
        raise AreaUnknown(desk.node.area)
    return own
