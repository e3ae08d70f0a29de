"""What happened at one household, newest first, with who entered it and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridcredit import wire
from gridcredit.domain.kinds.kind import Kind, Nature
from gridcredit.domain.records import KIND_OF, KINDS
from gridcredit.store.journal.loading import columns, held_in, maker
from gridcredit.store.journal.standing_facts import replaced
from gridcredit.store.schema.tables import RevisionRow
from gridcredit.store.schema.travelling import TABLES

DATED = [kind for kind in KINDS.values() if kind.day and kind.nature is Nature.FACT]
"""The kinds that tell what happened on a day."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a fact ceased to count: by whom and when, and why; `is_void`: taken back, else
    corrected."""

    is_void: bool
    reason: str
    author: str
    entered_at: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact of the timeline. `replaced`: a later fact names it, another correction of the same
    fact is the last word, or it only takes one back, so that it counts no more; it stays to be
    seen, with how it ended where that is known here. `is_part`: it is here without its personal
    fields."""

    when: str  # ISO date, or ISO time for a visit
    fact: Any
    author: str
    entered_at: str
    replaced: bool
    ending: Ending | None = None
    is_part: bool = False

    @property
    def entity(self) -> str:
        """The fact's entity name."""
        return KIND_OF[type(self.fact)].name


@dataclass(frozen=True, slots=True)
class _Row:
    """Arrival and line of the revision that brought a fact, whether it was replaced, the fact."""

    arrival: int
    body: bytes
    is_part: bool
    is_replaced: bool
    fact: Any
    when: str


def timeline(s: Session, household: UUID, residents: Iterable[UUID]) -> list[Entry]:
    """The facts of a household and of its residents, newest first; of one day, the last entered
    first. What only takes another back is told with that one."""
    about = {"household": [household], "resident": list(residents)}
    rows: dict[UUID, _Row] = {}
    for kind in DATED:
        for whom, ids in about.items():
            for field in kind.fields_about(whom):
                rows |= {row.fact.id: row for row in _rows(s, kind, field, ids)}
    found = sorted(rows.values(), key=lambda row: (row.when[:10], row.arrival), reverse=True)
    enders = {row.fact.corrects: row for row in reversed(found) if row.fact.corrects in rows}
    last = {key: row for row in found if not row.is_replaced for key in _corrected(row, rows)}
    told = [row for row in found if not (row.fact.void and row.fact.corrects in rows)]
    return [_entry(row, enders.get(row.fact.id) or _overruled_by(row, rows, last)) for row in told]


def _corrected(row: _Row, rows: Mapping[UUID, _Row]) -> list[UUID]:
    """The facts that a fact corrects, the first of them last."""
    found: list[UUID] = []
    while (named := row.fact.corrects) in rows and named not in found:
        found.append(named)
        row = rows[named]
    return found


def _overruled_by(row: _Row, rows: Mapping[UUID, _Row], last: Mapping[UUID, _Row]) -> _Row | None:
    """Which other correction of the same fact is the last word, where a fact is replaced."""
    if not row.is_replaced:
        return None
    return next((last[key] for key in _corrected(row, rows) if key in last), None)


def _rows(s: Session, kind: Kind, column: str, ids: Iterable[UUID]) -> list[_Row]:
    table = TABLES[kind.name]
    make = maker(kind)
    brought = (RevisionRow.arrival, RevisionRow.body, RevisionRow.redacted, replaced(table))
    found: list[_Row] = []
    for held in held_in(kind.record, column, ids):
        asked = (
            select(*brought, *columns(kind))
            .join(RevisionRow, RevisionRow.arrival == table.revised)
            .where(held)
        )
        for arrival, body, redacted, gone, *values in s.execute(asked):
            fact = make(values)
            is_part, when = bool(redacted), kind.when(fact)
            found.append(_Row(arrival, body, is_part, bool(gone), fact, when))
    return found


def _entry(row: _Row, ender: _Row | None) -> Entry:
    revision = wire.decode(row.body)
    return Entry(
        row.when,
        row.fact,
        revision.author,
        revision.entered_at,
        row.fact.void or row.is_replaced,
        _ending(ender) if ender else None,
        row.is_part,
    )


def _ending(ender: _Row) -> Ending:
    revision = wire.decode(ender.body)
    fact = ender.fact
    return Ending(fact.void, fact.reason, revision.author, revision.entered_at)
