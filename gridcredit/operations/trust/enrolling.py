"""How offices join: those below the district send a request up and take the certificate that comes
down. Trust follows the tree of areas."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from gridcredit import wire
from gridcredit.atomic_file import make_folder, require_other, storage
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    AreaOutside,
    AreaUnknown,
    CertificateRefused,
    NotFound,
)
from gridcredit.domain.records import KINDS
from gridcredit.operations.desk import Clock, Desk, NewId
from gridcredit.operations.installation.computers import place_of
from gridcredit.operations.installation.credentials import (
    certificate_of,
    keys_of,
    node_keys,
    own_chain,
    own_public,
)
from gridcredit.operations.installation.founding import Fill, clear
from gridcredit.operations.trust import fingerprints, inviting, peer_streets, suites
from gridcredit.operations.trust.fingerprints import TrustFile, chain_of
from gridcredit.operations.trust.inviting import LEVELS, require_without_certificate
from gridcredit.operations.trust.starting import VALID
from gridcredit.operations.trust.starting import start_child as start_child
from gridcredit.operations.trust.starting import start_district as start_district
from gridcredit.store.engine.database import Session
from gridcredit.store.exchange import merging, outgoing
from gridcredit.store.journal import nodes
from gridcredit.store.journal.nodes import Node
from gridcredit.store.register import area_rows
from gridcredit.store.workspace import audit, vault
from gridcredit.sync import enrolment
from gridcredit.sync.documents import Party
from gridcredit.sync.public import common_suite

_START = frozenset(kind.name for kind in KINDS.values() if kind.is_guidance)


def request_place(
    folder: Path,
    office: Office,
    area: str,
    name: str,
    out: Path,
    passphrase: str,
    clock: Clock,
    new_id: NewId,
    login: str = "",
    token: str = "",
    fill: Fill | None = None,
) -> Desk:
    """Make a waiting workspace and write its request, both or neither.

    Raises what `start_child` and `write_request` raise.
    """
    vault.require_room(folder)
    was_there = folder.is_dir()
    desk = start_child(folder, office, area, name, passphrase, clock, new_id, login, token, fill)
    try:
        write_request(desk, out)
    except BaseException:
        desk.close()
        clear(folder, was_there)
        raise
    return desk


def write_request(desk: Desk, out: Path) -> Path:
    """Write the request that the office above approves. Raises AlreadyEnrolled, StorageFailed."""
    desk.actor.require(Duty.READ)
    own = desk.node
    party = Party(node=own.id, office=desk.office, area=own.area)
    with desk.reading() as session:
        require_without_certificate(session)
        keys = node_keys(session)
    make_folder(out.parent)
    enrolment.make_request(party, own.name, keys, desk.now()).write(out)
    return out


def read_request(file: Path) -> enrolment.Request:
    """What a request asks for, to compare its fingerprint before approving.

    Raises FileUnreadable, SignatureWrong, PackageTooNew.
    """
    return enrolment.read_request(file)


def check_request(desk: Desk, file: Path) -> TrustFile:
    """What a request asks for, once it is one that may be approved here. Raises what `approve`
    would of the request itself."""
    desk.actor.require(Duty.ENROL)
    desk.require_enrolled()
    request = enrolment.read_request(file)
    with desk.reading() as session:
        tree = _require_place(session, desk.node, request)
        return fingerprints.of_request(file.name, request, chain_of(session), tree)


def approve(desk: Desk, request_file: Path, out: Path, seen: TrustFile | None = None) -> Node:
    """Certify the child of a request; the file also carries the areas, targets and rules it
    starts from. `seen` is what a person was shown and agreed to: another request in its place is
    refused. Raises AreaUnknown, AreaOutside, CertificateRefused, FileUnreadable,
    FingerprintDiffers …"""
    desk.actor.require(Duty.ENROL)
    desk.require_enrolled()
    require_other(out, request_file)
    request = enrolment.read_request(request_file)
    with desk.writing() as session:
        tree = _require_place(session, desk.node, request)
        shown = fingerprints.of_request(request_file.name, request, chain_of(session), tree)
        shown.require_same(seen)
        keys, chain = node_keys(session), own_chain(session)
        issuer = chain[0].certificate
        known = nodes.find(session, request.node)
        last = certificate_of(known) if known else None
        serial = last.serial + 1 if last else 1
        computer = last.computer if last else place_of(session, request)
        credential = enrolment.certify(request, issuer, keys, VALID, desk.now(), serial, computer)
        child = Node(
            id=request.node,
            office=request.office.value,
            area=request.area,
            name=request.name,
            state=nodes.ACTIVE,
            kinship=nodes.CHILD,
            certificate=credential.to_bytes(),
            signing_key=request.keys.signing,
            age_recipient=request.keys.age_recipient,
        )
        nodes.put(session, child)
        start = _start_lines(session, child)
        signed = enrolment.make_certificate_file(credential, chain, start, keys)
        facts = {"node": str(child.id), "area": child.area, "fingerprint": shown.fingerprint}
        audit.log(session, desk.actor.login, "enrol_approve", facts)
        signed.write(out)
    return child


def check_certificate(desk: Desk, file: Path) -> TrustFile:
    """What a certificate says, once it is one that may be accepted here now. Raises what `accept`
    would of the certificate itself."""
    desk.actor.require(Duty.READ)
    found = enrolment.read_certificate_file(file)
    with desk.reading() as session:
        _require_asked(desk, session, found)
    return fingerprints.of_certificate(found)


def accept(desk: Desk, certificate_file: Path, seen: TrustFile | None = None) -> Node:
    """Take the certificate in and start, or go on where the last one has ended; returns the parent.
    `seen` is what a person was shown and agreed to.

    Raises AlreadyEnrolled, CertificateRefused, FileUnreadable, SignatureWrong, PackageTooNew,
    NameRefused, FingerprintDiffers.
    """
    desk.actor.require(Duty.READ)
    file = enrolment.read_certificate_file(certificate_file)
    shown = fingerprints.of_certificate(file)
    shown.require_same(seen)
    with desk.writing() as session:
        _require_asked(desk, session, file)
        former, parent = nodes.parent(session), _parent_node(file)
        if former is not None and former.id != parent.id:
            nodes.put(session, replace(former, kinship=nodes.FORMER))
        nodes.put(session, parent)
        with storage(certificate_file.name):
            kept = certificate_file.read_bytes()
        nodes.put(session, replace(desk.node, state=nodes.ACTIVE, certificate=kept))
        inviting.forget(session)
        merging.merge(session, file.start, parent.id, lambda _: True, is_start=True)
        facts = {"node": str(parent.id), "fingerprint": shown.parent.fingerprint}
        audit.log(session, desk.actor.login, "enrol_accept", facts)
    desk.reload()
    return parent


def revoke(desk: Desk, node: UUID) -> list[Node]:
    """End a child's certificate: its packages are refused from now on. Raises NotFound."""
    desk.actor.require(Duty.ENROL)
    with desk.writing() as session:
        child = nodes.get(session, node)
        if child.kinship != nodes.CHILD:
            raise NotFound("node", str(node))
        nodes.put(session, replace(child, state=nodes.REVOKED))
        peer_streets.tell(session)  # their next packages wait from now on: they need another key
        audit.log(session, desk.actor.login, "enrol_revoke", {"node": str(node)})
    return list_nodes(desk)


