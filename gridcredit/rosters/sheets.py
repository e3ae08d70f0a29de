"""Opens a workbook or a CSV file as sheets of cells, whatever its name says it is."""

from __future__ import annotations

import io
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from gridcredit.domain.errors import FileUnreadable, StorageFailed
from gridcredit.rosters.cells import Cell
from gridcredit.rosters.dates import shown_day
from gridcredit.rosters.marks import Marks, read_marks, read_styles
from gridcredit.rosters.oldmarks import read_old_marks
from gridcredit.rosters.separated import BrokenRow, read_text
from gridcredit.rosters.subprocess_reader import apart

LARGEST_FILE = 512 << 20  # bytes on disk
LARGEST_CONTENT = 3 << 30  # bytes of a workbook unpacked
MOST_CELLS = 40_000_000  # of one sheet: first to last used cell, blank ones too

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SHEET_PART = re.compile(r"(?:^|/)xl/worksheets/[^/]+\.xml$")
_SINCE_1904 = re.compile(rb'<(?:\w+:)?workbookPr\s[^>]*\bdate1904="(?:1|true)"')
_DAYS_FROM_1900_TO_1904 = 1462
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
    marks: Marks = field(default_factory=Marks)
    days_later: int = 0  # than in most workbooks a number's day is
    broken: Mapping[int, BrokenRow] = field(default_factory=dict)  # by row, from 0


def open_sheets(stream: BinaryIO, name: str) -> Iterator[SheetCells]:
    """The sheets of a workbook (xlsx, xlsm, xlsb, xls, et, ods) or of a CSV file in UTF-8, UTF-16
    or GB18030, one after another. Raises FileUnreadable, NotSavedAsWorkbook; `name` is what errors
    call the file."""
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
    inspected = _inspect_parts(stream, name) if zipped else _Inspected()
    if not zipped and _mentions(stream, _ENCRYPTED):
        raise FileUnreadable(name, "encrypted")
    stream.seek(0)
    if zipped:
        yield from _sheets(stream, name, inspected)
    else:
        yield from apart(_all_sheets, stream.read(), name)


def _all_sheets(content: bytes, name: str) -> list[SheetCells]:
    """The sheets with their rows at hand, as they can be handed over to another program."""
    book = read_old_marks(content)
    inspected = _Inspected(book.marks, _DAYS_FROM_1900_TO_1904 if book.is_since_1904 else 0)
    found = _sheets(io.BytesIO(content), name, inspected)
    return [replace(sheet, rows=partial(iter, list(sheet.rows()))) for sheet in found]


def _sheets(stream: BinaryIO, name: str, inspected: _Inspected) -> Iterator[SheetCells]:
    try:
        with CalamineWorkbook.from_filelike(stream) as book:
            for index, meta in enumerate(book.sheets_metadata):
                if meta.typ is not SheetTypeEnum.WorkSheet:
                    continue
                sheet = book.get_sheet_by_index(index)
                hidden = meta.visible is not SheetVisibleEnum.Visible
                marks = inspected.marks.get(index) or Marks()
                yield _sheet(sheet, hidden, marks, inspected.days_later)
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


def _sheet(sheet: CalamineSheet, hidden: bool, marks: Marks, days_later: int) -> SheetCells:
    first_column = sheet.start[1] if sheet.start else 0
    rows = cast("Callable[[], Iterator[list[Cell]]]", sheet.iter_rows)
    if marks.texts or marks.shown:
        rows = partial(_marked, rows, marks, first_column, days_later)
    return SheetCells(
        name=sheet.name,
        height=sheet.end[0] + 1 if sheet.end else 0,
        first_column=first_column,
        rows=rows,
        merges=tuple(sheet.merged_cell_ranges or ()),
        hidden=hidden,
        marks=marks,
        days_later=days_later,
    )


def _marked(
    rows: Callable[[], Iterator[list[Cell]]], marks: Marks, first_column: int, days_later: int
) -> Iterator[list[Cell]]:
    """The rows with what the marks say in place of what the reading library makes of it."""
    for at, row in enumerate(rows()):
        for column, text in marks.texts.get(at, {}).items():
            if 0 <= column - first_column < len(row):
                row[column - first_column] = text
        for column, shown in marks.shown.get(at, {}).items():
            if 0 <= column - first_column < len(row):
                cell = row[column - first_column]
                row[column - first_column] = shown_day(cell, shown, days_later)
        yield row


def _mentions(stream: BinaryIO, mark: bytes) -> bool:
    before = b""
    while block := stream.read(_BLOCK):
        if mark in before + block:
            return True
        before = block[-len(mark) :]
    return False


@dataclass(frozen=True)
class _Inspected:
    marks: Mapping[int, Marks] = field(default_factory=dict)  # by the sheet's place in the book
    days_later: int = 0


def _inspect_parts(stream: BinaryIO, name: str) -> _Inspected:
    """What a workbook's parts say beside its values. Refuses what would exhaust memory: the
    reading library takes room for every cell between the first and the last, and ends the program
    when there is none."""
    try:
        with zipfile.ZipFile(stream) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST_CONTENT:
                raise FileUnreadable(name, "file_too_large")
            names = parts.namelist()
            if not {"[Content_Types].xml", "mimetype"} & set(names):
                raise FileUnreadable(name, "not_a_workbook")
            styles = read_styles(parts, "xl/styles.xml")
            marks = {n: read_marks(parts, n, styles) for n in names if _SHEET_PART.search(n)}
            if any(sheet.cells > MOST_CELLS for sheet in marks.values()):
                raise FileUnreadable(name, "file_too_large")
            if "xl/workbook.xml" not in names:
                return _Inspected()
            order = enumerate(_sheet_parts(parts))
            placed = {at: marks[part] for at, part in order if part in marks}
            is_1904 = _SINCE_1904.search(parts.read("xl/workbook.xml")) is not None
            return _Inspected(placed, _DAYS_FROM_1900_TO_1904 if is_1904 else 0)
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


def _text_sheet(content: bytes, name: str) -> SheetCells:
    table = read_text(content, name)
    return SheetCells(
        Path(name).stem, len(table.rows), 0, lambda: iter(table.rows), broken=table.broken
    )
