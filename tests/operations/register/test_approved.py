"""What people looked at in a check is what is taken in, or nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridcredit.domain.errors import RegisterChanged
from gridcredit.domain.roster_rows import NO_ANSWERS, Answers, Choice, RowReason
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import rostering
from gridcredit.operations.register.rostering import RosterReport
from tests.operations.registers import Registers, Row, counted, number_of, place, row

PEOPLE = (row("何安", "何安"), row("何小", "何安", 身份证号=number_of("19900101")))


def taken(
    desk: Desk, folder: Path, approved: RosterReport, answers: Answers = NO_ANSWERS
) -> tuple[RosterReport, list[str]]:
    """The register of a check taken in, and the stages of work that this went through."""
    stages: list[str] = []

    def noted(_done: int, _total: int, stage: str) -> None:
        stages.append(stage)

    file = folder / approved.file
    report = rostering.read_roster(
        desk, file, keep=True, progress=noted, approved=approved, answers=answers
    )
    return report, list(dict.fromkeys(stages))


def checked(registers: Registers, *rows: Row) -> RosterReport:
    return registers.take(*rows, keep=False)


def test_an_approved_file_is_neither_read_nor_compared_again(worker: Desk, tmp_path: Path) -> None:
    registers = Registers(worker, tmp_path)
    seen = checked(registers, *PEOPLE)
    report, stages = taken(worker, tmp_path, seen)
    assert stages == ["save"]
    assert counted(report) == counted(seen) == (2, 0, 0, 0)
    assert [one.name for one in registers.people("何安")] == ["何安"]
    again = registers.take(*PEOPLE)
    assert counted(again) == (0, 0, 2, 0)


def test_a_file_that_was_changed_since_is_refused(worker: Desk, tmp_path: Path) -> None:
    registers = Registers(worker, tmp_path)
    before = registers.people()
    seen = checked(registers, *PEOPLE)
    checked(registers, *PEOPLE, row("何三", "何安"))
    with pytest.raises(RegisterChanged) as told:
        taken(worker, tmp_path, seen)
    assert told.value.file == seen.file
    assert registers.people() == before


def test_what_was_written_since_is_compared_with(worker: Desk, tmp_path: Path) -> None:
    registers = Registers(worker, tmp_path)
    seen = checked(registers, *PEOPLE)
    registers.take(*PEOPLE)
    report, stages = taken(worker, tmp_path, seen)
    assert "match" in stages
    assert "reading" not in stages
    assert counted(report) == (0, 0, 2, 0)


def test_what_was_answered_since_is_asked_of_the_register(worker: Desk, tmp_path: Path) -> None:
    registers = Registers(worker, tmp_path)
    registers.take(row("何安", "何安", 身份证号=number_of("19600101"), **place("702")))
    other = row("何安", "何安", 身份证号=number_of("19900101", 12), **place("702"))
    seen = checked(registers, other)
    assert [one.reason for one in seen.questions] == [RowReason.OTHER_ID_NUMBER]
    report, stages = taken(
        worker, tmp_path, seen, Answers(reasons={RowReason.OTHER_ID_NUMBER: Choice.SAME})
    )
    assert "match" in stages
    assert counted(report) == (0, 1, 0, 0)
