"""How long things are kept, and from when on their term is over (practice, section 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gridcredit.domain.archiving import PERMANENT, kept_until


class Kept(StrEnum):
    """What has a term of its own."""

    PLEDGES = "pledges"  # with their scans
    RULE_SETS = "rule_sets"
    MINUTES = "minutes"
    STARS = "stars"
    LOG = "log"
    EXPORT_LOG = "export_log"
    DRAFTS = "drafts"


class Unit(StrEnum):
    """In what a term is counted."""

    YEARS = "years"  # from the end of the year on
    MONTHS = "months"
    DAYS = "days"


FOR_EVER = (Kept.RULE_SETS, Kept.MINUTES)
UNITS = {
    Kept.PLEDGES: Unit.YEARS,
    Kept.RULE_SETS: Unit.YEARS,
    Kept.MINUTES: Unit.YEARS,
    Kept.STARS: Unit.YEARS,
    Kept.LOG: Unit.MONTHS,
    Kept.EXPORT_LOG: Unit.MONTHS,
    Kept.DRAFTS: Unit.DAYS,
}


@dataclass(frozen=True, slots=True)
class Term:
    """How long something is kept; 0 years: for ever."""

    kept: Kept
    length: int

    @property
    def is_for_ever(self) -> bool:
        """Whether it has no end."""
        return self.length == PERMANENT

    def last_day(self, on: date) -> date | None:
        """The last day of the term of what is of a day; None: there is none."""
        if self.is_for_ever:
            return None
        match UNITS[self.kept]:
            case Unit.YEARS:
                return kept_until(on, self.length)
            case Unit.MONTHS:
                return _months_later(on, self.length)
            case _:
                return on + timedelta(days=self.length)

    def is_over(self, on: date, today: date) -> bool:
        """Whether what is of a day need be kept no more."""
        last = self.last_day(on)
        return last is not None and last < today


def _months_later(on: date, months: int) -> date | None:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    if year > date.max.year:
        return None
    following = date(year + month // 11, (month + 1) % 12 + 1, 1) if year < date.max.year else None
    last = (following - timedelta(days=1)).day if following else 28
    return date(year, month + 1, min(on.day, last))
