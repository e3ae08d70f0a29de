"""What a form may not keep, and what it only points out."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.codes import ResidentState
from gridcredit.domain.entering import (
    dwelling_faults,
    leaving_faults,
    resident_doubts,
    resident_faults,
    with_birth,
)
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.resident import Resident

TODAY = date(2026, 11, 22)
WHOLE = Resident(UUID(int=1), UUID(int=2), "张三", id_number="370499199001010015")


def test_a_whole_person_has_no_fault() -> None:
    assert resident_faults(WHOLE, TODAY) == {}
    assert resident_doubts(WHOLE) == {}


def test_a_person_needs_a_name_a_possible_number_and_days_that_have_come() -> None:
    wrong = replace(WHOLE, name=" ", id_number="370499199001010014", birth_date=date(2027, 1, 1))
    assert resident_faults(wrong, TODAY) == {
        "name": "empty",
        "id_number": "bad_check_digit",
        "birth_date": "in_future",
    }


@pytest.mark.parametrize("state", [ResidentState.DIED, ResidentState.MOVED_OUT])
def test_who_left_left_on_a_day(state: ResidentState) -> None:
    gone = replace(WHOLE, state=state)
    assert leaving_faults(gone, TODAY) == {"left_on": "empty"}
    assert leaving_faults(replace(gone, left_on=date(2026, 12, 1)), TODAY) == {
        "left_on": "in_future"
    }
    assert leaving_faults(replace(gone, left_on=TODAY), TODAY) == {}
    assert leaving_faults(WHOLE, TODAY) == {}


def test_doubts_are_pointed_out() -> None:
    assert resident_doubts(replace(WHOLE, phone="12")) == {"phone": "bad_phone"}
    assert resident_doubts(replace(WHOLE, phone="19900001234、0632-8012345")) == {}


def test_a_birth_date_is_the_id_numbers() -> None:
    odd = replace(WHOLE, birth_date=date(1990, 1, 2))
    assert resident_faults(odd, TODAY) == {"birth_date": "birth_differs"}
    assert with_birth("", {"id_number": WHOLE.id_number})["birth_date"] == "1990-01-01"
    assert with_birth(WHOLE.id_number, {"birth_date": None})["birth_date"] == "1990-01-01"
    assert with_birth(WHOLE.id_number, {"phone": "1"}) == {"phone": "1"}
    assert with_birth("", {"id_number": "H12345678"}) == {"id_number": "H12345678"}


def test_an_address_says_something() -> None:
    assert dwelling_faults(Dwelling(UUID(int=1), UUID(int=2), room=" ")) == {"room": "empty"}
    assert dwelling_faults(Dwelling(UUID(int=1), UUID(int=2), estate="东村")) == {}
