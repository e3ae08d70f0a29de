"""Converts the columns of a sheet, a stretch of rows after another, and keeps what is to be said
about their cells; "as above" takes the value above."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from gridcredit.domain.codes import DwellingUse, Population, Sex
from gridcredit.domain.identity import valid_number
from gridcredit.domain.roster_rows import RowReason
from gridcredit.rosters.cells import (
    NO_ID,
    Cell,
    Memo,
    Remark,
    to_holder,
    to_id,
    to_name,
    to_part,
    to_phone,
    to_relation,
    to_sex,
    to_text,
    to_yes,
)
from gridcredit.rosters.columns import HOUSEHOLDER, NO_WORDS, YES_WORDS, Datum
from gridcredit.rosters.dates import to_date
from gridcredit.rosters.states import (
    to_gone,
    to_gone_on,
    to_note,
    to_population,
    to_registry,
    to_state,
)

_CONVERTERS: dict[Datum, Callable[[Cell], Any]] = {
    Datum.NAME: to_name,
    Datum.RELATION: to_relation,
    Datum.SEX: to_sex,
    Datum.ID: to_id,
    Datum.OTHER_ID: to_id,
    Datum.BIRTH: to_date,
    Datum.PHONE: to_phone,
    Datum.POPULATION: to_population,
    Datum.IS_SEPARATED: to_yes,
    Datum.ARRIVED: to_date,
    Datum.REGISTRY: to_registry,
    Datum.NOTE: to_note,
    Datum.IS_HOLDER: to_yes,
    Datum.HOLDER: to_holder,
    Datum.GROUP: to_text,
    Datum.STATE: to_state,
    Datum.IS_DEAD: to_gone(RowReason.STATED_DEAD, YES_WORDS),
    Datum.IS_ALIVE: to_gone(RowReason.STATED_DEAD, NO_WORDS),
    Datum.IS_GONE: to_gone(RowReason.STATED_GONE, YES_WORDS),
    Datum.DIED_ON: to_gone_on(RowReason.STATED_DEAD),
    Datum.LEFT_ON: to_gone_on(RowReason.STATED_GONE),
}
STATES = (
    *(
        Datum.STATE,
        Datum.IS_DEAD,
        Datum.IS_ALIVE,
        Datum.IS_GONE,
        Datum.DIED_ON,
        Datum.LEFT_ON,
    ),
)
"""Columns that say whether the person is there, and nothing else."""

_REMEMBERED = 10_000  # different cells of a column; ID numbers never come again
_ABSENT: dict[Datum, Any] = {
    Datum.SEX: Sex.UNKNOWN,
    Datum.ID: NO_ID,
    Datum.OTHER_ID: NO_ID,
    Datum.BIRTH: None,
    Datum.POPULATION: Population.PERMANENT,
    Datum.ARRIVED: None,
    Datum.IS_HOLDER: False,
    Datum.IS_SEPARATED: False,
}
_OWN = {Datum.NAME, Datum.ID, Datum.OTHER_ID, Datum.BIRTH}  # nobody has them from the row above
_KEEPS = {
    *(
        Datum.NAME,
        Datum.ID,
        Datum.GRID,
        Datum.ESTATE,
        Datum.BUILDING,
        Datum.UNIT,
        Datum.ROOM,
    ),
    *(Datum.ADDRESS, Datum.GROUP),
}
"""Without them nobody knows who a row is about or where it belongs: an error there refuses it."""


class Columns:
    """The converters of a table's columns. `remarks` and `vacant` are of the stretch at hand, by
    its rows."""

    def __init__(self, columns: dict[Datum, int], days_later: int) -> None:
        self._columns = columns
        self._memos = {f: self._memo(f, days_later) for f in columns}
        self._above: dict[Datum, Any] = {}
        self.remarks: dict[int, list[tuple[Datum, Remark]]] = {}
        self.vacant: dict[int, DwellingUse] = {}
        self._raw: list[tuple[Cell, ...]] = []
        self._height = 0

    @staticmethod
    def _memo(f: Datum, days_later: int) -> Memo:
        convert: Callable[[Cell], Any] = _CONVERTERS.get(f, to_part)
        if days_later and convert is to_date:
            convert = partial(to_date, days_later=days_later)
        return Memo(convert, _ABSENT.get(f, ""), f in _KEEPS)

    def take(self, raw: list[tuple[Cell, ...]], height: int) -> None:
        """Go on to the next stretch."""
        self._raw, self._height = raw, height
        self.remarks, self.vacant = {}, {}

    def cells(self, f: Datum) -> tuple[Cell, ...] | None:
        """The cells of a field as they are; None without such a column."""
        at = self._columns.get(f)
        return None if at is None else self._raw[at]

    def raw(self, column: int) -> tuple[Cell, ...]:
        """The cells of any column of the table."""
        return self._raw[column]

    def column(self, f: Datum) -> list[Any]:
        """The values of a field, blank ones where there is no such column."""
        cells = self.cells(f)
        return [_ABSENT.get(f, "")] * self._height if cells is None else self.converted(f, cells)

    def converted(self, f: Datum, cells: Iterable[Cell]) -> list[Any]:
        """The values of a field's cells; what is to be said of them is kept."""
        values = self.remembered(f, cells)
        if self._memos[f].remarked:
            above = self._above.get(f)
            for at, value in enumerate(values):
                if type(value) is Remark:
                    values[at] = self._value(f, at, value, above)
                above = values[at] or above
            self._above[f] = above
        else:
            self._above[f] = next(filter(None, reversed(values)), self._above.get(f))
        return values

    def _value(self, f: Datum, at: int, remark: Remark, above: Any) -> Any:
        if remark.ditto and above and f not in _OWN and above != HOUSEHOLDER:
            return above
        if remark.vacant:
            self.vacant.setdefault(at, remark.vacant)
        self.remark(at, f, remark)
        return remark.value

    def remembered(self, f: Datum, cells: Iterable[Cell]) -> list[Any]:
        """The values of a field's cells, remarks among them."""
        memo = self._memos[f]
        if len(memo) > _REMEMBERED:
            memo.clear()
        if f is not Datum.ID:
            return list(map(memo.__getitem__, cells))
        # Hardly any comes again: there is nothing to remember but what is wrong.
        return [valid_number(cell) or memo[cell] for cell in cells]

    def has_remarks(self, f: Datum) -> bool:
        """Whether any cell of the field gave one."""
        return self._memos[f].remarked

    def remark(self, at: int, f: Datum, remark: Remark) -> None:
        """Keep what is to be said of a row's cell."""
        self.remarks.setdefault(at, []).append((f, remark))

    def ids(self) -> list[Any]:
        """The ID numbers, and where one is blank the number of a passport."""
        numbers = self.column(Datum.ID)
        cells = self.cells(Datum.OTHER_ID)
        if cells is None:
            return numbers
        for at, (own, other) in enumerate(
            zip(numbers, self.remembered(Datum.OTHER_ID, cells), strict=True)
        ):
            if own.number or (type(other) is Remark and not other.refuses):
                continue
            kept = [r for r in self.remarks.get(at, ()) if r[1].reason != RowReason.NO_ID_NUMBER]
            if any(f is Datum.ID for f, _ in kept):
                continue  # what stands in the column of ID numbers is wrong, not blank
            self.remarks[at] = kept
            if type(other) is Remark:
                self.remark(at, Datum.OTHER_ID, other)
            else:
                numbers[at] = other
        return numbers
