"""Registers as people bring them, for tests of what they do: small sheets of invented people."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gridcredit.domain.roster_rows import NO_ANSWERS, Answers, Choice, RowReason
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import people, rostering
from gridcredit.operations.register.rostering import RosterReport

_DOOR = {"小区名称": "榴园", "楼栋": "9", "单元": "1", "房号": "701"}
Row = dict[str, str]


def row(name: str, head: str = "", /, **cells: str) -> Row:
    """A row: its person, the householder, and other cells by their heading."""
    relation = {"与户主关系": "户主" if name == head else "子"} if head else {}
    return _DOOR | {"户主姓名": head, "姓名": name} | relation | cells


def place(room: str, **other: str) -> Row:
    """The cells of another door."""
    return {"房号": room} | other


def number_of(born: str, serial: int = 11) -> str:
    """An ID number that nobody holds."""
    from tests.rosters.making import id_number

    return id_number(born, serial)


@dataclass
class Registers:
    """Takes sheets in at a desk, and tells what came of them."""

    desk: Desk
    folder: Path
    reports: list[RosterReport] = field(default_factory=list)

    def take(
        self, *rows: Row, answers: Answers = NO_ANSWERS, keep: bool = True, name: str = "册"
    ) -> RosterReport:
        """Take a sheet of these rows in."""
        headings = list(dict.fromkeys(heading for one in rows for heading in one))
        file = self.folder / f"{name}.csv"
        with file.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, headings, restval="")
            writer.writeheader()
            writer.writerows(rows)
        report = rostering.read_roster(self.desk, file, keep=keep, answers=answers)
        self.reports.append(report)
        return report

    def people(self, name: str = "") -> list[Any]:
        """Everybody on the register, or those of a name."""
        lines = [one.line for one in people.list_residents(self.desk, purpose="测试")]
        return [line for line in lines if name in ("", line.name)]

    def births(self, name: str) -> list[str]:
        """When those of a name were born."""
        return sorted(str(line.birth_date) for line in self.people(name))


def said(found: Sequence[Any]) -> list[tuple[int, str]]:
    """Rows that are listed, with why."""
    return [(one.row, one.reason.value) for one in found]


def counted(report: RosterReport) -> tuple[int, int, int, int]:
    """Rows added, updated, the same, refused."""
    return (report.residents_added, report.updated, report.same, len(report.refused))


def all_answered(choice: Choice) -> Answers:
    """The same answer to every question."""
    asked = (RowReason.TAKEN_OFF, RowReason.OTHER_ID_NUMBER, RowReason.OTHER_BIRTH_DATE)
    return Answers(reasons=dict.fromkeys(asked, choice))
