"""Periods of 诚信之星: months, quarters and years, and which is chosen from which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gridcredit.domain.errors import BadValue

_FORM = re.compile(r"(?P<year>[0-9]{4})(-(?P<month>0[1-9]|1[0-2])|-Q(?P<quarter>[1-4]))?")
_WRITTEN = "2026-03 | 2026-Q1 | 2026"


class Span(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """A month, quarter or year: how it is written, its first and its last day."""

    text: str
    span: Span
    begins: date
    ends: date

    @property
    def year(self) -> int:
        """The calendar year that it lies in."""
        return self.begins.year

    @property
    def mark(self) -> str:
        """What stands for it in a certificate's number behind the year: 03, Q1, or Y."""
        return self.text[5:] or "Y"

    @property
    def alike_in_year(self) -> tuple[str, ...]:
        """The periods of its length in its year, itself among them."""
        year = f"{self.year:04d}"
        match self.span:
            case Span.MONTH:
                return tuple(f"{year}-{month:02d}" for month in range(1, 13))
            case Span.QUARTER:
                return tuple(f"{year}-Q{quarter}" for quarter in range(1, 5))
            case Span.YEAR:
                return (year,)

    def is_part_of(self, whole: Period) -> bool:
        """Whether stars of this period may be chosen from for a longer one: a quarter draws on its
        months, a year on its months and quarters."""
        lies_in = whole.begins <= self.begins and self.ends <= whole.ends
        return lies_in and self.span is not whole.span

    def recommended_until(self, day_of_month: int) -> date:
        """The last day to recommend for it: of a month in that month, of a longer period in the
        month that follows it, as its months' stars are known by then."""
        month = self.begins if self.span is Span.MONTH else self.ends + timedelta(days=1)
        return month.replace(day=day_of_month)


def period_of(text: str) -> Period:
    """The period that is written so. Raises BadValue."""
    found = _FORM.fullmatch(text)
    if found is None or not date.min.year <= int(found["year"]) < date.max.year:
        raise BadValue("period", text, _WRITTEN, "star")
    year = int(found["year"])
    if found["month"]:
        return _of_months(text, Span.MONTH, year, int(found["month"]), 1)
    if found["quarter"]:
        return _of_months(text, Span.QUARTER, year, 3 * int(found["quarter"]) - 2, 3)
    return _of_months(text, Span.YEAR, year, 1, 12)


def _of_months(text: str, span: Span, year: int, first: int, count: int) -> Period:
    after = year * 12 + first - 1 + count
    ends = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return Period(text, span, date(year, first, 1), ends)
