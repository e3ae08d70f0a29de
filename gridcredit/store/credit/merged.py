"""Records of the register that were merged, as the arithmetic of 信用+ takes them: in what is open
they are one person, in closed lists they stay what they were."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.credit.persons import EACH_RECORD, Persons
from gridcredit.domain.credit.recusal import Handler
from gridcredit.store.journal import aliases


def persons(session: Session) -> Persons:
    """Who stands for whom."""
    known = stand_ins(session)
    if not known:
        return EACH_RECORD
    return Persons({row.hex: stays.hex for row, stays in known.items()})


def stand_ins(session: Session) -> Mapping[UUID, UUID]:
    """Everybody who is merged away, with who stands for them; nobody in most registers."""
    return aliases.all_aliases(session) if aliases.is_any(session) else {}


def handler(name: str, resident: UUID | None, known: Mapping[UUID, UUID]) -> Handler:
    """Who wrote something, by the record that stands for the person."""
    return Handler(name, known.get(resident, resident) if resident else None)
