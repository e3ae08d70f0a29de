"""Opens a workbook or a CSV file as sheets of cells, whatever its name says it is."""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from gridcredit.domain.errors import FileUnreadable, StorageFailed
from gridcredit.rosters.apart import apart
from gridcredit.rosters.cells import Cell

LARGEST_FILE = 512 << 20  # bytes on disk
LARGEST_CONTENT = 3 << 30  # bytes of a workbook unpacked
MOST_CELLS = 40_000_000  # of one sheet: first to last used cell, blank ones too

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SHEET_PART = re.compile(r"(?:^|/)xl/worksheets/[^/]+\.xml$")
_USED_CELL = re.compile(rb'c r="([A-Z]{1,3})(\d{1,7})"(?:[^>]*[^/>])?>')
_WIDE_CELL = re.compile(rb'c r="[A-Z]{2}')
_HIDDEN_ROW = re.compile(rb'row [^>]*hidden="(?:1|true)"')
_BLOCK = 1 << 20

_DAMAGED = (  # what zipfile raises for damaged, encrypted and unknown kinds of archives
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    KeyError,
    ValueError,
)

Merge = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class SheetCells:
    """A sheet: its rows from the first line of the spreadsheet on, all equally wide."""

    name: str
    height: int
    first_column: int  # of the rows' first cell; 0 is column A
    rows: Callable[[], Iterator[list[Cell]]]
    merges: tuple[Merge, ...] = ()  # (row, column) from 0, both ends included
    hidden: bool = False
    hidden_rows: int = 0


def open_sheets(stream: BinaryIO, name: str) -> Iterator[SheetCells]:
    """The sheets of a workbook (xlsx, xlsm, xlsb, xls, et, ods) or of a CSV file in UTF-8, UTF-16
    or GB18030, one after another. Raises FileUnreadable; `name` is what errors call the file."""
    try:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        if size > LARGEST_FILE:
            raise FileUnreadable(name, "file_too_large")
        start = stream.read(8)
        stream.seek(0)
        if start[:4] == b"PK\x03\x04" or start == _OLE:
            yield from _workbook(stream, name, zipped=start[:2] == b"PK")
        else:
            yield _text_sheet(stream.read(), name)
    except OSError as error:
        raise StorageFailed(name, error.strerror or "read") from error


def _workbook(stream: BinaryIO, name: str, zipped: bool) -> Iterator[SheetCells]:
    hidden_rows = _inspect_parts(stream, name) if zipped else {}
    if not zipped and _mentions(stream, _ENCRYPTED):
        raise FileUnreadable(name, "encrypted")
    stream.seek(0)
    if zipped:
        yield from _sheets(stream, name, hidden_rows)
    else:
        yield from apart(_all_sheets, stream.read(), name)


def _all_sheets(content: bytes, name: str) -> list[SheetCells]:
    """The sheets with their rows at hand, as they can be handed over to another program."""
    found = _sheets(io.BytesIO(content), name, {})
    return [replace(sheet, rows=partial(iter, list(sheet.rows()))) for sheet in found]


def _sheets(stream: BinaryIO, name: str, hidden_rows: dict[int, int]) -> Iterator[SheetCells]:
    try:
        with CalamineWorkbook.from_filelike(stream) as book:
            for index, meta in enumerate(book.sheets_metadata):
                if meta.typ is not SheetTypeEnum.WorkSheet:
                    continue
                sheet = book.get_sheet_by_index(index)
                hidden = meta.visible is not SheetVisibleEnum.Visible
                yield _sheet(sheet, hidden, hidden_rows.get(index, 0))
    except PasswordError as error:
        raise FileUnreadable(name, "encrypted") from error
    except CalamineError as error:
        raise FileUnreadable(name, "not_a_workbook") from error
    except BaseException as error:
        # The reader's language ends a thread on damaged files and hands its panic over as a
        # class of its own that cannot be imported (python-calamine 0.9).
        if type(error).__name__ == "PanicException":
            raise FileUnreadable(name, "not_a_workbook") from error
        raise


