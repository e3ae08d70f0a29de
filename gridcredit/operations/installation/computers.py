"""Several computers of one office, and those that came back from a backup: what the numbers that
each of them gives bear of it, so that no number is ever given twice."""

from __future__ import annotations

import hashlib

from gridcredit.operations.installation.credentials import chain_of
from gridcredit.store.engine.database import Session
from gridcredit.store.exchange import links
from gridcredit.store.journal import nodes
from gridcredit.sync.enrolment import Request

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32
_LENGTH = 3


def place_of(session: Session, request: Request) -> int:
    """The how manieth computer of its office that is which asks for a certificate here, from 1."""
    asked = (request.office.value, request.area)
    others = (child for child in nodes.children(session) if child.id != request.node)
    return 1 + sum((other.office, other.area) == asked for other in others)


def number_mark(session: Session) -> str:
    """What stands before the serial of a number that is given here: nothing at the first computer
    of an office; three signs and a hyphen (7KQ-) at any other, at a copy that waits for a
    certificate of its own, and at one that came back from a backup: it may have forgotten what it
    gave since, also after an earlier return to the same backup."""
    own, returned = nodes.own(session), links.last_return(session)
    is_first = own.certificate is not None and chain_of(own)[0].certificate.computer <= 1
    if is_first and not returned:
        return ""
    marked = own.id.bytes + bytes.fromhex(returned)
    value = int.from_bytes(hashlib.sha256(marked).digest()[:4], "big")
    signs = ""
    for _ in range(_LENGTH):
        value, sign = divmod(value, len(_SIGNS))
        signs += _SIGNS[sign]
    return f"{signs}-"
