"""An ID number and a birth date are one fact: no way of writing one leaves the two at odds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.coverage import Basis
from gridcredit.domain.errors import BadValue
from gridcredit.domain.identity import check_id_number
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import conflicts
from gridcredit.operations.figures.covering import coverage_tree
from gridcredit.operations.register import amending, people
from gridcredit.store.register import register_lists
from tests.operations.chains import GRID, Chain
from tests.rosters.making import id_number

MINOR, ADULT, OLDER = (id_number(born) for born in ("20100505", "19900505", "19600505"))
ON = date(2026, 11, 22)


def person(desk: Desk, resident: UUID) -> Resident:
    with desk.reading() as session:
        found: Resident = register_lists.get(session, "resident", resident)
    return found


def told(desk: Desk, resident: UUID) -> tuple[str, str]:
    found = person(desk, resident)
    return found.id_number, str(found.birth_date)


def eligible(desk: Desk) -> int:
    return coverage_tree(desk, ON, GRID, Basis.RESIDENCE).coverage.eligible


def is_counted(desk: Desk, resident: UUID) -> bool:
    lines = people.list_residents(desk)
    return next(one.eligible for one in lines if one.line.id == resident)


def test_a_number_set_by_a_verb_brings_its_birth_date(chain: Chain) -> None:
    desk, who = chain.grid, chain.home.minor
    people.set_resident_field(desk, who, "id_number", MINOR)
    assert told(desk, who) == (MINOR, "2010-05-05")
    assert not is_counted(desk, who)
    people.set_resident_field(desk, who, "id_number", ADULT.lower() + " ")
    assert told(desk, who) == (ADULT, "1990-05-05")
    assert is_counted(desk, who)


def test_a_number_edited_by_hand_brings_its_birth_date_and_both_are_taken_back(
    chain: Chain,
) -> None:
    desk, who = chain.grid, chain.home.minor
    before = told(desk, who)
    done = amending.change(desk, "resident", who, {"id_number": ADULT})
    assert done is not None
    assert told(desk, who) == (ADULT, "1990-05-05")
    amending.take_back(desk, [done])
    assert told(desk, who) == before


@pytest.mark.parametrize("born", ["2010-05-05", "1990-05-06"])
def test_a_birth_date_that_the_number_contradicts_is_refused(chain: Chain, born: str) -> None:
    desk, who = chain.grid, chain.home.adult
    people.set_resident_field(desk, who, "id_number", ADULT)
    with pytest.raises(BadValue) as raised:
        people.set_resident_field(desk, who, "birth_date", born)
    assert (raised.value.field, raised.value.reason) == ("birth_date", "birth_differs")
    with pytest.raises(BadValue):
        amending.change(desk, "resident", who, {"id_number": OLDER, "birth_date": born})
    people.set_resident_field(desk, who, "birth_date", "")
    assert told(desk, who) == (ADULT, "1990-05-05")


def test_a_number_that_says_no_date_leaves_the_date_to_people(chain: Chain) -> None:
    desk, who = chain.grid, chain.home.unknown
    people.set_resident_field(desk, who, "id_number", "H12345678")
    assert told(desk, who) == ("H12345678", "None")
    people.set_resident_field(desk, who, "birth_date", "1950-01-02")
    assert told(desk, who) == ("H12345678", "1950-01-02")


def test_who_is_added_with_a_number_alone_has_a_birth_date(chain: Chain) -> None:
    desk = chain.grid
    new = Resident(desk.new_id(), chain.home.household, "新来", id_number=ADULT)
    amending.add_resident(desk, new)
    assert told(desk, new.id) == (ADULT, "1990-05-05")
    odd = replace(new, id=desk.new_id(), birth_date=date(2010, 1, 1))
    with pytest.raises(BadValue):
        amending.add_resident(desk, odd)


@pytest.mark.parametrize("number_last", [True, False])
def test_a_number_and_a_date_from_two_offices_never_contradict(
    chain: Chain, number_last: bool
) -> None:
    who = chain.home.unknown
    for _ in range(2 if number_last else 1):  # who wrote more has the higher counter
        people.set_resident_field(chain.grid, who, "note", f"{chain.grid.now()}")
    for _ in range(1 if number_last else 3):
        people.set_resident_field(chain.street, who, "note", f"{chain.street.now()}")
    people.set_resident_field(chain.grid, who, "id_number", ADULT)
    people.set_resident_field(chain.street, who, "birth_date", "2010-01-01")
    chain.up(chain.grid, chain.street)
    chain.everywhere()
    for desk in (chain.grid, chain.street):
        assert told(desk, who) == (ADULT, "1990-05-05")
        assert "birth_date" in {one.field for one in conflicts.listed(desk)}  # said
    assert eligible(chain.grid) == eligible(chain.street) == eligible(chain.district)


def test_a_date_that_contradicts_the_number_is_no_way_out_of_a_conflict(chain: Chain) -> None:
    who = chain.home.unknown
    people.set_resident_field(chain.grid, who, "id_number", ADULT)
    people.set_resident_field(chain.street, who, "birth_date", "2010-01-01")
    chain.up(chain.grid, chain.street)
    [dispute] = [d for d in conflicts.disputes(chain.street) if d.conflict.field == "birth_date"]
    with pytest.raises(BadValue):
        conflicts.choose(chain.street, dispute.conflict, "2010-01-01")
    conflicts.choose(chain.street, dispute.conflict, "1990-05-05")
    assert told(chain.street, who) == (ADULT, "1990-05-05")
    assert conflicts.listed(chain.street) == []


def test_a_date_that_stood_already_is_in_conflict_with_another_one(chain: Chain) -> None:
    """The laptop learns the number that fits its date; the street, without it, changes the date."""
    who = chain.home.adult
    fitting = id_number("19700301")
    people.set_resident_field(chain.grid, who, "id_number", fitting)
    people.set_resident_field(chain.street, who, "birth_date", "2010-01-01")
    chain.up(chain.grid, chain.street)
    chain.everywhere()
    assert told(chain.street, who) == told(chain.grid, who) == (fitting, "1970-03-01")
    assert "birth_date" in {one.field for one in conflicts.listed(chain.street)}
    assert eligible(chain.grid) == eligible(chain.street) == eligible(chain.district)


def test_of_two_numbers_the_one_that_is_chosen_brings_its_date(chain: Chain) -> None:
    who = chain.home.unknown
    people.set_resident_field(chain.grid, who, "id_number", MINOR)
    people.set_resident_field(chain.street, who, "id_number", OLDER)
    chain.up(chain.grid, chain.street)
    chain.everywhere()
    for desk in (chain.grid, chain.street):
        number, born = told(desk, who)
        assert born == str(check_id_number(number).birth_date)
    [dispute] = [d for d in conflicts.disputes(chain.street) if d.conflict.field == "id_number"]
    conflicts.choose(chain.street, dispute.conflict, MINOR)
    assert told(chain.street, who) == (MINOR, str(check_id_number(MINOR).birth_date))
    chain.everywhere()
    assert conflicts.listed(chain.street) == conflicts.listed(chain.grid) == []
    assert eligible(chain.grid) == eligible(chain.street) == eligible(chain.district)
