"""The receipt that answers a package: what became of it, what still waits, what was forgotten."""

from __future__ import annotations

from pathlib import Path

from gridcredit.domain.codes import Refusal
from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange.sending import party_of
from gridcredit.operations.trust.suites import key_to
from gridcredit.store.engine.database import Session
from gridcredit.store.exchange import links, merging
from gridcredit.store.journal.nodes import Node
from gridcredit.sync import receipt as receipts_format
from gridcredit.sync.package import Contents
from gridcredit.sync.receipt import PackageRef, ReceiptFile, SetAsideItem


def answer(
    desk: Desk, session: Session, sender: Node, contents: Contents, merged: merging.Merged
) -> ReceiptFile:
    """The signed receipt of a package that was just taken in."""
    items = [
        SetAsideItem(node=key.node if key else None, seq=key.seq if key else 0, reason=reason)
        for key, reason in merged.set_aside
    ]
    return receipts_format.make_receipt(
        party_of(desk.node),
        party_of(sender),
        PackageRef(number=contents.package.manifest.number, sha256=contents.sha256),
        accepted=merged.accepted,
        same=merged.same,
        set_aside=items,
        head={sender.id: links.last_held(session, sender.id)},
        received_at=desk.now(),
        key=key_to(session, sender)[0],
        resend=_has_forgotten(session, sender, contents) or _is_too_far(merged),
        last=max(links.last_number(session, sender.id), contents.package.manifest.number),
        waiting=_waiting(session, sender),
        forked=merged.forked,
        returns=links.returns_of(session, sender.id),
    )


def place_of(folder: Path, name: str, package: str) -> Path:
    """Where the receipt of a package goes: two copies of one workspace give their packages the
    same name, and the receipt of one must not take the place of the other's."""
    plain = folder / name
    if not plain.is_file():
        return plain
    try:
        known = receipts_format.read_receipt(plain).receipt.package.sha256
    except GridCreditError:
        return plain
    return plain if known == package else plain.with_stem(f"{plain.stem}-{package[:8]}")


def _waiting(session: Session, sender: Node) -> list[SetAsideItem]:
    """What of a sender is set aside now; a revision that could not be read has no number. What a
    copy of the sender wrote under its numbers is not the sender's."""
    return [
        SetAsideItem(node=one.node if one.seq > 0 else None, seq=max(one.seq, 0), reason=one.reason)
        for one in links.set_aside(session)
        if one.via == sender.id and not (one.node == sender.id and one.reason == Refusal.SEQ_REUSED)
    ]


def _is_too_far(merged: merging.Merged) -> bool:
    """Whether revisions of the package counted too far ahead: those of an honest sender, that has
    come so far by packages of others, go in when they come again, as that package may go on as
    far."""
    return any(reason == Refusal.COUNTER_AHEAD for _, reason in merged.set_aside)


def _has_forgotten(session: Session, sender: Node, contents: Contents) -> bool:
    """Whether the sender relies on a package that is not known here, or that already relied on
    one; a package that relies on none carries everything."""
    told = contents.package.manifest
    if told.confirmed == 0:
        return False
    if told.confirmed_sha256:
        known = links.find_import(session, told.confirmed_sha256)
    else:  # from a program that did not say which
        known = links.find_import_number(session, sender.id, told.confirmed)
    if known is None:
        return True
    return receipts_format.receipt_from_bytes(known.receipt, "").receipt.resend
