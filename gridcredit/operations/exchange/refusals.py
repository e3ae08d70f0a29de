"""What the office above has set aside of one's own records, by its receipts: which, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import NotFound
from gridcredit.domain.records import KINDS
from gridcredit.operations.desk import Desk
from gridcredit.operations.subjects import subject
from gridcredit.store.engine.database import Session
from gridcredit.store.exchange import links
from gridcredit.store.journal import journal, nodes
from gridcredit.store.register import register_lists
from gridcredit.sync.receipt import Receipt, SetAsideItem, receipt_from_bytes

MOST_NAMED = 300
"""Records that are named one by one; of more than these only how many wait for each reason."""


@dataclass(frozen=True, slots=True)
class RefusedRecord:
    """A record that waits at the office above for a reason. `entity` and `subject` say which, as
    far as it is known here; `household` leads to it. Those not named stand together in `count`."""

    office: str  # name
    reason: str
    entity: str = ""
    subject: str = ""
    household: UUID | None = None
    count: int = 1


def refused_above(desk: Desk) -> list[RefusedRecord]:
    """What the newest receipt says is still set aside at the office above, in the order in which
    it was written here."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        parent = nodes.parent(session)
        if parent is None:
            return []
        is_open = desk.office.is_lowest
        items = _items(session, parent.id)
        named = [_record(session, parent.name, item, is_open) for item in items[:MOST_NAMED]]
        rest = Counter(item.reason for item in items[MOST_NAMED:])
        return named + [
            RefusedRecord(parent.name, reason, count=count) for reason, count in rest.items()
        ]


def _items(session: Session, parent: UUID) -> list[SetAsideItem]:
    """What waits by the newest receipt; an office that does not say so listed with each package
    what it had set aside of it."""
    newest = links.receipts(session, parent, most=1)
    waiting = _receipt(newest[0]).waiting if newest else []
    if waiting is not None:
        return waiting
    kept = reversed(links.receipts(session, parent))
    return [item for receipt in map(_receipt, kept) for item in receipt.items]


def _receipt(kept: bytes) -> Receipt:
    return receipt_from_bytes(kept, "").receipt


def _record(session: Session, office: str, item: SetAsideItem, is_open: bool) -> RefusedRecord:
    found = journal.line_of(session, item.node, item.seq) if item.node else None
    if found is None:
        return RefusedRecord(office, item.reason)
    named = subject(session, found.entity, found.row, is_open)
    home = _household(session, found.entity, found.row)
    return RefusedRecord(office, item.reason, found.entity, named, home)


def _household(session: Session, entity: str, row: UUID) -> UUID | None:
    """The household that a record belongs to, by following its owners; None where there is none."""
    while entity in KINDS and KINDS[entity].owner_kind in ("household", "resident"):
        try:
            row = getattr(register_lists.get(session, entity, row), KINDS[entity].owner)
        except NotFound:
            return None
        entity = KINDS[entity].owner_kind
    return row if entity == "household" else None
