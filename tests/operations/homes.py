"""One household of known people for tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk
from tests.operations.adding import add_records
from tests.operations.offices import GRIDS


@dataclass(frozen=True)
class Home:
    """A household with two adults, a minor, and somebody of unknown age."""

    household: UUID
    adult: UUID
    other: UUID
    minor: UUID
    unknown: UUID


def a_home(desk: Desk, grid: str = GRIDS[0]) -> Home:
    """Add the household."""
    dwelling = Dwelling(desk.new_id(), area_id(grid), "榴园", "9号楼", "1单元", "101")
    household = Household(desk.new_id(), dwelling.id, "9001", "王建国")
    persons = [
        Resident(desk.new_id(), household.id, name, birth_date=born)
        for name, born in (
            ("王建国", date(1970, 3, 1)),
            ("李秀英", date(1972, 5, 2)),
            ("王子轩", date(2015, 6, 3)),
            ("老王", None),
        )
    ]
    add_records(desk, [dwelling, household, *persons])
    return Home(household.id, *(person.id for person in persons))
