"""Working days: clocks that count them, and the days that the State moves.

Days are calendar dates of the district (UTC+8); no function here knows a time zone. The table says
which days are not what their weekday says (国务院办公厅 notices, one a year). A year of which the
table holds nothing is *unknown*: weekdays are counted then, and every answer says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LONGEST_CLOCK = 1_000
"""Working days that a clock may run at most; the longest in use are a few weeks."""

_SATURDAY = 5
_DAY = timedelta(days=1)


class DayKind(StrEnum):
    """What a day of the calendar is, whatever its weekday."""

    REST = "rest"
    WORK = "work"  # 调休上班


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that the calendar names: what it is, and for which holiday."""

    on: date
    kind: DayKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a clock; `known` is false where a day on the way lies in a year without a
    calendar, `skipped` are the days off that were passed over."""

    day: date
    known: bool
    skipped: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Elapsed:
    """How many working days lie between two days; `known` as with a due day."""

    days: int
    known: bool


class Workdays:
    """The calendar of working days; of a day that is named twice the later naming counts."""

    def __init__(self, days: Iterable[NamedDay]) -> None:
        self._named = {day.on: day for day in days}
        self._years = frozenset(day.year for day in self._named)

    @property
    def years(self) -> frozenset[int]:
        """The years that have a calendar."""
        return self._years

    def is_known(self, year: int) -> bool:
        """Whether the year has a calendar."""
        return year in self._years

    def in_year(self, year: int) -> list[NamedDay]:
        """The days of a year that the calendar names, in order; none of an unknown year."""
        return sorted((d for d in self._named.values() if d.on.year == year), key=lambda d: d.on)

    def named(self, day: date) -> NamedDay | None:
        """What the calendar says of a day; None where its weekday says all."""
        return self._named.get(day)

    def is_working(self, day: date) -> bool:
        """Whether a day is worked; in an unknown year only its weekday is asked."""
        named = self._named.get(day)
        return named.kind is DayKind.WORK if named else day.weekday() < _SATURDAY

    def due(self, start: date, days: int) -> Due:
        """The day on which a clock of so many working days ends, `start` itself left out and the
        last day counted. Raises ValueError for less than one day or more than LONGEST_CLOCK, and
        where the calendar of all days (9999) ends before it does."""
        if not 1 <= days <= LONGEST_CLOCK:
            raise ValueError("days")
        known, left, skipped = True, days, []
        for day in _after(start):
            known = known and self.is_known(day.year)
            if not self.is_working(day):
                skipped.append(day)
                continue
            left -= 1
            if not left:
                return Due(day, known, tuple(skipped))
        raise ValueError("start")

    def count_between(self, start: date, end: date) -> Elapsed:
        """The working days after `start` up to `end`, that day counted; none where `end` is not
        later."""
        worked, known = 0, True
        for day in _after(start):
            if day > end:
                break
            known = known and self.is_known(day.year)
            worked += self.is_working(day)
        return Elapsed(worked, known)


def _after(start: date) -> Iterator[date]:
    while start < date.max:
        start += _DAY
        yield start
