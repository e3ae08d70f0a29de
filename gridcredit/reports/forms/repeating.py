"""Rows of a sheet that are filled one after another; where more are needed than are drawn, rows
like them are put in, and everything below goes along."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from gridcredit.domain.form_fields import FormValue
from gridcredit.domain.form_mapping import FormMapping, FormRows
from gridcredit.domain.progress import Progress, paced
from gridcredit.reports.forms.addresses import Range, RowShift, copied_formula, split_cell
from gridcredit.reports.forms.book import Book, SheetPart
from gridcredit.reports.forms.marks import marks_in
from gridcredit.reports.forms.parts import Element
from gridcredit.reports.forms.sheet import empty
from gridcredit.reports.forms.sheet_texts import fill_marks
from gridcredit.reports.forms.shifting import (
    expand_shared,
    move_rows,
    shift_charts,
    shift_related,
    shift_sheet,
)
from gridcredit.reports.forms.styles import S

Row = Mapping[str, FormValue]
_BLANK = FormValue()
_STEP = 200  # rows between two calls of the progress


class RepeatedRows:
    """The repeated rows of one sheet."""

    def __init__(self, book: Book, place: SheetPart, mapping: FormMapping) -> None:
        if mapping.rows is None:
            raise ValueError("no rows")
        self._book, self._place, self._mapping = book, place, mapping
        self._rows: FormRows = mapping.rows
        self._sheet = book.sheet(place)
        self._pointers = {
            split_cell(p.cell)[1]: (p.place, p) for p in mapping.pointers if mapping.is_in_rows(p)
        }
        self._sample = self._sample_cells()

    def fill(
        self,
        rows: Sequence[Row],
        marks_of: Callable[[Row], Mapping[str, str]],
        progress: Progress,
    ) -> None:
        """Fill a row for each; those drawn and not needed are left empty."""
        drawn = self._rows.last - self._rows.first + 1
        if len(rows) > drawn:
            self._put_in(len(rows) - drawn)
        for at in paced(range(max(len(rows), drawn)), progress, "filling", _STEP):
            self._fill_row(self._rows.first + at, rows[at] if at < len(rows) else None, marks_of)

    def _sample_cells(self) -> dict[int, Element]:
        """What of the first row every row has: texts with marks, and formulas."""
        names = [p.mark for p in self._mapping.pointers if p.mark]
        found = {}
        for column, cell in self._sheet.cells(self._rows.first).items():
            is_text = self._book.shared_text(cell) is not None
            if column in self._pointers:
                continue
            if cell.find(f"{S}f") is not None or (
                is_text and marks_in(self._book.text(cell), names)
            ):
                found[column] = deepcopy(cell)
        return found

    def _fill_row(
        self, number: int, row: Row | None, marks_of: Callable[[Row], Mapping[str, str]]
    ) -> None:
        cells = self._sheet.cells(number)
        for column, (place, pointer) in self._pointers.items():
            told = _BLANK if row is None else row.get(place, _BLANK)
            cell = cells.get(column)
            if cell is None:
                cell = self._sheet.cell(number, column)
            self._sheet.write(cell, told, pointer)
        for column, sample in self._sample.items():
            cell = self._sheet.cell(number, column)
            formula = sample.find(f"{S}f")
            if formula is not None:
                self._copy_formula(cell, formula, number)
                continue
            empty(cell)
            if row is not None:
                cell.set("t", sample.get("t"))
                for child in sample:
                    cell.append(deepcopy(child))
                values = marks_of(row)
                names = marks_in(self._book.text(cell), [*self._mark_names()])
                fill_marks(self._book, cell, {**dict.fromkeys(self._known(names), ""), **values})

    def _mark_names(self) -> list[str]:
        return [p.mark for p in self._mapping.pointers if p.mark]

    def _known(self, names: Sequence[str]) -> list[str]:
        return [name for name in names if name in self._mark_names()]

    def _copy_formula(self, cell: Element, formula: Element, number: int) -> None:
        """The first row's formula, where a drawn row has none and says nothing else."""
        if len(cell) or not formula.text or formula.get("t") not in (None, "normal"):
            return
        made = etree.SubElement(cell, f"{S}f")
        made.text = copied_formula(formula.text, number - self._rows.first)

    # More rows than are drawn

    def _put_in(self, count: int) -> None:
        """Put rows in: above the last one drawn, so that the border below stays below; below the
        only one."""
        first, last = self._rows.first, self._rows.last
        shift = RowShift(last if last > first else first + 1, count, grows=first == last)
        model = max(shift.at - 1, first)
        book, place, sheet = self._book, self._place, self._sheet
        expand_shared(sheet)
        merges = [one for one in sheet.merges() if one.top == one.bottom == model]
        pattern = deepcopy(sheet.rows.get(model))
        numbers = self._running_numbers(model)
        move_rows(sheet, shift)

        def is_meant(name: str) -> bool:
            return name.casefold() in ("", place.name.casefold())

        shift_sheet(sheet, shift, first, is_meant)
        if pattern is not None:
            if model in sheet.rows:  # as it is after the formulas were rewritten
                pattern = deepcopy(sheet.rows[model])
            self._copies(pattern, model, count)
        self._copy_merges(merges, count)
        self._number_on(numbers, first, last + count)
        shift_related(book.parts, place.part, shift, is_meant)
        self._elsewhere(shift, is_meant)

    def _copies(self, pattern: Element, model: int, count: int) -> None:
        at = self._sheet.rows[model]
        for number in range(model + 1, model + count + 1):
            made = deepcopy(pattern)
            made.set("r", str(number))
            for cell in made.iterfind(f"{S}c"):
                cell.set("r", cell.get("r").rstrip("0123456789") + str(number))
                formula = cell.find(f"{S}f")
                if formula is not None and formula.text:
                    formula.text = copied_formula(formula.text, number - model)
            at.addnext(made)
            at = made
        self._sheet.number_rows()

    def _copy_merges(self, merges: Sequence[Range], count: int) -> None:
        box = self._sheet.root.find(f"{S}mergeCells")
        for one in merges:
            for down in range(1, count + 1):
                row = one.top + down
                etree.SubElement(
                    box, f"{S}mergeCell", ref=str(Range(row, one.left, row, one.right))
                )
        if box is not None and merges:
            box.set("count", str(len(box)))

    def _running_numbers(self, model: int) -> list[int]:
        """The columns that number the drawn rows 1, 2, 3 … by themselves."""
        found = []
        for column, cell in self._sheet.cells(self._rows.first).items():
            if column not in self._pointers and cell.find(f"{S}f") is None:
                said = self._book.text(cell)
                last = self._sheet.cells(model).get(column)
                wanted = str(model - self._rows.first + 1)
                if said == "1" and last is not None and self._book.text(last) == wanted:
                    found.append(column)
        return found

    def _number_on(self, columns: Sequence[int], first: int, last: int) -> None:
        for column in columns:
            for row in range(first, last + 1):
                value = self._sheet.cell(row, column).find(f"{S}v")
                if value is not None and self._sheet.cell(row, column).get("t", "n") == "n":
                    value.text = str(row - first + 1)

    def _elsewhere(self, shift: RowShift, is_meant: Callable[[str], bool]) -> None:
        """What other parts say of the sheet's rows: names, other sheets, charts, the chain."""
        book, own = self._book, self._place

        def named(name: str) -> bool:
            return bool(name) and is_meant(name)

        for name in book.root.iterfind(f"{S}definedNames/{S}definedName"):
            said = shift.formula(name.text or "", named)
            if said != name.text:
                book.parts.touch(book.main)
                name.text = said
        for place in book.sheets:
            if place.part != own.part and shift_formulas_of_others(book, place, shift, named):
                book.parts.touch(place.part)
        shift_charts(book.parts, shift, is_meant)


def shift_formulas_of_others(
    book: Book, place: SheetPart, shift: RowShift, named: Callable[[str], bool]
) -> bool:
    """The formulas of another sheet that ask for cells of the one the rows are put into; whether
    there was one."""
    is_changed = False
    for _, _, cell in book.sheet(place).all_cells():
        formula = cell.find(f"{S}f")
        if formula is not None and formula.text and "!" in formula.text:
            said = shift.formula(formula.text, named)
            if said != formula.text:
                formula.text, is_changed = said, True
    return is_changed
