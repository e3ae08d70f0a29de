"""What follows from issued weeks and months: reminders, mentions, how units moved, own wording."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import docx
import pytest

from gridcredit.domain.codes import RegistrationKind
from gridcredit.domain.dispatch.table import FrozenTable, Numbers, Unit, sum_row, unit_rows
from gridcredit.domain.dispatch.trends import trends
from gridcredit.domain.errors import BadValue, IssuedAlready, NotFound
from gridcredit.domain.kinds.key_task import KeyTask
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.ledgers.codes import ReminderState
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch import bulletins, mentions, reminders, weekly, wording
from gridcredit.operations.figures import covering
from gridcredit.operations.ledgers import key_tasks
from gridcredit.operations.register import people
from gridcredit.store.register import area_rows
from tests.operations.adding import add_records
from tests.operations.carrying import carry
from tests.operations.offices import STREET, Offices

WEEKS = ("2026-W47", "2026-W48")


def table(span: str, *rates: tuple[int, int], late: bool = False) -> FrozenTable:
    told = [
        (Unit(f"u{at}", f"单位{at}", 5_000, 5_000, "", late), Numbers(eligible=of, total=total))
        for at, (total, of) in enumerate(rates)
    ]
    day = date(2026, 11, 22)
    found = [numbers for _, numbers in told]
    return FrozenTable(
        span, "x", "区", day, day, "", "", "", unit_rows(told), sum_row(Unit("x", "区"), found)
    )


def test_units_move_and_stay_behind() -> None:
    now = table("3", (6, 10), (4, 10), (2, 10), (0, 0))
    before = [table("2", (4, 10), (5, 10), (2, 10), (0, 0)), table("1", (4, 10), (4, 10), (1, 10))]
    first, second, third, nobody = trends(now, before)
    assert (first.change, first.moved, first.behind) == ("+20.00", 1, 0)
    assert (second.change, second.moved, second.behind) == ("-10.00", -1, 1)
    assert (third.change, third.moved, third.behind) == ("0.00", 0, 3)
    assert (nobody.change, nobody.moved, nobody.behind) == ("—", None, 0)
    assert trends(now, [])[2].behind == 1


def register(desk: Desk, resident: UUID, on: date) -> None:
    event = RegistrationEvent(desk.new_id(), resident, RegistrationKind.REGISTERED, on)
    add_records(desk, [event])


def issue_both(offices: Offices, desk: Desk, tmp_path: Path) -> None:
    offices.clock.go(2)
    weekly.issue_week(desk, WEEKS[0], tmp_path / "w")
    assert reminders.proposals(desk) == []  # one week behind is none
    offices.clock.go(7)
    weekly.issue_week(desk, WEEKS[1], tmp_path / "w")


def test_a_unit_behind_two_weeks_is_reminded_and_replies(
    offices: Offices, grid: Desk, street: Desk, district: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    offices.send(street, district)
    covering.set_target(district, district.node.area, date(2026, 12, 31), 9_000)
    issue_both(offices, district, tmp_path)
    (name,) = {one.unit for one in reminders.proposals(district)} & {street_name(street)}
    ((made, files),) = reminders.issue_reminders(
        district, tmp_path / "out", [p for p in reminders.proposals(district) if p.unit == name]
    )
    assert (made.weeks, made.turn, made.due) == (2, 1, date(2026, 12, 8))
    assert {file.suffix for file in files} == {".docx", ".pdf"}
    assert name not in {one.unit for one in reminders.proposals(district)}
    carry(district, street, tmp_path / "post")
    (given,) = reminders.list_reminders(street)
    assert (given.state, given.is_own) == (ReminderState.WAITING, False)
    again = reminders.print_again(street, made.id, tmp_path / "again")
    assert len(again) == 2
    with pytest.raises(BadValue, match="before_reminder"):
        reminders.reply(street, made.id, "已整改", date(2026, 11, 20))
    reminders.reply(street, made.id, "已安排补访")
    offices.send(street, district)
    states = {one.reminder.id: one.state for one in reminders.list_reminders(district)}
    assert states[made.id] is ReminderState.REPLIED


def street_name(street: Desk) -> str:
    with street.reading() as session:
        return area_rows.area_by_code(session, STREET).name


def test_a_reminder_goes_when_late_news_take_its_ground_away(
    offices: Offices, grid: Desk, street: Desk, district: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    offices.send(street, district)
    covering.set_target(district, district.node.area, date(2026, 12, 31), 9_000)
    issue_both(offices, district, tmp_path)
    chosen = [p for p in reminders.proposals(district) if p.unit == street_name(street)]
    reminders.issue_reminders(district, tmp_path / "out", chosen)
    for line in people.list_residents(grid):
        register(grid, line.line.id, date(2026, 11, 10))  # known only later
    offices.send(grid, street)
    offices.send(street, district)
    reminders.issue_reminders(district, tmp_path / "more", [])
    (one,) = reminders.list_reminders(district)
    assert one.state is ReminderState.WITHDRAWN
    assert one.why
    with pytest.raises(NotFound):
        reminders.withdraw(district, one.reminder.id, "又撤")


def test_an_overdue_task_is_a_ground_until_it_was_done_in_time(
    offices: Offices, district: Desk, tmp_path: Path
) -> None:
    with district.reading() as session:
        own = area_rows.area_by_code(session, district.node.area).id
    task = KeyTask(district.new_id(), own, "3", title="分级分类监管", lead="科技局", target="1",
                   measure="类", start=date(2026, 1, 1), due=date(2026, 10, 31))  # fmt: skip
    add_records(district, [task])
    ((made, _),) = reminders.issue_reminders(district, tmp_path, contact="信用办 0632-0000000")
    assert (made.unit, made.area, made.span) == ("科技局", own, "")
    assert reminders.proposals(district) == []
    offices.clock.go(10)
    (again,) = reminders.proposals(district)  # the time to reply is over
    assert again.turn == 2
    key_tasks.report_progress(district, "3", date(2026, 10, 20), "1", "已印发")
    reminders.issue_reminders(district, tmp_path, [])
    assert [one.state for one in reminders.list_reminders(district)] == [ReminderState.WITHDRAWN]


def test_only_confirmed_units_stand_in_a_bulletin(
    offices: Offices, grid: Desk, street: Desk, district: Desk, tmp_path: Path
) -> None:
    for line in people.list_residents(grid):
        register(grid, line.line.id, date(2026, 11, 10))
    offices.send(grid, street)
    offices.send(street, district)
    offices.clock.go(12)
    found = mentions.mentions(district, "2026-11")
    (praise,) = [one for one in found if one.praised]
    assert praise.unit == street_name(street)
    with pytest.raises(BadValue, match="area_not_known"):
        mentions.confirm(district, "2026-11", "张三", "表现好", praised=True)
    named = mentions.confirm(district, "2026-11", praise.unit, praise.ground, praised=True)
    with pytest.raises(BadValue, match="named_already"):
        mentions.confirm(district, "2026-11", praise.unit, "再来", praised=True)
    usual = wording.wording(district)
    wording.keep_wording(
        district, replace(usual, red_head="枣庄高新区信用办文件", demand="抓好落实。")
    )
    with pytest.raises(BadValue, match="opening_brackets"):
        wording.keep_wording(district, replace(usual, opening="{月份}"))
    made = bulletins.issue_bulletin(district, "2026-11", tmp_path / "out")
    letter = next(file for file in made.files if file.suffix == ".docx")
    said = "\n".join(one.text for one in docx.Document(str(letter)).paragraphs)
    assert f"通报表扬：{praise.unit}（" in said
    assert "通报批评" not in said
    assert said.startswith("枣庄高新区信用办文件")
    assert "抓好落实。" in said
    with pytest.raises(IssuedAlready):
        mentions.take_back(district, named, "不提了")
