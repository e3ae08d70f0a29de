"""Which field goes where on a form, and the text that a mapping is kept as: a line a place.

copy: household      # one copy of the form for each; once: one for all
into: sheets         # the copies are sheets of one file, else files
rows: 表一!5-14 person   # these rows are filled one after another, a person each
表一!B5: name         # a cell, of the first sheet where none is named
{{姓名}}: name        # a mark in the form's text
表一!C2: today yyyy年m月d日
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from gridcredit.domain.errors import MappingRefused
from gridcredit.domain.form_fields import (
    FIELDS,
    FormField,
    FormValue,
    Scope,
    field_named,
    is_pattern,
    plain,
)

MOST_POINTERS = 2_000
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


class Each(StrEnum):
    """Whom a copy of a form, or one of its rows, is about."""

    ONCE = "once"  # all that are chosen
    VILLAGE = "village"
    GRID = "grid"
    HOUSEHOLD = "household"
    PERSON = "person"

    @property
    def scope(self) -> Scope:
        """The greatest scope of fields that can be told of it."""
        return _SCOPES.get(self, Scope.AREA)


_SCOPES = {Each.HOUSEHOLD: Scope.HOUSEHOLD, Each.PERSON: Scope.PERSON}
_EACH_WORDS = {
    Each.ONCE: "合计 一份 全部",
    Each.VILLAGE: "村居 每村居",
    Each.GRID: "网格 每网格",
    Each.HOUSEHOLD: "户 每户",
    Each.PERSON: "人 每人",
}


class Into(StrEnum):
    """What the copies of a form become."""

    FILES = "files"
    SHEETS = "sheets"  # of one workbook


_INTO_WORDS = {Into.FILES: "文件 各一个文件", Into.SHEETS: "工作表 各一张工作表"}
_Code = TypeVar("_Code", Each, Into)


@dataclass(frozen=True, slots=True)
class FormRows:
    """Rows of a sheet that are filled one after another, as the spreadsheet counts them: from the
    first, whose cells are pointed at, to the last one drawn. A Word form names no numbers: the
    table rows with marks of such fields are meant."""

    each: Each
    sheet: str = ""
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Pointer:
    """A place of a form and the field that goes there: a cell, or wherever a mark stands."""

    field: str
    cell: str = ""  # B5
    sheet: str = ""  # blank: the first one
    mark: str = ""  # {{姓名}}
    pattern: str = ""  # of a day
    is_behind: bool = False  # the cell's own text stays, as in 填报单位：, and the field follows

    @property
    def place(self) -> str:
        """The place as the text of a mapping names it."""
        return self.mark or (f"{self.sheet}!{self.cell}" if self.sheet else self.cell)

    @property
    def row(self) -> int:
        """The row of a cell; 0 of a mark."""
        return int(self.cell.lstrip(_LETTERS)) if self.cell else 0


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class FormMapping:
    """What a form is filled with."""

    copy: Each = Each.ONCE
    into: Into = Into.FILES
    rows: FormRows | None = None
    pointers: tuple[Pointer, ...] = ()

    def is_in_rows(self, pointer: Pointer) -> bool:
        """Whether a cell is one of those that are filled again and again."""
        rows = self.rows
        if rows is None or not pointer.cell or pointer.sheet != rows.sheet:
            return False
        return rows.first <= pointer.row <= rows.last

    def each_at(self, pointer: Pointer) -> Each:
        """Whom a place is about."""
        if self.rows is None:
            return self.copy
        if pointer.cell:
            return self.rows.each if self.is_in_rows(pointer) else self.copy
        scope = FIELDS[pointer.field].scope
        return self.rows.each if scope > self.copy.scope else self.copy


def write_mapping(mapping: FormMapping) -> str:
    """A mapping as text that reading gives back."""
    lines = [f"copy: {mapping.copy.value}", f"into: {mapping.into.value}"]
    if (rows := mapping.rows) is not None:
        span = f"{rows.first}-{rows.last} " if rows.first else ""
        lines.append(f"rows: {rows.sheet + '!' if rows.sheet else ''}{span}{rows.each.value}")
    lines += [
        f"{p.place}: {'+' if p.is_behind else ''}{p.field}{' ' + p.pattern if p.pattern else ''}"
        for p in mapping.pointers
    ]
    return "\n".join(lines) + "\n"


def read_mapping(text: str) -> FormMapping:
    """A mapping from its text; fields and words in Chinese too. Raises MappingRefused with the
    line that cannot be."""
    copy, into, rows = Each.ONCE, Into.FILES, None
    pointers: dict[str, tuple[int, Pointer]] = {}
    for at, line in enumerate(text.replace("\ufeff", "").splitlines(), 1):
        said = line.strip()
        if not said or said.startswith("#"):
            continue
        place, value = _parts(said, at)
        match _SETTINGS.get(place.casefold()):
            case "copy":
                copy = _code(Each, _EACH_WORDS, value, at, said)
            case "into":
                into = _code(Into, _INTO_WORDS, value, at, said)
            case "rows":
                rows = _rows(value, at, said)
            case _:
                pointer = _pointer(place, value, at, said)
                if pointer.place in pointers:
                    raise MappingRefused(at, said, "place_twice")
                pointers[pointer.place] = at, pointer
    if len(pointers) > MOST_POINTERS:
        raise MappingRefused(0, str(len(pointers)), "too_many")
    made = FormMapping(copy, into, rows, tuple(p for _, p in pointers.values()))
    for at, pointer in pointers.values():
        if reason := fault(made, pointer):
            raise MappingRefused(at, pointer.place, reason)
    return made


def fault(mapping: FormMapping, pointer: Pointer) -> str:
    """Why a field cannot go to a place, as a reason; blank: it can."""
    field = FIELDS.get(pointer.field)
    if field is None:
        return "no_such_field"
    if mapping.is_in_rows(pointer) and mapping.rows and pointer.row != mapping.rows.first:
        return "only_first_row"
    if field.scope > mapping.each_at(pointer).scope:
        return "field_of_others"
    return ""


_SETTINGS = {
    "copy": "copy",
    "份": "copy",
    "一份": "copy",
    "into": "into",
    "写成": "into",
    "rows": "rows",
    "行": "rows",
}
_CELL = re.compile(r"(?:(?P<sheet>.+)!)?\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[1-9][0-9]{0,6})")
_MARK = re.compile(r"\{\{[^{}\r\n]+\}\}|【[^【】\r\n]+】")
_ROWS = re.compile(r"(?:(?:(?P<sheet>.+)!)?(?P<first>\d+)\s*-\s*(?P<last>\d+)\s+)?(?P<each>\S+)")


def _parts(said: str, at: int) -> tuple[str, str]:
    """A line's place and value: the colon behind a mark or a cell, whatever else holds one."""
    if found := _MARK.match(said):
        rest = said[found.end() :].lstrip()
        if rest[:1] in (":", "："):
            return found[0], rest[1:].strip()
    for colon in (":", "："):
        place, is_there, value = said.rpartition(colon)
        if is_there and place:
            return place.strip(), value.strip()
    raise MappingRefused(at, said, "no_colon")


