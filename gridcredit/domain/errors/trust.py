"""Certificates, keys and who is enrolled under whom."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.errors.root import GridCreditError


@dataclass(eq=False, repr=False)
class NotEnrolled(GridCreditError):
    """The workspace still waits for its certificate."""

    name: str


@dataclass(eq=False, repr=False)
class CopyUndecided(GridCreditError):
    """The workspace stands elsewhere than it was used last: moved, or a copy? Nobody said yet."""

    name: str
    reason: str = ""  # restored: it came there from a backup


@dataclass(eq=False, repr=False)
class PlaceRevoked(GridCreditError):
    """The office's certificate has ended; nothing is exchanged with it any more."""

    name: str


@dataclass(eq=False, repr=False)
class AlreadyEnrolled(GridCreditError):
    """The workspace already holds a certificate."""

    name: str


@dataclass(eq=False, repr=False)
class SenderUnknown(GridCreditError):
    """No certificate of the sender is known here."""

    file: str
    node: str


@dataclass(eq=False, repr=False)
class SenderRevoked(GridCreditError):
    """The sender's certificate has been revoked."""

    file: str
    node: str


@dataclass(eq=False, repr=False)
class CertificateRefused(GridCreditError):
    """The certificate does not belong to this workspace or was not made by its parent."""

    file: str
    reason: str


@dataclass(eq=False, repr=False)
class NameRefused(GridCreditError):
    """An office in a file bears a name that cannot be shown as one line of text."""

    file: str
    reason: str


@dataclass(eq=False, repr=False)
class FingerprintUnconfirmed(GridCreditError):
    """Nobody has said that the fingerprints are the right ones; what a file of trust would do was
    not done."""

    file: str
    fingerprint: str
    parent_fingerprint: str
    root_fingerprint: str


@dataclass(eq=False, repr=False)
class FingerprintDiffers(GridCreditError):
    """The fingerprint that was given, or what was shown before, is not that of the file."""

    file: str
    fingerprint: str  # the file's
    given: str


@dataclass(eq=False, repr=False)
class SuiteMissing(GridCreditError):
    """An office has no keys of the suite that is asked for; `known` are those it has."""

    office: str
    suite: str
    known: str


@dataclass(eq=False, repr=False)
class TokenFailed(GridCreditError):
    """The token that holds this workspace's keys is away, refuses, or holds others."""

    token: str
    reason: str


@dataclass(eq=False, repr=False)
class NoParent(GridCreditError):
    """The district has no office above it; name a child to send to."""

    name: str
