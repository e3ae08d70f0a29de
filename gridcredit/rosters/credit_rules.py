"""Reads the items of a 信用+ rule set from a workbook or a CSV file, as villages fill them in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gridcredit.domain import amounts
from gridcredit.domain.credit.codes import CapKind, Theme, Unit
from gridcredit.domain.credit.items import WHOLE, Item, item_faults
from gridcredit.domain.writing import normalise_text
from gridcredit.rosters.columns import NO_WORDS, YES_WORDS, plain_value
from gridcredit.rosters.headed_tables import (
    CellRefused,
    HeadedTable,
    TableRow,
    as_printed,
    read_tables,
)
from gridcredit.rosters.numbers import number_in
from gridcredit.rosters.rule_columns import FORM, LIST_MARKS, TIER, WORDS, never_importable

LONGEST = {"code": 32, "name": 120, "group": 32, "cap_code": 32, "part": 60, "list": 20}
"""Characters of a text, and of a part of a list; how many of these."""
LARGEST = 1_000_000
"""Tenths of points, hours or times."""
MOST_ITEMS = 500


@dataclass(frozen=True, slots=True)
class RuleDropped:
    """An item that no rule set may hold, or a column that says nothing here; the rest goes in."""

    sheet: str
    row: int
    name: str
    reason: str  # texts.reasons


@dataclass
class RulesRead:
    """The items of a file in its order, and all that was not taken in."""

    items: list[Item] = field(default_factory=list)
    refused: list[CellRefused] = field(default_factory=list)
    dropped: list[RuleDropped] = field(default_factory=list)


def read_rules(file: Path) -> RulesRead:
    """The items that the sheets of a file state. Nothing is guessed: what cannot be taken in is in
    `refused`, in the order of the file. Raises FileUnreadable, NotSavedAsWorkbook, ColumnsMissing,
    StorageFailed."""
    found = RulesRead()
    placed: list[tuple[HeadedTable, TableRow]] = []
    for table in read_tables(file, FORM):
        found.refused += table.refused
        found.dropped += [
            RuleDropped(table.sheet, table.heading_row, text, "unknown_column")
            for text in table.passed_over
        ]
        _Items(table, found, placed).read()
    for fault in item_faults(found.items):
        table, row = placed[fault.item]
        found.refused.append(table.refusal(row, fault.field, fault.reason, row.text(fault.field)))
    if len(found.items) > MOST_ITEMS:
        table, row = placed[MOST_ITEMS]
        found.refused.append(table.refusal(row, "code", "too_many"))
    sheets = {name: at for at, name in enumerate(dict.fromkeys(t.sheet for t, _ in placed))}
    found.refused.sort(key=lambda r: (sheets.get(r.sheet, -1), r.row))
    return found


_IN_USE = frozenset(("ON", "启用", "开"))
_OUT_OF_USE = frozenset(("OFF", "停用", "关"))
"""Beside yes and no: what sheets say of an item's being counted."""


