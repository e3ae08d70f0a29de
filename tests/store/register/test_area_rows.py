"""Areas are found by code and by management parent, with what stands in them."""

from uuid import UUID

import pytest

from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.errors import AreaUnknown, NotFound
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.store.engine.database import Database
from gridcredit.store.journal import journal
from gridcredit.store.register import area_rows
from tests.store.conftest import Filled
from tests.store.invented import PEN, street

STREET = street(30, per_grid=5)  # six grids, two villages


@pytest.fixture(scope="module")
def workspace(filled: Filled) -> Database:
    return filled(STREET.records)


def test_every_area_is_known_in_the_order_of_codes(workspace: Database) -> None:
    with workspace.reading() as s:
        assert area_rows.all_areas(s) == sorted(STREET.areas, key=lambda a: a.code)


def test_an_area_is_found_by_code_and_by_id(workspace: Database) -> None:
    with workspace.reading() as s:
        found = area_rows.area_by_code(s, "370403002001")
        assert found.level is AreaLevel.VILLAGE
        assert area_rows.area(s, found.id) == found


def test_an_unknown_area_is_named(workspace: Database) -> None:
    with workspace.reading() as s:
        with pytest.raises(AreaUnknown):
            area_rows.area_by_code(s, "000")
        with pytest.raises(NotFound):
            area_rows.area(s, UUID(int=1))
        assert area_rows.grids_under(s, UUID(int=1)) == []


def test_grids_are_found_below_any_level(workspace: Database) -> None:
    with workspace.reading() as s:
        assert len(area_rows.grids_under(s, area_id("GX"))) == 6
        for code in ("370403002002", "370403002002001"):
            assert [a.code for a in area_rows.grids_under(s, area_id(code))] == ["370403002002001"]


def test_a_ring_of_parents_ends(filled: Filled) -> None:
    one, two = area_id("1"), area_id("2")
    tree = [Area(one, "1", "", AreaLevel.VILLAGE, None), Area(two, "2", "", AreaLevel.GRID, one)]
    made = filled(tree)
    with made.writing(PEN) as s:
        journal.edit(s, "area", one, {"parent": two.hex})
    with made.reading() as s:
        assert [a.code for a in area_rows.grids_under(s, one)] == ["2"]


def test_counts_leave_out_what_was_taken_off(filled: Filled) -> None:
    small = street(10, per_grid=5)
    made = filled(small.records)
    first, second = small.grids
    people = [r for r in small.residents if r.household == small.households[0].id]
    with made.writing(PEN) as s:
        journal.edit(s, "household", small.households[0].id, {"removed": "查无此户"})
        journal.edit(s, "dwelling", small.dwellings[9].id, {"removed": "已拆除"})
    with made.reading() as s:
        found = area_rows.counts(s)
    assert (found[first].dwellings, found[first].households) == (5, 4)
    assert (found[second].dwellings, found[second].households) == (4, 4)
    own = {h.id for h in small.households[:5]}
    assert found[first].residents == sum(r.household in own for r in small.residents) - len(people)
