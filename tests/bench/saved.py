"""What a visit pays for indexes that hold what reports ask: a visit with a registration and a
pledge saved in two workspaces alike, in one of which the indexes are as narrow as they were."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from gridcredit.domain.codes import (
    Population,
    RegistrationKind,
    ResidentState,
    Role,
    VisitOutcome,
)
from gridcredit.domain.duties import Actor
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk, desk_with_key
from gridcredit.operations.visits import visiting
from gridcredit.operations.visits.visiting import AdultEntry, VisitEntry
from gridcredit.store.journal import nodes
from gridcredit.store.workspace import accounts
from tests.bench.figures import Figure, interleaved, seconds
from tests.bench.questions import LOGIN, OWN, noon
from tests.operations.offices import counting_ids
from tests.store.invented import KEY, PEN, Street, database, street

HOUSEHOLDS, FACTS, VISITS = 6_000, 10, 300
MOST = 1.2
NARROW = {
    "visit": "household",
    "registration_event": "resident",
    "pledge_event": "resident",
    "resident": "household",
    "household": "dwelling",
}
"""Indexes by the first column alone, as they were before migration 0017."""
_ADULT = date(2000, 1, 1)


def measure(quick: bool) -> list[Figure]:
    """Save the same visits here and there, by turns."""
    share = 10 if quick else 1
    made = street(HOUSEHOLDS // share, facts=FACTS)
    with tempfile.TemporaryDirectory() as name:
        wide, narrow = Path(name) / "wide", Path(name) / "narrow"
        workspace = database(wide, made.records)
        with workspace.writing(PEN) as session:
            nodes.put(session, OWN)
            accounts.put(session, Actor(LOGIN, "张三", Role.STREET_CLERK))
        workspace.close()
        shutil.copytree(wide, narrow)
        desks = [_desk(folder) for folder in (wide, narrow)]
        _make_narrow(desks[1])
        saving = [_saver(desk, made) for desk in desks]
        for save in saving:
            save()  # what is loaded at the first one
        now, before = interleaved(VISITS // share, *saving)
        for desk in desks:
            desk.close()
    ratio = now.cpu / before.cpu
    return [
        Figure(
            "a visit saved, with a registration and a pledge",
            str(now),
            f"where the indexes are narrow {before}",
            f"{ratio:.2f} (wall {now.wall / before.wall:.2f})",
            f"≤ {MOST:g} × narrow",
            ratio,
            MOST,
        ),
        Figure("that is, for each", seconds(now.cpu - before.cpu)),
    ]


def _desk(folder: Path) -> Desk:
    return desk_with_key(folder, KEY, LOGIN, noon, counting_ids(77).__next__)


def _make_narrow(desk: Desk) -> None:
    with desk.writing() as session:
        ask = session.connection().exec_driver_sql
        for table, column in NARROW.items():
            ask(f"DROP INDEX ix_{table}_{column}")
            ask(f"CREATE INDEX ix_{table}_{column} ON {table} ({column})")


def _saver(desk: Desk, made: Street) -> Callable[[], None]:
    """What saves the next visit, each at another door of the whole street."""
    coming = _entries(desk, made)
    return lambda: visiting.log_visit(desk, next(coming)) and None


def _entries(desk: Desk, made: Street) -> Iterator[VisitEntry]:
    told = {getattr(fact, "resident", None) for fact in made.facts}
    step = 7_919  # to be everywhere, and at no door twice
    people = [
        one
        for one in made.residents
        if one.id not in told
        and one.birth_date is not None
        and one.birth_date < _ADULT
        and one.population is Population.PERMANENT
        and one.state is ResidentState.HOME
    ]
    for at in range(len(people)):
        one = people[at * step % len(people)]
        met = Visit(
            desk.new_id(), one.household, "2026-11-22T08:30", VisitOutcome.MET_DONE, met=(one.id,)
        )
        yield VisitEntry(met, (AdultEntry(one.id, RegistrationKind.REGISTERED, True),), "2026-1")
