"""Standings tell of each resident what coverage needs, by the facts that stand and no others."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.codes import PledgeStage, RegistrationKind
from gridcredit.domain.coverage import Coverage, CoverageFacts, coverage, coverage_by, total
from gridcredit.domain.facts import effective
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.registry_link import RegistryLink
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.resident_merge import ResidentMerge
from gridcredit.store.engine.database import Database
from gridcredit.store.journal import aliases, journal
from gridcredit.store.register import events, register_lists
from gridcredit.store.register.coverage_facts import (
    facts_in_grids,
    facts_in_households,
    facts_of_residents,
)
from tests.store.conftest import Filled
from tests.store.invented import PEN, street, undone

Fresh = Callable[[], Database]

STREET = street(40, per_grid=10, facts=1)
ON = date(2026, 6, 30)


@pytest.fixture(scope="module")
def workspace(filled: Filled) -> Database:
    return filled(STREET.records)


def _expected(person: Resident) -> CoverageFacts:
    home = next(h for h in STREET.households if h.id == person.household)
    door = next(d for d in STREET.dwellings if d.id == home.dwelling)
    told = [e for e in STREET.facts if isinstance(e, RegistrationEvent)]
    papers = [e for e in STREET.facts if isinstance(e, PledgeEvent)]
    return CoverageFacts(
        person.id,
        person.household,
        door.area,
        person.birth_date,
        population=person.population,
        events=tuple((e.on, e.event) for e in told if e.resident == person.id),
        pledges=tuple((e.on, e.stage, e.pledge) for e in papers if e.resident == person.id),
    )


def test_standings_are_what_was_written(workspace: Database) -> None:
    with workspace.reading() as s:
        found = {one.resident: one for one in facts_in_grids(s, STREET.grids)}
    assert found == {person.id: _expected(person) for person in STREET.residents}


def test_standings_of_some_are_among_those_of_all(workspace: Database) -> None:
    wanted = [person.id for person in STREET.residents[3:60:9]]
    with workspace.reading() as s:
        everybody = {one.resident: one for one in facts_in_grids(s, STREET.grids)}
        assert facts_of_residents(s, wanted) == {row: everybody[row] for row in wanted}
        assert facts_of_residents(s, []) == {}


def test_grids_add_up_to_their_street(workspace: Database) -> None:
    with workspace.reading() as s:
        everybody = facts_in_grids(s, STREET.grids)
        each = [coverage(facts_in_grids(s, [grid]), ON) for grid in STREET.grids]
    by_grid = coverage_by(everybody, lambda one: one.area, ON)
    assert [by_grid[grid] for grid in STREET.grids] == each
    assert total(each) == coverage(everybody, ON) != Coverage()


def test_what_was_taken_off_the_register_is_marked(filled: Filled) -> None:
    small = street(4)
    made = filled(small.records)
    with made.writing(PEN) as s:
        journal.edit(s, "resident", small.residents[0].id, {"removed": "重复"})
        journal.edit(s, "household", small.households[2].id, {"removed": "查无此户"})
        journal.edit(s, "dwelling", small.dwellings[3].id, {"removed": "已拆除"})
    with made.reading() as s:
        found = facts_in_grids(s, small.grids)
        listed = set(register_lists.resident_ids(s, small.grids))
    assert {one.resident for one in found if not one.removed} == listed
    assert len(found) == len(small.residents)


_PERSON = STREET.residents[0].id
Drawn = tuple[RegistrationKind, date, int, bool]
_EVENTS = st.lists(
    st.tuples(
        st.sampled_from(RegistrationKind),
        st.dates(date(2026, 1, 1), date(2026, 1, 5)),
        st.integers(0, 12),  # which event it corrects, when there is one of that number
        st.booleans(),
    ),
    max_size=8,
)


@settings(max_examples=60)
@given(drawn=_EVENTS, own=st.integers(0, 2**32))
def test_only_facts_that_stand_are_told(workspace: Database, drawn: list[Drawn], own: int) -> None:
    ids = [UUID(int=(own + 1) << 64 | at) for at in range(len(drawn))]
    facts = [
        RegistrationEvent(
            ids[at],
            _PERSON,
            kind,
            on,
            corrects=ids[other] if other < len(ids) and other != at else None,
            void=void,
        )
        for at, (kind, on, other, void) in enumerate(drawn)
    ]
    with undone(workspace) as s:
        before = facts_of_residents(s, [_PERSON])[_PERSON].events
        journal.add(s, facts)
        after = facts_of_residents(s, [_PERSON])[_PERSON].events
        told = {fact.id for fact in events.registrations(s, [_PERSON])}
    stand = effective(facts, facts.index)
    assert sorted(after) == sorted([*before, *((f.on, f.event) for f in stand)])
    assert told >= {f.id for f in stand}
    assert told.isdisjoint({f.id for f in facts} - {f.id for f in stand})


def test_a_step_taken_back_is_a_paper_that_was_never_checked(fresh: Fresh) -> None:
    made, small = fresh(), street(1)
    who, paper = small.residents[0].id, UUID(int=50)
    signed = PledgeEvent(UUID(int=51), paper, who, PledgeStage.SIGNED, date(2026, 1, 1))
    checked = PledgeEvent(UUID(int=52), paper, who, PledgeStage.CHECKED, date(2026, 1, 2))
    back = PledgeEvent(
        UUID(int=53), paper, who, PledgeStage.CHECKED, date(2026, 1, 3), corrects=checked.id,
        void=True,
    )  # fmt: skip
    with made.writing(PEN) as s:
        journal.add(s, [*small.records, signed, checked])
        assert events.pledge_state(s, paper) == checked
        journal.add(s, [back])
        assert events.pledge_state(s, paper) == signed
        expected = ((signed.on, PledgeStage.SIGNED, paper),)
        assert facts_of_residents(s, [who])[who].pledges == expected


def test_who_is_merged_away_is_outside_and_what_he_did_counts_for_the_other(
    workspace: Database,
) -> None:
    """Also where only the household of the one that stays is asked for, or only that person."""
    told = [e for e in STREET.facts if isinstance(e, RegistrationEvent)]
    away = next(p for p in STREET.residents if any(e.resident == p.id for e in told))
    grid = {door.id: door.area for door in STREET.dwellings}
    area = {home.id: grid[home.dwelling] for home in STREET.households}
    stays = next(
        p
        for p in STREET.residents
        if p.household != away.household and area[p.household] == area[away.household]
    )
    elsewhere = next(p for p in STREET.residents if area[p.household] != area[away.household])
    with undone(workspace) as s:
        made = ResidentMerge(UUID(int=1), away.id, stays.id, away.household, ON)
        apart = ResidentMerge(UUID(int=2), elsewhere.id, stays.id, elsewhere.household, ON)
        journal.add(s, [made, apart])
        aliases.refresh(s)
        assert aliases.all_aliases(s) == {away.id: stays.id}  # not of another grid
        both = {*_expected(away).events, *_expected(stays).events}
        for found in (
            {one.resident: one for one in facts_in_grids(s, STREET.grids)},
            {one.resident: one for one in facts_in_households(s, [stays.household])},
            facts_of_residents(s, [stays.id]),
        ):
            assert set(found[stays.id].events) == both
            assert not found[stays.id].removed
        assert facts_of_residents(s, [away.id])[away.id].removed
        link = RegistryLink(UUID(int=3), elsewhere.id, elsewhere.id, stays.id)
        journal.add(s, [link])
        aliases.refresh(s)
        linked = facts_of_residents(s, [elsewhere.id])[elsewhere.id]
        assert set(linked.events) == both | {*_expected(elsewhere).events}
        assert not linked.removed
