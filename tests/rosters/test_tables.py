"""Several tables in a sheet, columns of other people, ticks, states, dittos, empty dwellings."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl.styles import Font

from gridcredit.domain.codes import DwellingUse, Population
from gridcredit.rosters.columns import DropReason
from gridcredit.rosters.read import read_register
from gridcredit.rosters.refusals import write_refusals
from tests.rosters.making import GRID, id_number, read, told, workbook, xlsx

ONE, TWO, THREE, FOUR = (id_number(serial=serial) for serial in (11, 12, 13, 14))


def _names(*rows: list[object]) -> list[tuple[int, str, str, str, str]]:
    reading = read(*rows, default_grid=GRID)
    assert reading.refused == []
    return [(r.row, r.name, r.id_number, r.room, r.phone) for r in reading.rows]


@pytest.mark.parametrize("gap", [[], [None]])
@pytest.mark.parametrize("lead", [["序号"], []])
def test_tables_side_by_side_are_all_read(gap: list[None], lead: list[str]) -> None:
    heads = [*lead, "姓名", "身份证号", "门牌号", "联系电话"]
    at = [1] * len(lead)
    found = _names(
        ["某村二组花名册"],
        [*heads, *gap, *heads],
        [*at, "张明", ONE, "12", "19900000011", *gap, *at, "李丽", TWO, "13", "19900000012"],
        [*at, "王强", THREE, "14", None, *gap, *at, "赵小", FOUR, "15", "19900000014"],
    )
    assert sorted(found) == [
        (3, "张明", ONE, "12", "19900000011"),
        (3, "李丽", TWO, "13", "19900000012"),
        (4, "王强", THREE, "14", ""),
        (4, "赵小", FOUR, "15", "19900000014"),
    ]


def test_tables_side_by_side_may_differ_and_be_of_other_lengths() -> None:
    found = _names(
        ["序号", "姓名", "身份证号", "门牌号", "联系电话", "姓名", "门牌号", "身份证号"],
        [1, "张明", ONE, "12", "19900000011", "李丽", "13", TWO],
        [2, "王强", THREE, "14", None, None, None, None],
    )
    assert sorted(found) == [
        (2, "张明", ONE, "12", "19900000011"),
        (2, "李丽", TWO, "13", ""),
        (3, "王强", THREE, "14", ""),
    ]


def test_both_people_of_a_row_are_handed_back(tmp_path: Path) -> None:
    heads = ["姓名", "身份证号", "门牌号"]
    reading = read([*heads, *heads], ["张明", "1", "12", "李丽", "2", "13"], default_grid=GRID)
    assert told(reading.refused) == [
        (2, "B 身份证号", "bad_length"),
        (2, "E 身份证号", "bad_length"),
    ]
    out = tmp_path / "退回.xlsx"
    write_refusals(out, reading, reading.refused)
    again = read_register(out, default_grid=GRID)
    assert [refusal.row for refusal in again.refused] == [2, 3]


def test_a_table_below_another_is_read_by_its_own_headings() -> None:
    found = _names(
        ["东村花名册"],
        ["姓名", "身份证号", "门牌号"],
        ["张明", ONE, "12"],
        [],
        ["西村花名册"],
        ["门牌号", "民族", "姓名", "联系电话", "公民身份号码"],
        ["5", "汉", "李丽", "19900000012", TWO],
        ["6", "汉", "王强", None, THREE],
    )
    assert found == [
        (3, "张明", ONE, "12", ""),
        (7, "李丽", TWO, "5", "19900000012"),
        (8, "王强", THREE, "6", ""),
    ]


def test_tables_below_each_other_are_found_across_the_reading_steps() -> None:
    rows = [[f"张{'一二三四'[at % 4]}", None, str(at)] for at in range(1998)]
    for more in range(4):
        found = read(
            ["姓名", "身份证号", "门牌号"],
            *rows,
            *[["赵小", None, f"x{at}"] for at in range(more)],
            ["门牌号", "身份证号", "姓名"],
            ["9", ONE, "李丽"],
            default_grid=GRID,
        )
        assert [(r.name, r.room) for r in found.rows[-1:]] == [("李丽", "9")]
        assert (len(found.rows), found.refused) == (1999 + more, [])


def test_a_repeated_heading_of_two_rows_is_no_person() -> None:
    heads = [["住址", None, "人员", None], ["小区", "房号", "姓名", "身份证号"]]
    reading = read(
        *heads, ["东村", "1", "张明", ONE], *heads, ["东村", "2", "李丽", TWO], default_grid=GRID
    )
    assert [(r.row, r.name) for r in reading.rows] == [(3, "张明"), (6, "李丽")]
    assert (reading.refused, reading.total_rows) == ([], 2)


def test_headings_over_three_rows_are_joined() -> None:
    book = workbook(
        [
            ["门牌号", "家庭成员信息", None, None, None, None, "备注"],
            [None, "基本情况", None, None, "联系", None, None],
            [None, "姓名", "与户主关系", "身份证号", "电话", "微信", None],
            ["12", "张明", "户主", ONE, "19900000011", "wx", "好"],
        ]
    )
    for cells in ("A1:A3", "B1:F1", "B2:D2", "E2:F2", "G1:G3"):
        book.worksheets[0].merge_cells(cells)
    (row,) = read_register(xlsx(book), default_grid=GRID).rows
    assert (row.row, row.room, row.name, row.phone, row.note) == (
        *(4, "12", "张明", "19900000011", "好"),
    )


@pytest.mark.parametrize(
    ("heads", "cells", "phone", "dropped"),
    [
        (["联系电话", "监护人", "联系电话"], ["1", "甲", "2"], "1", 2),
        (["联系电话", "监护人", "联系电话"], [None, "甲", "2"], "", 2),
        (["监护人", "联系电话"], ["甲", "2"], "", 2),
        (["监护人姓名", "监护人电话"], ["甲", "2"], "", 2),
        (["联系电话", "配偶", "身份证号", "联系电话"], ["1", "甲", ONE, "2"], "1", 3),
        (["网格员", "联系电话", "手机号"], ["甲", "2", "1"], "1", 2),
        (["紧急联系人", "联系方式", "本人电话"], ["甲", "2", "1"], "1", 2),
        (["监护人一姓名", "监护人一公民身份号码", "联系电话"], ["甲", ONE, "1"], "1", 2),
        (["监护人", "住址", "联系电话"], ["甲", "东村", "1"], "1", 1),
    ],
)
def test_the_telephone_behind_somebody_else_is_not_the_persons(
    heads: list[str], cells: list[str | None], phone: str, dropped: int
) -> None:
    own = [{"1": "19900000011", "2": "19900000022"}.get(c or "", c) for c in cells]
    reading = read(
        ["姓名", "身份证号", "门牌号", *heads], ["赵小", TWO, "12", *own], default_grid=GRID
    )
    (row,) = reading.rows
    assert (row.id_number, row.phone) == (TWO, {"1": "19900000011"}.get(phone, ""))
    assert "22" not in row.note
    reasons = [d.reason for d in reading.dropped_columns]
    assert reasons == [DropReason.OTHERS] * dropped


def test_headings_of_others_over_two_rows_are_theirs() -> None:
    reading = read(
        ["姓名", "身份证号", "门牌号", "监护人信息", None],
        [None, None, None, "姓名", "联系电话"],
        ["赵小", TWO, "12", "赵大", "19900000022"],
        default_grid=GRID,
    )
    assert [(r.name, r.phone, r.note) for r in reading.rows] == [("赵小", "", "")]


def test_a_list_of_the_family_in_a_cell_is_no_name() -> None:
    reading = read(
        ["门牌号", "户主姓名", "户主身份证号", "联系电话", "家庭成员"],
        ["12", "张明", ONE, "19900000011", "李丽（妻）、张小（子）"],
        ["13", "王强", THREE, None, "李四"],
        default_grid=GRID,
    )
    assert [(r.name, r.relation) for r in reading.rows] == [("张明", "户主"), ("王强", "户主")]
    assert [(d.heading, d.reason) for d in reading.dropped_columns] == [
        ("家庭成员", DropReason.OTHERS)
    ]


def test_members_one_a_row_are_names() -> None:
    heads = ["门牌号", "户主", "家庭成员", "与户主关系", "身份证号"]
    reading = read(
        heads, ["12", "张明", "张明", "户主", ONE], ["12", "张明", "李丽", "妻", TWO],
        default_grid=GRID,
    )  # fmt: skip
    assert [r.name for r in reading.rows] == ["张明", "李丽"]


@pytest.mark.parametrize("heading", ["户主", "是否户主"])
@pytest.mark.parametrize("yes", ["√", "是", "✓", "Y", "对"])
@pytest.mark.parametrize("no", [None, "否", "×", "N"])
def test_ticks_tell_the_householder(heading: str, yes: str, no: str | None) -> None:
    reading = read(
        ["门牌号", "姓名", heading, "身份证号"],
        ["12", "张明", yes, ONE],
        ["12", "李丽", no, TWO],
        ["13", "王强", yes, THREE],
        ["13", "赵小", no, FOUR],
        default_grid=GRID,
    )
    assert [(r.householder, r.relation) for r in reading.rows] == [
        *(("张明", "户主"), ("张明", ""), ("王强", "户主"), ("王强", ""))
    ]


STATES = [
    *(("人员状态", "死亡", "stated_dead"), ("人员状态", "迁出", "stated_gone")),
    *(("人员类型", "死亡", "stated_dead"), ("人口状态", "已注销", "stated_gone")),
    *(("是否死亡", "是", "stated_dead"), ("是否已死亡", "Y", "stated_dead")),
    *(("是否健在", "否", "stated_dead"), ("是否迁出", "是", "stated_gone")),
    *(("死亡日期", "2024-05-01", "stated_dead"), ("迁出日期", "20240501", "stated_gone")),
    *(("备注", "已故", "stated_dead"), ("备注", "2024年去世", "stated_dead")),
    *(("备注", "已迁出", "stated_gone"), ("备注", "2023年5月搬走", "stated_gone")),
    *(("与户主关系", "户主（已故）", "stated_dead"), ("人口类型", "迁出", "stated_gone")),
]


@pytest.mark.parametrize(("heading", "cell", "reason"), STATES)
def test_who_died_or_went_away_is_not_taken_in_as_living_here(
    heading: str, cell: str, reason: str
) -> None:
    reading = read(
        ["姓名", "身份证号", "门牌号", heading],
        *(["张明", ONE, "12", cell], ["李丽", TWO, "12", None]),
        default_grid=GRID,
    )
    assert told(reading.refused) == [(2, f"D {heading}", reason)]
    assert [r.name for r in reading.rows] == ["李丽"]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        *(("人员状态", "正常"), ("人员状态", "健在"), ("是否死亡", "否"), ("是否健在", "是")),
        *(("是否迁出", "否"), ("死亡日期", "/"), ("迁出日期", "无"), ("备注", "独居老人")),
        *(("人员状态", None), ("人员类型", "常住人口"), ("人员状态", "外出务工")),
    ],
)
def test_who_is_there_is_taken_in_without_a_word(heading: str, cell: str | None) -> None:
    reading = read(
        ["姓名", "身份证号", "门牌号", heading], ["张明", ONE, "12", cell], default_grid=GRID
    )
    assert (len(reading.rows), reading.refused, reading.problems) == (1, [], [])


def test_an_unknown_state_and_a_note_that_speaks_of_death_are_pointed_out() -> None:
    reading = read(
        ["姓名", "身份证号", "门牌号", "人员状态", "备注"],
        ["张明", ONE, "12", "失踪", None],
        ["李丽", TWO, "12", None, "丈夫2024年去世，独居"],
        ["王强", THREE, "13", "残疾人", None],
        default_grid=GRID,
    )
    assert told(reading.problems) == [
        (2, "D 人员状态", "unknown_value"),
        (3, "E 备注", "perhaps_gone"),
        (4, "D 人员状态", "unknown_value"),
    ]
    assert "残疾" not in repr(reading)


def test_the_head_who_died_still_names_the_household() -> None:
    reading = read(
        ["姓名", "与户主关系", "身份证号", "门牌号"],
        ["张明", "户主（已故）", ONE, "12"],
        ["李丽", "配偶", TWO, "12"],
        default_grid=GRID,
    )
    assert [(r.name, r.householder) for r in reading.rows] == [("李丽", "张明")]


def test_people_registered_elsewhere_by_yes_are_separated() -> None:
    reading = read(
        ["姓名", "身份证号", "门牌号", "是否人户分离"],
        *(["张明", ONE, "12", "是"], ["李丽", TWO, "12", "否"]),
        default_grid=GRID,
    )
    assert [r.population for r in reading.rows] == [Population.SEPARATED, Population.PERMANENT]


@pytest.mark.parametrize("mark", ["同上", "〃", '"', "々", "″", "”", "↓", " 同上 ", "如上"])
def test_as_above_is_the_value_above(mark: str) -> None:
    heads = ["小区", "楼栋", "房号", "户主姓名", "姓名", "身份证号", "联系电话", "户籍地址", "备注"]
    reading = read(
        heads,
        ["东村", "2号楼", "101", "张明", "张明", ONE, "19900000011", "某街1号", "好"],
        [mark, mark, mark, mark, "李丽", TWO, mark, mark, mark],
        [mark, mark, mark, mark, "张小", FOUR, mark, None, None],
        [mark, mark, "102", "王强", "王强", THREE, None, None, None],
        default_grid=GRID,
    )
    assert (reading.refused, reading.problems) == ([], [])
    assert [
        (r.estate, r.building, r.room, r.householder, r.phone, r.registry_address, r.note)
        for r in reading.rows
    ] == [
        *[("东村", "2号楼", "101", "张明", "19900000011", "某街1号", "好")] * 2,
        ("东村", "2号楼", "101", "张明", "19900000011", "", ""),
        ("东村", "2号楼", "102", "王强", "", "", ""),
    ]


def test_as_above_goes_on_across_headings_and_reading_steps() -> None:
    heads = ["小区", "房号", "姓名", "身份证号"]
    rows: list[list[object]] = [["同上", "同上", f"张{at}号", None] for at in range(2100)]
    reading = read(heads, ["东村", "1", "张明", None], *rows[:50], heads, *rows[50:],
                   default_grid=GRID)  # fmt: skip
    assert {(r.estate, r.room) for r in reading.rows} == {("东村", "1")}
    assert (len(reading.rows), reading.refused) == (2101, [])


def test_as_above_is_refused_where_nothing_can_be_taken_from_above() -> None:
    reading = read(
        ["小区", "房号", "姓名", "身份证号"],
        ["同上", "1", "张明", ONE],
        ["东村", "2", "〃", TWO],
        ["东村", "3", "王强", "同上"],
        ["同上东头", "4", "赵小", FOUR],
        default_grid=GRID,
    )
    assert told(reading.refused) == [
        *((2, "A 小区", "ditto"), (3, "C 姓名", "ditto"), (4, "D 身份证号", "ditto")),
        (5, "A 小区", "ditto"),
    ]
    assert reading.rows == []


@pytest.mark.parametrize(
    ("name", "note", "use"),
    [
        *(("空房", None, DwellingUse.EMPTY), ("空户", None, DwellingUse.EMPTY)),
        *(("空置", "出租中", DwellingUse.EMPTY), ("无人居住", None, DwellingUse.EMPTY)),
        *(("出租", None, DwellingUse.RENTED), ("空房（出租）", None, DwellingUse.RENTED)),
        *((None, "空户", DwellingUse.EMPTY), (None, "空房，常年无人", DwellingUse.EMPTY)),
        *(("空", None, DwellingUse.EMPTY), ("长期无人居住", None, DwellingUse.EMPTY)),
        *(("毛坯房", None, DwellingUse.EMPTY), ("已出租", None, DwellingUse.RENTED)),
    ],
)
def test_an_empty_dwelling_is_a_dwelling_and_nobody(
    name: str | None, note: str | None, use: DwellingUse
) -> None:
    reading = read(
        ["小区", "房号", "户主姓名", "姓名", "身份证号", "备注"],
        ["东村", "1", "张明", "张明", ONE, None],
        ["东村", "2", None, name, None, note],
        default_grid=GRID,
    )
    assert (len(reading.rows), reading.refused, reading.problems) == (1, [], [])
    assert [(v.row.row, v.row.estate, v.row.room, v.use) for v in reading.vacant] == [
        (3, "东村", "2", use)
    ]
    assert reading.total_rows == 2


def test_an_empty_dwelling_without_an_address_or_with_a_person_is_refused() -> None:
    reading = read(
        ["小区", "房号", "姓名", "身份证号"],
        ["东村", "1", "空房", ONE],
        [None, None, "空房", None],
        default_grid=GRID,
    )
    assert told(reading.refused) == [(2, "C 姓名", "no_name"), (3, "B 房号", "no_dwelling")]
    assert reading.vacant == []


def test_footers_are_no_people_wherever_they_stand() -> None:
    feet = [
        *(
            ["以下空白"],
            ["制表：某某", None, "审核：某某"],
            ["审核人："],
            [None, "负责人（签字）："],
        ),
        *(
            ["合计：2户3人"],
            ["共1页，第1页"],
            ["2026年11月30日"],
            ["村委会（盖章）"],
            ["统计人：李某"],
        ),
    ]
    for heads in (["姓名", "身份证号", "门牌号"], ["门牌号", "姓名", "身份证号"]):
        cells = {"姓名": "张明", "身份证号": ONE, "门牌号": "12"}
        reading = read(heads, [cells[h] for h in heads], *feet, default_grid=GRID)
        assert (len(reading.rows), reading.refused, reading.total_rows) == (1, [], 1)


def test_a_row_without_a_name_but_with_a_number_is_no_footer() -> None:
    reading = read(["门牌号", "姓名", "身份证号"], ["合计处", None, ONE], default_grid=GRID)
    assert told(reading.refused) == [(2, "B 姓名", "no_name")]


def test_the_headings_of_grid_systems_and_of_the_police_are_known() -> None:
    reading = read(
        *(
            ["姓名", "身份证号", "护照/其他证件号码", "现住小区/建筑", "现住详细门牌"],
            ["张明", ONE, None, "东苑", "2号楼1单元101室"],
            ["SMITH", None, "E12345678", "东苑", "2号楼1单元101室"],
            ["李丽", "1", "E12345678", "东苑", "2号楼1单元101室"],
        ),
        default_grid=GRID,
    )
    assert [(r.name, r.id_number, r.building, r.room) for r in reading.rows] == [
        *(("张明", ONE, "2号楼", "101室"), ("SMITH", "E12345678", "2号楼", "101室"))
    ]
    assert told(reading.refused) == [(4, "B 身份证号", "bad_length")]
    assert reading.problems == []
    (row,) = read(
        ["姓名", "公民身份号码", "户籍地详址", "实际居住地详址", "与其他人员关系"],
        ["张明", ONE, "某街12号", "东苑2号楼101", "02"],
        default_grid=GRID,
    ).rows
    assert (row.registry_address, row.estate, row.building, row.relation) == (
        *("某街12号", "东苑", "2号楼", "户主"),
    )


def test_the_group_of_a_village_is_a_part_of_the_address() -> None:
    heads = ["组别", "户口编号", "姓名", "与户主关系", "身份证号"]
    reading = read(
        heads, ["一组", "001", "张明", "户主", ONE], ["2", "001", "王强", "户主", THREE],
        default_grid=GRID,
    )  # fmt: skip
    assert [(r.estate, r.household_number) for r in reading.rows] == [
        *(("一组", "001"), ("2组", "001"))
    ]


def test_rows_handed_back_are_refused_again_until_they_are_mended(tmp_path: Path) -> None:
    heads = ["门牌号", "姓名", "身份证号", "是否死亡", "迁出日期", "备注", "联系电话"]
    book = workbook(
        [
            heads,
            ["12", "张明", ONE, "是", None, "老党员", None],
            ["12", "李丽", TWO, None, "2024-05-01", None, None],
            ["同上楼", "王强", THREE, None, None, None, None],
            ["#N/A", "赵小", FOUR, None, None, None, None],
            [date(2026, 12, 5), "周明", id_number(serial=15), None, None, None, None],
            ["14", "吴明、郑明", id_number(serial=16), None, None, None, None],
            ["15", "孙明", id_number(serial=17), None, None, None, None],
        ]
    )
    for cell in book.worksheets[0][8]:
        cell.font = Font(strike=True)
    reading = read_register(xlsx(book), default_grid=GRID)
    reasons = [refusal.reason for refusal in reading.refused]
    assert (reading.rows, len(reasons)) == ([], 7)
    out = tmp_path / "退回.xlsx"
    write_refusals(out, reading, reading.refused)
    again = read_register(out, default_grid=GRID)
    assert again.rows == []
    assert [refusal.reason for refusal in again.refused] == reasons
