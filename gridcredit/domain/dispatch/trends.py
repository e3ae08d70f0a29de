"""How units moved since the issue before: rate, place, and weeks behind pace in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gridcredit.domain.dispatch.table import FrozenTable, UnitRow
from gridcredit.domain.rates import NO_RATE, as_percent, hundredths


@dataclass(frozen=True, slots=True)
class Trend:
    """A unit's row with its change of rate (percentage points, signed), its change of place
    (positive: it moved up; None: no place then or now), and for how many issues in a row it has
    been behind pace, this one included."""

    row: UnitRow
    change: str
    moved: int | None
    behind: int

    @property
    def shift(self) -> str:
        """The change of place with an arrow: ↑1; blank where it stayed or there is none."""
        return f"{'↑' if self.moved > 0 else '↓'}{abs(self.moved)}" if self.moved else ""

    @property
    def is_behind(self) -> bool:
        """Whether it is behind pace now."""
        return self.behind > 0


def trends(table: FrozenTable, earlier: Sequence[FrozenTable]) -> tuple[Trend, ...]:
    """The units of a table in its order; `earlier` are the issues before it, the latest first."""
    then = {row.unit: row for row in earlier[0].rows} if earlier else {}
    run = [{row.unit: row for row in one.rows} for one in earlier]
    return tuple(_trend(row, then.get(row.unit), run) for row in table.rows)


def _trend(row: UnitRow, then: UnitRow | None, run: Sequence[dict[str, UnitRow]]) -> Trend:
    change, moved = NO_RATE, None
    if then is not None and then.eligible and row.eligible:
        gap = hundredths(row.total, row.eligible) - hundredths(then.total, then.eligible)
        change = ("+" if gap > 0 else "") + as_percent(gap)
        if row.rank is not None and then.rank is not None:
            moved = then.rank - row.rank
    return Trend(row, change, moved, _behind(row, run))


def _behind(row: UnitRow, run: Sequence[dict[str, UnitRow]]) -> int:
    count, at = 0, row if is_behind(row) else None
    for earlier in (*run, {}):
        if at is None:
            break
        count += 1
        before = earlier.get(row.unit)
        at = before if before is not None and is_behind(before) else None
    return count


def is_behind(row: UnitRow) -> bool:
    """Whether a row stands below the line of its targets."""
    return row.pace_gap.startswith("-")
