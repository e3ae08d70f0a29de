"""Tables of a known form (rule sets, goods): their heading rows, their rows, and which cells of
these cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path

from gridcredit.atomic_file import require_readable, storage
from gridcredit.domain.errors import ColumnsMissing
from gridcredit.domain.writing import without_controls
from gridcredit.rosters.cells import Cell, ShownDay, to_text
from gridcredit.rosters.columns import INSTRUCTION, is_foot, is_silent, is_sum, plain_heading
from gridcredit.rosters.headings import SEARCHED_ROWS, column_name
from gridcredit.rosters.sheets import SheetCells, open_sheets
from gridcredit.rosters.words import unreadable

MOST_ROWS = 20_000
"""Of one sheet, the blank ones too: no list of rules or goods is longer."""

_HINT_ROWS = 3  # so many rows below the headings may explain how to fill them in
_FORMULA = re.compile(r"[=＝]\s*[A-Za-z(（+\-$]")


@dataclass(frozen=True, slots=True)
class TableForm:
    """A table by its columns: each name with the headings that mean it, with blanks between, the
    first being ours.
    Without the `required` ones a row is no heading row; a cell of a `shared` one may be merged
    over several rows, which all have its value."""

    headings: Mapping[str, str]
    required: frozenset[str]
    shared: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()  # columns whose cells may be dates

    def column_of(self, heading: str) -> str:
        """The column that a heading means; blank where it is none."""
        wanted = plain_heading(heading)
        if not wanted:
            return ""
        for name, spellings in self.headings.items():
            if wanted in map(plain_heading, (name, *spellings.split())):
                return name
        return ""


@dataclass(frozen=True, slots=True)
class CellRefused:
    """A cell, or a whole row, that cannot be taken in; rows as the spreadsheet counts."""

    sheet: str
    row: int
    column: str  # as people find it: `E 分值`
    reason: str  # texts.reasons
    value: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row by the names of its columns. `alone`: the one text of a row that says nothing else,
    as the title of a section does."""

    sheet: str
    row: int
    cells: Mapping[str, Cell]
    alone: str = ""
    is_whole: bool = True  # none of its cells was refused

    def text(self, column: str) -> str:
        """A cell as plain text; blank where there is no such column."""
        return without_controls(to_text(self.cells.get(column, "")))


@dataclass
class HeadedTable:
    """The rows of one sheet below its headings, and what of them cannot be read."""

    sheet: str
    heading_row: int
    labels: Mapping[str, str]  # of the columns that stand there, as people find them
    rows: list[TableRow] = field(default_factory=list)
    refused: list[CellRefused] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)  # headings that mean no column

    def label(self, column: str) -> str:
        """A column as people find it; its own name where the sheet has none."""
        return self.labels.get(column, column)

    def refusal(self, row: TableRow, column: str, reason: str, value: str = "") -> CellRefused:
        """That a cell of a row cannot be taken in."""
        return CellRefused(self.sheet, row.row, self.label(column), reason, value[:40])


def read_tables(file: Path, form: TableForm) -> list[HeadedTable]:
    """The tables of every visible sheet that has the headings. Raises FileUnreadable,
    NotSavedAsWorkbook, ColumnsMissing, StorageFailed."""
    require_readable(file)
    found, seen = list[HeadedTable](), list[str]()
    with storage(file.name), file.open("rb") as stream:
        for sheet in open_sheets(stream, file.name):
            if not sheet.hidden:
                seen.append(sheet.name)
                if (table := _table(sheet, form)) is not None:
                    found.append(table)
    if not found:
        wanted = (form.headings[name].split()[0] for name in form.headings if name in form.required)
        raise ColumnsMissing(file.name, "、".join(wanted), "、".join(seen))
    return found


def _table(sheet: SheetCells, form: TableForm) -> HeadedTable | None:
    rows = []
    for at, row in enumerate(sheet.rows()):
        if at >= MOST_ROWS:
            break
        rows.append(row)
    head = _headings(rows, form)
    if head is None:
        return None
    return _Reader(sheet, form, rows, *head).read()


def _headings(rows: Sequence[list[Cell]], form: TableForm) -> tuple[int, list[str]] | None:
    """The last of the heading rows and its texts: one row, or two where the lower one says what
    the upper one leaves open."""
    for at, row in enumerate(rows[:SEARCHED_ROWS]):
        upper = [to_text(cell) for cell in row]
        known = _known(upper, form)
        if at + 1 < len(rows):
            lower = [to_text(cell) for cell in rows[at + 1]]
            joined = [below or above for above, below in zip(upper, lower, strict=True)]
            only_headings = all(form.column_of(text) for text in lower if text)
            if known and only_headings and any(lower) and len(_known(joined, form)) > len(known):
                if form.required <= _known(joined, form):
                    return at + 1, joined
        if form.required <= known:
            return at, upper
    return None


def _known(texts: Sequence[str], form: TableForm) -> set[str]:
    return {form.column_of(text) for text in texts} - {""}


