"""The receipt (.gcack): what became of one package, signed by the office that took it in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from uuid import UUID

import msgspec

from gridcredit.domain.codes import Suite
from gridcredit.sync import documents
from gridcredit.sync.documents import RECEIPT, Number, Party, Sha256, Short, Signer, Size
from gridcredit.sync.enrolment import Certificate
from gridcredit.sync.keys import Key
from gridcredit.sync.signed import Signed, read_signed, signed_from_bytes
from gridcredit.sync.trust import require_addressed, require_sender

SUFFIX = ".gcack"
MOST_ITEMS = 100_000
"""Set-aside lines that a receipt lists one by one; the counts per reason are always complete."""


class PackageRef(msgspec.Struct, frozen=True, kw_only=True):
    """A package by its number on the link and the SHA-256 of its whole file."""

    number: Number
    sha256: Sha256


class ReasonCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many lines were set aside for a reason code."""

    reason: Short
    count: Size


class SetAsideItem(msgspec.Struct, frozen=True, kw_only=True):
    """One line set aside; `node` is null and `seq` 0 when the line could not be read."""

    node: UUID | None
    seq: int
    reason: Short


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """receipt.json: `from` is who took the package in, `to` who had sent it. `head` is the highest
    seq per author node that the receiver holds. `resend`: it does not know a package that it is
    said to have confirmed (restored from an old backup?) and asks for everything once more. `last`
    is the highest number that came on this link: a sender that was restored goes on behind it.
    `waiting` is all that the receiver has set aside of this sender and not taken in since, earlier
    packages included; null from an office that does not say. `forked` is the first number under
    which the sender wrote something else than under that number before: it is a copy of the
    installation that did; or the number behind all that is held of it, where another goes on from a
    backup of it; 0 where neither is. `returns`: the sender's returns from backups (`restored` of
    its packages) that were known when it was given."""

    format: str = RECEIPT
    version: int = documents.KNOWN[RECEIPT]
    suite: Suite = Suite.A
    sender: Signer = msgspec.field(name="from")
    receiver: Party = msgspec.field(name="to")
    package: PackageRef
    accepted: Size
    same: Size
    set_aside: list[ReasonCount]
    items: list[SetAsideItem]
    head: list[tuple[UUID, Size]]
    received_at: Short
    resend: bool = False
    last: Size = 0
    waiting: list[SetAsideItem] | None = None
    forked: Size = 0
    returns: list[Short] = []

    @property
    def aside_counts(self) -> tuple[tuple[str, int], ...]:
        """How many were set aside, by reason."""
        return tuple((each.reason, each.count) for each in self.set_aside)

    def head_of(self, node: UUID) -> int:
        """The highest seq of a node's revisions that the receiver holds; 0 for none."""
        return dict(self.head).get(node, 0)


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """A receipt as it was signed; `signed.to_bytes()` is the file."""

    name: str
    receipt: Receipt
    signed: Signed

    def require(
        self, me: UUID, sender: Certificate | None, on: date, *, revoked: bool = False
    ) -> None:
        """Raise unless it is for this installation and from the node of that certificate.

        NotAddressed, SenderUnknown, SenderRevoked, SignatureWrong, CertificateRefused.
        """
        require_addressed(self.receipt.receiver, me, self.name)
        require_sender(self.receipt.sender, self.receipt.suite, sender, on, revoked, self.name)


def make_receipt(
    sender: Party,
    receiver: Party,
    package: PackageRef,
    *,
    accepted: int,
    same: int,
    set_aside: Iterable[SetAsideItem],
    head: Mapping[UUID, int],
    received_at: str,
    key: Key,
    resend: bool = False,
    last: int = 0,
    waiting: Iterable[SetAsideItem] | None = None,
    forked: int = 0,
    returns: Iterable[str] = (),
) -> ReceiptFile:
    """The signed receipt of a package; in suite A the same facts always give the same bytes."""
    items = list(set_aside)
    receipt = Receipt(
        suite=key.suite,
        sender=documents.signer(sender, key.public, key.suite),
        receiver=receiver,
        package=package,
        accepted=accepted,
        same=same,
        set_aside=_counts(items),
        items=list(islice(items, MOST_ITEMS)),
        head=sorted(head.items()),
        received_at=received_at,
        resend=resend,
        last=last,
        waiting=None if waiting is None else list(islice(waiting, MOST_ITEMS)),
        forked=forked,
        returns=list(returns),
    )
    signed = Signed.make("receipt", documents.encode(receipt), [key])
    return ReceiptFile(receipt_name(receipt), receipt, signed)


def receipt_name(receipt: Receipt) -> str:
    """`<package's from area>-<to area>-<number>-<link>.gcack`, beside its package in a listing."""
    stem = documents.link_name(receipt.receiver, receipt.sender, receipt.package.number)
    return f"{stem}{SUFFIX}"


def read_receipt(path: Path) -> ReceiptFile:
    """The receipt in a file, its signature checked with the key it names.

    Raises FileUnreadable, SignatureWrong, PackageTooNew, StorageFailed.
    """
    return _open(read_signed(path, "receipt"), path.name)


def receipt_from_bytes(kept: bytes, file: str) -> ReceiptFile:
    """As `read_receipt`, from the file's bytes."""
    return _open(signed_from_bytes(kept, "receipt", file), file)


def _open(signed: Signed, file: str) -> ReceiptFile:
    receipt = documents.decode(signed.body, RECEIPT, Receipt, file)
    signed.require(receipt.sender.signing_of(receipt.suite), file)
    return ReceiptFile(file, receipt, signed)


def _counts(items: Iterable[SetAsideItem]) -> list[ReasonCount]:
    counts: dict[str, int] = {}
    for item in items:
        counts[item.reason] = counts.get(item.reason, 0) + 1
    return [ReasonCount(reason=reason, count=counts[reason]) for reason in sorted(counts)]
