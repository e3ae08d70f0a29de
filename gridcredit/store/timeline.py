"""What happened at one household, newest first, with who entered it and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridcredit import wire
from gridcredit.domain.records import (
    ENTITY_OF,
    ConsentEvent,
    PledgeEvent,
    RegistrationEvent,
    Visit,
)
from gridcredit.store.loading import TABLES, columns, held_in, is_named, maker
from gridcredit.store.models import RevisionRow

Fact = Visit | RegistrationEvent | PledgeEvent | ConsentEvent

OF_RESIDENTS = (RegistrationEvent, PledgeEvent, ConsentEvent)

# Arrival and line of the revision that brought a fact, whether another names it, and the fact.
_Row = tuple[int, bytes, bool, Fact]


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact of the timeline. `replaced`: a later fact names it, or it only takes one back, so
    that it counts no more; it stays to be seen."""

    when: str  # ISO date, or ISO time for a visit
    fact: Fact
    author: str
    entered_at: str
    replaced: bool

    @property
    def entity(self) -> str:
        """The fact's entity name."""
        return ENTITY_OF[type(self.fact)].name


def timeline(s: Session, household: UUID, residents: Iterable[UUID]) -> list[Entry]:
    """The facts of a household and of its residents, newest first; of one day, the last entered
    first."""
    found = _entries(s, Visit, "household", [household])
    people = list(residents)
    for fact in OF_RESIDENTS:
        found += _entries(s, fact, "resident", people)
    found.sort(key=lambda f: (_when(f[3])[:10], f[0]), reverse=True)
    return [_entry(*row) for row in found]


def _entries(s: Session, record: type[Fact], column: str, ids: Iterable[UUID]) -> list[_Row]:
    entity = ENTITY_OF[record]
    table = TABLES[entity.name]
    make = maker(entity)
    found: list[_Row] = []
    for held in held_in(record, column, ids):
        asked = (
            select(RevisionRow.arrival, RevisionRow.body, is_named(table), *columns(entity))
            .join(RevisionRow, RevisionRow.arrival == table.revised)
            .where(held)
        )
        found += [(row[0], row[1], row[2], make(row[3:])) for row in s.execute(asked)]
    return found


def _when(fact: Fact) -> str:
    return fact.at if isinstance(fact, Visit) else fact.on.isoformat()


def _entry(_arrival: int, body: bytes, named: bool, fact: Fact) -> Entry:
    revision = wire.decode(body)
    return Entry(_when(fact), fact, revision.author, revision.entered_at, fact.void or bool(named))
