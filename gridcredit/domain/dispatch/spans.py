"""The spans that reports are about: weeks from Monday to Sunday, as ISO 8601 numbers them
(2025-12-29 lies in 2026-W01), months, quarters (2026-Q4) and years (2026)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from gridcredit.domain.errors import BadValue
from gridcredit.domain.ledgers.codes import Report

_WEEK = re.compile(r"([0-9]{4})-?W([0-9]{2})", re.IGNORECASE)
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_PART = re.compile(r"([0-9]{4})(?:-?Q([1-4]))?", re.IGNORECASE)
_DAY = timedelta(days=1)
_QUARTER = 3  # months


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A span by its first and its last day; `text` is how it is written."""

    first: date
    last: date
    text: str

    @property
    def previous(self) -> Span:
        """The span of its kind before it."""
        return self._beside(self.first - _DAY)

    @property
    def next(self) -> Span:
        """The span of its kind behind it."""
        return self._beside(self.last + _DAY)

    def _beside(self, day: date) -> Span:
        if self.is_week:
            return week_of(day)
        if self.is_quarter:
            return quarter_of(day)
        return year_of(day) if self.is_year else month_of(day)

    @property
    def is_week(self) -> bool:
        """Whether it is a week."""
        return "W" in self.text

    @property
    def is_quarter(self) -> bool:
        """Whether it is a quarter."""
        return "Q" in self.text

    @property
    def is_year(self) -> bool:
        """Whether it is a year."""
        return self.text.isdecimal()

    @property
    def months(self) -> tuple[str, ...]:
        """The months that begin in it (2026-11)."""
        found, month = [], month_of(self.first)
        while month.first <= self.last:
            if month.first >= self.first:
                found.append(month.text)
            month = month.next
        return tuple(found)

    @property
    def number(self) -> int:
        """Its number in its year: 1 to 53, 1 to 12, or 1 to 4; of a year the year itself."""
        return int(self.text.partition("-")[2].lstrip("WQ") or self.text)

    @property
    def year(self) -> int:
        """The year by which it is numbered; a week's is that of its Thursday."""
        return int(self.text[:4])

    @property
    def a_year_before(self) -> Span | None:
        """The span of the same number in the year before; None where that year has none."""
        if not self.is_week:
            return self._beside(self.first.replace(year=self.year - 1))
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


def quarter_of(day: date) -> Span:
    """The quarter in which a day lies."""
    number = (day.month - 1) // _QUARTER + 1
    first = date(day.year, (number - 1) * _QUARTER + 1, 1)
    last = month_of(date(day.year, number * _QUARTER, 1)).last
    return Span(first, last, f"{day.year:04d}-Q{number}")


def year_of(day: date) -> Span:
    """The year in which a day lies."""
    return Span(date(day.year, 1, 1), date(day.year, 12, 31), f"{day.year:04d}")


def span_of(report: Report, day: date) -> Span:
    """The week of a weekly report, the month of a monthly one, the quarter of an assessment, in
    which a day lies."""
    match report:
        case Report.WEEKLY:
            return week_of(day)
        case Report.MONTHLY:
            return month_of(day)
    return quarter_of(day)


def span_named(report: Report, text: str) -> Span:
    """The week of a weekly report, the month of a monthly one, the quarter or the year of an
    assessment, that is written so. Raises BadValue."""
    match report:
        case Report.WEEKLY:
            return _week_named(text)
        case Report.MONTHLY:
            return _month_named(text)
    return _part_named(text)


def _part_named(text: str) -> Span:
    found = _PART.fullmatch(text.strip())
    if found is None or found[1] == "0000":
        raise BadValue("period", text, "2026-Q4 | 2026")
    year = int(found[1])
    if found[2] is None:
        return year_of(date(year, 1, 1))
    return quarter_of(date(year, int(found[2]) * _QUARTER, 1))


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
