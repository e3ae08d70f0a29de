"""The revocation (.gcrev): the office that certified another one says that it does so no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import msgspec

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import CertificateRefused, NotAddressed
from gridcredit.sync import documents
from gridcredit.sync.documents import REVOCATION, Code, Short, Size, Suites, letters
from gridcredit.sync.enrolment import Certificate
from gridcredit.sync.keys import NodeKeys
from gridcredit.sync.signed import Signed, read_signed

SUFFIX = ".gcrev"
STEM = "revocation"


class Revocation(msgspec.Struct, frozen=True, kw_only=True):
    """revocation.json: every certificate that the issuer gave the node up to `serial` has ended; a
    later one counts again."""

    format: str = REVOCATION
    version: int = documents.KNOWN[REVOCATION]
    suite: Suites = "A"
    node: UUID
    office: Office
    area: Code
    name: Short
    serial: Size
    issuer: UUID
    revoked_at: Short

    def ends(self, certificate: Certificate) -> bool:
        """Whether the certificate is one of those that have ended."""
        ours = (certificate.node, certificate.issuer) == (self.node, self.issuer)
        return ours and certificate.serial <= self.serial


@dataclass(frozen=True, slots=True)
class RevocationFile:
    """A revocation as it was signed; `signed.to_bytes()` is the file."""

    name: str
    revocation: Revocation
    signed: Signed

    def ended(self, chain: Sequence[Certificate]) -> Certificate:
        """Which certificate of a chain (one's own, then those above it) has ended, once the office
        above that one has signed. Raises NotAddressed, SignatureWrong, CertificateRefused
        (renewed) for one that was given later."""
        for certificate, issuer in pairwise(chain):
            if certificate.node == self.revocation.node:
                self.signed.require_all(issuer.keys, self.name)
                if not self.revocation.ends(certificate):
                    raise CertificateRefused(self.name, "renewed")
                return certificate
        raise NotAddressed(self.name, self.revocation.area)


def make_revocation(certificate: Certificate, keys: NodeKeys, revoked_at: str) -> RevocationFile:
    """The signed end of a certificate and of all before it; `keys` are its issuer's."""
    revocation = Revocation(
        suite=letters(keys.public.suites),
        node=certificate.node,
        office=certificate.office,
        area=certificate.area,
        name=certificate.name,
        serial=certificate.serial,
        issuer=certificate.issuer,
        revoked_at=revoked_at,
    )
    signed = Signed.make(STEM, documents.encode(revocation), keys.all)
    return RevocationFile(revocation_name(revocation), revocation, signed)


def revocation_name(revocation: Revocation) -> str:
    """`<area>-<serial>-<node>.gcrev`: nothing personal, and another file for another node."""
    area = "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in revocation.area)
    return f"{area}-{revocation.serial}-{revocation.node.hex[-6:]}{SUFFIX}"


def read_revocation(path: Path) -> RevocationFile:
    """The revocation in a file; whose signature it bears, `ended` asks. Raises FileUnreadable,
    PackageTooNew, NameRefused, StorageFailed."""
    signed = read_signed(path, STEM)
    revocation = documents.decode(signed.body, REVOCATION, Revocation, path.name)
    documents.require_name(revocation.name, path.name)
    return RevocationFile(path.name, revocation, signed)
