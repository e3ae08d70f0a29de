"""The day's work: what can be done now first, building by building, and today's doors apart."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from gridcredit.domain.codes import VisitOutcome as O
from gridcredit.domain.day_plan import Part, blocks, done_on
from gridcredit.domain.visiting import HouseholdState, Knock, Slot, rank

ON = date(2026, 11, 24)  # a Tuesday


def home(number: int, building: str, *visits: Knock, **how: object) -> HouseholdState:
    """A household that has something left to do."""
    facts: dict[str, object] = {"adults": 1, "unregistered": 1} | how
    return HouseholdState(
        UUID(int=number),
        UUID(int=9),
        (building, number),
        visits,
        building=building,
        **facts,  # type: ignore[arg-type]
    )


def plan(now: Slot, *states: HouseholdState) -> list[tuple[Part, str, list[int]]]:
    """The blocks with the numbers of their doors."""
    dues = rank(states, ON, now=now)
    known = {state.household: state for state in states}
    return [
        (one.part, one.building, [due.household.int for due in one.dues])
        for one in blocks(dues, known, done_on(states, ON), now)
    ]


def test_buildings_are_walked_one_after_another() -> None:
    states = [home(1, "2号楼"), home(2, "1号楼"), home(3, "2号楼"), home(4, "1号楼")]
    assert plan(Slot.MORNING, *states) == [
        (Part.NOW, "1号楼", [2, 4]),
        (Part.NOW, "2号楼", [1, 3]),
    ]


def test_promises_come_first_by_their_days_and_another_time_later() -> None:
    promised = home(1, "9号楼", Knock("2026-11-20T09:00", O.MET_PENDING, date(2026, 11, 24)))
    older = home(2, "8号楼", Knock("2026-11-10T09:00", O.MET_PENDING, date(2026, 11, 12)))
    shut = home(3, "1号楼", Knock("2026-11-20T09:00", O.NOBODY))
    fresh = home(4, "7号楼")
    asked = home(5, "7号楼", appeals=(date(2026, 11, 1),), unregistered=0)
    both = home(6, "7号楼", appeals=(date(2026, 11, 1),))
    assert plan(Slot.MORNING, promised, older, shut, fresh, asked, both) == [
        (Part.PROMISED, "", [2, 1]),
        (Part.NOW, "7号楼", [4, 6]),
        (Part.LATER, "1号楼", [3]),
        (Part.DESK, "7号楼", [5]),
    ]
    assert plan(Slot.EVENING, shut)[0][0] is Part.NOW


def test_doors_of_today_stand_apart_unless_they_are_tried_again() -> None:
    met = home(1, "1号楼", Knock("2026-11-24T08:00", O.MET_DONE))
    shut = home(2, "1号楼", Knock("2026-11-24T08:30", O.NOBODY))
    states = [met, shut, home(3, "1号楼", Knock("2026-11-23T08:00", O.MET_DONE))]
    assert [(one.household.int, one.outcome) for one in done_on(states, ON)] == [
        (2, O.NOBODY), (1, O.MET_DONE),
    ]  # fmt: skip
    assert plan(Slot.MORNING, *states) == [(Part.NOW, "1号楼", [3])]
    assert plan(Slot.EVENING, *states) == [(Part.NOW, "1号楼", [2, 3])]
