"""Who is the same person, and which family is the same household: input → what is right."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from gridcredit.domain.roster_rows import Answers, Choice, RowReason
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import undoing
from gridcredit.operations.register import amending, removals
from tests.operations.registers import (
    Registers,
    Row,
    all_answered,
    counted,
    number_of,
    place,
    row,
    said,
)

OLD, YOUNG = number_of("19600101", 73), number_of("19900101", 71)


@pytest.fixture
def registers(worker: Desk, tmp_path: Path) -> Registers:
    """A grid worker's register with six invented households."""
    return Registers(worker, tmp_path)


FATHER = row("何安", "何安", 出生日期="1960-01-01")
SON = row("何安", "何安", 出生日期="1990-01-01") | {"与户主关系": "子"}
CHILD = row("何小", "何安")


def test_father_and_son_of_one_name_are_two_people(registers: Registers) -> None:
    assert counted(registers.take(FATHER, SON, CHILD)) == (3, 0, 0, 0)
    assert registers.births("何安") == ["1960-01-01", "1990-01-01"]
    assert counted(registers.take(FATHER, SON, CHILD)) == (0, 0, 3, 0)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_id_numbers_given_later_go_to_whom_the_birth_dates_fit(
    registers: Registers, order: tuple[int, ...]
) -> None:
    registers.take(FATHER, SON, CHILD)
    later = [row("何安", "何安", 身份证号=YOUNG) | {"与户主关系": "子"}]
    later += [row("何安", "何安", 身份证号=OLD), CHILD]
    report = registers.take(*(later[at] for at in order))
    assert counted(report) == (0, 2, 1, 0)
    numbers = {str(line.birth_date)[:4]: line.id_number for line in registers.people("何安")}
    assert numbers == {"1960": OLD, "1990": YOUNG}


@pytest.mark.parametrize("with_number_first", [True, False])
def test_a_row_without_a_number_never_takes_whom_a_number_means(
    registers: Registers, with_number_first: bool
) -> None:
    registers.take(row("何安", "何安", 身份证号=OLD))
    named = row("何安", "何安", 联系电话="19900000001") | {"与户主关系": "子"}
    known = row("何安", "何安", 身份证号=OLD, 联系电话="19900000002")
    rows = [known, named] if with_number_first else [named, known]
    registers.take(*rows)
    phones = {line.id_number: line.phone for line in registers.people("何安")}
    assert phones[OLD] == "19900000002"


TWINS = [row("何晨", "何双", 身份证号=number_of("20000202", serial)) for serial in (11, 13)]


def test_twins_are_two_people_where_their_numbers_differ(registers: Registers) -> None:
    assert counted(registers.take(*TWINS)) == (2, 0, 0, 0)
    assert counted(registers.take(*reversed(TWINS))) == (0, 0, 2, 0)
    third = row("何晨", "何双", 身份证号=number_of("20000202", 15))
    assert counted(registers.take(*TWINS, third)) == (1, 0, 2, 0)  # all others are accounted for


def test_a_row_that_says_nothing_new_of_a_twin_is_said(registers: Registers) -> None:
    alike = row("何晨", "何双", 出生日期="2000-02-02")
    report = registers.take(alike, alike)
    assert counted(report) == (1, 0, 0, 1)
    assert said(report.refused) == [(3, "repeated")]


CORRECTED = row("苏二", "苏二", 身份证号=number_of("19900606", 64), 联系电话="19900000602")
WRONG = row("苏二", "苏二", 身份证号=number_of("20100606", 64), 联系电话="19900000602")


def test_one_name_under_another_number_is_asked_and_left_out(registers: Registers) -> None:
    registers.take(WRONG)
    report = registers.take(CORRECTED)
    assert counted(report) == (0, 0, 0, 1)
    assert said(report.refused) == said(report.questions) == [(2, "other_id_number")]
    assert report.missing_people == () or "苏二" not in {m.name for m in report.missing_people}
    assert registers.births("苏二") == ["2010-06-06"]


