"""Households are ranked by what stands: of a few asked one by one, of all by what the database says
in short."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.codes import (
    DwellingUse,
    PledgeStage,
    Population,
    RegistrationKind,
    ResidentState,
)
from gridcredit.domain.coverage import Coverage, Rules, coverage_by
from gridcredit.domain.fieldrules import EARLIER
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.registry_link import RegistryLink
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.resident_merge import ResidentMerge
from gridcredit.domain.records import Record
from gridcredit.domain.visiting import ReasonKind, VisitRules, has_declined, rank
from gridcredit.store.engine.database import Database
from gridcredit.store.journal import aliases, journal
from gridcredit.store.register.coverage_facts import facts_in_grids
from gridcredit.store.register.household_states import household_states, states_of
from tests.store.conftest import Filled
from tests.store.invented import PEN, street, undone

Fresh = Callable[[], Database]

STREET = street(6, per_grid=3)
HOMES = [h.id for h in STREET.households]
GRIDS = STREET.grids
ON = date(2026, 6, 30)
AREAS = STREET.areas


@pytest.fixture(scope="module")
def workspace(filled: Filled) -> Database:
    return filled(AREAS)


_DAYS = st.integers(-6, 160).map(lambda days: ON - timedelta(days=max(days, days // 3)))
_OFF = st.sampled_from([""] * 7 + ["gone"])
_PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "household": st.sampled_from(HOMES),
            "birth_date": st.none() | st.sampled_from([date(2008, 6, 30), date(2008, 7, 1)]),
            "adult_on": st.sampled_from(["", EARLIER, "2026-06-30", "2026-07-01"]),
            "population": st.sampled_from([Population.PERMANENT] * 4 + [*Population]),
            "arrived_on": st.none() | _DAYS,
            "left_on": st.none() | _DAYS,
            "state": st.sampled_from([ResidentState.HOME] * 4 + [*ResidentState]),
            "limited": st.sampled_from([False] * 5 + [True]),
            "removed": _OFF,
        }
    ),
    min_size=5,
    max_size=9,
)
_MARKS = (_DAYS, st.integers(-12, 12), st.sampled_from([False] * 5 + [True]))
_EVENTS = st.lists(
    st.tuples(st.integers(0, 7), st.sampled_from(RegistrationKind), *_MARKS),
    min_size=6,
    max_size=16,
)
_STEPS = st.lists(
    st.tuples(st.integers(0, 7), st.sampled_from(PledgeStage), *_MARKS, st.integers(1, 2)),
    min_size=6,
    max_size=12,
)
_MERGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), _OFF), max_size=4)
_PLACES = st.lists(st.tuples(st.sampled_from(DwellingUse), _OFF, _OFF), min_size=6, max_size=6)


def _corrects(kind: int, other: int, at: int) -> UUID | None:
    return UUID(int=kind << 8 | other) if 0 < other < at else None


@settings(max_examples=50)
@given(
    _PLACES,
    _PEOPLE,
    _EVENTS,
    _STEPS,
    _MERGES,
    st.sampled_from([0, 1, 20, 90]),
    st.sampled_from([0, 6]),
)
def test_a_household_counts_the_same_asked_alone_and_among_all(
    workspace: Database,
    places: list[tuple[DwellingUse, str, str]],
    drawn: list[dict[str, object]],
    events: list[tuple[int, RegistrationKind, date, int, bool]],
    steps: list[tuple[int, PledgeStage, date, int, bool, int]],
    merges: list[tuple[int, int, str]],
    cool_off: int,
    months: int,
) -> None:
    dwellings: list[Record] = []
    for home, dwelling, (use, off, gone) in zip(
        STREET.households, STREET.dwellings, places, strict=True
    ):
        dwellings += [replace(dwelling, use=use, removed=off), replace(home, removed=gone)]
    people = [Resident(UUID(int=n), **fields) for n, fields in enumerate(drawn, 1)]  # type: ignore[arg-type]
    told = [
        RegistrationEvent(
            UUID(int=1 << 8 | at), people[who % len(people)].id, kind, on,
            corrects=_corrects(1, other, at), void=void,
        )
        for at, (who, kind, on, other, void) in enumerate(events, 1)
    ]  # fmt: skip
    papers = [
        PledgeEvent(
            UUID(int=2 << 8 | at), UUID(int=paper), people[who % len(people)].id, stage, on,
            corrects=_corrects(2, other, at), void=void,
        )
        for at, (who, stage, on, other, void, paper) in enumerate(steps, 1)
    ]  # fmt: skip
    joined: list[Record] = [
        ResidentMerge(
            UUID(int=3 << 8 | at), people[who % len(people)].id, people[into % len(people)].id,
            HOMES[0], ON, undone=off,
        )
        for at, (who, into, off) in enumerate(merges, 1)
    ]  # fmt: skip
    joined += [
        RegistryLink(
            UUID(int=4 << 8 | at), one.resident, one.resident, one.into, removed=one.undone
        )
        for at, one in enumerate(joined[::2])
        if isinstance(one, ResidentMerge)
    ]
    rules, asking = Rules(months), VisitRules(cool_off)
    with undone(workspace) as s:
        journal.add(s, [*dwellings, *people, *told, *papers, *joined])
        aliases.refresh(s)
        among_all = household_states(s, GRIDS, ON, rules, asking)
        alone = states_of(s, HOMES, ON, rules, asking)
        known = facts_in_grids(s, GRIDS)
    assert sorted(among_all, key=repr) == sorted(alone, key=repr)
    covered = coverage_by(known, lambda p: p.household, ON, rules=rules)
    quiet = [p for p in known if has_declined(p, ON, asking)]
    declined = coverage_by(quiet, lambda p: p.household, ON, rules=rules)
    for state in among_all:
        count = covered.get(state.household, Coverage())
        no = declined.get(state.household, Coverage())
        assert (state.adults, state.age_unknown) == (count.eligible, count.age_unknown)
        assert state.unregistered == count.eligible - count.registered - no.eligible
        assert state.unpledged == count.eligible - count.pledged - (no.eligible - no.pledged)


def _adults(state_of: int, made: Database) -> tuple[int, int, int]:
    with made.reading() as s:
        states = {x.household: x for x in household_states(s, GRIDS, ON)}
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
                for x in household_states(
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
        states = household_states(s, GRIDS, ON)
    assert {x.household for x in states if x.vacant} == set(HOMES[:2])
    listed = rank(states, ON)
    assert not {due.household for due in listed} & set(HOMES[:2])
    assert {due.reasons[0].kind for due in listed} == {ReasonKind.NEVER_VISITED}
