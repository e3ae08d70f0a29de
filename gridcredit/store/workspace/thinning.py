"""Which of the daily copies stay when there are many."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

_DAYS, _WEEKS, _MONTHS = 7, 4, 12
_RUNS = 4
_PAUSE = timedelta(days=10)
"""Without a copy for longer than a holiday takes, the clock may have jumped."""


def kept_days(days: set[date], today: date) -> set[date]:
    """The days whose copies stay: the 7 newest, and the first of each of the last 4 weeks and 12
    months that has one.

    A clock that is years ahead for some days must not cost the copies of the right ones. So the
    7 newest are counted before a long pause too, a week and a month are taken by days beyond the
    pause only once there are more of them, and never by days beyond today.
    """
    past = _runs(day for day in days if day <= today)
    beyond = _runs(day for day in days if day > today)
    kept = {day for run in (*past[:_RUNS], *beyond[:_RUNS]) for day in run[:_DAYS]}
    is_young = len(past) > 1 and len(past[0]) <= _DAYS
    weeks: dict[tuple[int, int], date] = {}
    months: dict[tuple[int, int], date] = {}
    for day in (day for run in past[is_young:] for day in run):
        weeks[day.isocalendar()[:2]] = day
        months[day.year, day.month] = day
    kept |= set(sorted(weeks.values(), reverse=True)[:_WEEKS])
    return kept | set(sorted(months.values(), reverse=True)[:_MONTHS])


def _runs(days: Iterable[date]) -> list[list[date]]:
    """The days without a long pause between them, the newest run and its newest day first."""
    ordered = sorted(days, reverse=True)
    runs = [ordered[:1]] if ordered else []
    for later, day in pairwise(ordered):
        if later - day > _PAUSE:
            runs.append([])
        runs[-1].append(day)
    return runs
