"""宣传节点: when an occasion is next, and whether it is time to prepare it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from gridcredit.domain.kinds.occasion import Occasion

AHEAD = 14
"""So many days before it one is reminded."""


@dataclass(frozen=True, slots=True)
class Coming:
    """An occasion with its next days; `days` until it begins, 0 while it lasts."""

    occasion: Occasion
    first: date
    last: date
    days: int


def coming(occasion: Occasion, today: date) -> Coming | None:
    """When an occasion is next, or is now; None for one that was announced and is past."""
    for year in (today.year, today.year + 1):
        span = _in(occasion, year)
        if span is not None and span[1] >= today:
            return Coming(occasion, *span, max((span[0] - today).days, 0))
    return None


def is_near(found: Coming | None) -> bool:
    """Whether it is time to prepare it, or it lasts."""
    return found is not None and found.days <= AHEAD


def _in(occasion: Occasion, year: int) -> tuple[date, date] | None:
    """Its days in a year; 29 February is the 28th where there is none."""
    if not occasion.month:
        first = occasion.announced
        return (first, occasion.until or first) if first is not None else None
    longest = calendar.monthrange(year, occasion.month)[1]
    if not occasion.day:
        return date(year, occasion.month, 1), date(year, occasion.month, longest)
    day = date(year, occasion.month, min(occasion.day, longest))
    return day, day
