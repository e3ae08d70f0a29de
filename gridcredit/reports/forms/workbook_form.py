"""Forms that are workbooks: cells and marks are filled, rows repeated, and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gridcredit.domain.errors import FormRefused
from gridcredit.domain.form_fields import FormValue
from gridcredit.domain.form_mapping import Filling, FormMapping, FormRows, Pointer
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.reports.forms.addresses import split_cell
from gridcredit.reports.forms.book import Book, SheetPart
from gridcredit.reports.forms.chain import mend_chain
from gridcredit.reports.forms.marks import FoundMark, around, as_lines, marks_in
from gridcredit.reports.forms.parts import as_damage
from gridcredit.reports.forms.repeating import RepeatedRows
from gridcredit.reports.forms.results import Results
from gridcredit.reports.forms.sheet import Sheet
from gridcredit.reports.forms.sheet_copies import copy_sheet
from gridcredit.reports.forms.sheet_texts import (
    fill_headings,
    fill_marks,
    fill_text_boxes,
    heading_texts,
    text_box_paragraphs,
)
from gridcredit.reports.forms.sheet_view import SheetView, sheet_view
from gridcredit.reports.forms.styles import S

_ELSEWHERE = ("xl/charts/", "xl/comments", "xl/threadedComments/", "xl/diagrams/", "docProps/")


class WorkbookForm:
    """An .xlsx whose cells and marks can be filled. Raises FormRefused."""

    @as_damage
    def __init__(self, content: bytes, name: str) -> None:
        self._content, self.name = content, name
        self.book = Book(content, name)
        self.changed: tuple[str, ...] = ()

    @as_damage
    def views(self) -> list[SheetView]:
        """The sheets as they are drawn."""
        return [sheet_view(self.book, place) for place in self.book.sheets]

    @as_damage
    def marks(self, known: Sequence[str] = ()) -> list[FoundMark]:
        """Every mark, sheet by sheet; those where nothing can be filled in say why."""
        found = []
        for place in self.book.sheets:
            for _, _, cell in self.book.sheet(place).all_cells():
                text = self.book.text(cell) if self.book.shared_text(cell) is not None else ""
                where = f"{place.name}!{cell.get('r')}"
                found += [FoundMark(m, around(text, m), where) for m in marks_in(text, known)]
            for text in heading_texts(self.book.sheet(place)):
                found += [FoundMark(m, around(text, m), "header") for m in marks_in(text, known)]
            for text in text_box_paragraphs(self.book.parts, place):
                found += [FoundMark(m, around(text, m), "text_box") for m in marks_in(text, known)]
        return found + list(self._elsewhere(known))

    @as_damage
    def faults(self, mapping: FormMapping) -> list[tuple[Pointer | FormRows, str]]:
        """The places of a mapping that this workbook does not have, and why."""
        return list(self._faults(mapping))

    def _faults(self, mapping: FormMapping) -> Iterator[tuple[Pointer | FormRows, str]]:
        if (rows := mapping.rows) is not None:
            if not rows.first:
                yield rows, "rows_of_workbook"
            elif not self._has(rows.sheet):
                yield rows, "no_such_sheet"
        known = {one.mark for one in self.marks([p.mark for p in mapping.pointers if p.mark])}
        for pointer in mapping.pointers:
            if pointer.mark:
                if pointer.mark not in known:
                    yield pointer, "no_such_mark"
            elif not self._has(pointer.sheet):
                yield pointer, "no_such_sheet"
            elif self._is_merged_away(pointer):
                yield pointer, "merged_part"

    def fill(self, mapping: FormMapping, told: Filling, progress: Progress = no_progress) -> bytes:
        """The filled file; `changed` names its parts that are not as they came."""
        return self.fill_sheets(mapping, [told], progress)

    @as_damage
    def fill_sheets(
        self,
        mapping: FormMapping,
        tellings: Sequence[Filling],
        progress: Progress = no_progress,
    ) -> bytes:
        """The same with a sheet for each: the mapping's own, and copies of it behind the others."""
        book = Book(self._content, self.name)
        own = book.named(_sheet_of(mapping))
        others = [one for one in book.sheets if one.part != own.part]
        copies = [own, *(copy_sheet(book, own, n) for n in range(2, len(tellings) + 1))]
        filled: set[str] = set()
        for at, told in enumerate(tellings):
            filled |= _Filler(book, mapping, own, copies[at], others).fill(told, progress)
            others = []  # filled once
        mend_chain(book, filled)
        if Results(book, filled).renew():
            _calculate_on_load(book)
        self.changed = book.parts.changed
        return book.parts.written()

    def _has(self, name: str) -> bool:
        try:
            self.book.named(name)
        except FormRefused:
            return False
        return True

    def _is_merged_away(self, pointer: Pointer) -> bool:
        row, column = split_cell(pointer.cell)
        merges = self.book.sheet(self.book.named(pointer.sheet)).merges()
        return any(
            one.holds(row, column) and (row, column) != (one.top, one.left) for one in merges
        )

    def _elsewhere(self, known: Sequence[str]) -> Iterator[FoundMark]:
        for part in self.book.parts.names:
            if part.startswith(_ELSEWHERE) and part.endswith(".xml"):
                said = "".join(self.book.parts.tree(part).itertext())
                for mark in dict.fromkeys(marks_in(said, known)):
                    if mark.startswith("{{"):
                        yield FoundMark(mark, around(said, mark), part, "not_filled_here")


