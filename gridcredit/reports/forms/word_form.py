"""Word forms: marks in the text, in tables, text boxes, headers, footers and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from gridcredit.domain.errors import FormRefused
from gridcredit.domain.form_fields import FormValue
from gridcredit.domain.form_mapping import Filling, FormMapping, FormRows, Pointer
from gridcredit.domain.progress import Progress, no_progress, paced
from gridcredit.reports.forms.addresses import split_cell
from gridcredit.reports.forms.marks import FoundMark, around, as_lines, cuts, marks_in
from gridcredit.reports.forms.parts import CONTENT_TYPES, Element, Parts, as_damage
from gridcredit.reports.forms.sheet_view import SheetView
from gridcredit.reports.forms.word_tables import (
    SPACE,
    W,
    cell_at,
    cells_of,
    repeated,
    rows_of,
    table_name,
    table_named,
    table_view,
    tables_of,
    write_cell,
)

_BODY = "word/document.xml"
_TEXTS = re.compile(r"word/(?:document\d*|header\d*|footer\d*|footnotes|endnotes)\.xml")
_OTHERS = re.compile(r"(?:word|docProps|customXml)/.*\.xml")
_PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_NOT_TEXT = {f"{W}instrText": "field_code", f"{W}delText": "deleted_text"}

_HARMLESS = {"hyperlink", "attachedTemplate"}  # Word opens a file without them too
_PLACES = {"document": "body", "header": "header", "footer": "footer", "footnotes": "footnote"}


class WordForm:
    """A .docx with marks. Raises FormRefused for what is none, or refers to other files."""

    @as_damage
    def __init__(self, content: bytes, name: str) -> None:
        self.parts = Parts(content, name)
        self.changed: tuple[str, ...] = ()
        self._content, self.name = content, name
        self._texts = [part for part in self.parts.names if _TEXTS.fullmatch(part)]
        if "word/document.xml" not in self._texts:
            raise FormRefused(name, "not_a_form")
        _require_plain(self.parts)

    @as_damage
    def marks(self, known: Sequence[str] = ()) -> list[FoundMark]:
        """Every mark in the order of the text; those where nothing can be filled in say why."""
        found = []
        for part in self._texts:
            for paragraph in self.parts.tree(part).iter(f"{W}p"):
                said = "".join(_text(run) for run in _runs(paragraph))
                for mark in marks_in(said, known):
                    found.append(FoundMark(mark, around(said, mark), _place(part, paragraph)))
            for element in self.parts.tree(part).iter(*_NOT_TEXT):
                for mark in marks_in(element.text or "", known):
                    fault = _NOT_TEXT[element.tag]
                    found.append(FoundMark(mark, around(element.text, mark), part, fault))
        return found + list(self._elsewhere(known))

    def repeated_marks(self) -> list[str]:
        """The marks of table rows whose cells hold nothing else: rows of a list."""
        found: list[str] = []
        for part in self._texts:
            for row in self.parts.tree(part).iter(f"{W}tr"):
                texts = ["".join(cell.itertext()).strip() for cell in row.iterfind(f"{W}tc")]
                filled = [text for text in texts if text]
                names = [mark for text in filled for mark in marks_in(text)]
                if len(filled) > 1 and "".join(names) == "".join(filled):
                    found += names
        return found

    @as_damage
    def fill(self, mapping: FormMapping, told: Filling, progress: Progress = no_progress) -> bytes:
        """The filled file; `changed` names its parts that are not as they came. Table rows with
        marks of the mapping's rows stand once for each of these."""
        places = {p.mark: p for p in mapping.pointers if p.mark}
        values = _shown(places, told.values)
        rows = [_shown(places, row) for row in told.rows]
        each = mapping.rows.each if mapping.rows else None
        by_marks = mapping.rows is not None and not mapping.rows.first
        own = {m for m, p in places.items() if by_marks and mapping.each_at(p) is each}
        parts = Parts(self._content, self.name)
        said = parts.read(CONTENT_TYPES).decode("utf-8", "replace")
        if _TEMPLATE in said:  # what is made from a template is a document
            parts.put(CONTENT_TYPES, said.replace(_TEMPLATE, _PLAIN).encode())
        body = parts.touch(_BODY) if any(p.cell for p in mapping.pointers) else parts.tree(_BODY)
        self._fill_cells(body, mapping, told, values)
        for part in paced(self._texts, progress, "filling", 1):
            root = parts.tree(part)
            changed = bool(own) and _fill_rows(root, own, values, rows)
            for paragraph in list(root.iter(f"{W}p")):
                changed = _fill(paragraph, values) or changed
            if changed:
                parts.touch(part)
        self.changed = parts.changed
        return parts.written()

    @as_damage
    def views(self) -> list[SheetView]:
        """The tables as they are drawn."""
        tables = tables_of(self.parts.tree(_BODY))
        return [table_view(table, table_name(at)) for at, table in enumerate(tables)]

    def _fill_cells(
        self, body: Element, mapping: FormMapping, told: Filling, values: Mapping[str, str]
    ) -> None:
        """Fill the cells of tables that are pointed at, those of repeated rows once for each."""
        inner = []
        for pointer in mapping.pointers:
            if mapping.is_in_rows(pointer):
                inner.append(pointer)
            elif pointer.cell and (table := table_named(body, pointer.sheet)) is not None:
                cell = cell_at(table, *split_cell(pointer.cell))
                if cell is not None:
                    _write_pointed(cell, pointer, told.values)
        rows = mapping.rows
        table = table_named(body, rows.sheet) if rows is not None and rows.first else None
        if rows is None or table is None:
            return
        marks = {p.mark: p for p in mapping.pointers if p.mark}
        for at, row in enumerate(repeated(table, rows.first, rows.last, len(told.rows))):
            own = told.rows[at] if at < len(told.rows) else {}
            for pointer in inner:
                column = split_cell(pointer.cell)[1]
                for cell in cells_of(row):
                    if cell.left == column and not cell.goes_on:
                        _write_pointed(cell.element, pointer, own)
            for paragraph in row.iter(f"{W}p"):
                _fill(paragraph, {**values, **_shown(marks, own)})

    @as_damage
    def faults(self, mapping: FormMapping) -> list[tuple[Pointer | FormRows, str]]:
        """The places of a mapping that this document does not have, and why."""
        return list(self._faults(mapping))

    def _faults(self, mapping: FormMapping) -> Iterator[tuple[Pointer | FormRows, str]]:
        known = {one.mark for one in self.marks([p.mark for p in mapping.pointers])}
        body, rows = self.parts.tree(_BODY), mapping.rows
        if rows is not None and rows.first:
            table = table_named(body, rows.sheet)
            if table is None or len(rows_of(table)) < rows.last:
                yield rows, "no_such_sheet" if table is None else "no_such_cell"
        for pointer in mapping.pointers:
            table = table_named(body, pointer.sheet) if pointer.cell else None
            if pointer.cell and table is None:
                yield pointer, "no_such_sheet"
            elif table is not None and cell_at(table, *split_cell(pointer.cell)) is None:
                yield pointer, "no_such_cell"
            elif pointer.mark and pointer.mark not in known:
                yield pointer, "no_such_mark"

    def _elsewhere(self, known: Sequence[str]) -> Iterator[FoundMark]:
        """Marks in parts that nothing is filled into: charts, diagrams, comments, properties."""
        for part in self.parts.names:
            if _OTHERS.fullmatch(part) and part not in self._texts:
                said = "".join(self.parts.tree(part).itertext())
                for mark in dict.fromkeys(marks_in(said, known)):
                    if mark.startswith("{{"):
                        yield FoundMark(mark, around(said, mark), part, "not_filled_here")


