"""One sheet of a workbook: its rows and cells by number, and how a value is written into a cell."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal

from lxml import etree

from gridcredit.domain.form_fields import FIELDS, FormValue, Shape
from gridcredit.domain.form_mapping import Pointer
from gridcredit.reports.forms.addresses import Range, column_letters, column_of
from gridcredit.reports.forms.marks import as_lines
from gridcredit.reports.forms.parts import Element
from gridcredit.reports.forms.styles import S, Styles

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SINCE_1900 = date(1899, 12, 30)
_SINCE_1904 = date(1904, 1, 1)
_LONGEST = 32_767  # signs of one cell
_OWN, _TEXT = f"{S}is", f"{S}t"
_KEPT = ("r", "s")  # what a cell keeps when another value comes into it


class Sheet:
    """The rows and cells of a sheet's part. `is_1904`: days count from 1904."""

    def __init__(self, root: Element, styles: Styles, is_1904: bool = False) -> None:
        self.root = root
        self.data: Element = root.find(f"{S}sheetData")
        self._styles, self._first_day = styles, _SINCE_1904 if is_1904 else _SINCE_1900
        self._rows: dict[int, Element] = {}
        self._cells: dict[int, dict[int, Element]] = {}
        self.number_rows()

    def number_rows(self) -> None:
        """Know the rows by their numbers, which a part may leave out where they follow."""
        self._rows, self._cells, last = {}, {}, 0
        for row in self.data.iterchildren(f"{S}row"):
            if number := row.get("r"):
                last = int(number)
            else:
                last += 1
                row.set("r", str(last))
            self._rows[last] = row

    @property
    def rows(self) -> dict[int, Element]:
        """The rows that stand in the part, by number."""
        return self._rows

    def cells(self, row: int) -> dict[int, Element]:
        """The cells of a row by their columns' numbers."""
        if row not in self._cells:
            found, last = {}, 0
            for cell in self._rows[row].iterchildren(f"{S}c") if row in self._rows else ():
                if ref := cell.get("r"):
                    last = column_of(ref)
                else:
                    last += 1
                    cell.set("r", f"{column_letters(last)}{row}")
                found[last] = cell
            self._cells[row] = found
        return self._cells[row]

    def formulas(self) -> list[Element]:
        """The f elements of all cells."""
        return list(self.data.iter(f"{S}f"))

    def all_cells(self) -> Iterator[tuple[int, int, Element]]:
        """Row, column and cell of all cells."""
        for row in self._rows:
            for column, cell in self.cells(row).items():
                yield row, column, cell

    def merges(self) -> list[Range]:
        """The merged ranges."""
        return [
            Range.of(one.get("ref", ""))
            for one in self.root.iterfind(f"{S}mergeCells/{S}mergeCell")
        ]

    def cell(self, row: int, column: int) -> Element:
        """A cell, made where it stands in no row yet, in the format of its row or column."""
        cells = self.cells(row)
        if column not in cells:
            made = etree.Element(f"{S}c", r=f"{column_letters(column)}{row}")
            if style := self._style_at(row, column):
                made.set("s", style)
            self._place(self._row(row), cells, column, made)
            cells[column] = made
        return cells[column]

    def write(self, cell: Element, value: FormValue, pointer: Pointer) -> None:
        """Put a value into a cell, in the cell's own format; text is text, whatever it begins
        with."""
        empty(cell)
        if value.is_blank:
            return
        style, shape = int(cell.get("s", 0)), FIELDS[pointer.field].shape
        if value.number is not None and not self._styles.is_text(style):
            is_rate = shape is Shape.RATE and self._styles.is_percent(style)
            write_number(cell, str(Decimal(value.number) / 100 if is_rate else value.number))
        elif value.day is not None and not pointer.pattern and self._styles.is_day(style):
            write_number(cell, str((value.day - self._first_day).days))
        else:
            if shape is Shape.CODE and (fitting := self._styles.as_text(style)) != style:
                cell.set("s", str(fitting))
            write_text(cell, value.shown(pointer.pattern))

    def write_behind(self, cell: Element, own: Element | None, said: str) -> None:
        """Put a text behind what a cell says; `own` is that text, with its formats."""
        kept = etree.Element(f"{S}is") if own is None else deepcopy(own)
        kept.tag = f"{S}is"
        empty(cell)
        cell.set("t", "inlineStr")
        cell.append(kept)
        runs = list(kept.iter(f"{S}t"))
        last = runs[-1] if runs else etree.SubElement(kept, f"{S}t")
        last.text = (last.text or "") + as_lines(said)
        last.set(SPACE, "preserve")

    def _row(self, number: int) -> Element:
        if number not in self._rows:
            made = etree.Element(f"{S}row", r=str(number))
            after = max((n for n in self._rows if n < number), default=None)
            if after is None:
                self.data.insert(0, made)
            else:
                self._rows[after].addnext(made)
            self._rows[number] = made
        return self._rows[number]

    def _place(self, row: Element, cells: dict[int, Element], column: int, made: Element) -> None:
        before = max((n for n in cells if n < column), default=None)
        if before is None:
            row.insert(0, made)
        else:
            cells[before].addnext(made)

    def _style_at(self, row: int, column: int) -> str:
        own = self._rows[row].get("s") if row in self._rows else None
        if own:
            return str(own)
        for one in self.root.iterfind(f"{S}cols/{S}col"):
            if int(one.get("min", 0)) <= column <= int(one.get("max", 0)):
                return str(one.get("style", ""))
        return ""


def empty(cell: Element) -> None:
    """Take out what a cell says; its format stays."""
    if len(cell):
        del cell[:]
    for name in list(cell.attrib):
        if name not in _KEPT:
            del cell.attrib[name]


def write_number(cell: Element, said: str) -> None:
    """A number into an empty cell."""
    etree.SubElement(cell, f"{S}v").text = said


def write_text(cell: Element, said: str) -> None:
    """A text into an empty cell, beside the texts that cells share."""
    cell.set("t", "inlineStr")
    text = etree.SubElement(etree.SubElement(cell, _OWN), _TEXT)
    text.text = as_lines(said)[:_LONGEST]
    if said != said.strip():
        text.set(SPACE, "preserve")
