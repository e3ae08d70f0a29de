"""Every trap of real registers, each in a file made here."""

from datetime import date

import pytest

from gridcredit.domain.codes import Population, Sex
from gridcredit.domain.errors import Cancelled, FileUnreadable, HeaderNotFound
from gridcredit.domain.roster_rows import RosterRow
from gridcredit.rosters.columns import DropReason
from gridcredit.rosters.read import SheetState, read_register
from tests.rosters.making import (
    GRID,
    HEADINGS,
    csv_file,
    id_number,
    person,
    read,
    told,
    workbook,
    xls,
    xlsx,
)

PLAIN = RosterRow(
    sheet="表1",
    row=2,
    grid_code=GRID,
    estate="幸福小区",
    building="2号楼",
    unit="1单元",
    room="101",
    householder="张明",
    name="张明",
    relation="户主",
    sex=Sex.MALE,
    id_number=id_number(),
    birth_date=date(1990, 1, 2),
    phone="19900001111",
)


def test_a_plain_register_is_read_whole() -> None:
    reading = read(HEADINGS, person())
    assert reading.rows == [PLAIN]
    assert (reading.refused, reading.problems, reading.dropped_columns) == ([], [], [])
    assert reading.total_rows == 1


def test_title_rows_and_a_table_away_from_the_corner_are_found() -> None:
    shifted = [[None, None, *row] for row in (["某社区户册"], [], HEADINGS, person())]
    reading = read([], *shifted)
    assert [(r.row, r.name) for r in reading.rows] == [(5, "张明")]
    assert reading.sheets[0].heading_row == 4


