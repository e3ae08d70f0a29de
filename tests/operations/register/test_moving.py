"""Households are split, joined and moved; each act foretells its numbers and is undone whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain.codes import Office, RegistrationKind, ResidentState, Role, VisitOutcome
from gridcredit.domain.coverage import Basis
from gridcredit.domain.errors import (
    AreaOutside,
    AreaUnknown,
    BadValue,
    ChangedSince,
    GoneBefore,
    NotAllowed,
    NotFound,
    OnlyPartKnown,
)
from gridcredit.domain.kinds.credit_member import CreditMember
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures.covering import coverage_tree
from gridcredit.operations.pledges import signing
from gridcredit.operations.register import amending, households, moving
from gridcredit.operations.register.rearranging import (
    CREDIT_LEDGER,
    HOLDER_GONE,
    NOBODY_LEFT,
    Counts,
    Rearranged,
    undo_rearranged,
)
from gridcredit.operations.visits import visiting
from gridcredit.store.journal import journal
from gridcredit.store.register import register_lists
from tests.operations.adding import add_registration
from tests.operations.homes import Home, a_home
from tests.operations.offices import GRIDS

ON, TODAY = date(2026, 11, 20), date(2026, 11, 22)
OTHER = GRIDS[1]


@pytest.fixture
def home(clerk: Desk) -> Home:
    """A household at the street: one of its two adults has registered and pledged."""
    made = a_home(clerk)
    add_registration(clerk, made.adult, RegistrationKind.REGISTERED, ON)
    signing.sign_pledge(clerk, made.adult, ON)
    return made


def names(desk: Desk, household: UUID) -> list[str]:
    return [person.resident.name for person in households.view(desk, household).people]


def register(desk: Desk) -> list[tuple[UUID, UUID, str, tuple[Any, ...]]]:
    """All that the register says of every household that is on it."""
    pages = [households.view(desk, row) for row in households.household_ids(desk)]
    return [
        (page.household.id, page.grid.id, page.address, tuple(p.resident for p in page.people))
        for page in sorted(pages, key=lambda page: page.household.id)
    ]


def counted(desk: Desk, grid: str) -> tuple[int, int, int]:
    told = coverage_tree(desk, TODAY, grid, Basis.RESIDENCE).coverage
    return told.eligible, told.registered, told.pledged


def split(desk: Desk, home: Home, **told: Any) -> Rearranged:
    return moving.split_household(desk, home.household, [home.other, home.minor], **told)


def test_some_become_a_household_of_their_own(clerk: Desk, home: Home) -> None:
    done = split(clerk, home)
    page = households.view(clerk, done.ids[0])
    assert (page.household.householder, len(page.people)) == (page.people[0].resident.name, 2)
    assert page.address == households.view(clerk, home.household).address
    stored = {p.resident.id: p.resident for p in page.people}
    assert [stored[row].relation for row in (home.other, home.minor)] == ["户主", ""]
    assert len(names(clerk, home.household)) == 2
    [effect] = done.effects
    assert (effect.before, effect.after) == (Counts(1, 2, 1, 1), Counts(2, 2, 1, 1))
    assert done.doubts == ()


def test_those_who_split_may_live_elsewhere(clerk: Desk, home: Home) -> None:
    done = split(clerk, home, grid=OTHER, address="石榴园 3号楼2单元 501")
    assert households.view(clerk, done.ids[0]).address == "石榴园3号楼2单元501室"
    assert households.view(clerk, done.ids[0]).grid.code == OTHER
    first, second = done.effects
    assert (first.grid, second.grid) == (GRIDS[0], OTHER)
    assert (second.before, second.after.eligible) == (Counts(), 1)
    again = moving.move_household(clerk, home.household, OTHER, "石榴园三号楼2单元501室")
    assert {entity for entity, _ in again.added} == set()  # that door is known


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        (lambda home: [], "empty"),
        (lambda home: [home.household], "not_of_household"),
        (lambda home: [home.adult, home.other, home.minor, home.unknown], "all_would_leave"),
    ],
)
def test_a_split_leaves_somebody_and_takes_somebody(
    clerk: Desk, home: Home, who: Callable[[Home], list[UUID]], reason: str
) -> None:
    before = register(clerk)
    with pytest.raises(BadValue) as refused:
        moving.split_household(clerk, home.household, who(home))
    assert refused.value.reason == reason
    assert register(clerk) == before


def test_where_the_householder_leaves_it_is_said(clerk: Desk, home: Home) -> None:
    done = moving.split_household(clerk, home.household, [home.adult])
    assert done.doubts == (HOLDER_GONE,)


def test_two_households_become_one_and_visits_stay(clerk: Desk, home: Home) -> None:
    parted = split(clerk, home).ids[0]
    at = Visit(clerk.new_id(), parted, "2026-11-21T08:30", VisitOutcome.NOBODY)
    visiting.log_visit(clerk, visiting.VisitEntry(at))
    before = counted(clerk, GRIDS[0])
    done = moving.join_households(clerk, home.household, parted)
    assert len(names(clerk, home.household)) == 4
    page = households.view(clerk, parted)
    assert page.removal is not None
    assert page.removal.reason == "并入另一户"
    assert [entry.entity for entry in page.timeline] == ["visit"]
    assert parted not in households.household_ids(clerk)
    [effect] = done.effects
    assert (effect.before.households, effect.after.households) == (2, 1)
    assert counted(clerk, GRIDS[0]) == before
    with pytest.raises(BadValue):
        moving.join_households(clerk, home.household, parted)
    with pytest.raises(BadValue):
        moving.join_households(clerk, home.household, home.household)


def test_a_household_goes_to_another_grid_with_its_numbers(clerk: Desk, home: Home) -> None:
    here, there = counted(clerk, GRIDS[0]), counted(clerk, OTHER)
    seen = moving.move_household(clerk, home.household, OTHER, check=True)
    assert (counted(clerk, GRIDS[0]), counted(clerk, OTHER)) == (here, there)
    done = moving.move_household(clerk, home.household, OTHER)
    assert done.effects == seen.effects
    assert households.view(clerk, home.household).address == "榴园9号楼1单元101室"
    gone = done.effects[0].before
    assert counted(clerk, OTHER) == tuple(
        a + b for a, b in zip(there, (gone.eligible, gone.registered, gone.pledged), strict=True)
    )
    with pytest.raises(BadValue):
        moving.move_household(clerk, home.household, OTHER)
    with pytest.raises(AreaUnknown):
        moving.move_household(clerk, home.household, "370403009009009")
    with pytest.raises(NotFound):
        moving.move_household(clerk, UUID(int=5), OTHER)


def test_a_resident_moves_on_a_day_and_counts_on(clerk: Desk, home: Home) -> None:
    to = next(row for row in households.household_ids(clerk) if row != home.household)
    done = moving.move_resident(clerk, home.adult, to, ON)
    with clerk.reading() as session:
        person = register_lists.get(session, "resident", home.adult)
    assert (person.household, person.relation, person.arrived_on) == (to, "", None)
    assert person.note == "2026-11-20 自榴园9号楼1单元101室迁入"
    before = [sum(getattr(e.before, f) for e in done.effects) for f in ("eligible", "pledged")]
    after = [sum(getattr(e.after, f) for e in done.effects) for f in ("eligible", "pledged")]
    assert before == after
    assert done.doubts == (HOLDER_GONE,)
    for person_id in (home.other, home.minor, home.unknown):
        done = moving.move_resident(clerk, person_id, to, ON)
    assert NOBODY_LEFT in done.doubts


def test_who_is_gone_moves_nowhere_after(clerk: Desk, home: Home) -> None:
    to = next(row for row in households.household_ids(clerk) if row != home.household)
    dead = {"state": ResidentState.DIED.value, "left_on": "2026-11-19"}
    amending.change(clerk, "resident", home.other, dead)
    with pytest.raises(GoneBefore):
        moving.move_resident(clerk, home.other, to, ON)
    for on, row in ((date(2026, 11, 23), to), (ON, home.household)):
        with pytest.raises(BadValue):
            moving.move_resident(clerk, home.adult, row, on)


ACTS: list[Callable[[Desk, Home], Rearranged]] = [
    lambda desk, home: split(desk, home, address="新小区1号楼101"),
    lambda desk, home: moving.join_households(desk, neighbour(desk, home), home.household),
    lambda desk, home: moving.move_household(desk, home.household, OTHER),
    lambda desk, home: moving.move_resident(desk, home.adult, neighbour(desk, home), ON),
]


def neighbour(desk: Desk, home: Home) -> UUID:
    return next(row for row in households.household_ids(desk) if row != home.household)


@pytest.mark.parametrize("act", ACTS)
def test_each_act_is_undone_whole_and_once(
    clerk: Desk, home: Home, act: Callable[[Desk, Home], Rearranged]
) -> None:
    before, numbers = register(clerk), [counted(clerk, grid) for grid in GRIDS[:2]]
    done = act(clerk, home)
    assert register(clerk) != before
    undo_rearranged(clerk, done, "撤销")
    assert register(clerk) == before
    assert [counted(clerk, grid) for grid in GRIDS[:2]] == numbers
    with pytest.raises(ChangedSince):
        undo_rearranged(clerk, done, "撤销")


def test_what_was_built_upon_is_not_undone(clerk: Desk, home: Home) -> None:
    done = split(clerk, home)
    visiting.log_visit(
        clerk,
        visiting.VisitEntry(
            Visit(clerk.new_id(), done.ids[0], "2026-11-21T08:30", VisitOutcome.NOBODY)
        ),
    )
    before = register(clerk)
    with pytest.raises(ChangedSince):
        undo_rearranged(clerk, done, "撤销")
    assert register(clerk) == before


def test_where_points_are_kept_it_is_said(clerk: Desk, home: Home) -> None:
    member = CreditMember(clerk.new_id(), home.household, home.adult, True, ON)
    with clerk.writing() as session:
        journal.add(session, [member])
    assert CREDIT_LEDGER in split(clerk, home, check=True).doubts


def test_where_names_do_not_go_nothing_of_them_is_blanked(clerk: Desk, home: Home) -> None:
    to = neighbour(clerk, home)
    amending.change(clerk, "resident", home.other, {"note": "独居", "relation": "配偶"})
    clerk.node = replace(clerk.node, office=Office.DISTRICT.value)
    done = moving.move_resident(clerk, home.other, to, ON)
    assert [set(edited.new) for edited in done.edits] == [{"household"}]
    with pytest.raises(OnlyPartKnown):
        split(clerk, home)


def test_a_grid_moves_nothing_out_of_its_area(worker: Desk) -> None:
    home = a_home(worker)
    with pytest.raises((AreaOutside, AreaUnknown)):
        moving.move_household(worker, home.household, OTHER)


@pytest.mark.parametrize("act", ACTS)
def test_who_may_only_read_moves_nothing(
    clerk: Desk, home: Home, act: Callable[[Desk, Home], Rearranged]
) -> None:
    clerk.actor = replace(clerk.actor, role=Role.ADMINISTRATOR)
    before = len(households.household_ids(clerk))
    with pytest.raises(NotAllowed):
        act(clerk, home)
    assert len(households.household_ids(clerk)) == before
