"""审核: all or nothing, by who is tied to nobody in it, with what the rules ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain.codes import AreaLevel, Role
from gridcredit.domain.credit.codes import Decision, EntryState, Seat
from gridcredit.domain.errors import (
    BadValue,
    CheckedAlone,
    EntryVoided,
    EvidenceMissing,
    GridCreditError,
    MeetingWanted,
    MustKeepOut,
    NotAllowed,
    NotAmendable,
    NotDecidedHere,
    NotFound,
    OnlyItsRecorder,
    QuorumFallen,
)
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.domain.kinds.credit_decision import CreditDecision
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.kinship import Kinship
from gridcredit.operations.credit.entering import EntryForm, add_entry, amend_entry
from gridcredit.operations.credit.ledgers import choose, ledger_of
from gridcredit.operations.credit.meetings import MeetingForm, list_meetings, record_meeting
from gridcredit.operations.credit.overview import overview, villages
from gridcredit.operations.credit.queueing import queue, returned_to_me
from gridcredit.operations.credit.reviewing import decide, hand_up
from gridcredit.operations.credit.voiding import void
from gridcredit.operations.desk import Desk
from gridcredit.store.journal import journal
from gridcredit.store.journal.loading import load
from tests.operations.adding import add_records, move_home, move_person
from tests.operations.credit.pilots import become, join, put_rules
from tests.operations.homes import Home, a_home
from tests.operations.offices import VILLAGE

ON = date(2026, 11, 20)
PASS, RETURN, HOLD = Decision.PASS, Decision.RETURN, Decision.HOLD


@pytest.fixture
def home(clerk: Desk) -> Home:
    """A household that takes part, in a village whose street decides."""
    made = a_home(clerk)
    put_rules(clerk)
    join(clerk, made)
    return made


def enter(desk: Desk, home: Home, by: str = "张干事", **other: Any) -> UUID:
    """An entry that a clerk writes; then a reviewer sits there."""
    was = desk.actor
    become(desk, Role.STREET_CLERK, by)
    told = {"item": "A1", "on": ON, "resident": home.adult} | other
    made = add_entry(desk, EntryForm(home.household, **told))
    desk.actor = was
    return made


def review(desk: Desk, name: str = "审核", resident: UUID | None = None) -> None:
    """A reviewer sits at the desk."""
    become(desk, Role.STREET_REVIEWER, name, resident)


def states(desk: Desk, *entries: UUID) -> list[EntryState]:
    """Where entries stand."""
    with desk.reading() as session:
        ledger = ledger_of(desk, session, VILLAGE)
        return [ledger.row(entry).state for entry in entries]


def decisions(desk: Desk) -> list[CreditDecision]:
    """All decisions that were written."""
    with desk.reading() as session:
        return load(session, CreditDecision)


def test_entries_are_passed_returned_and_held(clerk: Desk, home: Home) -> None:
    entries = [enter(clerk, home) for _ in range(3)]
    review(clerk)
    assert decide(clerk, entries[:1], PASS) == (entries[0],)
    for decision, entry in ((RETURN, entries[1]), (HOLD, entries[2])):
        with pytest.raises(BadValue):
            decide(clerk, [entry], decision, "  ")
        decide(clerk, [entry], decision, "看不清")
    assert states(clerk, *entries) == [EntryState.PASSED, EntryState.RETURNED, EntryState.HELD]
    told = {d.entry: (d.why, d.by, d.on) for d in decisions(clerk)}
    assert told[entries[1]] == ("看不清", "审核", date(2026, 11, 22))


def test_a_decision_that_cannot_be_of_one_is_of_none(clerk: Desk, home: Home) -> None:
    good, bad = enter(clerk, home), enter(clerk, home, item="C3")
    review(clerk)
    with pytest.raises(EvidenceMissing):
        decide(clerk, [good, bad], PASS)
    for some in ([], [good, home.household]):
        with pytest.raises((BadValue, NotFound)):
            decide(clerk, some, PASS)
    assert decisions(clerk) == []
    decide(clerk, [bad], RETURN, "补照片")


def test_who_recorded_it_decides_it_under_no_account(clerk: Desk, home: Home) -> None:
    entry = enter(clerk, home, by="王五")
    review(clerk, "王五")
    with pytest.raises(MustKeepOut) as caught:
        decide(clerk, [entry], PASS)
    assert caught.value.reason == "own_record"
    become(clerk, Role.STREET_CLERK, "小王", home.other)
    linked = add_entry(clerk, EntryForm(a_joined(clerk).household, "C1", ON))
    review(clerk, "王审核", home.other)
    with pytest.raises(MustKeepOut):
        decide(clerk, [linked], PASS)
    review(clerk, "小王", home.unknown)  # another person of that name
    decide(clerk, [linked], PASS)


def a_joined(desk: Desk) -> Home:
    """Another household that takes part."""
    made = a_home(desk)
    join(desk, made)
    return made


def test_own_household_and_kin_are_neither_shown_nor_decided(clerk: Desk, home: Home) -> None:
    others = a_joined(clerk)
    own, strange = enter(clerk, home), enter(clerk, others)
    cases: dict[str, tuple[UUID, str]] = {
        "lives there": (home.other, "own_household"),
        "is the person": (home.adult, "own_household"),
        "is kin": (others.other, "own_kin"),
    }
    kin = Kinship(clerk.new_id(), home.adult, others.other, "兄弟")
    for case, (who, reason) in cases.items():
        if case == "is kin":
            add_records(clerk, [kin])
            strange_to = enter(clerk, a_joined(clerk))
        review(clerk, f"审核{case}", who)
        with pytest.raises(MustKeepOut) as caught:
            decide(clerk, [own], PASS)
        assert caught.value.reason == reason
        shown = [strange] if case != "is kin" else [strange_to]
        assert [one.id for one in queue(clerk, VILLAGE)] == shown
    with clerk.writing() as session:
        journal.edit(session, "kinship", kin.id, {"removed": "误报"})
    assert own in [one.id for one in queue(clerk, VILLAGE)]
    review(clerk)
    assert {own, strange, strange_to} == {one.id for one in queue(clerk, VILLAGE)}


def test_no_count_betrays_what_is_kept_from_somebody(clerk: Desk, home: Home) -> None:
    enter(clerk, home)
    enter(clerk, a_joined(clerk))
    become(clerk, Role.STREET_CLERK, "干事", home.other)
    assert [line.waiting for line in villages(clerk)] == [2]
    review(clerk, "审核", home.other)
    assert [line.waiting for line in villages(clerk)] == [1]
    assert overview(clerk, VILLAGE).to_decide == len(queue(clerk, VILLAGE)) == 1


def test_a_tie_that_comes_up_later_counts_at_the_decision(clerk: Desk, home: Home) -> None:
    entry = enter(clerk, home)
    mover = a_home(clerk)
    review(clerk, "审核", mover.adult)
    assert [one.id for one in queue(clerk, VILLAGE)] == [entry]
    become(clerk, Role.STREET_CLERK)
    move_person(clerk, mover.adult, home.household)
    move_person(clerk, mover.adult, mover.household)
    review(clerk, "审核", mover.adult)
    assert queue(clerk, VILLAGE) == []
    with pytest.raises(MustKeepOut):
        decide(clerk, [entry], PASS)


def test_only_reviewers_of_the_office_that_decides(clerk: Desk, home: Home) -> None:
    entry = enter(clerk, home)
    become(clerk, Role.STREET_CLERK, "干事")
    for ask in (lambda: decide(clerk, [entry], PASS), lambda: queue(clerk, VILLAGE)):
        with pytest.raises(NotAllowed):
            ask()
    put_rules(clerk, begins=date(2026, 11, 1), number=2, decided_by=Seat.VILLAGE)
    review(clerk)
    with pytest.raises(NotDecidedHere) as caught:
        decide(clerk, [entry], PASS)
    assert caught.value.seat == "village"
    assert queue(clerk, VILLAGE) == []
    with pytest.raises(NotDecidedHere):
        hand_up(clerk, [entry], "只有村居能提请")


def test_voided_entries_are_not_decided(clerk: Desk, home: Home) -> None:
    entry = enter(clerk, home)
    review(clerk)
    void(clerk, entry, "不实")
    with pytest.raises(EntryVoided):
        decide(clerk, [entry], PASS)
    assert queue(clerk, VILLAGE) == []


def test_marked_entries_are_passed_one_by_one(clerk: Desk, home: Home) -> None:
    long = [enter(clerk, home, item="A4", quantity=70) for _ in range(2)]
    plain = enter(clerk, home, resident=home.other)
    review(clerk)
    assert {one.id: [m.value for m in one.spot_check] for one in queue(clerk, VILLAGE)} == {
        long[0]: ["hours"], long[1]: ["hours"], plain: [],
    }  # fmt: skip
    with pytest.raises(CheckedAlone):
        decide(clerk, [plain, long[0]], PASS)
    decide(clerk, [plain, long[1]], HOLD, "看看")
    decide(clerk, long[:1], PASS)


def test_the_queue_is_by_theme_and_door(clerk: Desk, home: Home) -> None:
    first = enter(clerk, home, item="C2")
    second = enter(clerk, home)
    review(clerk)
    listed = queue(clerk, VILLAGE)
    assert [one.id for one in listed] == [second, first]
    assert (listed[0].item, listed[0].points, listed[0].name) == ("文体活动", 20, "王*国")
    assert queue(clerk, VILLAGE, purpose="议事会")[0].name == "王建国"
    assert listed[0].address == "榴园9号楼1单元101室"


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"expected": 0}, "1-1000"),
        ({"present": ()}, "empty"),
        ({"present": ("甲", " ")}, "empty"),
        ({"present": ("甲", "甲")}, "present_twice"),
        ({"expected": 1}, "more_than_expected"),
        ({"on": date(2026, 11, 23)}, "future"),
        ({"recused": (("丁", "entry"),)}, "not_present"),
    ],
)
def test_a_meeting_is_checked(clerk: Desk, home: Home, more: dict[str, Any], reason: str) -> None:
    entry = enter(clerk, home)
    told: dict[str, Any] = {"on": ON, "expected": 3, "present": ("甲", "乙"), "village": VILLAGE}
    told |= more
    told["recused"] = tuple((name, entry) for name, _ in told.get("recused", ()))
    review(clerk)
    with pytest.raises(BadValue) as caught:
        record_meeting(clerk, MeetingForm(**told))
    assert caught.value.reason == reason
    assert list_meetings(clerk, VILLAGE) == []


def test_where_a_meeting_is_asked_for_it_decides(clerk: Desk, home: Home) -> None:
    put_rules(clerk, begins=date(2026, 11, 1), number=2, meeting_required=True)
    entry, other = enter(clerk, home), enter(clerk, home)
    review(clerk)
    with pytest.raises(MeetingWanted):
        decide(clerk, [entry], PASS)
    small = record_meeting(clerk, MeetingForm(ON, 4, ("甲", "乙"), village=VILLAGE))
    assert not small.quorum
    kept = record_meeting(
        clerk, MeetingForm(ON, 5, ("甲", "乙", "丙"), (("甲", entry),), village=VILLAGE)
    )
    assert kept.quorum
    refused: list[tuple[UUID, UUID, type[GridCreditError]]] = [
        (small.id, other, QuorumFallen),
        (kept.id, entry, QuorumFallen),  # of three present one keeps out
        (home.household, other, NotFound),
    ]
    for meeting, one, kind in refused:
        with pytest.raises(kind):
            decide(clerk, [one], PASS, meeting=meeting)
    decide(clerk, [other], PASS, meeting=kept.id)
    review(clerk, "甲")
    full = record_meeting(
        clerk, MeetingForm(ON, 3, ("甲", "乙", "丙"), (("甲", entry),), village=VILLAGE)
    )
    with pytest.raises(MustKeepOut) as caught:
        decide(clerk, [entry], PASS, meeting=full.id)
    assert caught.value.reason == "said_at_meeting"
    review(clerk, "乙")
    decide(clerk, [entry], PASS, meeting=full.id)


def test_a_returned_entry_is_amended_by_its_recorder_and_decided_anew(
    clerk: Desk, home: Home
) -> None:
    entry = enter(clerk, home, by="张干事")
    review(clerk)
    decide(clerk, [entry], RETURN, "日期不对")
    become(clerk, Role.STREET_CLERK, "别人")
    assert returned_to_me(clerk, VILLAGE) == []
    with pytest.raises(OnlyItsRecorder):
        amend_entry(clerk, entry, {"on": date(2026, 11, 19)})
    become(clerk, Role.STREET_CLERK, "张干事")
    [back] = returned_to_me(clerk, VILLAGE)
    assert (back.id, back.by, back.why, back.item) == (entry, "审核", "日期不对", "文体活动")
    clerk.clock.go(60)  # type: ignore[attr-defined]
    assert amend_entry(clerk, entry, {"on": date(2026, 11, 19), "note": "改"}) == entry
    assert returned_to_me(clerk, VILLAGE) == []
    assert states(clerk, entry) == [EntryState.WAITING]
    review(clerk)
    [waiting] = queue(clerk, VILLAGE)
    assert (waiting.id, waiting.fact.on, waiting.fact.note) == (entry, date(2026, 11, 19), "改")
    assert waiting.fact.first_saved == date(2026, 11, 22)
    decide(clerk, [waiting.fact.id], PASS)
    become(clerk, Role.STREET_CLERK, "张干事")
    with pytest.raises(NotAmendable):
        amend_entry(clerk, entry, {"note": "再改"})


AMENDED: dict[str, tuple[Callable[[Home], dict[str, Any]], str]] = {
    "as it was": (lambda _: {}, "nothing_changed"),
    "later than saved": (lambda _: {"on": date(2026, 11, 21)}, "after_first_saved"),
    "no such field": (lambda _: {"by": "我"}, "unknown_field"),
    "without a person": (lambda _: {"resident": None}, "person_wanted"),
    "too late by its first saving": (lambda _: {"on": date(2026, 10, 19)}, ""),
}


@pytest.mark.parametrize("case", AMENDED)
def test_what_is_amended_is_asked_the_same_rules(clerk: Desk, home: Home, case: str) -> None:
    fields, reason = AMENDED[case]
    clerk.clock.go(-2)  # type: ignore[attr-defined]
    become(clerk, Role.STREET_CLERK, "张干事")
    entry = add_entry(clerk, EntryForm(home.household, "A1", ON, home.adult))
    clerk.clock.go(2)  # type: ignore[attr-defined]
    with pytest.raises(GridCreditError) as caught:
        amend_entry(clerk, entry, fields(home))
    assert getattr(caught.value, "reason", "") == reason
    assert states(clerk, entry) == [EntryState.WAITING]


def test_an_amended_item_may_take_no_quantity(clerk: Desk, home: Home) -> None:
    become(clerk, Role.STREET_CLERK, "张干事")
    entry = add_entry(clerk, EntryForm(home.household, "A1", ON, home.adult, quantity=30))
    amend_entry(clerk, entry, {"item": "C1", "resident": None})
    with clerk.reading() as session:
        row = ledger_of(clerk, session, VILLAGE).row(entry)
    assert (row.item, row.quantity, row.resident) == ("C1", 10, None)


def test_an_entry_stays_with_the_village_where_it_was_written(clerk: Desk, home: Home) -> None:
    entry = enter(clerk, home)
    code = "370403002003001"
    grid = Area(area_id(code), code, "邻村一格", AreaLevel.GRID, area_id(code[:12]))
    add_records(clerk, [grid])
    elsewhere = Dwelling(clerk.new_id(), grid.id, "邻村", "1号楼", "1单元", "101")
    become(clerk, Role.STREET_CLERK, "户籍员")
    move_home(clerk, home.household, elsewhere)
    review(clerk)
    assert [one.id for one in queue(clerk, VILLAGE)] == [entry]
    with clerk.reading() as session:
        assert choose(clerk, session, [entry]).area.code == VILLAGE
