"""Which household a family of a file is: a household number is a fact, no key."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridcredit.operations.desk import Desk
from gridcredit.operations.register import households, people
from tests.operations.registers import Registers, Row, counted, number_of, place, row, said


@pytest.fixture
def registers(worker: Desk, tmp_path: Path) -> Registers:
    """A grid worker's register with six invented households."""
    return Registers(worker, tmp_path)


def homes(registers: Registers) -> list[tuple[str, str, tuple[str, ...]]]:
    """The households that the file brought: address, householder, people."""
    found = []
    for line in people.list_households(registers.desk, purpose="测试"):
        if {"榴", "村", "组"} & {*line.address} or not line.address:
            view = households.reveal(registers.desk, line.id, "测试")
            names = tuple(sorted(person.resident.name for person in view.people))
            found.append((line.address, line.householder, names))
    return sorted(found)


def family(number: str, room: str, *names: str, **cells: str) -> list[Row]:
    """A family behind a door; numbers follow from the names."""
    return [
        row(name, names[0], 户号=number, 身份证号=id_of(name), **place(room, **cells))
        for name in names
    ]


def id_of(name: str) -> str:
    return number_of("19800101", sum(map(ord, name)) % 900)


THREE = [("12", "赵一", "钱二"), ("13", "孙三"), ("14", "李四")]


@pytest.mark.parametrize(
    "number",
    ["0", "000000", "０", "暂无", "不详", "未知", "无", "-", "/", "——", "待定", "N/A", "0.0"],
)
def test_words_for_no_number_are_no_number(registers: Registers, number: str) -> None:
    rows = [one for room, *names in THREE for one in family(number, room, *names)]
    assert counted(registers.take(*rows)) == (4, 0, 0, 0)
    assert [names for _, _, names in homes(registers)] == [("赵一", "钱二"), ("孙三",), ("李四",)]
    assert counted(registers.take(*rows)) == (0, 0, 4, 0)


@pytest.mark.parametrize("reversed_", [False, True])
def test_numbers_that_start_again_in_every_village_mix_no_families(
    registers: Registers, reversed_: bool
) -> None:
    east = family("1", "12", "赵一", "钱二", 小区名称="东村") + family(
        "2", "13", "孙三", 小区名称="东村"
    )
    west = family("1", "5", "李四", "周五", 小区名称="西村") + family(
        "2", "6", "吴六", 小区名称="西村"
    )
    rows = west + east if reversed_ else east + west
    report = registers.take(*rows)
    assert (report.households_added, *counted(report)) == (4, 6, 0, 0, 0)
    shared = [row for row, reason in said(report.problems) if reason == "number_shared"]
    assert len(shared) == 4  # one a family
    assert {names for _, _, names in homes(registers)} == {
        ("赵一", "钱二"), ("孙三",), ("周五", "李四"), ("吴六",),
    }  # fmt: skip
    assert counted(registers.take(*rows)) == (0, 0, 6, 0)
    alone = registers.take(*west, name="西村")  # and one village by itself
    assert counted(alone) == (0, 0, 3, 0)


def test_numbers_that_start_again_in_every_group_without_any_address(registers: Registers) -> None:
    rows = [
        {"组别": "一组", "户号": "001", "姓名": "赵一", "与户主关系": "户主"},
        {"组别": "一组", "户号": "001", "姓名": "钱二", "与户主关系": "配偶"},
        {"组别": "二组", "户号": "001", "姓名": "孙三", "与户主关系": "户主"},
        {"组别": "二组", "户号": "001", "姓名": "李四", "与户主关系": "配偶"},
    ]
    report = registers.take(*rows)
    assert (report.households_added, report.residents_added) == (2, 4)
    assert "number_shared" in {reason for _, reason in said(report.problems)}
    assert {names for *_, names in homes(registers)} == {("赵一", "钱二"), ("孙三", "李四")}
    assert counted(registers.take(*rows)) == (0, 0, 4, 0)


def test_two_householders_of_one_name_and_number_are_two_families(registers: Registers) -> None:
    rows = [
        row("张伟", "张伟", 户号="1", 身份证号=number_of("19700101"), 小区名称="东村"),
        row("张小", "张伟", 户号="1", 小区名称="东村"),
        row("张伟", "张伟", 户号="1", 身份证号=number_of("19800101"), 小区名称="西村"),
    ]
    assert registers.take(*rows).households_added == 2
    assert counted(registers.take(*rows)) == (0, 0, 3, 0)


def test_one_number_of_the_register_for_another_family_takes_nothing_from_it(
    registers: Registers,
) -> None:
    registers.take(*family("7", "12", "赵一", "钱二", 小区名称="东村"))
    report = registers.take(*family("7", "5", "李四", "周五", 小区名称="西村"), name="西村")
    assert (report.households_added, report.changes) == (1, ())
    assert said(report.problems) == [(2, "number_shared")]
    assert {(head, names) for _, head, names in homes(registers)} == {
        ("赵一", ("赵一", "钱二")),
        ("李四", ("周五", "李四")),
    }


