"""A registration, a consent and a pledge's step are corrected, with a reason, and set back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain.codes import (
    Channel,
    ConsentKind,
    PledgeStage,
    RegistrationKind,
    Role,
    VisitOutcome,
)
from gridcredit.domain.errors import (
    AlreadyCorrected,
    BadValue,
    ChangedSince,
    MinorRefused,
    NotAllowed,
)
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import signing
from gridcredit.operations.visits import (
    consenting,
    correcting,
    restating,
    takingback,
    visiting,
)
from gridcredit.store.register import events, visits
from tests.operations.adding import add_registration
from tests.operations.homes import Home, a_home

WHY, ON = "记错了", date(2026, 11, 20)


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


def pledged(desk: Desk, home: Home) -> list[PledgeEvent]:
    with desk.reading() as session:
        return list(events.pledge_steps(session, [home.adult]))


def registered(desk: Desk, who: UUID) -> Any:
    with desk.reading() as session:
        [fact] = events.registrations(session, [who])
    return fact


def test_a_registration_says_otherwise_from_then_on(worker: Desk, home: Home) -> None:
    fact = add_registration(worker, home.adult, RegistrationKind.REGISTERED, ON)
    new = {"event": RegistrationKind.HELPED, "on": date(2026, 11, 18), "channel": Channel.POSTER}
    facts = [("registration_event", fact.id)]
    done = restating.correct_facts(worker, facts, new, WHY)
    stands = registered(worker, home.adult)
    assert done.pairs == ((fact, stands.id),)
    assert (stands.corrects, stands.reason, stands.resident) == (fact.id, WHY, home.adult)
    assert {name: getattr(stands, name) for name in new} == new
    with pytest.raises(AlreadyCorrected):
        restating.correct_facts(worker, facts, {"note": "x"}, WHY)
    takingback.say_again(worker, done, "撤销")
    bare = {"id": fact.id, "corrects": None, "reason": ""}
    assert replace(registered(worker, home.adult), **bare) == fact


def test_a_consent_becomes_a_withdrawal(worker: Desk, home: Home) -> None:
    fact = ConsentEvent(worker.new_id(), home.adult, ConsentKind.PUBLISH_LINES, True, ON, "1")
    with worker.writing() as session:
        consenting.keep_consent(session, fact, worker.clock())
    restating.correct_facts(worker, [("consent_event", fact.id)], {"given": False}, WHY)
    with worker.reading() as session:
        [stands] = events.consents(session, [home.adult])
    assert (stands.given, stands.notice_version, stands.on) == (False, "1", ON)


def test_a_pledge_is_named_by_its_paper_or_by_a_step(worker: Desk, home: Home) -> None:
    signed = signing.sign_pledge(worker, home.adult, ON)
    left = signing.advance_pledge(
        worker, signed.pledge, PledgeStage.WITHDRAWN, date(2026, 11, 21), reason=WHY
    )
    paper = [("pledge_event", signed.pledge)]
    restating.correct_facts(worker, paper, {"on": date(2026, 11, 19), "witness": "张三"}, WHY)
    restating.correct_facts(worker, [("pledge_event", left.id)], {"on": date(2026, 11, 22)}, WHY)
    first, second = sorted(pledged(worker, home), key=lambda step: step.on)
    assert (first.stage, first.on, first.witness) == (
        PledgeStage.SIGNED,
        date(2026, 11, 19),
        "张三",
    )
    assert (second.stage, second.on) == (PledgeStage.WITHDRAWN, date(2026, 11, 22))
    assert {first.number, second.number} == {signed.number}
    for step, day, why in ((first, 23, "future"), (second, 18, "steps_disordered")):
        facts = [("pledge_event", step.id)]
        with pytest.raises(BadValue) as refused:
            restating.correct_facts(worker, facts, {"on": date(2026, 11, day)}, WHY)
        assert refused.value.reason == why


def test_steps_of_a_pledge_never_change_places(worker: Desk, home: Home) -> None:
    signed = signing.sign_pledge(worker, home.adult, date(2026, 11, 18))
    signing.advance_pledge(worker, signed.pledge, PledgeStage.WITHDRAWN, ON, reason=WHY)
    facts = [("pledge_event", signed.pledge)]
    with pytest.raises(BadValue) as refused:
        restating.correct_facts(worker, facts, {"on": date(2026, 11, 21)}, WHY)
    assert refused.value.reason == "steps_disordered"
    restating.correct_facts(worker, facts, {"on": ON}, WHY)
    assert {step.on for step in pledged(worker, home)} == {ON}


@pytest.mark.parametrize(
    ("new", "reason", "field"),
    [
        ({"note": "x"}, " ", "reason"),
        ({"resident": None}, WHY, "resident"),
        ({"on": date(2026, 11, 23)}, WHY, "on"),
        ({"event": RegistrationKind.REGISTERED}, WHY, "record"),
        ({}, WHY, "record"),
    ],
)
def test_what_cannot_be_said_is_refused_and_nothing_is_changed(
    worker: Desk, home: Home, new: dict[str, Any], reason: str, field: str
) -> None:
    fact = add_registration(worker, home.adult, RegistrationKind.REGISTERED, ON)
    with pytest.raises(BadValue) as refused:
        restating.correct_facts(worker, [("registration_event", fact.id)], new, reason)
    assert refused.value.field == field
    assert registered(worker, home.adult) == fact


def test_of_several_all_are_corrected_or_none(worker: Desk, home: Home) -> None:
    both = [
        add_registration(worker, who, RegistrationKind.INFORMED, ON)
        for who in (home.adult, home.minor)
    ]
    facts = [("registration_event", fact.id) for fact in both]
    with pytest.raises(MinorRefused):
        restating.correct_facts(worker, facts, {"event": RegistrationKind.REGISTERED}, WHY)
    assert registered(worker, home.adult) == both[0]
    assert restating.correct_facts(worker, facts, {"note": "在楼下"}, WHY).count == 2


def test_who_may_not_record_corrects_nothing(worker: Desk, home: Home) -> None:
    fact = add_registration(worker, home.adult, RegistrationKind.REGISTERED, ON)
    worker.actor = replace(worker.actor, role=Role.STREET_REVIEWER)
    with pytest.raises(NotAllowed):
        restating.correct_facts(worker, [("registration_event", fact.id)], {"note": "x"}, WHY)
    assert registered(worker, home.adult) == fact


# Several deep


def knock(desk: Desk, home: Home) -> Visit:
    visit = Visit(desk.new_id(), home.household, "2026-11-21T08:30", VisitOutcome.NOBODY)
    visiting.log_visit(desk, visiting.VisitEntry(visit))
    return standing(desk, home)


def standing(desk: Desk, home: Home) -> Visit:
    with desk.reading() as session:
        [found] = visits.visits_of(session, home.household)
    return found


def test_what_was_done_is_undone_step_by_step(worker: Desk, home: Home) -> None:
    first = knock(worker, home)
    one = correcting.correct_visit(worker, first.id, {"note": "一"}, WHY)
    two = correcting.correct_visit(worker, one.visit, {"note": "二"}, WHY)
    gone = takingback.take_back(worker, "visit", two.visit, WHY)
    for done, note in ((gone, "二"), (two.replaced, "一"), (one.replaced, "")):
        takingback.say_again(worker, done, "撤销")
        assert standing(worker, home).note == note
    assert visiting.take_back_visit(worker, first.id) == 1
    with worker.reading() as session:
        assert visits.visits_of(session, home.household) == []


def test_what_says_otherwise_since_is_not_undone(worker: Desk, home: Home) -> None:
    first = knock(worker, home)
    one = correcting.correct_visit(worker, first.id, {"note": "一"}, WHY)
    correcting.correct_visit(worker, one.visit, {"note": "二"}, WHY)
    with pytest.raises(ChangedSince):
        takingback.say_again(worker, one.replaced, "撤销")
    with pytest.raises(AlreadyCorrected):
        visiting.take_back_visit(worker, first.id)
    assert standing(worker, home).note == "二"
