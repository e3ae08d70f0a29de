"""After a death or a move nothing is met, registered or pledged; odd times are asked about."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from gridcredit import texts
from gridcredit.domain.codes import (
    ConsentKind,
    PledgeStage,
    RegistrationKind,
    ResidentState,
    VisitOutcome,
)
from gridcredit.domain.errors import BadValue, ClockBehind, GoneBefore, TimeDoubtful
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations import applying
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import signing
from gridcredit.operations.register import amending, dating
from gridcredit.operations.visits import correcting, visiting
from gridcredit.operations.visits.visiting import AdultEntry, VisitEntry
from tests.operations.adding import add_registration
from tests.operations.homes import Home, a_home

LEFT = date(2026, 11, 21)
AFTER = date(2026, 11, 22)


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


def leave(desk: Desk, who: UUID, state: ResidentState = ResidentState.DIED) -> None:
    """Let somebody be gone since LEFT."""
    new = {"state": state.value, "left_on": LEFT.isoformat()}
    amending.change(desk, "resident", who, new)


def visit(desk: Desk, home: Home, on: date, **facts: Any) -> Visit:
    """A knock on a morning."""
    wanted = {"at": f"{on.isoformat()}T08:30", "outcome": VisitOutcome.MET_DONE} | facts
    return Visit(desk.new_id(), home.household, **wanted)


Act = Callable[[Desk, Home, date], object]
ACTS: dict[str, Act] = {
    **{
        kind.value: lambda d, h, on, kind=kind: add_registration(d, h.adult, kind, on)
        for kind in RegistrationKind
    },
    "pledge": lambda d, h, on: signing.sign_pledge(d, h.adult, on),
    "met": lambda d, h, on: visiting.log_visit(d, VisitEntry(visit(d, h, on, met=(h.adult,)))),
    "settled": lambda d, h, on: visiting.log_visit(
        d, VisitEntry(visit(d, h, on), (AdultEntry(h.adult, None, True),))
    ),
    "consent": lambda d, h, on: visiting.log_visit(
        d,
        VisitEntry(
            visit(d, h, on), (AdultEntry(h.adult, None, False, {ConsentKind.REPORT_PLEDGE: True}),)
        ),
    ),
    "apply": lambda d, h, on: applying.apply_one(
        d,
        {"do": "registration.add", "resident": str(h.adult), "event": "informed"}
        | {"on": on.isoformat()},
    ),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize("state", [ResidentState.DIED, ResidentState.MOVED_OUT])
def test_nothing_is_dated_after_a_death_or_a_move(
    worker: Desk, home: Home, act: Act, state: ResidentState
) -> None:
    leave(worker, home.adult, state)
    act(worker, home, LEFT)  # on the day itself it may have been so
    with pytest.raises(GoneBefore) as refused:
        act(worker, home, AFTER)
    for language in (texts.CHINESE, texts.ENGLISH):
        words = texts.describe(refused.value, language)
        assert LEFT.isoformat() in words
        assert AFTER.isoformat() in words


def test_a_door_whose_people_are_all_gone_is_found_empty_and_nobody_is_met(
    worker: Desk, home: Home
) -> None:
    for who in (home.adult, home.other, home.minor):
        leave(worker, who, ResidentState.MOVED_OUT)
    visiting.log_visit(worker, VisitEntry(visit(worker, home, AFTER)))  # one is left
    leave(worker, home.unknown)
    with pytest.raises(GoneBefore):
        visiting.log_visit(worker, VisitEntry(visit(worker, home, AFTER)))
    for outcome in (VisitOutcome.MOVED_AWAY, VisitOutcome.EMPTY, VisitOutcome.NOBODY):
        visiting.log_visit(worker, VisitEntry(visit(worker, home, AFTER, outcome=outcome)))


def test_a_consent_may_be_withdrawn_for_who_has_died(worker: Desk, home: Home) -> None:
    leave(worker, home.adult)
    withdrawn = AdultEntry(home.adult, None, False, {ConsentKind.PUBLISH_HONOUR: False})
    visiting.log_visit(worker, VisitEntry(visit(worker, home, AFTER), (withdrawn,)))


def test_a_paper_signed_in_life_goes_its_way(worker: Desk, home: Home) -> None:
    signed = signing.sign_pledge(worker, home.adult, LEFT)
    leave(worker, home.adult)
    signing.advance_pledge(worker, signed.pledge, PledgeStage.VOIDED, AFTER, reason="撕坏了")


def test_a_visit_is_not_corrected_to_a_day_after_the_death(worker: Desk, home: Home) -> None:
    page = VisitEntry(visit(worker, home, LEFT, met=(home.adult,)))
    saved = visiting.log_visit(worker, page)
    leave(worker, home.adult)
    correcting.correct_visit(worker, saved.visit, {"note": "去世前一天"}, "补充")


def when(desk: Desk, **later: int) -> str:
    """A time that much later than now, to the minute."""
    return (desk.clock() + timedelta(**later)).strftime("%Y-%m-%dT%H:%M")


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        ("2026-11-22T09:30", "later_today"),
        ("2026-11-22T23:59", "later_today"),
        ("2025-12-31T23:59", "before_program"),
        ("2019-11-22T08:00", "before_program"),
    ],
)
def test_a_time_that_is_odd_is_asked_about_and_kept_by_who_is_sure(
    worker: Desk, home: Home, at: str, reason: str
) -> None:
    page = VisitEntry(visit(worker, home, AFTER, at=at))
    with pytest.raises(TimeDoubtful) as asked:
        visiting.log_visit(worker, page, sure=False)
    assert (asked.value.at, asked.value.reason) == (at, reason)
    assert at.replace("T", " ") in texts.describe(asked.value)
    entry = {"do": "visit.add", "household": str(home.household), "outcome": "01", "at": at}
    with pytest.raises(TimeDoubtful):
        applying.apply_one(worker, entry)
    told = applying.apply_lines(worker, [json.dumps(entry), json.dumps(entry | {"sure": True})])
    assert (told.done, [line.line for line in told.refused]) == (1, [1])
    visiting.log_visit(worker, page, sure=True)


def test_a_time_that_is_not_odd_is_not_asked_about(worker: Desk, home: Home) -> None:
    for at in (when(worker), "2026-11-22T00:00", "2026-01-01T00:00"):
        page = VisitEntry(visit(worker, home, AFTER, at=at))
        visiting.log_visit(worker, page, sure=False)


def test_a_correction_asks_about_a_new_time_only(worker: Desk, home: Home) -> None:
    page = VisitEntry(visit(worker, home, AFTER, at="2025-06-01T08:00"))
    saved = visiting.log_visit(worker, page)
    made = correcting.correct_visit(worker, saved.visit, {"note": "x"}, "补充", sure=False)
    new = {"at": "2025-06-02T08:00"}
    with pytest.raises(TimeDoubtful):
        correcting.correct_visit(worker, made.visit, new, "日期", sure=False)


def test_a_clock_behind_the_newest_entry_is_named_as_the_cause(worker: Desk, home: Home) -> None:
    assert dating.clock_behind(worker) == ""
    worker.clock.go(days=-5)  # type: ignore[attr-defined]
    newest = dating.clock_behind(worker)
    assert newest[:10] == "2026-11-22"
    page = VisitEntry(visit(worker, home, AFTER))
    acts: list[Callable[[], object]] = [
        lambda: visiting.log_visit(worker, page),
        lambda: signing.sign_pledge(worker, home.adult, AFTER),
        lambda: add_registration(worker, home.adult, RegistrationKind.INFORMED, AFTER),
    ]
    for act in acts:
        with pytest.raises(ClockBehind) as refused:
            act()
        assert newest.replace("T", " ") in texts.describe(refused.value)
    later = VisitEntry(visit(worker, home, AFTER, at=when(worker, minutes=90)))
    with pytest.raises(TimeDoubtful) as asked:
        visiting.log_visit(worker, later, sure=False)
    assert (asked.value.reason, asked.value.newest) == ("clock_behind", newest)


def test_a_clock_that_ran_ahead_once_is_forgotten_in_the_end(worker: Desk, home: Home) -> None:
    now = worker.clock
    worker.clock = lambda: datetime(2031, 1, 1)  # noqa: DTZ001 - local
    amending.change(worker, "resident", home.adult, {"note": "2031"})
    worker.clock = now
    assert dating.clock_behind(worker)[:4] == "2031"
    with pytest.raises(ClockBehind):
        signing.sign_pledge(worker, home.adult, date(2026, 11, 23))
    for number in range(500):
        amending.change(worker, "resident", home.adult, {"note": f"{number}"})
    assert dating.clock_behind(worker) == ""
    with pytest.raises(BadValue):
        signing.sign_pledge(worker, home.adult, date(2026, 11, 23))
