"""A week of a district of 180,000 residents and a million visits, in a file and on a server: its
table counted, issued with its lists, and a figure opened.

The goal is the clock's: whoever issues waits for it.
"""

import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from uuid import UUID

from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.dispatch.spans import span_named
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.ledgers.codes import Report
from gridcredit.operations.desk import Desk, desk_with_key
from gridcredit.operations.dispatch import frozen, weekly
from gridcredit.operations.dispatch.seen import so_far
from gridcredit.store.dispatch import issues as stored
from gridcredit.store.engine.database import Database
from gridcredit.store.journal import journal, nodes
from gridcredit.store.workspace import accounts, files
from tests.bench.coverage import CLERK, LOGIN, OWN
from tests.bench.figures import Figure, median, timed, told, within
from tests.bench.memory import MB
from tests.bench.server import SETTINGS
from tests.cluster import Cluster
from tests.operations.offices import counting_ids
from tests.store.invented import KEY, PEN, Street, street

HOUSEHOLDS, VISITS = 60_000, 1_000_000
WEEKS = ("2026-W46", "2026-W47")
TABLE, OPENED, LISTS = 1.0, 0.1, 3.0
"""Goals: seconds to count the table, seconds to a figure's ids, megabytes of lists an issue."""
_OUTCOMES = (VisitOutcome.MET_DONE, VisitOutcome.NOBODY, VisitOutcome.NOT_OPENED)


def measure(quick: bool) -> list[Figure]:
    """Issue a week and the next one."""
    share = 10 if quick else 1
    made = street(HOUSEHOLDS // share, facts=1)
    with tempfile.TemporaryDirectory() as name:
        figures = _figures(Path(name) / "file", made, VISITS // share, "in a file")
        cluster = Cluster(hasty=False, settings=SETTINGS)
        try:
            url = cluster.url(cluster.make())
            figures += _figures(Path(name) / "served", made, VISITS // share, "on a server", url)
        finally:
            cluster.stop()
    return figures


def filled(folder: Path, made: Street, visits: int, url: str = "") -> Desk:
    """The desk of an office that holds these people and so many visits of three years."""
    workspace = Database.create(folder, KEY, url)
    with workspace.writing(PEN) as session:
        journal.add(session, made.records)
        nodes.put(session, OWN)
        accounts.put(session, CLERK)
    knocks = _knocks(made, visits)
    while some := list(islice(knocks, 50_000)):
        with workspace.writing(PEN) as session:
            journal.add(session, some)
    workspace.close()
    return desk_with_key(folder, KEY, LOGIN, _monday, counting_ids(9).__next__)


def _figures(folder: Path, made: Street, visits: int, where: str, url: str = "") -> list[Figure]:
    desk = filled(folder, made, visits, url)
    issued = [timed(partial(weekly.issue_week, desk, week, folder / "out")) for week in WEEKS]
    week = span_named(Report.WEEKLY, "2026-W48")
    counted = median([timed(partial(so_far, desk, Report.WEEKLY, week)) for _ in range(3)])
    latest = frozen.all_issues(desk)[0].id
    unit = frozen.issue_table(desk, latest).rows[0].unit
    opened = [timed(partial(frozen.rows_of, desk, latest, unit, name)) for name in ("new", "total")]
    size = _size(desk, latest) / MB
    desk.close()
    people = f"{len(made.residents):,} people, {visits:,} visits, {where}"
    return [
        within(f"a week's table counted: {people}", counted.wall, TABLE),
        told(f"the first week issued with its files, {where}", issued[0].wall),
        told(f"the next one, compared with it, {where}", issued[1].wall),
        within(f"a figure's ids, a few, {where}", opened[0].wall, OPENED),
        within(f"a figure's ids, all who are registered, {where}", opened[1].wall, OPENED),
        Figure(f"lists of an issue, {where}", f"{size:.2f} MB", goal=f"≤ {LISTS:g} MB",
               reached=size, limit=LISTS),
    ]  # fmt: skip


def _knocks(made: Street, number: int) -> Iterator[Visit]:
    """Visits of three years, the last ones in the weeks that are issued."""
    homes, days = [home.id for home in made.households], 3 * 365
    last = date(2026, 11, 29)
    for at in range(number):
        day = last - timedelta(days=at * 7_919 % days)
        moment = datetime.combine(day, time(8 + at % 12, at % 60)).strftime("%Y-%m-%dT%H:%M")
        yield Visit(UUID(int=at + (7 << 100)), homes[at % len(homes)], moment, _OUTCOMES[at % 3])


def _size(desk: Desk, issue: UUID) -> int:
    with desk.reading() as session:
        named = {one.ids for one in stored.lists_of(session, issue)}
        held = files.held(session)
    return sum(held[name] for name in named)


def _monday() -> datetime:
    return datetime(2026, 11, 30, 9)  # noqa: DTZ001 - the device's wall clock