@pytest.mark.parametrize(
    ("choice", "births"),
    [
        (Choice.SAME, ["1990-06-06"]),
        (Choice.NEW, ["1990-06-06", "2010-06-06"]),
        (Choice.LEAVE, ["2010-06-06"]),
    ],
)
def test_the_answer_says_whether_a_number_is_corrected(
    registers: Registers, choice: Choice, births: list[str]
) -> None:
    registers.take(WRONG)
    by_row = Answers(rows={("册", 2): choice})
    registers.take(CORRECTED, answers=by_row)
    assert registers.births("苏二") == births
    again = registers.take(CORRECTED, answers=by_row)
    assert again.same == (choice is not Choice.LEAVE)


def test_one_name_born_on_another_day_is_asked(registers: Registers) -> None:
    registers.take(FATHER)
    report = registers.take(SON)
    assert said(report.questions) == [(2, "other_birth_date")]
    registers.take(SON, answers=all_answered(Choice.NEW))
    assert registers.births("何安") == ["1960-01-01", "1990-01-01"]


def test_two_people_with_one_number_are_said_and_stand(registers: Registers) -> None:
    registers.take(row("马一", "马一", 身份证号=OLD))
    report = registers.take(row("牛二", "牛二", 身份证号=OLD, **place("702")))
    assert counted(report) == (1, 0, 0, 0)
    assert said(report.problems) == [(2, "shared_id_number")]
    assert [line.id_number for line in registers.people("马一") + registers.people("牛二")] == [
        OLD,
        OLD,
    ]


def test_a_fathers_number_in_the_sons_row_does_not_turn_him_into_his_son(
    registers: Registers,
) -> None:
    registers.take(row("何安", "何安", 身份证号=OLD), row("何小", "何安"))
    report = registers.take(row("何小", "何安", 身份证号=OLD), row("何安", "何安"))
    assert {line.name for line in registers.people()} >= {"何安", "何小"}
    assert len(registers.people("何安")) == len(registers.people("何小")) == 1
    assert "shared_id_number" in {reason for _, reason in said(report.problems)}


def test_a_number_moves_its_person_between_the_households_of_a_grid(registers: Registers) -> None:
    registers.take(row("何安", "何安", 身份证号=OLD), row("何小", "何安", 身份证号=YOUNG))
    report = registers.take(row("何小", "何小", 身份证号=YOUNG, **place("702")))
    assert counted(report) == (0, 1, 0, 0)
    assert len(registers.people("何小")) == 1


def off(registers: Registers, name: str) -> None:
    amending.remove(registers.desk, "resident", registers.people(name)[0].id, "搬走了")


@pytest.mark.parametrize(
    "known",
    [
        row("王𬱖", "王𬱖", 身份证号=OLD),
        row("王𬱖", "王𬱖", 出生日期="1960-01-01"),
        row("王𬱖", "王𬱖"),
    ],
)
def test_who_was_taken_off_is_asked_about_and_comes_back_as_the_same_person(
    registers: Registers, known: Row
) -> None:
    registers.take(known, CHILD | {"户主姓名": "王𬱖"})
    before = registers.people("王𬱖")[0].id
    off(registers, "王𬱖")
    report = registers.take(known)
    assert counted(report) == (0, 0, 0, 1)
    [question] = report.questions
    assert (question.reason, question.resident) == (RowReason.TAKEN_OFF, before)
    assert (question.removed, question.removed_at[:10]) == ("搬走了", "2026-11-22")
    assert registers.people("王𬱖") == []
    back = registers.take(known, answers=all_answered(Choice.SAME))
    assert counted(back) == (0, 1, 0, 0)
    assert [line.id for line in registers.people("王𬱖")] == [before]


def test_who_was_taken_off_may_be_somebody_else(registers: Registers) -> None:
    known = row("王𬱖", "王𬱖", 身份证号=OLD)
    registers.take(known)
    before = registers.people("王𬱖")[0].id
    off(registers, "王𬱖")
    assert counted(registers.take(known, answers=all_answered(Choice.NEW))) == (1, 0, 0, 0)
    assert [line.id == before for line in registers.people("王𬱖")] == [False]
    assert counted(registers.take(known)) == (0, 0, 1, 0)


def test_another_of_that_name_is_not_who_was_taken_off(registers: Registers) -> None:
    registers.take(FATHER, CHILD)
    off(registers, "何安")
    report = registers.take(SON, CHILD)
    assert counted(report) == (1, 0, 1, 0)
    assert report.questions == ()


