"""Weeks as ISO 8601 numbers them, and months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.dispatch.spans import Span, month_of, span_named, week_of
from gridcredit.domain.errors import BadValue
from gridcredit.domain.ledgers.codes import Report

DAY = timedelta(days=1)
days = st.dates(date(1900, 1, 8), date(2200, 1, 1))


def week(text: str) -> Span:
    return span_named(Report.WEEKLY, text)


def month(text: str) -> Span:
    return span_named(Report.MONTHLY, text)


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
    assert week(text) == week_of(day)


@given(days)
def test_a_week_is_seven_days_and_follows_the_one_before(day: date) -> None:
    found = week_of(day)
    assert found.contains(day)
    assert found.last - found.first == timedelta(days=6)
    assert found.previous.last + DAY == found.first
    assert week(found.text) == found
    assert found.previous < found


@given(days)
def test_a_month_follows_the_one_before(day: date) -> None:
    found = month_of(day)
    assert found.contains(day)
    assert (found.first.day, (found.last + DAY).day) == (1, 1)
    assert found.previous.last + DAY == found.first
    assert month(found.text) == found


def test_a_week_53_has_none_in_most_years_before() -> None:
    assert week("2026-W53").a_year_before is None
    assert week("2026-W52").a_year_before == week("2025-W52")
    assert month("2026-02").a_year_before == month("2025-02")


@pytest.mark.parametrize("text", ["", "2026", "2026-W54", "2025-W53", "2026-W00", "2026-11", "W48"])
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        week(text)


@pytest.mark.parametrize("text", ["", "2026", "2026-W48", "2026-13", "2026-00", "0000-01", "26-11"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        month(text)


def test_a_week_is_read_as_people_write_it() -> None:
    assert week(" 2026w48 ") == week("2026-W48") == week_of(date(2026, 11, 23))
