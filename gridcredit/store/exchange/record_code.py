"""对账码: whether two offices hold the same revisions of an author."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.codes import Office
from gridcredit.domain.records import KINDS
from gridcredit.store.journal import nodes, number_ranges

# Crockford's base 32: no I, L, O, U to be misread or misheard.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH = 6


def of(session: Session, node: UUID) -> str:
    """对账码: six characters over the revisions of an author's installation that are held here,
    equal at two offices only if both hold the same ones. Kinds that the office above the author's
    never hears of are left out."""
    kept = _kept_by(session, node)
    ranges = _ranges_without(session, node, kept) if kept else number_ranges.of(session, node.bytes)
    text = node.hex + "".join(f" {first}-{last}" for first, last in ranges)
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    code = ""
    for _ in range(_CODE_LENGTH):
        number, at = divmod(number, len(_LETTERS))
        code += _LETTERS[at]
    return code


def _kept_by(session: Session, node: UUID) -> tuple[str, ...]:
    """The kinds of an author's that the office above it never gets."""
    if not any(kind.stays_below(office) for kind in KINDS.values() for office in Office):
        return ()
    known = nodes.find(session, node)
    is_street = known is not None and Office(known.office) is Office.STREET
    above = Office.DISTRICT if is_street else Office.STREET
    return tuple(kind.name for kind in KINDS.values() if kind.stays_below(above))


def _ranges_without(session: Session, node: UUID, kinds: Sequence[str]) -> list[tuple[int, int]]:
    """The numbers of an author's revisions of other kinds than these, as ranges without gaps."""
    marks = ",".join("?" * len(kinds))
    found = session.connection().exec_driver_sql(
        "SELECT min(seq), max(seq) FROM (SELECT seq, seq - row_number() OVER (ORDER BY seq) AS run"
        f" FROM (SELECT DISTINCT seq FROM revision WHERE node = ? AND entity NOT IN ({marks}))"
        " AS held) AS numbered GROUP BY run ORDER BY 1",
        (node.bytes, *kinds),
    )
    return [(start, end) for start, end in found]
