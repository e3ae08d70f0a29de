"""Conflicts: named by their record, masked as the level asks, shown in full for a purpose."""

from pathlib import Path

import pytest

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import BadValue
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import conflicts, situation
from gridcredit.operations.register import people
from gridcredit.store.journal import journal
from gridcredit.store.workspace import audit
from tests.operations.offices import GRIDS, STREET, Offices, with_register


def change(desk: Desk, resident: people.Person, field: str, value: str) -> None:
    with desk.writing() as session:
        journal.edit(session, "resident", resident.line.id, {field: value})


@pytest.fixture
def street(offices: Offices, tmp_path: Path) -> Desk:
    """A street that holds two values of one phone and of one name."""
    street = offices.child(offices.district(), Office.STREET, STREET)
    grid = offices.child(street, Office.GRID, GRIDS[0])
    with_register(grid, tmp_path)
    offices.send(grid, street)
    person = people.list_residents(grid)[0]
    for field, mine, theirs in (
        ("phone", "19900001111", "19900002222"),
        ("name", "张建明", "张建民"),
        ("note", "左", "右"),
    ):
        change(grid, person, field, mine)
        change(street, person, field, theirs)
    offices.send(grid, street)
    return street


def of_field(desk: Desk, field: str) -> conflicts.Dispute:
    return next(one for one in conflicts.disputes(desk) if one.conflict.field == field)


def test_numbers_and_names_are_masked_at_the_street(street: Desk) -> None:
    phone = of_field(street, "phone")
    assert sorted(phone.shown) == ["199****1111", "199****2222"]
    assert phone.is_masked
    assert all("*" in value for value in of_field(street, "name").shown)
    note = of_field(street, "note")
    assert (sorted(note.shown), note.is_masked) == (["右", "左"], False)


def test_the_record_is_named_by_its_door_and_masked_name(street: Desk) -> None:
    subject = of_field(street, "phone").subject
    assert subject
    assert "*" in subject
    assert all(of_field(street, "phone").offices)


def test_values_are_shown_in_full_for_a_purpose_that_is_logged(street: Desk) -> None:
    phone = of_field(street, "phone")
    with pytest.raises(BadValue):
        conflicts.reveal(street, phone, " ")
    shown = conflicts.reveal(street, phone, "核对电话")
    assert sorted(shown.shown) == ["19900001111", "19900002222"]
    with street.reading() as session:
        last = audit.entries(session)[-1]
    assert (last.act, last.facts["purpose"]) == ("reveal", "核对电话")


def test_a_choice_closes_the_dispute(street: Desk) -> None:
    note = of_field(street, "note")
    situation.choose(street, note.conflict, "第三种")
    assert [one.conflict.field for one in conflicts.disputes(street)] == ["name", "phone"]
