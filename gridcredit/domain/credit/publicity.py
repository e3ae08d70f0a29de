"""What may be told on a notice board of few households, so that nobody finds out about them.

A row of 1 to 4 households is hidden. Where it would be hidden alone, the next smallest row is
covered with it, because whoever knows a total and all rows but one knows that one too. A total is
told only where it leaves enough to choose from for every hidden row, to a reader who knows these
rules, what the other sheets tell, and that nobody counts less than nothing. What is decided here
follows from what is told, so that the decision tells nothing either (practice, section 1; personal-
information law, art. 25; Shandong credit regulation, art. 20).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import NamedTuple

LEAST = 5
"""Households that a row must have to be told."""
_CHOICES = 3
"""Values that a total must leave for each hidden number."""
_POINT = 10
"""Tenths: points are told apart by whole ones."""


class Veil(StrEnum):
    """Why a row is not told."""

    NONE = ""
    FEW = "few"  # 1 to 4 households
    COVER = "cover"  # told, it would give another row away


@dataclass(frozen=True, slots=True)
class Tally:
    """A row before anything is hidden: entries, their points in tenths, and the households."""

    name: str
    entries: int
    points: int
    households: int


class Known(NamedTuple):
    """What other sheets tell of a row, at least."""

    entries: int = 0
    points: int = 0


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A row as it is told: None stands for what is hidden; of FEW households that they are few."""

    name: str
    entries: int | None
    points: int | None
    households: int | None
    veil: Veil = Veil.NONE


@dataclass(frozen=True, slots=True)
class ToldTable:
    """Rows and their total."""

    rows: tuple[ToldRow, ...]
    total: ToldRow


@dataclass(frozen=True, slots=True)
class ToldCount:
    """How many households stand in a row, or why that is not told."""

    name: str
    households: int | None
    veil: Veil = Veil.NONE


@dataclass(frozen=True, slots=True)
class ToldCounts:
    """Rows that share all households among them, and the total."""

    rows: tuple[ToldCount, ...]
    total: int | None


class _Range(NamedTuple):
    """The values that a hidden number may have, both ends among them."""

    least: float
    most: float


def told_tallies(
    rows: Sequence[Tally], households: int, known: Mapping[str, Known] | None = None
) -> ToldTable:
    """A table of rows in which a household may stand more than once, `households` being how many
    there are in all; `known` is what the other sheets tell, by the rows' names."""
    veils = _veils([row.households for row in rows])
    shown = tuple(
        ToldRow(row.name, row.entries, row.points, row.households)
        if veil is Veil.NONE
        else ToldRow(row.name, None, None, None, veil)
        for row, veil in zip(rows, veils, strict=True)
    )
    return ToldTable(shown, _total(rows, households, veils, known or {}))


def told_counts(counts: Mapping[str, int]) -> ToldCounts:
    """A table of rows in which each household stands once."""
    numbers = list(counts.values())
    veils = _veils(numbers)
    rows = tuple(
        ToldCount(name, number if veil is Veil.NONE else None, veil)
        for (name, number), veil in zip(counts.items(), veils, strict=True)
    )
    total = sum(numbers)
    hidden = [number for number, veil in zip(numbers, veils, strict=True) if veil is not Veil.NONE]
    ranges = _household_ranges(numbers, veils)
    few = [at for at, veil in enumerate(v for v in veils if v is not Veil.NONE) if veil is Veil.FEW]
    told = _is_told(total) and all(_choices(sum(hidden), ranges, at) >= _CHOICES for at in few)
    return ToldCounts(rows, total if told else None)


def _veils(households: Sequence[int]) -> list[Veil]:
    """Which rows are hidden, and why; of equal ones the first is covered."""
    veils = [Veil.FEW if 0 < number < LEAST else Veil.NONE for number in households]
    if veils.count(Veil.FEW) == 1:
        others = [at for at, veil in enumerate(veils) if veil is Veil.NONE]
        if others:
            veils[min(others, key=lambda at: (not households[at], households[at]))] = Veil.COVER
    return veils


def _is_told(households: int) -> bool:
    return not 0 < households < LEAST


def _household_ranges(households: Sequence[int], veils: Sequence[Veil]) -> list[_Range]:
    """Between which numbers each hidden row lies, to a reader who knows how rows are chosen."""
    shown = [n for n, veil in zip(households, veils, strict=True) if veil is Veil.NONE and n]
    most = min(shown, default=inf)
    of_veil = {Veil.FEW: _Range(1, LEAST - 1), Veil.COVER: _Range(LEAST, most)}
    return [
        _Range(0, 0) if veil is Veil.COVER and not number else of_veil[veil]
        for number, veil in zip(households, veils, strict=True)
        if veil is not Veil.NONE
    ]


def _choices(total: float, ranges: Sequence[_Range], at: int) -> float:
    """How many whole numbers one of the hidden ones may be, where their sum is known."""
    others = [one for place, one in enumerate(ranges) if place != at]
    least = max(ranges[at].least, total - sum(one.most for one in others))
    most = min(ranges[at].most, total - sum(one.least for one in others))
    return most - least + 1


def _total(
    rows: Sequence[Tally], households: int, veils: Sequence[Veil], known: Mapping[str, Known]
) -> ToldRow:
    """The total of all columns, or of none: one that is missing beside others would tell why."""
    if not _is_told(households):
        return ToldRow("", None, None, None, Veil.FEW)
    hidden = [(r, v) for r, v in zip(rows, veils, strict=True) if v is not Veil.NONE]
    if hidden and not _leaves_choice(rows, households, hidden, known):
        return ToldRow("", None, None, None, Veil.COVER)
    entries, points = sum(row.entries for row in rows), sum(row.points for row in rows)
    return ToldRow("", entries, points, households)


def _leaves_choice(
    rows: Sequence[Tally],
    households: int,
    hidden: Sequence[tuple[Tally, Veil]],
    known: Mapping[str, Known],
) -> bool:
    """Whether the totals leave enough numbers to choose from for every hidden row."""
    floors = [_floor(row, veil, known) for row, veil in hidden]
    entries = sum(row.entries for row, _ in hidden) - sum(floor.entries for floor in floors)
    points = sum(row.points for row, _ in hidden) - sum(floor.points for floor in floors)
    has_cover = len(hidden) > 1
    has_room = entries + 1 >= _CHOICES and points >= _CHOICES * _POINT
    return has_cover and has_room and _leaves_households(rows, households)


def _floor(row: Tally, veil: Veil, known: Mapping[str, Known]) -> Known:
    """What a reader knows that a hidden row has at least: an entry a household."""
    told = known.get(row.name, Known())
    least = 1 if veil is Veil.FEW else LEAST if row.households else 0
    return Known(max(least, told.entries), max(0, told.points))


def _leaves_households(rows: Sequence[Tally], total: int) -> bool:
    """Whether the number of all households leaves open how many a hidden row has: each of them
    stands in a row, so that what the other rows cannot hold must stand in it."""
    veils = _veils([row.households for row in rows])
    shown = sum(r.households for r, veil in zip(rows, veils, strict=True) if veil is Veil.NONE)
    ranges = _household_ranges([row.households for row in rows], veils)
    held = sum(min(one.most, total) for one in ranges) - (LEAST - 1)
    return LEAST - max(1, total - shown - held) >= _CHOICES
