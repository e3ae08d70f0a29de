"""What came in, or was written here, after a moment."""

from __future__ import annotations

from sqlalchemy.orm import Session

from gridcredit.store.exchange.import_ledger import undos
from gridcredit.store.exchange.links import imports, registers
from gridcredit.store.journal.numbering import last_arrival
from gridcredit.wire import read

_BATCH = 500
_WRITTEN = (
    "SELECT arrival, body FROM revision WHERE via IS NULL AND arrival < ? AND arrival > ?"
    " ORDER BY arrival DESC LIMIT ?"
)


def first_after(s: Session, moment: str) -> int:
    """The first arrival behind a moment (local time, ISO), from which on all came or was written
    later; 0 where nothing did."""
    later = [one for one in (*imports(s), *registers(s)) if one.imported_at > moment]
    first = min((one.first for one in later if one.first), default=0)
    written = _written_after(s, moment, first)
    return min(filter(None, (first, written)), default=0)


def _written_after(s: Session, moment: str, first: int) -> int:
    """The first of the last revisions that were written here later, below the first one known to
    have come later."""
    below, found = (first or last_arrival(s) + 1), 0
    while True:
        lines = s.connection().exec_driver_sql(_WRITTEN, (below, 0, _BATCH)).all()
        for arrival, body in lines:
            if read(body).at <= moment:
                return found
            found = below = arrival
        if not lines:
            return found


def is_undone_since(s: Session, moment: str) -> bool:
    """Whether an import was undone or taken in again after a moment."""
    return any(one.at > moment for one in undos(s))
