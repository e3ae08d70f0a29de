"""Registers made for tests: invented people, in every kind of file."""

import io
import zipfile
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


_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def raw_xlsx(
    rows: Sequence[Sequence[str]],
    *,
    styles: str = "",
    columns: str = "",
    properties: str = "",
    placed: bool = True,
    prefix: str = "",
) -> io.BytesIO:
    """A workbook of one sheet put together by hand. A cell is a text, or XML from `<` on: what
    stands between `<c …>` and `</c>`, with `@` before it for the cell's attributes
    (`@t="e"@<v>#N/A</v>`). `placed`: whether cells say where they stand."""
    p = f"{prefix}:" if prefix else ""
    lines = []
    for at, row in enumerate(rows, start=1):
        cells = "".join(_raw_cell(p, c, at, placed, cell) for c, cell in enumerate(row))
        lines.append(f"<{p}row{f' r={chr(34)}{at}{chr(34)}' if placed else ''}>{cells}</{p}row>")
    space = f'xmlns{":" + prefix if prefix else ""}="{_SPREADSHEET}"'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_SPREADSHEET}" xmlns:r="{_OFFICE}">{properties}'
        '<sheets><sheet name="表1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<{p}worksheet {space}>{columns}<{p}sheetData>"
        f"{''.join(lines)}</{p}sheetData></{p}worksheet>",
        "xl/styles.xml": f'<styleSheet xmlns="{_SPREADSHEET}">{styles}</styleSheet>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    stream.seek(0)
    return stream


def _raw_cell(p: str, column: int, row: int, placed: bool, cell: str) -> str:
    place = f' r="{chr(65 + column)}{row}"' if placed else ""
    attributes = ""
    if cell.startswith("@"):
        _, attributes, cell = cell.split("@", 2)
    if cell.startswith("<") or attributes:
        return f"<{p}c{place} {attributes}>{cell}</{p}c>"
    return f'<{p}c{place} t="inlineStr"><{p}is><{p}t>{cell}</{p}t></{p}is></{p}c>'
