"""One resident's fields: edited, cleared, undone; what must not be kept has no place."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from gridcredit.domain.codes import Role
from gridcredit.domain.errors import AreaUnknown, BadValue, GridCreditError, NotAllowed, NotFound
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending, people
from gridcredit.store.journal import journal
from gridcredit.store.workspace import audit
from tests.operations.homes import Home, a_home
from tests.operations.offices import GRIDS, STREET

FORBIDDEN = ("income", "property", "religion", "illness", "fingerprint", "blood_type")


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


def shown(desk: Desk, row: UUID) -> people.Person:
    """One resident in full."""
    [found] = [p for p in people.list_residents(desk, purpose="测试") if p.line.id == row]
    return found


def test_a_field_is_edited_cleared_and_undone(worker: Desk, home: Home) -> None:
    for value in ("19900001111", "19900002222", ""):
        assert people.set_resident_field(worker, home.adult, "phone", value)
        assert shown(worker, home.adult).line.phone == value
    amending.change(worker, "resident", home.adult, {"phone": "19900002222"})
    assert shown(worker, home.adult).line.phone == "19900002222"
    with worker.reading() as session:
        told = [r.new["phone"] for r in journal.history(session, home.adult) if "phone" in r.new]
    assert told == ["19900001111", "19900002222", "", "19900002222"]


def test_what_stands_already_writes_nothing(worker: Desk, home: Home) -> None:
    assert people.set_resident_field(worker, home.adult, "name", "王建国") is None


def test_a_cleared_birth_date_makes_the_age_unknown(worker: Desk, home: Home) -> None:
    assert shown(worker, home.adult).eligible
    people.set_resident_field(worker, home.adult, "birth_date", "")
    assert shown(worker, home.adult).line.birth_date is None
    assert not shown(worker, home.adult).eligible


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        *((name, "1", "unknown_field") for name in FORBIDDEN),
        ("id", "1", "unknown_field"),
        ("", "1", "unknown_field"),
        ("revised", "1", "unknown_field"),
        ("adult_on", "earlier", "unknown_field"),
        ("name", "", "empty"),
        ("name", " ", "empty"),
        ("name", "王\ud800", "not_text"),
        ("note", "a\0b", "not_text"),
        ("sex", "x", "wrong_form"),
        ("state", "gone", "wrong_form"),
        ("limited", "yes", "wrong_form"),
        ("birth_date", "1970", "wrong_form"),
        ("birth_date", "2026-11-23", "in_future"),
        ("left_on", "2026-11-23", "in_future"),
        ("arrived_on", "2026-1-1", "wrong_form"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_field(
    worker: Desk, home: Home, field: str, value: str, reason: str
) -> None:
    with pytest.raises(BadValue) as refused:
        people.set_resident_field(worker, home.adult, field, value)
    assert (refused.value.field, refused.value.reason) == (field, reason)


def test_a_refused_id_number_is_not_repeated_in_full(worker: Desk, home: Home) -> None:
    with pytest.raises(BadValue) as refused:
        people.set_resident_field(worker, home.adult, "id_number", "370499197003011239")
    assert "19700301" not in refused.value.value


@pytest.mark.parametrize("target", ["nothing", "a resident", "nonsense", ""])
def test_nobody_is_put_into_a_household_that_is_none(worker: Desk, home: Home, target: str) -> None:
    value = {"nothing": str(worker.new_id()), "a resident": str(home.other)}.get(target, target)
    with pytest.raises(GridCreditError) as refused:
        people.set_resident_field(worker, home.adult, "household", value)
    assert isinstance(refused.value, NotFound)
    assert shown(worker, home.adult).line.household == home.household


def test_a_resident_moves_by_the_id_that_lists_show(worker: Desk, home: Home) -> None:
    there = people.list_households(worker)[-1].id
    assert people.set_resident_field(worker, home.adult, "household", str(there))
    assert shown(worker, home.adult).line.household == there


def test_what_is_not_there_is_not_edited(worker: Desk, home: Home) -> None:
    for row in (worker.new_id(), home.household):
        with pytest.raises(NotFound):
            people.set_resident_field(worker, row, "name", "张三")


def test_lists_mask_and_a_purpose_unmasks_and_is_logged(worker: Desk, home: Home) -> None:
    masked = people.list_residents(worker)
    assert all("*" in p.line.name for p in masked)
    assert not any(p.line.id_number.isdigit() or p.line.phone.isdigit() for p in masked)
    assert all("*" in line.householder for line in people.list_households(worker))
    people.list_residents(worker, purpose="核对名单")
    people.list_households(worker, purpose="入户通知")
    with worker.reading() as session:
        logged = [entry.facts for entry in audit.entries(session, act="reveal")]
    assert logged[-2:] == [
        {"what": "residents", "purpose": "核对名单"},
        {"what": "households", "purpose": "入户通知"},
    ]


def test_a_purpose_that_says_nothing_shows_nothing(worker: Desk) -> None:
    with pytest.raises(BadValue) as refused:
        people.list_residents(worker, purpose=" \t")
    assert refused.value.field == "purpose"
    worker.actor = replace(worker.actor, role=Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        people.list_residents(worker, purpose="核对")


def test_a_search_for_nothing_is_no_search(worker: Desk) -> None:
    everybody = len(people.list_residents(worker))
    assert len(people.list_residents(worker, text="  ")) == everybody > 0
    assert people.list_residents(worker, text="没有这个人") == []


def test_an_unknown_area_is_named(worker: Desk) -> None:
    with pytest.raises(AreaUnknown) as refused:
        people.list_households(worker, area="370499")
    assert refused.value.code == "370499"
    assert people.list_households(worker, area=GRIDS[1]) == []
    assert people.list_households(worker, area=STREET) == people.list_households(worker)


def test_the_longest_name_of_all_is_still_found_by_its_beginning(worker: Desk, home: Home) -> None:
    people.set_resident_field(worker, home.adult, "name", "欧阳" + "明" * 998)
    found = people.list_residents(worker, text="欧阳明")
    assert home.adult in {p.line.id for p in found}
