"""Visits: those of a household, the latest of many, what falls due, and how many there were."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import (
    OUTCOMES,
    DwellingUse,
    Outcome,
    Population,
    VisitMode,
    VisitOutcome,
)
from gridcredit.domain.coverage import DEFAULT_RULES, Coverage, CoverageFacts, Rules, coverage_by
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.visiting import (
    DEFAULT_VISIT_RULES,
    HouseholdState,
    Knock,
    VisitRules,
    has_declined,
)
from gridcredit.store.journal.loading import SharedIds, among, listing, load_standing, uuid_of
from gridcredit.store.journal.standing_facts import is_overruled_among_many
from gridcredit.store.register.coverage_facts import facts_in_grids, facts_in_households
from gridcredit.store.register.doors import Door, doors, doors_of
from gridcredit.store.schema.travelling import TABLES

_VISIT = TABLES["visit"]

_OUTCOMES: dict[str, VisitOutcome] = {outcome.value: outcome for outcome in VisitOutcome}


def _codes(is_so: Callable[[Outcome], bool]) -> str:
    return ", ".join(f"'{code}'" for code, outcome in OUTCOMES.items() if is_so(outcome))


_MET = _codes(lambda outcome: outcome.is_met)
_CONTACT = _codes(lambda outcome: outcome.is_spoken)
_BY_PHONE = _codes(lambda outcome: outcome.mode is VisitMode.PHONE)

# Visits that stand (domain.facts.effective): as standing_facts.stands_among_many.
_STANDS = f"""v.void = 0 AND v.id NOT IN (SELECT corrects FROM visit WHERE corrects IS NOT NULL)
AND NOT {is_overruled_among_many("visit", "v")}"""
_IN_GRIDS = """v.household IN (
    SELECT h.id FROM household h JOIN dwelling d ON d.id = h.dwelling
    WHERE d.area IN :ids AND h.removed = '' AND d.removed = ''
)"""
_LISTED = "v.household IN :ids"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A promise to come back that is still open."""

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
    found = load_standing(s, Visit, _VISIT.household == household.bytes)
    return sorted(found, key=lambda v: (v.at, v.id), reverse=True)


def is_corrected(s: Session, visit: UUID) -> bool:
    """Whether a later fact names this visit."""
    asked = text("SELECT 1 FROM visit WHERE corrects = :id")
    return s.execute(asked, {"id": visit.bytes}).first() is not None


def _latest(condition: str) -> str:
    """The latest visit of each household among those that meet a condition."""
    return f"""
SELECT household, at, outcome, follow_up, id FROM (
    SELECT v.household, v.at, v.outcome, v.follow_up, v.id,
           row_number() OVER (PARTITION BY v.household ORDER BY v.at DESC, v.id DESC) AS place
    FROM visit v WHERE {_STANDS} AND {condition}
) AS ranked WHERE place = 1"""


