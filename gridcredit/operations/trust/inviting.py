"""Inviting a child: nobody types a code of fifteen digits, and the certificate that comes later is
known to come from the office that invited."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from gridcredit.atomic_file import make_folder
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel, Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    AlreadyEnrolled,
    AreaOutside,
    AreaUnknown,
    BadValue,
    CertificateRefused,
)
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.officenames import name_fault
from gridcredit.operations.desk import Desk
from gridcredit.operations.installation.credentials import node_keys, own_chain
from gridcredit.operations.installation.founding import Fill
from gridcredit.operations.trust import fingerprints
from gridcredit.operations.trust.fingerprints import Above, TrustFile
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import nodes
from gridcredit.store.register import area_rows
from gridcredit.store.workspace import audit
from gridcredit.sync.enrolment import CertificateFile
from gridcredit.sync.invitation import (
    InvitationFile,
    invitation_from_bytes,
    make_invitation,
    read_invitation,
)

LEVELS = {
    Office.STREET: AreaLevel.STREET,
    Office.VILLAGE: AreaLevel.VILLAGE,
    Office.GRID: AreaLevel.GRID,
}
"""Which areas a child's office answers for."""
_OFFICES = {level: office for office, level in LEVELS.items()}
_KEPT = "invitation"


def places(desk: Desk) -> list[tuple[Area, int]]:
    """The areas below this office that a computer can be invited for, each with how many answer for
    it already, in the order of the tree."""
    desk.actor.require(Duty.ENROL)
    with desk.reading() as session:
        tree = AreaTree(area_rows.all_areas(session))
        taken = [node.area for node in nodes.children(session) if node.state == nodes.ACTIVE]
    below = [area for area in tree.subtree(desk.node.area) if area.code != desk.node.area]
    direct = [area for area in below if _OFFICES.get(area.level) in offices_below(desk.office)]
    return [(area, taken.count(area.code)) for area in direct]


def invite(desk: Desk, area: str, out: Path) -> TrustFile:
    """Write the invitation for an office below this one, by the level of the area. Raises
    AreaUnknown, AreaOutside, BadValue, NotEnrolled, PlaceRevoked, StorageFailed."""
    desk.actor.require(Duty.ENROL)
    desk.require_enrolled()
    with desk.writing() as session:
        tree = AreaTree(area_rows.all_areas(session))
        place = tree.by_code(area)
        if place is None:
            raise AreaUnknown(area)
        if not tree.covers(desk.node.area, area) or place.code == desk.node.area:
            raise AreaOutside(area, desk.node.area)
        office = _OFFICES.get(place.level)
        if office not in offices_below(desk.office):
            raise BadValue("area", area, "no_office")
        if fault := name_fault(place.name):
            raise BadValue("area", area, fault)
        keys, chain = node_keys(session), own_chain(session)
        signed = make_invitation(office, place.code, place.name, chain, keys, desk.now())
        audit.log(session, desk.actor.login, "enrol_invite", {"area": place.code})
        make_folder(out.parent)
        signed.write(out)
    return fingerprints.of_invitation(read_invitation(out))


def read(file: Path) -> TrustFile:
    """What an invitation says, and by whom; before there is a workspace. Raises as
    `fingerprints.show`."""
    return fingerprints.of_invitation(read_invitation(file))


def remembered(file: Path, seen: TrustFile | None = None) -> tuple[InvitationFile, Fill]:
    """An invitation, and what makes a new workspace remember it; `seen` is what a person was
    shown. Raises as `read`, and FingerprintDiffers."""
    invitation = read_invitation(file)
    fingerprints.of_invitation(invitation).require_same(seen)

    def remember(session: Session) -> None:
        nodes.keep_secret(session, _KEPT, invitation.signed.to_bytes())

    return invitation, remember


def check_anew(desk: Desk, file: Path) -> TrustFile:
    """What another invitation says to a workspace that waits for its certificate already: the
    office that invited it may have got new keys meanwhile. Raises CertificateRefused for another
    place than was asked for, AlreadyEnrolled, and as `read`."""
    desk.actor.require(Duty.READ)
    invitation = read_invitation(file)
    with desk.reading() as session:
        require_without_certificate(session)
    for field, asked in (("office", desk.node.office), ("area", desk.node.area)):
        if getattr(invitation, field) != asked:
            raise CertificateRefused(file.name, f"not_asked_{field}")
    return fingerprints.of_invitation(invitation)


def invite_anew(desk: Desk, file: Path, seen: TrustFile | None = None) -> None:
    """Wait for the certificate of the office of another invitation from now on; `seen` is what a
    person was shown and agreed to. Raises as `check_anew`, and FingerprintDiffers."""
    check_anew(desk, file).require_same(seen)
    kept = read_invitation(file)
    with desk.writing() as session:
        nodes.keep_secret(session, _KEPT, kept.signed.to_bytes())
        facts = {"node": str(kept.parent.node), "fingerprint": kept.parent.keys.fingerprint()}
        audit.log(session, desk.actor.login, "enrol_invited", facts)


def require_without_certificate(session: Session) -> None:
    """Raise AlreadyEnrolled where the certificate counts: neither awaited, nor ended here or
    above."""
    own, parent = nodes.own(session), nodes.parent(session)
    if own.state == nodes.ACTIVE and (parent is None or parent.state != nodes.REVOKED):
        raise AlreadyEnrolled(own.name)


def inviter(desk: Desk) -> tuple[Above, Above] | None:
    """The office that invited this one and the district above it, while the certificate is
    awaited."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        kept = _kept(session)
    return (Above.of(kept.parent), Above.of(kept.root)) if kept else None


def require_inviter(session: Session, file: CertificateFile) -> None:
    """Raise CertificateRefused (other_inviter) where an invitation is remembered and the
    certificate does not come from that office, by the same keys and under the same district."""
    kept = _kept(session)
    if kept is None:
        return
    if _identity(kept) != _identity(file):
        raise CertificateRefused(file.name, "other_inviter")


def forget(session: Session) -> None:
    """The certificate is there: later ones may come from another office, if people agree."""
    if _kept(session) is not None:
        nodes.keep_secret(session, _KEPT, b"")


def _kept(session: Session) -> InvitationFile | None:
    kept = nodes.secret(session, _KEPT)
    return invitation_from_bytes(kept) if kept else None


def _identity(file: InvitationFile | CertificateFile) -> tuple[UUID, str, str]:
    prints = (file.parent.keys.fingerprint(), file.root.keys.fingerprint())
    return (file.parent.node, *prints)


def offices_below(office: Office) -> tuple[Office, ...]:
    """The offices that stand right below one: villages and grids beside each other."""
    if office.is_lowest:
        return ()
    return (Office.STREET,) if office is Office.DISTRICT else (Office.VILLAGE, Office.GRID)
