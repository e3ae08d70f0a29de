"""What people of other systems fell into when they filled workbooks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gridcredit.domain.form_fields import FormValue
from gridcredit.domain.form_mapping import Filling, read_mapping
from gridcredit.operations.templates.templates import look_at
from gridcredit.reports.forms.workbook_form import WorkbookForm
from tests.reports.forms import made
from tests.reports.forms.raw import RawBook, RawSheet, parts_of, relations, with_parts

SHEET = "xl/worksheets/sheet1.xml"

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")


def text(said: str) -> FormValue:
    """A value of words."""
    return FormValue(said)


def fill(
    content: bytes,
    mapping: str,
    values: Mapping[str, FormValue] | None = None,
    rows: Sequence[Mapping[str, FormValue]] = (),
) -> bytes:
    """The filled file."""
    form = WorkbookForm(content, "表.xlsx")
    read = read_mapping(mapping)
    assert list(form.faults(read)) == []
    return form.fill(read, Filling(values or {}, rows))


def sheet_of(folder: Path, content: bytes, *, data_only: bool = False) -> Worksheet:
    """The first sheet as openpyxl reads it."""
    file = folder / "读.xlsx"
    file.write_bytes(content)
    return load_workbook(file, data_only=data_only, rich_text=False).worksheets[0]


def book(cells: dict[str, object], styles: dict[str, int] | None = None, **more: Any) -> bytes:
    """A workbook of one sheet."""
    return RawBook([RawSheet("表", cells, styles or {}, **more)]).written()


def xml(content: bytes, part: str = SHEET) -> str:
    """A part's text."""
    return parts_of(content)[part].decode()


# Values


@pytest.mark.parametrize("said", ["=1+1", "+86", "@SUM(A1)", "-3", '=HYPERLINK("x")'])
def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path, said: str) -> None:
    filled = fill(book({"A1": "x"}), "copy: person\nA1: name\n", {"A1": text(said)})
    cell = sheet_of(tmp_path, filled)["A1"]
    assert (cell.value, cell.data_type) == (said, "s")
    assert "<f>" not in xml(filled)


def test_marks_inside_values_are_never_filled_and_signs_are_escaped(tmp_path: Path) -> None:
    content = book({"A1": "姓名：{{姓名}}，年龄：{{年龄}}"})
    mapping = "copy: person\n{{姓名}}: name\n{{年龄}}: age\n"
    said = '{{年龄}}<b>&amp;"\x0b'
    filled = fill(content, mapping, {"{{姓名}}": text(said), "{{年龄}}": FormValue(number=30)})
    assert sheet_of(tmp_path, filled)["A1"].value == '姓名：{{年龄}}<b>&amp;"，年龄：30'


def test_a_newline_is_a_break_in_the_cell(tmp_path: Path) -> None:
    filled = fill(book({"A1": "x"}), "copy: person\nA1: resident_note\n", {"A1": text("一\r\n二")})
    assert sheet_of(tmp_path, filled)["A1"].value == "一\n二"


def test_a_mark_split_into_runs_is_joined_in_the_format_of_the_first() -> None:
    rich = (
        "<si><r><rPr><b/></rPr><t>尊敬的{{</t></r><r><rPr><i/></rPr><t>姓</t></r>"
        '<r><t>名}}同志</t></r><rPh sb="0" eb="1"><t>ㄗ</t></rPh></si>'
    )
    filled = fill(book({"A1": rich}), "copy: person\n{{姓名}}: name\n", {"{{姓名}}": text("张明")})
    said = re.sub(r' xml:space="preserve"', "", xml(filled))
    assert "<r><rPr><b/></rPr><t>尊敬的张明</t></r><r><rPr><i/></rPr><t></t></r>" in said
    assert "<r><t>同志</t></r></is>" in said
    assert "ㄗ" not in said
    assert (
        parts_of(filled)["xl/sharedStrings.xml"]
        == parts_of(book({"A1": rich}))["xl/sharedStrings.xml"]
    )


