"""Five forms as departments send them, filled from a register without a cell typed by hand: every
part that was not filled comes out as it went in."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from gridcredit.operations.desk import Desk
from gridcredit.operations.register import people
from gridcredit.operations.templates import templates
from gridcredit.operations.templates.choosing import For
from tests.operations.templates.forms import add, fill, person_named
from tests.reports.forms import made
from tests.reports.forms.raw import parts_of

SHEET, STYLES = "xl/worksheets/sheet1.xml", "xl/styles.xml"
MOVED = {"xl/workbook.xml", "xl/drawings/drawing1.xml", "xl/calcChain.xml"}
WORD = {f"word/{name}.xml" for name in ("document", "header1", "footer1", "footnotes")}

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")


def patched(before: bytes, after: bytes) -> set[str]:
    """The parts that are not byte for byte as they were; none came, none went."""
    one, two = parts_of(before), parts_of(after)
    assert list(one) == list(two)
    return {name for name in one if one[name] != two[name]}


def sheet_of(folder: Path, content: bytes) -> Worksheet:
    """The first sheet as openpyxl reads it, formulas by their results."""
    file = folder / "gelesen.xlsx"
    file.write_bytes(content)
    return load_workbook(file, data_only=True).worksheets[0]


def column(sheet: Worksheet, letter: str, first: int, last: int) -> list[Any]:
    """The values of some rows."""
    return [sheet[f"{letter}{row}"].value for row in range(first, last + 1)]


@pytest.mark.parametrize(
    ("make", "whom", "parts"),
    [
        # Rows are put in: what stands below goes along, and B1 of the other sheet shows the sum.
        (made.roster, "area", {SHEET, "xl/worksheets/sheet2.xml", *MOVED}),
        (made.household_card, "household", {SHEET, STYLES}),  # the box of 户号 is no text box
        (made.person_form, "resident", {SHEET}),
        (made.summary, "area", {SHEET}),
        (made.letter, "household", WORD),
    ],
    ids=["two heading rows", "a card a household", "a form a person", "a summary", "a letter"],
)
def test_every_part_but_the_filled_ones_is_byte_identical(
    worker: Desk, tmp_path: Path, make: Callable[[], bytes], whom: str, parts: set[str]
) -> None:
    person = people.list_residents(worker)[0].line
    wanted = {
        "area": For(area=worker.node.area),
        "household": For(household=person.household),
        "resident": For(resident=person.id),
    }[whom]
    before = make()
    add(worker, tmp_path, "表", before)
    done, (after,) = fill(worker, tmp_path, wanted)
    assert patched(before, after) == done.parts == parts
    assert not [one for one in done.left if one.mark != "{{没有的字段}}" and not one.fault]


def test_a_list_with_two_heading_rows_has_everybody_and_the_block_below_goes_along(
    worker: Desk, tmp_path: Path
) -> None:
    add(worker, tmp_path, "表", made.roster())
    done, (after,) = fill(worker, tmp_path, For(area=worker.node.area))
    everybody = people.list_residents(worker, purpose="核对")
    last = 4 + len(everybody)
    sheet = sheet_of(tmp_path, after)
    assert done.rows == len(everybody) > 3
    assert column(sheet, "A", 5, last) == list(range(1, len(everybody) + 1))
    assert column(sheet, "D", 5, last) == [one.line.name for one in everybody]
    grown = [
        (at, one) for at, one in enumerate(everybody, 5) if one.line.id_number and one.eligible
    ]
    assert [sheet[f"F{at}"].value for at, _ in grown] == [one.line.id_number for _, one in grown]
    assert {sheet[f"F{at}"].number_format for at, _ in grown} == {"@"}
    # The sum, the signature block, heights, merges and the print area stand lower.
    down = len(everybody) - 3
    assert [sheet[f"A{8 + down}"].value, sheet[f"A{9 + down}"].value[:4]] == ["合计", "填表人："]
    assert sheet[f"D{8 + down}"].value == len(everybody)
    women = sum(value == "女" for value in column(sheet, "E", 5, last))
    assert sheet[f"E{8 + down}"].value == women > 0
    assert sheet[f"J{8 + down}"].value == sum(len(one.line.name) for one in everybody)
    assert sheet.row_dimensions[9 + down].height == 48
    assert {sheet.row_dimensions[row].height for row in range(5, last + 1)} == {24}
    assert f"A{8 + down}:C{8 + down}" in {str(one) for one in sheet.merged_cells.ranges}
    assert sheet.print_area == f"'登记表'!$A$1:$I${9 + down}"
    assert [one.id for one in sheet.row_breaks.brk] == [8 + down]
    assert [str(one.sqref) for one in sheet.data_validations.dataValidation] == [f"E5:E{last}"]
    assert [str(one.sqref) for one in sheet.conditional_formatting] == [f"F5:F{last}"]
    # The thick line stays below the last of them.
    assert sheet[f"D{last}"].border.bottom.style == "thick"
    assert sheet[f"D{last - 1}"].border.bottom.style == "thin"


def test_the_parts_that_name_rows_of_the_list_name_the_right_ones(
    worker: Desk, tmp_path: Path
) -> None:
    add(worker, tmp_path, "表", made.roster())
    _, (after,) = fill(worker, tmp_path, For(area=worker.node.area))
    down = len(people.list_residents(worker)) - 3
    parts = {name: content.decode("utf-8", "replace") for name, content in parts_of(after).items()}
    book, sheet = parts["xl/workbook.xml"], parts[SHEET]
    assert f"登记表!$D${8 + down}</definedName>" in book
    assert "登记表!$3:$4</definedName>" in book
    assert f"<xm:f>登记表!J5:J{7 + down}</xm:f>" in sheet
    assert f"<xm:sqref>K{8 + down}</xm:sqref>" in sheet
    assert f"<f>登记表!D{8 + down}</f>" in parts["xl/worksheets/sheet2.xml"]
    rows = re.findall(r"<xdr:row>(\d+)</xdr:row>", parts["xl/drawings/drawing1.xml"])
    assert rows == [str(8 + down), str(9 + down), "0", "1"]  # the stamp goes down, the box stays
    chain = re.findall(r'<c r="(\w+)" i="(\d)"', parts["xl/calcChain.xml"])
    formulas = set(re.findall(r'<c r="(\w+)"[^>]*><f', sheet))
    assert {ref for ref, number in chain if number == "4"} == formulas
    assert "location=\"'登记表'!A" + str(8 + down) in sheet
    assert "&amp;L&amp;G&amp;R" + worker.node.name in sheet
    assert f"填报：{worker.node.name}" in parts["xl/drawings/drawing1.xml"]


def test_a_card_a_household_has_its_people_and_its_spare_row_is_empty(
    worker: Desk, tmp_path: Path
) -> None:
    add(worker, tmp_path, "表", made.household_card())
    home = people.list_households(worker, purpose="核对")[0]
    at_home = [
        one.line for one in people.list_residents(worker, purpose="核对")
        if one.line.household == home.id
    ]  # fmt: skip
    assert len(at_home) == 3
    _, (after,) = fill(worker, tmp_path, For(household=home.id))
    sheet = sheet_of(tmp_path, after)
    assert sheet["B2"].value == home.number
    assert sheet["B2"].number_format == "@"
    assert [sheet["B3"].value, sheet["B4"].value] == [home.householder, home.address]
    assert sheet["B5"].value == 3
    assert column(sheet, "B", 8, 11) == [*(one.name for one in at_home), None]
    assert column(sheet, "E", 8, 11) == [*(one.id_number for one in at_home), None]
    assert sheet["A12"].value == "网格员签字："


def test_a_form_a_person_leaves_the_box_for_the_photograph_empty(
    worker: Desk, tmp_path: Path
) -> None:
    add(worker, tmp_path, "表", made.person_form())
    grown = next(one for one in people.list_residents(worker, purpose="核对") if one.eligible)
    _, (after,) = fill(worker, tmp_path, For(resident=grown.line.id))
    sheet = sheet_of(tmp_path, after)
    born = grown.line.birth_date
    assert born is not None
    assert [sheet[ref].value for ref in ("B2", "B3", "B4", "D4")] == [
        *(grown.line.name, grown.line.id_number, f"{born:%Y-%m}", grown.line.phone)
    ]
    assert sheet["E2"].value == "照片"
    assert "E2:E5" in {str(one) for one in sheet.merged_cells.ranges}
    assert sheet["C8"].value == f"经办人：{worker.actor.name}    2026-11-22"
    assert sheet.protection.sheet


def test_a_summary_counts_as_the_coverage_does(clerk: Desk, tmp_path: Path) -> None:
    add(clerk, tmp_path, "表", made.summary())
    done, (after,) = fill(clerk, tmp_path, For(area=clerk.node.area))
    sheet = sheet_of(tmp_path, after)
    grids = done.rows
    assert grids == 2
    eligible = [one.eligible for one in people.list_residents(clerk)].count(True)
    assert column(sheet, "D", 4, 6) == [eligible, 0, eligible]
    assert column(sheet, "C", 4, 6) == [6, 0, 6]
    assert column(sheet, "G", 4, 6) == [eligible, 0, eligible]
    assert sheet["F4"].value == 0
    assert sheet["F5"].value is None  # nobody to register, no rate
    assert sheet["A6"].value == "合计"
    assert sheet.print_area == "'汇总'!$A$1:$G$6"
    assert sheet["B4"].value == "第001网格"


def test_counts_beside_counts_of_a_grid_are_the_grids_and_formulas_stay(
    clerk: Desk, tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    heads = ["网格名称", "户数", "人口数", "成年人", "已注册人数", "承诺书数", "注册率"]
    for at, head in enumerate(heads, 1):
        sheet.cell(1, at, head)
        for row in (2, 3):
            sheet.cell(row, at).border = Border(top=Side("thin"))
    for row in (2, 3):
        sheet[f"G{row}"] = f'=IF(B{row}=0,"",E{row}/B{row})'
    sheet["A4"], sheet["B4"], sheet["C4"] = "合计", "=SUM(B2:B3)", "=SUM(C2:C3)"
    book.save(tmp_path / "汇总表.xlsx")
    listed, _ = templates.add_template(clerk, tmp_path / "汇总表.xlsx", "汇总")
    fields = {p.cell: p.field for p in listed.mapping.pointers}
    assert fields == {
        "A2": "grid_name",
        "B2": "households",
        "C2": "people",
        "E2": "registered",
        "F2": "pledged",
    }
    done, (after,) = fill(clerk, tmp_path, For(area=clerk.node.area), "汇总")
    filled = sheet_of(tmp_path, after)
    assert done.rows == 2
    assert column(filled, "B", 2, 4) == [6, 0, 6]
    assert sum(column(filled, "C", 2, 3)) == filled["C4"].value == len(people.list_residents(clerk))
    assert column(filled, "G", 2, 3) == [0, None]


def test_a_mark_may_say_what_a_heading_may(worker: Desk, tmp_path: Path) -> None:
    letter = Document()
    letter.add_paragraph("{{姓名}}（【住址】）身份证号码 {{身份证号码}}，手机 {{手机号码}}。")
    letter.save(str(tmp_path / "信.docx"))
    listed, _ = templates.add_template(worker, tmp_path / "信.docx", "信")
    assert {p.mark: p.field for p in listed.mapping.pointers} == {
        "{{姓名}}": "name",
        "【住址】": "address",
        "{{身份证号码}}": "id_number",
        "{{手机号码}}": "phone",
    }


def test_a_letter_names_its_household_and_says_which_marks_nothing_went_into(
    worker: Desk, tmp_path: Path
) -> None:
    add(worker, tmp_path, "表", made.letter())
    home = people.list_households(worker, purpose="核对")[0]
    done, _ = fill(worker, tmp_path, For(household=home.id))
    document = Document(str(done.files[0]))
    greeting = document.paragraphs[0]
    assert greeting.text == f"尊敬的{home.householder}同志："
    assert [run.bold for run in greeting.runs if run.text.startswith("尊敬的")] == [True]
    assert document.paragraphs[1].text == f"您家住在{home.address}，共3人。【重要】请核对。"
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    people_here = [one.line for one in people.list_residents(worker, purpose="核对")][:3]
    assert [row[1] for row in rows] == ["姓名", *(one.name for one in people_here)]
    assert [row[0] for row in rows[1:]] == ["1", "2", "3"]
    assert document.sections[0].header.paragraphs[0].text == worker.node.name
    xml = parts_of(done.files[0].read_bytes())["word/document.xml"].decode()
    assert xml.count(f"户号{home.number}") == 2  # for new readers and for old ones
    assert [(one.mark, one.fault) for one in done.left] == [
        ("{{没有的字段}}", ""),
        ("{{姓名}}", "field_code"),
    ]


def test_a_purpose_is_asked_for_names_and_numbers(worker: Desk, tmp_path: Path) -> None:
    from gridcredit.operations.templates.filling import fill_template

    add(worker, tmp_path, "表", made.person_form())
    grown = next(one for one in people.list_residents(worker, purpose="核对") if one.eligible)
    done = fill_template(worker, "表", For(resident=grown.line.id), tmp_path / "遮")
    sheet = sheet_of(tmp_path, done.files[0].read_bytes())
    assert "*" in sheet["B2"].value
    assert sheet["B3"].value == grown.line.id_number[:6] + "*" * 12
    assert person_named(worker, grown.line.name).line.id == grown.line.id
