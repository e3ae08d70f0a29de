"""The JSON documents of the exchange: which kinds and versions there are, and strict decoding.

Every document begins with `format` and `version`. Within a version fields are only ever added, and
readers pass over those they do not know; a changed meaning raises the version.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable
from typing import Annotated, Literal, TypeVar, get_args
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType

from gridcredit import shapes
from gridcredit.domain.codes import Office, Suite
from gridcredit.domain.errors import FileUnreadable, NameRefused, PackageTooNew
from gridcredit.domain.officenames import name_fault
from gridcredit.sync.public import PublicKeys

PACKAGE = "gridcredit-package"
RECEIPT = "gridcredit-receipt"
REQUEST = "gridcredit-request"
CERTIFICATE = "gridcredit-certificate"
ENROLMENT = "gridcredit-enrolment"
MATCHING_KEY = "gridcredit-matching-key"
REVOCATION = "gridcredit-revocation"
INVITATION = "gridcredit-invitation"

KNOWN = {
    PACKAGE: 1,
    RECEIPT: 1,
    REQUEST: 1,
    CERTIFICATE: 1,
    ENROLMENT: 1,
    MATCHING_KEY: 1,
    REVOCATION: 1,
    INVITATION: 1,
}
"""The newest version of each kind that this program reads, and the one it writes."""

Sha256 = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Previous = Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{64})?\Z")]
Size = Annotated[int, msgspec.Meta(ge=0, le=1 << 53)]
Number = Annotated[int, msgspec.Meta(ge=1, le=1 << 53)]
Short = Annotated[str, msgspec.Meta(max_length=200)]
Code = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
PublicKey = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
Sm2PublicKey = Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]
Suites = Literal["A", "B", "AB"]
"""The letters of the suites that a document is signed in; one where nothing else is said: A."""

Document = TypeVar("Document", bound=msgspec.Struct)


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """An installation as documents name it: its node, the kind of office, its area's code."""

    node: UUID
    office: Office
    area: Code


class Signer(Party, frozen=True, kw_only=True):
    """A party with the raw public key that its signature is checked with (base64 in JSON): in
    suite A `signing`, in suite B `sm2`."""

    signing: PublicKey
    sm2: Sm2PublicKey | UnsetType = UNSET

    def signing_of(self, suite: Suite) -> bytes | None:
        """The key that a signature of a suite is checked with, if it is named."""
        if suite is Suite.A:
            return self.signing
        return None if self.sm2 is UNSET else self.sm2


class _Opening(msgspec.Struct):
    format: str
    version: int
    suite: str = Suite.A.value


def signer(party: Party, keys: PublicKeys, suite: Suite) -> Signer:
    """A party together with the key that it signs with in a suite."""
    sm2 = keys.sm2.signing if suite is Suite.B and keys.sm2 is not UNSET else UNSET
    return Signer(
        node=party.node, office=party.office, area=party.area, signing=keys.signing, sm2=sm2
    )


def letters(suites: Iterable[Suite]) -> Suites:
    """The suites that a document is signed in, as it names them."""
    return _as_named("".join(suites))


def _as_named(suites: str) -> Suites:
    for known in get_args(Suites):
        if suites == known:
            named: Suites = known
            return named
    raise ValueError(suites)


def require_name(name: str, file: str) -> None:
    """Raise NameRefused unless an office in a file may bear this name."""
    fault = name_fault(name)
    if fault:
        raise NameRefused(file, fault)


def link_name(sender: Party, receiver: Party, number: int) -> str:
    """`<from area>-<to area>-<number>-<link>`, a file name without its ending.

    The link's six digits tell apart two installations of one area. Nothing personal.
    """
    link = hashlib.sha256(sender.node.bytes + receiver.node.bytes).hexdigest()[:6]
    return f"{_plain(sender.area)}-{_plain(receiver.area)}-{number:06d}-{link}"


def _plain(area: str) -> str:
    return "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in area)


_encoder = msgspec.json.Encoder(uuid_format="hex")


def encode(document: msgspec.Struct) -> bytes:
    """The JSON bytes of a document: UTF-8, no spaces, ids as 32 hex digits."""
    return _encoder.encode(document)


def decode(body: bytes, kind: str, shape: type[Document], file: str) -> Document:
    """The document in some JSON bytes.

    Raises FileUnreadable (bad_document, other_kind), and PackageTooNew before it looks at anything
    but format, version and suite, so that a newer document is called newer and not broken.
    """
    _suites_of(body, (kind,), file)
    return _decode(body, shape, file)


def suites_of(body: bytes, file: str) -> tuple[Suite, ...]:
    """The suites that a document of any kind says it is signed in. Raises as `decode`."""
    return _suites_of(body, KNOWN, file)


def _suites_of(body: bytes, kinds: Container[str], file: str) -> tuple[Suite, ...]:
    opening = _decode(body, _Opening, file)
    if opening.format not in kinds:
        raise FileUnreadable(file, "other_kind")
    known = KNOWN[opening.format]
    if opening.version > known:
        raise PackageTooNew(file, opening.version, known)
    if opening.version < 1:
        raise FileUnreadable(file, "bad_document")
    try:
        return tuple(map(Suite, _as_named(opening.suite)))
    except ValueError:
        raise PackageTooNew(file, opening.version, known, opening.suite) from None


def _decode(body: bytes, shape: type[Document], file: str) -> Document:
    try:
        return shapes.read(body, shape)
    except (ValueError, RecursionError):
        # RecursionError: ten thousand brackets in a field that nobody asked for.
        raise FileUnreadable(file, "bad_document") from None