class _Filler:
    """Fills one copy of a workbook."""

    def __init__(
        self,
        book: Book,
        mapping: FormMapping,
        own: SheetPart,
        copy: SheetPart,
        others: Sequence[SheetPart],
    ) -> None:
        """`copy` stands for the mapping's own sheet; `others` are filled along with it."""
        self._book, self._mapping = book, mapping
        self._own, self._copy, self._others = own, copy, others
        self._marks = {p.mark: p for p in mapping.pointers if p.mark}
        self._filled: set[str] = set()
        rows = mapping.rows
        self._rows_of = self._named(rows.sheet) if rows is not None else None

    def fill(self, told: Filling, progress: Progress) -> set[str]:
        """Fill everything; the parts of the sheets that were."""
        for pointer in self._mapping.pointers:
            if pointer.cell and not self._mapping.is_in_rows(pointer):
                place = self._named(pointer.sheet)
                if place not in (self._copy, *self._others):
                    continue
                sheet = self._begin(place)
                cell = sheet.cell(*split_cell(pointer.cell))
                value = told.values.get(pointer.place, FormValue())
                if pointer.is_behind:
                    own = self._book.shared_text(cell)
                    sheet.write_behind(cell, own, value.shown(pointer.pattern))
                else:
                    sheet.write(cell, value, pointer)
        values = self._shown(told.values)
        for place in (self._copy, *self._others):
            self._fill_marks(place, values)
        if self._mapping.rows is not None and self._rows_of is not None:
            self._begin(self._rows_of)
            repeated = RepeatedRows(self._book, self._rows_of, self._mapping)
            repeated.fill(told.rows, lambda row: {**values, **self._shown(row)}, progress)
        return self._filled

    def _named(self, name: str) -> SheetPart:
        place = self._book.named(name)
        return self._copy if place.part == self._own.part else place

    def _begin(self, place: SheetPart) -> Sheet:
        self._book.parts.touch(place.part)
        self._filled.add(place.part)
        return self._book.sheet(place)

    def _shown(self, told: Mapping[str, FormValue]) -> dict[str, str]:
        return {
            mark: as_lines(told[mark].shown(p.pattern))
            for mark, p in self._marks.items()
            if mark in told
        }

    def _fill_marks(self, place: SheetPart, values: Mapping[str, str]) -> None:
        if not values:
            return
        sheet, rows = self._book.sheet(place), self._mapping.rows
        is_repeated = self._rows_of is not None and place.part == self._rows_of.part
        for row, _, cell in sheet.all_cells():
            in_rows = is_repeated and rows is not None and rows.first <= row <= rows.last
            if not in_rows and fill_marks(self._book, cell, values):
                self._begin(place)
        if fill_headings(sheet, values):
            self._begin(place)
        fill_text_boxes(self._book.parts, place, values)


def _sheet_of(mapping: FormMapping) -> str:
    """The sheet that a mapping is of."""
    if mapping.rows is not None:
        return mapping.rows.sheet
    return next((p.sheet for p in mapping.pointers if p.cell), "")


def _calculate_on_load(book: Book) -> None:
    """Have the program that opens the file calculate what is left to it."""
    root = book.parts.touch(book.main)
    settings = root.find(f"{S}calcPr")
    if settings is None:
        behind = [one for one in root if one.tag in _BEFORE_CALCULATION]
        settings = root.makeelement(f"{S}calcPr", {})
        behind[-1].addnext(settings)
    settings.set("fullCalcOnLoad", "1")


_BEFORE = "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups"
_BEFORE_CALCULATION = {f"{S}{name}" for name in (*_BEFORE.split(), "definedNames")}
