"""Households: what may be taken from the row above, and what never."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.addresses import address_key
from gridcredit.rosters.parting import split_address
from gridcredit.rosters.read import read_register
from tests.rosters.making import GRID, HEADINGS, id_number, person, read, told, workbook, xlsx


def _of(name: str, serial: int, **other: object) -> list[object]:
    return person(name, "张明", **{"身份证号": id_number(serial=serial)} | other)


BLANK = dict.fromkeys(HEADINGS[:6])


def test_vertically_merged_household_cells_hold_for_every_row() -> None:
    wife = [*[None] * 6, "李丽", "", "", id_number(serial=12), "", ""]
    book = workbook([HEADINGS, person(), wife])
    for column in "ABCDEF":
        book.worksheets[0].merge_cells(f"{column}2:{column}3")
    reading = read_register(xlsx(book))
    assert [(r.grid_code, r.room, r.householder) for r in reading.rows] == [
        (GRID, "101", "张明")
    ] * 2
    assert reading.sheets[0].filled_rows == 0


def test_a_merged_id_number_is_not_given_to_the_next_person() -> None:
    book = workbook([HEADINGS, person(), person("李丽", 身份证号=None)])
    book.worksheets[0].merge_cells("J2:J3")
    assert [r.id_number for r in read_register(xlsx(book)).rows] == [id_number(), ""]


def test_blank_household_cells_are_filled_where_the_relation_says_so() -> None:
    reading = read(HEADINGS, person(), _of("李丽", 12, **BLANK), _of("张小", 13, **BLANK))
    assert [(r.room, r.householder) for r in reading.rows] == [("101", "张明")] * 3
    assert reading.sheets[0].filled_rows == 2


def test_blank_household_cells_without_a_relation_are_not_guessed() -> None:
    lone = _of("李丽", 12, **(BLANK | {"与户主关系": ""}))
    reading = read(HEADINGS, person(), lone, default_grid=GRID)
    assert told(reading.refused) == [(3, "E 房号", "no_dwelling")]


def test_nothing_is_filled_across_a_blank_row() -> None:
    reading = read(HEADINGS, person(), [], _of("李丽", 12, **BLANK), default_grid=GRID)
    assert told(reading.refused) == [(4, "E 房号", "no_dwelling")]


def test_a_refused_row_still_passes_its_household_on() -> None:
    reading = read(HEADINGS, person(身份证号="1"), _of("李丽", 12, **BLANK))
    assert [(r.name, r.room, r.householder) for r in reading.rows] == [("李丽", "101", "张明")]


def test_households_are_filled_across_the_reading_steps() -> None:
    rows = [_of(f"张{n}", 11, 身份证号="", **BLANK) for n in range(2100)]
    reading = read(HEADINGS, person(), *rows)
    assert {r.householder for r in reading.rows} == {"张明"}
    assert len(reading.rows) == 2101


def test_the_householder_is_known_from_the_relation_where_no_column_names_it() -> None:
    heads = ["姓名", "与户主关系", "身份证号", "门牌号"]
    reading = read(
        heads,
        ["张明", "本人", id_number(), "12"],
        ["李丽", "妻", id_number(serial=12), "12"],
        ["王五", "户主", id_number(serial=13), "13"],
        ["赵六", "子", id_number(serial=15), "14"],
        default_grid=GRID,
    )
    assert [r.householder for r in reading.rows] == ["张明", "张明", "王五", ""]


def test_a_column_that_marks_householders_is_understood() -> None:
    heads = ["姓名", "是否户主", "身份证号", "门牌号"]
    rows = [["张明", "是", id_number(), "12"], ["李丽", "否", id_number(serial=12), "12"]]
    reading = read(heads, *rows, default_grid=GRID)
    assert [(r.relation, r.householder) for r in reading.rows] == [("户主", "张明"), ("", "张明")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("幸福小区2号楼1单元101", ("幸福小区", "2号楼", "1单元", "101")),
        ("幸福里3号院12栋东单元502室", ("幸福里3号院", "12栋", "东单元", "502室")),
        ("光明路12号5号楼301", ("光明路12号", "5号楼", "", "301")),
        ("前张庄村56号", ("前张庄村", "", "", "56号")),
        ("幸福小区2-1-101", ("幸福小区", "", "", "2-1-101")),
        ("前张庄", ("前张庄", "", "", "")),
        ("幸福小区3 号楼 2 单元 501 室", ("幸福小区", "3 号楼", "2 单元", "501 室")),
        ("幸福小区三号楼二单元501", ("幸福小区", "三号楼", "二单元", "501")),
        ("幸福小区3楼2单元501", ("幸福小区", "3楼", "2单元", "501")),
        ("幸福小区A座501", ("幸福小区", "A座", "", "501")),
        ("东村3楼东户", ("东村", "", "", "3楼东户")),
    ],
)
def test_an_address_in_one_cell_is_taken_apart(text: str, parts: tuple[str, ...]) -> None:
    assert split_address(text) == parts


@given(st.text(alphabet="幸福小区村路东西中号楼栋单元室-#0123456789A", max_size=16))
def test_taking_an_address_apart_loses_nothing(text: str) -> None:
    assert "".join(split_address(text)) == text


def test_an_address_beside_its_parts_is_the_estate() -> None:
    heads = ["姓名", "身份证号", "住址", "楼栋", "房号"]
    rows = [
        ["张明", id_number(), "幸福小区", "2号楼", "101"],
        ["李丽", id_number(serial=12), "幸福小区2号楼101", "2号楼", "101"],
    ]
    reading = read(heads, *rows, default_grid=GRID)
    assert {(r.estate, r.building, r.room) for r in reading.rows} == {("幸福小区", "2号楼", "101")}


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("2号楼1单元101室", ("幸福小区", "2号楼", "1单元", "101室")),
        ("幸福小区2号楼101", ("幸福小区", "2号楼", "", "101")),
        ("某市某区幸福小区2号楼101", ("幸福小区", "2号楼", "", "101")),
        ("2-1-101", ("幸福小区", "", "", "2-1-101")),
        ("中心街5号", ("幸福小区", "", "", "中心街5号")),
        ("幸福小区", ("幸福小区", "", "", "")),
    ],
)
def test_an_address_beside_its_estate_alone_gives_the_rest(
    address: str, parts: tuple[str, ...]
) -> None:
    heads = ["姓名", "身份证号", "小区", "详细地址"]
    (row,) = read(heads, ["张明", id_number(), "幸福小区", address], default_grid=GRID).rows
    assert (row.estate, row.building, row.unit, row.room) == parts


def test_nine_spellings_of_a_door_in_one_column_are_one_dwelling() -> None:
    spellings = [
        *("幸福小区3号楼2单元501室", "幸福小区3号楼 2单元 501室", "幸福小区3 号楼 2 单元 501 室"),
        *("幸福小区3楼2单元501", "幸福小区三号楼二单元501", "幸福小区3-2-501"),
        *("幸福小区3#2单元501", "幸福小区３号楼２单元５０１室", "幸福小区3号楼2单元0501"),
    ]
    rows = [
        [f"张{at}", id_number(serial=11 + at), text] for at, text in enumerate(spellings, start=1)
    ]
    read_rows = read(["姓名", "身份证号", "现住址"], *rows, default_grid=GRID).rows
    assert len({address_key(r.estate, r.building, r.unit, r.room) for r in read_rows}) == 1
    shown = ["".join((r.estate, r.building, r.unit, r.room)) for r in read_rows]
    assert shown[3:6] == spellings[3:6]