def test_a_household_that_was_taken_off_is_not_made_anew_in_silence(registers: Registers) -> None:
    rows = [row("何安", "何安", 身份证号=OLD), row("何小", "何安", 身份证号=YOUNG)]
    registers.take(*rows)
    homes = {line.household for line in registers.people("何安")}
    amending.remove(registers.desk, "household", homes.pop(), "重复登记")
    newborn = row("何生", "何安")
    report = registers.take(*rows, newborn)
    assert [reason for _, reason in said(report.questions)] == ["taken_off"] * 3
    assert (report.households_added, report.residents_added) == (0, 0)
    back = registers.take(*rows, newborn, answers=all_answered(Choice.SAME))
    assert (back.households_added, back.residents_added) == (0, 1)
    names = {line.name for line in registers.people()}
    assert {"何安", "何小", "何生"} <= names
    assert counted(registers.take(*rows, newborn)) == (0, 0, 3, 0)


def test_a_register_that_was_undone_comes_back_with_the_same_people(registers: Registers) -> None:
    rows = [FATHER, SON, CHILD | {"联系电话": "19900000001"}]
    first = registers.take(*rows)
    before = registers.people()
    assert first.import_id is not None
    undoing.undo_import(registers.desk, first.import_id)
    assert registers.people("何安") == []
    again = registers.take(*rows)
    assert (again.questions, len(again.refused), again.residents_added) == ((), 0, 0)
    assert registers.people() == before
    assert counted(registers.take(*rows)) == (0, 0, 3, 0)


def test_who_was_put_back_by_hand_is_known_again(registers: Registers) -> None:
    known = row("王𬱖", "王𬱖", 身份证号=OLD)
    registers.take(known)
    person = registers.people("王𬱖")[0].id
    off(registers, "王𬱖")
    removals.put_back(registers.desk, "resident", person)
    assert counted(registers.take(known)) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    "name", ["何?", "何？", "何□", "何*", "何＊", "何\ufffd", "何\ue863", "何X", "何某", "何○"]
)
def test_a_damaged_name_overwrites_nothing_and_adds_nobody(registers: Registers, name: str) -> None:
    known = row("何安", "何安", 身份证号=OLD, 户号="9001")
    registers.take(known)
    damaged = known | {"姓名": name, "户主姓名": name, "联系电话": "19900000001"}
    report = registers.take(damaged)
    assert counted(report) == (0, 1, 0, 0)
    assert {reason for _, reason in said(report.problems)} == {"damaged_name"}
    [line] = registers.people("何安")
    assert line.phone == "19900000001"  # all else of the row is sound
    unknown = registers.take(damaged | {"身份证号": "", "联系电话": ""})
    assert said(unknown.refused) == [(2, "damaged_name")]
    assert len(registers.people("何安")) == 1
    stranger = registers.take(damaged | place("708") | {"身份证号": YOUNG, "户号": "9002"})
    assert (stranger.residents_added, stranger.households_added) == (0, 0)
    assert stranger.dwellings_added == 0


def test_our_own_masked_export_read_back_changes_nothing(
    registers: Registers, tmp_path: Path
) -> None:
    from gridcredit.operations.register import rostering

    registers.take(row("王𬱖", "王𬱖"), row("何安", "何安", **place("702")))
    before = [(line.name, line.id_number) for line in registers.people()]
    rostering.export_roster(registers.desk, tmp_path / "masked.xlsx")
    report = rostering.read_roster(registers.desk, tmp_path / "masked.xlsx", keep=True)
    assert len(report.refused) == report.rows == len(before)
    assert (report.changes, report.residents_added) == ((), 0)
    assert [(line.name, line.id_number) for line in registers.people()] == before


@pytest.mark.parametrize("name", ["昜〇", "JOHN SMITH", "买买提·阿不都", "李㛃", "钱", "王Alex"])
def test_a_rare_name_is_a_name(registers: Registers, name: str) -> None:
    assert counted(registers.take(row(name, name))) == (1, 0, 0, 0)
    assert counted(registers.take(row(name, name))) == (0, 0, 1, 0)
