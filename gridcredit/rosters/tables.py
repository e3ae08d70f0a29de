"""The tables of one sheet: side by side, and one below another, each with its own headings."""

from __future__ import annotations

from collections.abc import Sequence

from gridcredit.rosters.cells import Cell, to_text
from gridcredit.rosters.check import SheetCheck
from gridcredit.rosters.columns import HOUSEHOLD_FIELDS, Datum
from gridcredit.rosters.headings import Plan, find_plans, is_instruction
from gridcredit.rosters.sheets import SheetCells

MOST_HEADING_ROWS = 3
"""Rows that headings may take, so many are looked at together."""

_NAMES = ("姓名", "户主姓名", "姓 名", "姓  名", "姓　名", "居民姓名", "成员姓名", "人员姓名")


class SheetTables:
    """Checks the rows of a sheet, a stretch after another, by the headings above them."""

    def __init__(self, sheet: SheetCells, plans: list[Plan], default_grid: str) -> None:
        self.checks: list[tuple[int, SheetCheck]] = []  # with the row where the table starts
        self._sheet = sheet
        self._default_grid = default_grid
        self._now: list[SheetCheck] = []
        self.hidden = {c - sheet.first_column for c in sheet.marks.hidden_columns}
        self._struck = {
            row: {column - sheet.first_column for column in columns}
            for row, columns in sheet.marks.struck.items()
        }
        self._start(plans)
        named = (plan.headings[plan.columns[Datum.NAME]] for plan in plans)
        self._may_be_heading = frozenset((*_NAMES, *named))

    def add(self, stretch: list[list[Cell]], at: int) -> None:
        """Check rows that stand one after another; `at` is the first one's place, from 0."""
        start = 0
        for here in self._without_numbers(stretch):
            if here < start or self._may_be_heading.isdisjoint(stretch[here]):
                continue
            plans = find_plans(
                stretch[here : here + MOST_HEADING_ROWS],
                self._sheet.merges,
                self._sheet.first_column,
                self.hidden,
                at + here,
                searched=1,
            )
            if not plans:
                continue
            below = plans[0].heading_row - at + 1
            _blank(stretch[here:below])
            _blank_title(stretch[start:here])
            if not self._are_the_same(plans):
                self._check(stretch[start:below], at + start)
                self._start(plans)
                start = below
        self._check(stretch[start:], at + start)

    def _without_numbers(self, stretch: list[list[Cell]]) -> Sequence[int]:
        """The rows that may be headings: those without an ID number where the others have one."""
        column = self._now[0].plan.columns.get(Datum.ID)
        if column is None:
            return range(len(stretch))
        cells = enumerate([row[column] for row in stretch])
        return [at for at, c in cells if not (isinstance(c, str) and c[:1].isdecimal())]

    def _are_the_same(self, plans: Sequence[Plan]) -> bool:
        now = [(c.plan.columns, c.plan.phones, c.plan.only_holders) for c in self._now]
        return now == [(p.columns, p.phones, p.only_holders) for p in plans]

    def _start(self, plans: list[Plan]) -> None:
        sheet = self._sheet
        self._now = [
            SheetCheck(
                sheet.name,
                plan,
                sheet.first_column,
                self._default_grid,
                days_later=sheet.days_later,
                struck=self._struck,
            )
            for plan in plans
        ]
        self._merged = _MergedCells(sheet, plans)
        self.checks += [(plans[0].heading_row, check) for check in self._now]

    def _check(self, rows: list[list[Cell]], at: int) -> None:
        self._merged.fill(rows, at)
        plan = self._now[0].plan
        for after, row in enumerate(rows[:3], start=at - plan.heading_row):
            if is_instruction(row, plan, after):
                _blank([row])
        for check in self._now:
            check.add(rows, at + 1)
        for place in range(at, at + len(rows)) if self._sheet.broken else ():
            if broken := self._sheet.broken.get(place):
                self._now[0].refuse_broken(place + 1, broken)


def _blank(rows: Sequence[list[Cell]]) -> None:
    for row in rows:
        row[:] = [""] * len(row)


def _blank_title(above: list[list[Cell]]) -> None:
    """A title over a table says nothing about people: the rows with one text right above it."""
    for row in reversed(above):
        if sum(1 for cell in row if to_text(cell)) > 1:
            return
        _blank([row])


class _MergedCells:
    """Gives every row of a vertically merged household cell the value of its first row."""

    def __init__(self, sheet: SheetCells, plans: Sequence[Plan]) -> None:
        fields = (*HOUSEHOLD_FIELDS, Datum.REGISTRY, Datum.GROUP)
        shared = {p.columns[f] for p in plans for f in fields if f in p.columns}
        self._below: dict[int, list[tuple[int, int]]] = {}  # row: (column, first row)
        self._values: dict[tuple[int, int], Cell] = {}
        for (top, left), (bottom, right) in sheet.merges:
            for column in range(left - sheet.first_column, right - sheet.first_column + 1):
                if column in shared and bottom > top > plans[0].heading_row:
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
