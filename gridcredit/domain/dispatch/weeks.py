"""Weeks from Monday to Sunday, as ISO 8601 numbers them: 2025-12-29 lies in 2026-W01."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from gridcredit.domain.errors import BadValue

_FORM = re.compile(r"([0-9]{4})-?W([0-9]{2})", re.IGNORECASE)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """A week by its Monday."""

    monday: date

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=6)

    @property
    def text(self) -> str:
        """How it is written: 2026-W48."""
        year, number, _ = self.monday.isocalendar()
        return f"{year:04d}-W{number:02d}"

    @property
    def number(self) -> int:
        """Its number in its year, 1 to 53."""
        return self.monday.isocalendar().week

    @property
    def year(self) -> int:
        """The year by which it is numbered: that of its Thursday."""
        return self.monday.isocalendar().year

    @property
    def previous(self) -> Week:
        """The week before."""
        return Week(self.monday - _WEEK)

    def contains(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.monday <= day <= self.sunday

    @property
    def a_year_before(self) -> Week | None:
        """The week of the same number in the year before; None where that year has none."""
        try:
            return Week(date.fromisocalendar(self.year - 1, self.number, 1))
        except ValueError:
            return None


def week_of(day: date) -> Week:
    """The week in which a day lies."""
    return Week(day - timedelta(days=day.weekday()))


def week_named(text: str) -> Week:
    """The week that is written so. Raises BadValue."""
    found = _FORM.fullmatch(text.strip())
    if found is not None:
        try:
            return Week(date.fromisocalendar(int(found[1]), int(found[2]), 1))
        except ValueError:
            pass
    raise BadValue("week", text, "2026-W48")
