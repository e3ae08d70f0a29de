"""What a workbook says beside its values: errors, formulas, how days are shown, what is hidden."""

from datetime import date

import openpyxl
import pytest
from openpyxl.styles import Font

from gridcredit.rosters.marks import DayFormat, how_shown
from gridcredit.rosters.read import Reading, read_register
from tests.rosters.making import (
    GRID,
    HEADINGS,
    id_number,
    person,
    raw_xlsx,
    told,
    workbook,
    xlsx,
)

HEADS = ["姓名", "身份证号", "门牌号", "联系电话", "备注", "出生年月"]
ERROR = '@t="e"@<f>VLOOKUP(A1,B1,2,0)</f><v>#N/A</v>'
STYLES = (
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/></font><font><strike/><sz val="11"/></font></fonts>'
    '<cellXfs count="7"><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/>'
    '<xf numFmtId="165" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="17" fontId="0"/>'
    '<xf numFmtId="0" fontId="1"/><xf numFmtId="16" fontId="0"/></cellXfs>'
)


def _read(*rows: list[str], **options: str | bool) -> Reading:
    made = raw_xlsx([HEADS, *rows], styles=STYLES, **options)  # type: ignore[arg-type]
    return read_register(made, "户册.xlsx", default_grid=GRID)


def _row(**other: str) -> list[str]:
    cells = dict(zip(HEADS, ["张明", id_number(), "12", "19900001111", "", ""], strict=True))
    return list((cells | other).values())


@pytest.mark.parametrize(
    ("heading", "column"), [("姓名", "A 姓名"), ("身份证号", "B 身份证号"), ("门牌号", "C 门牌号")]
)
@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (ERROR, "cell_error"),
        ('@t="e"@<v>#REF!</v>', "cell_error"),
        ("#N/A", "cell_error"),
        ("＃ＲＥＦ！", "cell_error"),
        ("#VALUE!", "cell_error"),
        ("########", "cell_error"),
        ("<f>Sheet2!A1</f>", "no_result"),
        ("<f>MID(E2,1,2)</f><v></v>", "no_result"),
        ('<f t="shared" si="0" ref="A1:A9">B2</f><v/>', "no_result"),
    ],
)
def test_an_error_or_a_missing_result_refuses_who_or_where(
    heading: str, column: str, cell: str, reason: str
) -> None:
    reading = _read(_row(**{heading: cell}), _row(姓名="李丽", 身份证号=id_number(serial=12)))
    assert told(reading.refused) == [(2, column, reason)]
    assert [r.name for r in reading.rows] == ["李丽"]


def test_an_error_elsewhere_is_pointed_out_and_blank() -> None:
    row = _row(联系电话=ERROR, 备注="#REF!", 出生年月="<f>B2</f><v/>")
    reading = _read(row)
    assert told(reading.problems) == [
        *((2, "F 出生年月", "no_result"), (2, "D 联系电话", "cell_error")),
        (2, "E 备注", "cell_error"),
    ]
    (found,) = reading.rows
    assert (found.phone, found.note, found.birth_date) == ("", "", date(1990, 1, 2))


def test_an_error_within_an_address_refuses_the_row() -> None:
    assert told(_read(_row(门牌号="3号楼#N/A单元")).refused) == [(2, "C 门牌号", "cell_error")]


def test_a_formula_with_a_result_is_its_result() -> None:
    row = _row(
        门牌号='@t="str"@<f>"1"&amp;"2"</f><v>12</v>', 备注='@t="str"@<f>IF(A1,"","")</f><v></v>'
    )
    reading = _read(row)
    assert [(r.room, r.note) for r in reading.rows] == [("12", "")]
    assert reading.problems == []


@pytest.mark.parametrize("options", [{"placed": False}, {"prefix": "x"}])
def test_marks_are_found_however_the_parts_are_written(options: dict[str, str | bool]) -> None:
    tag = "x:" if "prefix" in options else ""
    cell = f'@t="e"@<{tag}f>A1</{tag}f><{tag}v>#N/A</{tag}v>'
    bare = f"<{tag}f>A1</{tag}f>"
    reading = _read(_row(姓名=cell), _row(门牌号=bare), _row(), **options)
    assert told(reading.refused) == [(2, "A 姓名", "cell_error"), (3, "C 门牌号", "no_result")]
    assert [r.row for r in reading.rows] == [4]