_LATEST_LISTED = listing(_latest(_LISTED))
_AGREED_IN_GRIDS = listing(
    _latest(f"(v.follow_up IS NOT NULL OR v.outcome IN ({_CONTACT})) AND {_IN_GRIDS}")
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
    SELECT v.id, v.corrects FROM visit v
    WHERE v.at >= :since AND v.at < :until AND v.corrects IS NOT NULL
    UNION SELECT o.id, w.corrects FROM origin o JOIN visit w ON w.id = o.fact
    WHERE w.corrects IS NOT NULL
), earliest(id, revised) AS (
    SELECT o.id, w.revised FROM origin o JOIN visit w ON w.id = o.fact
    WHERE NOT EXISTS (SELECT 1 FROM visit x WHERE x.id = w.corrects)
)"""
_BY_AREA = """FROM visit v LEFT JOIN earliest e ON e.id = v.id
JOIN revision r ON r.arrival = coalesce(e.revised, v.revised) JOIN area a ON a.code = r.area
WHERE a.id IN :ids AND v.at >= :since AND v.at < :until"""
_COUNTS = listing(f"""{_EARLIEST}
SELECT a.id, count(CASE WHEN v.outcome NOT IN ({_BY_PHONE}) THEN 1 END),
       count(DISTINCT CASE WHEN v.outcome IN ({_MET}) THEN v.household END),
       count(DISTINCT CASE WHEN v.outcome NOT IN ({_BY_PHONE}) THEN v.household END),
       count(CASE WHEN v.outcome IN ({_BY_PHONE}) THEN 1 END)
{_BY_AREA} AND {_STANDS} GROUP BY a.id""")


def visit_counts(
    s: Session, grids: Collection[UUID], since: datetime, until: datetime
) -> dict[UUID, VisitCounts]:
    """The visits that each grid answered for from `since` up to, not including, `until` (local
    times), wherever the household stands now; grids without one are absent."""
    times = {"since": _minute(since), "until": _minute(until)}
    return {uuid_of(row[0]): VisitCounts(*row[1:]) for row in among(s, _COUNTS, grids, **times)}


_KNOCKS_BETWEEN = listing(f"""{_EARLIEST}
SELECT v.household, v.at, v.outcome, a.id {_BY_AREA}
    AND v.outcome NOT IN ({_BY_PHONE}) AND {_STANDS}""")


@dataclass(frozen=True, slots=True)
class KnockAt:
    """One visit of a list: whose door, when, how it went, and which grid answered for it."""

    household: UUID
    at: str
    outcome: VisitOutcome
    grid: UUID


def knocks_between(
    s: Session, grids: Collection[UUID], since: datetime, until: datetime
) -> list[KnockAt]:
    """The visits that `visit_counts` counts as 户次, the latest first."""
    times = {"since": _minute(since), "until": _minute(until)}
    rows = among(s, _KNOCKS_BETWEEN, grids, **times)
    found = [KnockAt(uuid_of(row[0]), row[1], _OUTCOMES[row[2]], uuid_of(row[3])) for row in rows]
    return sorted(found, key=lambda k: (k.at, k.household), reverse=True)


def _minute(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")


_KNOCK = f"SELECT v.household, v.at, v.outcome, v.follow_up FROM visit v WHERE {_STANDS} AND "
_KNOCKS, _KNOCKS_OF = listing(_KNOCK + _IN_GRIDS), listing(_KNOCK + _LISTED)

Knocks = dict[UUID, list[Knock]]


def _knocks(s: Session, asked: Any, where: Collection[UUID]) -> Knocks:
    ids, found = SharedIds(), Knocks()
    for household, at, outcome, follow_up in among(s, asked, where):
        agreed = date.fromisoformat(follow_up) if follow_up else None
        found.setdefault(ids[household], []).append(Knock(at, _OUTCOMES[outcome], agreed))
    return found


@many_values()
def household_states(
    s: Session,
    grids: Collection[UUID],
    on: date,
    rules: Rules = DEFAULT_RULES,
    asking: VisitRules = DEFAULT_VISIT_RULES,
) -> list[HouseholdState]:
    """What domain.visiting ranks, for every household of the grids, in the order of addresses;
    coverage is counted on the day `on`."""
    return _states(
        doors(s, grids), facts_in_grids(s, grids), _knocks(s, _KNOCKS, grids), on, rules, asking
    )


def states_of(
    s: Session,
    households: Collection[UUID],
    on: date,
    rules: Rules = DEFAULT_RULES,
    asking: VisitRules = DEFAULT_VISIT_RULES,
) -> list[HouseholdState]:
    """The same for these households; those off the register are left out."""
    found = list(doors_of(s, households).values())
    people, knocks = facts_in_households(s, households), _knocks(s, _KNOCKS_OF, households)
    return _states(found, people, knocks, on, rules, asking)


def _states(
    found: Iterable[Door],
    people: list[CoverageFacts],
    knocks: Knocks,
    on: date,
    rules: Rules,
    asking: VisitRules,
) -> list[HouseholdState]:
    numbers = coverage_by(people, lambda p: p.household, on, rules=rules)
    quiet = [p for p in people if p.events and has_declined(p, on, asking)]
    declined = coverage_by(quiet, lambda p: p.household, on, rules=rules)
    living = _lived_in(people)
    states = []
    for door in found:
        home = door.household
        vacant = door.use in _VACANT or living.get(home) is False
        count, said_no = numbers.get(home, Coverage()), declined.get(home, Coverage())
        states.append(_state(door, tuple(knocks.get(home, ())), count, said_no, vacant))
    return states


_VACANT = (DwellingUse.EMPTY, DwellingUse.SHOP)


def _lived_in(people: Iterable[CoverageFacts]) -> dict[UUID, bool]:
    """Whether anybody of a household lives there, and not all are 空挂户."""
    found: dict[UUID, bool] = {}
    for person in people:
        if not person.removed:
            here = person.population is not Population.REGISTRY_ONLY
            found[person.household] = here or found.get(person.household, False)
    return found


def _state(
    door: Door, visits: tuple[Knock, ...], count: Coverage, said_no: Coverage, vacant: bool
) -> HouseholdState:
    return HouseholdState(
        door.household,
        door.grid,
        door.order,
        visits,
        adults=count.eligible,
        unregistered=count.eligible - count.registered - said_no.eligible,
        unpledged=count.eligible - count.pledged - (said_no.eligible - said_no.pledged),
        age_unknown=count.age_unknown,
        vacant=vacant,
    )
