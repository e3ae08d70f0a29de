"""Numbers that were given once and are never given again, by who came back from a backup either."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridcredit.store.journal import nodes, numbering
from gridcredit.store.schema.tables import RevisionRow

GAP_AFTER_RETURN = 50
"""Serials left out behind the last one known by who came back from a backup and may have forgotten
some."""


def left_out(session: Session, table: Any, field: str, stem: str) -> int:
    """How many serials to leave out before the next number that begins so: some where this
    workspace came back from a backup and has given no such number since. They may have been given
    after the backup was made, and come back with the neighbours' packages."""
    floor = numbering.floor(session)
    if not floor:
        return 0
    since = (
        select(table.id)
        .join(RevisionRow, RevisionRow.arrival == table.revised)
        .where(RevisionRow.node == nodes.own_id(session).bytes, RevisionRow.seq > floor)
        .where(getattr(table, field).startswith(stem, autoescape=True))
        .limit(1)
    )
    return GAP_AFTER_RETURN if session.scalar(since) is None else 0
