"""Registers as files: empty dwellings, grids by name, and what is said of a row, once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gridcredit.domain.area_tree import AreaTree, grid_named
from gridcredit.domain.codes import AreaLevel, DwellingUse
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import households, people, rostering
from gridcredit.store.register import area_rows, snapshot
from tests.operations.offices import GRIDS
from tests.rosters.making import id_number, told, workbook

HEADS = ["小区", "房号", "户主姓名", "姓名", "身份证号", "备注"]


def _take(desk: Desk, folder: Path, *rows: list[Any], **options: Any) -> rostering.RosterReport:
    file = folder / "登记.xlsx"
    workbook(rows).save(file)
    return rostering.read_roster(desk, file, keep=True, **options)


def test_an_empty_dwelling_comes_in_by_a_register_and_is_the_same_the_second_time(
    desk: Desk, tmp_path: Path
) -> None:
    before = len(people.list_residents(desk)), len(households.household_ids(desk))
    rows = [
        HEADS,
        ["东苑", "1", "张新", "张新", id_number(serial=901), None],
        ["东苑", "2", None, "空房", None, None],
        ["东苑", "3", None, "出租", None, None],
        ["东苑", "4", None, None, None, "空户"],
    ]
    report = _take(desk, tmp_path, *rows)
    assert (report.rows, report.dwellings_added, report.residents_added) == (4, 4, 1)
    assert (report.refused, len(report.added_rows)) == ((), 4)
    after = len(people.list_residents(desk)), len(households.household_ids(desk))
    assert after == (before[0] + 1, before[1] + 1)
    with desk.reading() as session:
        known = snapshot.snapshot(session, [area_id(GRIDS[0])])
    uses = {d.room: d.use for d in known.dwellings.values() if d.estate == "东苑"}
    assert uses == {
        "1": DwellingUse.HOME,
        "2": DwellingUse.EMPTY,
        "3": DwellingUse.RENTED,
        "4": DwellingUse.EMPTY,
    }
    again = _take(desk, tmp_path, *rows)
    assert (again.same, again.dwellings_added, again.residents_added) == (4, 0, 0)


def test_a_dwelling_with_people_stays_as_it_is_when_a_sheet_calls_it_empty(
    desk: Desk, tmp_path: Path
) -> None:
    _take(desk, tmp_path, HEADS, ["东苑", "1", "张新", "张新", id_number(serial=901), None])
    before = people.list_residents(desk)
    report = _take(desk, tmp_path, HEADS, ["东苑", "1号", None, "空房", None, None])
    assert (report.same, report.dwellings_added, report.updated) == (1, 0, 0)
    assert people.list_residents(desk) == before


def test_what_is_said_of_a_row_is_said_once_and_by_the_sheets_own_column(
    desk: Desk, tmp_path: Path
) -> None:
    number = id_number(serial=901)
    heads = ["网格", "小区", "房号", "姓名", "公民身份号码"]
    report = _take(
        desk,
        tmp_path,
        *([], heads),
        [None, "东苑", "1", "张新", number],
        [None, "东苑", "2", "李新", number],
        ["370403002001999", "东苑", "3", "王新", id_number(serial=903)],
    )
    assert told(report.problems) == [(4, "E 公民身份号码", "shared_id_number")]
    assert told(report.refused) == [(5, "A 网格", "unknown_grid")]


def _tree(*grids: str) -> AreaTree:
    district = Area(area_id("QX"), "QX", "某区", AreaLevel.DISTRICT, None)
    street = Area(area_id("1"), "1", "某街道", AreaLevel.STREET, district.id)
    village = Area(area_id("11"), "11", "某社区", AreaLevel.VILLAGE, street.id)
    other = Area(area_id("12"), "12", "东村居委会", AreaLevel.VILLAGE, street.id)
    made = [
        Area(area_id(f"g{at}"), f"g{at}", name, AreaLevel.GRID, (other if at else village).id)
        for at, name in enumerate(grids)
    ]
    return AreaTree([district, street, village, other, *made])


@pytest.mark.parametrize(
    ("grids", "stated", "found"),
    [
        (["某社区第一网格"], "某社区第一网格", "g0"),
        (["某社区第一网格"], "第一网格", "g0"),
        (["某社区第一网格"], "第1网格", "g0"),
        (["第1网格"], "某社区第一网格", "g0"),
        (["第1网格"], "某街道某社区第1网格", "g0"),
        (["第1网格", "第1网格"], "第1网格", None),
        (["第1网格", "第1网格"], "东村第1网格", "g1"),
        (["第1网格", "第1网格"], "某社区 第１网格", "g0"),
        (["第11网格"], "1网格", None),
        (["第11网格"], "第1网格", None),
        (["某社区第十一网格"], "第11网格", "g0"),
        (["某社区第一网格"], "网格", None),
        (["某社区第一网格"], "另一网格", None),
    ],
)
def test_a_grid_is_found_by_a_name_that_only_one_has(
    grids: list[str], stated: str, found: str | None
) -> None:
    named = grid_named(_tree(*grids), stated, "1")
    assert (named and named.code) == found


def test_rows_that_name_their_grid_by_its_name_come_in(desk: Desk, tmp_path: Path) -> None:
    with desk.reading() as session:
        name = next(a.name for a in area_rows.all_areas(session) if a.code == GRIDS[0])
    rows = [["网格名称", *HEADS], [name, "东苑", "1", "张新", "张新", id_number(serial=901), None]]
    report = _take(desk, tmp_path, *rows)
    assert (report.residents_added, report.refused) == (1, ())
    assert _take(desk, tmp_path, *rows).same == 1
