"""How an installation joins: a request goes up, a certificate comes down (.gcreq, .gccert).

Every certificate is signed by the office above; the district signs its own, which is the root of
trust that people compare by fingerprint. Time is handed in; nothing here asks a clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType

from gridcredit import shapes
from gridcredit.domain.codes import Office
from gridcredit.domain.errors import CertificateRefused, FileUnreadable, SignatureWrong
from gridcredit.sync import documents
from gridcredit.sync.documents import (
    CERTIFICATE,
    ENROLMENT,
    REQUEST,
    Code,
    Party,
    Short,
    Size,
    Suites,
    letters,
)
from gridcredit.sync.keys import NodeKeys
from gridcredit.sync.public import PublicKeys
from gridcredit.sync.signed import Signed, read_signed, signed_from_bytes

RANK = {Office.GRID: 0, Office.VILLAGE: 0, Office.STREET: 1, Office.DISTRICT: 2}
"""How high an office stands; certificates come from above."""
LONGEST_CHAIN = 4


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What a new installation asks its parent to certify; signed with its own key."""

    format: str = REQUEST
    version: int = documents.KNOWN[REQUEST]
    suite: Suites = "A"
    node: UUID
    office: Office
    area: Code
    name: Short
    keys: PublicKeys
    created_at: Short


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """Who an installation is and which keys are its own, as said by the office above."""

    format: str = CERTIFICATE
    version: int = documents.KNOWN[CERTIFICATE]
    suite: Suites = "A"
    node: UUID
    office: Office
    area: Code
    name: Short
    keys: PublicKeys
    valid_from: date
    valid_until: date  # the last day
    issuer: UUID
    issued_at: Short
    serial: Size = 0  # counts the certificates that the issuer gave this node
    computer: Size = 0  # the how manieth of its office the issuer took it for; 0: not said

    @property
    def party(self) -> Party:
        """The installation as documents name it."""
        return Party(node=self.node, office=self.office, area=self.area)

    def require_valid(self, on: date, file: str) -> None:
        """Raise CertificateRefused (not_yet_valid, expired) outside its days."""
        if on < self.valid_from:
            raise CertificateRefused(file, "not_yet_valid")
        if on > self.valid_until:
            raise CertificateRefused(file, "expired")


class KeptCertificate(msgspec.Struct, frozen=True):
    """A certificate inside another document: its exact JSON text, so that its signatures hold;
    `sm2` is the second of two."""

    body: str
    signature: bytes
    sm2: bytes | UnsetType = UNSET


@dataclass(frozen=True, slots=True)
class Credential:
    """A certificate with the issuer's signatures over its exact bytes, one a suite that it
    names."""

    certificate: Certificate
    body: bytes
    signatures: tuple[bytes, ...]

    @classmethod
    def from_bytes(cls, kept: bytes, file: str = "") -> Credential:
        """What `to_bytes` wrote. Raises FileUnreadable, PackageTooNew; judges no signature."""
        try:
            return open_kept(shapes.read(kept, KeptCertificate), file)
        except (ValueError, RecursionError):
            raise FileUnreadable(file, "bad_document") from None

    def to_bytes(self) -> bytes:
        """JSON of `body` (the certificate's text), `signature` and `sm2` (base64)."""
        return msgspec.json.encode(self.kept())

    def kept(self) -> KeptCertificate:
        """As it stands inside another document."""
        first, *second = self.signatures
        return KeptCertificate(self.body.decode("utf-8"), first, second[0] if second else UNSET)


class _Enrolment(msgspec.Struct, frozen=True, kw_only=True):
    format: str = ENROLMENT
    version: int = documents.KNOWN[ENROLMENT]
    suite: Suites = "A"
    certificate: KeptCertificate
    chain: list[KeptCertificate]
    start: list[str]


class Chained:
    """What an office signs and sends with its certificates; `chain` runs from its own up."""

    __slots__ = ()
    chain: tuple[Credential, ...]

    @property
    def parent(self) -> Certificate:
        """The certificate of the office that signed."""
        return self.chain[0].certificate

    @property
    def root(self) -> Certificate:
        """The district's own, whose fingerprint people compare."""
        return self.chain[-1].certificate


@dataclass(frozen=True, slots=True)
class CertificateFile(Chained):
    """What a .gccert holds: the certificate, those above it up to the district's own, and the
    journal lines (areas, targets, settings) that the child starts from. All of it is signed by the
    parent, whose certificate is `chain[0]`."""

    name: str
    credential: Credential
    chain: tuple[Credential, ...]
    start: tuple[bytes, ...]


def make_request(party: Party, name: str, keys: NodeKeys, created_at: str) -> Signed:
    """The signed request of a new street or grid; `.write(path)` makes the .gcreq."""
    request = Request(
        suite=letters(keys.public.suites),
        node=party.node,
        office=party.office,
        area=party.area,
        name=name,
        keys=keys.public,
        created_at=created_at,
    )
    return Signed.make("request", documents.encode(request), keys.all)


def read_request(path: Path) -> Request:
    """The request in a file, its own signature checked (its maker holds the key it names).

    Raises FileUnreadable, SignatureWrong, PackageTooNew, NameRefused, StorageFailed.
    """
    signed = read_signed(path, "request")
    request = documents.decode(signed.body, REQUEST, Request, path.name)
    signed.require_all(request.keys, path.name)
    documents.require_name(request.name, path.name)
    return request


