"""Rows of 周调度 and 月通报, and the canonical text in which an issue freezes them.

Keys are sorted, there are no blanks, text stands as it is; rates are texts with two decimals made
from integers (domain rules, section 10).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from gridcredit.domain import pace as pacing
from gridcredit.domain.dispatch.packing import Lists, Mark, Marked
from gridcredit.domain.rates import NO_RATE, as_percent, hundredths, percent, ranks

VERSION = 1
SCHEME = "2026"
"""Which rules of counting an issue followed; later rules get another name."""


class Figure(NamedTuple):
    """What a figure counts: which list (packing.Lists), and the ids with any of these marks; of
    those with `minus` one is taken off."""

    of: str
    marks: Mark
    minus: Mark = Mark(0)


FIGURES = {
    "eligible": Figure("people", Mark.ELIGIBLE),
    "last": Figure("people", Mark.LAST),
    "new": Figure("people", Mark.NEW),
    "removed": Figure("people", Mark.REMOVED),
    "corrected": Figure("people", Mark.JOINED, minus=Mark.LEFT),
    "total": Figure("people", Mark.TOTAL),
    "pledged_new": Figure("people", Mark.PLEDGED_NEW),
    "pledged": Figure("people", Mark.PLEDGED),
    "visits": Figure("visits", Mark.COUNTED),
    "met": Figure("households", Mark.MET),
    "visited": Figure("households", Mark.VISITED),
    "homes": Figure("households", Mark.HOME),
    "articles": Figure("articles", Mark.COUNTED),
}
"""By name; each is the number of ids on a list."""

RATES = {"rate": "total", "pledge_rate": "pledged", "visit_rate": "visited"}
"""What opens with a rate: the list of its numerator."""


class Signed(NamedTuple):
    """An id behind a figure, and whether it adds to it (1) or takes from it (-1)."""

    id: UUID
    sign: int


def rows_behind(lists: Iterable[Lists], figure: str) -> Iterator[Signed]:
    """The ids behind a figure (FIGURES, or a rate) in some lists, each list's in their order."""
    counted = FIGURES[RATES.get(figure, figure)]
    for one in lists:
        marked: Marked = getattr(one, counted.of)
        for row in sorted(marked):
            if marked[row] & counted.marks:
                yield Signed(UUID(bytes=row), 1)
            if marked[row] & counted.minus:
                yield Signed(UUID(bytes=row), -1)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The whole numbers of a row."""

    eligible: int = 0
    last: int = 0
    new: int = 0
    removed: int = 0
    corrected: int = 0
    total: int = 0
    pledged_new: int = 0
    pledged: int = 0
    visits: int = 0
    met: int = 0
    visited: int = 0
    homes: int = 0
    articles: int = 0


def numbers(lists: Sequence[Lists]) -> Numbers:
    """The numbers of some lists: how many ids stand behind each."""
    found = dict.fromkeys(FIGURES, 0)
    for one in lists:
        tallies = {of: _tally(getattr(one, of)) for of in ("people", "households", "visits")}
        tallies["articles"] = _tally(one.articles)
        for name, figure in FIGURES.items():
            found[name] += _sum(tallies[figure.of], figure.marks)
            found[name] -= _sum(tallies[figure.of], figure.minus)
    return Numbers(**found)


def _tally(marked: Marked) -> dict[int, int]:
    tally: dict[int, int] = {}
    for marks in marked.values():
        tally[marks] = tally.get(marks, 0) + 1
    return tally


def _sum(tally: dict[int, int], marks: Mark) -> int:
    wanted = int(marks)
    return sum(number for borne, number in tally.items() if borne & wanted)


def added(rows: Iterable[Numbers]) -> Numbers:
    """The sum of several rows."""
    totals = dict.fromkeys(FIGURES, 0)
    for row in rows:
        for name in totals:
            totals[name] += getattr(row, name)
    return Numbers(**totals)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a row says beside its numbers: which area, the rate that its targets ask for and where
    their line stands (hundredths of a per cent), the day of its last package, and whether that was
    made before the span."""

    code: str
    name: str
    target: int | None = None
    pace: int | None = None
    as_of: str = ""
    late: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One row as it is frozen; `rank` is none for a unit with nobody to count, and for the sum."""

    unit: str
    name: str
    eligible: int
    last: int
    new: int
    removed: int
    corrected: int
    total: int
    rate: str
    target: str
    pace_gap: str
    pledged_new: int
    pledged: int
    pledge_rate: str
    visits: int
    met: int
    visited: int
    homes: int
    visit_rate: str
    articles: int
    rank: int | None
    as_of: str
    late: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class FrozenTable:
    """A table as it is frozen: of which week or month of which area, cut off and issued when, which
    basis and scheme it counts by, its rows in the order of their areas, and their sum."""

    span: str
    area: str
    name: str
    first: date
    last: date
    cut_off: str
    frozen_at: str
    basis: str
    rows: tuple[UnitRow, ...]
    total: UnitRow
    program: str = ""
    scheme: str = SCHEME
    version: int = VERSION

    def text(self) -> str:
        """The canonical form."""
        told = asdict(self)
        told["first"], told["last"] = self.first.isoformat(), self.last.isoformat()
        return canonical(told)


def canonical(told: Any) -> str:
    """Plain values as the one text that stands for them."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def unit_rows(units: Sequence[tuple[Unit, Numbers]]) -> tuple[UnitRow, ...]:
    """The rows of a table in the order given, each with its place by rate: equal rates share one,
    and who has nobody to count has none."""
    rates = [hundredths(n.total, n.eligible) if n.eligible else -1 for _, n in units]
    placed = zip(units, ranks(rates), strict=True)
    return tuple(
        _row(unit, found, rank if found.eligible else None) for (unit, found), rank in placed
    )


def sum_row(unit: Unit, rows: Iterable[Numbers]) -> UnitRow:
    """The last row: all numbers added up, with the targets of the whole area."""
    return _row(unit, added(rows), None)


def _row(unit: Unit, found: Numbers, rank: int | None) -> UnitRow:
    rate = hundredths(found.total, found.eligible)
    return UnitRow(
        unit=unit.code,
        name=unit.name,
        **asdict(found),
        rate=as_percent(rate),
        target=NO_RATE if unit.target is None else as_percent(unit.target),
        pace_gap=pacing.pace_gap(rate, unit.pace if found.eligible else None),
        pledge_rate=percent(found.pledged, found.eligible),
        visit_rate=percent(found.visited, found.homes),
        rank=rank,
        as_of=unit.as_of,
        late=unit.late,
        note=unit.note,
    )
