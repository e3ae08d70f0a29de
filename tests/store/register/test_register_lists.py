"""The register lists households and residents in the order of their doors, page by page."""

from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.addresses import natural_key
from gridcredit.domain.codes import (
    PledgeStage,
    Population,
    RegistrationKind,
    ResidentState,
    VisitOutcome,
)
from gridcredit.domain.errors import NotFound
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.records import Record
from gridcredit.store.engine.database import Database
from gridcredit.store.journal import journal
from gridcredit.store.register import register_lists
from tests.store.conftest import Filled
from tests.store.invented import PEN, Street, new_ids, street

STREET = street(60, per_grid=20, facts=2)


@pytest.fixture(scope="module")
def workspace(filled: Filled) -> Database:
    return filled(STREET.records)


def test_any_record_comes_back_as_it_was_written(workspace: Database) -> None:
    with workspace.reading() as s:
        for record in STREET.records:
            name = type(record).__name__
            entity = {
                "RegistrationEvent": "registration_event",
                "PledgeEvent": "pledge_event",
            }.get(name, name.lower())
            assert register_lists.get(s, entity, record.id) == record


@pytest.mark.parametrize("entity", ["household", "visit", "revision", "no such"])
def test_what_is_not_there_is_not_found(workspace: Database, entity: str) -> None:
    with workspace.reading() as s, pytest.raises(NotFound):
        register_lists.get(s, entity, UUID(int=3))


def test_households_stand_in_the_order_of_their_addresses(workspace: Database) -> None:
    with workspace.reading() as s:
        lines = register_lists.household_lines(s, register_lists.household_ids(s, STREET.grids))
    keys = [natural_key(line.address) for line in lines]
    assert keys == sorted(keys)
    assert len(lines) == 60
    assert {line.grid for line in lines} == set(STREET.grids)


def test_a_list_holds_only_its_grids(workspace: Database) -> None:
    with workspace.reading() as s:
        ids = register_lists.household_ids(s, STREET.grids[:1])
        people = register_lists.resident_ids(s, STREET.grids[:1])
    assert set(ids) == {h.id for h in STREET.households[:20]}
    assert set(people) == {r.id for r in STREET.residents if r.household in set(ids)}


def test_a_page_keeps_the_order_it_was_asked_in(workspace: Database) -> None:
    with workspace.reading() as s:
        homes = register_lists.household_ids(s, STREET.grids)[10:0:-3]
        people = register_lists.resident_ids(s, STREET.grids)[50:0:-7]
        assert [line.id for line in register_lists.household_lines(s, homes)] == homes
        assert [line.id for line in register_lists.resident_page(s, people)] == people


def test_lists_of_nothing_are_empty(workspace: Database) -> None:
    with workspace.reading() as s:
        assert register_lists.household_ids(s, []) == []
        assert register_lists.household_lines(s, []) == []
        assert register_lists.resident_lines(s, []) == []
        assert register_lists.resident_page(s, []) == []


def test_all_lines_and_pages_say_the_same(workspace: Database) -> None:
    with workspace.reading() as s:
        everybody = register_lists.resident_lines(s, STREET.grids)
        ids = register_lists.resident_ids(s, STREET.grids)
        assert [line.id for line in everybody] == ids
        assert register_lists.resident_page(s, ids) == everybody


def _home(people: list[Resident]) -> tuple[Street, list[Record], Household]:
    made = street(1)
    ids = new_ids(9)
    door = Dwelling(next(ids), made.grids[0], "东村", "", "", "10号")
    home = Household(next(ids), door.id, "9", "丁一")
    return made, [door, home, *people], home


HOME = new_ids(9)
_, HOME_ID = next(HOME), next(HOME)


def _person(number: int, name: str, **fields: object) -> Resident:
    return Resident(UUID(int=number), HOME_ID, name, **fields)  # type: ignore[arg-type]


