"""What consents, dates and stock of 信用+ ask for is said, by who is to do it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import ConsentKind
from gridcredit.domain.credit.codes import Manner, Seat
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.kinds.credit_member import CreditMember
from gridcredit.domain.kinds.credit_objection import CreditObjection
from gridcredit.domain.kinds.credit_sheet import CreditSheet
from gridcredit.domain.records import Record
from gridcredit.operations.credit import goods
from gridcredit.operations.credit.carry_notices import carry_notice_of
from gridcredit.operations.credit.sheets import print_sheets
from gridcredit.operations.desk import Desk
from gridcredit.operations.tasks import Task, list_tasks
from gridcredit.store.journal import journal
from gridcredit.store.register.area_rows import area_by_code
from tests.operations.credit import boards
from tests.operations.credit.pilot import (
    ANNA,
    HOME,
    close_month,
    set_rules,
    settle,
    stock_up,
)
from tests.operations.offices import VILLAGE

TODAY = date(2026, 11, 22)  # a Sunday
WEEK = timedelta(days=7)


def write(desk: Desk, *records: Record) -> None:
    with desk.writing() as session:
        journal.add(session, records)


def hung_up(desk: Desk, until: date, number: str) -> UUID:
    """Sheets that hang until a day, as another office's record says."""
    with desk.reading() as session:
        area = area_by_code(session, VILLAGE).id
    row = desk.new_id()
    write(desk, CreditSheet(row, area, "2026-10", number, until - WEEK, until, "ABDE"))
    return row


def told(desk: Desk, kind: str) -> list[Task]:
    return [task for task in list_tasks(desk) if task.kind == kind]


@pytest.fixture
def desk(clerk: Desk) -> Desk:
    """The street's desk, which decides and redeems for the village since November."""
    settle(clerk)
    set_rules(clerk, begins=date(2026, 11, 1))
    return clerk


def test_nothing_is_to_be_done_at_first(desk: Desk) -> None:
    assert list_tasks(desk) == []


def test_a_withdrawn_consent_asks_for_the_sheets_on_the_next_working_day(
    clerk: Desk, tmp_path: Path
) -> None:
    houses = boards.settle(clerk, 2)
    for house in houses:
        boards.passed(clerk, house)
    agreed = [house.adults[0] for house in houses]
    boards.consent(clerk, agreed, ConsentKind.PUBLISH_HONOUR)
    boards.close(clerk)
    print_sheets(clerk, VILLAGE, boards.OCTOBER, tmp_path)
    assert told(clerk, "sheet_reprint") == []
    boards.consent(clerk, agreed[:1], ConsentKind.PUBLISH_HONOUR, given=False, on=TODAY)
    (task,) = told(clerk, "sheet_reprint")
    assert (task.due, task.about, task.known) == (date(2026, 11, 23), "2026-1", True)
    print_sheets(clerk, VILLAGE, boards.OCTOBER, tmp_path)
    assert told(clerk, "sheet_reprint") == []


def test_sheets_are_taken_down_after_their_last_day(desk: Desk) -> None:
    over = hung_up(desk, TODAY - timedelta(days=1), "2026-2")
    hung_up(desk, TODAY - timedelta(days=60), "2026-1")
    (task,) = told(desk, "sheet_down")
    assert (task.id, task.due, task.about) == (over, TODAY, "2026-2")


def test_an_objection_is_said_when_it_is_overdue(desk: Desk) -> None:
    on = date(2026, 11, 2)
    entry, objection = desk.new_id(), desk.new_id()
    write(
        desk,
        CreditMember(desk.new_id(), HOME, ANNA, True, on),
        CreditEntry(entry, HOME, "A", on, on, ANNA, note="某某说了什么"),
        CreditObjection(objection, entry, Manner.SPOKEN, date(2026, 11, 16), "不对"),
        CreditObjection(desk.new_id(), entry, Manner.SPOKEN, date(2026, 11, 19), "不对"),
    )
    (task,) = told(desk, "objection_overdue")
    assert (task.id, task.due, task.about) == (objection, date(2026, 11, 19), "学习 2026-11-02")


def test_months_that_are_over_wait_to_be_closed(clerk: Desk) -> None:
    settle(clerk)
    set_rules(clerk, begins=date(2026, 9, 1))
    found = told(clerk, "month_to_close")
    assert [(task.about, task.due) for task in found] == [
        ("2026-09", date(2026, 10, 20)),  # seven days off, one Saturday worked
        ("2026-10", date(2026, 11, 13)),
    ]
    close_month(clerk, "2026-09")
    assert [task.about for task in told(clerk, "month_to_close")] == ["2026-10"]


def test_goods_that_run_low_are_said(desk: Desk, tmp_path: Path) -> None:
    stock_up(desk, tmp_path)
    assert told(desk, "low_stock") == []
    goods.count_goods(desk, "FZ", 4, "盘点", VILLAGE)
    (task,) = told(desk, "low_stock")
    assert (task.due, task.about) == (None, "FZ 肥皂 4")


def test_what_the_end_of_the_year_takes_is_announced_in_time(clerk: Desk) -> None:
    settle(clerk)
    set_rules(clerk, begins=date(2026, 10, 1), carry=50)
    (task,) = told(clerk, "carry_notice")
    assert (task.due, task.about) == (date(2026, 12, 2), "2026")
    hung_up(clerk, date(2026, 11, 7), "2026-1")  # in October: too early to be thought of
    assert len(told(clerk, "carry_notice")) == 1
    hung_up(clerk, TODAY - timedelta(days=1), "2026-2")
    assert told(clerk, "carry_notice") == []


@pytest.mark.parametrize(
    ("later", "asked"), [(100, False), (20, True)], ids=["all is kept", "another share"]
)
def test_only_what_decembers_rules_take_is_announced(clerk: Desk, later: int, asked: bool) -> None:
    settle(clerk)
    set_rules(clerk, begins=date(2026, 10, 1), carry=50)
    hung_up(clerk, TODAY - timedelta(days=1), "2026-1")
    set_rules(clerk, begins=date(2026, 12, 1), number=2, carry=later)
    assert bool(told(clerk, "carry_notice")) is asked
    notice = carry_notice_of(clerk, VILLAGE)
    assert (notice.carry if notice else None) == (20 if asked else None)


def test_what_another_office_is_to_do_is_not_asked_for_here(clerk: Desk, tmp_path: Path) -> None:
    settle(clerk)
    stock_up(clerk, tmp_path)
    goods.count_goods(clerk, "FZ", 1, "盘点", VILLAGE)
    set_rules(clerk, decided_by=Seat.VILLAGE, redeemed_at=Seat.VILLAGE)
    hung_up(clerk, TODAY - timedelta(days=1), "2026-1")
    assert list_tasks(clerk) == []
