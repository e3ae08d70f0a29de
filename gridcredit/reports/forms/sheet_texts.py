"""Marks in the texts of a sheet: in cells, in its header and footer, in text boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from gridcredit.reports.forms.book import Book, SheetPart, text_runs
from gridcredit.reports.forms.marks import cuts, replaced
from gridcredit.reports.forms.parts import Element, Parts
from gridcredit.reports.forms.sheet import SPACE, Sheet, empty
from gridcredit.reports.forms.styles import S

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def fill_marks(book: Book, cell: Element, values: Mapping[str, str]) -> bool:
    """Fill the marks in a cell's text, which becomes the cell's own; whether there was one."""
    shared = book.shared_text(cell)
    if shared is None or cell.find(f"{S}f") is not None:
        return False
    runs = text_runs(shared)
    if not cuts([run.text or "" for run in runs], values):
        return False
    own = deepcopy(shared)
    own.tag = f"{S}is"
    for reading in [one for one in own if one.tag in (f"{S}rPh", f"{S}phoneticPr")]:
        own.remove(reading)
    _fill(text_runs(own), values)
    empty(cell)
    cell.set("t", "inlineStr")
    cell.append(own)
    return True


def heading_texts(sheet: Sheet) -> list[str]:
    """The texts of header and footer, as the part holds them."""
    return [one.text for one in _headings(sheet) if one.text]


def fill_headings(sheet: Sheet, values: Mapping[str, str]) -> bool:
    """Fill the marks in header and footer; whether there was one."""
    is_changed = False
    for one in _headings(sheet):
        said = replaced(one.text or "", values, lambda value: value.replace("&", "&&"))
        if said != (one.text or ""):
            one.text, is_changed = said, True
    return is_changed


def _headings(sheet: Sheet) -> list[Element]:
    return [one for box in sheet.root.iterfind(f"{S}headerFooter") for one in box]


def text_box_paragraphs(parts: Parts, place: SheetPart) -> Iterator[str]:
    """The text of every paragraph in the text boxes of a sheet."""
    for drawing in _drawings(parts, place):
        for paragraph in parts.tree(drawing).iter(f"{_A}p"):
            yield "".join(run.text or "" for run in paragraph.iter(f"{_A}t"))


def fill_text_boxes(parts: Parts, place: SheetPart, values: Mapping[str, str]) -> None:
    """Fill the marks in the text boxes of a sheet."""
    for drawing in _drawings(parts, place):
        for paragraph in parts.tree(drawing).iter(f"{_A}p"):
            if _fill(list(paragraph.iter(f"{_A}t")), values):
                parts.touch(drawing)


def _drawings(parts: Parts, place: SheetPart) -> list[str]:
    related = parts.relations(place.part).values()
    return [target for kind, target in related if kind == "drawing" and target in parts]


def _fill(runs: list[Element], values: Mapping[str, str]) -> bool:
    made = cuts([run.text or "" for run in runs], values)
    for cut in made:
        run = runs[cut.run]
        text = run.text or ""
        said = text[: cut.start] + cut.value + text[cut.end :]
        if run.tag == f"{_A}t":
            _write_lines(run, said)
        else:
            run.text = said
            run.set(SPACE, "preserve")
    return bool(made)


def _write_lines(run: Element, said: str) -> None:
    """A text into a run of a text box: a line's end becomes a break between runs alike."""
    first, *others = said.split("\n")
    run.text = first
    at = run.getparent()
    for line in others:
        lines_end = etree.Element(f"{_A}br")
        at.addnext(lines_end)
        copy = deepcopy(run.getparent())
        copy.find(f"{_A}t").text = line
        lines_end.addnext(copy)
        at = copy
