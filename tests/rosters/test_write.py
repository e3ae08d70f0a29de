"""Registers, templates and refused rows: written, then read back."""

import gc
import io
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.codes import Population, Sex
from gridcredit.domain.errors import Cancelled, HeaderNotFound, StorageFailed
from gridcredit.domain.roster_rows import RosterRow, RowReason, RowRefusal
from gridcredit.domain.writing import normalise_name, normalise_text
from gridcredit.rosters.columns import LABELS, DropReason
from gridcredit.rosters.lists import SheetColumn, write_list
from gridcredit.rosters.read import SheetState, read_register
from gridcredit.rosters.refusals import write_refusals
from gridcredit.rosters.words import is_ditto
from gridcredit.rosters.write import write_register, write_template
from gridcredit.texts import reason_word
from tests.rosters.making import GRID, HEADINGS, id_number, person, read, told, workbook, xlsx

_WORDS = st.text(
    st.characters(categories=("Lo", "Nd", "P"), max_codepoint=0x2B820, exclude_characters="=<>"),
    min_size=1,
    max_size=12,
).map(normalise_text)
# A cell that says "as above" is never taken at its word.
_TEXTS = st.one_of(st.just(""), st.just("=1+1"), _WORDS.filter(lambda text: not is_ditto(text)))
_NAMES = st.text(alphabet="赵钱孙李𬱖㛃·国庆 ", min_size=2, max_size=5).map(normalise_name)
_DAYS = st.dates(date(1880, 1, 1), date(2090, 1, 1))


@st.composite
def _rows(draw: Any) -> RosterRow:
    name = draw(_NAMES.filter(lambda n: len(n) > 1))
    number = draw(st.sampled_from(["", id_number(serial=draw(st.integers(1, 999)))]))
    return RosterRow(
        sheet="户册",
        row=0,
        grid_code=GRID,
        estate=draw(st.sampled_from(["幸福小区", "东村"])),
        building=draw(st.sampled_from(["", "2号楼", "02"])),
        room=draw(st.sampled_from(["101", "1-2", "=5", "东户"])),
        household_number=draw(st.sampled_from(["", "0012", "3704"])),
        householder=draw(st.sampled_from([name, "张明"])),
        name=name,
        relation=draw(st.sampled_from(["", "户主", "配偶"])),
        sex=Sex.MALE if number and int(number[16]) % 2 else draw(st.sampled_from(Sex)),
        id_number=number,
        birth_date=date(1990, 1, 2) if number else draw(st.none() | _DAYS),
        phone=draw(st.sampled_from(["", "19900001111", "0632-8012345"])),
        population=draw(st.sampled_from(Population)),
        arrived_on=draw(st.none() | _DAYS),
        registry_address=draw(_TEXTS),
        note=draw(_TEXTS),
    )


def _known(row: RosterRow) -> RosterRow:
    if row.id_number and row.sex is Sex.UNKNOWN:
        return replace(row, sex=Sex.FEMALE)
    return row


@settings(max_examples=60)
@given(rows=st.lists(_rows(), min_size=1, max_size=6, unique_by=lambda r: r.id_number or r.note))
def test_what_is_exported_is_read_back_the_same(
    rows: list[RosterRow], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("out") / "户册.xlsx"
    apart = [
        replace(_known(row), row=at, note=f"{row.note}{at}") for at, row in enumerate(rows, start=2)
    ]
    assert write_register(path, apart) == len(apart)
    reading = read_register(path)
    assert (reading.rows, reading.refused) == (apart, [])


def _row(**other: Any) -> RosterRow:
    (row,) = read([*HEADINGS, "户号"], [*person(), "0012"]).rows
    return replace(row, **other)


def test_numbers_of_people_telephones_and_households_are_text(tmp_path: Path) -> None:
    write_register(tmp_path / "a.xlsx", [_row()])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    for heading in ("网格编号", "户号", "身份证号", "联系电话"):
        assert (cells[heading].data_type, cells[heading].number_format) == ("s", "@")
    assert cells["身份证号"].value == id_number()
    assert cells["出生日期"].is_date


def test_a_register_has_fixed_headings_a_filter_and_a_printable_page(tmp_path: Path) -> None:
    write_register(tmp_path / "a.xlsx", [_row(), _row()])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(LABELS.values())
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:Q3")
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.column_dimensions["K"].number_format == "@"


def test_a_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    write_register(tmp_path / "a.xlsx", [_row(note="=HYPERLINK(1)", room="\x01101")])
    (row,) = read_register(tmp_path / "a.xlsx").rows
    assert (row.note, row.room) == ("=HYPERLINK(1)", "101")


ACTING = ["=1+1", "+1+1", "-2+3", "@SUM(A1)", "＝1+1", "=HYPERLINK(1)", '=cmd|"/c calc"!A1']


def _quoted(path: Path) -> dict[object, bool]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value]
    assert {cell.data_type for cell in cells if isinstance(cell.value, str)} == {"s"}
    return {cell.value: bool(cell.quotePrefix) for cell in cells}


