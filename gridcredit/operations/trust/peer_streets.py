"""The streets of one district as they know each other: by certificates that the district hands on
and that each street checks itself."""

from __future__ import annotations

from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.kinds.office_certificate import OfficeCertificate
from gridcredit.domain.records import part_id
from gridcredit.operations.installation.credentials import own_chain
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal, nodes
from gridcredit.store.journal.nodes import Node
from gridcredit.store.register import keyshares
from gridcredit.sync.enrolment import Certificate, Credential, check_chain

_ROW = "office_certificate"


def tell(session: Session) -> None:
    """Let the records that go down to the streets say what is known of each: certificate and
    whether it was revoked. Writes what differs."""
    told = {one.id: one for one in keyshares.certificates(session)}
    for street in nodes.children(session):
        wanted = _record(street)
        if wanted is None:
            continue
        held = told.get(wanted.id)
        if held is None:
            journal.add(session, [wanted])
        elif held != wanted:
            now = {"credential": wanted.credential, "revoked": wanted.revoked}
            journal.edit(session, _ROW, wanted.id, now)


def certified(session: Session) -> dict[UUID, Certificate]:
    """The other streets whose certificate stands and was signed by the district."""
    chain = own_chain(session)
    found = (_checked(one, chain[-1]) for one in keyshares.certificates(session) if not one.revoked)
    return {c.node: c for c in found if c is not None and c.node != chain[0].certificate.node}


def own_certificate(session: Session) -> Certificate:
    """One's own certificate."""
    return own_chain(session)[0].certificate


def _record(street: Node) -> OfficeCertificate | None:
    if street.office != Office.STREET or street.certificate is None:
        return None
    revoked = street.state == nodes.REVOKED
    row = part_id(street.id, _ROW)
    return OfficeCertificate(row, street.id, street.certificate.decode("utf-8"), revoked)


def _checked(one: OfficeCertificate, root: Credential) -> Certificate | None:
    """The certificate in a record, or None where it is not what it should be."""
    try:
        credential = Credential.from_bytes(one.credential.encode(), _ROW)
        check_chain((credential, root), _ROW)
    except GridCreditError:  # a newer program's, or forged: nothing is sealed to it
        return None
    certificate = credential.certificate
    is_street = certificate.office is Office.STREET and certificate.node == one.node
    return certificate if is_street else None
