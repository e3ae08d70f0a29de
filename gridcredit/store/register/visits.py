"""Visits: those of a household, the latest of many, what falls due, and how many there were."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause
from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import OUTCOMES, Outcome, VisitMode, VisitOutcome
from gridcredit.domain.dispatch.counting import Knock
from gridcredit.domain.kinds.visit import Visit
from gridcredit.store.journal.loading import SharedIds, among, listing, load_standing, uuid_of
from gridcredit.store.journal.standing_facts import is_overruled_among_many
from gridcredit.store.schema.guards import SERVER
from gridcredit.store.schema.travelling import TABLES

_VISIT = TABLES["visit"]

_OUTCOMES: dict[str, VisitOutcome] = {outcome.value: outcome for outcome in VisitOutcome}


def _codes(is_so: Callable[[Outcome], bool]) -> str:
    return ", ".join(f"'{code}'" for code, outcome in OUTCOMES.items() if is_so(outcome))


_MET = _codes(lambda outcome: outcome.is_met)
_CONTACT = _codes(lambda outcome: outcome.is_spoken)
_BY_PHONE = _codes(lambda outcome: outcome.mode is VisitMode.PHONE)
_AT_DOOR = f"v.mode = '{VisitMode.DOOR.value}' AND v.outcome NOT IN ({_BY_PHONE})"

# Visits that stand (domain.facts.effective): as standing_facts.stands_among_many.
STANDS = f"""v.void = 0 AND v.id NOT IN (SELECT corrects FROM visit WHERE corrects IS NOT NULL)
AND NOT {is_overruled_among_many("visit", "v")}"""
IN_GRIDS = """v.household IN (
    SELECT h.id FROM household h JOIN dwelling d ON d.id = h.dwelling
    WHERE d.area IN :ids AND h.removed = '' AND d.removed = ''
)"""
LISTED = "v.household IN :ids"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A promise to come back that is still open."""

    household: UUID
    visit: UUID
    due: date


@dataclass(frozen=True, slots=True)
class VisitCounts:
    """How many doors were knocked on: 户次, 见面户数 and 走访户数. Contacts by phone or chat, at
    the office or an activity (every mode but the door, and outcome 13) are counted apart and are
    in none of the three."""

    visits: int = 0
    met: int = 0
    households: int = 0
    by_phone: int = 0


def visits_of(s: Session, household: UUID) -> list[Visit]:
    """The visits of a household that stand, newest first."""
    found = load_standing(s, Visit, _VISIT.household == household.bytes)
    return sorted(found, key=lambda v: (v.at, v.id), reverse=True)


def _latest(condition: str) -> str:
    """The latest visit of each household among those that meet a condition."""
    return f"""
SELECT household, at, outcome, follow_up, id FROM (
    SELECT v.household, v.at, v.outcome, v.follow_up, v.id,
           row_number() OVER (PARTITION BY v.household ORDER BY v.at DESC, v.id DESC) AS place
    FROM visit v WHERE {STANDS} AND {condition}
) AS ranked WHERE place = 1"""


_LATEST_LISTED = listing(_latest(LISTED))
_AGREED_IN_GRIDS = listing(
    _latest(f"(v.follow_up IS NOT NULL OR v.outcome IN ({_CONTACT})) AND {IN_GRIDS}")
)

Latest = dict[UUID, tuple[str, VisitOutcome]]


def latest_of(s: Session, households: Iterable[UUID]) -> Latest:
    """Time and outcome of the latest visit that stands, of these households that had one."""
    rows = among(s, _LATEST_LISTED, households)
    return {uuid_of(row[0]): (row[1], _OUTCOMES[row[2]]) for row in rows}


def follow_ups(s: Session, grids: Collection[UUID], until: date) -> list[FollowUp]:
    """Follow-ups of the grids due by a date (that day included), the oldest first. One is open
    while nobody was spoken to since (domain.visiting): a shut door keeps no promise."""
    open_ones = [
        FollowUp(uuid_of(row[0]), uuid_of(row[4]), date.fromisoformat(row[3]))
        for row in among(s, _AGREED_IN_GRIDS, grids)
        if row[3] and row[3] <= until.isoformat()
    ]
    return sorted(open_ones, key=lambda f: (f.due, f.household))


