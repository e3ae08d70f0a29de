"""Clocks that count working days: make-up days, statutory days, years without a calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.workdays import LONGEST_CLOCK, DayKind, NamedDay, Workdays

# 国庆 2026 as announced: off from 1 to 7 October, worked on Sunday 20 September and Saturday 10.
NATIONAL = [NamedDay(date(2026, 10, day), DayKind.REST, "国庆节") for day in range(1, 8)]
NATIONAL += [NamedDay(date(2026, m, d), DayKind.WORK, "国庆节") for m, d in ((9, 20), (10, 10))]
CALENDAR = Workdays(NATIONAL)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2026, 9, 18), 1, date(2026, 9, 20)),  # Friday, the make-up Sunday counts
        (date(2026, 9, 20), 1, date(2026, 9, 21)),  # from a make-up day
        (date(2026, 9, 30), 1, date(2026, 10, 8)),  # over the holiday
        (date(2026, 10, 3), 1, date(2026, 10, 8)),  # from a statutory day
        (date(2026, 10, 9), 1, date(2026, 10, 10)),  # the make-up Saturday
        (date(2026, 10, 10), 1, date(2026, 10, 12)),
        (date(2026, 10, 11), 3, date(2026, 10, 14)),  # from a Sunday off
        (date(2026, 11, 27), 7, date(2026, 12, 8)),  # the three of 双公示
        (date(2026, 11, 28), 7, date(2026, 12, 8)),
        (date(2026, 11, 30), 7, date(2026, 12, 9)),
    ],
)
def test_the_first_day_is_left_out_and_the_last_counted(start: date, days: int, due: date) -> None:
    found = CALENDAR.due(start, days)
    assert (found.day, found.known) == (due, True)


def test_the_days_off_on_the_way_are_told() -> None:
    assert CALENDAR.due(date(2026, 9, 30), 1).skipped == tuple(d.on for d in NATIONAL[:7])
    assert CALENDAR.due(date(2026, 9, 18), 1).skipped == (date(2026, 9, 19),)


def test_a_clock_that_reaches_into_a_year_without_a_calendar_says_so() -> None:
    assert CALENDAR.due(date(2026, 12, 29), 2).known
    late = CALENDAR.due(date(2026, 12, 30), 2)
    assert (late.day, late.known) == (date(2027, 1, 1), False)


def test_a_clock_that_begins_on_the_last_day_of_an_unknown_year_is_sure() -> None:
    assert CALENDAR.due(date(2025, 12, 31), 1).known
    assert not CALENDAR.due(date(2025, 12, 30), 2).known


def test_a_year_named_by_one_day_is_known() -> None:
    assert [CALENDAR.is_known(year) for year in (2025, 2026, 2027)] == [False, True, False]
    assert CALENDAR.in_year(2027) == []
    assert CALENDAR.years == {2026}


def test_the_later_naming_of_a_day_counts() -> None:
    moved = Workdays([*NATIONAL, NamedDay(date(2026, 10, 8), DayKind.REST, "顺延")])
    assert moved.due(date(2026, 9, 30), 1).day == date(2026, 10, 9)
    back = Workdays([*NATIONAL, NamedDay(date(2026, 10, 7), DayKind.WORK, "")])
    assert back.due(date(2026, 9, 30), 1).day == date(2026, 10, 7)


@pytest.mark.parametrize("days", [0, -1, LONGEST_CLOCK + 1])
def test_no_clock_of_no_days(days: int) -> None:
    with pytest.raises(ValueError, match="days"):
        CALENDAR.due(date(2026, 1, 1), days)


def test_no_clock_past_the_last_day_of_all() -> None:
    with pytest.raises(ValueError, match="start"):
        CALENDAR.due(date(9999, 12, 30), 3)
    assert CALENDAR.count_between(date(9999, 12, 30), date.max).days == 1


@given(st.dates(date(2025, 11, 1), date(2027, 2, 1)), st.integers(1, 60))
def test_as_many_working_days_lie_between_as_the_clock_has(start: date, days: int) -> None:
    due = CALENDAR.due(start, days)
    elapsed = CALENDAR.count_between(start, due.day)
    assert (elapsed.days, elapsed.known) == (days, due.known)
    assert CALENDAR.is_working(due.day)
    between = (due.day - start).days
    passed = {start + timedelta(days=n) for n in range(1, between + 1)}
    assert {day for day in passed if not CALENDAR.is_working(day)} == set(due.skipped)


def test_nothing_lies_between_a_day_and_an_earlier_one() -> None:
    assert CALENDAR.count_between(date(2026, 10, 8), date(2026, 10, 1)).days == 0
