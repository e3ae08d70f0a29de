"""Where a nomination stands, which pool it competes in, and which office does which step."""

from __future__ import annotations

from uuid import UUID

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel, Office
from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.errors import AreaOutside, AreaUnknown, BadValue, StarDecidedElsewhere
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.stars.codes import StarLevel, StarStep
from gridcredit.operations.desk import Desk
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import area_of, nodes
from gridcredit.store.register.area_rows import all_areas

_OFFICES = (Office.VILLAGE, Office.STREET)


def area_tree(session: Session) -> AreaTree:
    """The areas known here."""
    return AreaTree(all_areas(session))


def require_office(desk: Desk) -> None:
    """Raise StarDecidedElsewhere at a grid and at the district: stars are nominated, and all that
    follows is written, by villages and streets."""
    if desk.office not in _OFFICES:
        raise StarDecidedElsewhere(Seat.VILLAGE.value)


def require_street(desk: Desk) -> None:
    """Raise StarDecidedElsewhere anywhere but at a street's office."""
    if desk.office is not Office.STREET:
        raise StarDecidedElsewhere(Seat.STREET.value)


def require_step(desk: Desk, session: Session, step: StarStep, area: Area) -> None:
    """Raise StarDecidedElsewhere where a step is another office's: the first review is the
    village's, or the street's for a village without an office; all others are the street's."""
    if step is not StarStep.INITIAL:
        require_street(desk)
        return
    require_office(desk)
    if desk.office is Office.STREET and has_office(session, area):
        raise StarDecidedElsewhere(Seat.VILLAGE.value)


def has_office(session: Session, area: Area) -> bool:
    """Whether a village has an office of its own below this one, whose certificate stands."""
    return any(
        node.office == Office.VILLAGE and node.area == area.code and node.state == nodes.ACTIVE
        for node in nodes.children(session)
    )


def area_for(desk: Desk, session: Session, level: StarLevel, code: str) -> Area:
    """The area that somebody names for a level: a village for a village's honour, a street or one
    of its villages for a street's; at a village's office the street means the own village. Raises
    AreaUnknown, AreaOutside, BadValue."""
    tree = area_tree(session)
    wanted = code.strip() or desk.node.area
    area = tree.by_code(wanted)
    if area is None:
        raise AreaUnknown(wanted)
    is_above = tree.covers(wanted, desk.node.area) and wanted != desk.node.area
    if is_above and level is StarLevel.STREET and area.level is AreaLevel.STREET:
        own = tree.by_code(desk.node.area)
        area = own or area
    if not tree.covers(desk.node.area, area.code):
        raise AreaOutside(wanted, desk.node.area)
    fitting = {AreaLevel.VILLAGE} | ({AreaLevel.STREET} if level is StarLevel.STREET else set())
    if area.level not in fitting:
        raise BadValue("area", wanted, "level_of_area")
    return area


def pool_of(tree: AreaTree, level: StarLevel, area: Area) -> Area:
    """The area among whose nominees one competes: the village, or the whole street."""
    return area if level is StarLevel.VILLAGE else street_of(tree, area)


def street_of(tree: AreaTree, area: Area) -> Area:
    """The street that an area lies in; the area itself where none is known."""
    path = tree.path(area.code)
    return next((a for a in reversed(path) if a.level is AreaLevel.STREET), area)


def members_of_pool(tree: AreaTree, pool: Area) -> list[UUID]:
    """The areas in which the nominees of a pool stand."""
    if pool.level is AreaLevel.VILLAGE:
        return [pool.id]
    levels = (AreaLevel.STREET, AreaLevel.VILLAGE)
    return [area.id for area in tree.subtree(pool.code) if area.level in levels]


def village_of(session: Session, tree: AreaTree, entity: str, row: UUID) -> Area | None:
    """The village that a resident or a household stands in; None where that is not known here."""
    code = area_of.codes(session, entity, [row.bytes]).get(row.bytes, "")
    path = tree.path(code)
    return next((area for area in path if area.level is AreaLevel.VILLAGE), None)
