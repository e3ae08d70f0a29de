"""序时进度: where the straight line between neighbouring targets stands on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gridcredit.domain.rates import as_percent

DatedRate = tuple[date, int]
"""A day and hundredths of a per cent: (2023-12-31, 3000) is 30 % by the end of 2023."""

PROGRAMME_START = date(2023, 5, 24)
"""The day of the document that set the first targets (枣庄高新区); the line begins here at 0."""


def pace(targets: Iterable[DatedRate], on: date, start: date = PROGRAMME_START) -> int | None:
    """Where the line stands, in hundredths of a per cent, half up: 0 until the start (or the
    first target, if that is earlier), the last target's rate after it; None without targets."""
    points = _points(targets, start)
    if not points:
        return None
    before = [point for point in points if point[0] <= on]
    after = [point for point in points if point[0] > on]
    if not before:
        return 0
    if not after:
        return before[-1][1]
    (first_day, first), (last_day, last) = before[-1], after[0]
    days, passed = (last_day - first_day).days, (on - first_day).days
    return (2 * (first * days + (last - first) * passed) + days) // (2 * days)


def target_in_force(targets: Iterable[DatedRate], on: date) -> int | None:
    """The rate to be reached next (or today), the last one once all have passed."""
    points = sorted(_latest(targets).items())
    coming = [rate for day, rate in points if day >= on]
    if coming:
        return coming[0]
    return points[-1][1] if points else None


def pace_gap(rate: int, line: int | None) -> str:
    """序时进度差 in percentage points with its sign ("+1.25", "-0.40"); "—" without a line."""
    if line is None:
        return "—"
    gap = rate - line
    return ("+" if gap > 0 else "") + as_percent(gap)


def _points(targets: Iterable[DatedRate], start: date) -> list[DatedRate]:
    dated = _latest(targets)
    if dated and start < min(dated):
        dated[start] = 0
    return sorted(dated.items())


def _latest(targets: Iterable[DatedRate]) -> dict[date, int]:
    """One rate a day: of two for one day the greater, whatever order they came in."""
    dated: dict[date, int] = {}
    for day, rate in targets:
        dated[day] = max(rate, dated.get(day, rate))
    return dated
