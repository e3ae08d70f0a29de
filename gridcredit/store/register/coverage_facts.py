"""All that coverage needs to know of many residents, in a handful of questions.

Who is merged away (aliases.py) is outside the base as who is taken off the register is; what
happened to any record of a person counts for the one that stands for the person.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause
from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import PledgeStage, Population, RegistrationKind, ResidentState
from gridcredit.domain.coverage import CoverageFacts
from gridcredit.store.journal import aliases
from gridcredit.store.journal.loading import SharedIds, among, listing, uuid_of
from gridcredit.store.journal.standing_facts import stands, stands_among_many

_PEOPLE = """
SELECT r.id, r.household, d.area, r.birth_date, r.adult_on, r.population, r.arrived_on,
       r.left_on, r.state, r.limited, r.removed <> '' OR h.removed <> '' OR d.removed <> ''
FROM dwelling d JOIN household h ON h.dwelling = d.id JOIN resident r ON r.household = h.id
WHERE """

_EVENTS = 'SELECT e.resident, e."on", e.event FROM registration_event e WHERE '
_PLEDGES = 'SELECT e.resident, e."on", e.stage, e.pledge FROM pledge_event e WHERE '
_OF = " AND e.resident IN "


def _questions(
    people: str, residents: str, stand: Callable[[str, str], str]
) -> tuple[TextClause, TextClause, TextClause]:
    """Residents, their registration events and the steps of their pledges."""
    return (
        listing(_PEOPLE + people),
        listing(_EVENTS + stand("registration_event", "e") + _OF + residents),
        listing(_PLEDGES + stand("pledge_event", "e") + _OF + residents),
    )


_IN_GRIDS = _questions(
    "d.area IN :ids",
    """(SELECT r.id FROM dwelling d JOIN household h ON h.dwelling = d.id
    JOIN resident r ON r.household = h.id WHERE d.area IN :ids)""",
    stands_among_many,
)
_OF_HOUSEHOLDS = _questions(
    "h.id IN :ids", "(SELECT r.id FROM resident r WHERE r.household IN :ids)", stands
)
_LISTED = _questions("r.id IN :ids", ":ids", stands)

_POPULATIONS: dict[str, Population] = {p.value: p for p in Population}
_STATES: dict[str, ResidentState] = {state.value: state for state in ResidentState}
_KINDS: dict[str, RegistrationKind] = {kind.value: kind for kind in RegistrationKind}
_STAGES: dict[str, PledgeStage] = {stage.value: stage for stage in PledgeStage}

Events = dict[bytes, tuple[tuple[date, RegistrationKind], ...]]
Pledges = dict[bytes, tuple[tuple[date, PledgeStage, UUID], ...]]


def facts_in_grids(s: Session, grids: Collection[UUID]) -> list[CoverageFacts]:
    """Every resident of the grids, those taken off the register marked `removed` (whether the
    person's row was, the household's or the dwelling's), and those merged into another."""
    return _facts(s, _IN_GRIDS, grids)


def facts_in_households(s: Session, households: Collection[UUID]) -> list[CoverageFacts]:
    """Every resident of these households, as `facts_in_grids` gives those of grids."""
    return _facts(s, _OF_HOUSEHOLDS, households)


def people_in_households(s: Session, households: Collection[UUID]) -> list[CoverageFacts]:
    """Every resident of these households, without what became of them: who belongs to the base
    (domain.coverage.membership) shows in this alone."""
    shared = SharedIds()
    found = list(among(s, _OF_HOUSEHOLDS[0], households))
    away = _merged_away(s)
    return [_facts_of(row, shared, {}, {}, away) for row in found]


def facts_of_residents(s: Session, residents: Collection[UUID]) -> dict[UUID, CoverageFacts]:
    """The coverage facts of these residents."""
    return {standing.resident: standing for standing in _facts(s, _LISTED, residents)}


@many_values()
def _facts(s: Session, asked: Sequence[Any], ids: Collection[UUID]) -> list[CoverageFacts]:
    people, event_rows, pledge_rows = (list(among(s, question, ids)) for question in asked)
    away, reach = _merged_away(s), aliases.reach(s)
    if reach:
        here = {row[0] for row in people}
        told = (side for side in reach if side not in here)
        others = [uuid_of(side) for side in told if not here.isdisjoint(reach[side])]
        event_rows += among(s, _LISTED[1], others)
        pledge_rows += among(s, _LISTED[2], others)
    events: Events = {}
    for side, on, kind in event_rows:
        event = (date.fromisoformat(on), _KINDS[kind])
        for resident in reach.get(side, (side,)):
            events[resident] = (*events.get(resident, ()), event)
    pledges: Pledges = {}
    for side, on, stage, paper in pledge_rows:
        step = (date.fromisoformat(on), _STAGES[stage], uuid_of(paper))
        for resident in reach.get(side, (side,)):
            pledges[resident] = (*pledges.get(resident, ()), step)
    shared = SharedIds()
    return [_facts_of(row, shared, events, pledges, away) for row in people]


def _merged_away(s: Session) -> frozenset[bytes]:
    """Who is merged away, as the tables hold ids."""
    if not aliases.is_any(s):
        return frozenset()
    return frozenset(side.bytes for side in aliases.all_aliases(s))


def _facts_of(
    row: Sequence[Any],
    ids: SharedIds,
    events: Events,
    pledges: Pledges,
    away: Collection[bytes] = (),
) -> CoverageFacts:
    resident, household, area, born, adult_on, population, arrived, left, state, limited, gone = row
    return CoverageFacts(
        uuid_of(resident),
        ids[household],
        ids[area],
        date.fromisoformat(born) if born else None,
        adult_on,
        _POPULATIONS[population],
        date.fromisoformat(arrived) if arrived else None,
        date.fromisoformat(left) if left else None,
        _STATES[state],
        bool(limited),
        bool(gone) or resident in away,
        events.get(resident, ()),
        pledges.get(resident, ()),
    )
