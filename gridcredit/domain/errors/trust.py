"""Certificates, keys and who is enrolled under whom."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.errors.root import ExchangeRefused, FileRefused


@dataclass(eq=False, repr=False)
class NotEnrolled(ExchangeRefused):
    """The workspace still waits for its certificate."""

    name: str


@dataclass(eq=False, repr=False)
class CopyUndecided(ExchangeRefused):
    """The workspace stands elsewhere than it was used last: moved, or a copy? Nobody said yet."""

    name: str
    reason: str = ""  # restored: it came there from a backup


@dataclass(eq=False, repr=False)
class PlaceRevoked(ExchangeRefused):
    """The office's certificate has ended; nothing is exchanged with it any more."""

    name: str


@dataclass(eq=False, repr=False)
class AlreadyEnrolled(ExchangeRefused):
    """The workspace already holds a certificate."""

    name: str


@dataclass(eq=False, repr=False)
class SenderUnknown(FileRefused):
    """No certificate of the sender is known here."""

    file: str
    node: str


@dataclass(eq=False, repr=False)
class SenderRevoked(FileRefused):
    """The sender's certificate has been revoked."""

    file: str
    node: str


@dataclass(eq=False, repr=False)
class CertificateRefused(FileRefused):
    """The certificate does not belong to this workspace or was not made by its parent."""

    file: str
    reason: str


@dataclass(eq=False, repr=False)
class NameRefused(FileRefused):
    """An office in a file bears a name that cannot be shown as one line of text."""

    file: str
    reason: str


@dataclass(eq=False, repr=False)
class FingerprintUnconfirmed(FileRefused):
    """Nobody has said that the fingerprints are the right ones; what a file of trust would do was
    not done."""

    file: str
    fingerprint: str
    parent_fingerprint: str
    root_fingerprint: str


@dataclass(eq=False, repr=False)
class FingerprintDiffers(FileRefused):
    """The fingerprint that was given, or what was shown before, is not that of the file."""

    file: str
    fingerprint: str  # the file's
    given: str


@dataclass(eq=False, repr=False)
class SuiteMissing(ExchangeRefused):
    """An office has no keys of the suite that is asked for; `known` are those it has."""

    office: str
    suite: str
    known: str


@dataclass(eq=False, repr=False)
class TokenFailed(ExchangeRefused):
    """The token that holds this workspace's keys is away, refuses, or holds others."""

    token: str
    reason: str


@dataclass(eq=False, repr=False)
class NoParent(ExchangeRefused):
    """The district has no office above it; name a child to send to."""

    name: str
