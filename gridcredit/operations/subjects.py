"""What people call a record: a door, a person at a door, a day at a door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from gridcredit.domain.errors import NotFound
from gridcredit.domain.masks import mask_name
from gridcredit.domain.records import KINDS
from gridcredit.store.engine.database import Session
from gridcredit.store.register import register_lists


def subject(session: Session, entity: str, row: UUID, is_open: bool) -> str:
    """What people call a record; names masked unless `is_open`. Blank for what has no name, or
    whose first revision has not come yet."""
    return _Names(session, is_open).of(entity, row)


@dataclass(frozen=True, slots=True)
class _Names:
    """Other records' names, as kinds ask for them (domain.kinds.kind.Names)."""

    session: Session
    is_open: bool

    def record(self, kind: str, row: UUID) -> Any:
        """Another record. Raises NotFound."""
        return register_lists.get(self.session, kind, row)

    def of(self, kind: str, row: UUID) -> str:
        """What people call another record; blank where it is not here, or is of a kind that this
        program does not know."""
        known = KINDS.get(kind)
        try:
            return known.named(self.record(kind, row), self) if known else ""
        except NotFound:
            return ""

    def person(self, name: str) -> str:
        """A person's name, masked where it is to be."""
        return name if self.is_open else mask_name(name)
