"""What a file of trust says and by whose keys: shown to a person who compares the fingerprints
with another one before anything is signed or accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    FileUnreadable,
    FingerprintDiffers,
    FingerprintUnconfirmed,
)
from gridcredit.domain.writing import normalise_digits
from gridcredit.operations.desk import Desk
from gridcredit.operations.installation.credentials import certificate_of, own_chain
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import nodes
from gridcredit.store.register import area_rows
from gridcredit.sync import enrolment
from gridcredit.sync.enrolment import Certificate, CertificateFile, Request
from gridcredit.sync.identify import FileKind, kind_of
from gridcredit.sync.invitation import InvitationFile, read_invitation

# As people read them out: no O, I, L in a fingerprint.
_LIKE_DIGITS = str.maketrans("OIL", "011")


@dataclass(frozen=True, slots=True)
class Above:
    """An office above: what it is called, where it stands, and its keys' fingerprint."""

    name: str = ""
    area: str = ""
    fingerprint: str = ""

    @classmethod
    def of(cls, certificate: Certificate) -> Above:
        """As its certificate says."""
        return cls(certificate.name, certificate.area, certificate.keys.fingerprint())


@dataclass(frozen=True, slots=True)
class TrustFile:
    """A request, certificate or invitation as a person is shown it. `fingerprint` is that of the
    keys in it (an invitation has none of its own: blank); `parent` is the office that signs or
    signed, `root` the district. Blank where they are not known yet."""

    file: str
    kind: FileKind
    office: Office
    area: str
    name: str
    fingerprint: str
    parent: Above = Above()
    root: Above = Above()
    area_name: str = ""

    @property
    def fingerprints(self) -> dict[str, str | None]:
        """The three, as the command line answers them."""
        return {
            "fingerprint": self.fingerprint or None,
            "parent_fingerprint": self.parent.fingerprint or None,
            "root_fingerprint": self.root.fingerprint or None,
        }

    def require(self, given: str) -> None:
        """Hold a fingerprint that somebody read out against the file: for a request that of its
        own keys, else any of the three. Raises FingerprintDiffers."""
        known = [self.fingerprint]
        if self.kind is not FileKind.REQUEST:
            known += [self.parent.fingerprint, self.root.fingerprint]
        if not any(is_same(given, one) for one in known if one):
            raise FingerprintDiffers(self.file, known[0] or known[1], given)

    def require_same(self, seen: TrustFile | None) -> None:
        """Hold what a person was shown against what the file says now. Raises
        FingerprintDiffers where somebody put another file into its place."""
        if seen is not None and seen != self:
            raise FingerprintDiffers(self.file, self.fingerprint, seen.fingerprint)

    def unconfirmed(self) -> FingerprintUnconfirmed:
        """The refusal while nobody has compared."""
        parent, root = self.parent.fingerprint, self.root.fingerprint
        return FingerprintUnconfirmed(self.file, self.fingerprint, parent, root)


def is_same(one: str, other: str) -> bool:
    """Whether two fingerprints are the same, however they are typed."""
    return _bare(one) == _bare(other)


def show(file: Path, desk: Desk | None = None) -> TrustFile:
    """What a request, certificate or invitation says; whether it may be taken here is not asked.
    With a desk, the offices above a request are named, too. Raises FileUnreadable, SignatureWrong,
    PackageTooNew, NameRefused, CertificateRefused, StorageFailed."""
    kind = kind_of(file)
    if kind is FileKind.CERTIFICATE:
        return of_certificate(enrolment.read_certificate_file(file))
    if kind is FileKind.INVITATION:
        return of_invitation(read_invitation(file))
    if kind is not FileKind.REQUEST:
        enrolment.read_request(file)  # says why it is none of ours
        raise FileUnreadable(file.name, "other_kind")
    request = enrolment.read_request(file)
    if desk is None:
        return of_request(file.name, request, ())
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return of_request(file.name, request, _above(session, request), _tree(session))


def of_request(
    file: str, request: Request, above: Sequence[Certificate], tree: AreaTree | None = None
) -> TrustFile:
    """What a request asks for; `above` runs from the office that would sign to the district."""
    area = tree.by_code(request.area) if tree else None
    shown = TrustFile(
        file,
        FileKind.REQUEST,
        request.office,
        request.area,
        request.name,
        request.keys.fingerprint(),
        area_name=area.name if area else "",
    )
    if not above:
        return shown
    return replace(shown, parent=Above.of(above[0]), root=Above.of(above[-1]))


def of_certificate(file: CertificateFile) -> TrustFile:
    """What a certificate says, and by whom."""
    told = file.credential.certificate
    return TrustFile(
        file.name,
        FileKind.CERTIFICATE,
        told.office,
        told.area,
        told.name,
        told.keys.fingerprint(),
        Above.of(file.parent),
        Above.of(file.root),
    )


def of_invitation(file: InvitationFile) -> TrustFile:
    """What an invitation says, and by whom."""
    return TrustFile(
        file.name,
        FileKind.INVITATION,
        file.office,
        file.area,
        "",
        "",
        Above.of(file.parent),
        Above.of(file.root),
        file.area_name,
    )


def chain_of(session: Session) -> list[Certificate]:
    """One's own certificate, then those above it; none while one waits for it."""
    own = nodes.own(session)
    if own.certificate is None:
        return []
    return [credential.certificate for credential in own_chain(session)]


def _above(session: Session, request: Request) -> list[Certificate]:
    """Who would sign: this office, or for its own request the one above it."""
    if request.node != nodes.own_id(session):
        return chain_of(session)
    parent = nodes.parent(session)
    known = certificate_of(parent) if parent else None
    return chain_of(session)[1:] or ([known] if known else [])


def _tree(session: Session) -> AreaTree:
    return AreaTree(area_rows.all_areas(session))


def _bare(fingerprint: str) -> str:
    plain = "".join(sign for sign in normalise_digits(fingerprint).upper() if sign.isalnum())
    return plain.translate(_LIKE_DIGITS)