def test_header_and_text_box_take_an_ampersand_and_a_break() -> None:
    values = {"{{填报单位}}": text("甲&乙\n办")}
    filled = fill(made.roster(), "copy: once\n{{填报单位}}: office\n", values)
    assert "甲&amp;&amp;乙\n办" in xml(filled)
    drawing = xml(filled, "xl/drawings/drawing1.xml")
    assert re.search(r"<a:t>填报：甲&amp;乙</a:t></a:r><a:br/><a:r>.*<a:t>办</a:t>", drawing)


# Formats


def test_codes_become_text_in_a_format_beside_the_cells_own(tmp_path: Path) -> None:
    content = book({"A1": 1}, {"A1": 1, "B1": 1, "C1": 2})
    values = {"A1": text("370499195206190154"), "B1": text("0531"), "C1": text("19900000001")}
    filled = fill(content, "copy: person\nA1: id_number\nB1: phone\nC1: phone\n", values)
    sheet = sheet_of(tmp_path, filled)
    assert [sheet[ref].value for ref in ("A1", "B1", "C1")] == [
        *("370499195206190154", "0531", "19900000001"),
    ]
    assert {sheet[ref].number_format for ref in ("A1", "B1", "C1")} == {"@"}
    assert sheet["A1"].border.left.style == "thin"  # all else of the format stays
    before, after = xml(content, "xl/styles.xml"), xml(filled, "xl/styles.xml")
    assert (before.count("<xf "), after.count("<xf ")) == (9, 10)  # one more, for both
    assert 'cellXfs count="9"' in after
    assert "slicerStyles" in after


def test_a_day_is_a_number_where_the_cell_shows_days_else_a_text(tmp_path: Path) -> None:
    content = book({}, {"A1": 3, "B1": 1, "C1": 3})
    mapping = "copy: person\nA1: birth_date\nB1: birth_date\nC1: birth_date yyyy.mm\n"
    day = FormValue(day=date(1952, 6, 19))
    sheet = sheet_of(tmp_path, fill(content, mapping, {"A1": day, "B1": day, "C1": day}))
    assert sheet["A1"].value == datetime(1952, 6, 19)  # noqa: DTZ001 - a cell knows no zone
    assert [sheet["B1"].value, sheet["C1"].value] == ["1952-06-19", "1952.06"]


def test_days_since_1904_are_counted_from_there() -> None:
    content = book({}, {"A1": 3})
    since = xml(content, "xl/workbook.xml").replace("<workbookPr/>", '<workbookPr date1904="1"/>')
    content = with_parts(content, xl__workbook_dot_xml=since)
    filled = fill(
        content, "copy: person\nA1: birth_date\n", {"A1": FormValue(day=date(1904, 1, 3))}
    )
    assert '<c r="A1" s="3"><v>2</v></c>' in xml(filled)


def test_a_rate_is_a_share_where_the_cell_shows_per_cent(tmp_path: Path) -> None:
    content, rate = book({}, {"A1": 6, "B1": 1}), FormValue(number=Decimal("43.21"))
    mapping = "copy: once\nA1: registered_rate\nB1: registered_rate\n"
    sheet = sheet_of(tmp_path, fill(content, mapping, {"A1": rate, "B1": rate}))
    assert [sheet["A1"].value, sheet["B1"].value] == [0.4321, 43.21]


def test_a_label_stays_before_what_is_put_behind_it(tmp_path: Path) -> None:
    filled = fill(book({"A1": "填报单位："}), "copy: once\nA1: +office\n", {"A1": text("信用办")})
    assert sheet_of(tmp_path, filled)["A1"].value == "填报单位：信用办"


# Rows

ROWS = "copy: once\nrows: 表!2-4 person\n表!B2: name\n"


