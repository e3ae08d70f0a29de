"""Honours as they are kept: those above the street come without what their holders withdrew."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.kinds.honour import Honour
from gridcredit.store.journal.loading import load, load_by


def all_honours(session: Session) -> list[Honour]:
    """Every honour, those off the list too, by certificate."""
    return sorted(load(session, Honour), key=lambda honour: (honour.certificate, honour.id))


def honours_in(session: Session, areas: Collection[UUID]) -> list[Honour]:
    """The honours of areas that stand on the list, by certificate."""
    found = [h for h in load_by(session, Honour, "area", areas) if not h.removed]
    return sorted(found, key=lambda honour: (honour.certificate, honour.id))