class _Reader:
    """Reads the rows of one sheet below its headings."""

    def __init__(
        self,
        sheet: SheetCells,
        form: TableForm,
        rows: Sequence[list[Cell]],
        heading_row: int,
        headings: Sequence[str],
    ) -> None:
        self._sheet, self._form, self._rows = sheet, form, rows
        self._at, self._headings = heading_row, headings
        self._columns: dict[str, int] = {}
        repeated = []
        labels = {}
        for place, text in enumerate(headings):
            name, label = form.column_of(text), column_name(sheet.first_column + place, text)
            if name and name in self._columns:
                repeated.append(CellRefused(sheet.name, heading_row + 1, label, "repeated_column"))
            elif name:
                self._columns[name], labels[name] = place, label
        self._table = HeadedTable(sheet.name, heading_row + 1, labels, refused=repeated)
        unknown = (text for text in headings if text and not form.column_of(text))
        self._table.passed_over = [text for text in unknown if not is_silent(text)]
        self._merged = self._merged_cells()

    def read(self) -> HeadedTable:
        for at in range(self._at + 1, len(self._rows)):
            if broken := self._sheet.broken.get(at):
                self._refuse(at, "", broken.reason.value)
            elif self._says_something(at):
                self._read_row(at)
        if self._sheet.height > MOST_ROWS:
            self._refuse(MOST_ROWS, "", "too_many")
        return self._table

    def _says_something(self, at: int) -> bool:
        """Whether a row is neither blank, but for its running number, nor the headings again, nor
        hints, sums or a foot."""
        texts = [to_text(cell) for cell in self._rows[at]]
        filled = [text for text in texts if text]
        if not filled or is_sum(filled[0]) or all(map(is_foot, filled)):
            return False
        counting = [
            text for text, head in zip(texts, self._headings, strict=True) if is_silent(head)
        ]
        if len(filled) == 1 and filled[0].isdecimal() and filled[0] in counting:
            return False
        if [form for form in map(self._form.column_of, filled) if form] and all(
            self._form.column_of(text) or text in self._headings for text in filled
        ):
            return False
        hints = sum(INSTRUCTION.search(text) is not None for text in filled)
        return not (at - self._at <= _HINT_ROWS and hints > 1)

    def _read_row(self, at: int) -> None:
        row = self._rows[at]
        filled = [cell for cell in row if to_text(cell)]
        if len(filled) == 1 and unreadable(to_text(filled[0])) is None:
            cells = {name: row[place] for name, place in self._columns.items()}
            alone = to_text(filled[0])
            self._table.rows.append(TableRow(self._sheet.name, at + 1, cells, alone))
            return
        before = len(self._table.refused)
        cells = {}
        for name, place in self._columns.items():
            cell = self._merged[at, place] if (at, place) in self._merged else row[place]
            is_day = name in self._form.days and isinstance(cell, (date, ShownDay))
            reason = "merged_cell" if cell is None else "" if is_day else _fault(cell)
            if reason:
                self._refuse(at, name, reason, "" if cell is None else to_text(cell))
            cells[name] = "" if cell is None or reason else cell
        struck = self._sheet.marks.struck.get(at, ())
        if any(place + self._sheet.first_column in struck for place in self._columns.values()):
            self._refuse(at, next(iter(self._columns)), "row_struck_out")
        is_whole = len(self._table.refused) == before
        self._table.rows.append(TableRow(self._sheet.name, at + 1, cells, is_whole=is_whole))

    def _refuse(self, at: int, column: str, reason: str, value: str = "") -> None:
        label = self._table.label(column) if column else ""
        refused = CellRefused(self._sheet.name, at + 1, label, reason, value[:40])
        self._table.refused.append(refused)

    def _merged_cells(self) -> dict[tuple[int, int], Cell | None]:
        """What merged cells below the headings say: the value of the first, or None where nobody
        can tell to what it belongs."""
        known = {place: name for name, place in self._columns.items()}
        found: dict[tuple[int, int], Cell | None] = {}
        for (top, left), (bottom, right) in self._sheet.merges:
            first, last = left - self._sheet.first_column, right - self._sheet.first_column
            if top <= self._at or bottom >= MOST_ROWS:
                continue
            is_shared = first == last and known.get(first) in self._form.shared
            for at, place in _places(top, min(bottom, len(self._rows) - 1), first, last):
                if place in known:
                    found[at, place] = self._rows[top][first] if is_shared else None
        return found


def _places(top: int, bottom: int, first: int, last: int) -> Iterator[tuple[int, int]]:
    return ((at, place) for at in range(top, bottom + 1) for place in range(first, last + 1))


def _fault(cell: Cell) -> str:
    """Why a cell is no value: an error, a formula without its result, a day that a spreadsheet
    made of 1-2; blank: it is one."""
    if isinstance(cell, (ShownDay, date, time, timedelta)):
        return "typed_as_date"
    if not isinstance(cell, str):
        return ""
    if reason := unreadable(cell):
        return reason.value
    return "formula" if _FORMULA.match(cell.strip()) else ""


def as_printed(name: str) -> str:
    """What an item or goods are called, as notices print it: with the brackets of Chinese."""
    return name if name.isascii() else name.replace("(", "（").replace(")", "）")
