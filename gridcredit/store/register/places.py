"""What stands at each building of each grid, counted: the leaves of the register's tree."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.store.journal.aliases import NOT_MERGED
from gridcredit.store.journal.loading import SharedIds

_HOMES = """
SELECT d.area, d.estate, d.building, count(*) FROM household h JOIN dwelling d ON d.id = h.dwelling
WHERE h.removed = '' AND d.removed = '' GROUP BY d.area, d.estate, d.building"""
_PEOPLE = f"""
SELECT d.area, d.estate, d.building, count(*) FROM resident r
JOIN household h ON h.id = r.household JOIN dwelling d ON d.id = h.dwelling
WHERE r.removed = '' AND h.removed = '' AND d.removed = '' AND {NOT_MERGED.format("r")}
AND r.population <> 'registry_only' AND r.state IN ('home', 'away')
GROUP BY d.area, d.estate, d.building"""


@dataclass(frozen=True, slots=True)
class Building:
    """A building of an estate in a grid, and who lives there: 空挂户, the dead and the moved are
    left out, as in `register.HouseholdLine`."""

    grid: UUID
    estate: str
    building: str
    households: int
    people: int


def places(s: Session) -> list[Building]:
    """Every building that has a household on the register, in no promised order."""
    ids = SharedIds()
    people = {tuple(row[:3]): row[3] for row in s.execute(text(_PEOPLE))}
    return [
        Building(ids[grid], estate, building, homes, people.get((grid, estate, building), 0))
        for grid, estate, building, homes in s.execute(text(_HOMES))
    ]
