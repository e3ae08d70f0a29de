"""结账 and 异议: what a month counts is frozen, and what comes later stands in an open month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain.codes import Role
from gridcredit.domain.credit.codes import Decision, EntryState, Manner, Result, Seat
from gridcredit.domain.errors import (
    BadValue,
    ClosedAlready,
    CorrectedBefore,
    EntryClosed,
    EntryVoided,
    MonthNotOver,
    MonthsInOrder,
    MustKeepOut,
    NoRules,
    NotAllowed,
    NotDecidedHere,
    NotFound,
    ObjectionAnswered,
    VoidedByReviewers,
)
from gridcredit.domain.kinds.credit_closing import CreditClosing
from gridcredit.domain.kinds.credit_count import CreditCount
from gridcredit.operations.credit import overview
from gridcredit.operations.credit.closing import MonthClose, close_month, look_at_close
from gridcredit.operations.credit.entering import EntryForm, add_entry
from gridcredit.operations.credit.listing import Fairness, fairness, list_ledger, list_scores
from gridcredit.operations.credit.objecting import (
    AnswerForm,
    ObjectionForm,
    answer,
    list_objections,
    object_to,
)
from gridcredit.operations.credit.reviewing import decide
from gridcredit.operations.credit.voiding import look_at_void, void
from gridcredit.operations.desk import Desk
from gridcredit.store.journal.loading import load
from tests.operations.credit.pilots import become, join, put_rules
from tests.operations.homes import Home, a_home
from tests.operations.offices import VILLAGE

OCTOBER, NOVEMBER = "2026-10", "2026-11"
ON = date(2026, 10, 25)


@pytest.fixture
def home(clerk: Desk) -> Home:
    """A household that takes part, in a village whose street decides, from October on; it is
    22 November."""
    made = a_home(clerk)
    put_rules(clerk, begins=date(2026, 10, 1))
    join(clerk, made)
    return made


def passed(desk: Desk, home: Home, *, is_decided: bool = True, **other: Any) -> UUID:
    """An entry of the clerk's, passed by a reviewer, who stays at the desk."""
    become(desk, Role.STREET_CLERK, "张干事")
    told = {"item": "A1", "on": ON, "resident": home.adult} | other
    made = add_entry(desk, EntryForm(home.household, **told))
    become(desk, Role.STREET_REVIEWER, "审核")
    if is_decided:
        decide(desk, [made], Decision.PASS)
    return made


def close(desk: Desk, period: str = OCTOBER) -> MonthClose:
    """A reviewer closes a month."""
    become(desk, Role.STREET_REVIEWER, "审核")
    return close_month(desk, VILLAGE, period)


def written(desk: Desk) -> tuple[list[CreditClosing], list[CreditCount]]:
    """The closings and counts that were written."""
    with desk.reading() as session:
        return load(session, CreditClosing), load(session, CreditCount)


def test_a_month_is_frozen_with_what_it_counted(clerk: Desk, home: Home) -> None:
    entry = passed(clerk, home)
    waiting = passed(clerk, home, is_decided=False)
    disputed = passed(clerk, home)
    object_to(clerk, objection(clerk, disputed))
    gone = passed(clerk, home, is_decided=False)
    void(clerk, gone, "重复")
    seen = look_at_close(clerk, VILLAGE, OCTOBER)
    assert written(clerk) == ([], [])
    done = close(clerk)
    assert (seen.month, seen.digest, seen.closing) == (done.month, done.digest, None)
    assert [(row.id, row.counted) for row in done.month.entries] == [(entry.hex, 20)]
    assert done.month.moved_on == ((waiting.hex, "waiting"), (disputed.hex, "disputed"))
    assert done.month.left_out == ((gone.hex, "void"),)
    [closing], [count] = written(clerk)
    assert (closing.id, closing.period, closing.counted) == (
        done.closing,
        OCTOBER,
        done.month.text(),
    )
    assert (closing.on, closing.by, closing.digest) == (date(2026, 11, 22), "审核", done.digest)
    assert (count.period, count.entries, count.households) == (OCTOBER, 1, 1)
    assert (count.civic_practice, count.governance, count.objections) == (20, 0, 0)
    assert not count.in_time  # ten working days after October were over on 13 November


def test_months_close_once_in_order_and_after_their_end(clerk: Desk, home: Home) -> None:
    become(clerk, Role.STREET_REVIEWER, "审核")
    for period, kind in (
        ("2026-13", BadValue),
        ("2026", BadValue),
        (NOVEMBER, MonthNotOver),
        ("2026-09", NoRules),
    ):
        with pytest.raises(kind):
            close_month(clerk, VILLAGE, period)
    clerk.clock.go(9)  # type: ignore[attr-defined]
    with pytest.raises(MonthsInOrder) as caught:
        close_month(clerk, VILLAGE, NOVEMBER)
    assert caught.value.first == OCTOBER
    close(clerk)
    with pytest.raises(ClosedAlready) as again:
        close_month(clerk, VILLAGE, OCTOBER)
    assert again.value.on == "2026-12-01"
    assert close(clerk, NOVEMBER).month.entries == ()  # an empty month closes too
    assert written(clerk)[1][-1].in_time