@pytest.mark.parametrize("style", ["1", "2", "4"])
def test_a_date_shown_without_its_day_is_a_month(style: str) -> None:
    cell = f'@s="{style}"@<v>32874</v>'  # 1990-01-01
    reading = _read(_row(出生年月=cell), _row(姓名="李丽", 身份证号="", 出生年月=cell))
    assert [r.birth_date for r in reading.rows] == [date(1990, 1, 2), None]
    assert told(reading.problems) == [
        *((3, "B 身份证号", "no_id_number"), (3, "F 出生年月", "bad_date"))
    ]
    other = _read(_row(出生年月=f'@s="{style}"@<v>32905</v>'))  # February
    assert told(other.problems) == [(2, "F 出生年月", "birth_differs")]


def test_a_date_shown_whole_is_a_day() -> None:
    reading = _read(_row(身份证号="", 出生年月='@s="3"@<v>32875</v>'))
    assert reading.rows[0].birth_date == date(1990, 1, 2)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('yyyy"年"m"月"', DayFormat.MONTH),
        ("yyyy-mm", DayFormat.MONTH),
        ("yyyy\\.m", DayFormat.MONTH),
        ("mmm\\-yy", DayFormat.MONTH),
        ("[$-804]yyyy/m;@", DayFormat.MONTH),
        ("yyyy", DayFormat.YEAR),
        ('m"月"d"日"', DayFormat.NO_YEAR),
        ("yyyy-mm-dd", None),
        ('yyyy"年"m"月"d"日"', None),
        ("h:mm", None),
        ("yyyy-mm-dd hh:mm", None),
        ("General", None),
        ("0.00E+00", None),
        ("@", None),
        ('"dd"yyyy-mm', DayFormat.MONTH),
    ],
)
def test_number_formats_say_which_part_of_a_day_is_shown(
    code: str, shown: DayFormat | None
) -> None:
    assert how_shown(code) is shown


def test_a_door_number_that_became_a_day_is_taken_as_typed_or_refused() -> None:
    reading = _read(
        _row(门牌号='@s="3"@<v>36925</v>'),  # 2001-02-03, which 1-2-3 became
        _row(姓名="李丽", 身份证号=id_number(serial=12), 门牌号='@s="6"@<v>46056</v>'),  # 2-3
        _row(姓名="王五", 身份证号=id_number(serial=13), 门牌号='@s="3"@<v>46056</v>'),
    )
    assert [r.room for r in reading.rows] == ["1-2-3", "2-3"]
    assert told(reading.problems) == [(row, "C 门牌号", "became_date") for row in (2, 3)]
    assert told(reading.refused) == [(4, "C 门牌号", "became_date")]


def test_numbers_of_workbooks_that_count_from_1904_are_their_days() -> None:
    row = _row(身份证号="", 出生年月="<v>31413</v>")
    since_1904 = _read(row, properties='<workbookPr date1904="1"/>')
    assert [r.birth_date for r in since_1904.rows] == [date(1990, 1, 2)]
    assert _read(row).rows[0].birth_date == date(1986, 1, 1)


def test_a_person_who_is_struck_out_is_not_taken_in() -> None:
    struck = '@t="inlineStr" s="5"@<is><t>{}</t></is>'
    reading = _read(
        _row(姓名=struck.format("张明")),
        _row(姓名="李丽", 身份证号=id_number(serial=12), 联系电话=struck.format("19900002222")),
    )
    assert told(reading.refused) == [(2, "A 姓名", "struck_out")]
    assert told(reading.problems) == [(3, "D 联系电话", "struck_out")]


def test_fonts_of_any_program_strike_out() -> None:
    book = workbook([HEADINGS, person(), person("李丽", "李丽", 身份证号=id_number(serial=12))])
    for cell in book.worksheets[0][3]:
        cell.font = Font(strike=True)
    reading = read_register(xlsx(book))
    assert told(reading.refused) == [(3, "G 姓名", "struck_out")]


def test_a_hidden_column_never_beats_one_that_people_see() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["姓名", "身份证号", "公民身份号码", "门牌号", "手机", "联系电话"])
    sheet.append(["张明", id_number("19800102"), id_number(), "12", "19900002222", "19900001111"])
    sheet.column_dimensions["B"].hidden = sheet.column_dimensions["E"].hidden = True
    reading = read_register(xlsx(book), default_grid=GRID)
    assert [(r.id_number, r.phone) for r in reading.rows] == [(id_number(), "19900001111")]
    assert [d.heading for d in reading.dropped_columns] == ["身份证号", "手机"]


def test_a_hidden_column_that_alone_states_a_field_is_read() -> None:
    book = workbook([HEADINGS, person()])
    book.worksheets[0].column_dimensions["J"].hidden = True
    assert [r.id_number for r in read_register(xlsx(book)).rows] == [id_number()]
