"""Hands refused rows back as a workbook to mend and read in again as it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from pathlib import Path

from gridcredit.domain.roster_rows import RowReason, RowRefusal
from gridcredit.rosters.cells import Cell, ShownDay, to_text
from gridcredit.rosters.columns import LABELS, REASON_HEADINGS, Datum, register_cells
from gridcredit.rosters.read import Reading
from gridcredit.rosters.tidy import SheetColumn, TidySheet, register_columns
from gridcredit.rosters.workbook_file import placed_workbook
from gridcredit.texts import reason_word

_WIDTHS = (44, 16, 12, 8)

_ADDRESS = (Datum.ESTATE, Datum.BUILDING, Datum.UNIT, Datum.ROOM, Datum.NUMBER)
_OFFENDING: dict[RowReason, tuple[Datum, ...]] = {
    RowReason.NO_NAME: (Datum.NAME,),
    RowReason.NO_GRID: (Datum.GRID,),
    RowReason.UNKNOWN_GRID: (Datum.GRID,),
    RowReason.GRID_OUTSIDE: (Datum.GRID,),
    RowReason.NO_DWELLING: _ADDRESS,
    RowReason.REPEATED: (Datum.NAME, Datum.ID),
    RowReason.BIRTH_DIFFERS: (Datum.BIRTH,),
    RowReason.SEX_DIFFERS: (Datum.SEX,),
    RowReason.BAD_PHONE: (Datum.PHONE,),
    RowReason.STATED_DEAD: (Datum.NAME, Datum.NOTE),
    RowReason.STATED_GONE: (Datum.NAME, Datum.NOTE),
}


def write_refusals(path: Path, reading: Reading, refused: Sequence[RowRefusal]) -> int:
    """Write the refused rows of a reading: why, where they stood, and their cells, the offending
    ones coloured. `refused` may name rows that the reading took in and a later step refused.
    How many rows were written. Raises StorageFailed."""
    by_row: dict[tuple[str, int], list[RowRefusal]] = {}
    for refusal in refused:
        by_row.setdefault((refusal.sheet, refusal.row), []).append(refusal)
    cells = _cells_of(reading, by_row.keys())
    columns = [SheetColumn(h, w) for h, w in zip(REASON_HEADINGS, _WIDTHS, strict=True)]
    with placed_workbook(path) as book:
        sheet = TidySheet(book, "退回的行", [*columns, *register_columns()])
        for (name, row), reasons in by_row.items():
            why = "；".join(dict.fromkeys(reason_word(r.reason) for r in reasons))
            where = "、".join(dict.fromkeys(r.column for r in reasons))
            marked, struck = _offending(reading, reasons), _struck(reasons)
            for own in cells.get((name, row), ()):
                sheet.append([why, where, name, str(row), *own], marked, struck)
        sheet.close()
    return len(by_row)


def _cells_of(
    reading: Reading, wanted: Collection[tuple[str, int]]
) -> dict[tuple[str, int], list[list[str | date | None]]]:
    cells = {
        place: [[_shown(f, original.get(f, "")) for f in LABELS] for original in originals]
        for place, originals in reading.originals.items()
        if place in wanted
    }
    for row in (*reading.rows, *(vacant.row for vacant in reading.vacant)):
        if (row.sheet, row.row) in wanted:
            cells.setdefault((row.sheet, row.row), []).append(register_cells(row))
    return cells


def _shown(f: Datum, cell: Cell) -> str | date | None:
    """The cell as it was; a number that has lost digits, and a door number that became a day, in
    a form that reading refuses again."""
    if isinstance(cell, ShownDay) and f in _ADDRESS:
        return cell.day
    if isinstance(cell, date) and f in (Datum.BIRTH, Datum.ARRIVED, *_ADDRESS):
        return cell.date() if isinstance(cell, datetime) else cell
    if f is Datum.ID and isinstance(cell, float):
        return repr(cell).upper()
    return to_text(cell)


_PLACES = {f: at for at, f in enumerate(LABELS, start=len(REASON_HEADINGS))}


def _offending(reading: Reading, reasons: list[RowRefusal]) -> set[int]:
    """The cells to look at: those of the reason, or else of the column that it names."""
    found: set[int] = set()
    for refusal in reasons:
        fields = _OFFENDING.get(refusal.reason) or _named(reading, refusal)
        found.update(_PLACES[f] for f in fields)
    return found


def _named(reading: Reading, refusal: RowRefusal) -> tuple[Datum, ...]:
    named = (
        f for f in LABELS if refusal.column == reading.column_of(refusal.sheet, refusal.row, f)
    )
    return tuple(named) or (Datum.NAME,)


def _struck(reasons: list[RowRefusal]) -> set[int]:
    is_struck = any(refusal.reason is RowReason.STRUCK_OUT for refusal in reasons)
    return {_PLACES[Datum.NAME]} if is_struck else set()
