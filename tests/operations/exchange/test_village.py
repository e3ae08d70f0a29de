"""A village beside its grids: both hear what stands in their area, both write, no other does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit import wire
from gridcredit.domain.codes import Office, Refusal, VisitOutcome
from gridcredit.domain.coverage import Basis
from gridcredit.domain.journal import SET, Revision
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.duplicates import hints
from gridcredit.operations.exchange import situation, undoing
from gridcredit.operations.figures import covering
from gridcredit.operations.pledges import signing
from gridcredit.operations.posters import postering
from gridcredit.operations.register import households, people, rostering
from gridcredit.operations.visits import visiting
from gridcredit.operations.visits.visiting import VisitEntry
from gridcredit.store.exchange import digest
from gridcredit.store.journal import numbering
from gridcredit.store.register import visits
from tests.operations.carrying import carry, exchange
from tests.operations.forging import slip_in
from tests.operations.homes import Home, a_home
from tests.operations.offices import (
    GRIDS,
    PASSPHRASE,
    STREET,
    VILLAGE,
    Offices,
    kept,
    register_file,
    with_register,
)

OTHER = "370403002003"
OTHERS_GRID = f"{OTHER}001"
TODAY = date(2026, 11, 22)


@dataclass
class Place:
    """A district, a street, a pilot village and one of its grids, with people in it."""

    offices: Offices
    district: Desk
    street: Desk
    village: Desk
    grid: Desk
    home: Home

    @property
    def post(self) -> Path:
        """Where their files are handed over."""
        return self.offices.folder / "post"

    def round(self) -> None:
        """Good days until nothing waits anywhere."""
        pairs = (
            (self.grid, self.street),
            (self.village, self.street),
            (self.street, self.district),
        )
        exchange(self.post, *pairs)

    def codes(self, desk: Desk) -> set[str]:
        """The 对账码 of an office, as itself and its street say it."""
        seen = situation.status(self.street)
        above = next(link.code for link in seen.links if link.node.id == desk.node.id)
        return {situation.status(desk).code, above}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Home]:
    """The four, who have exchanged everything, made once and closed."""
    folder = tmp_path_factory.mktemp("kept")
    offices = Offices(folder / "offices", grids=(*GRIDS, OTHERS_GRID))
    with closing(offices):
        district = offices.district()
        street = offices.child(district, Office.STREET, STREET)
        village = offices.child(street, Office.VILLAGE, VILLAGE)
        grid = offices.child(street, Office.GRID, GRIDS[0])
        with_register(grid, folder)
        home = a_home(grid, GRIDS[0])
        Place(offices, district, street, village, grid, home).round()
    return offices.folder, home


@pytest.fixture
def place(made: tuple[Path, Home], tmp_path: Path) -> Iterator[Place]:
    """Copies of the four."""
    folder, home = made
    offices = Offices(tmp_path / "offices", first_id=60)
    shutil.copytree(folder, offices.folder)
    with closing(offices):
        names = ("district", f"street-{STREET}", f"village-{VILLAGE}", f"grid-{GRIDS[0]}")
        for at, name in enumerate(names):
            ids = offices.ids_from(50 + at)
            opened = open_desk(offices.folder / name, PASSPHRASE, offices.clock, ids)
            offices.desks[name] = opened
        yield Place(offices, *offices.desks.values(), home)


def knock(desk: Desk, home: UUID, at: str) -> UUID:
    """A visit written at a desk."""
    visit = Visit(desk.new_id(), home, at, VisitOutcome.NOBODY)
    return visiting.log_visit(desk, VisitEntry(visit)).visit


def knocks(desk: Desk, home: UUID) -> list[str]:
    """When somebody knocked there, as a desk has it."""
    with desk.reading() as session:
        return sorted(visit.at for visit in visits.visits_of(session, home))


def state(desk: Desk, area: str = VILLAGE) -> str:
    """The digest of what a desk holds of an area."""
    with desk.reading() as session:
        return digest.state_digest(session, area)


def test_what_one_writes_the_other_has_after_a_round(place: Place) -> None:
    home = place.home.household
    knock(place.grid, home, "2026-11-21T09:00")
    knock(place.village, home, "2026-11-21T19:00")
    place.round()
    both = ["2026-11-21T09:00", "2026-11-21T19:00"]
    assert knocks(place.village, home) == knocks(place.grid, home) == both
    assert knocks(place.street, home) == knocks(place.district, home) == both
    assert state(place.village) == state(place.street)
    assert state(place.village, GRIDS[0]) == state(place.grid, GRIDS[0])


def test_both_sides_of_each_link_say_the_same_code(place: Place) -> None:
    knock(place.grid, place.home.household, "2026-11-21T09:00")
    knock(place.village, place.home.household, "2026-11-21T19:00")
    assert len(place.codes(place.village)) == len(place.codes(place.grid)) == 2
    place.round()
    assert len(place.codes(place.village)) == len(place.codes(place.grid)) == 1
    assert place.codes(place.village) != place.codes(place.grid)


def test_a_village_knows_its_people_and_what_it_counts(place: Place) -> None:
    village = place.village
    ids = households.household_ids(village)
    page = households.view(village, place.home.household)
    assert (len(ids), page.household.householder) == (7, "王建国")
    assert households.shows_names(village)
    counted = [
        covering.coverage_tree(desk, TODAY, VILLAGE, Basis.RESIDENCE).coverage
        for desk in (village, place.street, place.district)
    ]
    assert counted[0] == counted[1] == counted[2]
    below = covering.coverage_tree(village, TODAY, "", Basis.RESIDENCE)
    assert [child.area.code for child in below.children] == list(GRIDS[:2])
    assert hints.counted_twice(village) == []
    assert situation.status(village).unsent == 0


def test_people_of_the_village_are_changed_on_either_side(place: Place) -> None:
    adult = place.home.adult
    people.set_resident_field(place.village, adult, "phone", "19900007777")
    place.round()
    [told] = [p for p in people.list_residents(place.grid, purpose="测试") if p.line.id == adult]
    assert told.line.phone == "19900007777"
    people.set_resident_field(place.grid, adult, "phone", "19900008888")
    people.set_resident_field(place.village, adult, "phone", "19900009999")
    place.round()
    counts = {
        situation.status(desk).conflicts for desk in (place.grid, place.village, place.street)
    }
    assert counts == {1}


def test_pledge_numbers_of_grid_village_and_street_are_never_the_same(place: Place) -> None:
    numbers = [
        signing.sign_pledge(desk, person, date(2026, 11, 22)).number
        for desk in (place.grid, place.village, place.street)
        for person in (place.home.adult, place.home.other)
    ]
    assert len(set(numbers)) == 6
    place.round()
    more = [
        signing.sign_pledge(desk, place.home.adult, date(2026, 11, 22)).number
        for desk in (place.street, place.village, place.grid)
    ]
    assert len({*numbers, *more}) == 9


def test_a_village_takes_a_register_of_its_grids_in(place: Place, tmp_path: Path) -> None:
    file = register_file(tmp_path, GRIDS[1], households=3, seed=5)
    told = rostering.read_roster(place.village, file, keep=True)
    assert (told.households_added, told.refused) == (3, ())
    foreign = register_file(tmp_path, GRIDS[2], households=2, seed=6)
    told = rostering.read_roster(place.village, foreign, keep=True)
    assert told.households_added == 0
    assert {row.reason.value for row in told.refused} == {"unknown_grid"}
    place.round()
    assert state(place.village) == state(place.street)
    with place.grid.reading() as session:
        assert digest.state_digest(session, GRIDS[1]) != state(place.village, GRIDS[1])


def test_an_import_is_undone_at_either_side(place: Place) -> None:
    home = place.home.household
    knock(place.village, home, "2026-11-21T19:00")
    sent = carry(place.village, place.street, place.post)
    knock(place.grid, home, "2026-11-21T09:00")
    place.round()
    assert sent.import_id is not None
    undoing.undo_import(place.street, sent.import_id)
    place.round()
    assert knocks(place.grid, home) == knocks(place.village, home) == ["2026-11-21T09:00"]
    assert state(place.village) == state(place.street)
    undoing.redo_import(place.street, sent.import_id)
    place.round()
    assert len(knocks(place.grid, home)) == 2


def test_a_restored_village_gets_back_what_it_lacks(place: Place) -> None:
    home = place.home.household
    backup = kept(place.village)
    knock(place.village, home, "2026-11-21T19:00")
    knock(place.grid, home, "2026-11-21T09:00")
    place.round()
    place.village = place.offices.fall_back(place.village, backup)
    assert knocks(place.village, home) == []
    knock(place.village, home, "2026-11-22T07:00")
    place.round()
    three = ["2026-11-21T09:00", "2026-11-21T19:00", "2026-11-22T07:00"]
    assert knocks(place.village, home) == knocks(place.grid, home) == three
    assert len(place.codes(place.village)) == 1
    assert state(place.village) == state(place.street)


def test_a_restored_street_hears_the_grids_work_from_the_village(place: Place) -> None:
    """The village had it through the street, which has lost it."""
    home = place.home.household
    backup = kept(place.street)
    knock(place.grid, home, "2026-11-21T09:00")
    place.round()
    place.street = place.offices.fall_back(place.street, backup)
    assert knocks(place.street, home) == []
    exchange(place.post, (place.village, place.street))
    place.round()
    assert knocks(place.street, home) == ["2026-11-21T09:00"]
    assert state(place.village) == state(place.street)


@pytest.mark.parametrize("area", [VILLAGE, OTHER])
def test_a_line_about_another_village_is_set_aside(place: Place, area: str) -> None:
    """Whatever area it claims to be about."""
    foreign = a_home(place.street, OTHERS_GRID)
    own = place.village.node.id
    with place.village.reading() as session:
        counter, seq = numbering.last_counter(session), numbering.last_seq(session, own)
    told = {"householder": "改写"}
    line = Revision(own, seq + 1, counter + 1, "w", "household", foreign.household, area, SET, told)
    slip_in(place.village, wire.encode(line))
    report = carry(place.village, place.street, place.post)
    assert report.set_aside == ((Refusal.AREA_OUTSIDE, 1),)
    shown = households.reveal(place.street, foreign.household, "测试")
    assert shown.household.householder == "王建国"


def test_a_village_hears_nothing_of_another(place: Place) -> None:
    foreign = a_home(place.street, OTHERS_GRID)
    place.round()
    assert foreign.household not in households.household_ids(place.village)
    assert state(place.village, OTHER) != state(place.street, OTHER)


def test_posters_of_a_village_stand_for_its_street(place: Place) -> None:
    assert postering.last_wish(place.village).unit == place.street.node.name
