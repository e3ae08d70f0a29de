"""Mending the register by hand: every act can be taken back, and none breaks a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import Role, VisitOutcome
from gridcredit.domain.errors import (
    AreaOutside,
    AreaUnknown,
    BadValue,
    ChangedSince,
    NotAllowed,
)
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending, households, moving
from gridcredit.operations.register.amending import Edited
from gridcredit.operations.register.households import HouseholdView
from gridcredit.operations.visits import visiting
from gridcredit.operations.visits.visiting import VisitEntry
from gridcredit.store.register import register_lists
from tests.operations.copies import make_offices, open_copy
from tests.operations.offices import GRIDS


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A grid's workspace with six households."""
    return make_offices(tmp_path_factory.mktemp("offices"))["grid"]


@pytest.fixture
def desk(kept: Path, tmp_path: Path) -> Iterator[Desk]:
    """The grid worker's desk."""
    made = open_copy(kept, tmp_path / "grid")
    yield made
    made.close()


def first(desk: Desk, at: int = 0) -> HouseholdView:
    return households.view(desk, households.household_ids(desk)[at])


def somebody(desk: Desk) -> Resident:
    return first(desk).people[0].resident


def test_an_edit_says_what_stood_before_and_is_taken_back(desk: Desk) -> None:
    person = somebody(desk)
    edited = amending.change(desk, "resident", person.id, {"relation": "租客", "note": person.note})
    assert edited == Edited(
        "resident", person.id, {"relation": person.relation}, {"relation": "租客"}
    )
    assert somebody(desk).relation == "租客"
    amending.take_back(desk, [edited])
    assert somebody(desk).relation == person.relation


@pytest.mark.parametrize("broken", ["搬走\ud844", "\udc80", "搬走\0"])
def test_half_a_character_is_refused_in_words_wherever_it_is_typed(desk: Desk, broken: str) -> None:
    view = first(desk)
    door = replace(view.dwelling, id=desk.new_id(), room=broken)
    home = Household(desk.new_id(), door.id, "9", broken)
    acts: list[Callable[[], object]] = [
        lambda: amending.remove(desk, "household", view.household.id, broken),
        lambda: moving.move_household_to(desk, view.household.id, door),
        lambda: amending.add_household(desk, view.dwelling, home),
        lambda: amending.add_household(desk, door, replace(home, householder="王")),
    ]
    for act in acts:
        with pytest.raises(BadValue):
            act()
    assert first(desk) == view


@pytest.mark.parametrize(
    ("entity", "field", "value"),
    [
        ("resident", "note", "\x1b[31m"),
        ("resident", "note", "字" * 32_768),
        ("resident", "relation", "子\n女"),
        ("resident", "removed", "\x07"),
        ("household", "householder", "王" * 1_001),
        ("dwelling", "room", "101\u2028"),
    ],
)
def test_no_edit_is_kept_that_the_office_above_would_set_aside(
    desk: Desk, entity: str, field: str, value: str
) -> None:
    view = first(desk)
    row = {"resident": view.people[0].resident, "dwelling": view.dwelling}.get(entity)
    with pytest.raises(BadValue) as refused:
        amending.change(desk, entity, (row or view.household).id, {field: value})
    assert refused.value.field == field
    assert first(desk) == view


def test_an_edit_that_changes_nothing_writes_nothing(desk: Desk) -> None:
    person = somebody(desk)
    assert amending.change(desk, "resident", person.id, {"relation": person.relation}) is None


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("name", " ", "empty"),
        ("id_number", "370499199001010019", "bad_check_digit"),
        ("birth_date", "2030-01-01", "in_future"),
        ("arrived_on", "2027-01-01", "in_future"),
        ("birth_date", "soon", "wrong_form"),
        ("adult_on", "2020-01-01", "unknown_field"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, field: str, value: str, reason: str) -> None:
    with pytest.raises(BadValue) as caught:
        amending.change(desk, "resident", somebody(desk).id, {field: value})
    assert (caught.value.field, caught.value.reason) == (field, reason)


def test_an_address_is_never_cleared_whole(desk: Desk) -> None:
    dwelling = first(desk).dwelling
    nothing = dict.fromkeys(("estate", "building", "unit", "room"), "")
    with pytest.raises(BadValue):
        amending.change(desk, "dwelling", dwelling.id, nothing)


def test_taking_off_asks_for_a_reason_and_can_be_undone(desk: Desk) -> None:
    page = first(desk)
    with pytest.raises(BadValue):
        amending.remove(desk, "household", page.household.id, "  ")
    edited = amending.remove(desk, "household", page.household.id, "重复登记")
    assert edited is not None
    assert page.household.id not in households.household_ids(desk)
    amending.take_back(desk, [edited])
    assert first(desk) == replace(page, timeline=page.timeline)


