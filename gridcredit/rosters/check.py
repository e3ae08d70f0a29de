"""Turns the rows of one sheet into register rows, column by column, and finds what is wrong.

Whole columns are converted at once: a hundred thousand rows take about as long as reading them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import compress, starmap
from typing import Any

from gridcredit.domain.codes import Population, Sex
from gridcredit.domain.register import Problem, Refusal, RosterRow, RowReason
from gridcredit.rosters.cells import (
    NO_ID,
    Cell,
    Memo,
    Remark,
    to_date,
    to_id,
    to_name,
    to_part,
    to_phone,
    to_population,
    to_relation,
    to_sex,
    to_text,
    to_yes,
)
from gridcredit.rosters.columns import HOUSEHOLDER, LABELS, Field
from gridcredit.rosters.headings import Plan, column_name, is_heading_again, is_total
from gridcredit.rosters.households import PARTS, HouseholdColumns, Stretch

_CONVERTERS = {
    Field.NAME: to_name,
    Field.RELATION: to_relation,
    Field.SEX: to_sex,
    Field.ID: to_id,
    Field.BIRTH: to_date,
    Field.PHONE: to_phone,
    Field.POPULATION: to_population,
    Field.ARRIVED: to_date,
    Field.REGISTRY: to_text,
    Field.NOTE: to_text,
    Field.IS_HOLDER: to_yes,
    Field.HOLDER: to_name,
}
_REMEMBERED = 10_000  # different cells of a column; ID numbers never come again
_ABSENT: dict[Field, Any] = {
    Field.SEX: Sex.UNKNOWN,
    Field.ID: NO_ID,
    Field.BIRTH: None,
    Field.POPULATION: Population.PERMANENT,
    Field.ARRIVED: None,
    Field.IS_HOLDER: False,
}


@dataclass
class Checked:
    """What the rows of a sheet came to."""

    rows: list[RosterRow] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    originals: dict[int, dict[Field, Cell]] = field(default_factory=dict)  # of refused rows
    filled_rows: int = 0  # rows whose address was taken from the row above
    persons: int = 0  # rows that state a person, refused ones too
    columns: dict[Field, str] = field(default_factory=dict)  # by the names people find them


class SheetCheck:
    """Checks one sheet, a stretch of rows after another; `checked` grows."""

    def __init__(self, sheet: str, plan: Plan, first_column: int, default_grid: str) -> None:
        self.checked = Checked(columns=_names_of(plan, first_column))
        self._sheet = sheet
        self._plan = plan
        self._memos = {f: Memo(_CONVERTERS.get(f, to_part)) for f in plan.columns}
        self._households = HouseholdColumns(plan, default_grid)
        self._remarks: dict[int, list[tuple[Field, Remark]]] = {}

    def add(self, rows: Sequence[list[Cell]], first: int) -> None:
        """Check rows that stand one after another; `first` is the spreadsheet's number of the
        first of them."""
        self._remarks = {}
        raw = list(zip(*rows, strict=True))
        names = self._column(Field.NAME, raw, len(rows))
        passed_over = self._passed_over(names, rows)
        relations = self._relations(raw, len(rows))
        parts = {f: self._column(f, raw, len(rows)) for f in (*PARTS, Field.ADDRESS)}
        stretch = Stretch(first, names, relations, parts, passed_over)
        self._households.complete(stretch)
        ids = self._column(Field.ID, raw, len(rows))
        births = self._births([i.birth_date for i in ids], raw)
        sexes = self._sexes([i.sex for i in ids], raw)
        phones = self._phones(raw, len(rows))
        refused = self._refused(stretch, passed_over)
        columns: list[Iterable[Any]] = [
            [self._sheet] * len(rows),
            range(first, first + len(rows)),
            *(parts[f] for f in PARTS),
            names,
            relations,
            sexes,
            [i.number for i in ids],
            births,
            phones,
            self._column(Field.POPULATION, raw, len(rows)),
            self._column(Field.ARRIVED, raw, len(rows)),
            self._column(Field.REGISTRY, raw, len(rows)),
            self._notes(raw, len(rows)),
        ]
        self._take(columns, rows, first, passed_over, refused)
        for at in sorted(refused):
            self.checked.originals[first + at] = self._original(rows[at], stretch, at)
        self.checked.filled_rows = self._households.filled_rows

    def _take(
        self,
        columns: list[Iterable[Any]],
        rows: Sequence[list[Cell]],
        first: int,
        passed_over: set[int],
        refused: dict[int, Refusal],
    ) -> None:
        found: Iterable[tuple[Any, ...]] = zip(*columns, strict=True)
        if passed_over or refused:
            out = passed_over | refused.keys()
            found = compress(found, [at not in out for at in range(len(rows))])
        checked = self.checked
        checked.rows.extend(starmap(RosterRow, found))
        checked.persons += len(rows) - len(passed_over)
        for at in sorted(refused):
            checked.refused.append(refused[at])
        for at in sorted(self._remarks.keys() - refused.keys() - passed_over):
            for f, remark in self._remarks[at]:
                if remark.reason is not None:
                    checked.problems.append(
                        Problem(*self._place(first + at, f), remark.reason, remark.masked)
                    )

    def _column(self, f: Field, raw: list[tuple[Cell, ...]], height: int) -> list[Any]:
        at = self._plan.columns.get(f)
        if at is None:
            return [_ABSENT.get(f, "")] * height
        return self._converted(f, raw[at])

    def _converted(self, f: Field, cells: Iterable[Cell]) -> list[Any]:
        values = self._remembered(f, cells)
        if self._memos[f].remarked:
            for at, value in enumerate(values):
                if type(value) is Remark:
                    values[at] = value.value
                    self._remarks.setdefault(at, []).append((f, value))
        return values

    def _remembered(self, f: Field, cells: Iterable[Cell]) -> list[Any]:
        memo = self._memos[f]
        if len(memo) > _REMEMBERED:
            memo.clear()
        return list(map(memo.__getitem__, cells))

    def _passed_over(self, names: list[str], rows: Sequence[list[Cell]]) -> set[int]:
        """Rows that state no person: blank ones, totals (also with a count where the names stand),
        footers, headings over again."""
        found = set()
        for at in [at for at, name in enumerate(names) if not name or name[0].isdigit()]:
            row = rows[at]
            if (
                not any(to_text(row[c]) for c in self._plan.columns.values())
                or is_total(row)
                or is_heading_again(row, self._plan)
            ):
                found.add(at)
        return found

    def _relations(self, raw: list[tuple[Cell, ...]], height: int) -> list[str]:
        if self._plan.only_holders:
            return [HOUSEHOLDER] * height
        relations = self._column(Field.RELATION, raw, height)
        if Field.IS_HOLDER in self._plan.columns:
            marks = self._column(Field.IS_HOLDER, raw, height)
            return [r or (HOUSEHOLDER if m else "") for r, m in zip(relations, marks, strict=True)]
        return relations

    def _births(self, from_id: list[date | None], raw: list[tuple[Cell, ...]]) -> list[date | None]:
        at = self._plan.columns.get(Field.BIRTH)
        if at is None:
            return from_id
        stated = self._remembered(Field.BIRTH, raw[at])
        if self._memos[Field.BIRTH].remarked:
            for row, value in enumerate(stated):
                if type(value) is Remark:
                    stated[row] = None
                    self._judge_month(row, value, from_id[row])
        births = [s or i for s, i in zip(stated, from_id, strict=True)]
        if births != from_id:
            for row, (own, of_id) in enumerate(zip(births, from_id, strict=True)):
                if own and of_id and own != of_id:
                    self._remark(row, Field.BIRTH, RowReason.BIRTH_DIFFERS, f"{own.year}-**-**")
        return births

    def _judge_month(self, row: int, stated: Remark, from_id: date | None) -> None:
        """A birth date without a day is no problem where the ID number gives the whole date, and
        a disagreement where it gives another month."""
        if stated.month is None or from_id is None:
            self._remarks.setdefault(row, []).append((Field.BIRTH, stated))
            return
        year, month = stated.month
        if year != from_id.year or month not in (0, from_id.month):
            self._remark(row, Field.BIRTH, RowReason.BIRTH_DIFFERS, stated.masked)

    def _sexes(self, from_id: list[Sex], raw: list[tuple[Cell, ...]]) -> list[Sex]:
        at = self._plan.columns.get(Field.SEX)
        if at is None:
            return from_id
        unknown = Sex.UNKNOWN
        stated = self._column(Field.SEX, raw, len(from_id))
        if stated == from_id:
            return stated
        sexes = [i if s is unknown else s for s, i in zip(stated, from_id, strict=True)]
        for row, (own, of_id) in enumerate(zip(sexes, from_id, strict=True)):
            if own is not of_id and of_id is not unknown:
                self._remark(row, Field.SEX, RowReason.SEX_DIFFERS, "")
        return sexes

    def _phones(self, raw: list[tuple[Cell, ...]], height: int) -> list[str]:
        several = self._plan.phones
        if len(several) < 2:
            return self._column(Field.PHONE, raw, height)
        together = zip(*(map(to_text, raw[at]) for at in several), strict=True)
        return self._converted(Field.PHONE, [" / ".join(filter(None, t)) for t in together])

    def _notes(self, raw: list[tuple[Cell, ...]], height: int) -> list[str]:
        notes = self._column(Field.NOTE, raw, height)
        for at, remarks in self._remarks.items():
            more = [remark.note for _, remark in remarks if remark.note]
            if more:
                notes[at] = "；".join(filter(None, [notes[at], *more]))
        return notes

    def _refused(self, stretch: Stretch, passed_over: set[int]) -> dict[int, Refusal]:
        """The first reason to refuse each row that cannot be taken in."""
        parts = stretch.parts
        refused: dict[int, Refusal] = {}
        lacking = (
            (Field.GRID, RowReason.NO_GRID, parts[Field.GRID]),
            (Field.ROOM, RowReason.NO_DWELLING, self._households.placed(stretch)),
            (Field.NAME, RowReason.NO_NAME, stretch.names),
        )
        for f, reason, values in lacking:
            if all(values):
                continue
            for at, value in enumerate(values):
                if not value and at not in passed_over:
                    refused[at] = Refusal(*self._place(stretch.first + at, f), reason)
        for at, remarks in self._remarks.items():
            for f, remark in remarks:
                if remark.refuses and remark.reason and at not in passed_over:
                    place = self._place(stretch.first + at, f)
                    refused[at] = Refusal(*place, remark.reason, remark.masked)
        return refused

    def _original(self, row: list[Cell], stretch: Stretch, at: int) -> dict[Field, Cell]:
        """A refused row's own cells, but for the household, which it may share with the row
        above: handed back, each row must stand alone. Forbidden columns are not among them."""
        cells = {f: row[c] for f, c in self._plan.columns.items() if f in LABELS}
        cells[Field.PHONE] = " / ".join(filter(None, (to_text(row[c]) for c in self._plan.phones)))
        cells[Field.RELATION] = stretch.relations[at]
        return cells | {f: stretch.parts[f][at] for f in PARTS}

    def _remark(self, at: int, f: Field, reason: RowReason, masked: str) -> None:
        self._remarks.setdefault(at, []).append((f, Remark(None, reason, masked)))

    def _place(self, row: int, f: Field) -> tuple[str, int, str]:
        return self._sheet, row, self.checked.columns[f]


def _names_of(plan: Plan, first_column: int) -> dict[Field, str]:
    found = plan.columns.items()
    stated = {f: column_name(first_column + at, plan.headings[at]) for f, at in found}
    return LABELS | stated