def test_only_the_deciding_office_closes(clerk: Desk, home: Home) -> None:
    become(clerk, Role.STREET_CLERK, "张干事")
    with pytest.raises(NotAllowed):
        close_month(clerk, VILLAGE, OCTOBER)
    put_rules(clerk, begins=date(2026, 11, 1), number=2, decided_by=Seat.VILLAGE)
    become(clerk, Role.STREET_REVIEWER, "审核")
    with pytest.raises(NotDecidedHere):
        close_month(clerk, VILLAGE, OCTOBER)
    assert written(clerk) == ([], [])


def test_a_closed_entry_is_corrected_in_the_open_month(clerk: Desk, home: Home) -> None:
    entry = passed(clerk, home)
    done = close(clerk)
    with pytest.raises(EntryClosed):
        decide(clerk, [entry], Decision.RETURN, "晚了")
    become(clerk, Role.STREET_CLERK, "张干事")
    with pytest.raises(VoidedByReviewers):
        void(clerk, entry, "不实")
    become(clerk, Role.STREET_REVIEWER, "本户", home.other)
    with pytest.raises(MustKeepOut):
        void(clerk, entry, "不实")
    become(clerk, Role.STREET_REVIEWER, "审核")
    [look] = look_at_void(clerk, entry)
    assert (look.points, look.period, look.corrected_in) == (20, OCTOBER, NOVEMBER)
    void(clerk, entry, "不实")
    with pytest.raises(CorrectedBefore):
        void(clerk, entry, "再来")
    [row] = [row for row in list_ledger(clerk, VILLAGE) if row.corrects]
    assert (row.corrects, row.counted, row.period, row.closed) == (entry, -20, NOVEMBER, False)
    assert written(clerk)[0][0].counted == done.month.text()
    [score] = list_scores(clerk, VILLAGE, OCTOBER)
    assert (score.points, score.balance) == (20, 20)
    clerk.clock.go(9)  # type: ignore[attr-defined]
    assert [r.counted for r in close(clerk, NOVEMBER).month.entries] == [-20]
    assert list_scores(clerk, VILLAGE, NOVEMBER)[0].balance == 0


def objection(desk: Desk, entry: UUID, **other: Any) -> ObjectionForm:
    """An objection, or one with other fields."""
    told = ObjectionForm(entry, Manner.SPOKEN, date(2026, 11, 20), "没有参加")
    return replace(told, **other)


def test_an_open_entry_stays_out_until_the_answer(clerk: Desk, home: Home) -> None:
    entry = passed(clerk, home, on=date(2026, 11, 20))
    kept = object_to(clerk, objection(clerk, entry))
    assert (kept.due.day, kept.due.known) == (date(2026, 11, 25), True)
    assert list_scores(clerk, VILLAGE, NOVEMBER)[0].points == 0
    [line] = list_objections(clerk, VILLAGE)
    assert (line.id, line.entry, line.overdue, line.answer) == (kept.id, entry, False, None)
    clerk.clock.go(4)  # type: ignore[attr-defined]
    assert list_objections(clerk, VILLAGE)[0].overdue
    done = answer(clerk, AnswerForm(kept.id, Result.REJECTED, "签到表有签名"))
    assert (done.entry, done.correction) == (entry, None)
    [line] = list_objections(clerk, VILLAGE)
    assert (line.overdue, line.answer and line.answer.result) == (False, Result.REJECTED)
    assert list_scores(clerk, VILLAGE, NOVEMBER)[0].points == 20
    with pytest.raises(ObjectionAnswered):
        answer(clerk, AnswerForm(kept.id, Result.UPHELD, "又改"))


def test_where_others_must_be_asked_there_are_seven_days(clerk: Desk, home: Home) -> None:
    entry = passed(clerk, home)
    kept = object_to(clerk, objection(clerk, entry, asks_others=True))
    assert kept.due.day == date(2026, 12, 1)


def test_answers_of_a_closed_entry_are_corrections(clerk: Desk, home: Home) -> None:
    entry, other = passed(clerk, home), passed(clerk, home, resident=home.other)
    close(clerk)
    kept = object_to(clerk, objection(clerk, entry))
    assert list_scores(clerk, VILLAGE, OCTOBER)[0].balance == 20  # of two one is held back
    done = answer(clerk, AnswerForm(kept.id, Result.PARTLY, "只参加了一半", points=5))
    assert done.correction == done.id
    [row] = [row for row in list_ledger(clerk, VILLAGE) if row.corrects]
    assert (row.id, row.corrects, row.counted) == (done.id, entry, -15)
    second = object_to(clerk, objection(clerk, entry))
    with pytest.raises(CorrectedBefore):
        answer(clerk, AnswerForm(second.id, Result.UPHELD, "全无"))
    answer(clerk, AnswerForm(second.id, Result.REJECTED, "已经更正"))
    third = object_to(clerk, objection(clerk, other))
    assert answer(clerk, AnswerForm(third.id, Result.REJECTED, "属实")).correction is None


