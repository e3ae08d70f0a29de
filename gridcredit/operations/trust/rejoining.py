"""An office whose certificate, or whose office above, has ended: what it waits for."""

from __future__ import annotations

from gridcredit.domain.duties import Duty
from gridcredit.operations.desk import Desk
from gridcredit.store.journal import nodes


def whose_ended(desk: Desk) -> str:
    """The name of the office whose certificate has ended, one's own or that of the office above;
    blank while both count."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        for known in (nodes.own(session), nodes.parent(session)):
            if known is not None and known.state == nodes.REVOKED:
                return known.name
    return ""
