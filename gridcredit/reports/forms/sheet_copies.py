"""A sheet beside itself in its workbook, with all that belongs to it: pictures, text boxes, notes,
print areas."""

from __future__ import annotations

from copy import deepcopy
from posixpath import relpath

from gridcredit.reports.forms.addresses import rewritten
from gridcredit.reports.forms.book import Book, SheetPart
from gridcredit.reports.forms.parts import (
    CONTENT_TYPES,
    PACKAGE_RELATIONS,
    RELATIONS,
    Element,
    Parts,
    relations_of,
    target_of,
)
from gridcredit.reports.forms.styles import S

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = f"{{{PACKAGE_RELATIONS}}}Relationship"
_SHARED = "xl/media/"
_FORMULAS = {"f", "formula", "formula1", "formula2"}
LONGEST_SHEET_NAME = 31


def copy_sheet(book: Book, place: SheetPart, number: int) -> SheetPart:
    """One more sheet like another, behind all others; `number` names it."""
    parts = book.parts
    made_parts = _copy_part(parts, place.part)
    part = made_parts[0]
    root = parts.touch(part)
    for view in root.iterfind(f"{S}sheetViews/{S}sheetView"):
        view.attrib.pop("tabSelected", None)
    ending = f" ({number})"
    name = place.name[: LONGEST_SHEET_NAME - len(ending)] + ending
    sheets = parts.touch(book.main).find(f"{S}sheets")
    own = max(int(one.get("sheetId", 0)) for one in sheets) + 1
    relation = _relate(parts, book.main, part, f"{RELATIONS}/worksheet")
    made = sheets[0].makeelement(f"{S}sheet", {"name": name, "sheetId": str(own)})
    made.set(f"{{{RELATIONS}}}id", relation)
    sheets.append(made)
    copied = SheetPart(name, part, str(own))
    for one in made_parts:
        if one.startswith(("xl/worksheets/", "xl/charts/")) and one.endswith(".xml"):
            _rename_in(parts.touch(one), place.name, name)
    _copy_names(book, place, copied, len(sheets) - 1)
    book.sheets.append(copied)
    return copied


def _copy_part(parts: Parts, part: str) -> list[str]:
    """A part under the next free name, and what it refers to; pictures are shared. The new names,
    the part's own first."""
    stem, dot, ending = part.rpartition(".")
    stem = stem.rstrip("0123456789")
    number = 1
    while f"{stem}{number}{dot}{ending}" in parts:
        number += 1
    name = f"{stem}{number}{dot}{ending}"
    made = [name]
    parts.put(name, parts.read(part))
    _type_like(parts, part, name)
    relations = relations_of(part)
    if relations in parts:
        root = deepcopy(parts.tree(relations))
        for one in root:
            target = target_of(part, one.get("Target", ""))
            if one.get("TargetMode") == "External" or target not in parts:
                continue
            if not target.startswith(_SHARED):
                copies = _copy_part(parts, target)
                made += copies
                target = copies[0]
            one.set("Target", relpath(target, name.rpartition("/")[0]))
        parts.put_tree(relations_of(name), root)
    return made


def _rename_in(root: Element, old: str, new: str) -> None:
    """Have a sheet's own formulas, and those of its charts, ask for the copy."""
    for element in root.iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in _FORMULAS and element.text:
            element.text = _renamed(element.text, old, new)
        elif name == "hyperlink" and element.get("location"):
            element.set("location", _renamed(element.get("location"), old, new))


def _type_like(parts: Parts, part: str, name: str) -> None:
    """Say of the new part what is said of the old one, where it is said by name."""
    root = parts.tree(CONTENT_TYPES)
    for one in list(root.iter(f"{_TYPES}Override")):
        if one.get("PartName") == f"/{part}":
            made = deepcopy(one)
            made.set("PartName", f"/{name}")
            parts.touch(CONTENT_TYPES).append(made)


def _relate(parts: Parts, part: str, target: str, kind: str) -> str:
    root = parts.touch(relations_of(part))
    taken = {one.get("Id") for one in root}
    number = len(taken) + 1
    while f"rId{number}" in taken:
        number += 1
    made = root.makeelement(_RELATION, {"Id": f"rId{number}", "Type": kind})
    made.set("Target", relpath(target, part.rpartition("/")[0]))
    root.append(made)
    return f"rId{number}"


def _copy_names(book: Book, place: SheetPart, copied: SheetPart, index: int) -> None:
    """Print areas and other names that a sheet has for itself."""
    names = book.root.find(f"{S}definedNames")
    own = next(at for at, one in enumerate(book.sheets) if one.part == place.part)
    for name in list(names) if names is not None else ():
        if name.get("localSheetId") == str(own):
            made = deepcopy(name)
            made.set("localSheetId", str(index))
            made.text = _renamed(name.text or "", place.name, copied.name)
            names.append(made)


def _renamed(text: str, old: str, new: str) -> str:
    """A formula that asks for another sheet instead."""
    quoted = "'" + new.replace("'", "''") + "'!"
    plain = rewritten(text, lambda ref: "\0" + ref, lambda name: name.casefold() == old.casefold())
    for sheet in (f"{old}!", "'" + old.replace("'", "''") + "'!"):
        plain = plain.replace(sheet + "\0", quoted)
    return plain.replace("\0", "")