def test_a_household_moves_to_the_dwelling_known_there_else_to_a_new_one(desk: Desk) -> None:
    page, other = first(desk), first(desk, 1).dwelling
    known = replace(other, id=desk.new_id(), room=other.room + " ")
    done = moving.move_household_to(desk, page.household.id, known)
    assert [edited.new for edited in done.edits] == [{"dwelling": other.id.hex}]
    new = Dwelling(desk.new_id(), other.area, "新小区", "9号楼", "", "901")
    moving.move_household_to(desk, page.household.id, new)
    assert households.view(desk, page.household.id).address == "新小区9号楼901室"


def test_a_household_is_added_with_its_householder_and_withdrawn(desk: Desk) -> None:
    page = first(desk)
    household = Household(desk.new_id(), page.dwelling.id, householder="新户主")
    person = Resident(desk.new_id(), household.id, "新户主", "户主")
    added = amending.add_household(
        desk, replace(page.dwelling, id=desk.new_id()), household, person
    )
    shown = households.view(desk, household.id)
    assert shown.dwelling.id == page.dwelling.id
    assert [p.resident.name for p in shown.people] == ["新户主"]
    amending.withdraw(desk, added, "撤销录入")
    assert household.id not in households.household_ids(desk)
    assert households.view(desk, household.id).people == ()


def test_a_resident_is_added_and_withdrawn(desk: Desk) -> None:
    page = first(desk)
    person = Resident(desk.new_id(), page.household.id, "新来的", birth_date=date(2000, 1, 1))
    added = amending.add_resident(desk, person)
    assert len(first(desk).people) == len(page.people) + 1
    amending.withdraw(desk, added, "撤销录入")
    assert first(desk).people == page.people
    with pytest.raises(BadValue):
        amending.add_resident(desk, replace(person, id=desk.new_id(), name=""))


def test_an_edit_that_was_changed_again_is_left_as_it_is(desk: Desk) -> None:
    who = somebody(desk).id
    first_edit = amending.change(desk, "resident", who, {"note": "一", "phone": "19900001111"})
    assert first_edit is not None
    second = amending.change(desk, "resident", who, {"note": "二"})
    assert second is not None
    with pytest.raises(ChangedSince):
        amending.take_back(desk, [first_edit])
    with desk.reading() as session:
        kept = register_lists.get(session, "resident", who)
    assert (kept.note, kept.phone) == ("二", "19900001111")
    amending.take_back(desk, [second])  # several deep, in their order, all goes back
    amending.take_back(desk, [first_edit])
    with desk.reading() as session:
        assert register_lists.get(session, "resident", who).note == first_edit.old["note"]


@pytest.mark.parametrize("then", ["changed", "lived_in", "visited"])
def test_an_addition_that_others_built_upon_is_left_as_it_is(desk: Desk, then: str) -> None:
    page = first(desk)
    household = Household(desk.new_id(), page.dwelling.id, householder="新户主")
    at = replace(page.dwelling, id=desk.new_id())
    added = amending.add_household(desk, at, household)
    if then == "changed":
        amending.change(desk, "household", household.id, {"note": "后来"})
    elif then == "lived_in":
        amending.add_resident(desk, Resident(desk.new_id(), household.id, "新来的"))
    else:
        knock = Visit(desk.new_id(), household.id, "2026-11-21T10:00", VisitOutcome.NOBODY)
        visiting.log_visit(desk, VisitEntry(knock))
    with pytest.raises(ChangedSince):
        amending.withdraw(desk, added, "撤销录入")
    assert household.id in households.household_ids(desk)


def test_nothing_moves_out_of_ones_own_area(desk: Desk) -> None:
    other = area_id(GRIDS[1])
    page = first(desk)
    with pytest.raises(AreaOutside):
        moving.move_household_to(desk, page.household.id, Dwelling(desk.new_id(), other, "别处"))
    assert first(desk).dwelling == page.dwelling


def test_only_grids_hold_dwellings(desk: Desk) -> None:
    page = first(desk)
    village = Dwelling(desk.new_id(), area_id(desk.node.area[:12]), "村")
    with pytest.raises(AreaUnknown):
        moving.move_household_to(desk, page.household.id, village)


def test_who_may_only_read_changes_nothing(desk: Desk) -> None:
    person = somebody(desk)
    desk.actor = replace(desk.actor, role=Role.STREET_REVIEWER)
    with pytest.raises(NotAllowed):
        amending.change(desk, "resident", person.id, {"note": "x"})
