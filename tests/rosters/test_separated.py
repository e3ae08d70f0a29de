"""Tables kept as text: encodings, separators, quotes left open, damaged lines."""

import io
from pathlib import Path

import pytest

from gridcredit.domain.errors import FileUnreadable, NotSavedAsWorkbook
from gridcredit.rosters.read import Reading, read_register
from gridcredit.rosters.refusals import write_refusals
from tests.rosters.making import GRID, id_number, told

HEADS = "小区名称,房号,户主姓名,姓名,身份证号,备注"
IDS = [id_number(serial=serial) for serial in range(11, 21, 2)]


def _line(at: int, note: str = "") -> str:
    name = "张李王赵周"[at] + "明"
    return f"幸福小区,{101 + at},{name},{name},{IDS[at]},{note}"


def _read(*lines: str, encoding: str = "utf-8") -> Reading:
    content = "\r\n".join((HEADS, *lines, "")).encode(encoding)
    return read_register(io.BytesIO(content), "户册.csv", default_grid=GRID)


@pytest.mark.parametrize(
    "lines",
    [
        [_line(0, '"外出务工'), _line(1, "在家"), _line(2, "租房"), _line(3)],
        [_line(0, '"外出务工'), _line(1, '在家"'), _line(2), _line(3)],
        [_line(0), _line(1, '"外出'), _line(2, '"在家"'), _line(3)],
        [_line(0), _line(1), _line(2, '"租房'), _line(3)],
        ['"' + _line(0), _line(1), _line(2), _line(3)],
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_no_line_disappears_in_a_quote_that_was_left_open(lines: list[str], encoding: str) -> None:
    reading = _read(*lines, encoding=encoding)
    named = {refusal.row for refusal in reading.refused}
    taken = {row.row for row in reading.rows}
    assert named | taken == {2, 3, 4, 5}
    assert not named & taken
    assert {refusal.reason.value for refusal in reading.refused} == {"swallowed_lines"}
    assert not any(number in row.note for row in reading.rows for number in IDS)
    assert reading.total_rows == 4


def test_the_swallowed_rows_are_handed_back_with_their_cells(tmp_path: Path) -> None:
    reading = _read(_line(0, '"外出务工'), _line(1, "在家"))
    out = tmp_path / "退回.xlsx"
    write_refusals(out, reading, reading.refused)
    again = read_register(out, default_grid=GRID)
    assert [(r.name, r.room, r.id_number, r.note) for r in again.rows] == [
        *(("张明", "101", IDS[0], "外出务工"), ("李明", "102", IDS[1], "在家"))
    ]


def test_a_note_of_several_lines_is_a_note() -> None:
    reading = _read(_line(0, '"外出务工\r\n春节回来, 再来"'), _line(1))
    assert [(r.row, r.note) for r in reading.rows] == [(2, "外出务工 春节回来, 再来"), (3, "")]
    assert reading.refused == []


@pytest.mark.parametrize("mark", [",", ";", "\t", "|", "，", "；"])
def test_the_separator_is_that_of_the_heading_line(mark: str) -> None:
    others = {",": "；", ";": "，", "\t": ",", "|": ",", "，": ",", "；": ","}[mark]
    note = others.join(
        ["独居", "子女在外", "腿脚不便", "需上门", "周末有人", "先打电话", "养狗", "敲门重些"]
    )
    lines = [HEADS.replace(",", mark)]
    lines += [_line(at, note if mark != "," else "").replace(",", mark, 5) for at in range(4)]
    if mark == ",":
        lines = [HEADS, *(_line(at, note) for at in range(4))]
    stream = io.BytesIO("\n".join(lines).encode())
    reading = read_register(stream, "户册.csv", default_grid=GRID)
    assert [(r.name, r.note) for r in reading.rows] == [
        (name, note) for name in ("张明", "李明", "王明", "赵明")
    ]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read(encoding: str) -> None:
    assert [r.name for r in _read(_line(0), _line(1), encoding=encoding).rows] == ["张明", "李明"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("damage", [b"\xff", b"\x80\xff"])
def test_a_bad_byte_names_its_line_and_the_sound_lines_are_taken(
    encoding: str, damage: bytes
) -> None:
    lines = [line.encode(encoding) for line in (HEADS, *map(_line, range(4)))]
    lines[2] = lines[2][:-1] + damage + lines[2][-1:]
    reading = read_register(io.BytesIO(b"\r\n".join(lines)), "户册.csv", default_grid=GRID)
    assert [r.row for r in reading.rows] == [2, 4, 5]
    assert [(row, reason) for row, _, reason in told(reading.refused)] == [(3, "bad_bytes")]


def test_a_bad_byte_in_a_blank_line_is_named() -> None:
    content = "\r\n".join((HEADS, _line(0))).encode("gb18030") + b"\r\n\xff\r\n"
    reading = read_register(io.BytesIO(content), "户册.csv", default_grid=GRID)
    assert [r.row for r in reading.rows] == [2]
    assert [row for row, _, _ in told(reading.refused)] == [3]


def test_digits_kept_by_an_apostrophe_are_the_digits() -> None:
    (row,) = _read(f"幸福小区,'101,张明,'张明,'{IDS[0]},").rows
    assert (row.room, row.name, row.id_number) == ("101", "张明", IDS[0])


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("<html><body><table><tr><td>姓名</td></tr></table></body></html>", "web_page"),
        ("\ufeff<!DOCTYPE html>\n<table><tr><td>姓名</td></tr></table>", "web_page"),
        ("<table border=1><tr><td>姓名</td></tr></table>", "web_page"),
        ("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "web_page"),
        (
            '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook '
            'xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>',
            "xml_2003",
        ),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_what_only_passes_for_a_workbook_is_told_as_what_it_is(
    content: str, kind: str, encoding: str
) -> None:
    with pytest.raises(NotSavedAsWorkbook) as told_as:
        read_register(io.BytesIO(content.encode(encoding)), "户册.xls")
    assert (told_as.value.file, told_as.value.reason) == ("户册.xls", kind)


@pytest.mark.parametrize("content", [b"\xff" * 400 + b"\n", bytes(range(1, 256)) * 8, b"\0\1" * 9])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(FileUnreadable):
        read_register(io.BytesIO(content), "户册.csv")