def numbered(*names: str) -> list[dict[str, FormValue]]:
    """Rows with these names."""
    return [{"表!B2": text(name)} for name in names]


def test_what_stood_in_drawn_rows_goes_and_fewer_people_leave_them_empty(tmp_path: Path) -> None:
    content = book({"B1": "姓名", "B2": "例：张三", "B3": "例：李四", "B4": "x", "B5": "合计"})
    sheet = sheet_of(tmp_path, fill(content, ROWS, rows=numbered("王五")))
    assert [sheet[f"B{row}"].value for row in range(1, 6)] == ["姓名", "王五", None, None, "合计"]
    sheet = sheet_of(tmp_path, fill(content, ROWS))
    assert [sheet[f"B{row}"].value for row in range(2, 6)] == [None, None, None, "合计"]


def test_numbers_that_were_drawn_go_on_and_formulas_stand_in_every_row(tmp_path: Path) -> None:
    cells: dict[str, object] = {
        "A2": 1,
        "A3": 2,
        "A4": 3,
        "C2": "=LEN(B2)|0",
        "D5": "=SUM(C2:C4)|0",
    }
    content = book(cells, {"C3": 1, "C4": 1})
    names = ["甲", "乙二", "丙三三", "丁", "戊五"]
    sheet = sheet_of(tmp_path, fill(content, ROWS, rows=numbered(*names)), data_only=True)
    assert [sheet[f"A{row}"].value for row in range(2, 7)] == [1, 2, 3, 4, 5]
    assert [sheet[f"C{row}"].value for row in range(2, 7)] == [1, 2, 3, 1, 2]
    assert sheet["D7"].value == 9


def test_merged_cells_of_the_drawn_row_are_merged_in_the_new_ones(tmp_path: Path) -> None:
    content = book({"A5": "注"}, {"B2": 1}, merges=("B2:C2", "B3:C3", "B4:C4", "A5:D5"))
    sheet = sheet_of(tmp_path, fill(content, ROWS, rows=numbered(*"一二三四五")))
    assert {str(one) for one in sheet.merged_cells.ranges} == {
        *(f"B{row}:C{row}" for row in range(2, 7)),
        "A7:D7",
    }


def test_marks_in_the_drawn_row_are_filled_in_each(tmp_path: Path) -> None:
    content = book({"A2": "第{{序号}}位：{{姓名}}", "A3": "{{填报单位}}"})
    mapping = (
        "copy: once\nrows: 表!2-2 person\n{{姓名}}: name\n{{序号}}: serial\n{{填报单位}}: office\n"
    )
    rows = [
        {"{{姓名}}": text(name), "{{序号}}": FormValue(number=at)}
        for at, name in enumerate(("甲", "乙"), 1)
    ]
    filled = fill(content, mapping, {"{{填报单位}}": text("办")}, rows)
    sheet = sheet_of(tmp_path, filled)
    assert [sheet[f"A{row}"].value for row in (2, 3, 4)] == ["第1位：甲", "第2位：乙", "办"]


