"""What people asked about what is held on them."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.kinds.resident_request import ResidentRequest
from gridcredit.store.journal.aliases import with_sides
from gridcredit.store.journal.loading import load, load_by
from gridcredit.store.schema.travelling import TABLES

_REQUEST = TABLES["resident_request"]


def requests(s: Session, residents: Collection[UUID] | None = None) -> list[ResidentRequest]:
    """The requests that stand, of these people (who was merged into one asked as that one) or of
    all, the oldest first."""
    if residents is None:
        found = load(s, ResidentRequest, _REQUEST.removed == "")
    else:
        sides = with_sides(s, residents)
        found = [r for r in load_by(s, ResidentRequest, "resident", sides) if not r.removed]
    return sorted(found, key=lambda one: (one.on, one.id))