class _Items:
    """Reads the rows of one table."""

    def __init__(
        self, table: HeadedTable, found: RulesRead, placed: list[tuple[HeadedTable, TableRow]]
    ) -> None:
        self._table, self._found, self._placed = table, found, placed
        self._section = table.sheet  # what stands over the rows: a title, or the sheet's name

    def read(self) -> None:
        for row in self._table.rows:
            if row.alone and (_theme_in(row.alone) or never_importable("", row.alone)):
                self._section = row.alone
            elif reason := self._never(row):
                name = as_printed(row.text("name") or row.alone)
                self._found.dropped.append(RuleDropped(row.sheet, row.row, name, reason))
            elif row.alone:
                self._refuse(row, "name", "incomplete_row", row.alone)
            elif row.is_whole:
                self._read_row(row)

    def _never(self, row: TableRow) -> str:
        """Why an item may never stand in a rule set: its wording, its theme, or points below 0."""
        theme = row.text("theme") or self._section
        if reason := never_importable(row.text("name") or row.alone, theme):
            return reason
        points = normalise_text(row.text("points"))
        return "negative_item" if points[:1] in ("-", "－", "−", "–", "扣", "减") else ""

    def _read_row(self, row: TableRow) -> None:
        faults = len(self._found.refused)
        values = dict(self._values(row))
        if len(self._found.refused) == faults:
            self._found.items.append(Item(**values))
            self._placed.append((self._table, row))

    def _values(self, row: TableRow) -> Iterable[tuple[str, Any]]:
        yield "code", self._text(row, "code", needed=True)
        yield "theme", self._theme(row)
        yield "name", as_printed(self._text(row, "name", needed=True))
        tiers = self._tiers(row)
        unit = self._code(row, "unit") or (Unit.HOURS if tiers else Unit.PERSON)
        yield "unit", unit
        yield "tiers", tiers
        yield "points", self._points(row)
        yield "per", self._number(row, "per") if row.text("per") else WHOLE
        yield "group", self._text(row, "group")
        yield from self._cap(row)
        yield "evidence", tuple(self._list(row, "evidence"))
        yield "recorders", self._recorders(row)
        yield "on", self._is_on(row)

    def _cap(self, row: TableRow) -> Iterable[tuple[str, Any]]:
        """Points in tenths, times as they are; what is said of a cap wants the cap itself."""
        kind = self._code(row, "cap_kind") or CapKind.POINTS
        cap = self._number(row, "cap") if row.text("cap") else None
        if cap is not None and kind is CapKind.TIMES:
            if cap % WHOLE:
                self._refuse(row, "cap", "not_whole", row.text("cap"))
            cap //= WHOLE
        elif cap is None and any(row.text(name) for name in ("cap_kind", "cap_per", "cap_by")):
            self._refuse(row, "cap", "empty")
        yield "cap", cap
        yield "cap_kind", kind if cap is not None else None
        yield "cap_per", self._code(row, "cap_per")
        yield "cap_by", self._code(row, "cap_by")
        yield "cap_code", self._text(row, "cap_code")

    def _theme(self, row: TableRow) -> Any:
        stated = row.text("theme")
        theme = _theme_in(stated or self._section)
        if theme is None:
            self._refuse(row, "theme", "unknown_theme" if stated else "empty", stated)
        return theme

    def _text(self, row: TableRow, column: str, needed: bool = False) -> str:
        text = row.text(column)
        if needed and not text:
            self._refuse(row, column, "empty")
        if len(text) > LONGEST[column]:
            self._refuse(row, column, "too_long", text)
        return text

    def _code(self, row: TableRow, column: str) -> Any:
        text = row.text(column)
        found = WORDS[column].get(plain_value(text))
        if text and found is None:
            self._refuse(row, column, "unknown_word", text)
        return found

    def _recorders(self, row: TableRow) -> tuple[str, ...]:
        found = list[str]()
        for text in self._list(row, "recorders"):
            code = WORDS["recorders"].get(plain_value(text))
            if code is None:
                self._refuse(row, "recorders", "unknown_word", text)
            else:
                found.append(code.value)
        return tuple(dict.fromkeys(found))

    def _list(self, row: TableRow, column: str) -> list[str]:
        parts = (normalise_text(part) for part in LIST_MARKS.split(row.text(column)))
        found = list(dict.fromkeys(part for part in parts if part))
        if any(len(part) > LONGEST["part"] for part in found) or len(found) > LONGEST["list"]:
            self._refuse(row, column, "too_long", row.text(column))
        return found

    def _number(self, row: TableRow, column: str) -> int:
        """A number in tenths; a unit behind it may stand."""
        try:
            found = number_in(row.cells.get(column, ""))
        except ValueError as error:
            self._refuse(row, column, str(error), row.text(column))
            return 0
        if found > LARGEST:
            self._refuse(row, column, "too_large", row.text(column))
        return found

    def _points(self, row: TableRow) -> int:
        """The points of an item; one with tiers has none of its own."""
        if row.text("tiers") and not row.text("points"):
            return 0
        before = len(self._found.refused)
        found = self._number(row, "points")
        if not found and not row.text("tiers") and len(self._found.refused) == before:
            self._refuse(row, "points", "more_than_none", row.text("points"))
        return found

    def _tiers(self, row: TableRow) -> tuple[tuple[int, int], ...]:
        """Hours and points of each step, both in tenths."""
        tiers = []
        for part in self._list(row, "tiers"):
            found = TIER.fullmatch(part)
            try:
                hours, points = map(amounts.tenths, found.groups() if found else ("", ""))
            except ValueError:
                hours = points = LARGEST + 1
            if max(hours, points) > LARGEST:
                self._refuse(row, "tiers", "bad_tiers", part)
                return ()
            tiers.append((hours, points))
        return tuple(tiers)

    def _is_on(self, row: TableRow) -> bool:
        text = plain_value(row.text("on"))
        if text not in YES_WORDS | NO_WORDS | _IN_USE | _OUT_OF_USE | {""}:
            self._refuse(row, "on", "not_yes_or_no", row.text("on"))
        return text not in NO_WORDS | _OUT_OF_USE

    def _refuse(self, row: TableRow, column: str, reason: str, value: str = "") -> None:
        self._found.refused.append(self._table.refusal(row, column, reason, value))


_NUMBERED = re.compile(r"^[(（]?[一二三四五六七八九十\d]+[)）]?[、.．:：]?")


def _theme_in(text: str) -> Theme | None:
    """The theme that a cell or a title names: 党建, 一、党建类（最高 20 分）."""
    plain = plain_value(text)
    found = WORDS["theme"].get(plain)
    if found is None:
        bare = _NUMBERED.sub("", plain).removesuffix("类").removesuffix("积分").removesuffix("项")
        found = WORDS["theme"].get(bare)
    return Theme(found) if found else None
