"""对账码: whether two offices hold the same revisions of an author."""

from __future__ import annotations

import hashlib
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.codes import Office
from gridcredit.store.journal import nodes, number_ranges

# Crockford's base 32: no I, L, O, U to be misread or misheard.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH = 6


def of(session: Session, node: UUID) -> str:
    """对账码: six characters over the revisions of an author's installation that are held here,
    equal at two offices only if both hold the same ones. Of a street's, kinds that the district
    never hears of are left out."""
    known = nodes.find(session, node)
    is_street = known is not None and Office(known.office) is Office.STREET
    ranges = (number_ranges.heard_above if is_street else number_ranges.of)(session, node.bytes)
    text = node.hex + "".join(f" {first}-{last}" for first, last in ranges)
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    code = ""
    for _ in range(_CODE_LENGTH):
        number, at = divmod(number, len(_LETTERS))
        code += _LETTERS[at]
    return code