def test_a_line_counts_who_lives_there(filled: Filled) -> None:
    people = [
        _person(1, "丁一"),
        _person(2, "丁二", state=ResidentState.AWAY),
        _person(3, "丁三", population=Population.REGISTRY_ONLY),
        _person(4, "丁四", state=ResidentState.DIED),
        _person(5, "丁五", removed="重复"),
    ]
    made, records, home = _home(people)
    workspace = filled([*made.areas, *records])
    with workspace.reading() as s:
        (line,) = register_lists.household_lines(s, [home.id])
        assert (line.people, line.householder, line.address) == (2, "丁一", "东村10号")
        assert (line.visited_at, line.outcome) == ("", None)
        assert len(register_lists.resident_ids(s, made.grids)) == 4


def test_a_household_page_tells_who_lives_there_and_what_happened(filled: Filled) -> None:
    people = [
        _person(1, "丁二", birth_date=date(1950, 1, 1)),
        _person(2, "丁一", birth_date=date(1980, 1, 1)),
        _person(3, "丁三"),
    ]
    made, records, home = _home(people)
    visit = Visit(UUID(int=11), home.id, "2026-05-01T19:00", VisitOutcome.MET_DONE)
    wrong = RegistrationEvent(
        UUID(int=12), people[0].id, RegistrationKind.DECLINED, date(2026, 5, 1), visit=visit.id
    )
    right = RegistrationEvent(
        UUID(int=13),
        people[0].id,
        RegistrationKind.REGISTERED,
        date(2026, 5, 1),
        corrects=wrong.id,
    )
    paper = PledgeEvent(
        UUID(int=14), UUID(int=15), people[1].id, PledgeStage.SIGNED, date(2026, 4, 30)
    )
    workspace = filled([*made.areas, *records, visit, wrong, right, paper])
    with workspace.reading() as s:
        page = register_lists.household_page(s, home.id)
        (line,) = register_lists.household_lines(s, [home.id])
    assert [r.name for r in page.residents] == ["丁一", "丁二", "丁三"]
    assert (page.household, page.address, page.grid.id) == (home, "东村10号", made.grids[0])
    assert [e.fact for e in page.timeline] == [right, wrong, visit, paper]
    assert [e.replaced for e in page.timeline] == [False, True, False, False]
    assert {(e.author, e.entered_at) for e in page.timeline} == {("zhangsan", PEN.at)}
    assert page.timeline[0].entity == "registration_event"
    standing = page.coverage_facts[people[0].id]
    assert standing.events == ((date(2026, 5, 1), RegistrationKind.REGISTERED),)
    assert (line.visited_at, line.outcome) == (visit.at, VisitOutcome.MET_DONE)


def test_what_was_taken_off_leaves_the_lists_and_keeps_its_page(filled: Filled) -> None:
    small = street(5)
    workspace = filled(small.records)
    gone, resident = small.households[2], small.residents[0]
    with workspace.writing(PEN) as s:
        journal.edit(s, "household", gone.id, {"removed": "查无此户"})
        journal.edit(s, "resident", resident.id, {"removed": "重复"})
        journal.edit(s, "dwelling", small.dwellings[4].id, {"removed": "已拆除"})
    with workspace.reading() as s:
        ids = register_lists.household_ids(s, small.grids)
        assert set(ids) == {small.households[at].id for at in (0, 1, 3)}
        assert register_lists.household_lines(s, [gone.id]) == []
        assert register_lists.household_page(s, gone.id).household.removed == "查无此户"
        people = {line.id for line in register_lists.resident_lines(s, small.grids)}
        kept = {r.id for r in small.residents if r.household in set(ids)}
        assert people == kept - {resident.id}
        assert len(register_lists.resident_page(s, [r.id for r in small.residents])) == len(people)
        assert len(register_lists.dwellings(s, small.grids)) == 4


def test_a_resident_is_found_where_the_household_stands_now(filled: Filled) -> None:
    small = street(2, per_grid=1)
    workspace = filled(small.records)
    with workspace.writing(PEN) as s:
        other = small.dwellings[1].id
        journal.edit(s, "household", small.households[0].id, {"dwelling": other.hex})
    with workspace.reading() as s:
        assert register_lists.grid_of(s, small.residents[0].id) == small.grids[1]
        assert register_lists.grid_of_household(s, small.households[0].id) == small.grids[1]
        with pytest.raises(NotFound):
            register_lists.grid_of(s, UUID(int=1))
        with pytest.raises(NotFound):
            register_lists.grid_of_household(s, UUID(int=1))
