"""Percentages, 环比 and ranks, from integers alone."""

from __future__ import annotations

from collections.abc import Sequence

NO_RATE = "—"
"""Stands where nothing can be compared."""


def hundredths(part: int, whole: int) -> int:
    """Part of whole in hundredths of a per cent, half up; 0 of an empty whole."""
    return (part * 20_000 + whole) // (2 * whole) if whole else 0


def percent(part: int, whole: int) -> str:
    """Part of whole in per cent with two decimals, half up: "43.21"; "0.00" of an empty whole."""
    return as_percent(hundredths(part, whole))


def as_percent(rate: int) -> str:
    """Hundredths of a per cent as text: 4321 is "43.21", -5 is "-0.05"."""
    whole, rest = divmod(abs(rate), 100)
    return f"{'-' if rate < 0 else ''}{whole}.{rest:02d}"


def ranks(values: Sequence[int]) -> list[int]:
    """The rank of each value, the greatest first; equal values share one (1, 2, 2, 4)."""
    first_place: dict[int, int] = {}
    for place, value in enumerate(sorted(values, reverse=True), start=1):
        first_place.setdefault(value, place)
    return [first_place[value] for value in values]