def _sheet(sheet: CalamineSheet, hidden: bool, hidden_rows: int) -> SheetCells:
    return SheetCells(
        name=sheet.name,
        height=sheet.end[0] + 1 if sheet.end else 0,
        first_column=sheet.start[1] if sheet.start else 0,
        rows=sheet.iter_rows,
        merges=tuple(sheet.merged_cell_ranges or ()),
        hidden=hidden,
        hidden_rows=hidden_rows,
    )


def _mentions(stream: BinaryIO, mark: bytes) -> bool:
    before = b""
    while block := stream.read(_BLOCK):
        if mark in before + block:
            return True
        before = block[-len(mark) :]
    return False


def _inspect_parts(stream: BinaryIO, name: str) -> dict[int, int]:
    """Hidden rows by sheet. Refuses what would exhaust memory: the reading library takes room for
    every cell between the first and the last, and ends the program when there is none."""
    try:
        with zipfile.ZipFile(stream) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST_CONTENT:
                raise FileUnreadable(name, "file_too_large")
            names = parts.namelist()
            if not {"[Content_Types].xml", "mimetype"} & set(names):
                raise FileUnreadable(name, "not_a_workbook")
            hidden = {n: _inspect_sheet(parts, n, name) for n in names if _SHEET_PART.search(n)}
            order = _sheet_parts(parts) if "xl/workbook.xml" in names else []
            return {at: hidden.get(part, 0) for at, part in enumerate(order)}
    except _DAMAGED as error:
        raise FileUnreadable(name, "not_a_workbook") from error


def _sheet_parts(parts: zipfile.ZipFile) -> list[str]:
    """The sheets' parts in the workbook's order."""
    relations = parts.read("xl/_rels/workbook.xml.rels")
    targets = {}
    for tag in re.findall(rb"<(?:\w+:)?Relationship\s[^>]*>", relations):
        attributes = dict(re.findall(rb'(\w+)="([^"]*)"', tag))
        targets[attributes.get(b"Id")] = attributes.get(b"Target", b"").decode()
    ids = re.findall(rb'<(?:\w+:)?sheet\s[^>]*:id="([^"]*)"', parts.read("xl/workbook.xml"))
    found = (targets.get(i, "").removeprefix("/").removeprefix("xl/") for i in ids)
    return ["xl/" + target for target in found]


def _inspect_sheet(parts: zipfile.ZipFile, part: str, name: str) -> int:
    """Its hidden rows; FileUnreadable when it spans too many cells."""
    hidden = last_row = 0
    columns = {b"Z"}
    with parts.open(part) as content:
        before = b""
        while block := content.read(_BLOCK):
            text = before + block
            cut = text.rfind(b"<") if len(block) == _BLOCK else len(text)
            text, before = text[:cut], text[cut:]
            if b" hidden=" in text:
                hidden += len(_HIDDEN_ROW.findall(text))
            wide = _WIDE_CELL.search(text)
            used = _USED_CELL.findall(text, 0 if wide else max(0, text.rfind(b"row ")))
            columns.update(column for column, _ in used)
            last_row = max(last_row, int(used[-1][1]) if used else 0)
    if max(map(_column_number, columns)) * last_row > MOST_CELLS:
        raise FileUnreadable(name, "file_too_large")
    return hidden


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _text_sheet(content: bytes, name: str) -> SheetCells:
    text = _decoded(content, name)
    if not text.strip() or text.lstrip()[:1] == "<" or "\0" in text:
        raise FileUnreadable(name, "not_a_workbook" if text.strip() else "empty")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise FileUnreadable(name, "not_a_workbook") from error
    width = max(map(len, rows))
    even: list[list[Cell]] = [[*map(_unquoted, r), *[""] * (width - len(r))] for r in rows]
    return SheetCells(Path(name).stem, len(even), 0, lambda: iter(even))


def _decoded(content: bytes, name: str) -> str:
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileUnreadable(name, "not_a_workbook")


def _delimiter(text: str) -> str:
    """The mark that parts most cells of the first twenty lines."""
    head = "\n".join(text.splitlines()[:20])
    return max(",\t;，", key=head.count)


def _unquoted(cell: str) -> str:
    """="3704…" is how some programs keep a number's digits in a CSV file."""
    return cell[2:-1] if cell[:2] == '="' and cell[-1:] == '"' and len(cell) > 2 else cell
