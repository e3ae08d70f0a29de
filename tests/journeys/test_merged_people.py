"""Two records are merged at one office and parted at another, while work goes on elsewhere: every
office counts alike all the time, and in the end all stands as if nobody had merged anybody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain.codes import Office, RegistrationKind, VisitOutcome
from gridcredit.domain.coverage import Basis, Coverage
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.records import KINDS, Record
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import situation
from gridcredit.operations.figures.covering import coverage_tree
from gridcredit.operations.figures.members import figure_ids
from gridcredit.operations.pledges import signing
from gridcredit.operations.register import households, merging, moving
from gridcredit.operations.visits.visiting import VisitEntry, log_visit
from gridcredit.store.exchange import digest
from gridcredit.store.journal import aliases, journal
from gridcredit.store.journal.loading import load
from gridcredit.store.register import register_lists
from gridcredit.store.schema.travelling import TABLES
from tests.operations.adding import add_registration
from tests.operations.carrying import exchange
from tests.operations.homes import Home, a_home
from tests.operations.offices import GRIDS, STREET, Offices
from tests.store.made import needed, one

ON, TODAY = date(2026, 11, 20), date(2026, 11, 22)
GRID, OTHER = GRIDS[:2]
ABOUT = [
    kind
    for kind in KINDS.values()
    if kind.fields_naming("resident")
    and Office.STREET in kind.said_by
    and not kind.between_offices
    and kind.name not in ("resident_merge", "registry_link")
]


class Journey:
    """A district, a street and two grids; a household in each grid whose people have the same
    names. `in_one`: both households stand in the first grid."""

    def __init__(self, folder: Path, *, in_one: bool = False, server: str = "") -> None:
        self.offices = Offices(folder, server=server)
        self.district = self.offices.district()
        self.street = self.offices.child(self.district, Office.STREET, STREET)
        self.grids = [self.offices.child(self.street, Office.GRID, code) for code in (GRID, OTHER)]
        self.home: Home = a_home(self.grids[0])
        self.twin: Home = a_home(self.grids[0 if in_one else 1], GRID if in_one else OTHER)
        self.rest()

    @property
    def desks(self) -> list[Desk]:
        return [*self.grids, self.street, self.district]

    def rest(self) -> None:
        """Exchange files until nothing waits."""
        links = [(grid, self.street) for grid in self.grids]
        exchange(self.offices.folder / "post", *links, (self.street, self.district))

    def states(self) -> list[str]:
        """What each office holds of its own area, and the district of the street's."""
        found = []
        for desk in self.desks:
            area = STREET if desk is self.district else desk.node.area
            with desk.reading() as session:
                found.append(digest.state_digest(session, area))
        return found

    def require_agreement(self) -> None:
        """Each grid is counted alike wherever it is, each figure opens to as many people, and the
        codes on both screens are the same."""
        links = {link.node.id: link.code for link in situation.status(self.street).links}
        for grid in self.grids:
            code = grid.node.area
            own = counted(grid, code)
            assert own == counted(self.street, code) == counted(self.district, code)
            for desk in (grid, self.street, self.district):
                for figure in ("eligible", "registered", "pledged"):
                    people = figure_ids(desk, figure, TODAY, code, Basis.RESIDENCE)
                    assert len(people) == getattr(own, figure)
            assert links[grid.node.id] == situation.status(grid).code
        for desk in self.desks:
            told = situation.status(desk)
            assert (told.set_aside, told.conflicts) == (0, 0)


def counted(desk: Desk, code: str) -> Coverage:
    return coverage_tree(desk, TODAY, code, Basis.RESIDENCE).coverage


@pytest.fixture(params=["file", "server"])
def server(request: pytest.FixtureRequest) -> str:
    """The URL of a server for the district's tables, or blank."""
    if request.param == "file":
        return ""
    found: str = request.getfixturevalue("empty_database")
    return found


@pytest.fixture
def journey(tmp_path: Path) -> Iterator[Journey]:
    """The four offices, at rest."""
    made = Journey(tmp_path / "offices")
    with closing(made.offices):
        yield made


def work_meanwhile(journey: Journey) -> None:
    """The grids go on, not having heard of anything: a visit and a registration at the record that
    is merged away, a pledge at the one that stays."""
    first, second = journey.grids
    at = Visit(first.new_id(), journey.home.household, "2026-11-21T08:30", VisitOutcome.MET_DONE)
    log_visit(first, VisitEntry(at))
    add_registration(first, journey.home.adult, RegistrationKind.REGISTERED, ON)
    signing.sign_pledge(second, journey.twin.adult, ON)


