"""Five years of a street's visits: how many there were, and how the exchange stands over all their
revisions. What is floor is every visit read once by the driver, and nothing made of it."""

import gc
import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from gridcredit.domain.codes import Role
from gridcredit.domain.duties import Actor
from gridcredit.operations.desk import Desk, desk_with_key
from gridcredit.operations.exchange import situation
from gridcredit.operations.inbox.exchange_overview import exchange_overview
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import nodes, numbering
from gridcredit.store.register import visits
from gridcredit.store.workspace import accounts
from tests.bench.figures import Figure, against_floor, interleaved, median, timed, within
from tests.bench.questions import HOUSEHOLDS, LOGIN, OWN, noon
from tests.operations.offices import counting_ids
from tests.store.invented import KEY, PEN, Street, database, street

FACTS = 53
"""Visits of each household: 954,000 in all."""
YEAR = (datetime(2025, 1, 1), datetime(2026, 1, 1))  # noqa: DTZ001 - the device's wall clock
FIVE = (datetime(2022, 1, 1), datetime(2027, 1, 1))  # noqa: DTZ001
_READ = "SELECT count(*) FROM visit WHERE note || '' = ''"


def measure(quick: bool) -> list[Figure]:
    """Count the visits of a year and of five, list a year's, and look at the exchange."""
    made = street(HOUSEHOLDS // 10 if quick else HOUSEHOLDS, facts=FACTS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace = database(folder, made.records)
        with workspace.writing(PEN) as session:
            nodes.put(session, OWN)
            accounts.put(session, Actor(LOGIN, "张三", Role.STREET_CLERK))
        workspace.close()
        desk = desk_with_key(folder, KEY, LOGIN, noon, counting_ids().__next__)
        made.facts.clear()  # they are no part of the program that is measured
        gc.collect()
        gc.freeze()
        figures = [*_counted(desk, made, 1 if quick else 3), *_exchange(desk, 5)]
        gc.unfreeze()
        desk.close()
    return figures


def _counted(desk: Desk, made: Street, runs: int) -> list[Figure]:
    with desk.reading() as session:
        number = sum(c.visits for c in visits.visit_counts(session, made.grids, *FIVE).values())
        works: dict[str, tuple[float, Callable[[], Any]]] = {
            "a year counted": (4, partial(visits.visit_counts, session, made.grids, *YEAR)),
            "five years counted": (8, partial(visits.visit_counts, session, made.grids, *FIVE)),
            "a year listed": (10, partial(visits.knocks_between, session, made.grids, *YEAR)),
        }
        floor, *took = interleaved(
            runs, partial(_read_all, session), *(work for _, work in works.values())
        )
    return [
        against_floor(f"visits of {what}, {number:,} in all", one, floor, "each read once", most)
        for (what, (most, _)), one in zip(works.items(), took, strict=True)
    ]


def _read_all(session: Session) -> None:
    session.connection().exec_driver_sql(_READ).scalar()


def _exchange(desk: Desk, runs: int) -> list[Figure]:
    with desk.reading() as session:
        revisions = numbering.last_arrival(session)
    asked = {"status": situation.status, "exchange page": exchange_overview}
    return [
        within(
            f"{what}, {revisions:,} revisions",
            median([timed(partial(look, desk)) for _ in range(runs)]).wall,
            0.1,
        )
        for what, look in asked.items()
    ]