def _code(of: type[_Code], words: dict[_Code, str], value: str, at: int, said: str) -> _Code:
    for code in of:
        if value.casefold() == code.value or value in words[code].split():
            return code
    raise MappingRefused(at, said, "unknown_term")


def _rows(value: str, at: int, said: str) -> FormRows:
    found = _ROWS.fullmatch(value)
    if found is None:
        raise MappingRefused(at, said, "wrong_form")
    each = _code(Each, _EACH_WORDS, found["each"], at, said)
    first, last = int(found["first"] or 0), int(found["last"] or 0)
    if each is Each.ONCE or first > last or last > _LAST_ROW or (found["first"] and not first):
        raise MappingRefused(at, said, "wrong_form")
    return FormRows(each, (found["sheet"] or "").strip("'"), first, last)


def _pointer(place: str, value: str, at: int, said: str) -> Pointer:
    is_behind, value = value.startswith("+"), value.removeprefix("+").strip()
    name, _, pattern = value.partition(" ")
    field = _field(value) or _field(name)
    if field is None:
        raise MappingRefused(at, said, "no_such_field")
    pattern = "" if _field(value) else pattern.strip()
    if pattern and not is_pattern(pattern):
        raise MappingRefused(at, said, "wrong_pattern")
    if _MARK.fullmatch(place):
        return Pointer(field.code, mark=place, pattern=pattern)
    found = _CELL.fullmatch(place)
    if found is None or not _is_on_a_sheet(found["column"], int(found["row"])):
        raise MappingRefused(at, said, "no_such_cell")
    cell = found["column"].upper() + found["row"]
    sheet = (found["sheet"] or "").strip("'")
    return Pointer(field.code, cell, sheet, pattern=pattern, is_behind=is_behind)


def _is_on_a_sheet(column: str, row: int) -> bool:
    number = 0
    for letter in column.upper():
        number = number * 26 + ord(letter) - 64
    return number <= _LAST_COLUMN and row <= _LAST_ROW


def _field(text: str) -> FormField | None:
    return field_named(text) if plain(text) else None


@dataclass(frozen=True, slots=True)
class Filling:
    """What one copy of a form is filled with, by the places of its pointers; `rows` what its
    repeated rows are, each."""

    values: Mapping[str, FormValue]
    rows: Sequence[Mapping[str, FormValue]] = ()
