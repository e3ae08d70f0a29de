"""Turns the rows of one table into register rows, column by column, and finds what is wrong.

Whole columns are converted at once: a hundred thousand rows take about as long as reading them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import compress, starmap
from typing import Any

from gridcredit.domain.codes import DwellingUse, Population, Sex
from gridcredit.domain.roster_rows import Problem, RosterRow, RowReason, RowRefusal, VacantRow
from gridcredit.rosters.cells import Cell, Remark, to_text
from gridcredit.rosters.columns import HOUSEHOLDER, LABELS, Datum
from gridcredit.rosters.converting import STATES, Columns
from gridcredit.rosters.headings import Plan, column_name, is_heading_again, is_total
from gridcredit.rosters.heads import Ticks, put_groups, ticked_rows
from gridcredit.rosters.households import PARTS, HouseholdColumns, Stretch
from gridcredit.rosters.separated import BrokenRow


@dataclass
class Checked:
    """What the rows of a table came to."""

    rows: list[RosterRow] = field(default_factory=list)
    vacant: list[VacantRow] = field(default_factory=list)
    refused: list[RowRefusal] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    originals: dict[int, dict[Datum, Cell]] = field(default_factory=dict)  # of refused rows
    filled_rows: int = 0  # rows whose address was taken from the row above
    persons: int = 0  # rows that state a person or an empty dwelling, refused ones too
    columns: dict[Datum, str] = field(default_factory=dict)  # by the names people find them


_OF_DWELLINGS = {*PARTS, Datum.ADDRESS, Datum.GROUP, Datum.NOTE}
# A state has no column of its own in the workbook that hands rows back.
_SAID_IN_NOTE = {RowReason.STATED_DEAD: "已死亡", RowReason.STATED_GONE: "已迁出"}


class SheetCheck:
    """Checks one table of a sheet, a stretch of rows after another; `checked` grows."""

    def __init__(
        self,
        sheet: str,
        plan: Plan,
        first_column: int,
        default_grid: str,
        *,
        days_later: int = 0,
        struck: Mapping[int, set[int]] | None = None,
    ) -> None:
        """`struck`: the columns that are struck out, by row, both as `plan` counts them."""
        self.checked = Checked(columns=_names_of(plan, first_column))
        self.plan = plan
        self._sheet = sheet
        self._columns = Columns(plan.columns, days_later)
        self._households = HouseholdColumns(plan, default_grid)
        self._ticks = Ticks()
        self._struck = struck or {}
        self._states = [f for f in STATES if f in plan.columns]

    def add(self, rows: Sequence[list[Cell]], first: int) -> None:
        """Check rows that stand one after another; `first` is the spreadsheet's number of the
        first of them."""
        if not rows:
            return
        columns, height = self._columns, len(rows)
        columns.take(list(zip(*rows, strict=True)), height)
        names = columns.column(Datum.NAME)
        passed_over = self._passed_over(names, rows)
        relations = self._relations(height)
        parts = self._parts(names, relations)
        stretch = Stretch(first, names, relations, parts, passed_over)
        self._households.complete(stretch)
        ids = columns.ids()
        births = self._births([i.birth_date for i in ids])
        sexes = self._sexes([i.sex for i in ids])
        phones = self._phones()
        populations = self._populations()
        for f in self._states:
            columns.column(f)
        arrived, registry = columns.column(Datum.ARRIVED), columns.column(Datum.REGISTRY)
        notes = self._notes()
        self._strike(first, names)
        vacant = self._vacant(stretch, ids, rows)
        refused = self._refused(stretch, passed_over, vacant)
        found: list[Iterable[Any]] = [
            [self._sheet] * height,
            range(first, first + height),
            *(parts[f] for f in PARTS),
            names,
            relations,
            sexes,
            [i.number for i in ids],
            births,
            phones,
            populations,
            arrived,
            registry,
            notes,
        ]
        self._take(found, rows, first, passed_over, refused, vacant)
        for at in sorted(refused):
            self.checked.originals[first + at] = self._original(rows[at], stretch, at)
        self.checked.filled_rows = self._households.filled_rows

    def refuse_broken(self, row: int, broken: BrokenRow) -> None:
        """Refuse a row whose cells could not be read; `row` as the spreadsheet counts."""
        cells = broken.cells
        at = next((c for c, text in enumerate(cells) if "\ufffd" in str(text)), None)
        stated = {f: cells[c] for f, c in self.plan.columns.items() if c < len(cells)}
        f = next((f for f, c in self.plan.columns.items() if c == at), Datum.NAME)
        self.checked.refused.append(RowRefusal(*self._place(row, f), broken.reason))
        self.checked.originals[row] = {f: cell for f, cell in stated.items() if f in LABELS}
        self.checked.persons += 1

    def _take(
        self,
        columns: list[Iterable[Any]],
        rows: Sequence[list[Cell]],
        first: int,
        passed_over: set[int],
        refused: dict[int, RowRefusal],
        vacant: set[int],
    ) -> None:
        found: Iterable[tuple[Any, ...]] = zip(*columns, strict=True)
        checked, remarks = self.checked, self._columns.remarks
        if vacant:
            listed = list(found)
            for at in sorted(vacant - refused.keys()):
                row = replace(RosterRow(*listed[at]), householder="", relation="", id_number="")
                use = self._columns.vacant.get(at)
                checked.vacant.append(VacantRow(row, use or DwellingUse.HOME))
                if use is None and RosterRow(*listed[at]).householder:
                    place = self._place(first + at, Datum.NAME)
                    checked.problems.append(Problem(*place, RowReason.NO_NAME))
            found = listed
        out = passed_over | refused.keys() | vacant
        if out:
            found = compress(found, [at not in out for at in range(len(rows))])
        checked.rows.extend(starmap(RosterRow, found))
        checked.persons += len(rows) - len(passed_over)
        for at in sorted(refused):
            checked.refused.append(refused[at])
        for at in sorted(remarks.keys() - out):
            for f, remark in remarks[at]:
                if remark.reason is not None:
                    checked.problems.append(
                        Problem(*self._place(first + at, f), remark.reason, remark.masked)
                    )

    def _passed_over(self, names: list[str], rows: Sequence[list[Cell]]) -> set[int]:
        """Rows that state no person: blank ones, totals (also with a count where the names stand),
        footers, headings over again."""
        found = set()
        for at in [at for at, name in enumerate(names) if not name or name[0].isdigit()]:
            row = rows[at]
            if (
                not any(to_text(row[c]) for c in self.plan.columns.values())
                or is_total(row)
                or is_heading_again(row, self.plan)
            ):
                found.add(at)
        return found

    def _relations(self, height: int) -> list[str]:
        if self.plan.only_holders:
            return [HOUSEHOLDER] * height
        return self._columns.column(Datum.RELATION)

    def _parts(self, names: list[str], relations: list[str]) -> dict[Datum, list[str]]:
        """The columns of the household, with what ticks and groups say of them."""
        columns, plan = self._columns, self.plan
        parts = {f: columns.column(f) for f in (*PARTS, Datum.ADDRESS)}
        if Datum.GROUP in plan.columns and Datum.ADDRESS not in plan.columns:
            put_groups(parts[Datum.ESTATE], columns.column(Datum.GROUP))
        if not plan.only_holders:
            is_marked = Datum.IS_HOLDER in plan.columns
            marked = columns.column(Datum.IS_HOLDER) if is_marked else None
            self._ticks.apply(names, relations, parts, ticked_rows(columns.remarks, marked))
        return parts

    def _births(self, from_id: list[date | None]) -> list[date | None]:
        columns = self._columns
        cells = columns.cells(Datum.BIRTH)
        if cells is None:
            return from_id
        stated = columns.remembered(Datum.BIRTH, cells)
        if columns.has_remarks(Datum.BIRTH):
            for row, value in enumerate(stated):
                if type(value) is Remark:
                    stated[row] = None
                    self._judge_month(row, value, from_id[row])
        births = [s or i for s, i in zip(stated, from_id, strict=True)]
        if births != from_id:
            for row, (own, of_id) in enumerate(zip(births, from_id, strict=True)):
                if own and of_id and own != of_id:
                    self._remark(row, Datum.BIRTH, RowReason.BIRTH_DIFFERS, f"{own.year}-**-**")
        return births

    def _judge_month(self, row: int, stated: Remark, from_id: date | None) -> None:
        """A birth date without a day is no problem where the ID number gives the whole date, and
        a disagreement where it gives another month."""
        if stated.month is None or from_id is None:
            self._columns.remark(row, Datum.BIRTH, stated)
            return
        year, month = stated.month
        if year != from_id.year or month not in (0, from_id.month):
            self._remark(row, Datum.BIRTH, RowReason.BIRTH_DIFFERS, stated.masked)

    def _sexes(self, from_id: list[Sex]) -> list[Sex]:
        if self._columns.cells(Datum.SEX) is None:
            return from_id
        unknown = Sex.UNKNOWN
        stated = self._columns.column(Datum.SEX)
        if stated == from_id:
            return stated
        sexes = [i if s is unknown else s for s, i in zip(stated, from_id, strict=True)]
        for row, (own, of_id) in enumerate(zip(sexes, from_id, strict=True)):
            if own is not of_id and of_id is not unknown:
                self._remark(row, Datum.SEX, RowReason.SEX_DIFFERS, "")
        return sexes

    def _phones(self) -> list[str]:
        several = self.plan.phones
        if len(several) < 2:
            return self._columns.column(Datum.PHONE)
        together = zip(*(map(to_text, self._columns.raw(at)) for at in several), strict=True)
        cells = [" / ".join(filter(None, t)) for t in together]
        return self._columns.converted(Datum.PHONE, cells)

    def _populations(self) -> list[Population]:
        populations = self._columns.column(Datum.POPULATION)
        if Datum.IS_SEPARATED in self.plan.columns:
            for at, is_separated in enumerate(self._columns.column(Datum.IS_SEPARATED)):
                if is_separated and populations[at] is Population.PERMANENT:
                    populations[at] = Population.SEPARATED
        return populations

    def _notes(self) -> list[str]:
        notes = self._columns.column(Datum.NOTE)
        for at, remarks in self._columns.remarks.items():
            more = [remark.note for _, remark in remarks if remark.note]
            if more:
                notes[at] = "；".join(filter(None, [notes[at], *more]))
        return notes

    def _strike(self, first: int, names: list[str]) -> None:
        """A person whose name or ID number is struck out is not taken in; other cells that are
        struck out are pointed out."""
        if not self._struck:
            return
        for at in range(len(names)):
            struck = self._struck.get(first + at - 1, ())
            for f, column in self.plan.columns.items():
                if column in struck:
                    refuses = f in (Datum.NAME, Datum.ID)
                    self._columns.remark(at, f, Remark(None, RowReason.STRUCK_OUT, refuses=refuses))

    def _vacant(self, stretch: Stretch, ids: list[Any], rows: Sequence[list[Cell]]) -> set[int]:
        """Rows that state no person because nobody lives there: they say so, or state a door of
        their own and nothing of a person."""
        rooms, said = stretch.parts[Datum.ROOM], self._columns.vacant
        nameless = [at for at, name in enumerate(stretch.names) if not name and not ids[at].number]
        found = {at for at in nameless if at in said or (rooms[at] and self._is_door(rows[at]))}
        return found - stretch.passed_over

    def _is_door(self, row: list[Cell]) -> bool:
        """Whether a row has a door, and no cell that is about a person."""
        stated = {f for f, c in self.plan.columns.items() if to_text(row[c])}
        if stated - _OF_DWELLINGS or any(to_text(row[c]) for c in self.plan.phones):
            return False
        return bool(stated & {Datum.ROOM, Datum.ADDRESS})

    def _refused(
        self, stretch: Stretch, passed_over: set[int], vacant: set[int]
    ) -> dict[int, RowRefusal]:
        """The first reason to refuse each row that cannot be taken in."""
        parts = stretch.parts
        refused: dict[int, RowRefusal] = {}
        lacking = (
            (Datum.GRID, RowReason.NO_GRID, parts[Datum.GRID]),
            (Datum.ROOM, RowReason.NO_DWELLING, self._households.placed(stretch)),
            (Datum.NAME, RowReason.NO_NAME, stretch.names),
        )
        for f, reason, values in lacking:
            if all(values):
                continue
            out = passed_over | vacant if f is Datum.NAME else passed_over
            for at, value in enumerate(values):
                if not value and at not in out:
                    refused[at] = RowRefusal(*self._place(stretch.first + at, f), reason)
        for at, remarks in self._columns.remarks.items():
            grave = next(((f, r) for f, r in remarks if r.refuses and r.reason), None)
            if grave and at not in passed_over:
                f, remark = grave
                place = self._place(stretch.first + at, f)
                refused[at] = RowRefusal(*place, remark.reason or RowReason.NO_NAME, remark.masked)
        return refused

    def _original(self, row: list[Cell], stretch: Stretch, at: int) -> dict[Datum, Cell]:
        """A refused row's own cells, but for the household, which it may share with the row
        above: handed back, each row must stand alone. Forbidden columns are not among them."""
        columns, parts = self.plan.columns, stretch.parts
        cells = {f: row[c] for f, c in columns.items() if f in LABELS}
        cells[Datum.PHONE] = " / ".join(filter(None, (to_text(row[c]) for c in self.plan.phones)))
        cells[Datum.RELATION] = stretch.relations[at]
        if Datum.ADDRESS in columns and not any(parts[f][at] for f in PARTS[1:-2]):
            cells[Datum.ROOM] = row[columns[Datum.ADDRESS]]
        state = next((r.reason for _, r in self._columns.remarks.get(at, ()) if r.refuses), None)
        if state in _SAID_IN_NOTE:
            note = to_text(cells.get(Datum.NOTE, ""))
            cells[Datum.NOTE] = "；".join(filter(None, (_SAID_IN_NOTE[state], note)))
        return cells | {f: parts[f][at] or cells.get(f, "") for f in PARTS}

    def _remark(self, at: int, f: Datum, reason: RowReason, masked: str) -> None:
        self._columns.remark(at, f, Remark(None, reason, masked))

    def _place(self, row: int, f: Datum) -> tuple[str, int, str]:
        return self._sheet, row, self.checked.columns[f]


def _names_of(plan: Plan, first_column: int) -> dict[Datum, str]:
    found = plan.columns.items()
    stated = {f: column_name(first_column + at, plan.headings[at]) for f, at in found}
    return LABELS | stated