def test_upheld_of_a_returned_entry_lets_it_wait_again(clerk: Desk, home: Home) -> None:
    entry = passed(clerk, home, is_decided=False)
    decide(clerk, [entry], Decision.RETURN, "没有签到")
    kept = object_to(clerk, objection(clerk, entry))
    with pytest.raises(BadValue):
        answer(clerk, AnswerForm(kept.id, Result.PARTLY, "一半", points=5))
    answer(clerk, AnswerForm(kept.id, Result.UPHELD, "确实参加了"))
    assert [row.state for row in list_ledger(clerk, VILLAGE)] == [EntryState.WAITING]


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"words": " "}, "empty"),
        ({"on": date(2026, 11, 23)}, "future"),
        ({"on": date(2026, 10, 24)}, "before_entry"),
        ({"words": "a\x00"}, "control_characters"),
    ],
)
def test_an_objection_is_checked(
    clerk: Desk, home: Home, other: dict[str, Any], reason: str
) -> None:
    entry = passed(clerk, home)
    with pytest.raises(BadValue) as caught:
        object_to(clerk, objection(clerk, entry, **other))
    assert caught.value.reason == reason
    assert list_objections(clerk, VILLAGE) == []


def test_an_answer_is_checked(clerk: Desk, home: Home, tmp_path: Path) -> None:
    entry = passed(clerk, home)
    scan = tmp_path / "异议.pdf"
    scan.write_bytes(b"%PDF-1.7 an objection")
    kept = object_to(clerk, objection(clerk, entry, manner=Manner.WRITTEN, scan=scan))
    told = AnswerForm(kept.id, Result.PARTLY, "一半", 5)
    for wrong in (
        replace(told, words=" "),
        replace(told, points=None),
        replace(told, points=-1),
        replace(told, result=Result.UPHELD),
    ):
        with pytest.raises(BadValue):
            answer(clerk, wrong)
    with pytest.raises(NotFound):
        answer(clerk, replace(told, objection=entry))
    become(clerk, Role.STREET_REVIEWER, "张干事")
    with pytest.raises(MustKeepOut):  # who recorded the entry does not handle the objection
        answer(clerk, told)
    become(clerk, Role.REDEEMER, "兑换员")
    with pytest.raises(NotAllowed):
        object_to(clerk, objection(clerk, entry))
    assert list_objections(clerk, VILLAGE)[0].answer is None


def test_nobody_objects_to_what_was_voided(clerk: Desk, home: Home) -> None:
    entry = passed(clerk, home)
    void(clerk, entry, "不实")
    with pytest.raises(EntryVoided):
        object_to(clerk, objection(clerk, entry))


def test_the_fairness_line_tells_what_recorders_households_gain(clerk: Desk, home: Home) -> None:
    others = a_home(clerk)
    join(clerk, others)
    become(clerk, Role.STREET_CLERK, "张干事", others.other)
    entries = [
        add_entry(clerk, EntryForm(one.household, "A1", ON, one.adult)) for one in (home, others)
    ]
    become(clerk, Role.STREET_REVIEWER, "审核")
    decide(clerk, entries, Decision.PASS)
    assert fairness(clerk, VILLAGE, OCTOBER) == Fairness(20, 40, 1, 2)
    assert fairness(clerk, VILLAGE, "2026-Q4") == Fairness(20, 40, 1, 2)
    for period in ("", "2026-Q5", "x"):
        with pytest.raises(BadValue):
            fairness(clerk, VILLAGE, period)


def test_the_overview_tells_what_waits(clerk: Desk, home: Home) -> None:
    passed(clerk, home)
    entry = passed(clerk, home, on=date(2026, 11, 20))
    passed(clerk, home, is_decided=False)
    object_to(clerk, objection(clerk, entry))
    told = overview.overview(clerk, VILLAGE)
    assert (told.is_decider, told.to_decide, told.objections, told.overdue) == (True, 1, 1, 0)
    assert (told.month, told.next_period, told.wants_link) == (NOVEMBER, OCTOBER, True)
    assert (told.closable_from, told.due) == (date(2026, 11, 1), date(2026, 11, 13))
    assert (told.households, sum(told.bands.values())) == (1, 1)
    [line] = overview.villages(clerk)
    assert (line.waiting, line.objections, line.late, line.fairness) == (1, 1, True, None)
    close(clerk)
    [line] = overview.villages(clerk)
    assert (line.next_period, line.late) == (NOVEMBER, False)
    assert line.fairness == Fairness(0, 20, 0, 1)
    [sent] = overview.village_counts(clerk)
    assert (sent.village, sent.count.entries, sent.count.civic_practice) == (VILLAGE, 1, 20)
