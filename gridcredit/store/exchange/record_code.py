"""对账码: whether two offices hold the same revisions of an author."""

from __future__ import annotations

import hashlib
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.codes import Office
from gridcredit.domain.records import kept_below
from gridcredit.store.journal import nodes, number_ranges

# Crockford's base 32: no I, L, O, U to be misread or misheard.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH = 6


def of(session: Session, node: UUID) -> str:
    """对账码: six characters over the revisions of an author's installation that are held here,
    equal at two offices only if both hold the same ones. Kinds that the office above the author's
    never hears of are left out."""
    kept = _kept_by(session, node)
    of_others, of_all = number_ranges.of_others, number_ranges.of
    ranges = of_others(session, node.bytes, kept) if kept else of_all(session, node.bytes)
    text = node.hex + "".join(f" {first}-{last}" for first, last in ranges)
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    code = ""
    for _ in range(_CODE_LENGTH):
        number, at = divmod(number, len(_LETTERS))
        code += _LETTERS[at]
    return code


def _kept_by(session: Session, node: UUID) -> tuple[str, ...]:
    """The kinds of an author's that the office above it never gets."""
    if not any(map(kept_below, Office)):
        return ()
    known = nodes.find(session, node)
    is_street = known is not None and Office(known.office) is Office.STREET
    above = Office.DISTRICT if is_street else Office.STREET
    return kept_below(above)