def certify_district(
    party: Party, name: str, keys: NodeKeys, valid: tuple[date, date], issued_at: str
) -> Credential:
    """The district's certificate, signed by itself; `valid` is first and last day."""
    return _sign(party, name, keys.public, party.node, keys, valid, issued_at)


def certify(
    request: Request,
    issuer: Certificate,
    keys: NodeKeys,
    valid: tuple[date, date],
    issued_at: str,
    serial: int = 1,
    computer: int = 1,
) -> Credential:
    """The certificate that answers a request, signed with the issuer's keys; `serial` is one more
    than that of the last one that the issuer gave this node, `computer` the how manieth of its
    office the node is.

    Raises CertificateRefused (office) unless the issuer stands above the office asked for.
    """
    if RANK[request.office] >= RANK[issuer.office]:
        raise CertificateRefused(request.name, "office")
    party = Party(node=request.node, office=request.office, area=request.area)
    public = request.keys
    return _sign(party, request.name, public, issuer.node, keys, valid, issued_at, serial, computer)


def make_certificate_file(
    credential: Credential, chain: Sequence[Credential], start: Iterable[bytes], keys: NodeKeys
) -> Signed:
    """The .gccert for a child; `chain` runs from the signing parent to the district's own."""
    document = _Enrolment(
        suite=letters(keys.public.suites),
        certificate=credential.kept(),
        chain=[above.kept() for above in chain],
        start=[line.decode("utf-8") for line in start],
    )
    return Signed.make("certificate", documents.encode(document), keys.all)


def read_certificate_file(path: Path) -> CertificateFile:
    """The certificate file, with every signature up to the district's own checked.

    Raises FileUnreadable, SignatureWrong, PackageTooNew, NameRefused, StorageFailed, and
    CertificateRefused (not_by_parent, office) when the chain does not hold together.
    """
    return _open(read_signed(path, "certificate"), path.name)


@lru_cache(maxsize=8)  # an office asks for its own at every exchange; six SM2 signatures take 30 ms
def certificate_file_from_bytes(kept: bytes, file: str) -> CertificateFile:
    """As `read_certificate_file`, from the file's bytes."""
    return _open(signed_from_bytes(kept, "certificate", file), file)


def check_certificate_file(file: CertificateFile, node: UUID, keys: PublicKeys, on: date) -> None:
    """Raise CertificateRefused unless the file is for this workspace and valid on that day."""
    certificate = file.credential.certificate
    if certificate.node != node:
        raise CertificateRefused(file.name, "not_ours")
    if certificate.keys != keys:
        raise CertificateRefused(file.name, "other_keys")
    for each in (file.credential, *file.chain):
        each.certificate.require_valid(on, file.name)


def check_chain(chain: Sequence[Credential], file: str) -> None:
    """Raise SignatureWrong or CertificateRefused unless each is signed by the next, offices rise,
    and the last is a district that signed itself."""
    for credential, above in zip(chain, [*chain[1:], chain[-1]], strict=True):
        certificate, issuer = credential.certificate, above.certificate
        if certificate.issuer != issuer.node:
            raise CertificateRefused(file, "not_by_parent")
        if letters(issuer.keys.suites) != certificate.suite or not issuer.keys.signed(
            credential.body, credential.signatures
        ):
            raise SignatureWrong(file)
        if credential is not above and RANK[certificate.office] >= RANK[issuer.office]:
            raise CertificateRefused(file, "office")
    if chain[-1].certificate.office is not Office.DISTRICT:
        raise CertificateRefused(file, "office")


def _open(signed: Signed, file: str) -> CertificateFile:
    document = documents.decode(signed.body, ENROLMENT, _Enrolment, file)
    if not 1 <= len(document.chain) <= LONGEST_CHAIN:
        raise FileUnreadable(file, "bad_document")
    credential = open_kept(document.certificate, file)
    chain = tuple(open_kept(kept, file) for kept in document.chain)
    signed.require_all(chain[0].certificate.keys, file)
    check_chain((credential, *chain), file)
    return CertificateFile(file, credential, chain, tuple(s.encode() for s in document.start))


def open_kept(kept: KeptCertificate, file: str) -> Credential:
    """The credential that stood inside another document; judges no signature. Raises
    FileUnreadable, PackageTooNew, NameRefused."""
    body = kept.body.encode("utf-8")
    certificate = documents.decode(body, CERTIFICATE, Certificate, file)
    documents.require_name(certificate.name, file)
    second = () if kept.sm2 is UNSET else (kept.sm2,)
    return Credential(certificate, body, (kept.signature, *second))


def _sign(
    party: Party,
    name: str,
    public: PublicKeys,
    issuer: UUID,
    keys: NodeKeys,
    valid: tuple[date, date],
    issued_at: str,
    serial: int = 0,
    computer: int = 0,
) -> Credential:
    certificate = Certificate(
        suite=letters(keys.public.suites),
        node=party.node,
        office=party.office,
        area=party.area,
        name=name,
        keys=public,
        valid_from=valid[0],
        valid_until=valid[1],
        issuer=issuer,
        issued_at=issued_at,
        serial=serial,
        computer=computer,
    )
    body = documents.encode(certificate)
    return Credential(certificate, body, tuple(key.sign(body) for key in keys.all))
