"""Rows put into a sheet: everything that names rows below, or a stretch that the new rows belong
to, goes along: cells, formulas, merges, rules, breaks, print areas, tables, pictures, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

from gridcredit.reports.forms.addresses import RowShift, copied_formula, split_cell
from gridcredit.reports.forms.parts import Element, Parts
from gridcredit.reports.forms.sheet import Sheet
from gridcredit.reports.forms.styles import S

_RANGES = ("ref", "sqref", "activeCell", "topLeftCell", "r")
_OF_ONE_ROW = {"mergeCell", "hyperlink", "selection", "pane", "comment"}
_FORMULAS = {"formula", "formula1", "formula2", "f"}
_X = "{urn:schemas-microsoft-com:office:excel}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"

Meant = Callable[[str], bool]


def expand_shared(sheet: Sheet) -> None:
    """Write out each formula that cells share, as rows may come between them."""
    masters: dict[str, tuple[int, int, str]] = {}
    for row, column, cell in sheet.all_cells():
        formula = cell.find(f"{S}f")
        if formula is None or formula.get("t") != "shared":
            continue
        shared = formula.get("si", "")
        if formula.text:
            masters[shared] = row, column, formula.text
        elif shared in masters:
            top, left, text = masters[shared]
            formula.text = copied_formula(text, row - top, column - left)
        for name in ("t", "si", "ref"):
            formula.attrib.pop(name, None)


def move_rows(sheet: Sheet, shift: RowShift) -> None:
    """Let the cells below stand lower; no row is put in yet."""
    for number, row in list(sheet.rows.items()):
        if number < shift.at:
            continue
        moved = shift.row(number)
        for cell in sheet.cells(number).values():
            cell.set("r", _moved_cell(cell.get("r"), moved))
        row.set("r", str(moved))
    sheet.number_rows()


def shift_sheet(sheet: Sheet, shift: RowShift, first: int, is_meant: Meant) -> None:
    """Whatever else of a sheet's own part names its rows. `first`: of the repeated ones, whose own
    formulas ask for their own row alone."""
    still = replace(shift, grows=False)
    for row, _, cell in sheet.all_cells():
        formula = cell.find(f"{S}f")
        if formula is not None:
            own = still if first <= row < shift.at else shift
            if formula.text:
                formula.text = own.formula(formula.text, is_meant)
            if formula.get("ref"):
                formula.set("ref", shift.range(formula.get("ref")))
    for element in _beside_data(sheet):
        _shift_element(element, shift, is_meant)


def _beside_data(sheet: Sheet) -> Iterator[Element]:
    for child in sheet.root:
        if child is not sheet.data:
            yield from child.iter()


def _shift_element(element: Element, shift: RowShift, is_meant: Meant) -> None:
    if not isinstance(element.tag, str):  # a comment
        return
    name = element.tag.rpartition("}")[2]
    if name in _OF_ONE_ROW:
        shift = replace(shift, grows=False)
    for attribute in _RANGES:
        if said := element.get(attribute):
            with suppress(ValueError):
                element.set(attribute, shift.ranges(said))
    if name in _FORMULAS and element.text:
        element.text = shift.formula(element.text, is_meant)
    elif name == "sqref" and element.text:
        with suppress(ValueError):
            element.text = shift.ranges(element.text)
    elif name == "cfvo" and element.get("val"):
        element.set("val", shift.formula(element.get("val"), is_meant))
    elif name == "hyperlink" and element.get("location"):
        element.set("location", shift.formula(element.get("location"), is_meant))
    elif name == "brk" and element.getparent().tag.endswith("}rowBreaks"):
        element.set("id", str(shift.row(int(element.get("id", 0)) + 1) - 1))


def shift_related(parts: Parts, part: str, shift: RowShift, is_meant: Meant) -> None:
    """Parts that belong to the sheet: pictures and text boxes, tables, notes."""
    for kind, target in parts.relations(part).values():
        if target not in parts:
            continue
        if kind == "drawing":
            _shift_anchors(parts, target, shift)
        elif kind in ("table", "comments", "threadedComment", "queryTable"):
            _shift_all(parts, target, shift, is_meant)
        elif kind == "vmlDrawing":
            _shift_notes(parts, target, shift)


def _shift_all(parts: Parts, part: str, shift: RowShift, is_meant: Meant) -> None:
    for element in parts.touch(part).iter():
        _shift_element(element, shift, is_meant)


def _shift_anchors(parts: Parts, part: str, shift: RowShift) -> None:
    for anchor in parts.tree(part):
        places = [
            one
            for one in anchor
            if isinstance(one.tag, str) and one.tag.rpartition("}")[2] in ("from", "to")
        ]
        moved = [shift.row(_row_of(place) + 1) - 1 for place in places]
        is_whole = anchor.get("editAs") in ("oneCell", "absolute")
        if is_whole and len(moved) == 2 and moved[0] == _row_of(places[0]):
            continue  # keeps its size
        for place, row in zip(places, moved, strict=True):
            if row != _row_of(place):
                parts.touch(part)
                _row_element(place).text = str(row)


def _row_element(place: Element) -> Element:
    return next(one for one in place if one.tag.endswith("}row"))


def _row_of(place: Element) -> int:
    return int(_row_element(place).text or 0)


def _shift_notes(parts: Parts, part: str, shift: RowShift) -> None:
    for data in parts.tree(part).iter(f"{_X}ClientData"):
        row, anchor = data.find(f"{_X}Row"), data.find(f"{_X}Anchor")
        if row is None or shift.row(int(row.text or 0) + 1) == int(row.text or 0) + 1:
            continue
        parts.touch(part)
        row.text = str(int(row.text or 0) + shift.count)
        if anchor is not None and anchor.text:
            numbers = [int(n) for n in re.findall(r"-?\d+", anchor.text)]
            if len(numbers) == 8:  # column, offset, row, offset, and again
                numbers[2], numbers[6] = numbers[2] + shift.count, numbers[6] + shift.count
                anchor.text = ", ".join(map(str, numbers))


def shift_charts(parts: Parts, shift: RowShift, is_meant: Meant) -> None:
    """Charts that draw what stands in the sheet."""
    for part in parts.names:
        if part.startswith("xl/charts/chart") and part.endswith(".xml"):
            for formula in parts.tree(part).iter(f"{_CHART}f"):
                said = shift.formula(formula.text or "", lambda name: bool(name) and is_meant(name))
                if said != formula.text:
                    parts.touch(part)
                    formula.text = said


def _moved_cell(cell: str, row: int) -> str:
    split_cell(cell)
    return cell.rstrip("0123456789") + str(row)
