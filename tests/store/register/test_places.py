"""Buildings are counted as the lists below them count, and lead to their own doors."""

from collections import Counter

import pytest

from gridcredit.store.engine.database import Database
from gridcredit.store.journal import journal
from gridcredit.store.register import area_rows, places, register_lists
from tests.store.conftest import Filled
from tests.store.invented import PEN, street

STREET = street(30, per_grid=5)


@pytest.fixture
def workspace(filled: Filled) -> Database:
    return filled(STREET.records)


def test_buildings_count_what_their_lists_hold(workspace: Database) -> None:
    with workspace.reading() as s:
        found = places.places(s)
        assert sum(place.households for place in found) == 30
        for place in found:
            ids = register_lists.household_ids(s, [place.grid], place.estate, place.building)
            lines = register_lists.household_lines(s, ids)
            assert (len(lines), sum(x.people for x in lines)) == (place.households, place.people)


def test_each_building_stands_once(workspace: Database) -> None:
    with workspace.reading() as s:
        found = Counter((p.grid, p.estate, p.building) for p in places.places(s))
    assert set(found.values()) == {1}


def test_what_left_the_register_is_not_counted(workspace: Database) -> None:
    with workspace.writing(PEN) as s:
        grid = area_rows.grids_under(s, area_rows.area_by_code(s, "GX").id)[0]
        gone = register_lists.household_ids(s, [grid.id])[0]
        journal.edit(s, "household", gone, {"removed": "重复登记"})
    with workspace.reading() as s:
        assert sum(place.households for place in places.places(s)) == 29
