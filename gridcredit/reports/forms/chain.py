"""The order in which a workbook's formulas are calculated: it may name no cell without a formula,
or the file counts as damaged."""

from __future__ import annotations

from lxml import etree

from gridcredit.reports.forms.book import Book
from gridcredit.reports.forms.parts import (
    CONTENT_TYPES,
    PACKAGE_RELATIONS,
    Element,
    relations_of,
)
from gridcredit.reports.forms.styles import S

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def mend_chain(book: Book, filled: set[str]) -> None:
    """Have the chain name the formulas that the filled sheets have now."""
    part = book.by_kind.get("calcChain", "")
    if part not in book.parts:
        return
    root = book.parts.tree(part)
    wanted = {one.number: _formulas(book, one.name) for one in book.sheets if one.part in filled}
    known: dict[str, set[str]] = {number: set() for number in wanted}
    stale, number = list[Element](), ""
    for one in root:
        number = one.get("i", number)
        if number in wanted:
            known[number].add(one.get("r"))
            if one.get("r") not in wanted[number]:
                stale.append(one)
    missing = [(n, ref) for n, refs in wanted.items() for ref in sorted(refs - known[n])]
    if not stale and not missing:
        return
    number = ""
    for one in root:  # each says its own sheet, as those before it may go
        number = one.get("i", number)
        one.set("i", number)
    for one in stale:
        root.remove(one)
    for number, ref in missing:
        etree.SubElement(root, f"{S}c", r=ref, i=number)
    book.parts.touch(part)
    if not len(root):
        _leave_out(book, part)


def _formulas(book: Book, sheet: str) -> set[str]:
    return {one.getparent().get("r") for one in book.sheet(book.named(sheet)).formulas()}


def _leave_out(book: Book, part: str) -> None:
    """No chain at all: an empty one counts as damaged too."""
    for one in list(book.parts.touch(CONTENT_TYPES).iter(f"{_TYPES}Override")):
        if one.get("PartName") == f"/{part}":
            one.getparent().remove(one)
    for one in list(
        book.parts.touch(relations_of(book.main)).iter(f"{{{PACKAGE_RELATIONS}}}Relationship")
    ):
        if one.get("Type", "").endswith("/calcChain"):
            one.getparent().remove(one)
    book.parts.drop(part)
