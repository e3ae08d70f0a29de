"""The register as pages ask for it: tree, lists, one household, search; masked by office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gridcredit.domain.codes import Role
from gridcredit.domain.errors import BadValue, NotAllowed
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending, households
from gridcredit.operations.register.households import Branch, RegisterPart
from gridcredit.store.workspace import audit
from tests.operations.copies import make_offices, open_copy
from tests.operations.offices import GRIDS, STREET


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A street that took in the registers of two grids."""
    return make_offices(tmp_path_factory.mktemp("offices"), households=30, grids=2)


@pytest.fixture
def street(kept: dict[str, Path], tmp_path: Path) -> Iterator[Desk]:
    """The street's desk."""
    made = open_copy(kept["street"], tmp_path / "street")
    yield made
    made.close()


@pytest.fixture
def desk(kept: dict[str, Path], tmp_path: Path) -> Iterator[Desk]:
    """The desk of the first grid's worker."""
    made = open_copy(kept["grid"], tmp_path / "grid")
    yield made
    made.close()


def leaves(branch: Branch) -> list[Branch]:
    return [leaf for child in branch.children for leaf in leaves(child)] or [branch]


def test_the_tree_counts_every_household_once_at_every_level(street: Desk) -> None:
    top = households.branches(street)
    assert top.scope.area == STREET
    assert top.households == 60 == sum(leaf.households for leaf in leaves(top))
    assert top.people == sum(leaf.people for leaf in leaves(top)) > 60
    for branch in (top, *top.children, *leaves(top)):
        assert len(households.household_ids(street, branch.scope)) == branch.households


def test_a_building_lists_its_own_doors(street: Desk) -> None:
    building = next(b for b in leaves(households.branches(street)) if b.scope.building)
    ids = households.household_ids(street, building.scope)
    lines = households.household_lines(street, ids)
    assert ids
    assert all(line and str(building.scope.building) in line.address for line in lines)


def test_lines_come_in_the_order_asked_and_none_stands_for_who_left(desk: Desk) -> None:
    ids = households.household_ids(desk)[::-1]
    amending.remove(desk, "household", ids[1], "重复登记")
    lines = households.household_lines(desk, ids)
    assert [line.id if line else None for line in lines] == [ids[0], None, *ids[2:]]


def test_a_filter_keeps_the_order_of_the_doors(desk: Desk) -> None:
    everybody = households.household_ids(desk)
    line = households.household_lines(desk, everybody)[3]
    assert line is not None
    found = households.household_ids(desk, RegisterPart(), line.householder)
    assert line.id in found
    assert found == [row for row in everybody if row in found]
    assert households.household_ids(desk, RegisterPart(), "没有这个人") == []


def test_names_stand_in_full_at_the_grid_and_masked_above(desk: Desk, street: Desk) -> None:
    for at, hidden in ((desk, False), (street, True)):
        ids = households.household_ids(at)
        line = households.household_lines(at, ids[:1])[0]
        page = households.view(at, ids[0])
        assert line is not None
        assert ("*" in line.householder) is hidden
        assert ("*" in page.household.householder) is hidden
        assert all(("*" in p.resident.name) is hidden for p in page.people)


def test_numbers_are_masked_until_somebody_says_why(desk: Desk) -> None:
    household = households.household_ids(desk)[0]
    masked = households.view(desk, household)
    assert all("*" in p.resident.id_number for p in masked.people if p.resident.id_number)
    assert all("*" in p.resident.phone for p in masked.people if p.resident.phone)
    with pytest.raises(BadValue):
        households.reveal(desk, household, " ")
    shown = households.reveal(desk, household, "核对信息")
    assert shown.revealed
    assert not any("*" in p.resident.id_number + p.resident.phone for p in shown.people)
    with desk.reading() as session:
        logged = audit.entries(session, act="reveal")
    assert [entry.facts["purpose"] for entry in logged] == ["核对信息"]
    assert logged[0].facts["household"] == household.hex


def test_numbers_in_a_note_are_masked_too(desk: Desk) -> None:
    household = households.household_ids(desk)[0]
    somebody = households.view(desk, household).people[0].resident.id
    amending.change(desk, "resident", somebody, {"note": "其他电话：19900005678"})
    assert households.view(desk, household).people[0].resident.note == "其他电话：199****5678"
    shown = households.reveal(desk, household, "核对信息")
    assert shown.people[0].resident.note == "其他电话：19900005678"


def test_who_may_not_reveal_reveals_nothing(desk: Desk) -> None:
    household = households.household_ids(desk)[0]
    desk.actor = replace(desk.actor, role=Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        households.reveal(desk, household, "好奇")


def test_search_finds_people_doors_and_areas(street: Desk, desk: Desk) -> None:
    line = households.household_lines(desk, households.household_ids(desk)[:1])[0]
    assert line is not None
    found = households.find(desk, line.householder)
    assert line.id in {hit.household for hit in found.hits}
    assert found.grid_names[line.grid_code]
    assert found.hits[0].name == line.householder
    assert all("*" in hit.name for hit in households.find(street, line.householder[0]).hits)
    assert [area.code for area in households.find(street, "第001网格").areas] == [GRIDS[0]]


def test_an_office_without_areas_shows_itself(desk: Desk) -> None:
    desk.node = replace(desk.node, area="unknown")
    assert households.branches(desk) == Branch(RegisterPart(), desk.node.name, 0, 0)
