"""What was taken off the register is listed with reason and day, and put back whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import Role
from gridcredit.domain.errors import NotAllowed, NotFound
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending, households, removals
from gridcredit.operations.register.households import Branch, RegisterPart
from tests.operations.copies import make_offices, open_copy

ALL = RegisterPart()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A grid with six households, which the street has got too."""
    return make_offices(tmp_path_factory.mktemp("offices"))


@pytest.fixture
def desk(kept: dict[str, Path], tmp_path: Path) -> Iterator[Desk]:
    """The grid worker's desk."""
    made = open_copy(kept["grid"], tmp_path / "grid")
    yield made
    made.close()


def remove(desk: Desk, at: int, reason: str) -> UUID:
    home = households.household_ids(desk)[at]
    amending.remove(desk, "household", home, reason)
    return home


def leaves(branch: Branch) -> list[Branch]:
    return [leaf for child in branch.children for leaf in leaves(child)] or [branch]


def test_the_last_taken_off_is_listed_first_with_why_and_when(desk: Desk) -> None:
    assert removals.removed_ids(desk, ALL) == []
    first, second = remove(desk, 3, "重复登记"), remove(desk, 1, "查无此户")
    assert removals.removed_ids(desk, ALL) == [second, first]
    lines = removals.removed_lines(desk, [first, second, households.household_ids(desk)[0]])
    assert [line and line.removal.reason for line in lines] == ["重复登记", "查无此户", None]
    assert lines[0] is not None
    assert lines[0].removal.at.startswith("2026-11-22T")
    assert lines[0].removal.author == desk.actor.name
    assert lines[0].address == households.view(desk, first).address


def test_a_part_of_the_register_or_a_text_lists_its_own(desk: Desk) -> None:
    places = [leaf.scope for leaf in leaves(households.branches(desk))]
    homes = {scope: households.household_ids(desk, scope) for scope in places}
    scope, other = places[0], places[-1]
    home = homes[scope][0]
    amending.remove(desk, "household", home, "重复登记")
    assert removals.removed_ids(desk, scope) == [home]
    if other != scope:
        assert removals.removed_ids(desk, other) == []
    holder = households.view(desk, home).household.householder
    assert removals.removed_ids(desk, ALL, f" {holder} ") == [home]
    assert removals.removed_ids(desk, ALL, "没有这个人") == []


def test_a_household_is_put_back_with_all_that_was_known(desk: Desk) -> None:
    home = households.household_ids(desk)[2]
    before = households.view(desk, home)
    remove(desk, 2, "重复登记")
    off = households.view(desk, home)
    assert off.removal is not None
    assert off.removal.reason == "重复登记"
    put_back = removals.put_back(desk, "household", home)
    assert households.view(desk, home) == before
    assert home in households.household_ids(desk)
    assert removals.removed_lines(desk, [home]) == [None]
    assert removals.put_back(desk, "household", home) is None
    assert put_back is not None
    amending.take_back(desk, [put_back])
    assert removals.removed_ids(desk, ALL) == [home]


def test_who_was_taken_off_a_household_stands_on_its_page_and_comes_back(desk: Desk) -> None:
    home = households.household_ids(desk)[0]
    before = households.view(desk, home)
    one, two = (person.resident.id for person in before.people[:2])
    amending.remove(desk, "resident", one, "录入错误")
    amending.remove(desk, "resident", two, "查无此人")
    view = households.view(desk, home)
    assert [(g.resident.id, g.removal.reason) for g in view.gone] == [
        (two, "查无此人"),
        (one, "录入错误"),
    ]
    assert all("*" in g.resident.id_number for g in view.gone if g.resident.id_number)
    removals.put_back(desk, "resident", one)
    removals.put_back(desk, "resident", two)
    assert households.view(desk, home) == before


def test_names_of_those_taken_off_are_masked_above_the_grid(
    kept: dict[str, Path], tmp_path: Path
) -> None:
    street = open_copy(kept["street"], tmp_path / "street")
    home = remove(street, 0, "重复登记")
    (line,) = removals.removed_lines(street, [home])
    assert line is not None
    assert "*" in line.householder
    street.close()


def test_only_who_may_edit_puts_back_and_only_what_is_there(desk: Desk) -> None:
    home = remove(desk, 0, "重复登记")
    with pytest.raises(NotFound):
        removals.put_back(desk, "household", UUID(int=1))
    desk.actor = replace(desk.actor, role=Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        removals.put_back(desk, "household", home)
