"""人户分离: two records of one person, each counted once by its basis, whichever was written to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.codes import Office, Population, RegistrationKind, Role
from gridcredit.domain.coverage import Basis
from gridcredit.domain.errors import BadValue, DifferentPeople, NotAllowed, OnlyPartKnown
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures.covering import coverage_tree
from gridcredit.operations.pledges import signing
from gridcredit.operations.register import merging, people, registry_links
from gridcredit.operations.register.rearranging import undo_rearranged
from gridcredit.store.exchange import digest
from gridcredit.store.register import register_lists
from tests.operations.adding import add_registration
from tests.operations.homes import Home, a_home
from tests.operations.offices import GRIDS
from tests.operations.streets import number

ON, TODAY = date(2026, 11, 20), date(2026, 11, 22)
BASES = (Basis.RESIDENCE, Basis.REGISTRY)


@pytest.fixture
def lives(clerk: Desk) -> Home:
    """Where somebody lives."""
    return a_home(clerk)


@pytest.fixture
def stands(clerk: Desk) -> Home:
    """Where somebody is registered."""
    return a_home(clerk, GRIDS[1])


def counted(desk: Desk, basis: Basis, grid: str = "") -> tuple[int, int, int]:
    told = coverage_tree(desk, TODAY, grid, basis).coverage
    return told.eligible, told.registered, told.pledged


def state(desk: Desk) -> str:
    with desk.reading() as session:
        return digest.state_digest(session)


def population(desk: Desk, row: UUID) -> Population:
    with desk.reading() as session:
        found: Population = register_lists.get(session, "resident", row).population
    return found


@pytest.mark.parametrize("entered_for", ["lives", "stands"])
def test_each_is_counted_once_by_its_basis_whichever_was_entered_for(
    clerk: Desk, lives: Home, stands: Home, entered_for: str
) -> None:
    row = (lives if entered_for == "lives" else stands).adult
    before = {basis: counted(clerk, basis) for basis in BASES}
    was = state(clerk)
    seen = registry_links.link(clerk, lives.adult, stands.adult, check=True)
    assert state(clerk) == was
    done = registry_links.link(clerk, lives.adult, stands.adult)
    assert seen.effects == done.effects
    assert population(clerk, lives.adult) is Population.SEPARATED
    assert population(clerk, stands.adult) is Population.REGISTRY_ONLY
    add_registration(clerk, row, RegistrationKind.REGISTERED, ON)
    signing.sign_pledge(clerk, row, ON)
    for basis in BASES:
        eligible, registered, pledged = before[basis]
        assert counted(clerk, basis) == (eligible - 1, registered + 1, pledged + 1)
    here, there = GRIDS[:2]
    assert counted(clerk, Basis.RESIDENCE, here)[1] - counted(clerk, Basis.REGISTRY, here)[1] == 1
    assert counted(clerk, Basis.REGISTRY, there)[1] - counted(clerk, Basis.RESIDENCE, there)[1] == 1


def test_a_link_ends_for_both_and_is_undone(clerk: Desk, lives: Home, stands: Home) -> None:
    was = state(clerk)
    done = registry_links.link(clerk, lives.adult, stands.adult)
    undo_rearranged(clerk, done, "撤销")
    assert state(clerk) == was
    registry_links.link(clerk, lives.adult, stands.adult)
    with pytest.raises(BadValue) as refused:
        registry_links.link(clerk, lives.other, stands.adult)
    assert refused.value.reason == "linked_already"
    ended = registry_links.unlink(clerk, stands.adult)
    assert ended.ids == (lives.adult, stands.adult)
    with pytest.raises(BadValue):
        registry_links.unlink(clerk, lives.adult)
    undo_rearranged(clerk, ended, "撤销")
    registry_links.unlink(clerk, lives.adult)


def test_a_linked_record_that_is_merged_keeps_its_link(
    clerk: Desk, lives: Home, stands: Home
) -> None:
    registry_links.link(clerk, lives.adult, stands.adult)
    add_registration(clerk, stands.adult, RegistrationKind.REGISTERED, ON)
    before = counted(clerk, Basis.RESIDENCE)
    merging.merge(clerk, lives.adult, lives.other, "同一人")
    eligible, registered, pledged = before
    assert counted(clerk, Basis.RESIDENCE) == (eligible - 1, registered, pledged)
    registry_links.unlink(clerk, lives.other)
    assert counted(clerk, Basis.RESIDENCE) == (eligible - 1, registered - 1, pledged)


def test_two_valid_numbers_are_two_people(clerk: Desk, lives: Home, stands: Home) -> None:
    born = date(1970, 3, 1)
    for serial, home in enumerate((lives, stands)):
        people.set_resident_field(clerk, home.adult, "id_number", number(serial, born))
    with pytest.raises(DifferentPeople):
        registry_links.link(clerk, lives.adult, stands.adult)


def test_who_may_not_or_does_not_know_links_nobody(clerk: Desk, lives: Home, stands: Home) -> None:
    with pytest.raises(BadValue):
        registry_links.link(clerk, lives.adult, lives.adult)
    clerk.node = replace(clerk.node, office=Office.DISTRICT.value)
    with pytest.raises(OnlyPartKnown):
        registry_links.link(clerk, lives.adult, stands.adult)
    clerk.actor = replace(clerk.actor, role=Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        registry_links.link(clerk, lives.adult, stands.adult)
    with pytest.raises(NotAllowed):
        registry_links.unlink(clerk, lives.adult)
