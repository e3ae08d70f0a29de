"""Whether something signed comes from whom it says, and to whom it should."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Suite
from gridcredit.domain.errors import (
    CertificateRefused,
    NotAddressed,
    SenderRevoked,
    SenderUnknown,
    SignatureWrong,
)
from gridcredit.sync.documents import Party, Signer
from gridcredit.sync.enrolment import Certificate


def require_addressed(receiver: Party, me: UUID, file: str) -> None:
    """Raise NotAddressed unless the receiver is this installation."""
    if receiver.node != me:
        raise NotAddressed(file, receiver.area)


def require_sender(
    sender: Signer,
    suite: Suite,
    certificate: Certificate | None,
    on: date,
    revoked: bool,
    file: str,
) -> None:
    """Hold a sender whose own signature in a suite was checked against the certificate known here
    for its node, on a day. Raises SenderUnknown, SenderRevoked, SignatureWrong,
    CertificateRefused."""
    if certificate is None or certificate.node != sender.node:
        raise SenderUnknown(file, str(sender.node))
    if revoked:
        raise SenderRevoked(file, str(sender.node))
    certified = certificate.keys.signing_of(suite)
    if certified is None or certified != sender.signing_of(suite):
        raise SignatureWrong(file)
    if (certificate.office, certificate.area) != (sender.office, sender.area):
        raise CertificateRefused(file, "other_sender")
    certificate.require_valid(on, file)
