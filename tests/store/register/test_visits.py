"""Visits are counted, ranked and followed up by those that stand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.codes import DwellingUse, Population, RegistrationKind, VisitOutcome
from gridcredit.domain.facts import effective
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.visiting import Knock, ReasonKind, VisitRules, rank
from gridcredit.store.engine.database import Database
from gridcredit.store.journal import journal
from gridcredit.store.register import register_lists, visits
from gridcredit.store.register.visits import FollowUp, VisitCounts
from tests.store.conftest import Filled
from tests.store.invented import PEN, street, undone

Fresh = Callable[[], Database]

STREET = street(6, per_grid=3)
HOMES = [h.id for h in STREET.households]
GRIDS = STREET.grids
ON = date(2026, 6, 30)


def _visit(row: int, home: int, at: str, outcome: str = "11", **more: object) -> Visit:
    return Visit(UUID(int=row), HOMES[home], at, VisitOutcome(outcome), **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def workspace(filled: Filled) -> Database:
    return filled(STREET.records)


def _day(number: int) -> datetime:
    """Midnight of a day in June 2026, as the clock on the wall says."""
    return datetime.fromisoformat(f"2026-06-{number:02d}")


_DRAWN = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.integers(1, 9),
        st.sampled_from(VisitOutcome),
        st.none() | st.dates(date(2026, 6, 1), date(2026, 7, 31)),
        st.integers(0, 15),
        st.booleans(),
    ),
    max_size=12,
)


def _earliest(visit: Visit, facts: list[Visit]) -> Visit:
    """What a visit began as, before it was corrected; facts that name each other began nowhere."""
    known = {fact.id: fact for fact in facts}
    found, passed = visit, {visit.id}
    while found.corrects is not None:
        found = known[found.corrects]
        if found.id in passed:
            return visit
        passed.add(found.id)
    return found


@settings(max_examples=60)
@given(drawn=_DRAWN)
def test_every_question_counts_the_visits_that_stand(
    workspace: Database,
    drawn: list[tuple[int, int, VisitOutcome, date | None, int, bool]],
) -> None:
    facts = [
        Visit(
            UUID(int=at + 1),
            HOMES[home],
            f"2026-06-0{day}T10:00",
            outcome,
            follow_up=follow_up,
            corrects=UUID(int=other) if 0 < other <= len(drawn) and other != at + 1 else None,
            void=void,
        )
        for at, (home, day, outcome, follow_up, other, void) in enumerate(drawn)
    ]
    with undone(workspace) as s:
        journal.add(s, facts)
        latest = visits.latest_of(s, HOMES)
        counts = visits.visit_counts(s, GRIDS, _day(2), _day(8))
        states = visits.household_states(s, GRIDS, ON)
        own = visits.visits_of(s, HOMES[0])
        due = visits.follow_ups(s, GRIDS, date(2026, 6, 30))
    stand = sorted(effective(facts, facts.index), key=lambda v: (v.at, v.id))
    assert latest == {v.household: (v.at, v.outcome) for v in stand}
    assert own == [v for v in reversed(stand) if v.household == HOMES[0]]
    by_home = {state.household: state for state in states}
    for home in HOMES:
        state = by_home[home]
        knocks = [Knock(v.at, v.outcome, v.follow_up) for v in stand if v.household == home]
        assert sorted(state.visits, key=repr) == sorted(knocks, key=repr)
    for grid, homes in zip(GRIDS, (set(HOMES[:3]), set(HOMES[3:])), strict=True):
        made_here = [v for v in stand if _earliest(v, facts).household in homes]
        week = [v for v in made_here if "2026-06-02" <= v.at < "2026-06-08"]
        knocked = [v for v in week if v.outcome is not VisitOutcome.BY_PHONE]
        assert counts.get(grid, VisitCounts()) == VisitCounts(
            len(knocked),
            len({v.household for v in knocked if v.outcome.means.is_met}),
            len({v.household for v in knocked}),
            len(week) - len(knocked),
        )
    agreed = {v.household: v for v in stand if v.follow_up or Knock(v.at, v.outcome).is_contact}
    assert {f.visit for f in due} == {
        v.id for v in agreed.values() if v.follow_up and v.follow_up <= date(2026, 6, 30)
    }


def test_a_follow_up_stays_open_until_somebody_was_spoken_to(fresh: Fresh) -> None:
    made = fresh()
    promised = _visit(1, 0, "2026-06-01T10:00", "02", follow_up=date(2026, 6, 10))
    later = _visit(2, 1, "2026-06-01T11:00", "02", follow_up=date(2026, 7, 10))
    shut = _visit(3, 0, "2026-06-10T10:00", "12")
    with made.writing(PEN) as s:
        journal.add(s, [*STREET.records, promised, later, shut])
        assert visits.follow_ups(s, GRIDS, ON) == [
            FollowUp(HOMES[0], promised.id, date(2026, 6, 10))
        ]
        assert visits.follow_ups(s, GRIDS[1:], ON) == []
        journal.add(s, [_visit(4, 0, "2026-06-11T10:00", "13")])
        assert visits.follow_ups(s, GRIDS, ON) == []


def test_the_end_of_a_period_belongs_to_the_next(fresh: Fresh) -> None:
    made = fresh()
    with made.writing(PEN) as s:
        journal.add(s, [*STREET.records, _visit(1, 0, "2026-06-08T00:00", "01")])
        first = visits.visit_counts(s, GRIDS, _day(1), _day(8))
        second = visits.visit_counts(s, GRIDS, _day(8), _day(15))
    assert (first, second) == ({}, {GRIDS[0]: VisitCounts(1, 1, 1, 0)})


def test_a_visit_knows_whether_a_later_fact_names_it(fresh: Fresh) -> None:
    made, first = fresh(), _visit(1, 0, "2026-06-08T10:00", "01")
    with made.writing(PEN) as s:
        journal.add(s, [*STREET.records, first])
        assert not visits.is_corrected(s, first.id)
        journal.add(s, [replace(first, id=UUID(int=2), corrects=first.id, void=True)])
        assert visits.is_corrected(s, first.id)
        assert visits.visits_of(s, HOMES[0]) == []


def test_household_states_are_in_the_order_of_the_register(workspace: Database) -> None:
    with workspace.reading() as s:
        states = visits.household_states(s, GRIDS, ON)
        assert [x.household for x in states] == register_lists.household_ids(s, GRIDS)
        assert sorted(states, key=lambda x: (x.order, x.household)) == states


def _adults(state_of: int, made: Database) -> tuple[int, int, int]:
    with made.reading() as s:
        states = {x.household: x for x in visits.household_states(s, GRIDS, ON)}
    state = states[HOMES[state_of]]
    return (state.adults, state.unregistered, state.age_unknown)


def test_a_state_counts_adults_and_what_they_lack(fresh: Fresh) -> None:
    made = fresh()
    people = [
        Resident(UUID(int=1), HOMES[0], "甲", birth_date=date(1980, 1, 1)),
        Resident(UUID(int=2), HOMES[0], "乙", birth_date=date(1981, 1, 1)),
        Resident(UUID(int=3), HOMES[0], "丙", birth_date=date(2020, 1, 1)),
        Resident(UUID(int=4), HOMES[0], "丁"),
    ]
    done = RegistrationEvent(
        UUID(int=5), people[0].id, RegistrationKind.REGISTERED, date(2026, 1, 1)
    )
    with made.writing(PEN) as s:
        journal.add(s, [*STREET.areas, *STREET.dwellings, *STREET.households, *people, done])
    assert _adults(0, made) == (2, 1, 1)
    assert _adults(1, made) == (0, 0, 0)


def test_who_said_no_is_not_asked_again_until_the_cool_off_is_over(fresh: Fresh) -> None:
    made = fresh()
    yes, no = (Resident(UUID(int=n), HOMES[0], "甲", birth_date=date(1980, 1, 1)) for n in (1, 2))
    said = [
        RegistrationEvent(UUID(int=3), yes.id, RegistrationKind.REGISTERED, date(2026, 1, 1)),
        RegistrationEvent(UUID(int=4), no.id, RegistrationKind.DECLINED, date(2026, 5, 1)),
    ]
    with made.writing(PEN) as s:
        journal.add(s, [*STREET.areas, *STREET.dwellings, *STREET.households, yes, no, *said])
        lacking = {
            days: next(
                (x.unregistered, x.unpledged)
                for x in visits.household_states(
                    s, GRIDS, date(2026, 5, 1) + timedelta(days), asking=VisitRules(90)
                )
                if x.household == HOMES[0]
            )
            for days in (-1, 0, 89, 90)
        }
    assert lacking == {-1: (1, 2), 0: (0, 1), 89: (0, 1), 90: (1, 2)}


def test_nobody_is_sent_to_a_door_where_nobody_lives(fresh: Fresh) -> None:
    made = fresh()
    away = [
        replace(r, population=Population.REGISTRY_ONLY)
        for r in STREET.residents
        if r.household == HOMES[1]
    ]
    rest = [r for r in STREET.residents if r.household != HOMES[1]]
    with made.writing(PEN) as s:
        journal.add(s, [*STREET.areas, *STREET.dwellings, *STREET.households, *rest, *away])
        journal.edit(s, "dwelling", STREET.dwellings[0].id, {"use": DwellingUse.SHOP.value})
    with made.reading() as s:
        states = visits.household_states(s, GRIDS, ON)
    assert {x.household for x in states if x.vacant} == set(HOMES[:2])
    listed = rank(states, ON)
    assert not {due.household for due in listed} & set(HOMES[:2])
    assert {due.reasons[0].kind for due in listed} == {ReasonKind.NEVER_VISITED}
