"""How the sheets of our own workbooks look: widths, text columns, headings, print set-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gridcredit.rosters.columns import LABELS, Datum

_FONT = "宋体"  # every Chinese system has it or a stand-in of its name
_HEADING_FILL = PatternFill("solid", fgColor="FFF3E3E1")
_OFFENDING_FILL = PatternFill("solid", fgColor="FFFFC7CE")
_PAGE_NUMBER = _HeaderFooterPart(text="第 &P 页，共 &N 页")
_HEADING_HEIGHT, _HINT_HEIGHT = 32, 50  # points
_TEXT, _DAY = "@", "yyyy-mm-dd"
_ACTING = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
"""How texts begin that a spreadsheet may take for a formula."""
_FIRST_SAFE_DAY = date(1900, 3, 1)  # before it, spreadsheets disagree about serial numbers

_WIDTHS = {
    Datum.GRID: 17,
    Datum.ESTATE: 14,
    Datum.BUILDING: 8,
    Datum.UNIT: 8,
    Datum.ROOM: 9,
    Datum.NUMBER: 13,  # eleven digits, as the police count households
    Datum.HOLDER: 9,
    Datum.NAME: 9,
    Datum.RELATION: 9,
    Datum.SEX: 6,
    Datum.ID: 20.5,
    Datum.BIRTH: 11.5,
    Datum.PHONE: 14,
    Datum.POPULATION: 10,
    Datum.ARRIVED: 11.5,
    Datum.REGISTRY: 24,
    Datum.NOTE: 22,
}
_DAYS = (Datum.BIRTH, Datum.ARRIVED)


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a tidy sheet; width in characters."""

    heading: str
    width: float
    is_day: bool = False


def register_columns() -> list[SheetColumn]:
    """The columns of a register, in the order of LABELS."""
    return [SheetColumn(LABELS[f], _WIDTHS[f], f in _DAYS) for f in LABELS]


class TidySheet:
    """A sheet that is written row after row: headings first, cells as text unless they are days.

    Numbers of people, telephones and households are text, so that no program rounds them.
    """

    def __init__(self, book: Workbook, title: str, columns: Sequence[SheetColumn]) -> None:
        self.sheet: Worksheet = book.create_sheet(title)
        self._columns = columns
        self._rows = 0
        self._set_up()
        self._texts = [self._cell(c, _TEXT) for c in columns]
        self._quoted = [_quoted(self._cell(c, _TEXT)) for c in columns]
        self._days = [self._cell(c, _DAY) for c in columns]
        self._append_headings()

    def append(
        self,
        values: Sequence[str | date | None],
        offending: Iterable[int] = (),
        struck: Iterable[int] = (),
    ) -> None:
        """Write a row; the offending columns (from 0) are coloured, the struck ones struck out."""
        marked, out = set(offending), set(struck)
        row: list[Any] = []
        for at, value in enumerate(values):
            if at in marked or at in out:
                row.append(self._marked(at, value, at in out))
                continue
            if not value:
                row.append(None)
            elif isinstance(value, date) and value >= _FIRST_SAFE_DAY:
                row.append(_filled(self._days[at], value))
            else:
                row.append(self._text(at, _as_text(value)))
        self.sheet.append(row)
        self._rows += 1

    def append_hints(self, hints: Sequence[str]) -> None:
        """Write the row, next to the headings, that tells people how to fill in the others."""
        self.sheet.row_dimensions[2].height = _HINT_HEIGHT
        row = []
        for column, hint in zip(self._columns, hints, strict=True):
            cell = self._cell(column, _TEXT)
            cell.font = Font(name=_FONT, size=9, italic=True, color="FF7F7F7F")
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            row.append(_filled(cell, hint))
        self.sheet.append(row)
        self._rows += 1

    def close(self) -> None:
        """Let people filter all rows."""
        last = get_column_letter(len(self._columns))
        self.sheet.auto_filter.ref = f"A1:{last}{self._rows}"

    def _text(self, at: int, value: str) -> Any:
        cells = self._quoted if value.startswith(_ACTING) else self._texts
        return _filled(cells[at], value)

    def _set_up(self) -> None:
        sheet = self.sheet
        for at, column in enumerate(self._columns, start=1):
            dimension = sheet.column_dimensions[get_column_letter(at)]
            dimension.width = column.width
            dimension.number_format = _DAY if column.is_day else _TEXT
        sheet.freeze_panes = "A2"
        sheet.row_dimensions[1].height = _HEADING_HEIGHT
        sheet.print_title_rows = "1:1"
        sheet.print_options.gridLines = True
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9  # A4
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_margins.left = sheet.page_margins.right = 0.25
        sheet.page_margins.top = sheet.page_margins.bottom = 0.6
        sheet.oddFooter = HeaderFooterItem(center=_PAGE_NUMBER)

    def _append_headings(self) -> None:
        row = []
        for column in self._columns:
            cell = self._cell(column, _TEXT)
            cell.font = Font(name=_FONT, size=11, bold=True)
            cell.fill = _HEADING_FILL
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            row.append(_filled(cell, column.heading))
        self.sheet.append(row)
        self._rows += 1

    def _cell(self, column: SheetColumn, number_format: str) -> Any:
        cell = WriteOnlyCell(self.sheet)
        cell.font = Font(name=_FONT, size=11)
        cell.alignment = Alignment(horizontal="left", vertical="center")
        cell.number_format = number_format
        return cell

    def _marked(self, at: int, value: str | date | None, is_struck: bool) -> Any:
        day = isinstance(value, date) and value >= _FIRST_SAFE_DAY
        cell = self._cell(self._columns[at], _DAY if day else _TEXT)
        cell.fill = _OFFENDING_FILL
        if is_struck:
            cell.font = Font(name=_FONT, size=11, strike=True)
        told = value if day else _as_text(value)
        return _filled(_quoted(cell) if str(told).startswith(_ACTING) else cell, told)


def _quoted(cell: Any) -> Any:
    """The cell marked as people mark a text with a leading apostrophe: it is no formula, neither
    when somebody edits the cell nor when the sheet is saved in another form."""
    cell.quotePrefix = True
    return cell


def _as_text(value: str | date | None) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", str(value)) if value else ""


def _filled(cell: Any, value: str | date | None) -> Any:
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # a text that starts with = is no formula
    return cell