def test_a_merge_at_the_street_with_work_elsewhere_and_its_undoing(tmp_path: Path) -> None:
    """Played twice, the second time without anybody merging: the same in the end."""
    told: list[tuple[list[str], list[Coverage]]] = []
    for name in ("merged", "plain"):
        journey = Journey(tmp_path / name)
        with closing(journey.offices):
            home, twin, street = journey.home, journey.twin, journey.street
            if name == "merged":
                done = merging.merge(street, home.adult, twin.adult, "同一人")
            else:
                street.new_id()  # so that later records have the same ids
            work_meanwhile(journey)
            journey.rest()
            journey.require_agreement()
            here, there = counted(street, GRID), counted(street, OTHER)
            if name == "merged":
                assert (here.eligible, here.registered) == (1, 0)
                assert (there.eligible, there.registered, there.pledged) == (2, 1, 1)
                assert there.registered_and_pledged == 1
                shown = households.view(journey.grids[1], twin.household)
                assert {getattr(e.fact, "resident", None) for e in shown.timeline} == {
                    *(home.adult, twin.adult)
                }
                merging.unmerge(street, done.ids[0])
                journey.rest()
                journey.require_agreement()
            told.append((journey.states(), [counted(d, GRID) for d in journey.desks]))
            for desk in (journey.grids[0], street, journey.district):
                page = households.view(desk, home.household)
                assert home.adult in {person.resident.id for person in page.people}
                assert any(getattr(e.fact, "resident", None) == home.adult for e in page.timeline)
    assert told[0] == told[1]


@pytest.mark.parametrize("at", ["grid", "street"])
def test_a_merge_and_its_undoing_travel_and_leave_everything_as_it_was(
    tmp_path: Path, at: str, server: str
) -> None:
    journey = Journey(tmp_path / "offices", in_one=at == "grid", server=server)
    with closing(journey.offices):
        by = journey.grids[0] if at == "grid" else journey.street
        for home in (journey.home, journey.twin):
            for record in of_every_kind(journey.street, home):
                with journey.street.writing() as session:
                    journal.add(session, [record])
        journey.rest()
        journey.require_agreement()
        before, kept = journey.states(), rows(journey.street)
        done = merging.merge(by, journey.home.adult, journey.twin.adult, "同一人")
        about = {kind.name for kind in ABOUT if kind.fields_about("resident")}
        assert done.moved == len(about - {"resident_difference"}) > 10
        journey.rest()
        journey.require_agreement()
        assert journey.states() != before
        assert rows(journey.street) == kept
        for desk in (journey.street, journey.district):
            with desk.reading() as session:
                assert aliases.all_aliases(session) == {journey.home.adult: journey.twin.adult}
        merging.unmerge(by, done.ids[0])
        journey.rest()
        journey.require_agreement()
        assert journey.states() == before
        assert rows(journey.street) == kept


def of_every_kind(desk: Desk, home: Home) -> list[Record]:
    """A record of every kind that may name a resident, with all that it hangs on, for one adult."""
    with desk.reading() as session:
        dwelling = register_lists.get(session, "household", home.household).dwelling
        area = register_lists.get(session, "dwelling", dwelling).area
    ids: dict[str, UUID] = {
        "area": area,
        "dwelling": dwelling,
        "household": home.household,
        "resident": home.adult,
    }
    names = dict.fromkeys(name for kind in ABOUT for name in (*needed(kind.name), kind.name))
    made: list[Record] = []
    for name in KINDS:
        if name in names and name not in ids:
            ids[name] = desk.new_id()
            made.append(one(KINDS[name], ids[name], ids))
    return made


def rows(desk: Desk) -> dict[str, list[Any]]:
    """All records of these kinds at a desk, as they stand."""
    found = {}
    with desk.reading() as session:
        for kind in ABOUT:
            held = load(session, kind.record, TABLES[kind.name].id.is_not(None))
            found[kind.name] = sorted(held, key=lambda record: record.id)
    return found


def test_there_is_a_row_of_every_kind_on_both_sides() -> None:
    """What declares that it names residents, and a street may write, is tried above."""
    assert {"registration_event", "pledge_event", "consent_event", "credit_member"} <= {
        kind.name for kind in ABOUT
    }
    left_out = {
        kind.name for kind in KINDS.values() if kind.fields_naming("resident") and kind not in ABOUT
    }
    assert left_out == {"resident_merge", "registry_link", "match_mark", "duplicate"}


def test_the_one_who_stays_moves_and_takes_the_other_along(journey: Journey) -> None:
    street, home, twin = journey.street, journey.home, journey.twin
    add_registration(journey.grids[0], home.adult, RegistrationKind.REGISTERED, ON)
    journey.rest()
    done = merging.merge(street, home.adult, twin.adult, "同一人")
    journey.rest()
    moving.move_resident(street, twin.adult, home.household, ON)
    journey.rest()
    journey.require_agreement()
    assert counted(journey.grids[0], GRID).registered == 1
    merging.unmerge(street, done.ids[0])
    journey.rest()
    journey.require_agreement()
    assert counted(journey.grids[0], GRID).eligible == 3
