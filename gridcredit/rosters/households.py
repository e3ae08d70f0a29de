"""Which household each row belongs to: what sheets leave blank below
the first person of a household taken from the row above, where the row itself says it belongs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gridcredit.rosters.columns import HOUSEHOLDER, NOTHING_WORDS, Datum, plain_value
from gridcredit.rosters.headings import Plan
from gridcredit.rosters.parting import take_addresses_apart

PLACE = (Datum.ESTATE, Datum.BUILDING, Datum.UNIT, Datum.ROOM, Datum.NUMBER)
PARTS = (Datum.GRID, *PLACE, Datum.HOLDER)


@dataclass
class Stretch:
    """Rows that stand one after another, by column; `parts` is completed in place."""

    first: int
    names: list[str]
    relations: list[str]
    parts: dict[Datum, list[str]]
    passed_over: set[int]


@dataclass(frozen=True, slots=True)
class _Above:
    grid: str
    place: tuple[str, ...]
    holder: str


_UNNUMBERED = "不清 不清楚 待定 待编 待查 待填 无号 无户号 未编 未编号 未填 空白 #N/A"
_NO_NUMBER = NOTHING_WORDS.union(_UNNUMBERED.split())
_NOTHING_BUT = re.compile(r"[0.\-—–_~/\\|*?·、,。:]+|X{2,}|(?:无|暂无|未知|不详)[。.!]?")


class HouseholdColumns:
    """Completes the household columns of a sheet's stretches, remembering the row above."""

    def __init__(self, plan: Plan, default_grid: str) -> None:
        self.filled_rows = 0
        self._default_grid = default_grid
        self._has_address = Datum.ADDRESS in plan.columns
        states = {Datum.RELATION, Datum.IS_HOLDER, Datum.HOLDER}
        self._may_fill = plan.only_holders or bool(plan.columns.keys() & states)
        self._above: _Above | None = None

    def complete(self, stretch: Stretch) -> None:
        """Fill the gaps."""
        parts = stretch.parts
        parts[Datum.NUMBER] = list(map(_number, parts[Datum.NUMBER]))
        if self._has_address:
            take_addresses_apart(parts)
        if self._may_fill:
            self._fill(stretch)
        if self._default_grid:
            parts[Datum.GRID] = [grid or self._default_grid for grid in parts[Datum.GRID]]

    def placed(self, stretch: Stretch) -> list[str]:
        """For each row something of its address or its household number; blank without either."""
        columns = (stretch.parts[f] for f in PLACE)
        return [e or b or u or r or n for e, b, u, r, n in zip(*columns, strict=True)]

    def _fill(self, stretch: Stretch) -> None:
        holders = stretch.parts[Datum.HOLDER]
        if all(holders) and all(self.placed(stretch)) and not stretch.passed_over:
            self._above = _row_of(stretch, len(holders) - 1)
            return
        for at in range(len(holders)):
            if at in stretch.passed_over:
                self._above = None
                continue
            row = _row_of(stretch, at)
            new = self._completed(row, stretch.names[at], stretch.relations[at])
            if new != row:
                _write(stretch, at, new)
                self.filled_rows += new.place != row.place
            self._above = new

    def _completed(self, row: _Above, name: str, relation: str) -> _Above:
        above, grid, place, holder = self._above, row.grid, row.place, row.holder
        if relation == HOUSEHOLDER:
            return _Above(grid, place, holder or name)
        if above is None:
            return row
        if not any(place) and _says_it_belongs(row, above, name, relation):
            grid, place = grid or above.grid, above.place
        if relation and not holder and place == above.place and grid == above.grid:
            holder = above.holder
        return _Above(grid, place, holder)


@lru_cache(maxsize=8_192)  # the rows of a household carry one number
def _number(text: str) -> str:
    """A household number, blank where the cell says that there is none: 0, 000, 暂无, 不详, /."""
    plain = plain_value(text)
    return "" if plain in _NO_NUMBER or _NOTHING_BUT.fullmatch(plain) else text


def _row_of(stretch: Stretch, at: int) -> _Above:
    parts = stretch.parts
    place = tuple([parts[f][at] for f in PLACE])
    return _Above(parts[Datum.GRID][at], place, parts[Datum.HOLDER][at])


def _write(stretch: Stretch, at: int, new: _Above) -> None:
    for f, value in zip(PARTS, (new.grid, *new.place, new.holder), strict=True):
        stretch.parts[f][at] = value


def _says_it_belongs(row: _Above, above: _Above, name: str, relation: str) -> bool:
    """Whether a row without an address states by its relation or its householder that it goes on
    with the household above: never by standing there alone."""
    if relation:
        return row.holder in ("", above.holder)
    return bool(row.holder) and row.holder == above.holder and name != row.holder
