"""抽查: which lines of the ledger are passed one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.credit.codes import Unit
from gridcredit.domain.credit.recusal import Handler
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.credit.spot_checks import Checked, spot_checks
from gridcredit.domain.kinds.credit_activity import CreditActivity
from gridcredit.store.credit.facts import told_of
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.store.journal.loading import among, listing
from gridcredit.wire import decode

_SAVED = listing(
    "SELECT e.id, r.body FROM credit_entry e JOIN revision r ON r.arrival = e.revised"
    " WHERE e.id IN :ids"
)


def marked(session: Session, rows: Sequence[LedgerRow], book: RuleBook) -> list[LedgerRow]:
    """The rows with the marks that some of them bear."""
    asked = [row for row in rows if row.fact is not None and row.corrects is None]
    saved = {UUID(bytes=i): decode(body).entered_at for i, body in _saved(session, asked)}
    activities = told_of(session, CreditActivity, "id", {r.activity for r in asked if r.activity})
    spans = {one.fact.id: (one.fact.starts, one.fact.ends) for one in activities}
    marks = spot_checks(_checked(row, book, saved, spans) for row in asked)
    return [replace(row, spot_check=marks[row.id]) if row.id in marks else row for row in rows]


def _saved(session: Session, rows: Iterable[LedgerRow]) -> Iterable[tuple[bytes, bytes]]:
    return among(session, _SAVED, (row.id for row in rows))


def _checked(
    row: LedgerRow,
    book: RuleBook,
    saved: dict[UUID, str],
    spans: dict[UUID, tuple[str, str]],
) -> Checked:
    item = book.item(row.on, row.item)
    is_timed = item is not None and item.unit is Unit.HOURS
    return Checked(
        row.id,
        row.resident,
        row.on,
        row.quantity if is_timed else 0,
        Handler(row.by, row.by_resident),
        saved.get(row.id, ""),
        row.activity,
        spans.get(row.activity) if row.activity else None,
    )
