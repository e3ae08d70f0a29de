"""Tables of a Word form by rows and columns, as a workbook's cells are told: 表1!B2."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from gridcredit.reports.forms.addresses import Range
from gridcredit.reports.forms.parts import Element
from gridcredit.reports.forms.sheet_view import SheetView

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAME = "表"
_TWIPS_A_SIGN = 110


@dataclass(frozen=True)
class TableCell:
    """A cell and the columns it stands in, both included, from 1."""

    element: Element
    left: int
    right: int

    @property
    def text(self) -> str:
        """What stands there, paragraphs in one line."""
        return " ".join("".join(p.itertext()) for p in self.element.iterfind(f"{W}p")).strip()

    @property
    def goes_on(self) -> bool:
        """Whether it is merged into the one above."""
        merge = self.element.find(f"{W}tcPr/{W}vMerge")
        return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def tables_of(root: Element) -> list[Element]:
    """The tables of the text in their order, those within others too."""
    return list(root.iter(f"{W}tbl"))


def table_name(at: int) -> str:
    """What the table of a place, from 0, is called."""
    return f"{_NAME}{at + 1}"


def table_named(root: Element, name: str) -> Element | None:
    """The table of a name; the first for a blank."""
    for at, table in enumerate(tables_of(root)):
        if name in ("", table_name(at)):
            return table
    return None


def rows_of(table: Element) -> list[Element]:
    """The rows of a table."""
    return list(table.iterfind(f"{W}tr"))


def cells_of(row: Element) -> list[TableCell]:
    """The cells of a row with their columns."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    found, column = [], 1 + (int(before.get(f"{W}val", 0)) if before is not None else 0)
    for cell in row.iterfind(f"{W}tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        width = int(span.get(f"{W}val", 1)) if span is not None else 1
        found.append(TableCell(cell, column, column + width - 1))
        column += width
    return found


def cell_at(table: Element, row: int, column: int) -> Element | None:
    """The cell of an address; None where there is none, or it is merged into another."""
    rows = rows_of(table)
    for cell in cells_of(rows[row - 1]) if 0 < row <= len(rows) else ():
        if cell.left == column and not cell.goes_on:
            return cell.element
    return None


def write_cell(cell: Element, text: str, behind: bool = False) -> None:
    """Put a text into a cell, in the format of its first run, or behind what stands there."""
    paragraph = cell.find(f"{W}p")
    if paragraph is None:
        paragraph = etree.SubElement(cell, f"{W}p")
    runs = list(paragraph.iterfind(f"{W}r"))
    made = etree.Element(f"{W}r")
    model = runs[-1 if behind else 0].find(f"{W}rPr") if runs else None
    if model is None:
        model = paragraph.find(f"{W}pPr/{W}rPr")
    if model is not None:
        made.append(deepcopy(model))
    if not behind:
        for run in runs:
            paragraph.remove(run)
        for other in list(cell.iterfind(f"{W}p"))[1:]:
            cell.remove(other)
    for at, line in enumerate(text.split("\n")):
        if at:
            etree.SubElement(made, f"{W}br")
        element = etree.SubElement(made, f"{W}t")
        element.text = line
        element.set(SPACE, "preserve")
    paragraph.append(made)


def repeated(table: Element, first: int, last: int, count: int) -> list[Element]:
    """So many rows from the first on: those drawn, and where they are too few, copies of the first
    above the last."""
    rows = rows_of(table)
    some = rows[first - 1 : last]
    sample = deepcopy(some[0])
    for _ in range(count - len(some)):
        copy = deepcopy(sample)
        some[-1].addprevious(copy) if len(some) > 1 else some[-1].addnext(copy)
        some.insert(len(some) - 1 if len(some) > 1 else 1, copy)
    return some


def table_view(table: Element, name: str) -> SheetView:
    """A table as it is drawn."""
    texts: dict[tuple[int, int], str] = {}
    styles: dict[tuple[int, int], int] = {}
    merges: list[Range] = []
    columns = 1
    rows = [cells_of(row) for row in rows_of(table)]
    for at, row in enumerate(rows, 1):
        for cell in row:
            columns = max(columns, cell.right)
            styles |= {(at, column): 0 for column in range(cell.left, cell.right + 1)}
            if cell.goes_on:
                continue
            if cell.text:
                texts[at, cell.left] = cell.text
            bottom = _bottom(rows, at, cell)
            if bottom > at or cell.right > cell.left:
                merges.append(Range(at, cell.left, bottom, cell.right))
    return SheetView(
        *(name, texts, frozenset(), styles, tuple(merges), _widths(table)),
        *(max(len(rows), 1), columns),
    )


def _bottom(rows: Sequence[Sequence[TableCell]], at: int, cell: TableCell) -> int:
    while at < len(rows) and any(c.left == cell.left and c.goes_on for c in rows[at]):
        at += 1
    return at


def _widths(table: Element) -> dict[int, float]:
    columns = table.iterfind(f"{W}tblGrid/{W}gridCol")
    return {
        at: float(one.get(f"{W}w", 0) or 0) / _TWIPS_A_SIGN for at, one in enumerate(columns, 1)
    }
