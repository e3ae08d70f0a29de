"""Weeks as ISO 8601 numbers them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.dispatch.weeks import Week, week_named, week_of
from gridcredit.domain.errors import BadValue


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2025, 12, 29), "2026-W01"),
        (date(2026, 11, 22), "2026-W47"),
        (date(2026, 11, 23), "2026-W48"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
    ],
)
def test_a_day_lies_in_the_week_of_its_thursday(day: date, text: str) -> None:
    assert week_of(day).text == text
    assert week_named(text) == week_of(day)


@given(st.dates(date(1900, 1, 8), date(2200, 1, 1)))
def test_a_week_is_seven_days_and_follows_the_one_before(day: date) -> None:
    week = week_of(day)
    assert week.contains(day)
    assert week.sunday - week.monday == timedelta(days=6)
    assert week.previous.sunday + timedelta(days=1) == week.monday
    assert week_named(week.text) == week


def test_a_week_53_has_none_in_most_years_before() -> None:
    assert week_named("2026-W53").a_year_before is None
    assert week_named("2026-W52").a_year_before == week_named("2025-W52")


@pytest.mark.parametrize("text", ["", "2026", "2026-W54", "2025-W53", "2026-W00", "2026-11", "W48"])
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        week_named(text)


def test_a_week_is_read_as_people_write_it() -> None:
    assert week_named(" 2026w48 ") == week_named("2026-W48") == Week(date(2026, 11, 23))