def list_nodes(desk: Desk) -> list[Node]:
    """The installations below that were ever approved."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return nodes.children(session)


def fingerprint(desk: Desk) -> str:
    """One's own fingerprint, to be read out and compared."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return own_public(session).fingerprint()


def _parent_node(file: enrolment.CertificateFile) -> Node:
    above = file.parent
    return Node(
        id=above.node,
        office=above.office.value,
        area=above.area,
        name=above.name,
        state=nodes.ACTIVE,
        kinship=nodes.PARENT,
        certificate=file.chain[0].to_bytes(),
        signing_key=above.keys.signing,
        age_recipient=above.keys.age_recipient,
    )


def _start_lines(session: Session, child: Node) -> list[bytes]:
    """What a child must know before its first package: areas, targets and rules."""
    going = outgoing.pending(session, child, 0, VALID[0])
    return [line for line in going.lines if wire.read(line).entity in _START]


def _require_asked(desk: Desk, session: Session, file: enrolment.CertificateFile) -> None:
    """Raise unless the certificate is the answer to this workspace's own request, which is open,
    and comes from the office that invited it, where one did."""
    own, told = desk.node, file.credential.certificate
    public = own_public(session)
    enrolment.check_certificate_file(file, own.id, public, desk.today())
    require_without_certificate(session)
    for field, asked in (("office", own.office), ("area", own.area), ("name", own.name)):
        if getattr(told, field) != asked:
            raise CertificateRefused(file.name, f"not_asked_{field}")
    inviting.require_inviter(session, file)


def _require_place(session: Session, own: Node, request: enrolment.Request) -> AreaTree:
    """The areas known here, once the place asked for is one that this office may give."""
    tree = AreaTree(area_rows.all_areas(session))
    area = tree.by_code(request.area)
    if area is None:
        raise AreaUnknown(request.area)
    if not tree.covers(own.area, request.area):
        raise AreaOutside(request.area, own.area)
    known = nodes.find(session, request.node)
    if known and (known.kinship != nodes.CHILD or keys_of(known) != request.keys):
        raise CertificateRefused(request.name, "node_taken")
    if request.office not in inviting.offices_below(Office(own.office)):
        raise CertificateRefused(request.name, "office")
    if area.level is not LEVELS[request.office]:
        raise CertificateRefused(request.name, "wrong_level")
    common_suite(suites.in_force(session), own_public(session), request.keys, request.name)
    return tree
