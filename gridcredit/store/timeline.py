"""What happened at one household, newest first, with who entered it and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridcredit import wire
from gridcredit.domain.records import (
    ENTITIES,
    ENTITY_OF,
    ConsentEvent,
    PledgeEvent,
    RegistrationEvent,
    Visit,
)
from gridcredit.store.loading import TABLES, chunks, columns, maker
from gridcredit.store.models import RevisionRow

Fact = Visit | RegistrationEvent | PledgeEvent | ConsentEvent

OF_RESIDENTS = (RegistrationEvent, PledgeEvent, ConsentEvent)


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
    corrected: set[UUID | None] = {fact.corrects for _, fact, _ in found if fact.corrects}
    found.sort(key=lambda f: (_when(f[1])[:10], f[0]), reverse=True)
    return [_entry(fact, body, corrected) for _, fact, body in found]


def _entries(
    s: Session, record: type[Fact], column: str, ids: Iterable[UUID]
) -> list[tuple[int, Fact, bytes]]:
    """Facts with the arrival and the line of the revision that brought each."""
    entity = ENTITIES[ENTITY_OF[record].name]
    table = TABLES[entity.name]
    make = maker(entity)
    found: list[tuple[int, Fact, bytes]] = []
    for some in chunks([i.bytes for i in ids]):
        asked = (
            select(RevisionRow.arrival, RevisionRow.body, *columns(entity))
            .join(RevisionRow, RevisionRow.arrival == table.revised)
            .where(getattr(table, column).in_(some))
        )
        found += [(row[0], make(row[2:]), row[1]) for row in s.execute(asked)]
    return found


def _when(fact: Fact) -> str:
    return fact.at if isinstance(fact, Visit) else fact.on.isoformat()


def _entry(fact: Fact, body: bytes, corrected: set[UUID | None]) -> Entry:
    revision = wire.decode(body)
    replaced = fact.void or fact.id in corrected
    return Entry(_when(fact), fact, revision.author, revision.entered_at, replaced)
