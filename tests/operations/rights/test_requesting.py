"""Requests of people, and the clock of working days that they start."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import RequestKind
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.workdays import DayKind
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.register import calendar, merging, rules
from gridcredit.operations.rights import requesting
from gridcredit.operations.tasks import list_tasks
from tests.operations.homes import Home, a_home
from tests.operations.offices import Offices, Ticking

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


def ask(desk: Desk, home: Home, on: date = FRIDAY) -> requesting.RequestLine:
    """The adult wants to see what is held."""
    return requesting.add_request(desk, home.adult, RequestKind.ACCESS, on)


def test_a_request_is_due_fifteen_working_days_later(worker: Desk, home: Home) -> None:
    line = ask(worker, home)
    assert (line.due, line.known, line.overdue) == (date(2026, 12, 11), True, False)


def test_days_off_and_make_up_days_are_those_of_the_calendar(worker: Desk, home: Home) -> None:
    # 2026-02-14 (a Saturday) and 02-28 are worked, 02-15 to 02-23 is the spring festival.
    line = ask(worker, home, date(2026, 2, 13))
    assert line.due == date(2026, 3, 12)
    made_up = ask(worker, home, date(2026, 2, 14))
    assert made_up.due == date(2026, 3, 13)


def test_a_clock_into_a_year_without_a_calendar_says_so(worker: Desk, home: Home) -> None:
    clock = worker.clock
    assert isinstance(clock, Ticking)
    clock.go(30)
    line = ask(worker, home, date(2026, 12, 20))
    assert (line.due.year, line.known) == (2027, False)
    [task] = [one for one in list_tasks(worker) if one.kind == "request_open"]
    assert task.known is False


def test_it_is_a_task_until_it_is_answered_and_overdue_behind_its_day(
    worker: Desk, home: Home
) -> None:
    line = ask(worker, home)
    [task] = list_tasks(worker)
    assert (task.kind, task.due, task.about) == ("request_open", line.due, "access")
    clock = worker.clock
    assert isinstance(clock, Ticking)
    clock.go(30)
    [late] = requesting.list_requests(worker, [home.adult])
    assert late.overdue
    requesting.answer_request(worker, line.request.id, "已当面交付打印件")
    [told] = requesting.list_requests(worker)
    assert (told.is_open, told.overdue) == (False, False)
    assert list_tasks(worker) == []


def test_an_answer_can_be_taken_back_and_a_request_that_nobody_made(
    worker: Desk, home: Home
) -> None:
    line = ask(worker, home)
    requesting.answer_request(worker, line.request.id, "已答复")
    with pytest.raises(BadValue) as refused:
        requesting.answer_request(worker, line.request.id, "再答复")
    assert refused.value.reason == "answered_before"
    requesting.take_back_answer(worker, line.request.id)
    assert requesting.list_requests(worker)[0].is_open
    requesting.remove_request(worker, line.request.id, "登记到别人名下")
    assert requesting.list_requests(worker) == []
    with pytest.raises(NotFound):
        requesting.answer_request(worker, line.request.id, "答复")


@pytest.mark.parametrize(
    ("text", "on", "reason"),
    [(" ", None, "empty"), ("答复", date(2026, 11, 19), "before_request")],
)
def test_an_answer_says_something_and_not_before_it_was_asked(
    worker: Desk, home: Home, text: str, on: date | None, reason: str
) -> None:
    line = ask(worker, home)
    with pytest.raises(BadValue) as refused:
        requesting.answer_request(worker, line.request.id, text, on)
    assert refused.value.reason == reason


def test_nobody_asks_tomorrow_nor_for_nobody(worker: Desk, home: Home) -> None:
    with pytest.raises(BadValue):
        ask(worker, home, date(2026, 11, 23))
    with pytest.raises(NotFound):
        requesting.add_request(worker, worker.new_id(), RequestKind.DELETE, FRIDAY)


def test_a_request_written_at_the_street_is_answered_at_the_door(
    offices: Offices, street: Desk, grid: Desk, tmp_path: Path
) -> None:
    home = a_home(grid)
    offices.send(grid, street)
    line = ask(street, home)
    sent = sending.export_package(street, grid.node.id, tmp_path / "post")
    exchanging.import_files(grid, [sent.path])
    assert [task.kind for task in list_tasks(grid)] == ["request_open"]
    requesting.answer_request(grid, line.request.id, "已当面答复")
    offices.send(grid, street)
    assert [one.is_open for one in requesting.list_requests(street)] == [False]


def test_the_district_sets_the_clock_and_the_calendar(district: Desk) -> None:
    home = a_home(district)
    rules.set_rule(district, rules.REQUEST_DAYS, 5)
    calendar.set_day(district, date(2026, 11, 23), DayKind.REST, "停工")
    assert ask(district, home).due == date(2026, 11, 30)


def test_what_somebody_asked_who_was_merged_stands_with_the_person(
    worker: Desk, home: Home
) -> None:
    line = requesting.add_request(worker, home.other, RequestKind.CORRECT, FRIDAY)
    merging.merge(worker, home.other, home.adult, "重复登记")
    [told] = requesting.list_requests(worker, [home.adult])
    assert told.request.id == line.request.id
