"""A city on one server: its people come as packages of its streets, then a week of work, a day's
packages of all of them, and the weekly table; measured at three sizes, and how it grows.

python -m tests.bench city --histories STREETS measures one size alone, of that many streets.

The streets are workspaces of their own, enrolled as people enrol them; what they write is sealed,
signed and taken in by the very road it goes at work. The goals are the clock's: people wait.
"""

import math
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from gridcredit.domain.codes import Office, PledgeStage, RegistrationKind, VisitOutcome
from gridcredit.domain.dispatch.spans import span_named
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.ledgers.codes import Report
from gridcredit.domain.records import Record
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch import weekly
from gridcredit.operations.dispatch.seen import so_far
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.exchange.filereport import TakenIn
from gridcredit.operations.trust import enrolling
from gridcredit.store.journal import journal
from gridcredit.store.register import area_rows
from tests.bench.figures import Figure, Took, seconds, timed, told, within
from tests.bench.server import SETTINGS
from tests.cluster import Cluster
from tests.operations.offices import PASSPHRASE, Offices
from tests.store.invented import Street, street

HOUSEHOLDS, PER_GRID = 13_334, 500
"""Of a street: 40,000 people in 27 grids."""
FACTS = 3
"""Visits of every household before."""
STREETS = (1, 3, 10)
A_DAY, REGISTERED, SIGNED = 20, 10, 5
"""Doors, registrations and pledges of a grid in a day."""
LARGE = 4_000_000
ISSUE, PACKAGES = 5.0, 600.0
"""Goals at 400,000 people: seconds to issue a week, seconds for a day's packages."""
MONDAY = datetime(2026, 11, 23, 18)  # noqa: DTZ001 - the device's wall clock
WEEK = "2026-W48"


@dataclass(frozen=True)
class City:
    """What a city of some people took."""

    people: int
    first: Took
    day: Took
    revisions: int
    issue: Took
    counted: Took


def measure(quick: bool, histories: int = 0, seed: int = 1) -> list[Figure]:
    """Build cities of growing size and issue their week."""
    sizes = (histories,) if histories else STREETS
    households = HOUSEHOLDS // 10 if quick else HOUSEHOLDS
    cities = [_city(streets, households, seed) for streets in sizes]
    figures = [figure for city in cities for figure in _figures(city, city is cities[-1])]
    return figures + _slopes(cities) if len(cities) > 1 else figures


def _figures(city: City, judged: bool) -> list[Figure]:
    size = f"{city.people:,} people in a city on a server"
    issue, day = f"a week issued: {size}", f"a day's packages, {city.revisions:,} revisions: {size}"
    judge = within if judged else lambda work, took, _: told(work, took)
    return [
        judge(issue, city.issue.wall, ISSUE),
        told(f"its table counted alone: {size}", city.counted.wall),
        judge(day, city.day.wall, PACKAGES),
        told(f"all its people and their past taken in: {size}", city.first.wall),
    ]


def _slopes(cities: list[City]) -> list[Figure]:
    """How time grows with people (1: in proportion), and what that makes of ten times as many."""
    least, most = cities[0], cities[-1]
    found = []
    for what, small, large in (
        ("a week issued", least.issue, most.issue),
        ("a day's packages", least.day, most.day),
    ):
        slope = math.log(large.wall / small.wall) / math.log(most.people / least.people)
        beyond = large.wall * (LARGE / most.people) ** max(slope, 1.0)
        words = f"{what}: power of the people by which it grows, and so at {LARGE:,} (not measured)"
        found.append(Figure(words, f"{slope:.2f} · {seconds(beyond)}"))
    return found


def _city(streets: int, households: int, seed: int) -> City:
    cluster = Cluster(hasty=False, settings=SETTINGS)
    try:
        with tempfile.TemporaryDirectory() as name:
            offices = Offices(Path(name) / "offices", server=cluster.url(cluster.make()))
            try:
                return _measured(offices, streets, households, seed)
            finally:
                offices.close()
    finally:
        cluster.stop()


