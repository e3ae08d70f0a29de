"""Registers made for tests: invented people, in every kind of file."""

import io
from collections.abc import Sequence
from typing import Any

import openpyxl
import xlwt

from gridcredit.domain.identity import check_digit
from gridcredit.rosters.read import Reading, read_register

GRID = "370403002001001"
HEADINGS = [
    *("网格编号", "小区名称", "楼栋", "单元", "房号", "户主姓名", "姓名"),
    *("与户主关系", "性别", "身份证号", "联系电话", "人口类型"),
]

Row = list[Any]


def id_number(born: str = "19900102", serial: int = 11) -> str:
    """A number that nobody holds; an odd serial is a man's."""
    first_17 = f"370499{born}{serial:03d}"
    return first_17 + check_digit(first_17)


def person(name: str = "张明", holder: str = "张明", **other: Any) -> Row:
    """A whole row under HEADINGS; other cells by heading."""
    cells: dict[str, Any] = {
        "网格编号": GRID,
        "小区名称": "幸福小区",
        "楼栋": "2号楼",
        "单元": "1单元",
        "房号": "101",
        "户主姓名": holder,
        "姓名": name,
        "与户主关系": "户主" if name == holder else "配偶",
        "性别": "",
        "身份证号": id_number(),
        "联系电话": "19900001111",
        "人口类型": "常住",
    }
    unknown = other.keys() - cells.keys()
    assert not unknown, unknown
    return list((cells | other).values())


def workbook(*sheets: Sequence[Row], names: Sequence[str] = ()) -> openpyxl.Workbook:
    """A workbook with these sheets' rows from A1 on."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for at, rows in enumerate(sheets):
        sheet = book.create_sheet(names[at] if names else f"表{at + 1}")
        for row in rows:
            sheet.append(row)
    return book


def xlsx(book: openpyxl.Workbook) -> io.BytesIO:
    """The workbook as a file."""
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    return stream


def xls(rows: Sequence[Row]) -> io.BytesIO:
    """An Excel 97 file, as old offices and WPS (.et) write it."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("旧表")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None:
                sheet.write(at, column, cell)
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    return stream


def csv_file(rows: Sequence[Row], encoding: str) -> io.BytesIO:
    """A CSV file in an encoding."""
    lines = (",".join("" if c is None else str(c) for c in row) for row in rows)
    return io.BytesIO("\r\n".join(lines).encode(encoding))


def read(*rows: Row, **options: Any) -> Reading:
    """What reading a one-sheet workbook of these rows gives."""
    return read_register(xlsx(workbook(rows)), "户册.xlsx", **options)


def told(found: Sequence[Any]) -> list[tuple[int, str, str]]:
    """Refusals or problems as (row, column, reason)."""
    return [(f.row, f.column, f.reason.value) for f in found]
