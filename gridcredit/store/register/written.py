"""The revisions that wrote rows as they stand: who, when, and what they said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.store.journal.loading import among, listing, uuid_of
from gridcredit.wire import Line, read


def revisions_of(s: Session, kind: str, rows: Iterable[UUID]) -> Iterator[tuple[UUID, Line]]:
    """Each row with its revision; a row whose revision is not here is left out."""
    asked = listing(
        f"SELECT t.id, r.body FROM {kind} t JOIN revision r ON r.arrival = t.revised"
        " WHERE t.id IN :ids AND r.row = t.id"
    )
    for row, body in among(s, asked, rows):
        yield uuid_of(row), read(body)
