"""Workbooks of report tables: numbers as numbers, nothing that has to be worked out anew, ready to
be printed. The same tables give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gridcredit.atomic_file import placed
from gridcredit.reports.office_file import settled

Value = str | int | None

_FONT = "宋体"
_PAGE_NUMBER = _HeaderFooterPart(text="第 &P 页，共 &N 页")
_THIN = Side(style="thin", color="FF808080")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_SHADE = PatternFill("solid", fgColor="FFF3E3E1")
_HEAD_ROW = 3


class Holds(Enum):
    """What a column holds."""

    WORDS = "words"
    FIGURE = "figure"
    RATE = "rate"  # a number with two decimals
    PLACE = "place"  # a number that is none to reckon with


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its head, its width in characters, what it holds."""

    head: str
    width: float
    holds: Holds = Holds.FIGURE


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """One sheet: the name of its tab, two lines above the table, the table, notes below. The
    `fixed` first columns stay in sight."""

    tab: str
    title: str
    under_title: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[tuple[Value, ...]]
    notes: tuple[str, ...] = ()
    has_sum: bool = False
    fixed: int = 2


def write_workbook(out: Path, sheets: Sequence[ReportSheet], on: date) -> None:
    """Write sheets as a workbook of a day. Raises StorageFailed."""
    book = Workbook()
    for number, told in enumerate(sheets):
        sheet = book.active if not number else book.create_sheet()
        assert isinstance(sheet, Worksheet)
        sheet.title = told.tab
        _heads(sheet, told)
        for at, row in enumerate(told.rows, start=_HEAD_ROW + 1):
            _row(sheet, at, told.columns, row, is_sum=told.has_sum and row is told.rows[-1])
        below = _HEAD_ROW + len(told.rows) + 1
        for at, note in enumerate(told.notes, start=below):
            sheet.cell(at, 1, note).font = Font(name=_FONT, size=9, color="FF595959")
        _set_up(sheet, told, below + len(told.notes) - 1)
    book.properties.creator = "gridcredit"
    saved = io.BytesIO()
    book.save(saved)
    with placed(out) as draft:
        draft.write_bytes(settled(saved.getvalue(), on))


def _heads(sheet: Worksheet, told: ReportSheet) -> None:
    last = len(told.columns)
    for at, (text, size) in enumerate(((told.title, 16), (told.under_title, 10)), 1):
        above = sheet.cell(at, 1, text)
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=last)
        above.font = Font(name=_FONT, size=size, bold=at == 1)
        above.alignment = Alignment(horizontal="center", vertical="center")
    for at, column in enumerate(told.columns, start=1):
        cell = _framed(sheet.cell(_HEAD_ROW, at, column.head))
        cell.font, cell.fill = Font(name=_FONT, size=10, bold=True), _SHADE
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for at, height in ((1, 28), (2, 18), (_HEAD_ROW, 34)):
        sheet.row_dimensions[at].height = height


def _row(
    sheet: Worksheet,
    at: int,
    columns: tuple[SheetColumn, ...],
    values: tuple[Value, ...],
    *,
    is_sum: bool,
) -> None:
    for place, (column, value) in enumerate(zip(columns, values, strict=True), start=1):
        cell = _framed(sheet.cell(at, place))
        cell.font = Font(name=_FONT, size=10, bold=is_sum)
        _fill(cell, column, value)
    sheet.row_dimensions[at].height = 24


_ALIGNED = {Holds.WORDS: "left", Holds.PLACE: "center"}


def _fill(cell: Cell, column: SheetColumn, value: Value) -> None:
    """A figure as a number, a rate as a number with two decimals, words as text."""
    is_number = column.holds is not Holds.WORDS and value not in (None, "", "—")
    aligned = _ALIGNED.get(column.holds, "right")
    cell.alignment = Alignment(horizontal=aligned, vertical="center", wrap_text=True)
    if column.holds is Holds.RATE and is_number:
        cell.value = float(str(value))
        cell.number_format = "+0.00;-0.00;0.00" if str(value)[:1] in "+-" else "0.00"
    elif is_number:
        cell.value = int(str(value))
        cell.number_format = "+0;-0;0" if str(value)[:1] == "+" else "0"
    else:
        cell.value, cell.data_type, cell.number_format = value, "s", "@"


def _framed(cell: Cell | MergedCell) -> Cell:
    assert isinstance(cell, Cell)
    cell.border = _BORDER
    return cell


def _set_up(sheet: Worksheet, told: ReportSheet, last_row: int) -> None:
    for at, column in enumerate(told.columns, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    sheet.freeze_panes = f"{get_column_letter(told.fixed + 1)}{_HEAD_ROW + 1}"
    sheet.print_title_rows = f"1:{_HEAD_ROW}"
    sheet.print_area = f"A1:{get_column_letter(len(told.columns))}{last_row}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter = HeaderFooterItem(center=_PAGE_NUMBER)
