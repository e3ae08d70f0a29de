"""What a register does to the workspace: adds, changes, never clears, never deletes, lists all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gridcredit.domain.roster_rows import RosterRow, RowReason
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import people, rostering
from gridcredit.rosters import write
from tests.operations.offices import GRIDS, register_file

Rows = list[RosterRow]


def take(desk: Desk, folder: Path, rows: Rows, keep: bool = True) -> rostering.RosterReport:
    """Write the rows as a workbook and read that."""
    file = folder / "changed.xlsx"
    write.write_register(file, rows)
    return rostering.read_roster(desk, file, keep=keep)


@pytest.fixture
def rows(desk: Desk, tmp_path: Path) -> Rows:
    """The rows that stand in the register already."""
    file = register_file(tmp_path, GRIDS[0])
    return rostering.read_roster(desk, file).reading.rows


def test_importing_the_same_file_again_changes_nothing(
    desk: Desk, tmp_path: Path, rows: Rows
) -> None:
    report = take(desk, tmp_path, rows)
    assert (report.same, report.updated, report.residents_added) == (len(rows), 0, 0)
    assert (report.dwellings_added, report.households_added, report.missing) == (0, 0, 0)


def test_a_check_says_what_the_import_then_does(desk: Desk, tmp_path: Path, rows: Rows) -> None:
    changed = [replace(rows[0], phone="19900001234"), *rows[1:]]
    newcomer = replace(rows[0], name="新来", id_number="", birth_date=None, relation="其他")
    checked = take(desk, tmp_path, [*changed, newcomer], keep=False)
    done = take(desk, tmp_path, [*changed, newcomer])
    again = take(desk, tmp_path, [*changed, newcomer])
    assert (checked.updated, checked.residents_added) == (1, 1)
    assert (done.updated, done.residents_added, done.same) == (1, 1, len(rows) - 1)
    assert (again.updated, again.residents_added, again.same) == (0, 0, len(rows) + 1)


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("姓名", "张" * 1_001, RowReason.TOO_LONG),
        ("房号", "1" * 1_001, RowReason.TOO_LONG),
        ("备注", "字" * 32_768, RowReason.TOO_LONG),
    ],
)
def test_a_text_that_no_field_can_hold_refuses_its_row_and_no_other(
    desk: Desk, tmp_path: Path, column: str, value: str, reason: RowReason
) -> None:
    headings = ["姓名", "性别", "出生日期", "与户主关系", "小区", "楼号", "房号", "备注"]
    first = ["李四", "男", "1990-01-01", "户主", "榴园", "3号楼", "101", ""]
    good = ["王五", "男", "1991-01-01", "户主", "榴园", "3号楼", "102", ""]
    bad = ["张三", "男", "1992-01-01", "户主", "榴园", "3号楼", "103", ""]
    bad[headings.index(column)] = value
    file = tmp_path / "register.csv"
    file.write_text("\n".join(",".join(row) for row in (headings, first, bad, good)), "utf-8-sig")
    checked = rostering.read_roster(desk, file)
    done = rostering.read_roster(desk, file, keep=True, refused=tmp_path / "refused.xlsx")
    for report in (checked, done):
        assert (report.residents_added, report.rows) == (2, 3)
        [refused] = report.refused
        assert (refused.row, refused.reason, refused.column.split()[-1]) == (3, reason, column)
    again = rostering.read_roster(desk, tmp_path / "refused.xlsx")
    assert again.rows == 1


HEADINGS = ("姓名", "户主", "与户主关系", "身份证号", "小区", "楼号", "房号", "备注")


def sheet_of(tmp_path: Path, *rows: tuple[str, ...]) -> Path:
    """A sheet of these columns."""
    file = tmp_path / "cells.csv"
    file.write_text("\n".join(",".join(row) for row in (HEADINGS, *rows)), "utf-8-sig")
    return file


@pytest.mark.parametrize(
    ("column", "value", "kept"),
    [
        ("姓名", "张\x07三", "张三"),
        ("姓名", "\x01张三\x9f", "张三"),
        ("小区", "榴\u2028园", "榴 园"),
        ("身份证号", "370499\x08199205170125\x1d", "370499199205170125"),
        ("备注", "\x1b[31m找邻居", "[31m找邻居"),
    ],
)
def test_what_nobody_sees_in_a_cell_is_left_out_and_said(
    desk: Desk, tmp_path: Path, column: str, value: str, kept: str
) -> None:
    row = dict(zip(HEADINGS, ("张三", "", "户主", "", "榴园", "3号楼", "103", ""), strict=True))
    report = rostering.read_roster(
        desk, sheet_of(tmp_path, tuple((row | {column: value}).values()))
    )
    [taken] = report.added_rows
    names = {"姓名": "name", "小区": "estate", "身份证号": "id_number", "备注": "note"}
    assert getattr(taken, names[column]) == kept
    said = {p.column.split()[-1] for p in report.problems if p.reason == "control_characters"}
    assert said == {column}
    assert report.refused == ()


def test_a_door_without_a_person_is_a_dwelling(desk: Desk, tmp_path: Path) -> None:
    file = sheet_of(
        tmp_path,
        ("", "", "", "", "空楼", "1", "501", ""),
        ("", "牛空", "", "", "空楼", "1", "502", "有狗"),
        ("牛有", "牛有", "户主", "", "空楼", "1", "503", ""),
        ("", "", "配偶", "", "空楼", "1", "503", ""),  # somebody, whose name is missing
        ("", "", "", "", "空楼", "", "", ""),
    )
    report = rostering.read_roster(desk, file, keep=True)
    assert (report.dwellings_added, report.households_added, report.residents_added) == (3, 1, 1)
    assert [(r.row, r.reason) for r in report.refused] == [
        (5, RowReason.NO_NAME),
        (6, RowReason.NO_NAME),
    ]
    assert [(p.row, p.reason) for p in report.problems if p.row == 3] == [(3, RowReason.NO_NAME)]
    again = rostering.read_roster(desk, file, keep=True)
    assert (again.dwellings_added, again.residents_added, again.same) == (0, 0, 3)


def test_every_row_is_accounted_for(desk: Desk, tmp_path: Path, rows: Rows) -> None:
    mixed = [replace(rows[0], phone="19900001234"), *rows[1:], rows[2]]
    report = take(desk, tmp_path, mixed)
    told = report.residents_added + report.updated + report.same + len(report.refused)
    assert told == report.rows == len(mixed)


def test_a_blank_cell_clears_nothing(desk: Desk, tmp_path: Path, rows: Rows) -> None:
    with_phone = next(row for row in rows if row.phone)
    report = take(desk, tmp_path, [replace(with_phone, phone="")])
    assert (report.same, report.updated) == (1, 0)


def test_people_whom_the_file_leaves_out_are_listed_and_stay(
    desk: Desk, tmp_path: Path, rows: Rows
) -> None:
    before = len(people.list_residents(desk))
    report = take(desk, tmp_path, rows[:-2])
    assert {person.name for person in report.missing_people} == {row.name for row in rows[-2:]}
    assert len(people.list_residents(desk)) == before


def test_a_person_stated_under_another_household_moves_there(
    desk: Desk, tmp_path: Path, rows: Rows
) -> None:
    mover = next(row for row in rows if row.id_number and row.name != row.householder)
    home = next(row for row in rows if row.household_number != mover.household_number)
    moved = replace(
        mover,
        household_number=home.household_number,
        householder=home.householder,
        estate=home.estate,
        building=home.building,
        unit=home.unit,
        room=home.room,
    )
    report = take(desk, tmp_path, [moved])
    assert (report.updated, report.residents_added) == (1, 0)
    [change] = report.changes
    assert set(change.new) == {"household"}


def test_an_id_number_given_later_finds_the_person_without_one(
    desk: Desk, tmp_path: Path, rows: Rows
) -> None:
    known = next(row for row in rows if row.id_number)
    blank = replace(known, name="无号人", id_number="", birth_date=None)
    take(desk, tmp_path, [blank])
    number = known.id_number[:14] + "991"
    from gridcredit.domain.identity import check_digit

    given = replace(blank, id_number=number + check_digit(number))
    report = take(desk, tmp_path, [given])
    assert (report.updated, report.residents_added) == (1, 0)


def test_grids_that_are_unknown_or_not_ours_are_refused_row_by_row(
    desk: Desk, tmp_path: Path, rows: Rows
) -> None:
    strangers = [
        replace(rows[0], grid_code="370403002001999"),
        replace(rows[1], grid_code="370403002"),
        rows[2],
    ]
    report = take(desk, tmp_path, strangers)
    assert [refusal.reason for refusal in report.refused] == [RowReason.UNKNOWN_GRID] * 2
    assert report.same == 1


def test_the_export_read_back_is_the_same_register(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    count = rostering.export_roster(desk, out, purpose="测试")
    report = rostering.read_roster(desk, out, keep=True)
    assert (report.rows, report.same) == (count, count)


def test_an_export_without_a_purpose_shows_no_number(
    desk: Desk, tmp_path: Path, rows: Rows
) -> None:
    out = tmp_path / "masked.xlsx"
    rostering.export_roster(desk, out)
    from python_calamine import CalamineWorkbook

    cells = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    text = " ".join(str(cell) for line in cells for cell in line)
    for row in rows:
        assert not row.id_number or row.id_number not in text
        assert not row.phone or row.phone not in text


def test_refused_rows_come_out_as_a_workbook_that_can_be_mended(
    desk: Desk, tmp_path: Path, rows: Rows
) -> None:
    broken = replace(rows[0], id_number="370499199001011234")
    report = take(desk, tmp_path, [broken, rows[1]])
    out = tmp_path / "refused.xlsx"
    rostering.write_refused(desk, report, out)
    mended = rostering.read_roster(desk, out)
    assert mended.rows == 1
    assert [refusal.reason for refusal in mended.refused] == [RowReason.BAD_CHECK_DIGIT]


def test_a_file_that_states_one_number_twice_moves_nobody(
    desk: Desk, tmp_path: Path, rows: Rows
) -> None:
    known = next(row for row in rows if row.id_number)
    home = next(row for row in rows if row.household_number != known.household_number)
    address = {"estate": home.estate, "building": home.building, "unit": home.unit}
    address |= {"room": home.room, "householder": home.householder}
    elsewhere = replace(known, household_number=home.household_number, **address)
    report = take(desk, tmp_path, [elsewhere, known])
    assert report.changes == ()
    assert (report.residents_added, report.same) == (1, 1)
    assert RowReason.SHARED_ID_NUMBER in {problem.reason for problem in report.problems}
