"""A later edit by hand outranks an older sheet: what it stated before undoes nothing."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending, people
from tests.operations.adding import add_records, move_home, move_person
from tests.operations.carrying import carry
from tests.operations.offices import GRIDS
from tests.operations.registers import Registers, Row, counted, number_of, place, row, said

HEAD = row("何安", "何安", 身份证号=number_of("19600101"), 联系电话="19900000001")
HEAD |= {"人口类型": "常住", "性别": "男"}
SON = row("何小", "何安", 出生日期="1990-01-01", 备注="在外")
SHEET = [HEAD, SON]


@pytest.fixture
def registers(worker: Desk, tmp_path: Path) -> Registers:
    """A grid worker's register with six invented households, and one from a sheet."""
    made = Registers(worker, tmp_path)
    made.take(*SHEET)
    return made


def id_of(registers: Registers, name: str) -> UUID:
    return UUID(str(registers.people(name)[0].id))


def edit(registers: Registers, name: str, field: str, value: str) -> None:
    people.set_resident_field(registers.desk, id_of(registers, name), field, value)


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("何安", "phone", "19900009999"),
        ("何安", "relation", "其他"),
        ("何安", "sex", "female"),
        ("何安", "population", "floating"),
        ("何安", "id_number", number_of("19610101")),
        ("何安", "name", "何鞍"),
        ("何小", "note", "已回"),
        ("何小", "birth_date", "1991-01-01"),
        ("何小", "name", "何晓"),
        ("何小", "id_number", number_of("19900101")),
    ],
)
def test_a_cell_that_was_taken_in_before_does_not_undo_an_edit(
    registers: Registers, name: str, field: str, value: str
) -> None:
    edit(registers, name, field, value)
    before = registers.people()
    report = registers.take(*SHEET)
    assert counted(report) == (0, 0, 2, 0)
    assert registers.people() == before
    stated_blank = (name, field) == ("何小", "id_number")
    assert [set(kept.new) for kept in report.kept] == ([] if stated_blank else [{field}])


def test_what_is_kept_is_listed_with_both_values(registers: Registers) -> None:
    edit(registers, "何安", "phone", "19900009999")
    report = registers.take(*SHEET)
    [kept] = report.kept
    assert (dict(kept.old), dict(kept.new)) == (
        {"phone": "19900009999"},
        {"phone": "19900000001"},
    )
    assert (2, "edited_since") in said(report.problems)
    assert counted(report) == (0, 0, 2, 0)


def test_a_cell_that_changed_since_it_was_taken_in_is_news(registers: Registers) -> None:
    edit(registers, "何安", "phone", "19900009999")
    report = registers.take(HEAD | {"联系电话": "19900000003"}, SON)
    assert report.updated == 1
    assert registers.people("何安")[0].phone == "19900000003"


def test_a_sheet_may_take_back_what_another_sheet_said(registers: Registers) -> None:
    registers.take(HEAD | {"联系电话": "19900000003"}, SON)
    assert registers.take(*SHEET).updated == 1
    assert registers.people("何安")[0].phone == "19900000001"


def test_a_field_that_no_sheet_stated_may_be_told_by_one(registers: Registers) -> None:
    edit(registers, "何小", "phone", "19900009999")
    assert registers.take(HEAD, SON | {"联系电话": "19900000003"}).updated == 1


def elsewhere(registers: Registers, room: str) -> tuple[Dwelling, Household]:
    desk = registers.desk
    dwelling = Dwelling(desk.new_id(), area_id(GRIDS[0]), "榴园", "9", "1", room)
    household = Household(desk.new_id(), dwelling.id, "", "何远")
    return dwelling, household


@pytest.mark.parametrize("name", ["何安", "何小"])
def test_moved_people_stay_moved(registers: Registers, name: str) -> None:
    dwelling, household = elsewhere(registers, "808")
    add_records(registers.desk, [dwelling, household])
    move_person(registers.desk, id_of(registers, name), household.id)
    report = registers.take(*SHEET)
    assert counted(report) == (0, 0, 2, 0)
    assert [line.household for line in registers.people(name)] == [household.id]
    assert [dict(kept.new).keys() for kept in report.kept] == [{"household"}]


@pytest.mark.parametrize("number", ["", "9001"])
def test_a_moved_household_stays_moved(worker: Desk, tmp_path: Path, number: str) -> None:
    registers = Registers(worker, tmp_path)
    sheet: list[Row] = [one | {"户号": number} for one in SHEET]
    registers.take(*sheet)
    home = registers.people("何安")[0].household
    dwelling, _ = elsewhere(registers, "808")
    move_home(worker, home, dwelling)
    report = registers.take(*sheet)
    assert counted(report) == (0, 0, 2, 0)
    assert (report.households_added, report.dwellings_added, report.changes) == (0, 0, ())
    assert {line.household for line in registers.people("何小")} == {home}
    assert [set(kept.new) for kept in report.kept] == [{"dwelling"}]
    moved_on = registers.take(*[one | place("909") for one in sheet])
    assert (moved_on.updated, moved_on.households_added) == (1, 0)


def test_a_householder_named_by_hand_stays(registers: Registers) -> None:
    home = registers.people("何安")[0].household
    amending.change(registers.desk, "household", home, {"householder": "何小"})
    report = registers.take(*SHEET)
    assert counted(report) == (0, 0, 2, 0)
    assert (report.households_added, report.changes) == (0, ())
    assert [set(kept.new) for kept in report.kept] == [{"householder"}]


def test_an_edit_that_came_from_another_office_is_kept_too(
    worker: Desk, clerk: Desk, tmp_path: Path
) -> None:
    laptop = Registers(worker, tmp_path)
    laptop.take(*SHEET)
    edit(laptop, "何安", "phone", "19900009999")
    carry(worker, clerk, tmp_path / "post")
    street = Registers(clerk, tmp_path)
    sheet = [one | {"网格编号": GRIDS[0]} for one in SHEET]
    report = street.take(*sheet)
    assert counted(report) == (0, 0, 2, 0)
    assert street.people("何安")[0].phone == "19900009999"


def test_who_was_moved_to_another_grid_stays_there(clerk: Desk, tmp_path: Path) -> None:
    street = Registers(clerk, tmp_path)
    sheet = [one | {"网格编号": GRIDS[0]} for one in SHEET]
    street.take(*sheet)
    dwelling = Dwelling(clerk.new_id(), area_id(GRIDS[1]), "别处", "", "", "1")
    household = Household(clerk.new_id(), dwelling.id, "", "别人")
    add_records(clerk, [dwelling, household])
    for name in ("何安", "何小"):
        move_person(clerk, id_of(street, name), household.id)
    report = street.take(*sheet)
    assert counted(report) == (0, 0, 2, 0)
    assert {line.household for line in street.people("何安")} == {household.id}
    assert {line.household for line in street.people("何小")} == {household.id}
