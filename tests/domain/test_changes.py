"""Between two cut-offs: last + new - removed = now, exactly."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.changes import Change, Issued, change
from gridcredit.domain.codes import PledgeStage, RegistrationKind, ResidentState
from gridcredit.domain.coverage import Basis, CoverageFacts, coverage
from tests.domain.standings import days, standing, standings

names = st.sampled_from(["registered", "pledged", "informed", "registered_and_pledged"])
JANUARY, FEBRUARY, MARCH = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)
REGISTERED = ((JANUARY, RegistrationKind.REGISTERED),)


def reconciles(c: Change) -> bool:
    parts = (c.withdrawn, c.died, c.moved, c.corrected)
    return (
        c.last + len(c.new) - sum(map(len, parts)) == c.now
        and c.base_last + len(c.base_in) - len(c.base_out) == c.base_now
        and len(set(c.removed)) == len(c.removed)
    )


@given(standings, days, days, names, st.sampled_from(Basis))
def test_changes_reconcile_exactly(
    people: list[CoverageFacts], one: date, other: date, name: str, basis: Basis
) -> None:
    c = change(people, min(one, other), max(one, other), basis, name=name)
    assert reconciles(c)
    now = coverage(people, max(one, other), basis)
    assert (c.now, c.base_now) == (getattr(now, name), now.eligible)


@given(standings, days, names, st.frozensets(st.integers(0, 15)), st.frozensets(st.integers(0, 15)))
def test_changes_reconcile_with_whatever_was_issued(
    people: list[CoverageFacts], on: date, name: str, members: frozenset[int], base: frozenset[int]
) -> None:
    issued = Issued(
        frozenset(UUID(int=n) for n in members), frozenset(UUID(int=n) for n in base | members)
    )
    c = change(people, on, on, name=name, issued=issued)
    assert reconciles(c)
    assert c.last == len(members)


@given(standings, days, days)
def test_two_steps_lead_where_one_leads(
    people: list[CoverageFacts], one: date, other: date
) -> None:
    first, last = min(one, other), max(one, other)
    middle = first + (last - first) / 2
    a, b = change(people, first, middle), change(people, middle, last)
    assert a.now == b.last
    assert b.now == change(people, first, last).now


@pytest.mark.parametrize(
    ("facts", "group"),
    [
        ({"events": (*REGISTERED, (FEBRUARY, RegistrationKind.WITHDREW))}, "withdrawn"),
        ({"state": ResidentState.DIED, "left_on": FEBRUARY}, "died"),
        ({"state": ResidentState.MOVED_OUT, "left_on": FEBRUARY}, "moved"),
    ],
)
def test_who_left_is_told_apart(facts: dict[str, object], group: str) -> None:
    person = standing(**({"events": REGISTERED} | facts))
    c = change([person], JANUARY, MARCH)
    assert (c.last, c.now) == (1, 0)
    assert getattr(c, group) == c.removed == (person.resident,)


def test_a_registration_taken_back_after_the_issue_is_a_correction() -> None:
    before = standing(events=REGISTERED)
    issued = Issued(frozenset({before.resident}), frozenset({before.resident}))
    for now in ([replace(before, events=())], [replace(before, removed=True)], []):
        c = change(now, JANUARY, MARCH, issued=issued)
        assert c.corrected == (before.resident,)


def test_a_registration_entered_late_is_new_in_the_next_issue() -> None:
    person = standing(events=REGISTERED)
    issued = Issued(frozenset(), frozenset({person.resident}))
    c = change([person], FEBRUARY, MARCH, issued=issued)
    assert (c.last, c.new, c.now) == (0, (person.resident,), 1)


def test_a_pledge_withdrawn_is_withdrawn() -> None:
    paper = UUID(int=7)
    signed = (JANUARY, PledgeStage.SIGNED, paper)
    person = standing(pledges=(signed, (FEBRUARY, PledgeStage.WITHDRAWN, paper)))
    assert change([person], JANUARY, MARCH, name="pledged").withdrawn == (person.resident,)
    void = standing(pledges=(signed, (FEBRUARY, PledgeStage.VOIDED, paper)))
    assert change([void], JANUARY, MARCH, name="pledged").corrected == (person.resident,)


def test_coming_of_age_moves_the_base() -> None:
    person = standing(birth_date=date(2008, 2, 1))
    c = change([person], JANUARY, MARCH)
    assert (c.base_in, c.new) == ((person.resident,), ())