def test_a_changed_head_counts_as_updated_and_is_said(registers: Registers) -> None:
    registers.take(*family("9", "12", "赵一"))
    report = registers.take(*family("9", "12", "孙三", "钱二")[1:])
    assert (report.updated, report.households_added) == (1, 0)
    assert [dict(change.new) for change in report.changes] == [{"householder": "孙三"}]
    assert said(report.problems) == [(2, "head_changed")]
    assert [head for _, head, _ in homes(registers)] == ["孙三"]
    assert registers.take(*family("9", "12", "孙三", "钱二")[1:]).same == 1


def test_a_changed_head_of_a_household_without_number_keeps_its_people_together(
    registers: Registers,
) -> None:
    registers.take(*family("", "12", "赵一", "钱二", "赵小"))
    now = [one | {"户主姓名": "钱二"} for one in family("", "12", "赵一", "钱二", "赵小")[1:]]
    report = registers.take(*now)
    assert (report.households_added, report.updated, report.same) == (0, 1, 1)
    assert [(head, len(names)) for _, head, names in homes(registers)] == [("钱二", 3)]


def test_a_son_with_a_household_of_his_own_takes_none_from_his_father(registers: Registers) -> None:
    registers.take(*family("", "12", "赵一", "钱二", "赵小", "赵大"))
    report = registers.take(*family("", "12", "赵小"))
    assert (report.households_added, report.updated) == (1, 1)
    assert {(head, names) for _, head, names in homes(registers)} == {
        ("赵一", ("赵一", "赵大", "钱二")),
        ("赵小", ("赵小",)),
    }


def test_a_household_that_moves_keeps_its_people_and_its_history(registers: Registers) -> None:
    registers.take(*family("", "12", "赵一", "钱二"))
    before = {line.household for line in registers.people("赵一")}
    report = registers.take(*family("", "15", "赵一", "钱二"))
    assert (report.households_added, report.updated, report.same) == (0, 1, 1)
    assert {line.household for line in registers.people("钱二")} == before
    assert [address for address, *_ in homes(registers)] == ["榴园9号楼1单元15室"]


@pytest.mark.parametrize("first", [0, 1])
def test_no_row_re_houses_or_re_heads_a_household_that_the_file_claimed(
    registers: Registers, first: int
) -> None:
    registers.take(*family("9", "12", "赵一", "钱二"))
    agreeing, other = family("9", "12", "赵一", "钱二")
    other = other | {"户主姓名": "孙三"}
    rows = [agreeing, other] if first == 0 else [other, agreeing]
    report = registers.take(*rows)
    heads = [change.new.get("householder") for change in report.changes]
    assert heads == ([] if first == 0 else ["孙三"])
    assert (3, "home_differs") in said(report.problems)
    assert registers.take(*rows).updated == 0


def test_a_row_of_the_same_family_at_another_door_is_pointed_out(registers: Registers) -> None:
    father, mother = family("9", "12", "赵一", "钱二")
    report = registers.take(father, mother | place("21"))
    assert (report.households_added, report.dwellings_added) == (1, 1)
    assert said(report.problems) == [(3, "home_differs")]


def test_a_number_told_later_is_noted(registers: Registers) -> None:
    registers.take(*family("", "12", "赵一"))
    report = registers.take(*family("77", "12", "赵一"))
    assert [dict(change.new) for change in report.changes] == [{"number": "77"}]
    assert registers.take(*family("77", "12", "赵一")).same == 1


def test_a_file_that_names_no_householder_finds_the_households_by_their_people(
    registers: Registers,
) -> None:
    registers.take(*family("", "12", "赵一", "钱二"))
    bare = [{k: v for k, v in one.items() if k != "户主姓名"} | {"与户主关系": ""}
            for one in family("", "12", "赵一", "钱二")]  # fmt: skip
    report = registers.take(*bare)
    assert (report.households_added, report.same) == (0, 2)


@pytest.mark.parametrize("rooms", [["12"] * 40, [str(n) for n in range(40)]])
def test_forty_households_behind_one_door_stay_forty(
    registers: Registers, rooms: list[str]
) -> None:
    rows = [
        one for n, room in enumerate(rooms) for one in family(f"D{n}", room, f"工{chr(20000 + n)}")
    ]
    assert registers.take(*rows).households_added == 40
    assert counted(registers.take(*rows)) == (0, 0, 40, 0)


def test_who_is_missing_from_the_file_is_listed_with_the_address(registers: Registers) -> None:
    registers.take(*family("9", "12", "赵一", "钱二"))
    report = registers.take(*family("9", "12", "赵一"))
    assert ("钱二", "榴园9号楼1单元12室") in {(m.name, m.place) for m in report.missing_people}


def test_rows_are_named_by_the_sheets_own_column_and_once(registers: Registers) -> None:
    registers.take(*family("9", "12", "赵一", "钱二"))
    twice = family("9", "12", "赵一", "钱二")
    report = registers.take(*twice, twice[1] | {"备注": "再一次"})
    places = [(one.row, one.column, one.reason) for one in (*report.refused, *report.problems)]
    assert len(places) == len(set(places))
    for one in (*report.refused, *report.problems):
        letter, _, heading = one.column.partition(" ")
        assert letter.isupper(), one.column
        assert heading in twice[0], one.column
