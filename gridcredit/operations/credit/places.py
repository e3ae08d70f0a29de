"""Villages: which one a household stands in, and which office decides for it."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel, Office
from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.errors import AreaOutside, AreaUnknown, BadValue, NotFound
from gridcredit.domain.kinds.area import Area
from gridcredit.operations.desk import Desk
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import area_of
from gridcredit.store.register.area_rows import all_areas

_SEATS = {Office.VILLAGE: Seat.VILLAGE, Office.STREET: Seat.STREET}


def seat_of(desk: Desk) -> Seat | None:
    """The seat that this office has in rule sets: a grid and the district have none."""
    return _SEATS.get(desk.office)


def village_of_code(desk: Desk, session: Session, code: str) -> Area:
    """A village of one's own area by its code; blank: the village whose office this is, or whose
    grid. Raises AreaUnknown, AreaOutside, and BadValue for what is no village, or where the office
    has several."""
    tree = AreaTree(all_areas(session))
    wanted = code.strip()
    own = wanted or _village_above(tree, desk.node.area)
    if not own:
        raise BadValue("village", "", "empty")
    area = tree.by_code(own)
    if area is None:
        raise AreaUnknown(own)
    if area.level is not AreaLevel.VILLAGE:
        raise BadValue("village", own, "not_a_village")
    if not tree.covers(desk.node.area, own) and not tree.covers(own, desk.node.area):
        raise AreaOutside(own, desk.node.area)
    return area


def village_of_household(session: Session, household: UUID) -> Area:
    """The village that a household stands in. Raises NotFound, AreaUnknown."""
    return villages_of(session, [household])[household]


def villages_of(session: Session, households: Collection[UUID]) -> dict[UUID, Area]:
    """The villages that households stand in. Raises NotFound, AreaUnknown."""
    codes = area_of.codes(session, "household", (household.bytes for household in households))
    for household in households:
        if household.bytes not in codes:
            raise NotFound("household", str(household))
    found = villages_above(session, set(codes.values()))
    return {household: found[codes[household.bytes]] for household in households}


def villages_above(session: Session, codes: Collection[str]) -> dict[str, Area]:
    """The villages that areas are, or stand in, by the codes of those. Raises AreaUnknown."""
    tree = AreaTree(all_areas(session))
    found: dict[str, Area] = {}
    for code in codes:
        area = tree.by_code(_village_above(tree, code))
        if area is None:
            raise AreaUnknown(code)
        found[code] = area
    return found


def _village_above(tree: AreaTree, code: str) -> str:
    path = tree.path(code)
    return next((area.code for area in path if area.level is AreaLevel.VILLAGE), "")
