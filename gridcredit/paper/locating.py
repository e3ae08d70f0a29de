"""Finds upright QR codes on a page's raster and samples their modules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import permutations
from statistics import fmean

from gridcredit.paper.decoding import NotACode, Rows, decode

_DARK_BELOW = 128
_BLACK_AND_WHITE = bytes(0 if level < _DARK_BELOW else 1 for level in range(256))
_DARK_RUN = re.compile(rb"\x00+")
_STEP = 3  # rows between looks; a finder's heart is three modules tall
_LEAST_PIXELS = 1.5  # a module; below, runs say nothing
_MOST_FINDERS = 60


@dataclass(frozen=True, slots=True)
class Raster:
    """A page in grey, one byte a pixel, row by row without padding."""

    width: int
    height: int
    grey: bytes


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A code that reads without a fault; the side of one module in pixels."""

    text: str
    module: float


@dataclass(frozen=True, slots=True)
class _Finder:
    """The heart of a finder pattern, in pixels."""

    x: float
    y: float
    module: float


def find_codes(raster: Raster) -> list[FoundCode]:
    """Every upright code on the page that can be read without any repair."""
    finders = _finders(raster)
    if len(finders) > _MOST_FINDERS:  # no poster of ours; three of so many would take for ever
        return []
    found: list[FoundCode] = []
    for corner, right, below in permutations(finders, 3):
        side = _side(corner, right, below)
        if side is None:
            continue
        rows = _sampled(raster, corner, right, below, side)
        try:
            text = decode(rows)
        except NotACode:
            continue
        found.append(FoundCode(text, _distance(corner, right, below) / (side - 7)))
    return found


def _finders(raster: Raster) -> list[_Finder]:
    """Places with the run lengths 1:1:3:1:1 across and down."""
    flat = raster.grey.translate(_BLACK_AND_WHITE)
    found: list[_Finder] = []
    for y in range(0, raster.height, _STEP):
        row = flat[y * raster.width : (y + 1) * raster.width]
        for across in _hearts(row):
            if any(_same(known, across[0], y) for known in found):
                continue
            column = flat[round(across[0]) :: raster.width]
            down = next(
                (heart for heart in _hearts(column) if abs(heart[0] - y) < 2 * heart[1]), None
            )
            if down is not None and abs(down[1] - across[1]) < 0.3 * across[1]:
                found.append(_Finder(across[0], down[0], (across[1] + down[1]) / 2))
    return found


def _same(known: _Finder, x: float, y: float) -> bool:
    reach = 2 * known.module
    return abs(known.x - x) < reach and abs(known.y - y) < reach


def _hearts(line: bytes) -> Iterable[tuple[float, float]]:
    """Middle and module size of every 1:1:3:1:1 in a line of dark (0) and light (1) pixels."""
    runs = [run.span() for run in _DARK_RUN.finditer(line)]
    for (a, b), (c, d), (e, f) in zip(runs, runs[1:], runs[2:], strict=False):
        module = (f - a) / 7
        slack = max(0.5 * module, 1.0)
        if (
            module >= _LEAST_PIXELS
            and abs(d - c - 3 * module) < slack * 1.5
            and all(abs(run - module) < slack for run in (b - a, c - b, e - d, f - e))
        ):
            yield (a + f) / 2, module


def _distance(corner: _Finder, right: _Finder, below: _Finder) -> float:
    return fmean((right.x - corner.x, below.y - corner.y))


def _side(corner: _Finder, right: _Finder, below: _Finder) -> int | None:
    """Modules a side when the three stand like the finders of an upright code."""
    module = fmean((corner.module, right.module, below.module))
    distance = _distance(corner, right, below)
    crooked = max(
        abs(right.y - corner.y),
        abs(below.x - corner.x),
        abs((right.x - corner.x) - (below.y - corner.y)),
    )
    if distance < 13 * module or crooked > module:
        return None
    version = round((distance / module + 7 - 17) / 4)
    return version * 4 + 17 if 1 <= version <= 40 else None


def _sampled(raster: Raster, corner: _Finder, right: _Finder, below: _Finder, side: int) -> Rows:
    """Dark or light at each module's middle, by the mean of five pixels around it."""
    span = side - 7
    step = _distance(corner, right, below) / span
    lean_y, lean_x = (right.y - corner.y) / span, (below.x - corner.x) / span
    around = max(1, round(step / 4))
    offsets = (0, -around, around, -around * raster.width, around * raster.width)

    def dark(row: int, column: int) -> bool:
        across, down = column - 3, row - 3
        x = int(corner.x + across * step + down * lean_x)
        y = int(corner.y + down * step + across * lean_y)
        at = y * raster.width + x
        return sum(raster.grey[at + offset] for offset in offsets) < _DARK_BELOW * len(offsets)

    return tuple(tuple(dark(row, column) for column in range(side)) for row in range(side))
