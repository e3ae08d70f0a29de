"""Fields that two authors changed without knowing of each other, with all their values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridcredit.domain.journal import Revision, RevisionId, field_states, first_to_say, whole
from gridcredit.store.journal import journal
from gridcredit.store.schema.tables import ConflictRow


@dataclass(frozen=True, slots=True)
class Held:
    """One of the values of a field in conflict, plain, and who set it; `first` said it before them,
    and they had seen it (an import undone and taken in again): the same revision where nobody did.
    """

    revision: RevisionId
    value: Any
    author: str
    node: UUID
    entered_at: str
    first: Revision


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field in conflict; the first value is the one that stands meanwhile."""

    entity: str
    row: UUID
    field: str
    values: tuple[Held, ...]

    @property
    def id(self) -> UUID:
        """The same at every office, as it follows from the record and the field."""
        return uuid5(self.row, f"{self.entity}.{self.field}")


def open_conflicts(session: Session) -> list[Conflict]:
    """Every field in conflict, in a fixed order."""
    asked = select(ConflictRow).order_by(ConflictRow.entity, ConflictRow.row, ConflictRow.field)
    return [_conflict(session, row) for row in session.scalars(asked)]


def count(session: Session) -> int:
    """How many fields are in conflict."""
    return int(session.scalar(select(func.count()).select_from(ConflictRow)) or 0)


def _conflict(session: Session, row: ConflictRow) -> Conflict:
    identity = UUID(bytes=row.row)
    history = journal.history(session, identity)
    known = {r.id: r for r in whole(r for r in history if r.entity == row.entity)}
    values = tuple(
        Held(
            head.id,
            head.new[row.field],
            head.author,
            head.node,
            head.entered_at,
            first_to_say(row.field, head, known),
        )
        for head in field_states(known.values())[row.field].heads
    )
    return Conflict(row.entity, identity, row.field, values)
