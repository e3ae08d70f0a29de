"""A request that was passed on comes back until it is replied to, and goes with its visit."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.visiting import ReasonKind
from gridcredit.operations import tasks
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import rules
from gridcredit.operations.visits import appealing, correcting, takingback, visiting
from gridcredit.operations.visits.appealing import AppealEntry
from gridcredit.operations.visits.visiting import VisitEntry
from tests.operations.chains import Chain
from tests.operations.homes import Home, a_home

AT = "2026-11-13T08:00"  # a Friday; five working days later it is the 20th, today the 22nd


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


def passed_on(desk: Desk, home: Home, at: str = AT, **how: object) -> UUID:
    """A visit that passes a request on; its id."""
    visit = Visit(desk.new_id(), home.household, at, VisitOutcome.APPEAL, note="路灯不亮")
    return visiting.log_visit(desk, VisitEntry(visit, **how)).visit  # type: ignore[arg-type]


def reasons(desk: Desk, home: Home) -> list[ReasonKind]:
    """Why the door is due."""
    return [
        reason.kind
        for due in visiting.due_today(desk)
        if due.household == home.household
        for reason in due.reasons
    ]


def test_the_day_is_counted_in_working_days_and_the_note_is_the_wording(
    worker: Desk, home: Home
) -> None:
    visit = passed_on(worker, home)
    [asked] = appealing.list_appeals(worker)
    assert (asked.appeal.wording, asked.appeal.visit) == ("路灯不亮", visit)
    assert (asked.due, asked.is_overdue, asked.known) == (date(2026, 11, 20), True, True)


def test_it_comes_back_until_it_is_replied_to(worker: Desk, home: Home) -> None:
    passed_on(worker, home, appeal=AppealEntry("路灯不亮", "住建局", date(2026, 12, 1)))
    assert ReasonKind.APPEAL_OPEN in reasons(worker, home)
    assert tasks.list_tasks(worker) == []
    [asked] = appealing.list_appeals(worker, only_open=True)
    reply = appealing.reply_appeal(worker, asked.appeal.id, date(2026, 11, 22), "已修好")
    assert ReasonKind.APPEAL_OPEN not in reasons(worker, home)
    assert appealing.list_appeals(worker, only_open=True) == []
    with pytest.raises(BadValue, match="already_answered"):
        appealing.reply_appeal(worker, asked.appeal.id, date(2026, 11, 22), "又一次")
    appealing.take_back_reply(worker, reply, "答错了户")
    assert ReasonKind.APPEAL_OPEN in reasons(worker, home)


def test_an_overdue_one_is_a_task_and_stands_in_front(worker: Desk, home: Home) -> None:
    passed_on(worker, home, appeal=AppealEntry("", "住建局"))
    assert reasons(worker, home)[0] is ReasonKind.APPEAL_OVERDUE
    [task] = tasks.list_tasks(worker)
    assert (task.kind, task.about, task.due) == ("appeal_overdue", "住建局", date(2026, 11, 20))


def test_a_refusal_or_a_closed_door_does_not_close_it(worker: Desk, home: Home) -> None:
    passed_on(worker, home)
    no = Visit(worker.new_id(), home.household, "2026-11-20T08:00", VisitOutcome.MET_REFUSED)
    visiting.log_visit(worker, VisitEntry(no))
    assert reasons(worker, home) == [ReasonKind.APPEAL_OVERDUE]


def test_the_visit_takes_its_request_and_the_reply_back(worker: Desk, home: Home) -> None:
    visit = passed_on(worker, home)
    [asked] = appealing.list_appeals(worker)
    appealing.reply_appeal(worker, asked.appeal.id, date(2026, 11, 20), "已修好")
    gone = takingback.take_back(worker, "visit", visit, "记错了户")
    assert gone.count == 3
    assert appealing.list_appeals(worker) == []
    takingback.say_again(worker, gone, "没有记错")
    [back] = appealing.list_appeals(worker)
    assert back.reply is not None
    assert back.reply.reply == "已修好"


def test_a_corrected_visit_has_a_request_where_its_outcome_wants_one(
    worker: Desk, home: Home
) -> None:
    visit = passed_on(worker, home)
    moved = correcting.correct_visit(worker, visit, {"at": "2026-11-12T08:00"}, "日期不对")
    [asked] = appealing.list_appeals(worker)
    assert asked.appeal.on == date(2026, 11, 12)
    done = correcting.correct_visit(
        worker, moved.visit, {"outcome": VisitOutcome.MET_DONE}, "点错了结果"
    )
    assert appealing.list_appeals(worker) == []
    takingback.say_again(worker, done.replaced, "没有点错")
    assert len(appealing.list_appeals(worker)) == 1
    other = Visit(worker.new_id(), home.household, "2026-11-19T08:00", VisitOutcome.MET_DONE)
    visiting.log_visit(worker, VisitEntry(other))
    correcting.correct_visit(worker, other.id, {"outcome": VisitOutcome.APPEAL}, "点错了结果")
    assert len(appealing.list_appeals(worker)) == 2


def test_a_reply_stays_with_a_request_that_is_corrected(worker: Desk, home: Home) -> None:
    passed_on(worker, home)
    [asked] = appealing.list_appeals(worker)
    appealing.reply_appeal(worker, asked.appeal.id, date(2026, 11, 20), "已修好")
    appealing.correct_appeal(
        worker, asked.appeal.id, AppealEntry("路灯不亮（3号楼前）", "住建局"), "写全"
    )
    [now] = appealing.list_appeals(worker)
    assert (now.appeal.unit, now.is_open) == ("住建局", False)


def test_a_request_belongs_to_its_outcome_and_is_due_after_its_visit(
    worker: Desk, home: Home
) -> None:
    done = Visit(worker.new_id(), home.household, AT, VisitOutcome.MET_DONE)
    with pytest.raises(BadValue, match="appeal_elsewhere"):
        visiting.log_visit(worker, VisitEntry(done, appeal=AppealEntry("路灯")))
    with pytest.raises(BadValue, match="before_visit"):
        passed_on(worker, home, appeal=AppealEntry("路灯", "", date(2026, 11, 12)))


def test_the_street_replies_and_the_grid_hears_of_it(chain: Chain) -> None:
    passed_on(chain.grid, chain.home, appeal=AppealEntry("路灯不亮", "住建局", date(2026, 12, 1)))
    chain.up(chain.grid, chain.street)
    [asked] = appealing.list_appeals(chain.street)
    assert asked.appeal.unit == "住建局"
    appealing.reply_appeal(chain.street, asked.appeal.id, date(2026, 11, 22), "已报修")
    chain.down(chain.street, chain.grid)
    [told] = appealing.list_appeals(chain.grid)
    assert told.reply is not None
    assert told.reply.reply == "已报修"
    chain.up(chain.street, chain.district)
    assert appealing.list_appeals(chain.district) == []


def test_a_day_beyond_the_calendar_is_said_to_be_uncertain(worker: Desk, home: Home) -> None:
    far = AppealEntry("路灯", "住建局", date(2031, 1, 8))
    passed_on(worker, home, appeal=far)
    [asked] = appealing.list_appeals(worker)
    assert not asked.known
    assert appealing.appeal_due(worker, date(2026, 11, 20)).known
    assert not appealing.appeal_due(worker, date(2030, 12, 30)).known


def test_the_clock_is_a_setting(clerk: Desk, chain: Chain) -> None:
    assert appealing.appeal_due(clerk, date(2026, 11, 20)).day == date(2026, 11, 27)
    rules.set_rule(chain.district, rules.APPEAL_DAYS, 3)
    assert appealing.appeal_due(chain.district, date(2026, 11, 20)).day == date(2026, 11, 25)
    chain.down(chain.district, chain.street)
    assert appealing.appeal_due(chain.street, date(2026, 11, 20)).day == date(2026, 11, 25)
