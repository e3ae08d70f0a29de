"""How offices join: a district starts itself; streets and grids send a request up and take the
certificate that comes down. Trust follows the tree of areas."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit import paths, wire
from gridcredit.domain.areas import LONGEST_CODE, LONGEST_NAME, AreaTree
from gridcredit.domain.codes import AreaLevel, Office, Suite
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    AlreadyEnrolled,
    AreaOutside,
    AreaUnknown,
    BadValue,
    CertificateRefused,
    NotFound,
)
from gridcredit.domain.records import Target
from gridcredit.domain.writing import is_text, normalise_digits
from gridcredit.operations import sisters, suites
from gridcredit.operations.areas import keep_areas, read_areas_file
from gridcredit.operations.credentials import (
    certificate_of,
    keys_of,
    node_keys,
    own_chain,
    own_public,
)
from gridcredit.operations.desk import Clock, Desk, NewId
from gridcredit.operations.founding import clear, found
from gridcredit.placing import make_folder, storage
from gridcredit.store import areas, audit, journal, merging, nodes, outgoing, vault
from gridcredit.store.database import Session
from gridcredit.store.nodes import Node
from gridcredit.sync import enrolment
from gridcredit.sync.documents import Party
from gridcredit.sync.keys import NodeKeys
from gridcredit.sync.public import common_suite

# Laptops' clocks are wrong by years and offline nobody sets them right: certificates end by
# revocation, which travels down, not by a date that a flat battery can move.
_VALID = (date(1970, 1, 1), date(2099, 12, 31))
_LEVEL = {Office.STREET: AreaLevel.STREET, Office.GRID: AreaLevel.GRID}
_START = ("area", "target", "setting", "office_certificate", "key_share", "poster_text")


def start_district(
    folder: Path,
    area: str,
    areas_file: Path,
    name: str,
    passphrase: str,
    clock: Clock,
    new_id: NewId,
    login: str = "district",
    suite: Suite = Suite.A,
    token: str = "",
    server: str = "",
) -> Desk:
    """Make the district's workspace, the root of trust, with its areas, the first targets and the
    suite of all its links; `token` names what holds its keys, when software shall not; `server` is
    the URL of the database server for its tables, when a file shall not hold them.

    Raises WorkspaceExists, WeakPassphrase, FileUnreadable, AreasRefused, AreaUnknown, TokenFailed,
    SuiteMissing, ServerAway, ServerRefused, BadValue.
    """
    rows = read_areas_file(areas_file)
    area, name = _named(area, name)
    party = Party(node=new_id(), office=Office.DISTRICT, area=area)
    keys = _new_keys(token)
    keys.of(suite, name)
    issued = clock().replace(microsecond=0, tzinfo=None).isoformat()
    certificate = enrolment.certify_district(party, name, keys, _VALID, issued).to_bytes()
    own = _own_node(party, name, nodes.ACTIVE, keys, certificate)

    def fill(session: Session) -> None:
        keep_areas(session, rows, areas_file.name, within="")
        top = AreaTree(areas.all_areas(session)).by_code(area)
        if top is None or top.level is not AreaLevel.DISTRICT:
            raise AreaUnknown(area)
        targets = [Target(new_id(), top.id, on, rate) for on, rate in _first_targets()]
        journal.add(session, [*targets, suites.first_choice(suite)])

    return found(folder, own, keys, passphrase, login, clock, new_id, fill, server)


def start_child(
    folder: Path,
    office: Office,
    area: str,
    name: str,
    passphrase: str,
    clock: Clock,
    new_id: NewId,
    login: str = "",
    token: str = "",
) -> Desk:
    """Make a street's or grid's workspace, which waits for its certificate; `token` as above.

    Raises WorkspaceExists, WeakPassphrase, BadValue, TokenFailed.
    """
    if office not in _LEVEL:
        raise BadValue("role", office.value, "street | grid")
    area, name = _named(area, name)
    keys = _new_keys(token)
    party = Party(node=new_id(), office=office, area=area)
    own = _own_node(party, name, nodes.WAITING, keys, None)
    return found(folder, own, keys, passphrase, login or office.value, clock, new_id)


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
) -> Desk:
    """Make a waiting workspace and write its request, both or neither.

    Raises what `start_child` and `write_request` raise.
    """
    vault.require_room(folder)
    was_there = folder.is_dir()
    desk = start_child(folder, office, area, name, passphrase, clock, new_id, login, token)
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


def check_request(desk: Desk, file: Path) -> enrolment.Request:
    """What a request asks for, once it is one that may be approved here. Raises what `approve`
    would of the request itself."""
    desk.actor.require(Duty.ENROL)
    desk.require_enrolled()
    request = enrolment.read_request(file)
    with desk.reading() as session:
        _require_place(session, desk.node, request)
    return request


def approve(desk: Desk, request_file: Path, out: Path) -> Node:
    """Certify the child of a request; the file also carries the areas, targets and rules it
    starts from. Raises AreaUnknown, AreaOutside, CertificateRefused, FileUnreadable …"""
    desk.actor.require(Duty.ENROL)
    desk.require_enrolled()
    request = enrolment.read_request(request_file)
    with desk.writing() as session:
        _require_place(session, desk.node, request)
        keys, chain = node_keys(session), own_chain(session)
        issuer = chain[0].certificate
        known = nodes.find(session, request.node)
        last = certificate_of(known) if known else None
        serial = last.serial + 1 if last else 1
        credential = enrolment.certify(request, issuer, keys, _VALID, desk.now(), serial)
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
        facts = {"node": str(child.id), "area": child.area}
        audit.log(session, desk.actor.login, "enrol_approve", facts)
        signed.write(out)
    return child


def accept(desk: Desk, certificate_file: Path) -> Node:
    """Take the certificate in and start, or go on where the last one has ended; returns the parent.

    Raises AlreadyEnrolled, CertificateRefused, FileUnreadable, SignatureWrong, PackageTooNew.
    """
    desk.actor.require(Duty.READ)
    file = enrolment.read_certificate_file(certificate_file)
    with desk.writing() as session:
        keys = node_keys(session)
        enrolment.check_certificate_file(file, desk.node.id, keys.public, desk.today())
        require_without_certificate(session)
        former, parent = nodes.parent(session), _parent_node(file)
        if former is not None and former.id != parent.id:
            nodes.put(session, replace(former, kinship=nodes.FORMER))
        nodes.put(session, parent)
        with storage(certificate_file.name):
            kept = certificate_file.read_bytes()
        area = file.credential.certificate.area
        own = replace(desk.node, area=area, state=nodes.ACTIVE, certificate=kept)
        nodes.put(session, own)
        merging.merge(session, file.start, parent.id, lambda _: True, is_start=True)
        audit.log(session, desk.actor.login, "enrol_accept", {"node": str(parent.id)})
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
        sisters.tell(session)  # their next packages wait from now on: they need another key
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


def _own_node(
    party: Party, name: str, state: str, keys: NodeKeys, certificate: bytes | None
) -> Node:
    return Node(
        id=party.node,
        office=party.office.value,
        area=party.area,
        name=name,
        state=state,
        kinship=nodes.SELF,
        certificate=certificate,
        signing_key=keys.public.signing,
        age_recipient=keys.public.age_recipient,
    )


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
    going = outgoing.pending(session, child, 0, _VALID[0])
    return [line for line in going.lines if wire.read(line).entity in _START]


def require_without_certificate(session: Session) -> None:
    """Raise AlreadyEnrolled where the certificate counts: neither awaited, nor ended here or
    above."""
    own, parent = nodes.own(session), nodes.parent(session)
    if own.state == nodes.ACTIVE and (parent is None or parent.state != nodes.REVOKED):
        raise AlreadyEnrolled(own.name)


def _require_place(session: Session, own: Node, request: enrolment.Request) -> None:
    tree = AreaTree(areas.all_areas(session))
    area = tree.by_code(request.area)
    if area is None:
        raise AreaUnknown(request.area)
    if not tree.covers(own.area, request.area):
        raise AreaOutside(request.area, own.area)
    known = nodes.find(session, request.node)
    if known and (known.kinship != nodes.CHILD or keys_of(known) != request.keys):
        raise CertificateRefused(request.name, "node_taken")
    if area.level is not _LEVEL.get(request.office) or area.code == own.area:
        raise CertificateRefused(request.name, "office")
    common_suite(suites.in_force(session), own_public(session), request.keys, request.name)


def _new_keys(token: str) -> NodeKeys:
    return NodeKeys.in_token(token) if token else NodeKeys.create()


def _named(area: str, name: str) -> tuple[str, str]:
    """Area, written as lists of areas write it, and name as documents of the exchange can carry
    them. Raises BadValue."""
    for field, value, most in (("area", area, LONGEST_CODE), ("name", name, LONGEST_NAME)):
        if not value.strip():
            raise BadValue(field, "", "empty")
        if len(value.strip()) > most:
            raise BadValue(field, "", "too_long")
        if not is_text(value):
            raise BadValue(field, "", "not_text")
    return normalise_digits(area), name.strip()


def _first_targets() -> Iterable[tuple[date, int]]:
    """The dated targets that a new district begins with, in hundredths of a per cent."""
    file = paths.resources() / "templates" / "targets.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield date.fromisoformat(row["on"]), int(row["rate"])
