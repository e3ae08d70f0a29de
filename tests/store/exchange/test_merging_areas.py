"""Merging: who may speak of which area, and of what has moved from one to another."""

from uuid import UUID

from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.journal import ADD, SET
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.store.engine.database import Database
from gridcredit.store.engine.transaction import Author
from gridcredit.store.journal import conflicts, journal
from gridcredit.wire import encode
from tests.store.conftest import Fresh
from tests.store.invented import PEN
from tests.store.taking import AWAY, HOME, ROWS, add, revision, take


def two_grids(db: Database) -> None:
    """A street with two grids, a dwelling in each and a household in the first."""
    top = Area(area_id("S"), "S", "街道", AreaLevel.STREET, None)
    grids = [Area(area_id(c), c, c, AreaLevel.GRID, top.id) for c in ("G1", "G2")]
    dwellings = [Dwelling(HOME, grids[0].id), Dwelling(AWAY, grids[1].id)]
    people = [Household(ROWS[0], HOME), Resident(ROWS[1], ROWS[0])]
    with db.writing(Author(UUID(int=9), "office", "")) as s:
        journal.add(s, [top, *grids, *dwellings, *people])


def test_claiming_another_area_does_not_open_its_rows(fresh: Fresh) -> None:
    db = fresh()
    two_grids(db)
    theft = encode(revision(1, SET, ROWS[0], area="G2", new={"note": "mine"}))
    intruder = add(2, row=UUID(int=103), area="G2")
    merged = take(db, [theft, intruder], allowed=lambda c: c == "G2")
    assert [why for _, why in merged.set_aside] == ["area_outside"] * 2


def test_old_and_new_area_may_both_write_on_what_moved(fresh: Fresh) -> None:
    db = fresh()
    two_grids(db)
    with db.writing(PEN) as s:
        journal.edit(s, "household", ROWS[0], {"dwelling": AWAY.hex})
    late = encode(revision(1, SET, ROWS[0], area="G1", new={"note": "late"}))
    on = encode(revision(1, SET, ROWS[0], node=UUID(int=22), area="G2", new={"number": "9"}))
    assert take(db, [late], allowed=lambda c: c == "G1").accepted == 1
    assert take(db, [on], UUID(int=22), allowed=lambda c: c == "G2").accepted == 1


def test_a_new_area_and_what_stands_in_it_go_in_together(fresh: Fresh) -> None:
    db = fresh()
    two_grids(db)
    new = {"code": "G3", "name": "三", "level": "grid", "parent": area_id("S").hex}
    area = encode(revision(1, ADD, area_id("G3"), entity="area", area="S", new=new))
    place = {"area": area_id("G3").hex}
    inside = encode(revision(2, ADD, ROWS[0], entity="dwelling", area="G3", new=place))
    assert take(db, [area, inside], allowed=lambda c: c == "S").accepted == 2


def test_an_area_of_others_is_not_won_by_adding_it_again(fresh: Fresh) -> None:
    db = fresh()
    two_grids(db)
    new = {"code": "G2", "name": "二", "level": "grid", "parent": area_id("G1").hex}
    twin = encode(revision(1, ADD, UUID(int=66), entity="area", area="G1", new=new))
    same = encode(revision(2, ADD, area_id("G2"), entity="area", area="G1", new=new))
    above = {**new, "code": "G9", "parent": area_id("S").hex}
    aloft = encode(revision(3, ADD, area_id("G9"), entity="area", area="G1", new=above))
    place = {"area": area_id("G2").hex}
    inside = encode(revision(4, ADD, UUID(int=67), entity="dwelling", area="G2", new=place))
    merged = take(db, [twin, same, aloft, inside], allowed=lambda c: c == "G1")
    assert [why for _, why in merged.set_aside] == ["area_outside"] * 3


def test_adding_a_row_of_others_again_does_not_open_it(fresh: Fresh) -> None:
    db = fresh()
    two_grids(db)
    again = add(1, area="G2", new={"dwelling": AWAY.hex, "note": "mine"})
    merged = take(db, [again], allowed=lambda c: c == "G2")
    assert [why for _, why in merged.set_aside] == ["area_outside"]


def test_two_offices_may_add_the_same_official_area(fresh: Fresh) -> None:
    db = fresh()
    row = area_id("G1")
    for node, name in ((31, "一"), (32, "壹")):
        new = {"code": "G1", "name": name, "level": "grid", "parent": None}
        line = revision(1, ADD, row, node=UUID(int=node), entity="area", new=new)
        take(db, [encode(line)])
    with db.reading() as s:
        (clash,) = conflicts.open_conflicts(s)
    assert (clash.field, [v.value for v in clash.values]) == ("name", ["壹", "一"])
