"""Areas of the management tree, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.errors import AreaUnknown, NotFound
from gridcredit.domain.kinds.area import Area
from gridcredit.store.engine.snapshots import remembered
from gridcredit.store.journal.aliases import NOT_MERGED
from gridcredit.store.journal.loading import load, uuid_of
from gridcredit.store.schema.travelling import TABLES

_AREA = TABLES["area"]

UNDER = """
WITH RECURSIVE under(id) AS (
    SELECT id FROM area WHERE id = :area
    UNION SELECT a.id FROM area a JOIN under u ON a.parent = u.id
)
"""
"""The ids of an area and of all below it; a query that begins with this binds :area."""


@dataclass(frozen=True, slots=True)
class AreaCounts:
    """What stands directly in one area; removed rows left out."""

    dwellings: int = 0
    households: int = 0
    residents: int = 0


@remembered
def all_areas(s: Session) -> list[Area]:
    """Every area known here, in the order of their codes."""
    return sorted(load(s, Area), key=lambda a: a.code)


def area(s: Session, row: UUID) -> Area:
    """The area of that id. Raises NotFound."""
    found = load(s, Area, _AREA.id == row.bytes)
    if not found:
        raise NotFound("area", str(row))
    return found[0]


def area_by_code(s: Session, code: str) -> Area:
    """The area of that code. Raises AreaUnknown."""
    found = load(s, Area, _AREA.code == code)
    if not found:
        raise AreaUnknown(code)
    return min(found, key=lambda a: a.id)


def under(s: Session, row: UUID) -> list[Area]:
    """The area and all below it, in the order of their codes."""
    ids = s.execute(text(UNDER + "SELECT id FROM under"), {"area": row.bytes}).scalars().all()
    return sorted(load(s, Area, _AREA.id.in_(ids)), key=lambda a: a.code)


def grids_under(s: Session, row: UUID) -> list[Area]:
    """The grids of the area (itself, when it is one), in the order of their codes."""
    return [a for a in under(s, row) if a.level is AreaLevel.GRID]


_COUNTS = {
    "dwellings": "SELECT d.area, count(*) FROM dwelling d WHERE d.removed = '' GROUP BY d.area",
    "households": (
        "SELECT d.area, count(*) FROM household h JOIN dwelling d ON d.id = h.dwelling"
        " WHERE h.removed = '' AND d.removed = '' GROUP BY d.area"
    ),
    "residents": (
        "SELECT d.area, count(*) FROM resident r JOIN household h ON h.id = r.household"
        " JOIN dwelling d ON d.id = h.dwelling"
        " WHERE r.removed = '' AND h.removed = '' AND d.removed = ''"
        f" AND {NOT_MERGED.format('r')} GROUP BY d.area"
    ),
}


def counts(s: Session) -> dict[UUID, AreaCounts]:
    """What stands directly in each area; areas with nothing are absent. Sum along the tree
    (domain.areas) for a village or a street."""
    found: dict[UUID, dict[str, int]] = {}
    for what, question in _COUNTS.items():
        for blob, number in s.execute(text(question)):
            found.setdefault(uuid_of(blob), {})[what] = number
    return {row: AreaCounts(**numbers) for row, numbers in found.items()}
