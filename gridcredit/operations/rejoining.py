"""An office whose certificate, or whose office above, has ended: what it waits for, and the new
certificate looked at before it is accepted."""

from __future__ import annotations

from pathlib import Path

from gridcredit.domain.duties import Duty
from gridcredit.operations.credentials import node_keys
from gridcredit.operations.desk import Desk
from gridcredit.operations.enrolling import require_without_certificate
from gridcredit.store import nodes
from gridcredit.sync import enrolment
from gridcredit.sync.enrolment import Certificate


def whose_ended(desk: Desk) -> str:
    """The name of the office whose certificate has ended, one's own or that of the office above;
    blank while both count."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        for known in (nodes.own(session), nodes.parent(session)):
            if known is not None and known.state == nodes.REVOKED:
                return known.name
    return ""


def check_certificate(desk: Desk, file: Path) -> Certificate:
    """The office above in a certificate that may be accepted here now. Raises what
    enrolling.accept would."""
    desk.actor.require(Duty.READ)
    found = enrolment.read_certificate_file(file)
    with desk.reading() as session:
        require_without_certificate(session)
        keys = node_keys(session)
    enrolment.check_certificate_file(found, desk.node.id, keys.public, desk.today())
    return found.parent
