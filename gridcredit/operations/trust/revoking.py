"""The end of a certificate: the notice that its office and those below it are handed, and what it
changes there. Data stay; only the exchange ends, until a new certificate comes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from gridcredit.atomic_file import make_folder
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import NotFound
from gridcredit.operations.desk import Desk
from gridcredit.operations.installation.credentials import certificate_of, node_keys, own_chain
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import nodes
from gridcredit.store.workspace import audit
from gridcredit.sync.enrolment import Certificate
from gridcredit.sync.revocation import make_revocation, read_revocation


def write_notice(desk: Desk, node: UUID, folder: Path) -> Path:
    """Write the revocation of a child whose certificate was ended here: for the child itself, and
    for the offices below it. Raises NotFound, StorageFailed."""
    desk.actor.require(Duty.EXCHANGE)
    with desk.reading() as session:
        child = nodes.get(session, node)
        certificate = certificate_of(child)
        if child.state != nodes.REVOKED or certificate is None:
            raise NotFound("node", str(node))
        file = make_revocation(certificate, node_keys(session), desk.now())
    out = make_folder(folder) / file.name
    file.signed.write(out)
    return out


def take_notice(desk: Desk, path: Path, preview: bool) -> Certificate:
    """Take a revocation in: one's own, or that of the office above, as signed by the office above
    that. Returns the certificate that ended. From then on nothing is exchanged there.

    Raises NotAddressed, SignatureWrong, CertificateRefused (renewed), FileUnreadable …
    """
    file = read_revocation(path)
    with desk.reading() as session:
        ended = file.ended([credential.certificate for credential in own_chain(session)])
    if preview:
        return ended
    with desk.writing() as session:
        _end(session, ended)
        facts = {"node": str(ended.node), "serial": ended.serial}
        audit.log(session, desk.actor.login, "enrol_revoked", facts)
    desk.reload()
    return ended


def _end(session: Session, ended: Certificate) -> None:
    known = nodes.get(session, ended.node)
    if known.state != nodes.REVOKED:
        nodes.put(session, replace(known, state=nodes.REVOKED))
