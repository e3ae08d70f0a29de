"""Rule workbooks as villages keep them, and what of them is refused or dropped by name."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gridcredit import paths
from gridcredit.domain.credit.codes import CapBy, CapKind, CapSpan, Theme, Unit
from gridcredit.domain.credit.items import Item, items_from_json, items_to_json
from gridcredit.domain.errors import ColumnsMissing
from gridcredit.rosters.credit_rules import RulesRead, read_rules
from gridcredit.rosters.rule_columns import FORM
from gridcredit.rosters.rule_workbook import starter_items, write_rules
from tests.rosters.making import csv_file, raw_xlsx, workbook, xls, xlsx

COLUMNS = list(FORM.headings)
CHINESE = [spellings.split()[0] for spellings in FORM.headings.values()]


def row(**cells: Any) -> list[Any]:
    """A row under COLUMNS: an item of the village with other cells by name."""
    usual = {"code": "A1", "theme": "党建", "name": "参加廉政教育", "points": 2}
    assert cells.keys() <= set(COLUMNS)
    return [(usual | cells).get(name) for name in COLUMNS]


def read(folder: Path, *rows: list[Any], headings: list[str] = CHINESE) -> RulesRead:
    file = folder / "规则.xlsx"
    file.write_bytes(xlsx(workbook([headings, *rows])).getvalue())
    return read_rules(file)


def why(found: RulesRead) -> list[tuple[int, str, str]]:
    return [(r.row, r.column, r.reason) for r in found.refused]


def dropped(found: RulesRead) -> list[tuple[int, str, str]]:
    return [(d.row, d.name, d.reason) for d in found.dropped]


def test_the_starter_set_is_read_whole_and_says_all_of_itself() -> None:
    found = read_rules(paths.resources() / "templates" / "credit_rules.csv")
    assert (found.refused, found.dropped) == ([], [])
    items = {item.code: item for item in found.items}
    assert items["WM01"].tier(809) == 150  # 80.9 hours
    assert [points for _, points in items["WM01"].tiers] == [
        *(20, 50, 100, 150, 200, 250, 300, 400, 500)
    ]
    assert items["WM08"].room == items["WM09"].room == "互助帮扶"
    assert items["SH13"].recorders == ("street",)
    assert items["ML01"].unit is Unit.MEMBER
    assert items["ML01"].bounds == (1, CapKind.TIMES, CapSpan.QUARTER, CapBy.HOUSEHOLD)
    assert [i.code for i in found.items if not i.on] == ["QT01", "QT02", "QT03", "QT04"]
    assert items["WM07"].name == "好人好事（须两名证明人）"
    assert items_from_json(items_to_json(found.items)) == found.items


@pytest.mark.parametrize("kind", ["xlsx", "csv", "et"])
@pytest.mark.parametrize("headings", [COLUMNS, CHINESE])
def test_every_kind_of_file_says_the_same(tmp_path: Path, kind: str, headings: list[str]) -> None:
    one = row(
        unit="quantity", cap=3, cap_per="每月", evidence="照片；签到表", recorders="街道|网格员"
    )
    file = tmp_path / f"规则.{kind}"
    rows = [["薛庄村积分规则"], headings, one]
    made = {
        "xlsx": lambda: xlsx(workbook(rows)),
        "csv": lambda: csv_file(rows, "gb18030"),
        "et": lambda: xls(rows),
    }
    file.write_bytes(made[kind]().getvalue())
    found = read_rules(file)
    assert found.refused == []
    assert found.items == [
        Item(
            "A1",
            Theme.PARTY_BUILDING,
            "参加廉政教育",
            20,
            Unit.QUANTITY,
            cap=30,
            cap_kind=CapKind.POINTS,
            cap_per=CapSpan.MONTH,
            evidence=("照片", "签到表"),
            recorders=("street", "grid"),
        )
    ]


def test_words_and_codes_mean_the_same(tmp_path: Path) -> None:
    words = row(
        unit="小时", per="2小时", cap=2, cap_kind="次数", cap_per="每季", cap_by="按户", on="否"
    )
    codes = row(unit="hours", per=2, cap=2, cap_kind="times", cap_per="quarter", cap_by="household")
    codes[-1] = False
    assert read(tmp_path, words).items == read(tmp_path, codes).items
    assert read(tmp_path, words).items[0].per == 20


def test_a_theme_may_stand_over_its_items(tmp_path: Path) -> None:
    rows = [["一、党建类（8 项）"], row(theme=""), ["二、美丽乡村"], row(code="B1", theme="")]
    assert [i.theme for i in read(tmp_path, *rows).items] == [
        Theme.PARTY_BUILDING,
        Theme.BEAUTIFUL_VILLAGE,
    ]


def test_a_sheet_may_be_a_theme(tmp_path: Path) -> None:
    file = tmp_path / "规则.xlsx"
    sheets = ([COLUMNS, row(theme="")], [COLUMNS, row(code="B1", theme="")])
    file.write_bytes(xlsx(workbook(*sheets, names=("党建", "社会治理"))).getvalue())
    found = read_rules(file)
    assert [i.theme for i in found.items] == [Theme.PARTY_BUILDING, Theme.GOVERNANCE]


def test_a_theme_merged_over_its_rows_is_theirs(tmp_path: Path) -> None:
    rows = [row(), row(code="A2", theme=None), row(code="A3", theme=None, points=None)]
    book = workbook([CHINESE, *rows])
    book.worksheets[0].merge_cells("B2:B4")
    file = tmp_path / "规则.xlsx"
    file.write_bytes(xlsx(book).getvalue())
    found = read_rules(file)
    assert [i.theme for i in found.items] == [Theme.PARTY_BUILDING] * 2
    assert why(found) == [(4, "D 分值", "empty")]


def test_merged_points_are_refused_in_every_row(tmp_path: Path) -> None:
    book = workbook([CHINESE, row(), row(code="A2", points=None)])
    book.worksheets[0].merge_cells("D2:D3")
    file = tmp_path / "规则.xlsx"
    file.write_bytes(xlsx(book).getvalue())
    assert why(read_rules(file)) == [(2, "D 分值", "merged_cell"), (3, "D 分值", "merged_cell")]


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"code": ""}, "A 编码", "empty"),
        ({"name": ""}, "C 项目", "empty"),
        ({"points": None}, "D 分值", "empty"),
        ({"points": 0}, "D 分值", "more_than_none"),
        ({"points": 99_999_999}, "D 分值", "too_large"),
        ({"code": "甲" * 33}, "A 编码", "too_long"),
        ({"evidence": "照" * 61}, "N 佐证", "too_long"),
        ({"points": "两分"}, "D 分值", "wrong_form"),
        ({"points": 0.25}, "D 分值", "too_fine"),
        ({"points": date(2026, 1, 2)}, "D 分值", "typed_as_date"),
        ({"theme": "经济发展"}, "B 板块", "unknown_theme"),
        ({"theme": ""}, "B 板块", "empty"),
        ({"unit": "每亩"}, "E 计分单位", "unknown_word"),
        ({"unit": "小时", "per": 0}, "F 每几小时", "wrong_form"),
        ({"group": "甲", "unit": "每户"}, "G 同类组", "group_of_persons"),
        ({"points": None, "tiers": "10到2"}, "H 档次", "bad_tiers"),
        ({"points": None, "tiers": "20=5；10=2"}, "H 档次", "tiers_rise"),
        ({"cap": 10}, "K 上限周期", "cap_without_span"),
        ({"cap": 0, "cap_per": "每月"}, "I 上限", "cap_of_nothing"),
        ({"cap_per": "每月"}, "I 上限", "empty"),
        ({"cap": 1.5, "cap_kind": "次数", "cap_per": "每月"}, "I 上限", "not_whole"),
        ({"cap": 3, "cap_per": "每周"}, "K 上限周期", "unknown_word"),
        ({"cap": 3, "cap_per": "每月", "cap_by": "按组"}, "L 上限对象", "unknown_word"),
        ({"recorders": "村委"}, "O 可记录人", "unknown_word"),
        ({"on": "也许"}, "P 启用", "not_yes_or_no"),
    ],
)
def test_a_cell_that_cannot_stand_is_named(
    tmp_path: Path, cells: dict[str, Any], column: str, reason: str
) -> None:
    found = read(tmp_path, row(**cells))
    assert why(found) == [(2, column, reason)]


def test_groups_that_go_in_a_circle_are_refused(tmp_path: Path) -> None:
    rows = [row(group="B1"), row(code="B1", group="A1")]
    assert why(read(tmp_path, *rows)) == [(2, "G 同类组", "circular"), (3, "G 同类组", "circular")]


def test_a_code_stands_once_and_one_cap_code_has_one_cap(tmp_path: Path) -> None:
    found = read(tmp_path, row(), row())
    assert why(found) == [(3, "A 编码", "item_twice")]
    caps = [
        row(cap=3, cap_per="每月", cap_code="C"),
        row(code="B", cap=4, cap_per="每月", cap_code="C"),
    ]
    assert why(read(tmp_path, *caps)) == [(3, "M 上限编码", "caps_differ")]


def test_errors_and_formulas_without_results_are_refused(tmp_path: Path) -> None:
    rows = [
        ["编码", "板块", "项目", "分值"],
        ["A", "党建", "参加廉政教育", '@t="e"@<v>#REF!</v>'],
        ["B", "党建", "参加廉政教育", "<f>1+1</f>"],
        ["C", "党建", "参加廉政教育", "<f>1+1</f><v>2</v>"],
    ]
    file = tmp_path / "规则.xlsx"
    file.write_bytes(raw_xlsx(rows).getvalue())
    found = read_rules(file)
    assert why(found) == [(2, "D 分值", "cell_error"), (3, "D 分值", "no_result")]
    assert [(i.code, i.points) for i in found.items] == [("C", 20)]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"name": "无偿献血"}, "health_item"),
        ({"name": "捐献造血干细胞（骨髓）"}, "health_item"),
        ({"name": "遗体、器官捐献登记"}, "health_item"),
        ({"name": "无偿献 血"}, "health_item"),
        ({"name": "全 年 无 信 访"}, "petition_item"),
        ({"name": "全年无信访"}, "petition_item"),
        ({"name": "计划生育示范户"}, "birth_item"),
        ({"name": "乱倒垃圾扣2分", "points": 2}, "negative_item"),
        ({"points": -2}, "negative_item"),
        ({"points": "－2"}, "negative_item"),
        ({"points": "扣2"}, "negative_item"),
        ({"theme": "负面清单"}, "negative_item"),
    ],
)
def test_what_may_never_count_is_dropped_by_name_and_the_rest_goes_in(
    tmp_path: Path, cells: dict[str, Any], reason: str
) -> None:
    found = read(tmp_path, row(**cells), row(code="B1"))
    assert dropped(found) == [(2, cells.get("name", "参加廉政教育"), reason)]
    assert found.refused == []
    assert [item.code for item in found.items] == ["B1"]


def test_what_stands_below_a_negative_title_is_dropped(tmp_path: Path) -> None:
    rows = [row(), ["五、负面清单（扣分项）"], row(code="F1", theme="", name="乱倒垃圾")]
    found = read(tmp_path, *rows)
    assert dropped(found) == [(4, "乱倒垃圾", "negative_item")]
    assert [item.code for item in found.items] == ["A1"]


def test_a_row_with_one_text_is_not_passed_over(tmp_path: Path) -> None:
    rows = [row(), [None, None, "清扫积雪"], ["说明：以上分值由村民代表会议通过"]]
    assert why(read(tmp_path, *rows)) == [(3, "C 项目", "incomplete_row")]


def test_numbered_blank_rows_and_signatures_say_nothing(tmp_path: Path) -> None:
    foot = ["审核人：王某", None, "填表日期：2026年1月1日", "（盖章）"]
    found = read(tmp_path, [1, *row()], [2], [3], foot, headings=["序号", *CHINESE])
    assert (len(found.items), found.refused, found.dropped) == (1, [], [])


def test_columns_that_say_nothing_are_told(tmp_path: Path) -> None:
    found = read(tmp_path, [1, *row(), "略"], headings=["序号", *CHINESE, "备注"])
    assert dropped(found) == [(1, "备注", "unknown_column")]
    assert len(found.items) == 1


def test_signs_that_nobody_sees_do_not_go_in(tmp_path: Path) -> None:
    file = tmp_path / "规则.csv"
    file.write_text("code,theme,name,points\nA\u200b1,党建,参加\x07教育\u202e,2\n", "utf-8")
    found = read_rules(file)
    assert [(i.code, i.name) for i in found.items] == [("A1", "参加教育")]


def test_a_list_without_end_is_refused(tmp_path: Path) -> None:
    rows = "".join(f"{n},党建,教育,2\n" for n in range(501))
    file = tmp_path / "规则.csv"
    file.write_text("code,theme,name,points\n" + rows, "utf-8")
    assert why(read_rules(file)) == [(502, "A code", "too_many")]


def test_the_columns_are_those_that_scripts_know() -> None:
    assert ",".join(COLUMNS) == (
        "code,theme,name,points,unit,per,group,tiers,cap,cap_kind,cap_per,cap_by,cap_code,"
        "evidence,recorders,on"
    )


def test_the_starter_workbook_is_read_back_without_a_refused_row(tmp_path: Path) -> None:
    templates = paths.resources() / "templates"
    items = starter_items(templates)
    assert write_rules(tmp_path / "规则.xlsx", items, templates) == len(items) > 70
    found = read_rules(tmp_path / "规则.xlsx")
    assert (found.refused, found.dropped) == ([], [])
    assert tuple(found.items) == items


def test_any_rule_set_is_read_back_from_its_workbook(tmp_path: Path) -> None:
    items = [
        Item("=1", Theme.GOVERNANCE, "-1 分的名字", 25, Unit.HOURS, per=15, recorders=("grid",)),
        Item(
            "B", Theme.PARTY_BUILDING, "+", 10, cap=2, cap_kind=CapKind.TIMES, cap_per=CapSpan.YEAR
        ),
    ]
    write_rules(tmp_path / "规则.xlsx", items, paths.resources() / "templates")
    assert read_rules(tmp_path / "规则.xlsx").items == items


def test_a_file_without_the_columns_says_which(tmp_path: Path) -> None:
    with pytest.raises(ColumnsMissing):
        read(tmp_path, ["张某"], headings=["姓名"])
