"""Periods of the stars, and which is chosen from which."""

from __future__ import annotations

from datetime import date

import pytest

from gridcredit.domain.errors import BadValue
from gridcredit.domain.stars.periods import Span, period_of


@pytest.mark.parametrize(
    ("text", "span", "begins", "ends", "mark"),
    [
        ("2026-02", Span.MONTH, date(2026, 2, 1), date(2026, 2, 28), "02"),
        ("2028-02", Span.MONTH, date(2028, 2, 1), date(2028, 2, 29), "02"),
        ("2026-12", Span.MONTH, date(2026, 12, 1), date(2026, 12, 31), "12"),
        ("2026-Q1", Span.QUARTER, date(2026, 1, 1), date(2026, 3, 31), "Q1"),
        ("2026-Q4", Span.QUARTER, date(2026, 10, 1), date(2026, 12, 31), "Q4"),
        ("2026", Span.YEAR, date(2026, 1, 1), date(2026, 12, 31), "Y"),
    ],
)
def test_a_period_is_read_as_it_is_written(
    text: str, span: Span, begins: date, ends: date, mark: str
) -> None:
    period = period_of(text)
    assert (period.text, period.span, period.begins, period.ends) == (text, span, begins, ends)
    assert (period.mark, period.year) == (mark, begins.year)


@pytest.mark.parametrize("text", ["", "2026-13", "2026-Q5", "2026-1", "0000", "9999", "二〇二六"])
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadValue) as refused:
        period_of(text)
    assert refused.value.field == "period"


def test_a_quarter_draws_on_its_months_and_a_year_on_both() -> None:
    year, quarter = period_of("2026"), period_of("2026-Q2")
    drawn = [t for t in ("2026-03", "2026-04", "2026-06", "2026-07") if _draws(t, "2026-Q2")]
    assert drawn == ["2026-04", "2026-06"]
    assert period_of("2026-11").is_part_of(year)
    assert quarter.is_part_of(year)
    assert not year.is_part_of(year)
    assert not year.is_part_of(quarter)
    assert not period_of("2025-12").is_part_of(year)


def _draws(part: str, whole: str) -> bool:
    return period_of(part).is_part_of(period_of(whole))


def test_longer_periods_are_recommended_once_their_months_are_over() -> None:
    until = {t: period_of(t).recommended_until(25) for t in ("2026-03", "2026-Q1", "2026")}
    assert until == {
        "2026-03": date(2026, 3, 25),
        "2026-Q1": date(2026, 4, 25),
        "2026": date(2027, 1, 25),
    }
