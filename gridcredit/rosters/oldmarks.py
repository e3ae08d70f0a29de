"""What an old workbook (xls, et) says beside the values of its cells: errors, how days are shown,
what is struck out or hidden. The file is a small file system (MS-CFB) with one stream of records
(MS-XLS); damaged ones are left to the reading library."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from gridcredit.rosters.marks import BUILT_IN, Marks, Styles, how_shown

_END_OF_CHAIN = 0xFFFFFFFA  # this and all above it name no sector
_BOF, _EOF, _DATE_MODE, _FONT, _FORMULA, _COLUMNS, _SHEET = (
    0x809,
    0x0A,
    0x22,
    0x31,
    0x06,
    0x7D,
    0x85,
)
_FORMAT, _XF, _ROW, _ERROR, _SEVERAL_NUMBERS = 0x41E, 0xE0, 0x208, 0x205, 0xBD
_CELLS = {
    0x06,
    0x203,
    0x204,
    0x205,
    0x27E,
    0xFD,
    0xD6,
}  # records that start with row, column, style
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


@dataclass
class OldBook:
    """What the book says, by the place of its sheets."""

    marks: dict[int, Marks] = field(default_factory=dict)
    is_since_1904: bool = False


def read_old_marks(content: bytes) -> OldBook:
    """What the file says; nothing where it is damaged."""
    book = OldBook()
    try:
        stream = _workbook_stream(content)
        styles, sheets = _globals(stream, book)
        for at, offset in enumerate(sheets):
            book.marks[at] = _sheet(stream, offset, styles)
    except (struct.error, IndexError, ValueError):
        pass
    return book


def _globals(stream: bytes, book: OldBook) -> tuple[Styles, list[int]]:
    styles, formats, struck = Styles(), dict(BUILT_IN), set()
    sheets: list[int] = []
    fonts = looks = 0
    for kind, data in _records(stream, 0):
        if kind == _SHEET:
            sheets.append(struct.unpack_from("<I", data)[0])
        elif kind == _DATE_MODE:
            book.is_since_1904 = data[0] == 1
        elif kind == _FONT:
            if data[2] & 0x08:
                struck.add(fonts if fonts < 4 else fonts + 1)  # no font has the number 4
            fonts += 1
        elif kind == _FORMAT:
            number = struct.unpack_from("<H", data)[0]
            formats.pop(number, None)
            if shown := how_shown(_text(data[2:])):
                formats[number] = shown
        elif kind == _XF:
            font, number = struct.unpack_from("<HH", data)
            if number in formats:
                styles.shown[looks] = formats[number]
            if font in struck:
                styles.struck.add(looks)
            looks += 1
    return styles, sheets


def _text(data: bytes) -> str:
    length, wide = struct.unpack_from("<HB", data)
    return (
        data[3 : 3 + 2 * length].decode("utf-16-le", "replace")
        if wide & 1
        else data[3 : 3 + length].decode("latin-1")
    )


def _sheet(stream: bytes, offset: int, styles: Styles) -> Marks:
    marks = Marks()
    for kind, data in _records(stream, offset):
        if kind == _COLUMNS:
            first, last, _, _, options = struct.unpack_from("<HHHHH", data)
            if options & 1:
                marks.hidden_columns.update(range(first, min(last, 255) + 1))
        elif kind == _ROW:
            marks.hidden_rows += bool(data[12] & 0x20)
        elif kind in _CELLS:
            row, column, style = struct.unpack_from("<HHH", data)
            _put_style(marks, styles, row, column, style)
            code = _error(kind, data)
            if code is not None:
                marks.texts.setdefault(row, {})[column] = _ERRORS.get(code, "#N/A")
        elif kind == _SEVERAL_NUMBERS:
            row, column = struct.unpack_from("<HH", data)
            for at, start in enumerate(range(4, len(data) - 2, 6)):
                style = struct.unpack_from("<H", data, start)[0]
                _put_style(marks, styles, row, column + at, style)
    return marks


def _error(kind: int, data: bytes) -> int | None:
    if kind == _ERROR and data[7] == 1:
        return data[6]
    if kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
        return data[8]
    return None


def _put_style(marks: Marks, styles: Styles, row: int, column: int, style: int) -> None:
    if shown := styles.shown.get(style):
        marks.shown.setdefault(row, {})[column] = shown
    if style in styles.struck:
        marks.struck.setdefault(row, set()).add(column)


def _records(stream: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream; parts within it, as of charts, are passed over."""
    depth = 0
    while offset + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, offset)
        start = offset + 4
        offset = start + length
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, stream[start:offset]


def _workbook_stream(content: bytes) -> bytes:
    shift, mini_shift = struct.unpack_from("<HH", content, 30)
    first_entry, _, cutoff, mini_first = struct.unpack_from("<IIII", content, 48)
    size = 1 << shift
    table = _table(content, size)

    def chain(first: int) -> bytes:
        return b"".join(content[(n + 1) * size : (n + 2) * size] for n in _chain(first, table))

    entries = chain(first_entry)
    root_first, found = 0, None
    for at in range(0, len(entries), 128):
        name_length, kind = struct.unpack_from("<HB", entries, at + 64)
        name = entries[at : at + max(name_length - 2, 0)].decode("utf-16-le", "replace")
        first, length = struct.unpack_from("<II", entries, at + 116)
        if kind == 5:
            root_first = first
        elif name.lower() in ("workbook", "book"):
            found = (first, length)
    if found is None:
        raise ValueError("no workbook")
    first, length = found
    if length >= cutoff:
        return chain(first)[:length]
    small, mini_size = chain(root_first), 1 << mini_shift
    mini_table = struct.unpack(f"<{len(chain(mini_first)) // 4}I", chain(mini_first))
    pieces = (small[n * mini_size : (n + 1) * mini_size] for n in _chain(first, mini_table))
    return b"".join(pieces)[:length]


def _table(content: bytes, size: int) -> tuple[int, ...]:
    """Which sector follows which."""
    listed = list(struct.unpack_from("<109I", content, 76))
    more, count = struct.unpack_from("<II", content, 68)
    for _ in range(min(count, len(content) // size)):
        if more >= _END_OF_CHAIN:
            break
        numbers = struct.unpack_from(f"<{size // 4}I", content, (more + 1) * size)
        listed += numbers[:-1]
        more = numbers[-1]
    sectors = (content[(n + 1) * size : (n + 2) * size] for n in listed if n < _END_OF_CHAIN)
    joined = b"".join(sectors)
    return struct.unpack(f"<{len(joined) // 4}I", joined[: len(joined) // 4 * 4])


def _chain(first: int, table: tuple[int, ...]) -> Iterator[int]:
    at = first
    for _ in range(len(table) + 1):
        if at >= _END_OF_CHAIN:
            return
        yield at
        at = table[at]
    raise ValueError("a ring of sectors")
