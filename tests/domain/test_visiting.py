"""Whom to visit and why."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.visiting import (
    Due,
    HouseholdState,
    Knock,
    Reason,
    ReasonKind,
    Slot,
    VisitRules,
    rank,
    reasons,
    slot_of,
)

ON = date(2026, 11, 22)  # a Sunday
K = ReasonKind


def household(number: int = 1, *knocks: Knock, **facts: int) -> HouseholdState:
    given_facts = {"adults": 2, "unregistered": 1, "unpledged": 1} | facts
    return HouseholdState(
        UUID(int=number), UUID(int=99), (number,), visits=tuple(knocks), **given_facts
    )


def kinds(state: HouseholdState, on: date = ON) -> list[ReasonKind]:
    return [reason.kind for reason in reasons(state, on)]


def knock(day: int, outcome: VisitOutcome, hour: int = 10, follow_up: date | None = None) -> Knock:
    return Knock(f"2026-11-{day:02d}T{hour:02d}:00", outcome, follow_up)


times = st.builds(
    "{:%Y-%m-%d}T{:02d}:30".format,
    st.dates(date(2026, 6, 1), date(2026, 12, 1)),
    st.integers(0, 23),
)
knocks = st.builds(
    Knock,
    times,
    st.sampled_from(VisitOutcome),
    st.one_of(st.none(), st.dates(date(2026, 6, 1), date(2027, 3, 1))),
)
states = st.builds(
    lambda number, visits, left, unpledged, unknown, vacant: HouseholdState(
        UUID(int=number),
        UUID(int=99),
        (number % 5,),
        tuple(visits),
        3,
        left,
        unpledged,
        unknown,
        vacant,
    ),
    st.integers(1, 50),
    st.lists(knocks, max_size=5),
    st.integers(0, 3),
    st.integers(0, 3),
    st.sampled_from([0, 0, 1]),
    st.sampled_from([False, False, False, True]),
)


@pytest.mark.parametrize(
    ("at", "slot"),
    [
        ("2026-11-20T10:59", Slot.MORNING),
        ("2026-11-20T11:00", Slot.NOON),
        ("2026-11-20T14:00", Slot.AFTERNOON),
        ("2026-11-20T18:00", Slot.EVENING),
        ("2026-11-21T10:00", Slot.WEEKEND),
        ("2026-11-22T19:30", Slot.WEEKEND),
    ],
)
def test_the_slots_of_a_week(at: str, slot: Slot) -> None:
    assert slot_of(at) is slot


def test_a_door_never_knocked_on_says_so_and_no_more() -> None:
    assert kinds(household()) == [K.NEVER_VISITED]


def test_a_shut_door_is_tried_at_another_slot() -> None:
    first = household(1, knock(18, VisitOutcome.NOBODY, 19))
    assert reasons(first, ON) == (Reason(K.RETRY_OTHER_SLOT, slot=Slot.WEEKEND),)
    second = household(1, knock(18, VisitOutcome.NOBODY, 19), knock(21, VisitOutcome.NOT_OPENED))
    assert reasons(second, ON) == (Reason(K.RETRY_OTHER_SLOT, slot=Slot.NOON),)


def test_after_three_shut_doors_somebody_phones() -> None:
    shut = [knock(day, VisitOutcome.NOBODY) for day in (10, 11, 12)]
    assert kinds(household(1, *shut)) == [K.PHONE_AFTER_THREE]
    phoned = household(1, *shut, knock(13, VisitOutcome.BY_PHONE))
    assert kinds(phoned) == [K.PENDING_REGISTRATION, K.PLEDGE_MISSING]


def test_an_agreed_date_is_kept_from_both_sides() -> None:
    state = household(1, knock(10, VisitOutcome.MET_PENDING, follow_up=date(2026, 11, 20)))
    assert reasons(state, date(2026, 11, 19)) == ()
    first = reasons(state, date(2026, 11, 20))[0]
    assert first == Reason(K.FOLLOW_UP_DUE, due=date(2026, 11, 20))
    seen = replace(state, visits=(*state.visits, knock(20, VisitOutcome.MET_PENDING)))
    assert K.FOLLOW_UP_DUE not in kinds(seen)
    missed = replace(state, visits=(*state.visits, knock(20, VisitOutcome.NOBODY)))
    assert kinds(missed)[:2] == [K.FOLLOW_UP_DUE, K.RETRY_OTHER_SLOT]


def test_a_refusal_leaves_the_door_in_peace_for_ninety_days() -> None:
    state = household(1, knock(1, VisitOutcome.MET_REFUSED), knock(5, VisitOutcome.NOBODY))
    end = date(2026, 11, 1) + timedelta(days=90)
    assert reasons(state, end - timedelta(days=1)) == ()
    assert kinds(state, end)
    assert reasons(state, date(2026, 11, 11), VisitRules(cool_off_days=10))


def test_a_change_of_mind_ends_the_cool_off() -> None:
    state = household(1, knock(1, VisitOutcome.MET_REFUSED), knock(5, VisitOutcome.MET_PENDING))
    assert K.PENDING_REGISTRATION in kinds(state)


def test_wrong_base_data_is_corrected_before_anybody_knocks() -> None:
    state = household(1, knock(1, VisitOutcome.NOBODY), knock(2, VisitOutcome.MOVED_AWAY))
    assert kinds(state) == [K.BASE_DATA_FIX]
    assert reasons(replace(state, vacant=True), ON) == ()
    corrected = replace(state, adults=0, unregistered=0, unpledged=0)
    assert reasons(corrected, ON) == ()


def test_an_unknown_age_is_a_matter_for_the_desk() -> None:
    state = household(1, unregistered=0, unpledged=0, age_unknown=1)
    assert kinds(state) == [K.BASE_DATA_FIX]


@given(states)
def test_nothing_is_left_to_do_once_all_are_registered_and_pledged(state: HouseholdState) -> None:
    done = replace(state, unregistered=0, unpledged=0, age_unknown=0)
    assert set(kinds(done)) <= {K.BASE_DATA_FIX}
    if not any(k.outcome.means.is_base_fault for k in state.visits):
        assert reasons(done, ON) == ()


@given(states)
def test_no_work_is_lost_but_to_peace_or_an_agreed_date(state: HouseholdState) -> None:
    wanting = (state.unregistered or state.unpledged) and not state.vacant
    refused = any(k.outcome is VisitOutcome.MET_REFUSED for k in state.visits)
    agreed = any(k.follow_up and k.follow_up > ON for k in state.visits)
    if wanting and not refused and not agreed:
        assert reasons(state, ON)


@given(states)
def test_reasons_stand_in_the_order_of_urgency(state: HouseholdState) -> None:
    order = list(ReasonKind)
    places = [order.index(kind) for kind in kinds(state)]
    assert places == sorted(set(places))


@given(st.lists(states, unique_by=lambda s: s.household), st.randoms(use_true_random=False))
def test_the_list_depends_on_no_order(listed: list[HouseholdState], random: Random) -> None:
    mixed = [
        replace(s, visits=tuple(random.sample(s.visits, len(s.visits))))
        for s in random.sample(listed, len(listed))
    ]
    assert rank(mixed, ON) == rank(listed, ON)


def test_the_most_urgent_comes_first_then_the_address() -> None:
    due = household(9, knock(10, VisitOutcome.MET_PENDING, follow_up=date(2026, 11, 20)))
    found = rank([household(2), household(1), due, household(3, vacant=1)], ON)
    assert [d.household.int for d in found] == [9, 1, 2]
    assert isinstance(found[0], Due)


def test_what_can_be_done_now_comes_before_what_is_for_another_time() -> None:
    shut, new = household(2, knock(18, VisitOutcome.NOBODY)), household(1)
    (wanted,) = {why.slot for why in reasons(shut, ON) if why.slot}
    first = {slot: rank([new, shut], ON, now=slot)[0].household for slot in Slot}
    later = [slot for slot in Slot if slot is not wanted]
    assert rank([new, shut], ON)[0].household == shut.household  # a retry is the more urgent
    assert first[wanted] == shut.household
    assert {first[slot] for slot in later} == {new.household}


@given(state=states, on=st.dates(date(2026, 8, 1), date(2026, 12, 1)))
def test_visits_before_the_last_meeting_say_nothing(state: HouseholdState, on: date) -> None:
    met = [k.at for k in state.visits if k.outcome.means.is_met and k.day <= on.isoformat()]
    since = tuple(k for k in state.visits if k.at >= max(met, default=""))
    assert reasons(replace(state, visits=since), on) == reasons(state, on)
