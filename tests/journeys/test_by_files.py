"""Five offices that only ever exchange files: one district, one street, three grids."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import Office
from gridcredit.domain.coverage import Basis, Coverage
from gridcredit.domain.roster_rows import RosterRow
from gridcredit.operations import applying
from gridcredit.operations.demo.invention import invented_entries
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending, situation
from gridcredit.operations.figures import covering, members
from gridcredit.operations.register import people
from tests.journeys.leaks import leaks
from tests.operations.offices import STREET, Offices, with_register

TODAY = date(2026, 11, 22)
GRIDS = ("370403002001001", "370403002001002", "370403002003001")


class Journey:
    """The offices after a week of work, before anything was sent."""

    def __init__(self, folder: Path) -> None:
        self.offices = Offices(folder, grids=GRIDS)
        self.district = self.offices.district()
        self.street = self.offices.child(self.district, Office.STREET, STREET)
        self.grids = [self.offices.child(self.street, Office.GRID, code) for code in GRIDS]
        self.rows: list[RosterRow] = []
        for seed, grid in enumerate(self.grids):
            self.rows += with_register(grid, folder / "..", households=12, seed=seed)
            work_a_while(grid, seed)


def work_a_while(grid: Desk, seed: int) -> None:
    """Visits, registrations and pledges of sixty days."""
    adults: dict[str, list[people.Person]] = {}
    for person in people.list_residents(grid):
        if person.eligible:
            adults.setdefault(str(person.line.household), []).append(person)
    homes = [
        (home.id, [p.line.id for p in adults.get(str(home.id), [])])
        for home in people.list_households(grid)
    ]
    lines = [json.dumps(e) for e in invented_entries(seed, grid.clock(), homes)]
    applied = applying.apply_lines(grid, lines)
    assert applied.refused == ()
    assert applied.done == len(lines)


def figures(desk: Desk, code: str) -> Coverage:
    """Coverage of an area as this office counts it."""
    return covering.coverage_tree(desk, TODAY, code, Basis.RESIDENCE).coverage


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journey]:
    """A week of work, sent up and confirmed."""
    made = Journey(tmp_path_factory.mktemp("journey") / "offices")
    for grid in made.grids:
        made.offices.send(grid, made.street)
    made.offices.send(made.street, made.district)
    yield made
    made.offices.close()


def test_every_office_counts_the_same(journey: Journey) -> None:
    for grid in journey.grids:
        own = figures(grid, grid.node.area)
        assert own.registered > 0
        assert own == figures(journey.street, grid.node.area)
        assert own == figures(journey.district, grid.node.area)
    assert figures(journey.street, STREET) == figures(journey.district, STREET)


def test_every_figure_opens_to_its_people_at_every_office(journey: Journey) -> None:
    for desk in (journey.grids[0], journey.street, journey.district):
        counted = figures(desk, GRIDS[0])
        for name in ("eligible", "informed", "registered", "pledged", "neither"):
            found = members.figure_ids(desk, name, TODAY, GRIDS[0], Basis.RESIDENCE)
            assert len(found) == getattr(counted, name)


def test_everything_is_confirmed_and_nothing_is_set_aside(journey: Journey) -> None:
    for desk in (*journey.grids, journey.street):
        now = situation.status(desk)
        assert (now.unsent, now.set_aside, now.conflicts) == (0, 0, 0)
        assert now.last_receipt
    assert situation.status(journey.district).set_aside == 0


def test_the_codes_of_both_screens_agree(journey: Journey) -> None:
    held = {li.node.id: li.code for li in situation.status(journey.street).links}
    for grid in journey.grids:
        assert held[grid.node.id] == situation.status(grid).code


def test_pledge_numbers_of_laptops_without_a_network_do_not_clash(journey: Journey) -> None:
    with journey.street.reading() as session:
        from gridcredit.store.register import events, register_lists
        from gridcredit.store.register.area_rows import all_areas

        grids = [area.id for area in all_areas(session) if area.code in GRIDS]
        residents = register_lists.resident_ids(session, grids)
        numbers = [step.number for step in events.pledge_steps(session, residents)]
    assert numbers
    assert len(set(numbers)) == len(numbers)


def test_a_correction_made_above_comes_down(journey: Journey, tmp_path: Path) -> None:
    grid, street = journey.grids[0], journey.street
    somebody = people.list_residents(grid)[0].line.id
    people.set_resident_field(street, somebody, "phone", "19900009999")
    down = sending.export_package(street, grid.node.id, tmp_path)
    [report] = exchanging.import_files(grid, [down.path], receipts=tmp_path)
    assert report.set_aside == ()
    [person] = [p for p in people.list_residents(grid, purpose="测试") if p.line.id == somebody]
    assert person.line.phone == "19900009999"
    assert situation.status(grid).unsent == 0


def test_a_child_receives_only_its_own_area(journey: Journey) -> None:
    foreign = {person.line.grid_code for person in people.list_residents(journey.grids[0])}
    assert foreign == {GRIDS[0]}


def test_no_file_that_an_office_leaves_behind_names_anybody(journey: Journey) -> None:
    secrets = {row.id_number for row in journey.rows if row.id_number}
    secrets |= {row.phone for row in journey.rows if row.phone}
    secrets |= {row.name for row in journey.rows if len(row.name) > 2}
    assert len(secrets) > 100
    assert leaks(journey.offices.folder, secrets) == []
