"""Months, quarters and years by name."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.credit.codes import CapSpan
from gridcredit.domain.credit.periods import (
    first_day,
    last_day,
    month_of,
    months,
    months_between,
    next_month,
    span_of,
)

days = st.dates(date(1900, 1, 1), date(9998, 12, 31))


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_a_period_begins_and_ends(period: str, first: str, last: str) -> None:
    assert (first_day(period).isoformat(), last_day(period).isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["", "26", "2026-", "2026-13", "2026-Q5", "2026-1", "2026-01-01"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        months(text)


@given(days)
def test_the_day_after_a_month_lies_in_the_next_one(day: date) -> None:
    month = month_of(day)
    assert first_day(month) <= day <= last_day(month)
    assert month_of(last_day(month) + timedelta(days=1)) == next_month(month)


@given(days)
def test_a_day_lies_in_its_month_quarter_and_year(day: date) -> None:
    for span in CapSpan:
        assert month_of(day) in months(span_of(day.isoformat(), span))


def test_months_from_one_to_another_are_both_among_them() -> None:
    assert months_between("2025-11", "2026-02") == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert months_between("2026-02", "2026-01") == []