@pytest.mark.parametrize("text", ACTING)
def test_a_cell_that_could_act_as_a_formula_is_quoted_in_every_workbook(
    tmp_path: Path, text: str
) -> None:
    write_register(tmp_path / "a.xlsx", [_row(note=text)])
    write_list(tmp_path / "b.xlsx", [SheetColumn("甲", 9), SheetColumn("乙", 9)], [[text, "平常"]])
    reading = read(HEADINGS, person(身份证号="12", 姓名=text))
    write_refusals(tmp_path / "c.xlsx", reading, reading.refused)
    for name in "abc":
        found = _quoted(tmp_path / f"{name}.xlsx")
        assert {value for value, is_quoted in found.items() if is_quoted} == {
            value for value in found if str(value).startswith(("=", "+", "-", "@", "＝"))
        }
        assert name == "c" or found[text]  # what reading makes of it is another matter


def test_a_cancelled_export_leaves_the_older_file_and_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"older")

    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_register(path, [_row()] * 600, progress=stop)
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_a_storage_error(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed) as refused:
        write_register(tmp_path / "none" / "a.xlsx", [_row()])
    assert (refused.value.file, refused.value.reason) == ("a.xlsx", "not_found")


def test_the_template_is_an_empty_register_that_can_be_filled_in(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")
    assert read_register(tmp_path / "t.xlsx").total_rows == 0
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    (row,) = read(HEADINGS, person()).rows
    for at, field in enumerate(LABELS, start=1):
        value = getattr(row, field.value)
        book.worksheets[0].cell(3, at, "常住" if value is row.population else value)
    book.worksheets[0].cell(3, 10, "男")
    (found,) = read_register(xlsx(book)).rows
    assert found == replace(row, sheet="户册", row=3)


def test_refused_rows_come_back_to_be_mended_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "退回.xlsx"
    blank = dict.fromkeys(HEADINGS[:6])
    wife = person("李丽", **{"身份证号": 370499199001020110, "与户主关系": "妻"} | blank)
    reading = read(
        ["户册"], [*HEADINGS, "民族", "血型"], [*person(), "汉", "O"], [*wife, "汉", "A"]
    )
    assert write_refusals(path, reading, reading.refused) == 1

    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    row = [cell.value for cell in sheet[2]]
    assert row[1:6] == ["J 身份证号", "表1", "4", GRID, "幸福小区"]
    assert "丢失" in str(row[0])
    assert {"汉", "A"}.isdisjoint(row)
    (offending,) = (c for c in sheet[2] if c.fill.fgColor.rgb == "FFFFC7CE")
    assert sheet.cell(1, offending.column).value == "身份证号"

    assert told(read_register(path).refused) == [(2, "O 身份证号", "lost_digits")]
    offending.value = id_number(serial=12)
    (mended,) = read_register(xlsx(book)).rows
    assert (mended.name, mended.householder, mended.room) == ("李丽", "张明", "101")
    assert mended.id_number == id_number(serial=12)


def test_rows_refused_by_a_later_step_come_back_too(tmp_path: Path) -> None:
    reading = read(HEADINGS, person(), person("李丽", 身份证号=""))
    later = RowRefusal("表1", 2, "A 网格编号", RowReason.UNKNOWN_GRID)
    write_refusals(tmp_path / "r.xlsx", reading, [later])
    (row,) = read_register(tmp_path / "r.xlsx").rows
    assert replace(row, sheet="表1") == reading.rows[0]


def test_refused_rows_of_a_list_of_householders_stay_householders(tmp_path: Path) -> None:
    heads = ["户主姓名", "户主身份证号", "户主电话", "家庭住址"]
    reading = read(heads, ["张明", "12", "19900001111", "东村12号"], default_grid=GRID)
    write_refusals(tmp_path / "r.xlsx", reading, reading.refused)
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    book.worksheets[0]["O2"] = id_number()
    (row,) = read_register(xlsx(book)).rows
    assert (row.relation, row.householder, row.estate, row.room) == ("户主", "张明", "东村", "12号")


def test_the_columns_of_reasons_are_not_reported_as_dropped(tmp_path: Path) -> None:
    reading = read(HEADINGS, person(身份证号="12"))
    write_refusals(tmp_path / "r.xlsx", reading, reading.refused)
    assert read_register(tmp_path / "r.xlsx").dropped_columns == []


def test_nothing_but_headings_is_no_register() -> None:
    stream = io.BytesIO(xlsx(workbook([["姓名"]])).getvalue())
    with pytest.raises(HeaderNotFound):
        read_register(stream, "a.xlsx")


def test_every_reason_that_people_meet_is_worded() -> None:
    codes = [*RowReason, *DropReason, SheetState.NO_HEADING, SheetState.HIDDEN]
    kinds = ["income", "property", "religion", "illness", "fingerprint", "blood_type"]
    files = ["encrypted", "not_a_workbook", "file_too_large", "empty"]
    reasons = [*(code.value for code in codes), *kinds, *files]
    assert not [r for r in reasons if reason_word(r) == r or reason_word(r, "en") == r.upper()]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
@pytest.mark.parametrize("room", [100, 3_000, 4_800], ids=["draft", "sheet", "file"])
def test_a_disk_that_is_full_is_said_once(tmp_path: Path, room: int) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        with pytest.raises(StorageFailed) as refused:
            write_template(tmp_path / "a.xlsx")
        gc.collect()  # what is still to be said is said now, and fails the test
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert refused.value.reason == "disk_full"
    assert not list(tmp_path.iterdir())
