"""A receipt into the workspace, in the caller's transaction."""

from __future__ import annotations

from pathlib import Path

from gridcredit.domain.errors import ChainBroken, NotFound
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange.filereport import Confirmed, Noticed
from gridcredit.operations.exchange.verifying import require_near_receipt
from gridcredit.operations.installation import parting
from gridcredit.store.engine.database import Session
from gridcredit.store.exchange import links
from gridcredit.store.journal import nodes
from gridcredit.sync.receipt import ReceiptFile


def confirm(desk: Desk, session: Session, path: Path, file: ReceiptFile) -> Confirmed:
    """Take a receipt in: what it confirms counts as sent from now on."""
    receipt = file.receipt
    sender = nodes.get(session, receipt.sender.node)
    require_near_receipt(session, receipt, path.name)
    sent = links.find_sent(session, sender.id, receipt.package.number)
    if sent is None:
        raise NotFound("package", str(receipt.package.number))
    if sent.sha256 != receipt.package.sha256:
        raise ChainBroken(path.name, receipt.package.number)
    signed = file.signed.to_bytes()
    links.acknowledge(session, sender.id, sent.number, signed, desk.now())
    links.number_behind(session, sender.id, receipt.last)
    # Not those written meanwhile: they, too, leave out what is missing there.
    if receipt.resend and sent.number >= links.restart(session, sender.id):
        links.begin_again(session, sender.id, links.next_number(session, sender.id))
    if is_copy := receipt.forked > 0 and sender.kinship == nodes.PARENT:
        parting.part_as_answered(desk, session, receipt.forked, sent)
    is_doubled = receipt.forked > 0 and not is_copy
    return Confirmed(
        path,
        sender.id,
        sender.name,
        sent.number,
        receipt.accepted,
        receipt.same,
        receipt.aside_counts,
        Noticed.COPIED if is_copy else Noticed.DOUBLED if is_doubled else Noticed.NOTHING,
        sent.receipt_at is not None,
    )
