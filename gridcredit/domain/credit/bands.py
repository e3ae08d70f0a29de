"""Star bands of households: which figure reaches which band (practice, section 1: totals)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gridcredit.domain.credit.codes import Basis

BASE = 10_000
"""What every household starts a year with, tenths; never redeemed."""
LOWEST = "一星"
"""The band of whoever reaches no other."""


class Band(NamedTuple):
    """A band begins above a figure, in tenths: the figure itself is not enough."""

    above: int
    name: str


USUAL = (Band(10_600, "五星"), Band(10_400, "四星"), Band(10_200, "三星"), Band(9_900, "二星"))


def bands_from_json(text: str) -> tuple[Band, ...]:
    """The bands of a rule set, the highest first; blank, or no such list: the usual ones."""
    try:
        told = json.loads(text) if text else None
        found = [Band(above, name) for above, name in told or ()]
    except (ValueError, TypeError, RecursionError):
        return USUAL
    if not all(type(band.above) is int and isinstance(band.name, str) for band in found):
        return USUAL
    return tuple(sorted(found, key=lambda band: -band.above)) or USUAL


def bands_to_json(bands: Iterable[Band]) -> str:
    """The written form of bands, the highest first."""
    listed = sorted(bands, key=lambda band: -band.above)
    return json.dumps([list(b) for b in listed], ensure_ascii=False, separators=(",", ":"))


def per_head(base: int, points: int, members: int) -> int | None:
    """人均分: the base and the points for each member, tenths, half up; None without members."""
    return base + (2 * points + members) // (2 * members) if members > 0 else None


def figure(basis: Basis, total: int, head: int | None) -> int | None:
    """What the bands are compared with; None: the household is not rated (不参评)."""
    return total if basis is Basis.TOTAL else head


def band_of(figure: int | None, bands: Sequence[Band]) -> str:
    """The name of the highest band whose figure is passed, else the lowest one; blank for who is
    not rated. Equal figures share a band."""
    if figure is None:
        return ""
    return next((band.name for band in bands if figure > band.above), LOWEST)
