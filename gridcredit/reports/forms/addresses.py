"""Addresses of cells, and what becomes of them in formulas when rows are put in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]+)")
_SPAN = re.compile(r"(\$?)([0-9]+):(\$?)([0-9]+)")
# Texts in quotes, then references with the sheet they name; names and functions hold none.
_TOKEN = re.compile(
    r'"(?:[^"]|"")*"'
    r"|(?P<before>\[[^\]]*\])?(?P<sheet>(?:'(?:[^']|'')*'|[^\s!'\"(),;:+\-*/^&=<>{}\[\]]+)!)?"
    r"(?<![\w.])(?P<ref>\$?[A-Za-z]{1,3}\$?[0-9]+(?::\$?[A-Za-z]{1,3}\$?[0-9]+)?"
    r"|\$?[0-9]+:\$?[0-9]+)(?![\w.(!\[])"
)


@cache
def column_number(letters: str) -> int:
    """A column's number, A being 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """The letters of a column's number."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_of(cell: str) -> int:
    """The column of an address without signs, as the cells of a part have it."""
    return column_number(cell.rstrip("0123456789"))


def split_cell(cell: str) -> tuple[int, int]:
    """Row and column of an address, from 1. Raises ValueError."""
    found = _CELL.fullmatch(cell)
    if found is None:
        raise ValueError(cell)
    return int(found[4]), column_number(found[2])


@dataclass(frozen=True, slots=True)
class Range:
    """A rectangle of cells, both ends included, rows and columns from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def of(cls, ref: str) -> Range:
        """The range that A1 or A1:B2 names. Raises ValueError."""
        first, _, last = ref.replace("$", "").partition(":")
        (top, left), (bottom, right) = split_cell(first), split_cell(last or first)
        return cls(min(top, bottom), min(left, right), max(top, bottom), max(left, right))

    def __str__(self) -> str:
        first = f"{column_letters(self.left)}{self.top}"
        last = f"{column_letters(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class RowShift:
    """Rows put in: those from `at` on stand `count` rows lower. `grows`: a stretch of rows that
    ends right above takes the new ones in, as they are more of the same."""

    at: int
    count: int
    grows: bool

    def row(self, row: int) -> int:
        """Where a row stands then."""
        return row + self.count if row >= self.at else row

    def end(self, first: int, last: int) -> int:
        """Where a stretch of rows ends then."""
        if self.grows and first <= last == self.at - 1:
            return last + self.count
        return self.row(last)

    def range(self, ref: str) -> str:
        """A range of a rule, a merge or a table, also of one cell."""
        found = Range.of(ref)
        last = self.end(found.top, found.bottom)
        return str(Range(self.row(found.top), found.left, last, found.right))

    def ranges(self, refs: str) -> str:
        """Several ranges with blanks between."""
        return " ".join(map(self.range, refs.split()))

    def formula(self, text: str, is_meant: Callable[[str], bool]) -> str:
        """A formula with its references where their cells stand then; `is_meant` says of the name
        of a sheet, blank for none, whether the rows are put into that one."""
        return rewritten(text, self._reference, is_meant)

    def _reference(self, ref: str) -> str:
        first, colon, last = ref.partition(":")
        if span := _SPAN.fullmatch(ref):
            top, bottom = int(span[2]), int(span[4])
            return f"{span[1]}{self.row(top)}:{span[3]}{self.end(top, bottom)}"
        top = split_cell(first)[0]
        moved = _with_row(first, self.row(top))
        if not colon:
            return moved
        return f"{moved}:{_with_row(last, self.end(top, split_cell(last)[0]))}"


def copied_formula(text: str, rows: int, columns: int = 0) -> str:
    """A formula copied so many rows down and columns to the right: what is not held fast by $ goes
    along."""

    def reference(ref: str) -> str:
        if span := _SPAN.fullmatch(ref):
            first = int(span[2]) + (0 if span[1] else rows)
            return f"{span[1]}{first}:{span[3]}{int(span[4]) + (0 if span[3] else rows)}"
        return ":".join(_copied(cell, rows, columns) for cell in ref.split(":"))

    return rewritten(text, reference, lambda _sheet: True)


def rewritten(text: str, change: Callable[[str], str], is_meant: Callable[[str], bool]) -> str:
    """A formula with every reference to a meant sheet changed."""

    def one(found: re.Match[str]) -> str:
        ref = found["ref"]
        if ref is None or found["before"]:
            return found[0]
        sheet = found["sheet"] or ""
        name = sheet.removesuffix("!").strip("'").replace("''", "'")
        return sheet + change(ref) if is_meant(name) else found[0]

    return _TOKEN.sub(one, text)


def _copied(cell: str, rows: int, columns: int) -> str:
    found = _CELL.fullmatch(cell)
    if found is None:
        raise ValueError(cell)
    letters, row = found[2], int(found[4])
    if not found[1] and columns:
        letters = column_letters(max(column_number(letters) + columns, 1))
    return f"{found[1]}{letters}{found[3]}{row if found[3] else max(row + rows, 1)}"


def _with_row(cell: str, row: int) -> str:
    found = _CELL.fullmatch(cell)
    if found is None:
        raise ValueError(cell)
    return f"{found[1]}{found[2]}{found[3]}{row}"
