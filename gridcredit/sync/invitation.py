"""The invitation (.gcinv): an office tells a coming child which place it is to ask for.

It holds no secret and grants nothing: it spares people the typing of codes, and names the office
from which alone the certificate may come.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import CertificateRefused, FileUnreadable
from gridcredit.sync import documents
from gridcredit.sync.documents import INVITATION, Code, Short, Suites, letters
from gridcredit.sync.enrolment import (
    LONGEST_CHAIN,
    RANK,
    Chained,
    Credential,
    KeptCertificate,
    check_chain,
    open_kept,
)
from gridcredit.sync.keys import NodeKeys
from gridcredit.sync.signed import Signed, read_signed, signed_from_bytes

SUFFIX = ".gcinv"
STEM = "invitation"


class _Invitation(msgspec.Struct, frozen=True, kw_only=True):
    format: str = INVITATION
    version: int = documents.KNOWN[INVITATION]
    suite: Suites = "A"
    office: Office
    area: Code
    area_name: Short
    issued_at: Short
    chain: list[KeptCertificate]


@dataclass(frozen=True, slots=True)
class InvitationFile(Chained):
    """What a .gcinv holds: the kind of office and the area to ask for, and the certificates of the
    office that invites and of those above it, as in a certificate file."""

    name: str
    office: Office
    area: str
    area_name: str
    chain: tuple[Credential, ...]
    signed: Signed


def make_invitation(
    office: Office,
    area: str,
    area_name: str,
    chain: Sequence[Credential],
    keys: NodeKeys,
    issued_at: str,
) -> Signed:
    """The signed invitation; `chain` runs from the inviting office to the district's own."""
    document = _Invitation(
        suite=letters(keys.public.suites),
        office=office,
        area=area,
        area_name=area_name,
        issued_at=issued_at,
        chain=[above.kept() for above in chain],
    )
    return Signed.make(STEM, documents.encode(document), keys.all)


def read_invitation(path: Path) -> InvitationFile:
    """The invitation in a file, with every signature up to the district's own checked.

    Raises FileUnreadable, SignatureWrong, PackageTooNew, NameRefused, StorageFailed, and
    CertificateRefused (not_by_parent, office) when the chain does not hold together.
    """
    return _open(read_signed(path, STEM), path.name)


def invitation_from_bytes(kept: bytes) -> InvitationFile:
    """As `read_invitation`, from the file's bytes."""
    return _open(signed_from_bytes(kept, STEM, STEM), STEM)


def _open(signed: Signed, file: str) -> InvitationFile:
    told = documents.decode(signed.body, INVITATION, _Invitation, file)
    if not 1 <= len(told.chain) <= LONGEST_CHAIN:
        raise FileUnreadable(file, "bad_document")
    chain = tuple(open_kept(kept, file) for kept in told.chain)
    signed.require_all(chain[0].certificate.keys, file)
    check_chain(chain, file)
    if RANK[told.office] >= RANK[chain[0].certificate.office]:
        raise CertificateRefused(file, "office")
    documents.require_name(told.area_name, file)
    return InvitationFile(file, told.office, told.area, told.area_name, chain, signed)
