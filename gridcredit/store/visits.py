"""Visits: those of a household, the latest of many, what falls due, and how many there were."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.facts import effective
from gridcredit.domain.records import Visit
from gridcredit.store.loading import among, listing, load, uuid_of
from gridcredit.store.models import VisitRow

OUTCOMES: dict[str, VisitOutcome] = {outcome.value: outcome for outcome in VisitOutcome}
_MET = ", ".join(f"'{o.value}'" for o in VisitOutcome if o.is_met)

# Visits that stand (domain.facts.effective): not void, and named by no other.
STANDS = "v.void = 0 AND v.id NOT IN (SELECT corrects FROM visit WHERE corrects IS NOT NULL)"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A promise to come back that no later visit has kept."""

    household: UUID
    visit: UUID
    due: date


@dataclass(frozen=True, slots=True)
class VisitCounts:
    """How many doors were knocked on: 户次, 见面户数 and 走访户数. Contacts by phone or chat
    (outcome 13) are counted apart and are in none of the three."""

    visits: int = 0
    met: int = 0
    households: int = 0
    by_phone: int = 0


def visits_of(s: Session, household: UUID) -> list[Visit]:
    """The visits of a household that stand, newest first."""
    found = effective(load(s, Visit, VisitRow.household == household.bytes))
    return sorted(found, key=lambda v: (v.at, v.id), reverse=True)


def is_corrected(s: Session, visit: UUID) -> bool:
    """Whether a later fact names this visit."""
    asked = text("SELECT 1 FROM visit WHERE corrects = :id")
    return s.execute(asked, {"id": visit.bytes}).first() is not None


_LATEST = f"""
SELECT household, at, outcome, follow_up, id FROM (
    SELECT v.household, v.at, v.outcome, v.follow_up, v.id,
           row_number() OVER (PARTITION BY v.household ORDER BY v.at DESC, v.id DESC) AS place
    FROM visit v WHERE {STANDS} AND v.household IN (:where)
) AS ranked WHERE place = 1"""
_HOUSEHOLDS_IN_GRIDS = (
    "SELECT h.id FROM household h JOIN dwelling d ON d.id = h.dwelling"
    " WHERE d.area IN :ids AND h.removed = '' AND d.removed = ''"
)
_LATEST_LISTED = listing(_LATEST.replace("(:where)", ":ids"))
_LATEST_IN_GRIDS = listing(_LATEST.replace(":where", _HOUSEHOLDS_IN_GRIDS))

Latest = dict[UUID, tuple[str, VisitOutcome]]


def latest_of(s: Session, households: Iterable[UUID]) -> Latest:
    """Time and outcome of the latest visit that stands, of these households that had one."""
    return _latest(among(s, _LATEST_LISTED, households))


def latest_in(s: Session, grids: Collection[UUID]) -> Latest:
    """Time and outcome of the latest visit of every household of the grids that had one."""
    return _latest(among(s, _LATEST_IN_GRIDS, grids))


def _latest(rows: Iterable[Any]) -> Latest:
    return {uuid_of(row[0]): (row[1], OUTCOMES[row[2]]) for row in rows}


def follow_ups(s: Session, grids: Collection[UUID], until: date) -> list[FollowUp]:
    """Follow-ups of the grids due by a date (that day included), the oldest first; any later
    visit settles one, so that only a household's latest visit can have one open."""
    open_ones = [
        FollowUp(uuid_of(row[0]), uuid_of(row[4]), date.fromisoformat(row[3]))
        for row in among(s, _LATEST_IN_GRIDS, grids)
        if row[3] and row[3] <= until.isoformat()
    ]
    return sorted(open_ones, key=lambda f: (f.due, f.household))


_COUNTS = listing(f"""
SELECT d.area, count(CASE WHEN v.outcome <> '13' THEN 1 END),
       count(DISTINCT CASE WHEN v.outcome IN ({_MET}) THEN v.household END),
       count(DISTINCT CASE WHEN v.outcome <> '13' THEN v.household END),
       count(CASE WHEN v.outcome = '13' THEN 1 END)
FROM dwelling d JOIN household h ON h.dwelling = d.id JOIN visit v ON v.household = h.id
WHERE d.area IN :ids AND v.at >= :since AND v.at < :until AND {STANDS} GROUP BY d.area""")


def visit_counts(
    s: Session, grids: Collection[UUID], since: datetime, until: datetime
) -> dict[UUID, VisitCounts]:
    """The visits of each grid from `since` up to, not including, `until` (local times); grids
    without one are absent. A household stands in one grid, so the numbers add up."""
    times = {"since": _minute(since), "until": _minute(until)}
    return {uuid_of(row[0]): VisitCounts(*row[1:]) for row in among(s, _COUNTS, grids, **times)}


def _minute(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")
