"""Reads a household register from a workbook or a CSV file, as offices really fill them in."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from gridcredit.domain.bulk import many_values
from gridcredit.domain.errors import HeaderNotFound, StorageFailed
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.register import Problem, Refusal, RosterRow, RowReason
from gridcredit.rosters.cells import Cell
from gridcredit.rosters.check import Checked, SheetCheck
from gridcredit.rosters.columns import HOUSEHOLD_FIELDS, LABELS, Field
from gridcredit.rosters.headings import (
    SEARCHED_ROWS,
    DroppedColumn,
    Plan,
    find_plan,
    is_instruction,
)
from gridcredit.rosters.repeats import Repeats
from gridcredit.rosters.sheets import SheetCells, open_sheets

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
    refused: list[Refusal] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    dropped_columns: list[DroppedColumn] = field(default_factory=list)
    sheets: list[SheetSeen] = field(default_factory=list)
    total_rows: int = 0  # rows that state a person: taken in and refused
    stated: set[Field] = field(default_factory=set)  # fields that have a column
    originals: dict[tuple[str, int], dict[Field, Cell]] = field(default_factory=dict)  # refused
    columns: dict[str, dict[Field, str]] = field(default_factory=dict)  # by sheet, as it names them


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
        checked = _read_sheet(sheet, default_grid, reading, progress)
        if checked is not None:
            repeats.find(checked)
            reading.rows += checked.rows
            reading.refused += checked.refused
            reading.problems += checked.problems
            reading.total_rows += checked.persons
            reading.originals |= {(sheet.name, r): o for r, o in checked.originals.items()}
        progress(reading.total_rows, 0, "reading")
    if not any(seen.state is SheetState.READ for seen in reading.sheets):
        raise HeaderNotFound(name, "、".join(seen.name for seen in reading.sheets))
    return reading


def _read_sheet(
    sheet: SheetCells, default_grid: str, reading: Reading, progress: Progress
) -> Checked | None:
    rows = sheet.rows()
    head = list(islice(rows, SEARCHED_ROWS * 2))
    plan = None if sheet.hidden else find_plan(head, sheet.merges, sheet.first_column)
    if plan is None:
        state = SheetState.HIDDEN if sheet.hidden else SheetState.NO_HEADING
        state = state if any(map(any, head)) else SheetState.EMPTY
        reading.sheets.append(SheetSeen(sheet.name, state, hidden_rows=sheet.hidden_rows))
        return None
    check = SheetCheck(sheet.name, plan, sheet.first_column, default_grid)
    merged = _MergedCells(sheet, plan)
    at = plan.heading_row + 1
    body = chain(head[at:], rows)
    while stretch := list(islice(body, _STRETCH)):
        merged.fill(stretch, at)
        _blank_instructions(stretch, plan, at)
        check.add(stretch, at + 1)
        at += len(stretch)
        progress(at, sheet.height, "checking")
    _close(sheet, plan, check.checked, reading)
    return check.checked


def _blank_instructions(stretch: list[list[Cell]], plan: Plan, at: int) -> None:
    for after, row in enumerate(stretch[:3], start=at - plan.heading_row):
        if is_instruction(row, plan, after):
            row[:] = [""] * len(row)


def _close(sheet: SheetCells, plan: Plan, checked: Checked, reading: Reading) -> None:
    reading.sheets.append(
        SheetSeen(
            sheet.name,
            SheetState.READ,
            plan.heading_row + 1,
            checked.persons,
            sheet.hidden_rows,
            checked.filled_rows,
        )
    )
    reading.columns[sheet.name] = checked.columns
    reading.stated |= plan.columns.keys()
    reading.dropped_columns += plan.dropped_columns(sheet.name, sheet.first_column)
    if Field.ID not in plan.columns and checked.rows:
        where = (sheet.name, plan.heading_row + 1, LABELS[Field.ID])
        checked.problems.insert(0, Problem(*where, RowReason.NO_ID_NUMBER))


class _MergedCells:
    """Gives every row of a vertically merged household cell the value of its first row."""

    def __init__(self, sheet: SheetCells, plan: Plan) -> None:
        shared = {plan.columns[f] for f in (*HOUSEHOLD_FIELDS, Field.REGISTRY) if f in plan.columns}
        self._below: dict[int, list[tuple[int, int]]] = {}  # row: (column, first row)
        self._values: dict[tuple[int, int], Cell] = {}
        for (top, left), (bottom, right) in sheet.merges:
            for column in range(left - sheet.first_column, right - sheet.first_column + 1):
                if column in shared and bottom > top > plan.heading_row:
                    self._values[top, column] = ""
                    for row in range(top + 1, bottom + 1):
                        self._below.setdefault(row, []).append((column, top))
        self._tops: dict[int, list[int]] = {}
        for top, column in self._values:
            self._tops.setdefault(top, []).append(column)

    def fill(self, stretch: list[list[Cell]], first: int) -> None:
        """Fill the rows in place; `first` is the first one's place, counted from 0."""
        if not self._below:
            return
        for at, row in enumerate(stretch, start=first):
            for column in self._tops.get(at, ()):
                self._values[at, column] = row[column]
            for column, top in self._below.get(at, ()):
                row[column] = self._values[top, column]
