"""What a workbook (xlsx) says beside the values of its cells, which the reading library passes
over: errors, formulas without a result, how days are shown, what is struck out or hidden.

The parts are searched as bytes, a stretch after another; only where a stretch holds something of
interest are its cells looked at one by one. A hundred thousand rows take a tenth of a second.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from gridcredit.domain.writing import is_plain_han

NO_RESULT = "#公式没有结果"
"""Stands in a cell whose formula was never worked out."""

_BLOCK = 1 << 20
_TAG = rb"<(?:\w+:)?"
_LARGEST_STYLES = 64 << 20  # bytes

_USED_CELL = re.compile(rb'c r="([A-Z]{1,3})(\d{1,7})"(?:[^>]*[^/>])?>')
_WIDE_CELL = re.compile(rb'c r="[A-Z]{2}')
_HIDDEN_ROW = re.compile(rb'row [^>]*hidden="(?:1|true)"')
_HIDDEN_COLUMNS = re.compile(_TAG + rb'col\s([^>]*\bhidden="(?:1|true)"[^>]*)>')
_ERROR = re.compile(
    _TAG + rb'c\s([^>]*\bt="e"[^>]*)>(?:' + _TAG + rb"f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>))?"
    rb"\s*(?:" + _TAG + rb"v>([^<]*))?"
)
_FORMULA_ALONE = re.compile(
    _TAG + rb"f\b(?:[^>]*/>|[^>]*>([^<]*)</(?:\w+:)?f>)"
    rb"\s*(" + _TAG + rb"v\s*/>|" + _TAG + rb"v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_CELL_BEFORE = re.compile(_TAG + rb"c(?=[\s>])([^>]*)>\s*$")
_FIRST_CELL = re.compile(_TAG + rb"c(?=[\s/>])([^>]*)>")
_SHEET_TAG = re.compile(rb"<(\w+:)?worksheet[\s>]")
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_ROW_OR_CELL = re.compile(_TAG + rb"(row|c)(?=[\s/>])([^>]*)")
_ROW_NUMBER = re.compile(rb'\br="(\d{1,7})"')
_ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')


class DayFormat(StrEnum):
    """How a number format shows a day."""

    MONTH = "month"  # year and month alone
    YEAR = "year"
    NO_YEAR = "no_year"  # month and day alone


@dataclass
class Styles:
    """The styles of a workbook that matter, by their place."""

    shown: dict[int, DayFormat] = field(default_factory=dict)
    struck: set[int] = field(default_factory=set)


@dataclass
class Marks:
    """What a sheet says beside its values; rows and columns from 0."""

    hidden_rows: int = 0
    hidden_columns: set[int] = field(default_factory=set)
    texts: dict[int, dict[int, str]] = field(default_factory=dict)  # of errors, by row and column
    shown: dict[int, dict[int, DayFormat]] = field(default_factory=dict)
    struck: dict[int, set[int]] = field(default_factory=dict)
    cells: int = 0  # between the first used cell and the last


def read_marks(parts: zipfile.ZipFile, part: str, styles: Styles) -> Marks:
    """What a sheet's part says. Raises what zipfile raises for damaged archives."""
    marks = Marks()
    search = _Search(styles, marks)
    for text in _stretches(parts, part):
        search.look(text)
    marks.cells = search.width() * search.last_row
    return marks


class _Search:
    def __init__(self, styles: Styles, marks: Marks) -> None:
        self._styles, self._marks = styles, marks
        self._columns = {b"Z"}
        self.last_row = 0
        self._unplaced: _Unplaced | None = None
        self._has_seen_cells = False
        self._formula = self._formula_end = b""  # how a formula begins and ends
        self._has_formulas = False
        numbers = sorted({*styles.shown, *styles.struck})
        listed = b"|".join(str(number).encode() for number in numbers)
        self._styled = (
            re.compile(_TAG + rb'c\s((?:[^>]*\s)?s="(' + listed + rb')"(?:[^>]*[^/>])?)>')
            if numbers
            else None
        )

    def width(self) -> int:
        return max(column_number(column) for column in self._columns)

    def look(self, text: bytes) -> None:
        if not self._formula:
            prefix = _SHEET_TAG.search(text)
            self._formula = b"<" + ((prefix and prefix[1]) or b"") + b"f"
            self._formula_end = b"</" + self._formula[1:] + b">"
            self._hidden_columns(text)
        if not self._has_seen_cells and (cell := _FIRST_CELL.search(text)):
            self._has_seen_cells = True
            self._unplaced = None if _PLACE.search(cell[1]) else _Unplaced()
        if self._unplaced is not None:
            text = self._unplaced.placed(text)
        if b" hidden=" in text:
            self._marks.hidden_rows += len(_HIDDEN_ROW.findall(text))
        wide = _WIDE_CELL.search(text)
        used = _USED_CELL.findall(text, 0 if wide else max(0, text.rfind(b"row ")))
        self._columns.update(column for column, _ in used)
        self.last_row = max(self.last_row, int(used[-1][1]) if used else 0)
        if b't="e"' in text:
            for attributes, value in _ERROR.findall(text):
                self._put_text(attributes, value.decode("utf-8", "replace") or "#N/A")
        if not self._has_formulas:
            self._has_formulas = self._formula_end in text
        if self._has_formulas and self._formula in text:
            self._no_results(text)
        if self._styled is not None:
            for attributes, style in self._styled.findall(text):
                self._put_style(attributes, int(style))

    def _hidden_columns(self, text: bytes) -> None:
        head = text[: max(text.find(b"sheetData"), 0)]
        for attributes in _HIDDEN_COLUMNS.findall(head):
            said = dict(_ATTRIBUTE.findall(attributes))
            first, last = int(said.get(b"min", 0)), int(said.get(b"max", 0))
            self._marks.hidden_columns.update(range(first - 1, min(last, 16_384)))

    def _no_results(self, text: bytes) -> None:
        for formula in _FORMULA_ALONE.finditer(text):
            start = text.rfind(b"<", 0, formula.start())
            cell = _CELL_BEFORE.match(text, start, formula.start())
            # A formula with an empty text as its result is one that has a result.
            if cell and not (formula[2] and b't="str"' in cell[1]):
                self._put_text(cell[1], _without_result(formula[1] or b""))

    def _put_text(self, attributes: bytes, text: str) -> None:
        if place := _place(attributes):
            self._marks.texts.setdefault(place[0], {})[place[1]] = text

    def _put_style(self, attributes: bytes, style: int) -> None:
        if place := _place(attributes):
            row, column = place
            if shown := self._styles.shown.get(style):
                self._marks.shown.setdefault(row, {})[column] = shown
            if style in self._styles.struck:
                self._marks.struck.setdefault(row, set()).add(column)


