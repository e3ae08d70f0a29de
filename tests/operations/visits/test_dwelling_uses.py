"""The use of dwellings: foretold, changed for a stairwell at once, undone; and the vacant ones."""

from __future__ import annotations

from uuid import UUID

import pytest

from gridcredit.domain.codes import DwellingUse
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import households
from gridcredit.operations.register.households import RegisterPart
from gridcredit.operations.register.rearranging import undo_rearranged
from gridcredit.operations.visits import doorstep, dwelling_uses
from gridcredit.operations.visits.dwelling_uses import DwellingLine
from tests.operations.adding import add_records
from tests.operations.homes import Home, a_home
from tests.operations.offices import GRIDS


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk, in 9号楼."""
    return a_home(worker)


def empty_flat(desk: Desk, room: str = "102", grid: str = GRIDS[0]) -> UUID:
    """A dwelling of the same stairwell in which no household is known."""
    flat = Dwelling(desk.new_id(), area_id(grid), "榴园", "9号楼", "1单元", room)
    add_records(desk, [flat])
    return flat.id


def in_stairwell(desk: Desk) -> list[DwellingLine]:
    return dwelling_uses.dwelling_lines(desk, RegisterPart(GRIDS[0], "榴园", "9号楼"))


def due(desk: Desk) -> set[UUID]:
    return {entry.household for entry in doorstep.visit_round(desk).due}


def test_dwellings_are_listed_with_who_lives_there(worker: Desk, home: Home) -> None:
    flat = empty_flat(worker)
    lived_in, bare = in_stairwell(worker)
    assert (lived_in.households, lived_in.people, lived_in.is_vacant) == (1, 4, False)
    assert (bare.id, bare.households, bare.people, bare.is_vacant) == (flat, 0, 0, True)
    assert flat in {one.id for one in dwelling_uses.vacancies(worker)}
    assert lived_in.id not in {one.id for one in dwelling_uses.vacancies(worker)}


def test_a_stairwell_is_changed_at_once_as_foretold_and_undone(worker: Desk, home: Home) -> None:
    flat = empty_flat(worker)
    rows = [one.id for one in in_stairwell(worker)]
    seen = dwelling_uses.change_use(worker, rows, DwellingUse.EMPTY, check=True)
    assert (seen.changed, seen.to_visit) == (2, (1, 0))
    assert [one.use for one in in_stairwell(worker)] == [DwellingUse.HOME] * 2
    before = households.view(worker, home.household)
    done = dwelling_uses.change_use(worker, rows, DwellingUse.EMPTY)
    assert (done.changed, done.to_visit, done.effects) == (2, (1, 0), seen.effects)
    assert all(effect.before == effect.after for effect in done.effects)
    first, second = in_stairwell(worker)
    assert first.is_contradicted
    assert second.id == flat
    assert home.household not in due(worker)
    undo_rearranged(worker, done, "撤销")
    assert households.view(worker, home.household) == before
    assert home.household in due(worker)


def test_what_has_the_use_already_is_not_changed(worker: Desk) -> None:
    flat = empty_flat(worker)
    assert dwelling_uses.change_use(worker, [flat, flat], DwellingUse.HOME).changed == 0
    assert dwelling_uses.change_use(worker, [flat], DwellingUse.SHOP).changed == 1
    assert flat not in {one.id for one in dwelling_uses.vacancies(worker)}


def test_what_cannot_be_changed_changes_nothing(worker: Desk, home: Home) -> None:
    flat = empty_flat(worker)
    with pytest.raises(BadValue):
        dwelling_uses.change_use(worker, [], DwellingUse.EMPTY)
    with pytest.raises(NotFound):
        dwelling_uses.change_use(worker, [flat, UUID(int=1)], DwellingUse.EMPTY)
    assert [one.use for one in in_stairwell(worker)] == [DwellingUse.HOME] * 2
