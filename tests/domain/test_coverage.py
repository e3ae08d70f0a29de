"""Coverage on a cut-off date."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.codes import PledgeStage, Population, RegistrationKind, ResidentState
from gridcredit.domain.coverage import (
    FIGURES,
    Basis,
    Coverage,
    CoverageFacts,
    Membership,
    Rules,
    coverage,
    coverage_by,
    figure,
    informed_on,
    is_eligible,
    membership,
    months_after,
    pledged_on,
    registered_on,
    registration_on,
    total,
)
from gridcredit.domain.fieldrules import EARLIER
from tests.domain.standings import days, standing, standings

ON = date(2026, 11, 22)
bases = st.sampled_from(Basis)


@given(standings, days, bases)
def test_every_figure_equals_the_length_of_its_list(
    people: list[CoverageFacts], on: date, basis: Basis
) -> None:
    counted = coverage(people, on, basis)
    for name in FIGURES:
        assert getattr(counted, name) == len(figure(people, name, on, basis))


@given(standings, days, bases)
def test_the_two_by_two_sums_to_the_base(
    people: list[CoverageFacts], on: date, basis: Basis
) -> None:
    c = coverage(people, on, basis)
    four = (c.registered_and_pledged, c.registered_only, c.pledged_only, c.neither)
    assert sum(four) == c.eligible
    assert min(four) >= 0
    assert c.registered <= c.informed <= c.eligible


@given(standings, days, bases)
def test_every_person_stands_in_one_membership(
    people: list[CoverageFacts], on: date, basis: Basis
) -> None:
    lists = [figure(people, m.value, on, basis) for m in Membership]
    assert sum(map(len, lists)) == len(people)


@given(standings, days)
def test_areas_sum_to_the_whole(people: list[CoverageFacts], on: date) -> None:
    assert total(coverage_by(people, lambda s: s.area, on).values()) == coverage(people, on)


@given(standings, days, st.randoms(use_true_random=False))
def test_the_order_of_people_and_facts_has_no_say(
    people: list[CoverageFacts], on: date, random: Random
) -> None:
    mixed = [
        replace(
            s,
            events=tuple(random.sample(s.events, len(s.events))),
            pledges=tuple(random.sample(s.pledges, len(s.pledges))),
        )
        for s in random.sample(people, len(people))
    ]
    assert coverage(mixed, on) == coverage(people, on)
    shown = {s.resident: registration_on(s, on) for s in people}
    assert {s.resident: registration_on(s, on) for s in mixed} == shown


@given(standings, days, st.integers(1, 700))
def test_what_happens_later_changes_no_earlier_figure(
    people: list[CoverageFacts], on: date, later: int
) -> None:
    after = on + timedelta(days=later)
    grown = [
        replace(
            s,
            events=(*s.events, (after, RegistrationKind.REGISTERED)),
            pledges=(*s.pledges, (after, PledgeStage.SIGNED, UUID(int=9))),
        )
        for s in people
    ]
    assert coverage(grown, on) == coverage(people, on)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, Membership.ELIGIBLE),
        ({"birth_date": date(2008, 11, 22)}, Membership.ELIGIBLE),
        ({"birth_date": date(2008, 11, 23)}, Membership.MINOR),
        ({"birth_date": None}, Membership.AGE_UNKNOWN),
        ({"birth_date": None, "adult_on": EARLIER}, Membership.ELIGIBLE),
        ({"birth_date": None, "adult_on": "2026-11-22"}, Membership.ELIGIBLE),
        ({"birth_date": None, "adult_on": "2026-11-23"}, Membership.MINOR),
        ({"state": ResidentState.AWAY}, Membership.ELIGIBLE),
        ({"state": ResidentState.DIED, "left_on": ON}, Membership.LEFT),
        ({"state": ResidentState.DIED}, Membership.LEFT),
        ({"state": ResidentState.MOVED_OUT, "left_on": date(2026, 11, 23)}, Membership.ELIGIBLE),
        ({"limited": True}, Membership.LIMITED),
        ({"removed": True}, Membership.REMOVED),
        ({"population": Population.REGISTRY_ONLY}, Membership.NOT_HERE),
        ({"population": Population.SEPARATED}, Membership.ELIGIBLE),
        ({"population": Population.FLOATING}, Membership.ELIGIBLE),
        (
            {"population": Population.FLOATING, "arrived_on": date(2026, 5, 22)},
            Membership.ELIGIBLE,
        ),
        (
            {"population": Population.FLOATING, "arrived_on": date(2026, 5, 23)},
            Membership.TOO_NEW,
        ),
        ({"arrived_on": date(2026, 5, 23)}, Membership.ELIGIBLE),
        ({"arrived_on": date(2026, 11, 23)}, Membership.NOT_HERE),
        ({"left_on": date(2026, 11, 23), "arrived_on": date(2026, 11, 25)}, Membership.ELIGIBLE),
        ({"left_on": ON, "arrived_on": date(2026, 11, 25)}, Membership.LEFT),
        ({"left_on": date(2026, 11, 20), "arrived_on": ON}, Membership.ELIGIBLE),
        ({"left_on": date(2026, 11, 25), "arrived_on": date(2026, 11, 23)}, Membership.NOT_HERE),
        ({"left_on": date(2026, 11, 20), "arrived_on": date(2026, 11, 1)}, Membership.ELIGIBLE),
    ],
)
def test_the_base_by_residence(facts: dict[str, object], expected: Membership) -> None:
    person = standing(**facts)
    assert membership(person, ON) is expected
    assert is_eligible(person, ON) is (expected is Membership.ELIGIBLE)


@pytest.mark.parametrize("population", Population)
def test_the_base_by_registry_counts_the_registered(population: Population) -> None:
    person = standing(population=population)
    assert is_eligible(person, ON, Basis.REGISTRY) is population.registered_here


def test_the_months_of_a_tenant_are_a_setting() -> None:
    tenant = standing(population=Population.FLOATING, arrived_on=date(2026, 8, 31))
    assert not is_eligible(tenant, ON, rules=Rules(tenant_months=3))
    assert is_eligible(tenant, date(2026, 11, 30), rules=Rules(tenant_months=3))
    assert is_eligible(tenant, ON, rules=Rules(tenant_months=0))


def test_months_end_where_the_month_ends() -> None:
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2026, 8, 15), 6) == date(2027, 2, 15)
    assert months_after(date(2026, 12, 31), 2) == date(2027, 2, 28)


def registration(*events: tuple[int, RegistrationKind]) -> CoverageFacts:
    return standing(events=tuple((date(2026, 1, day), kind) for day, kind in events))


R = RegistrationKind


@pytest.mark.parametrize(
    ("events", "registered", "shown"),
    [
        ((), False, None),
        (((1, R.INFORMED),), False, R.INFORMED),
        (((1, R.DECLINED), (1, R.INFORMED)), False, R.DECLINED),
        (((1, R.REGISTERED), (1, R.DECLINED)), True, R.REGISTERED),
        (((1, R.REGISTERED), (2, R.INFORMED)), True, R.REGISTERED),
        (((1, R.REGISTERED), (1, R.WITHDREW)), False, R.WITHDREW),
        (((1, R.WITHDREW), (2, R.REGISTERED)), True, R.REGISTERED),
        (((1, R.REGISTERED), (2, R.WITHDREW), (3, R.DECLINED)), False, R.DECLINED),
    ],
)
def test_registration_stands_until_withdrawn(
    events: tuple[tuple[int, RegistrationKind], ...], registered: bool, shown: RegistrationKind
) -> None:
    person = registration(*events)
    assert registered_on(person, ON) is registered
    assert registration_on(person, ON) is shown
    assert informed_on(person, ON) is bool(events)


def test_a_spoilt_paper_does_not_undo_the_one_signed_after_it() -> None:
    day = date(2026, 1, 1)
    spoilt, kept = UUID(int=1), UUID(int=2)
    person = standing(
        pledges=(
            (day, PledgeStage.SIGNED, spoilt),
            (day, PledgeStage.VOIDED, spoilt),
            (day, PledgeStage.SIGNED, kept),
        )
    )
    assert pledged_on(person, day)
    gone = replace(person, pledges=(*person.pledges, (ON, PledgeStage.WITHDRAWN, kept)))
    assert not pledged_on(gone, ON)
    assert pledged_on(gone, day)


def test_the_rate_is_a_string_of_two_decimals() -> None:
    assert Coverage(eligible=3, registered=2).rate == "66.67"
    assert Coverage().rate == "0.00"
    assert Coverage(eligible=3, pledged=1).pledge_rate == "33.33"
    assert Coverage(eligible=3, registered=2).rate_hundredths == 6667


def test_an_unknown_figure_is_an_error() -> None:
    with pytest.raises(KeyError):
        figure([], "richest", ON) or figure([standing()], "richest", ON)