def test_notes_and_tables_below_go_along() -> None:
    head = '<?xml version="1.0"?>'
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    note = f'{head}<comments {main}><commentList><comment ref="B5"/></commentList></comments>'
    vml = (
        '<xml xmlns:x="urn:schemas-microsoft-com:office:excel"><x:ClientData>'
        "<x:Anchor>1, 15, 4, 2, 3, 15, 8, 4</x:Anchor><x:Row>4</x:Row></x:ClientData></xml>"
    )
    table = f'{head}<table {main} ref="A5:B7"><autoFilter ref="A5:B7"/></table>'
    sheet = RawSheet(
        "表",
        {"B5": "注"},
        relations=(
            ("rId1", "comments", "../comments1.xml"),
            ("rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
            ("rId3", "table", "../tables/table1.xml"),
        ),
    )
    extra: dict[str, str | bytes] = {
        "xl/comments1.xml": note,
        "xl/drawings/vmlDrawing1.vml": vml,
        "xl/tables/table1.xml": table,
    }
    filled = fill(RawBook([sheet], extra=extra).written(), ROWS, rows=numbered(*"一二三四五"))
    assert 'ref="B7"' in xml(filled, "xl/comments1.xml")
    moved = xml(filled, "xl/drawings/vmlDrawing1.vml")
    assert "<x:Row>6</x:Row>" in moved
    assert "1, 15, 6, 2, 3, 15, 10, 4" in moved
    assert xml(filled, "xl/tables/table1.xml").count('ref="A7:B9"') == 2


# Results


def test_a_result_that_cannot_be_worked_out_goes_and_the_program_is_asked_for_it() -> None:
    cells: dict[str, object] = {"A1": 5, "B1": "=VLOOKUP(A1,C1:D9,2)|77", "B2": "=A1*2|10"}
    filled = fill(book(cells), "copy: once\nA1: people\n", {"A1": FormValue(number=8)})
    assert '<c r="B1"><f>VLOOKUP(A1,C1:D9,2)</f></c>' in xml(filled)
    assert '<c r="B2"><f>A1*2</f><v>16</v></c>' in xml(filled)
    assert 'fullCalcOnLoad="1"' in xml(filled, "xl/workbook.xml")
    plain = fill(book({"A1": 5, "B2": "=A1*2|10"}), "copy: once\nA1: people\n")
    assert "fullCalcOnLoad" not in xml(plain, "xl/workbook.xml")


def test_a_workbook_without_calculation_settings_gets_them_in_their_place() -> None:
    content = book({"A1": 5, "B1": "=TODAY()|1"})
    bare = re.sub(r"<calcPr[^>]*/>", "", xml(content, "xl/workbook.xml"))
    content = with_parts(content, xl__workbook_dot_xml=bare)
    filled = fill(content, "copy: once\nA1: people\n", {"A1": FormValue(number=8)})
    assert re.search(
        r'</sheets><calcPr fullCalcOnLoad="1"/></workbook>', xml(filled, "xl/workbook.xml")
    )


def test_the_chain_names_no_cell_without_a_formula() -> None:
    sheet = RawSheet("表", {"A1": "=1+1|2", "B1": "=2+2|4"})
    both = RawBook([sheet], chain=(("A1", 1), ("B1", 1))).written()
    filled = fill(both, "copy: once\nA1: people\n", {"A1": FormValue(number=3)})
    assert re.findall(r'r="(\w+)"', xml(filled, "xl/calcChain.xml")) == ["B1"]
    one = RawBook([RawSheet("表", {"A1": "=1+1|2"})], chain=(("A1", 1),)).written()
    filled = fill(one, "copy: once\nA1: people\n", {"A1": FormValue(number=3)})
    assert "xl/calcChain.xml" not in parts_of(filled)
    assert "calcChain" not in xml(filled, "[Content_Types].xml")
    assert "calcChain" not in xml(filled, "xl/_rels/workbook.xml.rels")


def test_what_is_made_from_a_template_is_a_workbook() -> None:
    content = book({"A1": 5})
    types = xml(content, "[Content_Types].xml")
    template = types.replace("sheet.main+xml", "template.main+xml")
    xltx = with_parts(content, **{"[Content_Types].xml": template})
    filled = fill(xltx, "copy: once\nA1: people\n", {"A1": FormValue(number=8)})
    assert xml(filled, "[Content_Types].xml") == types


def test_copies_of_a_sheet_have_their_own_print_areas_pictures_and_sums(tmp_path: Path) -> None:
    content = made.roster()
    mapping = look_at(content, "表.xlsx").proposed

    def told(count: int) -> Filling:
        row = {p.place: text("张") for p in mapping.pointers}
        office = {"登记表!A2": text("信用办"), "{{填报单位}}": text(f"第{count}办")}
        return Filling(office, [row] * count)

    form = WorkbookForm(content, "表.xlsx")
    filled = form.fill_sheets(mapping, [told(3), told(5)])
    file = tmp_path / "两张.xlsx"
    file.write_bytes(filled)
    read = load_workbook(file, data_only=True)
    assert read.sheetnames == ["登记表", "字典", "登记表 (2)"]
    first, second = read["登记表"], read["登记表 (2)"]
    assert [first["D8"].value, second["D10"].value] == [3, 5]
    assert [first["J8"].value, second["J10"].value] == [3, 5]
    assert second.print_area == "'登记表 (2)'!$A$1:$I$11"
    assert second.print_title_rows == "$3:$4"
    assert second["A2"].value == "填报单位：信用办"
    parts = parts_of(filled)
    assert "fullCalcOnLoad" not in parts["xl/workbook.xml"].decode()
    copied = parts["xl/worksheets/sheet3.xml"].decode()
    assert "<xm:f>'登记表 (2)'!J5:J9</xm:f>" in copied
    assert "&amp;R第5办" in copied
    assert "填报：第5办" in parts["xl/drawings/drawing2.xml"].decode()
    assert "填报：第3办" in parts["xl/drawings/drawing1.xml"].decode()
    assert "../drawings/drawing2.xml" in parts["xl/worksheets/_rels/sheet3.xml.rels"].decode()
    assert parts["xl/drawings/_rels/drawing2.xml.rels"].count(b"image1.png") == 1
    assert "/xl/drawings/drawing2.xml" in parts["[Content_Types].xml"].decode()
    before = parts_of(content)
    for name in ("xl/media/image1.png", "xl/drawings/vmlDrawing1.vml", "xl/sharedStrings.xml"):
        assert parts[name] == before[name]


# What is not there


def test_places_that_the_form_does_not_have_are_named() -> None:
    form = WorkbookForm(made.roster(), "表.xlsx")

    def faults(mapping: str) -> list[str]:
        return [reason for _, reason in form.faults(read_mapping(mapping))]

    assert faults("copy: person\n表九!B2: name\n") == ["no_such_sheet"]
    assert faults("copy: person\n登记表!C1: name\n") == ["merged_part"]
    assert faults("copy: person\n{{姓名}}: name\n") == ["no_such_mark"]
    assert faults("rows: person\n{{填报单位}}: office\n") == ["rows_of_workbook"]
    assert faults("rows: 表九!5-7 person\n") == ["no_such_sheet"]


def test_marks_where_nothing_is_filled_in_are_named() -> None:
    sheet = RawSheet("表", {"A1": "x"}, relations=(("rId1", "comments", "../comments1.xml"),))
    content = RawBook(
        [sheet], extra={"xl/comments1.xml": "<c><t>{{姓名}}【重要】</t></c>"}
    ).written()
    found = WorkbookForm(content, "表.xlsx").marks()
    assert [(one.mark, one.place, one.fault) for one in found] == [
        ("{{姓名}}", "xl/comments1.xml", "not_filled_here")
    ]


def test_rows_and_cells_that_do_not_say_their_numbers_are_counted(tmp_path: Path) -> None:
    content = book({"A1": "姓名", "A2": "x"})
    bare = re.sub(r' r="[A-Z]*\d+"', "", xml(content))
    content = with_parts(content, xl__worksheets__sheet1_dot_xml=bare)
    filled = fill(content, "copy: person\nA2: name\n", {"A2": text("张明")})
    assert sheet_of(tmp_path, filled)["A2"].value == "张明"


def test_a_relation_that_leads_nowhere_is_no_matter() -> None:
    sheet = RawSheet("表", {"A2": "x"}, relations=(("rId9", "drawing", "../drawings/gone.xml"),))
    assert fill(RawBook([sheet]).written(), ROWS, rows=numbered(*"一二三四五"))
    assert relations(("rId1", "x", "y"))
