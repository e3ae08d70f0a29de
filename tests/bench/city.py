"""A city on a server: a weekly table counted and issued at growing sizes up to 400,000 people, and
what that says of 4,000,000. What taking packages in costs there is measured by `server`."""

import tempfile
from functools import partial
from pathlib import Path

from gridcredit.domain.dispatch.spans import span_named
from gridcredit.domain.ledgers.codes import Report
from gridcredit.operations.dispatch import weekly
from gridcredit.operations.dispatch.seen import so_far
from tests.bench.dispatch import filled
from tests.bench.figures import Figure, timed, told, within
from tests.bench.server import SETTINGS
from tests.cluster import Cluster
from tests.store.invented import street

HOUSEHOLDS = (13_000, 40_000, 133_000)
"""Three people live in each."""
VISITS = 5  # a household
ISSUE = 5.0  # seconds of the clock at the largest size
_CITY = 4_000_000
_WEEK = "2026-W47"


def measure(quick: bool) -> list[Figure]:
    """Fill, count and issue, size after size."""
    sizes = HOUSEHOLDS[:2] if quick else HOUSEHOLDS
    figures: list[Figure] = []
    issued: list[tuple[int, float]] = []
    for households in sizes:
        people, counted, issue = _issued(households)
        figures.append(told(f"a week counted on a server, {people:,} people", counted))
        words = f"issued with its lists and files, {people:,} people"
        is_last = households == HOUSEHOLDS[-1]
        figures.append(within(words, issue, ISSUE) if is_last else told(words, issue))
        issued.append((people, issue))
    (few, short), (many, long) = issued[0], issued[-1]
    slope = (long - short) / (many - few)
    reckoned = long + slope * (_CITY - many)
    return [*figures, Figure(f"reckoned of {_CITY:,} people by that slope", f"{reckoned:.0f} s")]


def _issued(households: int) -> tuple[int, float, float]:
    """How many people, and how long counting and issuing took by the clock."""
    with tempfile.TemporaryDirectory() as name:
        cluster = Cluster(hasty=True, settings=SETTINGS)
        try:
            made = street(households, facts=1)
            folder, url = Path(name) / "city", cluster.url(cluster.make())
            desk = filled(folder, made, households * VISITS, url)
            counted = timed(partial(so_far, desk, Report.WEEKLY, span_named(Report.WEEKLY, _WEEK)))
            issue = timed(partial(weekly.issue_week, desk, _WEEK, folder / "out"))
            desk.close()
        finally:
            cluster.stop()
    return len(made.residents), counted.wall, issue.wall
