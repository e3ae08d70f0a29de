"""The spans that reports are about: weeks from Monday to Sunday, as ISO 8601 numbers them
(2025-12-29 lies in 2026-W01), and months."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from gridcredit.domain.errors import BadValue
from gridcredit.domain.ledgers.codes import Report

_WEEK = re.compile(r"([0-9]{4})-?W([0-9]{2})", re.IGNORECASE)
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A span by its first and its last day; `text` is how it is written."""

    first: date
    last: date
    text: str

    @property
    def previous(self) -> Span:
        """The span of its kind before it."""
        eve = self.first - _DAY
        return week_of(eve) if self.is_week else month_of(eve)

    @property
    def is_week(self) -> bool:
        """Whether it is a week."""
        return "W" in self.text

    @property
    def number(self) -> int:
        """Its number in its year: 1 to 53, or 1 to 12."""
        return int(self.text[-2:])

    @property
    def year(self) -> int:
        """The year by which it is numbered; a week's is that of its Thursday."""
        return int(self.text[:4])

    @property
    def a_year_before(self) -> Span | None:
        """The span of the same number in the year before; None where that year has none."""
        if not self.is_week:
            return month_of(date(self.year - 1, self.number, 1))
        try:
            return week_of(date.fromisocalendar(self.year - 1, self.number, 1))
        except ValueError:
            return None

    def contains(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


def week_of(day: date) -> Span:
    """The week in which a day lies."""
    year, number, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Span(monday, monday + timedelta(days=6), f"{year:04d}-W{number:02d}")


def month_of(day: date) -> Span:
    """The month in which a day lies."""
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - _DAY
    return Span(first, last, f"{day.year:04d}-{day.month:02d}")


def span_of(report: Report, day: date) -> Span:
    """The week of a weekly report, the month of a monthly one, in which a day lies."""
    return week_of(day) if report is Report.WEEKLY else month_of(day)


def span_named(report: Report, text: str) -> Span:
    """The week of a weekly report, the month of a monthly one, that is written so. Raises
    BadValue."""
    return _week_named(text) if report is Report.WEEKLY else _month_named(text)


def _week_named(text: str) -> Span:
    found = _WEEK.fullmatch(text.strip())
    if found is not None:
        try:
            return week_of(date.fromisocalendar(int(found[1]), int(found[2]), 1))
        except ValueError:
            raise BadValue("week", text, "2026-W48") from None
    raise BadValue("week", text, "2026-W48")


def _month_named(text: str) -> Span:
    found = _MONTH.fullmatch(text.strip())
    if found is not None:
        try:
            return month_of(date(int(found[1]), int(found[2]), 1))
        except (ValueError, OverflowError):
            raise BadValue("month", text, "2026-11") from None
    raise BadValue("month", text, "2026-11")