def _without_result(formula: bytes) -> str:
    """What stands in the cell. Words alone are no formula: somebody typed =测试小区."""
    text = formula.decode("utf-8", "replace")
    return f"={text}" if is_plain_han(text) else NO_RESULT


class _Unplaced:
    """Some programs leave out where a cell stands: it stands after the one before it."""

    def __init__(self) -> None:
        self._row = self._column = 0

    def placed(self, text: bytes) -> bytes:
        return _ROW_OR_CELL.sub(self._place, text)

    def _place(self, tag: re.Match[bytes]) -> bytes:
        if tag[1] == b"row":
            stated = _ROW_NUMBER.search(tag[2])
            self._row, self._column = int(stated[1]) if stated else self._row + 1, 0
            return tag[0]
        self._column += 1
        place = f' r="{column_letters(self._column)}{self._row}"'.encode()
        return tag[0][: len(tag[0]) - len(tag[2])] + place + tag[2]


def _place(attributes: bytes) -> tuple[int, int] | None:
    found = _PLACE.search(attributes)
    return (int(found[2]) - 1, column_number(found[1]) - 1) if found else None


def column_number(letters: bytes) -> int:
    """A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def column_letters(number: int) -> str:
    """1 is A."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _stretches(parts: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part's bytes in stretches of whole rows, as far as rows end within one."""
    with parts.open(part) as content:
        before = b""
        while block := content.read(_BLOCK):
            text = before + block
            cut = len(text)
            if len(block) == _BLOCK:
                cut = text.rfind(b"row>") + len(b"row>")
                cut = cut if cut >= len(b"row>") else text.rfind(b"<")
            before = text[cut:]
            yield text[:cut]
        if before:
            yield before


_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
BUILT_IN = {
    **dict.fromkeys((17, 27, 36, 50, 52, 57), DayFormat.MONTH),
    **dict.fromkeys((16, 28, 29, 51, 53, 54, 58), DayFormat.NO_YEAR),
}
"""Formats that files name by number alone (ECMA-376 part 1, 18.8.30, and those of Chinese)."""


def read_styles(parts: zipfile.ZipFile, part: str) -> Styles:
    """The styles of a workbook's part of styles; none where it has no such part."""
    styles = Styles()
    if part not in parts.namelist() or parts.getinfo(part).file_size > _LARGEST_STYLES:
        return styles
    text = parts.read(part)
    formats = dict(BUILT_IN)
    for attributes in _tags(_section(text, b"numFmts"), b"numFmt"):
        code = _unescaped(attributes.get(b"formatCode", b""))
        shown = how_shown(code)
        number = int(attributes.get(b"numFmtId", b"0"))
        formats.pop(number, None)
        if shown:
            formats[number] = shown
    fonts = re.split(rb"</(?:\w+:)?font>|" + _TAG + rb"font\s*/>", _section(text, b"fonts"))
    struck = {at for at, font in enumerate(fonts) if _is_struck(font)}
    for at, attributes in enumerate(_tags(_section(text, b"cellXfs"), b"xf")):
        if shown_so := formats.get(int(attributes.get(b"numFmtId", b"0"))):
            styles.shown[at] = shown_so
        if int(attributes.get(b"fontId", b"0")) in struck:
            styles.struck.add(at)
    return styles


def how_shown(code: str) -> DayFormat | None:
    """Which part of a day a number format leaves out; None where it shows a whole day or none."""
    plain = _QUOTED.sub("", code.split(";")[0]).lower()
    has_year, has_month, has_day = ("y" in plain, "m" in plain, "d" in plain)
    if has_year and not has_day and not set(plain) & {"h", "s"}:
        return DayFormat.MONTH if has_month else DayFormat.YEAR
    if has_month and has_day and not has_year and not set(plain) & {"h", "s"}:
        return DayFormat.NO_YEAR
    return None


def _is_struck(font: bytes) -> bool:
    found = re.search(_TAG + rb"strike\b([^>]*)>", font)
    return found is not None and not re.search(rb'val="(?:0|false)"', found[1])


def _section(text: bytes, name: bytes) -> bytes:
    opening = rb"<(?:\w+:)?" + name + rb"(?:\s[^>]*)?>"
    found = re.search(opening + rb"(.*?)</(?:\w+:)?" + name + rb">", text, re.DOTALL)
    return found[1] if found else b""


def _tags(text: bytes, name: bytes) -> list[dict[bytes, bytes]]:
    found = re.findall(_TAG + name + rb"(?=[\s/>])([^>]*)>", text)
    return [dict(_ATTRIBUTE.findall(attributes)) for attributes in found]


def _unescaped(code: bytes) -> str:
    text = code.decode("utf-8", "replace")
    for escape, sign in (("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(escape, sign)
    return text