def _measured(offices: Offices, streets: int, households: int, seed: int) -> City:
    offices.clock.now = MONDAY
    grids = -(-households // PER_GRID)
    top = _district(offices, streets, grids)
    below, people, first, day, revisions = [], 0, Took(0, 0), Took(0, 0), 0
    for at in range(streets):
        desk = offices.child(top, Office.STREET, _street(at))
        made = street(households, PER_GRID, seed * 1_000 + at, FACTS)
        with desk.writing() as session:
            ids = [area_rows.area_by_code(session, code).id for code in _grids(at, grids)]
            to = dict(zip(made.grids, ids, strict=True))
            homes = [replace(home, area=to[home.area]) for home in made.dwellings]
            journal.add(session, [*homes, *made.households, *made.residents, *made.facts])
        people += len(made.residents)
        first = _sum(first, _carried(offices, desk, top)[0])
        below.append((desk, made))
        print(f"street {at + 1} of {streets}: {people:,} people, taken in so far {first}")
    weekly.issue_week(top, "2026-W47", offices.folder / "out")
    offices.clock.go(1)
    for desk, made in below:
        with desk.writing() as session:
            journal.add(session, list(_work(desk, made, offices.clock.now.date())))
        took, lines = _carried(offices, desk, top)
        day, revisions = _sum(day, took), revisions + lines
    offices.clock.now = MONDAY + timedelta(days=7)
    counted = timed(partial(_count, top))
    issue = timed(partial(weekly.issue_week, top, WEEK, offices.folder / "out"))
    print(f"{people:,} people: day {day}, counted {counted}, issued {issue}", flush=True)
    return City(people, first, day, revisions, issue, counted)


def _count(desk: Desk) -> None:
    so_far(desk, Report.WEEKLY, span_named(Report.WEEKLY, WEEK))


def _carried(offices: Offices, desk: Desk, top: Desk) -> tuple[Took, int]:
    """What taking a street's package in takes, with what is made behind it; how many lines."""
    post = offices.folder / "post"
    sent = sending.export_package(desk, None, post)

    def taken_in() -> None:
        [report] = exchanging.import_files(top, [sent.path], receipts=post)
        assert isinstance(report, TakenIn), report
        assert report.accepted == sent.revisions, report
        assert report.receipt is not None
        top.complete_index()
        receipts.append(report.receipt)

    receipts: list[Path] = []
    took = timed(taken_in)
    exchanging.import_files(desk, receipts)
    return took, sent.revisions


def _work(desk: Desk, made: Street, on: date) -> Iterator[Record]:
    """A day of every grid: doors, registrations and pledges of people who had none."""
    for at in range(0, len(made.households), PER_GRID):
        for number, home in enumerate(made.households[at : at + A_DAY]):
            moment = f"{on}T{9 + number // 4:02d}:{number % 4 * 15:02d}"
            yield Visit(desk.new_id(), home.id, moment, VisitOutcome.MET_DONE, workers=("张三",))
    for at in range(0, len(made.residents), PER_GRID * 3):
        for number, one in enumerate(made.residents[at : at + REGISTERED]):
            yield RegistrationEvent(desk.new_id(), one.id, RegistrationKind.REGISTERED, on)
            if number < SIGNED:
                row = desk.new_id()
                yield PledgeEvent(row, row, one.id, PledgeStage.SIGNED, on)


def _district(offices: Offices, streets: int, grids: int) -> Desk:
    """A district of that many streets, its tables on the server."""
    offices.folder.mkdir(exist_ok=True)
    lines = ["code,name,level,parent", "GX,枣庄高新区,district,"]
    lines += [f"{_street(at)},第{at + 1}街道,street,GX" for at in range(streets)]
    for at in range(streets):
        codes = _grids(at, grids)
        villages = dict.fromkeys(code[:12] for code in codes)
        lines += [f"{code},第{code[-3:]}社区,village,{_street(at)}" for code in villages]
        lines += [f"{code},第{code[-3:]}网格,grid,{code[:12]}" for code in codes]
    listed = offices.folder / "areas.csv"
    listed.write_text("\n".join(lines), "utf-8")
    desk = enrolling.start_district(
        offices.folder / "district",
        "GX",
        listed,
        "市信用办",
        PASSPHRASE,
        offices.clock,
        offices.ids_from(1),
        server=offices.server,
    )
    offices.desks["district"] = desk
    return desk


def _street(at: int) -> str:
    return f"370403{at + 101:03d}"


def _grids(at: int, number: int) -> list[str]:
    return [f"{_street(at)}{one // 5 + 1:03d}{one % 5 + 1:03d}" for one in range(number)]


def _sum(one: Took, other: Took) -> Took:
    return Took(one.cpu + other.cpu, one.wall + other.wall)
