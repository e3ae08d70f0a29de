"""Who died, moved out and came back; a flat goes to the next tenant; all is undone whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain.codes import (
    DwellingUse,
    Population,
    RegistrationKind,
    ResidentState,
    Role,
)
from gridcredit.domain.coverage import Basis
from gridcredit.domain.errors import BadValue, LeavingDoubtful, NotAllowed, NotFound
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures.covering import coverage_tree
from gridcredit.operations.register import households, leaving
from gridcredit.operations.register.leaving import Tenant
from gridcredit.operations.register.rearranging import (
    HOLDER_GONE,
    NOBODY_LEFT,
    Rearranged,
    undo_rearranged,
)
from gridcredit.store.register import register_lists
from tests.operations.adding import add_registration
from tests.operations.homes import Home, a_home

ON, TODAY = date(2026, 11, 20), date(2026, 11, 22)
NUMBER = "370499199001010020"  # the check digit is wrong


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household of which one of two adults has registered."""
    made = a_home(worker)
    add_registration(worker, made.adult, RegistrationKind.REGISTERED, date(2026, 11, 18))
    return made


def person(desk: Desk, row: UUID) -> Resident:
    with desk.reading() as session:
        found: Resident = register_lists.get(session, "resident", row)
    return found


def counted(desk: Desk, on: date) -> tuple[int, int]:
    told = coverage_tree(desk, on, "", Basis.RESIDENCE).coverage
    return told.eligible, told.registered


def register(desk: Desk) -> list[tuple[UUID, str, str, tuple[Any, ...]]]:
    pages = [households.view(desk, row) for row in households.household_ids(desk)]
    return [
        (p.household.id, p.address, p.dwelling.use, tuple(x.resident for x in p.people))
        for p in sorted(pages, key=lambda page: page.household.id)
    ]


@pytest.mark.parametrize("state", [ResidentState.DIED, ResidentState.MOVED_OUT])
def test_who_died_or_moved_counts_until_then(
    worker: Desk, home: Home, state: ResidentState
) -> None:
    (before, registered), earlier = counted(worker, TODAY), counted(worker, date(2026, 11, 19))
    done = leaving.let_leave(worker, home.adult, state, ON)
    assert counted(worker, TODAY) == (before - 1, registered - 1)
    assert counted(worker, date(2026, 11, 19)) == earlier
    [effect] = done.effects
    assert (effect.before.registered, effect.after.registered) == (1, 0)
    assert done.doubts == (HOLDER_GONE,)
    with pytest.raises(BadValue):
        leaving.let_leave(worker, home.adult, state, ON)


def test_a_day_before_what_is_known_is_asked_about(worker: Desk, home: Home) -> None:
    early = date(2026, 11, 17)
    with pytest.raises(LeavingDoubtful):
        leaving.let_leave(worker, home.adult, ResidentState.DIED, early, sure=False)
    assert person(worker, home.adult).state is ResidentState.HOME
    leaving.let_leave(worker, home.adult, ResidentState.DIED, early)
    assert person(worker, home.adult).left_on == early


@pytest.mark.parametrize(
    ("state", "on"),
    [(ResidentState.DIED, date(2026, 11, 23)), (ResidentState.AWAY, ON)],
)
def test_nobody_leaves_tomorrow_or_by_going_away_for_a_while(
    worker: Desk, home: Home, state: ResidentState, on: date
) -> None:
    before = register(worker)
    with pytest.raises(BadValue):
        leaving.let_leave(worker, home.adult, state, on)
    with pytest.raises(NotFound):
        leaving.let_leave(worker, UUID(int=5), ResidentState.DIED, ON)
    assert register(worker) == before


def test_who_comes_back_counts_from_that_day_and_until_the_leaving(
    worker: Desk, home: Home
) -> None:
    before = counted(worker, date(2026, 11, 19))
    leaving.let_leave(worker, home.adult, ResidentState.MOVED_OUT, ON)
    for bad in (date(2026, 11, 19), date(2026, 11, 23)):
        with pytest.raises(BadValue):
            leaving.let_return(worker, home.adult, bad)
    gone = counted(worker, TODAY)
    leaving.let_return(worker, home.adult, TODAY)
    back = person(worker, home.adult)
    assert (back.state, back.left_on, back.arrived_on) == (ResidentState.HOME, ON, TODAY)
    assert counted(worker, TODAY) == (gone[0] + 1, gone[1] + 1)
    assert counted(worker, date(2026, 11, 21)) == gone
    assert counted(worker, date(2026, 11, 19)) == before


def test_who_came_back_and_leaves_again_keeps_what_was_before(worker: Desk, home: Home) -> None:
    earlier = counted(worker, date(2026, 11, 17))
    leaving.let_leave(worker, home.adult, ResidentState.MOVED_OUT, date(2026, 11, 18))
    leaving.let_return(worker, home.adult, ON)
    before = counted(worker, ON)
    done = leaving.let_leave(worker, home.adult, ResidentState.DIED, TODAY)
    assert counted(worker, TODAY)[0] == before[0] - 1
    assert counted(worker, ON) == before
    assert counted(worker, date(2026, 11, 17)) == earlier
    undo_rearranged(worker, done, "误点")
    assert person(worker, home.adult).arrived_on == ON
    assert counted(worker, date(2026, 11, 18))[0] == earlier[0] - 1