# By whoever was responsible when it was written: the line of the journal names that area for ever,
# so that a household which moves takes nobody's visits along, and every office counts the same.
# Whoever corrects a visit later, it stays with who made it: `earliest` is the fact it began as.
_EARLIEST = """WITH RECURSIVE origin(id, fact) AS (
    SELECT v.id, v.corrects FROM visit v WHERE {at} >= :since AND {at} < :until
    AND v.corrects IS NOT NULL
    UNION SELECT o.id, w.corrects FROM origin o JOIN visit w ON w.id = o.fact
    WHERE w.corrects IS NOT NULL
), earliest(id, revised) AS (
    SELECT o.id, w.revised FROM origin o JOIN visit w ON w.id = o.fact
    WHERE NOT EXISTS (SELECT 1 FROM visit x WHERE x.id = w.corrects)
)"""
# In a file CROSS and INDEXED BY say how: every visit once, and its line's area without its body.
_BY_AREA = f"""FROM visit v LEFT JOIN earliest e ON e.id = v.id
CROSS JOIN revision r {{line}} CROSS JOIN area a
WHERE r.arrival = coalesce(e.revised, v.revised) AND a.code = r.area AND a.id IN :ids
AND {{at}} >= :since AND {{at}} < :until AND {STANDS}"""
# First by household: to tell the different ones apart in each area takes as long again.
_COUNTED = f"""{_EARLIEST}
SELECT area, sum(knocks), sum(met), sum(knocked), sum(calls) FROM (
    SELECT a.id AS area, count(CASE WHEN {_AT_DOOR} THEN 1 END) AS knocks,
           max(CASE WHEN {_AT_DOOR} AND v.outcome IN ({_MET}) THEN 1 ELSE 0 END) AS met,
           max(CASE WHEN {_AT_DOOR} THEN 1 ELSE 0 END) AS knocked,
           count(CASE WHEN NOT ({_AT_DOOR}) THEN 1 END) AS calls
    {_BY_AREA} GROUP BY a.id, v.household
) AS counted GROUP BY area"""
_KNOCKED = f"""{_EARLIEST}
SELECT v.household, v.at, v.outcome, a.id {_BY_AREA} AND {_AT_DOOR}"""
_AT_DOORS = f"""{_EARLIEST}
SELECT v.id, v.household, a.id, v.outcome {_BY_AREA} AND {_AT_DOOR}"""
_VISITED = listing(f"""SELECT h.id FROM dwelling d JOIN household h ON h.dwelling = d.id
WHERE d.area IN :ids AND d.removed = '' AND h.removed = '' AND EXISTS (
    SELECT 1 FROM visit v WHERE v.household = h.id AND v.at >= :since AND v.at < :until
    AND {_AT_DOOR} AND {STANDS}
)""")

_LONG = timedelta(days=31)
"""Longer periods are read in the order of the table: through the index of times every visit, and
the line it came by, would be looked for in a place of its own."""


def _over(question: str) -> dict[tuple[bool, bool], TextClause]:
    """A question about a period: by whether that is long, and whether a server is asked."""
    at = {False: "v.at", True: "v.at || ''"}
    line = {False: "INDEXED BY ix_revision_arrival_area", True: ""}
    return {(a, b): listing(question.format(at=at[a], line=line[b])) for a in at for b in line}


_COUNTS, _KNOCKS_BETWEEN, _AT_DOORS_BETWEEN = map(_over, (_COUNTED, _KNOCKED, _AT_DOORS))


def visit_counts(
    s: Session, grids: Collection[UUID], since: datetime, until: datetime
) -> dict[UUID, VisitCounts]:
    """The visits that each grid answered for from `since` up to, not including, `until` (local
    times), wherever the household stands now; grids without one are absent."""
    rows = _between(s, _COUNTS, grids, since, until)
    return {uuid_of(row[0]): VisitCounts(*map(int, row[1:])) for row in rows}


@dataclass(frozen=True, slots=True)
class KnockAt:
    """One visit of a list: whose door, when, how it went, and which grid answered for it."""

    household: UUID
    at: str
    outcome: VisitOutcome
    grid: UUID


@many_values()
def knocks_between(
    s: Session, grids: Collection[UUID], since: datetime, until: datetime
) -> list[KnockAt]:
    """The visits that `visit_counts` counts as 户次, the latest first."""
    rows = sorted(_between(s, _KNOCKS_BETWEEN, grids, since, until), key=_TIME, reverse=True)
    ids = SharedIds()
    return [KnockAt(ids[home], at, _OUTCOMES[how], ids[grid]) for home, at, how, grid in rows]


_TIME = itemgetter(1, 0)


def visits_at_doors(
    s: Session, grids: Collection[UUID], since: datetime, until: datetime
) -> list[Knock]:
    """The visits that `visit_counts` counts as 户次, by the grid that answered for each."""
    return [
        Knock(row, home, grid, _OUTCOMES[how].means.is_met)
        for row, home, grid, how in _between(s, _AT_DOORS_BETWEEN, grids, since, until)
    ]


def households_visited(
    s: Session, grids: Collection[UUID], since: datetime, until: datetime
) -> list[bytes]:
    """The households that stand in the grids now and at whose door somebody was in that time, as
    the tables hold ids."""
    times = {"since": _minute(since), "until": _minute(until)}
    return [row for (row,) in among(s, _VISITED, grids, **times)]


def _between(
    s: Session,
    asked: Mapping[tuple[bool, bool], TextClause],
    grids: Collection[UUID],
    since: datetime,
    until: datetime,
) -> Iterator[Any]:
    times = {"since": _minute(since), "until": _minute(until)}
    is_served = s.get_bind().dialect.name == SERVER
    return among(s, asked[until - since > _LONG, is_served], grids, **times)


def _minute(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")