def _require_plain(parts: Parts) -> None:
    said = parts.read(CONTENT_TYPES).decode("utf-8", "replace")
    if "macroEnabled" in said or any(n.endswith("vbaProject.bin") for n in parts.names):
        raise FormRefused(parts.name, "form_macros")
    if _PLAIN not in said and _TEMPLATE not in said:
        raise FormRefused(parts.name, "not_a_form")
    for part in parts.names:
        if part.endswith(".rels"):
            continue
        if set(parts.refers_outside(part)) - _HARMLESS:
            raise FormRefused(parts.name, "form_external")


def _place(part: str, paragraph: Element) -> str:
    name = part.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
    if any(a.tag == f"{W}txbxContent" for a in paragraph.iterancestors()):
        return "text_box"
    return _PLACES.get(name, name)


def _write_pointed(cell: Element, pointer: Pointer, told: Mapping[str, FormValue]) -> None:
    said = as_lines(told.get(pointer.place, FormValue()).shown(pointer.pattern))
    write_cell(cell, said, pointer.is_behind)


def _runs(paragraph: Element) -> list[Element]:
    """What holds a paragraph's own text, not that of text boxes in it; breaks and tabs too."""
    kinds = (f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen")
    return [
        one
        for one in paragraph.iter(*kinds)
        if one.getparent().tag == f"{W}r" and next(one.iterancestors(f"{W}p")) is paragraph
    ]


def _text(run: Element) -> str:
    """A run's text; what is none stands for a line's end, which no mark goes across."""
    return (run.text or "") if run.tag == f"{W}t" else "\n"


def _fill(paragraph: Element, values: Mapping[str, str]) -> bool:
    runs = _runs(paragraph)
    made = cuts([_text(run) for run in runs], values)
    for cut in made:
        run = runs[cut.run]
        text = run.text or ""
        _write(run, text[: cut.start] + cut.value + text[cut.end :])
    return bool(made)


def _shown(places: Mapping[str, Pointer], told: Mapping[str, FormValue]) -> dict[str, str]:
    return {
        mark: as_lines(told[mark].shown(places[mark].pattern)) for mark in places if mark in told
    }


def _write(run: Element, text: str) -> None:
    """A text into a run: a line's end becomes a break of the same run."""
    first, *others = text.split("\n")
    run.text = first
    run.set(SPACE, "preserve")
    at = run
    for line in others:
        for element in (etree.Element(f"{W}br"), etree.Element(f"{W}t")):
            at.addnext(element)
            at = element
        at.text = line
        at.set(SPACE, "preserve")


def _fill_rows(
    root: Element, own: set[str], values: Mapping[str, str], rows: Sequence[Mapping[str, str]]
) -> bool:
    """Let each table row with marks of the rows' own stand once for each of them."""
    found = [
        row
        for row in root.iter(f"{W}tr")
        if own & set(_marks_of(row, own)) and not _has_inner(row, own)
    ]
    for row in found:
        for told in rows:
            copy = deepcopy(row)
            row.addprevious(copy)
            for paragraph in copy.iter(f"{W}p"):
                _fill(paragraph, {**values, **told})
        if rows:
            row.getparent().remove(row)
        else:
            for paragraph in row.iter(f"{W}p"):
                _fill(paragraph, dict.fromkeys(own, ""))
    return bool(found)


def _marks_of(row: Element, own: set[str]) -> list[str]:
    return [
        mark
        for paragraph in row.iter(f"{W}p")
        for mark in marks_in("".join(map(_text, _runs(paragraph))), list(own))
    ]


def _has_inner(row: Element, own: set[str]) -> bool:
    """Whether a table within the row holds the marks: that one's rows are meant."""
    return any(own & set(_marks_of(inner, own)) for inner in row.iter(f"{W}tr") if inner is not row)
