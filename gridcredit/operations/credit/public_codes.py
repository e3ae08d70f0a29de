"""公示码: a random code of each household for a year, under which its lines may hang on a board."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from gridcredit.domain.kinds.public_code import KIND, PublicCode
from gridcredit.operations.desk import Desk
from gridcredit.store.credit import papers
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal

_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is taken for another
_LONG = 5


def codes_of(
    desk: Desk,
    session: Session,
    everybody: Collection[UUID],
    wanted: Collection[UUID],
    year: int,
) -> dict[UUID, str]:
    """The codes of the wanted households that have one. At an office that may say so, those that
    have none yet are given one that no other of `everybody` has that year."""
    known = papers.public_codes(session, everybody, year)
    taken = set(known.values())
    made = []
    may_give = desk.office in KIND.said_by
    for household in sorted(set(wanted) - known.keys() if may_give else ()):
        code = _drawn(desk)
        while code in taken:
            code = _drawn(desk)
        taken.add(code)
        known[household] = code
        made.append(PublicCode(desk.new_id(), household, year, code))
    journal.add(session, made)
    return {household: known[household] for household in wanted if household in known}


def _drawn(desk: Desk) -> str:
    """A code of chance: the last bits of a fresh id are."""
    value = desk.new_id().int
    signs = []
    for _ in range(_LONG):
        value, sign = divmod(value, len(_SIGNS))
        signs.append(_SIGNS[sign])
    return "".join(signs)
