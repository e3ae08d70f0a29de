"""A table of units as a workbook: numbers as numbers, nothing that has to be worked out anew."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gridcredit.atomic_file import placed
from gridcredit.domain.dispatch.table import FrozenTable
from gridcredit.reports.dispatch.table import (
    COLUMNS,
    TableColumn,
    Value,
    heads,
    notes,
    rows,
    title,
    under_title,
)
from gridcredit.reports.office_file import settled

_FONT = "宋体"
_PAGE_NUMBER = _HeaderFooterPart(text="第 &P 页，共 &N 页")
_THIN = Side(style="thin", color="FF808080")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_SHADE = PatternFill("solid", fgColor="FFF3E3E1")
_HEAD_ROW = 3
_WIDE = 4.4  # characters a share of a column's width


def write_table_workbook(out: Path, table: FrozenTable, mark: str = "") -> None:
    """Write the table; the same table gives the same bytes. Raises StorageFailed."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = table.span
    _heads(sheet, table, mark)
    listed = rows(table)
    for at, row in enumerate(listed, start=_HEAD_ROW + 1):
        _row(sheet, at, row, is_sum=row is listed[-1])
    below = _HEAD_ROW + len(listed) + 1
    for at, note in enumerate(notes(table), start=below):
        sheet.cell(at, 1, note).font = Font(name=_FONT, size=9, color="FF595959")
    _set_up(sheet, below + len(notes(table)) - 1)
    book.properties.creator = "gridcredit"
    saved = io.BytesIO()
    book.save(saved)
    with placed(out) as draft:
        draft.write_bytes(settled(saved.getvalue(), table.last))


def _heads(sheet: Worksheet, table: FrozenTable, mark: str) -> None:
    last = len(COLUMNS) + 1
    for at, (text, size) in enumerate(((mark + title(table), 16), (under_title(table), 10)), 1):
        above = sheet.cell(at, 1, text)
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=last)
        above.font = Font(name=_FONT, size=size, bold=at == 1)
        above.alignment = Alignment(horizontal="center", vertical="center")
    for at, head in enumerate(heads(table), start=1):
        cell = _framed(sheet.cell(_HEAD_ROW, at, head))
        cell.font, cell.fill = Font(name=_FONT, size=10, bold=True), _SHADE
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for at, height in ((1, 28), (2, 18), (_HEAD_ROW, 34)):
        sheet.row_dimensions[at].height = height


def _row(sheet: Worksheet, at: int, values: tuple[Value, ...], *, is_sum: bool) -> None:
    number, *cells = values
    first = _framed(sheet.cell(at, 1, number or None))
    first.alignment = Alignment(horizontal="center", vertical="center")
    for place, (column, value) in enumerate(zip(COLUMNS, cells, strict=True), start=2):
        _fill(_framed(sheet.cell(at, place)), column, value)
    for framed in sheet[at]:
        framed.font = Font(name=_FONT, size=10, bold=is_sum)
    sheet.row_dimensions[at].height = 24


def _fill(cell: Cell, column: TableColumn, value: Value) -> None:
    """A figure as a number, a rate as a number with two decimals, words as text."""
    is_number = not column.is_words and value not in (None, "—")
    cell.alignment = Alignment(
        horizontal="right" if not column.is_words else "left", vertical="center", wrap_text=True
    )
    if column.is_rate and is_number:
        cell.value = float(str(value))
        cell.number_format = "+0.00;-0.00;0.00" if str(value)[:1] in "+-" else "0.00"
    elif is_number:
        cell.value = int(str(value))
        cell.number_format = "0"
    else:
        cell.value, cell.data_type, cell.number_format = value, "s", "@"


def _framed(cell: Cell | MergedCell) -> Cell:
    assert isinstance(cell, Cell)
    cell.border = _BORDER
    return cell


def _set_up(sheet: Worksheet, last_row: int) -> None:
    sheet.column_dimensions["A"].width = 6
    for at, column in enumerate(COLUMNS, start=2):
        sheet.column_dimensions[get_column_letter(at)].width = column.share * _WIDE
    sheet.freeze_panes = f"C{_HEAD_ROW + 1}"
    sheet.print_title_rows = f"1:{_HEAD_ROW}"
    sheet.print_area = f"A1:{get_column_letter(len(COLUMNS) + 1)}{last_row}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter = HeaderFooterItem(center=_PAGE_NUMBER)
