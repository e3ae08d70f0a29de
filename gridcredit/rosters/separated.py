"""Reads tables kept as text (CSV): which encoding, which separator, and which lines are broken."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gridcredit.domain.errors import FileUnreadable, NotSavedAsWorkbook
from gridcredit.domain.roster_rows import RowReason
from gridcredit.rosters.cells import Cell
from gridcredit.rosters.columns import field_of

_SEPARATORS = ",\t;，；|"
_SEARCHED_LINES = 20
_MOST_BAD_LINES = 0.5  # of those that are not plain ASCII: more is another encoding, or no text

_LONGEST_CELL = 1 << 30  # a quote left open makes a cell of the rest of the file
_BROKEN = "\ufffd"
_WEB_PAGE = re.compile(r"<(?:!doctype html|html|head|body|meta|table)\b|^mime-version:", re.I)


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row of which nothing is taken in: why, and its cells as far as they can be told."""

    reason: RowReason
    cells: list[Cell]


@dataclass
class TextTable:
    """The lines of a text as rows, all equally wide; broken ones are blank, by their place."""

    rows: list[list[Cell]] = field(default_factory=list)
    broken: dict[int, BrokenRow] = field(default_factory=dict)


def read_text(content: bytes, name: str) -> TextTable:
    """The rows of a text in UTF-8, UTF-16 or GB18030. Raises FileUnreadable, and
    NotSavedAsWorkbook for the kinds of text that spreadsheets pass off as workbooks."""
    text, bad_lines = _decoded(content, name)
    text = text.removeprefix("\ufeff")
    _refuse_markup(text, name)
    if not text.strip() or "\0" in text:
        raise FileUnreadable(name, "not_a_workbook" if text.strip() else "empty")
    lines = list(io.StringIO(text, newline=""))
    csv.field_size_limit(_LONGEST_CELL)
    table = TextTable()
    try:
        separator, width = _separator(lines)
        for first, last, cells in _records(lines, separator):
            is_bad = bool(bad_lines) and not bad_lines.isdisjoint(range(first, last))
            _add(table, lines[first:last], cells, separator, width, is_bad)
    except csv.Error as error:
        raise FileUnreadable(name, "not_a_workbook") from error
    widest = max(map(len, table.rows))
    for row in table.rows:
        row += [""] * (widest - len(row))
    return table


def _decoded(content: bytes, name: str) -> tuple[str, set[int]]:
    """The text, and the places of its lines that hold bytes which are no characters."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _in_lines(content.decode("utf-16", "replace"))
    if b"\0" in content[:4096]:
        return _in_lines(content.decode(_wide_encoding(content, name), "replace"))
    try:
        return content.decode("utf-8-sig"), set()
    except UnicodeDecodeError:
        pass
    lines = content.splitlines(keepends=True)
    foreign = sum(not line.isascii() for line in lines)
    as_utf8 = _bad_lines(lines, "utf-8")
    if len(as_utf8) <= foreign * _MOST_BAD_LINES:
        return content.decode("utf-8-sig", "replace"), as_utf8
    as_chinese = _bad_lines(lines, "gb18030")
    if len(as_chinese) > foreign * _MOST_BAD_LINES:
        raise FileUnreadable(name, "not_a_workbook")
    return "".join(line.decode("gb18030", "replace") for line in lines), as_chinese


def _wide_encoding(content: bytes, name: str) -> str:
    """UTF-16 without its mark, told by where the empty halves of digits and commas stand."""
    head = content[:4096]
    low, high = head[0::2].count(0), head[1::2].count(0)
    encoding = "utf-16-le" if high > low else "utf-16-be"
    has_lines = "\n" in content[:4096].decode(encoding, "replace").replace("\r", "\n")
    if min(low, high) * 8 > max(low, high) or not has_lines:
        raise FileUnreadable(name, "not_a_workbook")
    return encoding


def _in_lines(text: str) -> tuple[str, set[int]]:
    text = text.removeprefix("\ufeff")
    lines = io.StringIO(text, newline="")
    return text, {at for at, line in enumerate(lines) if _BROKEN in line}


def _bad_lines(lines: Iterable[bytes], encoding: str) -> set[int]:
    bad = set()
    for at, line in enumerate(lines):
        try:
            line.decode(encoding)
        except UnicodeDecodeError:
            bad.add(at)
    return bad


def _refuse_markup(text: str, name: str) -> None:
    head = text[:4096].lstrip()
    if head.startswith("<") and "schemas-microsoft-com:office:spreadsheet" in head:
        raise NotSavedAsWorkbook(name, "xml_2003")
    if head[:1] in "<Mm" and _WEB_PAGE.search(head):
        raise NotSavedAsWorkbook(name, "web_page")
    if head.startswith("<"):
        raise FileUnreadable(name, "not_a_workbook")


def _separator(lines: list[str]) -> tuple[str, int]:
    """The mark that parts the heading line into the most known headings, and how many cells that
    line has; without a heading line, the mark that stands in most lines: in a sentence stand many
    commas of another width."""
    head = [line for line in lines[:_SEARCHED_LINES] if line.strip()]
    best, width, most = "", 0, (0, 0)
    for mark in _SEPARATORS:
        for line in head:
            cells = _cells(line, mark)
            score = sum(field_of(cell) is not None for cell in cells), 0
            score = score if score[0] > 1 else (0, sum(mark in one for one in head))
            if score > most:
                best, width, most = mark, len(cells), score
    return best or ",", width


def _records(lines: list[str], separator: str) -> Iterator[tuple[int, int, list[str]]]:
    """Every record with the places of its first line and of the first after it."""
    reader = csv.reader(lines, delimiter=separator)
    first = 0
    for cells in reader:
        yield first, reader.line_num, cells
        first = reader.line_num


def _add(
    table: TextTable,
    lines: list[str],
    cells: list[str],
    separator: str,
    width: int,
    is_bad: bool,
) -> None:
    if len(lines) > 1 and _swallows(lines, separator, width):
        for line in lines:
            told: list[Cell] = [*map(_unquoted, _cells(line.replace('"', ""), separator))]
            if any(told):
                table.broken[len(table.rows)] = BrokenRow(RowReason.SWALLOWED_LINES, told)
            table.rows.append([])
        return
    row: list[Cell] = [*map(_unquoted, cells)]
    if is_bad:
        table.broken[len(table.rows)] = BrokenRow(RowReason.BAD_BYTES, row)
        row = []
    table.rows.append(row)


def _swallows(lines: list[str], separator: str, width: int) -> bool:
    """Whether a quote that was left open has drawn further rows into one cell."""
    if sum(line.count('"') for line in lines) % 2:
        return True
    return any(len(_cells(line, separator)) == width > 1 for line in lines[1:])


def _cells(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator), [])


def _unquoted(cell: str) -> str:
    """="3704…" and '3704… are how some programs keep a number's digits in a CSV file."""
    if cell[:2] == '="' and cell[-1:] == '"' and len(cell) > 2:
        return cell[2:-1]
    return cell[1:] if cell[:1] == "'" and len(cell) > 1 else cell
