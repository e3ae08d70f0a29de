"""Reads a household register from a workbook or a CSV file, as offices really fill them in."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, islice
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO, TypeVar

from gridcredit.domain.bulk import many_values
from gridcredit.domain.errors import HeaderNotFound, StorageFailed
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.roster_rows import Problem, RosterRow, RowReason, RowRefusal, VacantRow
from gridcredit.rosters.cells import Cell
from gridcredit.rosters.check import Checked
from gridcredit.rosters.columns import LABELS, Datum
from gridcredit.rosters.headings import SEARCHED_ROWS, DroppedColumn, find_plans
from gridcredit.rosters.repeats import Repeats
from gridcredit.rosters.sheets import SheetCells, open_sheets
from gridcredit.rosters.tables import SheetTables

_Said = TypeVar("_Said", Problem, RowRefusal)
_STRETCH = 2_000  # rows checked between two calls of progress


class SheetState(StrEnum):
    """What became of a sheet."""

    READ = "read"
    NO_HEADING = "no_heading"  # no heading row that names people
    HIDDEN = "hidden"  # hidden sheets are not read: old copies and pick lists live there
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """A sheet of the file and what was found in it; rows as the spreadsheet counts."""

    name: str
    state: SheetState
    heading_row: int = 0
    persons: int = 0
    hidden_rows: int = 0  # read like all others
    filled_rows: int = 0  # rows whose blank address was taken from the row above


@dataclass
class Reading:
    """A register as read: what can be taken in, and everything that a person should know."""

    name: str
    rows: list[RosterRow] = field(default_factory=list)
    vacant: list[VacantRow] = field(default_factory=list)
    refused: list[RowRefusal] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    dropped_columns: list[DroppedColumn] = field(default_factory=list)
    sheets: list[SheetSeen] = field(default_factory=list)
    total_rows: int = 0  # people and empty dwellings that rows state: taken in and refused
    stated: set[Datum] = field(default_factory=set)  # fields that have a column
    # The cells of refused rows, by sheet and row; tables side by side share their rows.
    originals: dict[tuple[str, int], list[dict[Datum, Cell]]] = field(default_factory=dict)
    # Sheet, row of the headings, and how people find the columns below them.
    column_names: list[tuple[str, int, dict[Datum, str]]] = field(default_factory=list)

    def column_of(self, sheet: str, row: int, field_name: str) -> str:
        """A field of a row by its column as people find it: `J 身份证号`."""
        names: dict[Datum, str] = LABELS
        for name, heading_row, columns in self.column_names:
            if name == sheet and heading_row < row:
                names = columns
        return names.get(Datum(field_name), field_name) if field_name in _FIELDS else field_name


_FIELDS = {f.value for f in Datum}


@many_values()
def read_register(
    source: Path | BinaryIO,
    name: str = "",
    *,
    default_grid: str | None = None,
    progress: Progress = no_progress,
) -> Reading:
    """Read every visible sheet that has a heading row; `default_grid` stands where a row names no
    grid, `name` is what errors call the file. Nothing is guessed: rows that cannot be taken in
    are in `refused`, in the order of the file. Raises FileUnreadable, HeaderNotFound,
    StorageFailed and whatever `progress` raises."""
    if isinstance(source, Path):
        try:
            with source.open("rb") as stream:
                return _read(stream, name or source.name, default_grid or "", progress)
        except OSError as error:
            raise StorageFailed(name or source.name, error.strerror or "read") from error
    return _read(source, name, default_grid or "", progress)


def _read(stream: BinaryIO, name: str, default_grid: str, progress: Progress) -> Reading:
    progress(0, 0, "reading")
    reading = Reading(name)
    repeats = Repeats()
    for sheet in open_sheets(stream, name):
        tables = _read_sheet(sheet, default_grid, reading, progress)
        for checked in tables:
            repeats.find(checked)
            reading.rows += checked.rows
            reading.vacant += checked.vacant
            reading.total_rows += checked.persons
            for row, original in checked.originals.items():
                reading.originals.setdefault((sheet.name, row), []).append(original)
        reading.refused += _by_row([refusal for t in tables for refusal in t.refused])
        reading.problems += _by_row([problem for t in tables for problem in t.problems])
        progress(reading.total_rows, 0, "reading")
    if not any(seen.state is SheetState.READ for seen in reading.sheets):
        raise HeaderNotFound(name, "、".join(seen.name for seen in reading.sheets))
    return reading


def _by_row(listed: list[_Said]) -> list[_Said]:
    """In the order of the rows: tables may stand side by side."""
    return sorted(listed, key=attrgetter("row"))


def _read_sheet(
    sheet: SheetCells, default_grid: str, reading: Reading, progress: Progress
) -> list[Checked]:
    """What the tables of a sheet came to; none when it has no headings or is hidden."""
    rows = sheet.rows()
    head = list(islice(rows, SEARCHED_ROWS * 2))
    hidden = {column - sheet.first_column for column in sheet.marks.hidden_columns}
    found = [] if sheet.hidden else find_plans(head, sheet.merges, sheet.first_column, hidden)
    if not found:
        state = SheetState.HIDDEN if sheet.hidden else SheetState.NO_HEADING
        state = state if any(map(any, head)) else SheetState.EMPTY
        seen = SheetSeen(sheet.name, state, hidden_rows=sheet.marks.hidden_rows)
        reading.sheets.append(seen)
        return []
    tables = SheetTables(sheet, found, default_grid)
    at = found[0].heading_row + 1
    body = chain(head[at:], rows)
    while stretch := list(islice(body, _STRETCH)):
        tables.add(stretch, at)
        at += len(stretch)
        progress(at, sheet.height, "checking")
    _close(sheet, tables, reading)
    return [check.checked for _, check in tables.checks]


def _close(sheet: SheetCells, tables: SheetTables, reading: Reading) -> None:
    first_row, _ = tables.checks[0]
    reading.sheets.append(
        SheetSeen(
            sheet.name,
            SheetState.READ,
            first_row + 1,
            sum(check.checked.persons for _, check in tables.checks),
            sheet.marks.hidden_rows,
            sum(check.checked.filled_rows for _, check in tables.checks),
        )
    )
    for heading_row, check in tables.checks:
        plan, checked = check.plan, check.checked
        reading.stated |= plan.columns.keys()
        reading.dropped_columns += plan.dropped_columns(sheet.name, sheet.first_column)
        reading.column_names.append((sheet.name, heading_row + 1, checked.columns))
        if not plan.columns.keys() & {Datum.ID, Datum.OTHER_ID} and checked.rows:
            where = (sheet.name, heading_row + 1, LABELS[Datum.ID])
            checked.problems.insert(0, Problem(*where, RowReason.NO_ID_NUMBER))
