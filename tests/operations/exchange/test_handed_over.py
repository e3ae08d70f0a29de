"""A household moves to another grid; visits count for whoever answered for it when they were made,
and the same at every office."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import Office, VisitOutcome
from gridcredit.domain.errors import NothingToExport
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, refusals, sending
from gridcredit.operations.figures import today_summary
from gridcredit.operations.figures.today_summary import Week
from gridcredit.operations.register import people
from gridcredit.operations.visits.visiting import VisitEntry, log_visit, take_back_visit
from gridcredit.store.journal import journal
from gridcredit.store.register import visits
from tests.operations.adding import move_home
from tests.operations.offices import GRIDS, STREET, Offices, with_register

DAY = "2026-11-22"


class Street:
    """A street with two laptops that exchange only files."""

    def __init__(self, folder: Path) -> None:
        self.offices = Offices(folder)
        self.district = self.offices.district()
        self.office = self.offices.child(self.district, Office.STREET, STREET)
        self.old, self.new = [
            self.offices.child(self.office, Office.GRID, code) for code in GRIDS[:2]
        ]
        for seed, laptop in enumerate((self.old, self.new), start=1):
            with_register(laptop, folder, households=4, seed=seed)
            self.offices.send(laptop, self.office)

    def down(self, laptop: Desk) -> None:
        """The street's package to a laptop, confirmed."""
        post = self.offices.folder / "post"
        sent = sending.export_package(self.office, laptop.node.id, post)
        [report] = exchanging.import_files(laptop, [sent.path], receipts=post)
        assert (report.set_aside, report.conflicts) == ((), 0)
        assert report.receipt is not None
        exchanging.import_files(self.office, [report.receipt])

    def hand_over(self, home: UUID) -> None:
        """The office lets a household live in the other grid."""
        place = Dwelling(self.office.new_id(), area_id(GRIDS[1]), "榴园", "9号楼", "1单元", "101")
        move_home(self.office, home, place)


@pytest.fixture
def street(tmp_path: Path) -> Iterator[Street]:
    """The street before anything happened."""
    made = Street(tmp_path / "offices")
    with closing(made.offices):
        yield made


def knock(desk: Desk, home: UUID, at: str, outcome: VisitOutcome = VisitOutcome.NOBODY) -> None:
    """One visit."""
    log_visit(desk, VisitEntry(Visit(desk.new_id(), home, f"{DAY}T{at}", outcome)))


def week(desk: Desk, grid: str) -> Week:
    """A grid's week as an office counts it, each figure as long as its list."""
    counted = today_summary.tree_day(desk, grid).total.week
    for figure in ("visits", "met"):
        rows = today_summary.week_rows(desk, figure, grid)
        assert len(rows) == getattr(counted, figure), (figure, grid)
    return counted


def test_the_worker_and_the_offices_show_one_total_when_the_old_laptop_goes_on_visiting(
    street: Street,
) -> None:
    home, *others = [line.id for line in people.list_households(street.old)]
    knock(street.old, home, "08:00", VisitOutcome.MET_DONE)
    street.hand_over(home)
    street.down(street.new)
    knock(street.old, home, "09:00")  # has not heard of it
    knock(street.old, others[0], "09:30")
    knock(street.new, home, "10:00", VisitOutcome.MET_DONE)
    for laptop in (street.old, street.new):
        [report] = street.offices.send(laptop, street.office)
        assert report.set_aside == ()
    for laptop in (street.old, street.new):
        street.down(laptop)
    street.offices.send(street.office, street.district)
    expected = {GRIDS[0]: (3, 1, 2), GRIDS[1]: (1, 1, 1)}
    for grid, laptop in zip(GRIDS, (street.old, street.new), strict=False):
        for desk in (laptop, street.office, street.district):
            found = week(desk, grid)
            assert (found.visits, found.met, found.households) == expected[grid], desk.node.name
    assert week(street.office, STREET).visits == week(street.district, STREET).visits == 4
    assert refusals.refused_above(street.old) == []
    assert home not in {line.id for line in people.list_households(street.old)}
    assert home in {line.id for line in people.list_households(street.new)}


def newest(desk: Desk, home: UUID) -> Visit:
    """The latest visit of a household that stands."""
    with desk.reading() as session:
        return visits.visits_of(session, home)[0]


def correct(desk: Desk, visit: Visit, **otherwise: object) -> None:
    """A later fact that says it otherwise."""
    later = replace(visit, id=desk.new_id(), corrects=visit.id, **otherwise)
    with desk.writing() as session:
        journal.add(session, [later])


def counted(street: Street, grid: str, laptop: Desk) -> list[tuple[int, int, int]]:
    """A grid's visits, doors met and doors of the week, at its laptop and the two offices."""
    weeks = [week(desk, grid) for desk in (laptop, street.office, street.district)]
    return [(found.visits, found.met, found.households) for found in weeks]


def settle(street: Street) -> None:
    """What everybody wrote goes up, and down again."""
    for desk, above in (
        (street.old, street.office),
        (street.new, street.office),
        (street.office, street.district),
    ):
        with suppress(NothingToExport):
            [report] = street.offices.send(desk, above)
            assert report.set_aside == ()
    for laptop in (street.old, street.new):
        with suppress(NothingToExport):
            street.down(laptop)


def test_a_late_correction_by_the_other_grid_leaves_the_visit_with_who_made_it(
    street: Street,
) -> None:
    home, *_ = [line.id for line in people.list_households(street.old)]
    knock(street.old, home, "08:00", VisitOutcome.MET_DONE)
    knock(street.old, home, "08:30")
    settle(street)
    street.hand_over(home)
    settle(street)
    assert counted(street, GRIDS[0], street.old) == [(2, 1, 1)] * 3
    assert counted(street, GRIDS[1], street.new) == [(0, 0, 0)] * 3
    correct(street.new, newest(street.new, home), note="迟到的更正")
    settle(street)
    assert counted(street, GRIDS[0], street.old) == [(2, 1, 1)] * 3
    assert counted(street, GRIDS[1], street.new) == [(0, 0, 0)] * 3


def test_what_a_correction_says_otherwise_is_seen_by_the_grid_that_made_the_visit(
    street: Street,
) -> None:
    home, *_ = [line.id for line in people.list_households(street.old)]
    knock(street.old, home, "08:00")
    settle(street)
    street.hand_over(home)
    settle(street)
    correct(street.new, newest(street.new, home), outcome=VisitOutcome.MET_DONE)
    correct(street.new, newest(street.new, home), at=f"{DAY}T08:15")
    settle(street)
    assert counted(street, GRIDS[0], street.old) == [(1, 1, 1)] * 3
    assert counted(street, GRIDS[1], street.new) == [(0, 0, 0)] * 3
    take_back_visit(street.office, newest(street.office, home).id)
    settle(street)
    assert counted(street, GRIDS[0], street.old) == [(0, 0, 0)] * 3
    assert counted(street, GRIDS[1], street.new) == [(0, 0, 0)] * 3


def test_a_door_that_went_away_still_stands_in_the_list_of_the_week(street: Street) -> None:
    home = people.list_households(street.old)[0]
    knock(street.old, home.id, "08:00")
    street.offices.send(street.old, street.office)
    street.hand_over(home.id)
    street.down(street.old)
    [row] = today_summary.week_rows(street.old, "visits", GRIDS[0])
    assert (row.door.id, row.door.grid_code, row.door.address) == (home.id, "", "")
