"""A day's work at one look."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import Office, RegistrationKind, VisitOutcome
from gridcredit.domain.errors import AreaUnknown
from gridcredit.domain.kinds.target import Target
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures import covering, today_summary
from gridcredit.operations.register import people
from gridcredit.operations.visits import visiting
from gridcredit.operations.visits.visiting import AdultEntry, VisitEntry
from tests.operations.offices import GRIDS, STREET, Offices, with_register

MONDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 22)


def an_adult(desk: Desk, place: int = 0) -> people.Person:
    return [p for p in people.list_residents(desk, purpose="test") if p.eligible][place]


def knock(
    desk: Desk, home: UUID, at: str, outcome: VisitOutcome, *adults: AdultEntry, **more: date
) -> UUID:
    visit = Visit(desk.new_id(), home, at, outcome, **more)  # type: ignore[arg-type]
    return visiting.log_visit(desk, VisitEntry(visit, adults)).visit


def test_a_week_begins_on_monday() -> None:
    assert [today_summary.monday_of(day) for day in (MONDAY, SUNDAY)] == [MONDAY, MONDAY]


def test_an_untouched_grid_has_every_lived_in_door_to_visit(desk: Desk) -> None:
    day = today_summary.grid_day(desk)
    assert (day.on, day.households, len(day.dues)) == (SUNDAY, 6, 6)
    assert day.total.week == today_summary.Week(MONDAY)
    assert day.total.coverage.eligible > 0
    assert [d.household for d in day.dues] == [d.household for d in visiting.due_today(desk)]


def test_the_week_counts_what_happened_since_monday(desk: Desk) -> None:
    person, other = an_adult(desk), an_adult(desk, -1)
    registers = AdultEntry(person.line.id, RegistrationKind.REGISTERED, pledged=True)
    knock(desk, person.line.household, "2026-11-17T19:30", VisitOutcome.MET_DONE, registers)
    knock(desk, person.line.household, "2026-11-18T19:30", VisitOutcome.MET_DONE)
    knock(desk, other.line.household, "2026-11-18T19:40", VisitOutcome.NOBODY)
    knock(desk, other.line.household, "2026-11-15T23:59", VisitOutcome.NOBODY)  # last Sunday
    knock(desk, other.line.household, "2026-11-19T19:40", VisitOutcome.BY_PHONE)  # counted apart
    week = today_summary.grid_day(desk).total.week
    assert week == today_summary.Week(MONDAY, 3, 1, 1, 1, households=2, by_phone=1)
    assert week.sunday == SUNDAY


def test_every_figure_of_the_week_is_the_length_of_its_list(desk: Desk) -> None:
    person = an_adult(desk)
    registers = AdultEntry(person.line.id, RegistrationKind.REGISTERED, pledged=True)
    knock(desk, person.line.household, "2026-11-17T19:30", VisitOutcome.MET_DONE, registers)
    knock(desk, person.line.household, "2026-11-18T09:00", VisitOutcome.NOBODY)
    week = today_summary.grid_day(desk).total.week
    for figure in today_summary.WEEK_FIGURES:
        rows = today_summary.week_rows(desk, figure)
        assert len(rows) == getattr(week, figure)
        assert {row.door.id for row in rows} == {person.line.household}
    assert today_summary.week_rows(desk, "new_registered")[0].name == person.line.name
    assert today_summary.week_rows(desk, "visits")[0].at == "2026-11-18T09:00"


def test_promises_until_sunday_are_listed_the_oldest_first(desk: Desk) -> None:
    first, second = an_adult(desk).line.household, an_adult(desk, -1).line.household
    pending = VisitOutcome.MET_PENDING
    knock(desk, second, "2026-11-20T09:00", pending, follow_up=date(2026, 11, 21))
    knock(desk, first, "2026-11-10T09:00", pending, follow_up=date(2026, 11, 12))
    promised = today_summary.grid_day(desk).promised
    assert [(p.due.day, p.door.id) for p in promised] == [(12, first), (21, second)]


def test_an_office_sees_its_tree_and_may_go_down(offices: Offices, tmp_path: Path) -> None:
    street = offices.child(offices.district(), Office.STREET, STREET)
    grid = offices.child(street, Office.GRID, GRIDS[0])
    with_register(grid, tmp_path)
    person = an_adult(grid)
    registers = AdultEntry(person.line.id, RegistrationKind.REGISTERED)
    knock(grid, person.line.household, "2026-11-17T19:30", VisitOutcome.MET_DONE, registers)
    offices.send(grid, street)
    day = today_summary.tree_day(street)
    assert (
        day.total.coverage
        == covering.coverage_tree(street, SUNDAY, "", covering.Basis.RESIDENCE).coverage
    )
    assert day.total.week == today_summary.Week(MONDAY, 1, 1, 1, households=1)
    assert sum(child.week.visits for child in day.children) == 1
    assert [area.code for area in day.path] == [STREET]
    below = today_summary.tree_day(street, GRIDS[0][:12])
    assert [area.code for area in below.path] == [STREET, GRIDS[0][:12]]
    assert below.total.coverage == day.total.coverage
    with pytest.raises(AreaUnknown):
        today_summary.tree_day(street, "nowhere")


def test_what_is_left_of_the_week_is_counted_in_people(worker: Desk) -> None:
    day = today_summary.grid_day(worker)
    assert day.left is not None
    assert day.left.registrations is None  # the targets ended in 2025
    base, area = day.total.coverage.eligible, day.total.area.id
    assert base > 2
    whole = (Target(worker.new_id(), area, day.total.week.sunday, 10_000),)
    left = today_summary.week_left(replace(day.pace, targets=whole), day.total, 3)
    assert left == today_summary.WeekLeft(base - day.total.coverage.registered, 3)
    nothing = (Target(worker.new_id(), area, day.total.week.sunday, 0),)
    assert today_summary.week_left(replace(day.pace, targets=nothing), day.total, 0) == (
        today_summary.WeekLeft(0, 0)
    )
