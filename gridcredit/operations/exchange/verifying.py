"""What a file is worth before it touches anything: whom it is from and for, and why it would be
refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    FileUnreadable,
    GridCreditError,
    NotAddressed,
    NumberTooFar,
)
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.installation.credentials import certificate_of, node_keys
from gridcredit.store.engine.database import Session
from gridcredit.store.exchange import links
from gridcredit.store.journal import nodes
from gridcredit.sync import package as packages
from gridcredit.sync import receipt as receipts
from gridcredit.sync.documents import Party
from gridcredit.sync.enrolment import Certificate
from gridcredit.sync.identify import FileKind, kind_of
from gridcredit.sync.manifest import Manifest
from gridcredit.sync.package import Contents, PackageFile
from gridcredit.sync.receipt import Receipt, ReceiptFile

FARTHEST = 10_000
"""Packages that nobody writes between two that arrive."""


@dataclass(frozen=True)
class FileChecked:
    """What a file is, whom it is from and for, and why it would be refused."""

    kind: str
    sender: UUID | None = None
    to: UUID | None = None
    number: int | None = None
    suite: str = ""
    valid: bool = True
    reasons: list[str] = field(default_factory=list)


def verify_file(desk: Desk, path: Path, progress: Progress = no_progress) -> FileChecked:
    """Check a package or receipt against everything that importing it would check.

    Raises FileUnreadable when it is neither.
    """
    desk.actor.require(Duty.READ)
    kind = kind_of(path)
    if kind is FileKind.PACKAGE:
        opened = packages.open_package(path)
        told = opened.manifest
        reasons = _refusal(lambda: _check_package(desk, opened, progress))
        return FileChecked(
            kind.value,
            told.sender.node,
            told.receiver.node,
            told.number,
            told.suite,
            not reasons,
            reasons,
        )
    if kind is FileKind.RECEIPT:
        receipt = receipts.read_receipt(path)
        reasons = _refusal(lambda: _check_receipt(desk, receipt))
        ours = receipt.receipt
        number = ours.package.number
        return FileChecked(
            kind.value,
            ours.sender.node,
            ours.receiver.node,
            number,
            ours.suite,
            not reasons,
            reasons,
        )
    raise FileUnreadable(path.name, "other_kind")


def verified(desk: Desk, opened: PackageFile, progress: Progress = no_progress) -> Contents:
    """A package's content after every check against what is known here of its sender.

    Raises NotAddressed, SenderUnknown, SenderRevoked, CertificateRefused, SignatureWrong,
    SuiteMissing, TokenFailed, ContentAltered, StorageFailed.
    """
    told = opened.manifest
    with desk.reading() as session:
        certificate, revoked = _sender(desk, session, told.sender, told.receiver, opened.name)
        keys = node_keys(session)
    return opened.verify(
        desk.node.id, keys, certificate, desk.today(), revoked=revoked, progress=progress
    )


def came_before(
    desk: Desk, opened: PackageFile, progress: Progress = no_progress
) -> links.Import | None:
    """The import of this very file, if it was taken in once: its content was checked then, and it
    is recognised by its digest alone. Raises as `verified`, but for what the content might say."""
    told = opened.manifest
    with desk.reading() as session:
        if links.find_import_number(session, told.sender.node, told.number) is None:
            return None
        certificate, revoked = _sender(desk, session, told.sender, told.receiver, opened.name)
    opened.require(desk.node.id, certificate, desk.today(), revoked=revoked)
    sha256 = opened.check_payload(progress)
    with desk.reading() as session:
        return links.find_import(session, sha256)


def require_receipt(desk: Desk, file: ReceiptFile) -> None:
    """Raise unless a receipt is for this office and from a neighbour of it, as `verified`."""
    told = file.receipt
    with desk.reading() as session:
        certificate, revoked = _sender(desk, session, told.sender, told.receiver, file.name)
    file.require(desk.node.id, certificate, desk.today(), revoked=revoked)


def require_near(session: Session, told: Manifest, file: str) -> None:
    """Raise NumberTooFar where a package's number lies so far behind the last one of its sender
    that only a broken or hostile program can have given it."""
    _require_near(told.number, links.last_number(session, told.sender.node), file)


def require_near_receipt(session: Session, told: Receipt, file: str) -> None:
    """The same of what a receipt says to have come last. One that was restored from a backup has
    forgotten what it sent, and another may send in its name, so the number itself proves nothing.
    """
    sent = links.next_number(session, told.sender.node) - 1
    _require_near(max(told.last, told.package.number), sent, file)


def _require_near(number: int, known: int, file: str) -> None:
    if number > known + FARTHEST:
        raise NumberTooFar(file, number, known)


def _check_package(desk: Desk, opened: PackageFile, progress: Progress) -> None:
    verified(desk, opened, progress)
    with desk.reading() as session:
        require_near(session, opened.manifest, opened.name)


def _check_receipt(desk: Desk, file: ReceiptFile) -> None:
    require_receipt(desk, file)
    with desk.reading() as session:
        require_near_receipt(session, file.receipt, file.name)


def _sender(
    desk: Desk, session: Session, signer: Party, receiver: Party, file: str
) -> tuple[Certificate | None, bool]:
    """The certificate that a file of this signer is held against, none of one's own as nobody sends
    to themselves; and whether it was revoked. Raises NotAddressed for what is meant for the
    installation that this is a copy of."""
    if receiver.node in links.formers(session):
        raise NotAddressed(file, desk.node.name, "former")
    sender = nodes.find(session, signer.node)
    if sender is None:
        return None, False
    certificate = None if sender.kinship == nodes.SELF else certificate_of(sender)
    return certificate, sender.state == nodes.REVOKED


def _refusal(check: Callable[[], object]) -> list[str]:
    try:
        check()
    except GridCreditError as error:
        return [type(error).__name__]
    return []