def test_old_excel_and_et_files_are_read() -> None:
    reading = read_register(xls([["户册"], [], HEADINGS, person()]), "旧表.et")
    assert [(r.sheet, r.row, r.name) for r in reading.rows] == [("旧表", 4, "张明")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_is_read_in_the_encodings_of_offices(encoding: str) -> None:
    stream = csv_file([HEADINGS, person(name="𬱖㛃", holder="𬱖㛃")], encoding)
    (row,) = read_register(stream, "户册.csv").rows
    assert (row.name, row.id_number, row.row) == ("𬱖㛃", id_number(), 2)


def test_csv_with_protected_digits_and_short_rows_is_read() -> None:
    text = "姓名\t身份证号\t门牌号\t备注\n" + f'张明\t="{id_number()}"\t12\n'
    from io import BytesIO

    (row,) = read_register(BytesIO(text.encode("gb18030")), "a.xls", default_grid=GRID).rows
    assert (row.id_number, row.room, row.grid_code) == (id_number(), "12", GRID)


def test_two_row_headings_with_merged_cells_are_joined() -> None:
    book = workbook(
        [
            ["网格编号", "住址", None, None, None, "户主信息", None, "姓名", "身份证号"],
            [None, "小区", "楼栋", "单元", "房号", "姓名", "联系电话", None, None],
            [GRID, "幸福小区", "2号楼", "1单元", "101", "张明", "19900001111", "张明", id_number()],
        ]
    )
    for cells in ("A1:A2", "B1:E1", "F1:G1", "H1:H2", "I1:I2"):
        book.worksheets[0].merge_cells(cells)
    (row,) = read_register(xlsx(book)).rows
    assert (row.estate, row.room, row.householder, row.name) == ("幸福小区", "101", "张明", "张明")
    assert (row.id_number, row.row) == (id_number(), 3)


def test_a_heading_over_somebody_else_is_not_the_persons() -> None:
    reading = read(
        ["姓名", "身份证号", "门牌号", "配偶", None],
        [None, None, None, "姓名", "身份证号"],
        ["张明", id_number(), "12", "李丽", id_number("19910203", 12)],
        default_grid=GRID,
    )
    assert [(r.name, r.id_number) for r in reading.rows] == [("张明", id_number())]
    assert [d.heading for d in reading.dropped_columns] == ["配偶姓名", "配偶身份证号"]


def test_a_row_of_instructions_is_passed_over() -> None:
    hints = ["填写说明", *["必填"] * 8, "18位身份证号码", "11位手机号码", "下拉选择"]
    reading = read(HEADINGS, hints, person())
    assert [r.row for r in reading.rows] == [3]
    assert (reading.refused, reading.total_rows) == ([], 1)


def test_totals_footers_blank_rows_and_repeated_headings_are_passed_over() -> None:
    reading = read(
        HEADINGS,
        person(),
        [],
        ["小计", None, None, None, None, None, 1],
        HEADINGS,
        person("李丽", "李丽", 身份证号=id_number(serial=12)),
        ["合计", None, None, None, None, None, None, None, None, "2人"],
        ["总计", None, None, None, None, None, "2人", None, None, None],
        ["填表人：王五", None, None, "审核人："],
    )
    assert [r.row for r in reading.rows] == [2, 6]
    assert (reading.refused, reading.total_rows) == ([], 2)


def test_several_sheets_are_read_and_others_are_named() -> None:
    other = person("李丽", "李丽", 身份证号=id_number(serial=12))
    book = workbook([HEADINGS, person()], [["说明"], ["请看"]], [HEADINGS, other], [])
    reading = read_register(xlsx(book))
    assert [(r.sheet, r.name) for r in reading.rows] == [("表1", "张明"), ("表3", "李丽")]
    assert [s.state for s in reading.sheets] == [
        *(SheetState.READ, SheetState.NO_HEADING, SheetState.READ, SheetState.EMPTY)
    ]


def test_hidden_rows_are_rows_and_hidden_sheets_are_not_read() -> None:
    book = workbook([HEADINGS, person()], [HEADINGS, person("李丽", "李丽")])
    book.worksheets[0].row_dimensions[2].hidden = True
    book.worksheets[1].sheet_state = "hidden"
    reading = read_register(xlsx(book))
    assert [r.name for r in reading.rows] == ["张明"]
    assert [(s.state, s.hidden_rows) for s in reading.sheets] == [
        *((SheetState.READ, 1), (SheetState.HIDDEN, 0))
    ]


def test_an_id_number_kept_as_a_number_is_refused_and_its_cell_is_named() -> None:
    reading = read(HEADINGS, person(), person(身份证号=370499199001020110))
    assert told(reading.refused) == [(3, "J 身份证号", "lost_digits")]
    assert [r.row for r in reading.rows] == [2]


def test_an_id_number_in_scientific_text_is_refused() -> None:
    stream = csv_file([HEADINGS, person(身份证号="3.70499E+17")], "gb18030")
    assert told(read_register(stream, "a.csv").refused) == [(2, "J 身份证号", "lost_digits")]


def test_a_broken_id_number_is_refused_whole_and_shown_masked() -> None:
    wrong = id_number()[:16] + "00"
    reading = read(HEADINGS, person(身份证号=wrong), person(身份证号="3704991990010201"))
    assert told(reading.refused) == [
        *((2, "J 身份证号", "bad_check_digit"), (3, "J 身份证号", "bad_length"))
    ]
    assert reading.rows == []
    assert reading.refused[0].value_masked == wrong[:6] + "************"


def test_a_blank_id_number_is_taken_in_and_nothing_is_made_up() -> None:
    reading = read(HEADINGS, person(身份证号=None))
    (row,) = reading.rows
    assert (row.id_number, row.birth_date, row.sex) == ("", None, Sex.UNKNOWN)
    assert told(reading.problems) == [(2, "J 身份证号", "no_id_number")]


def test_a_stated_birth_date_stands_where_the_id_number_is_blank() -> None:
    reading = read([*HEADINGS, "出生日期"], [*person(身份证号=""), "1990年1月2日"])
    assert reading.rows[0].birth_date == date(1990, 1, 2)


def test_birth_date_and_sex_come_from_the_id_number_where_missing() -> None:
    reading = read([*HEADINGS, "出生日期"], [*person(身份证号=id_number("19880229", 20)), None])
    assert (reading.rows[0].birth_date, reading.rows[0].sex) == (date(1988, 2, 29), Sex.FEMALE)
    assert reading.problems == []


def test_a_disagreement_with_the_id_number_is_listed_and_the_statement_kept() -> None:
    reading = read([*HEADINGS, "出生日期"], [*person(性别="女"), date(1990, 1, 3)])
    assert (reading.rows[0].birth_date, reading.rows[0].sex) == (date(1990, 1, 3), Sex.FEMALE)
    assert told(reading.problems) == [
        *((2, "M 出生日期", "birth_differs"), (2, "I 性别", "sex_differs"))
    ]


def test_a_birth_month_agrees_or_disagrees_with_the_id_number() -> None:
    rows = [[*person(f"张{n}", f"张{n}", 身份证号=id_number(serial=n)), m] for n, m in MONTHS]
    reading = read(
        [*HEADINGS, "出生年月"], *rows, [*person("张丙", "张丙", 身份证号=""), "1990-01"]
    )
    assert told(reading.problems) == [
        *((4, "M 出生年月", "birth_differs"), (5, "J 身份证号", "no_id_number")),
        (5, "M 出生年月", "bad_date"),
    ]
    assert [r.birth_date for r in reading.rows] == [date(1990, 1, 2)] * 3 + [None]


MONTHS = [(11, "1990-01"), (13, "1990年"), (15, "1990.02")]


def test_two_telephones_in_a_cell_and_in_two_columns_are_kept() -> None:
    row = [*person(联系电话="19900001111/19900002222"), "0632-8012345"]
    reading = read([*HEADINGS, "固定电话"], row)
    assert reading.rows[0].phone == "19900001111"
    assert reading.rows[0].note == "其他电话：19900002222、0632-8012345"


def test_forbidden_columns_are_dropped_and_named() -> None:
    reading = read([*HEADINGS, "家庭年收入", "健康状况", "民族"], [*person(), 50000, "良好", "汉"])
    assert [(d.column, d.reason, d.kind) for d in reading.dropped_columns] == [
        ("M 家庭年收入", DropReason.FORBIDDEN, "income"),
        ("N 健康状况", DropReason.FORBIDDEN, "illness"),
        ("O 民族", DropReason.NOT_KEPT, ""),
    ]


def test_nothing_forbidden_stays_in_the_reading() -> None:
    reading = read([*HEADINGS, "健康状况"], [*person(身份证号="12"), "高血压三级"])
    assert len(reading.refused) == 1
    assert "高血压" not in repr(reading)


def test_population_and_arrival_are_read() -> None:
    row = [*person(人口类型="租户"), "2023年5月1日", "山东省某市"]
    (found,) = read([*HEADINGS, "来本地日期", "户籍地址"], row).rows
    assert found.population is Population.FLOATING
    assert (found.arrived_on, found.registry_address) == (date(2023, 5, 1), "山东省某市")


def test_an_unknown_population_is_listed() -> None:
    reading = read(HEADINGS, person(人口类型="外星人"))
    assert told(reading.problems) == [(2, "L 人口类型", "unknown_value")]
    assert reading.rows[0].population is Population.PERMANENT


def test_a_row_without_name_grid_or_dwelling_is_refused() -> None:
    reading = read(
        HEADINGS,
        person(姓名=None),
        person("李丽", "李丽", 网格编号=None, 身份证号=""),
        person("王五", "王五", 小区名称="", 楼栋="", 单元="", 房号="", 身份证号=""),
    )
    assert told(reading.refused) == [
        (2, "G 姓名", "no_name"),
        (3, "A 网格编号", "no_grid"),
        (4, "E 房号", "no_dwelling"),
    ]


def test_the_same_person_twice_in_a_household_is_refused_once() -> None:
    blank = person("李丽", 身份证号="")
    reading = read(HEADINGS, person(), person(楼栋="２栋"), blank, blank)
    assert [r.row for r in reading.rows] == [2, 4]
    assert told(reading.refused) == [(3, "J 身份证号", "repeated"), (5, "G 姓名", "repeated")]


def test_shared_id_numbers_are_taken_in_and_listed() -> None:
    reading = read(HEADINGS, person(), person("李丽"), person(房号="202"))
    assert len(reading.rows) == 3
    assert told(reading.problems) == [
        *((3, "J 身份证号", "shared_id_number"), (4, "J 身份证号", "repeated"))
    ]


def test_a_list_of_householders_alone_is_read() -> None:
    heads = ["户主姓名", "户主身份证号", "户主电话", "家庭住址"]
    reading = read(heads, ["张明", id_number(), "19900001111", "东村12号"], default_grid=GRID)
    (row,) = reading.rows
    assert (row.name, row.householder, row.relation) == ("张明", "张明", "户主")
    assert (row.id_number, row.phone) == (id_number(), "19900001111")
    assert (row.estate, row.room) == ("东村", "12号")


def test_a_householders_number_is_not_given_to_other_people() -> None:
    heads = ["户主姓名", "户主身份证号", "姓名", "门牌号"]
    reading = read(heads, ["张明", id_number(), "李丽", "12"], default_grid=GRID)
    assert reading.rows[0].id_number == ""
    assert [d.heading for d in reading.dropped_columns] == ["户主身份证号"]


def test_a_file_without_headings_says_what_was_looked_at() -> None:
    with pytest.raises(HeaderNotFound) as refused:
        read(["姓名和电话"], ["张明", "19900001111"])
    assert (refused.value.file, refused.value.looked_at) == ("户册.xlsx", "表1")


def test_cancelling_stops_the_reading() -> None:
    def stop(done: int, total: int, what: str) -> None:
        if what == "checking":
            raise Cancelled

    with pytest.raises(Cancelled):
        read(HEADINGS, person(), progress=stop)


def test_progress_tells_rows_of_the_sheet() -> None:
    said: list[tuple[int, int, str]] = []
    read(HEADINGS, *[person()] * 4000, progress=lambda *now: said.append(now))
    assert (2001, 4001, "checking") in said
    assert said[0] == (0, 0, "reading")


def test_a_workbook_of_another_kind_is_refused() -> None:
    from io import BytesIO

    with pytest.raises(FileUnreadable):
        read_register(BytesIO(b"%PDF-1.7\0\x01"), "a.pdf")