def test_who_is_back_on_the_day_of_leaving_never_was_gone(worker: Desk, home: Home) -> None:
    before = person(worker, home.adult)
    leaving.let_leave(worker, home.adult, ResidentState.MOVED_OUT, ON)
    leaving.let_return(worker, home.adult, ON)
    assert person(worker, home.adult) == before


def test_who_never_left_does_not_come_back(worker: Desk, home: Home) -> None:
    for on in (None, TODAY):
        with pytest.raises(BadValue) as refused:
            leaving.let_return(worker, home.adult, on)
        assert refused.value.reason == "not_gone"
    assert person(worker, home.adult).arrived_on is None


def test_a_death_that_never_was_is_put_right(worker: Desk, home: Home) -> None:
    before = person(worker, home.adult)
    leaving.let_leave(worker, home.adult, ResidentState.DIED, ON)
    with pytest.raises(BadValue) as refused:
        leaving.let_return(worker, home.adult, TODAY)
    assert refused.value.reason == "before_leaving"
    leaving.let_return(worker, home.adult)
    assert person(worker, home.adult) == before
    with pytest.raises(BadValue):
        leaving.let_return(worker, home.adult)


def test_all_leave_together(worker: Desk, home: Home) -> None:
    done = leaving.leave_together(worker, home.household, ON)
    assert set(done.ids) == {home.adult, home.other, home.minor, home.unknown}
    assert {person(worker, row).state for row in done.ids} == {ResidentState.MOVED_OUT}
    with pytest.raises(BadValue) as refused:
        leaving.leave_together(worker, home.household, ON)
    assert refused.value.reason == "nobody_lives_there"


def test_the_last_one_who_leaves_is_said_to_be_the_last(worker: Desk, home: Home) -> None:
    people = (home.other, home.minor, home.unknown, home.adult)
    done = [leaving.let_leave(worker, row, ResidentState.MOVED_OUT, ON) for row in people]
    assert [NOBODY_LEFT in one.doubts for one in done] == [False, False, False, True]


def test_a_flat_goes_to_the_next_tenants_in_one_step(worker: Desk, home: Home) -> None:
    tenants = [Tenant(" 张 三 ", "", "19900001111"), Tenant("李四")]
    earlier = counted(worker, date(2026, 11, 19))
    seen = leaving.turn_over(worker, home.household, ON, tenants, check=True)
    done = leaving.turn_over(worker, home.household, ON, tenants)
    assert seen.effects == done.effects
    [effect] = done.effects
    assert (effect.before.households, effect.after.households) == (1, 2)
    assert (effect.before.eligible, effect.after.eligible) == (2, 0)
    assert counted(worker, date(2026, 11, 19)) == earlier
    page = households.view(worker, done.ids[0])
    assert page.address == households.view(worker, home.household).address
    assert page.dwelling.use is DwellingUse.RENTED
    first, second = (person(worker, row) for row in done.ids[1:])
    assert (first.relation, second.relation) == ("户主", "")
    assert (first.name, first.phone) == (page.household.householder, "19900001111")
    assert (first.population, first.arrived_on) == (Population.FLOATING, ON)


def test_without_tenants_the_dwelling_is_empty(worker: Desk, home: Home) -> None:
    leaving.turn_over(worker, home.household, ON, [])
    assert households.view(worker, home.household).dwelling.use is DwellingUse.EMPTY


def test_a_tenant_who_cannot_be_is_refused_and_nobody_leaves(worker: Desk, home: Home) -> None:
    before = register(worker)
    for tenant in (Tenant(" "), Tenant("张三", NUMBER)):
        with pytest.raises(BadValue):
            leaving.turn_over(worker, home.household, ON, [Tenant("李四"), tenant])
    assert register(worker) == before


ACTS: list[Callable[[Desk, Home], Rearranged]] = [
    lambda desk, home: leaving.let_leave(desk, home.adult, ResidentState.DIED, ON),
    lambda desk, home: leaving.leave_together(desk, home.household, ON),
    lambda desk, home: leaving.turn_over(desk, home.household, ON, [Tenant("张三")]),
    lambda desk, home: leaving.turn_over(desk, home.household, ON, []),
]


@pytest.mark.parametrize("act", ACTS)
def test_each_act_is_undone_whole(
    worker: Desk, home: Home, act: Callable[[Desk, Home], Rearranged]
) -> None:
    before, numbers = register(worker), counted(worker, TODAY)
    done = act(worker, home)
    assert register(worker) != before
    undo_rearranged(worker, done, "撤销")
    assert (register(worker), counted(worker, TODAY)) == (before, numbers)


def test_a_return_is_undone_whole(worker: Desk, home: Home) -> None:
    leaving.let_leave(worker, home.adult, ResidentState.MOVED_OUT, ON)
    before = register(worker)
    undo_rearranged(worker, leaving.let_return(worker, home.adult, TODAY), "撤销")
    assert register(worker) == before


@pytest.mark.parametrize("act", ACTS)
def test_who_may_only_read_changes_nothing(
    worker: Desk, home: Home, act: Callable[[Desk, Home], Rearranged]
) -> None:
    before = register(worker)
    worker.actor = replace(worker.actor, role=Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        act(worker, home)
    worker.actor = replace(worker.actor, role=Role.GRID_WORKER)
    assert register(worker) == before
