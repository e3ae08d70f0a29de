"""A sheet as it is drawn and read: its texts by cell, its merges, its widths."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.reports.forms.addresses import Range
from gridcredit.reports.forms.book import Book, SheetPart
from gridcredit.reports.forms.parts import Element
from gridcredit.reports.forms.styles import S

MOST_ROWS, MOST_COLUMNS = 400, 120
"""Of what is drawn: a form's places stand at its beginning."""

_USUAL_WIDTH = 9.0


@dataclass(frozen=True)
class SheetView:
    """The cells of a sheet that say something, and its shape. Rows and columns from 1."""

    name: str
    texts: dict[tuple[int, int], str]
    formulas: frozenset[tuple[int, int]]
    styles: dict[tuple[int, int], int]
    merges: tuple[Range, ...]
    widths: dict[int, float]  # of columns, in signs
    rows: int
    columns: int
    is_hidden: bool = False

    def whole(self, row: int, column: int) -> Range:
        """The merged range that a cell belongs to; the cell itself where it is none."""
        for one in self.merges:
            if one.holds(row, column):
                return one
        return Range(row, column, row, column)

    def text(self, row: int, column: int) -> str:
        """What a cell shows, also where it is merged into another."""
        whole = self.whole(row, column)
        return self.texts.get((whole.top, whole.left), "")


def sheet_view(book: Book, place: SheetPart) -> SheetView:
    """A sheet's beginning."""
    sheet = book.sheet(place)
    texts: dict[tuple[int, int], str] = {}
    styles: dict[tuple[int, int], int] = {}
    formulas = set()
    for row, column, cell in sheet.all_cells():
        if row > MOST_ROWS or column > MOST_COLUMNS:
            continue
        styles[row, column] = int(cell.get("s", 0))
        if cell.find(f"{S}f") is not None:
            formulas.add((row, column))
        if said := book.text(cell).strip():
            texts[row, column] = said
    merges = tuple(one for one in sheet.merges() if one.top <= MOST_ROWS)
    corners = [*styles, *((one.bottom, one.right) for one in merges)]
    return SheetView(
        place.name,
        texts,
        frozenset(formulas),
        styles,
        merges,
        _widths(sheet.root),
        min(max((row for row, _ in corners), default=1), MOST_ROWS),
        min(max((column for _, column in corners), default=1), MOST_COLUMNS),
        place.is_hidden,
    )


def _widths(root: Element) -> dict[int, float]:
    found = {}
    for one in root.iterfind(f"{S}cols/{S}col"):
        first, last = int(one.get("min", 1)), int(one.get("max", 1))
        for column in range(first, min(last, MOST_COLUMNS) + 1):
            found[column] = float(one.get("width", _USUAL_WIDTH))
    return found
