"""What may be written of one visit, and what not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain import visit_rules as rules
from gridcredit.domain.codes import (
    ConsentKind,
    PledgeStage,
    RegistrationKind,
    ResidentState,
    VisitMode,
    VisitOutcome,
)
from gridcredit.domain.errors import (
    BadValue,
    GoneBefore,
    MinorRefused,
    NotFound,
    VisitedMeanwhile,
)
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit

HOME, ELSEWHERE, PERSON, OTHER = (UUID(int=n) for n in range(1, 5))
DAY = date(2026, 11, 22)
AT = "2026-11-22T08:30"
ADULT = Resident(PERSON, HOME, birth_date=date(1970, 3, 1))
DEAD = replace(ADULT, state=ResidentState.DIED, left_on=date(2026, 11, 1))
CHILD = replace(ADULT, birth_date=date(2015, 6, 3))


def visit(outcome: VisitOutcome = VisitOutcome.MET_DONE, at: str = AT, **facts: Any) -> Visit:
    return Visit(UUID(int=9), HOME, at, outcome, **facts)


def at_home(*people: Resident) -> dict[UUID, Resident]:
    return {person.id: person for person in people}


# How the knock went


@pytest.mark.parametrize(
    ("outcome", "before", "after"),
    [
        (VisitOutcome.BY_PHONE, VisitMode.DOOR, VisitMode.PHONE),
        (VisitOutcome.NOBODY, VisitMode.PHONE, VisitMode.DOOR),
        (VisitOutcome.NOBODY, VisitMode.OFFICE, VisitMode.OFFICE),
        (VisitOutcome.BY_PHONE, VisitMode.WECHAT, VisitMode.WECHAT),
    ],
)
def test_an_outcome_brings_its_mode_where_none_was_chosen_by_hand(
    outcome: VisitOutcome, before: VisitMode, after: VisitMode
) -> None:
    assert rules.mode_with(outcome, before) is after


@pytest.mark.parametrize("outcome", VisitOutcome)
def test_people_and_topics_stay_only_where_somebody_was_spoken_to(outcome: VisitOutcome) -> None:
    said = visit(outcome, met=(PERSON,), topics=("score",), leaflets=2)
    kept = rules.bare(said)
    assert kept.leaflets == 2
    assert (kept == said) is outcome.means.is_spoken
    assert bool(kept.met or kept.topics) is outcome.means.is_spoken


def test_all_done_leaves_people_out_where_none_who_may_be_met_was() -> None:
    able = {PERSON}
    assert rules.leaves_people_out(VisitOutcome.MET_DONE, able, set())
    assert rules.leaves_people_out(VisitOutcome.MET_DONE, able, {OTHER})
    assert not rules.leaves_people_out(VisitOutcome.MET_DONE, able, {PERSON})
    assert not rules.leaves_people_out(VisitOutcome.MET_DONE, set(), set())
    assert not rules.leaves_people_out(VisitOutcome.MET_REFUSED, able, set())


@pytest.mark.parametrize("outcome", VisitOutcome)
def test_a_day_to_come_back_is_needed_where_a_matter_is_pending(outcome: VisitOutcome) -> None:
    rules.require_day_agreed(outcome, DAY)
    if outcome is not VisitOutcome.MET_PENDING:
        rules.require_day_agreed(outcome, None)
        return
    with pytest.raises(BadValue) as refused:
        rules.require_day_agreed(outcome, None)
    assert (refused.value.field, refused.value.reason) == ("follow_up", "needed_when_pending")


def test_a_day_to_come_back_does_not_lie_before_the_visit() -> None:
    rules.require_day_ahead(None, DAY)
    rules.require_day_ahead(DAY, DAY)
    with pytest.raises(BadValue) as refused:
        rules.require_day_ahead(DAY - timedelta(days=1), DAY)
    assert (refused.value.field, refused.value.reason) == ("follow_up", "before_visit")


# When


def test_a_time_with_an_offset_is_the_moment_it_names() -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=timezone(timedelta(hours=8)))
    assert rules.local_time("2026-11-22T00:30+00:00", now) == datetime.fromisoformat(AT)
    assert rules.local_time(AT, now) == datetime.fromisoformat(AT)


@pytest.mark.parametrize("at", ["", "soon", "2026-11-22T25:00", "0001-01-01T00:00+14:00"])
def test_what_names_no_time_is_refused(at: str) -> None:
    with pytest.raises(BadValue) as refused:
        rules.local_time(at, datetime(2026, 11, 22, tzinfo=UTC))
    assert (refused.value.field, refused.value.value) == ("at", at)


def test_the_newest_visit_that_was_not_known_is_named() -> None:
    newer, older = visit(VisitOutcome.NOBODY), visit(VisitOutcome.EMPTY, "2026-11-01T08:30")
    older = replace(older, id=OTHER)
    with pytest.raises(VisitedMeanwhile) as raised:
        rules.refuse_unseen([newer, older], {OTHER})
    assert vars(raised.value) == {"at": newer.at, "outcome": newer.outcome}


@pytest.mark.parametrize(
    ("at", "outcome", "is_beside"),
    [
        ("2026-11-22T09:29", VisitOutcome.NOBODY, True),
        ("2026-11-22T07:31", VisitOutcome.NOBODY, True),
        ("2026-11-22T09:30", VisitOutcome.NOBODY, False),
        ("2026-11-22T08:31", VisitOutcome.BY_PHONE, False),
        ("no time", VisitOutcome.NOBODY, False),
    ],
)
def test_the_visit_of_a_door_within_the_hour_is_found(
    at: str, outcome: VisitOutcome, is_beside: bool
) -> None:
    earlier = visit(VisitOutcome.MET_DONE)
    rules.refuse_unseen([earlier], {earlier.id})
    assert rules.visit_beside(at, outcome, [earlier]) == (earlier if is_beside else None)


# With whom


def test_nobody_is_met_after_a_death() -> None:
    met = visit(met=(PERSON,))
    rules.refuse_gone(met, at_home(ADULT))
    rules.refuse_gone(visit(at="2026-11-01T08:30", met=(PERSON,)), at_home(DEAD))
    with pytest.raises(GoneBefore):
        rules.refuse_gone(met, at_home(DEAD))
    with pytest.raises(NotFound):
        rules.refuse_gone(met, {})


def test_a_door_behind_which_all_had_gone_is_found_empty_and_nothing_else() -> None:
    rules.refuse_gone(visit(VisitOutcome.EMPTY), at_home(DEAD))
    rules.refuse_gone(visit(), {})
    rules.refuse_gone(visit(), at_home(DEAD, replace(ADULT, id=OTHER)))
    with pytest.raises(GoneBefore):
        rules.refuse_gone(visit(), at_home(DEAD))
    for other in (replace(ADULT, household=ELSEWHERE), replace(ADULT, removed="重复登记")):
        with pytest.raises(GoneBefore):
            rules.refuse_gone(visit(), at_home(DEAD, replace(other, id=OTHER)))


Asks = Callable[[Resident], None]


def registers(kind: RegistrationKind) -> Asks:
    fact = RegistrationEvent(OTHER, PERSON, kind, DAY)
    return lambda person: rules.require_registrable(person, fact)


def signs() -> Asks:
    fact = PledgeEvent(OTHER, OTHER, PERSON, PledgeStage.SIGNED, DAY)
    return lambda person: rules.require_pledgeable(person, fact)


def consents(is_given: bool) -> Asks:
    fact = ConsentEvent(OTHER, PERSON, ConsentKind.REGISTRATION_DATA, is_given, DAY)
    return lambda person: rules.require_consenting(person, fact)


EVERYTHING = [*map(registers, RegistrationKind), signs(), consents(True)]


@pytest.mark.parametrize("asks", EVERYTHING)
def test_an_adult_may_do_everything_and_the_dead_nothing(asks: Asks) -> None:
    asks(ADULT)
    asks(replace(DEAD, left_on=DAY))
    with pytest.raises(GoneBefore):
        asks(DEAD)


def test_the_next_of_kin_may_withdraw_a_consent() -> None:
    consents(False)(DEAD)


def test_a_minor_consents_to_nothing_and_may_withdraw() -> None:
    with pytest.raises(MinorRefused):
        consents(True)(CHILD)
    consents(False)(CHILD)


@pytest.mark.parametrize("kind", RegistrationKind)
def test_of_a_minor_only_that_he_was_told_is_recorded(kind: RegistrationKind) -> None:
    if kind is RegistrationKind.INFORMED:
        registers(kind)(CHILD)
        return
    with pytest.raises(MinorRefused):
        registers(kind)(CHILD)
    with pytest.raises(MinorRefused):
        signs()(CHILD)
