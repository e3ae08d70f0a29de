"""What a worker has in hand at a door."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import (
    ConsentKind,
    Office,
    Population,
    RegistrationKind,
    ResidentState,
    VisitOutcome,
)
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.visits import doorstep, visiting
from gridcredit.operations.visits.visiting import AdultEntry, VisitEntry
from gridcredit.store.workspace import audit
from tests.operations.adding import add_records
from tests.operations.offices import GRIDS, STREET, Offices


def a_home(desk: Desk, *residents: dict[str, object]) -> tuple[UUID, list[UUID]]:
    """A household at 榴园 9号 with these people."""
    grid = area_id(desk.node.area)
    dwelling = Dwelling(desk.new_id(), grid, "榴园", "9号楼", "1单元", "101")
    home = Household(desk.new_id(), dwelling.id, "9001", "王建国")
    persons = [Resident(desk.new_id(), home.id, **facts) for facts in residents]  # type: ignore[arg-type]
    add_records(desk, [dwelling, home, *persons])
    return home.id, [p.id for p in persons]


ADULT = {"name": "王建国", "birth_date": date(1970, 3, 1), "phone": "19900001234"}
CHILD = {"name": "王子轩", "birth_date": date(2015, 3, 1)}


def test_the_sheet_names_adults_and_only_counts_minors(desk: Desk) -> None:
    home, (adult, _child) = a_home(desk, ADULT, CHILD)
    sheet = doorstep.visit_sheet(desk, home)
    assert [p.id for p in sheet.people] == [adult]
    assert (sheet.minors, sheet.head_count) == (1, 2)
    assert "王子轩" not in repr(sheet)


def test_who_does_not_live_here_is_not_on_the_sheet(desk: Desk) -> None:
    home, ids = a_home(
        desk,
        ADULT,
        ADULT | {"population": Population.REGISTRY_ONLY},
        ADULT | {"state": ResidentState.DIED, "left_on": date(2025, 1, 1)},
        ADULT | {"removed": "重复"},
        ADULT | {"state": ResidentState.AWAY},
    )
    assert [p.id for p in doorstep.visit_sheet(desk, home).people] == [ids[0], ids[4]]


def test_unknown_age_and_limited_capacity_are_told(desk: Desk) -> None:
    home, ids = a_home(desk, {"name": "李梅"}, ADULT | {"limited": True})
    told = {p.id: (p.age_unknown, p.limited) for p in doorstep.visit_sheet(desk, home).people}
    assert told == {ids[0]: (True, False), ids[1]: (False, True)}


def test_the_sheet_shows_what_a_visit_settled(desk: Desk) -> None:
    home, (adult,) = a_home(desk, ADULT)
    consents = {ConsentKind.REGISTRATION_DATA: True, ConsentKind.PUBLISH_HONOUR: False}
    entry = AdultEntry(adult, RegistrationKind.REGISTERED, pledged=True, consents=consents)
    visit = Visit(desk.new_id(), home, "2026-11-20T19:30", VisitOutcome.MET_DONE)
    saved = visiting.log_visit(desk, VisitEntry(visit, (entry,), "1"))
    sheet = doorstep.visit_sheet(desk, home)
    person = sheet.people[0]
    assert (person.registration, person.pledged) == (RegistrationKind.REGISTERED, True)
    assert person.consents == consents
    assert [v.id for v in sheet.visits] == [saved.visit]
    visiting.take_back_visit(desk, saved.visit)
    person = doorstep.visit_sheet(desk, home).people[0]
    assert (person.registration, person.pledged, person.consents) == (None, False, {})


def test_only_the_latest_visits_are_on_the_sheet(desk: Desk) -> None:
    home, _ = a_home(desk, ADULT)
    for day in range(10, 15):
        visit = Visit(desk.new_id(), home, f"2026-11-{day}T09:00", VisitOutcome.NOBODY)
        visiting.log_visit(desk, VisitEntry(visit))
    sheet = doorstep.visit_sheet(desk, home)
    assert [v.at[:10] for v in sheet.visits] == ["2026-11-14", "2026-11-13", "2026-11-12"]
    assert sheet.knocks == 5


def test_a_household_that_is_not_there_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        doorstep.visit_sheet(desk, desk.new_id())


def test_a_second_phone_in_the_note_is_shown_with_the_first(desk: Desk) -> None:
    noted = {"note": "其他电话：19900005678；门牌 3-2-101"}
    home, (adult, other) = a_home(desk, ADULT | noted, {"name": "李梅"} | noted)
    sheet = doorstep.visit_sheet(desk, home)
    assert {p.id: p.phone for p in sheet.people} == {
        adult: "199****1234、199****5678", other: "199****5678",
    }  # fmt: skip
    assert doorstep.reveal_phones(desk, home, "预约回访") == {
        adult: "19900001234\n19900005678", other: "19900005678",
    }  # fmt: skip


def test_phones_are_masked_until_a_purpose_is_logged(desk: Desk) -> None:
    home, (adult,) = a_home(desk, ADULT)
    assert doorstep.visit_sheet(desk, home).people[0].phone == "199****1234"
    with pytest.raises(BadValue):
        doorstep.reveal_phones(desk, home, " ")
    assert doorstep.reveal_phones(desk, home, "预约回访") == {adult: "19900001234"}
    with desk.reading() as session:
        logged = audit.entries(session, act="reveal")
    assert [entry.facts["purpose"] for entry in logged] == ["预约回访"]
    assert "19900001234" not in repr(logged)


def test_doors_are_found_by_what_was_typed(desk: Desk) -> None:
    home, _ = a_home(desk, ADULT)
    assert doorstep.find_doors(desk, "王建国")[0] == home
    assert doorstep.find_doors(desk, "9-1-101") == [home]
    assert doorstep.find_doors(desk, "1234567890") == []
    (line, gone) = doorstep.door_lines(desk, [home, desk.new_id()])
    assert line is not None
    assert (line.householder, gone) == ("王建国", None)


def test_names_are_masked_above_the_grid(offices: Offices, tmp_path: Path) -> None:
    street = offices.child(offices.district(), Office.STREET, STREET)
    grid = offices.child(street, Office.GRID, GRIDS[0])
    home, _ = a_home(grid, ADULT)
    offices.send(grid, street)
    line = doorstep.door_lines(street, [home])[0]
    assert line is not None
    assert line.householder == "王*国"
    assert doorstep.visit_sheet(street, home).people[0].name == "王*国"


def test_the_round_holds_what_is_due_and_what_was_left_half_typed(desk: Desk) -> None:
    home, _ = a_home(desk, ADULT)
    visiting.save_draft(desk, home, "{}")
    found = doorstep.visit_round(desk)
    assert found.due == tuple(visiting.due_today(desk))
    assert (found.drafts, found.has_register, found.done_today) == ((home,), True, 0)
    for at in ("2026-11-22T08:00", "2026-11-22T08:10", "2026-11-21T23:59"):
        visit = Visit(desk.new_id(), home, at, VisitOutcome.NOBODY)
        visiting.log_visit(desk, VisitEntry(visit))
    assert doorstep.visit_round(desk).done_today == 1
    assert doorstep.visit_round(desk, lists_due=False) == doorstep.Round(None, (), True, 1)
    visiting.save_draft(desk, home, "{}")
    visiting.drop_draft(desk, home)
    assert doorstep.visit_round(desk).drafts == ()


def test_no_door_is_due_at_the_district(offices: Offices) -> None:
    assert doorstep.visit_round(offices.district()) == doorstep.Round((), (), False)
