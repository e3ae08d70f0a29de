"""What the district hears of honours: a name, a village and one sentence, while their holder agrees
to be named; afterwards the certificate's number alone.

Only a street writes honours: `keep_honours` lets them say what is so, after whatever may change it,
and once more before a package goes up.
"""

from __future__ import annotations

from typing import Any

from gridcredit.domain.codes import Office
from gridcredit.domain.kinds.honour import Honour
from gridcredit.domain.records import part_id
from gridcredit.domain.stars.codes import StarConsent, StarStage
from gridcredit.domain.stars.wording import deed_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.stars.board import Board, StarLine
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.stars.honours import all_honours

ARRIVING = frozenset({"star", "star_consent", "star_award", "star_revocation"})
"""The kinds of record of which an honour tells."""
WITHDRAWN = "consent_withdrawn"
REVOKED = "honour_revoked"
TAKEN_BACK = "taken_back"
"""Why an honour is off the list (texts.reasons)."""


def keep_honours(desk: Desk, session: Session) -> int:
    """Let the honours say what is so now; how many were written or changed. Does nothing but at a
    street."""
    if desk.office is not Office.STREET:
        return 0
    known = {honour.id: honour for honour in all_honours(session)}
    lines = Board(session, desk.today()).everywhere()
    wanted = {made.id: made for line in lines if (made := _honour(line)) is not None}
    for row, honour in known.items():
        if row not in wanted:
            wanted[row] = _bare(honour, TAKEN_BACK)
    new = sorted(
        (made for row, made in wanted.items() if row not in known and not made.removed),
        key=lambda made: made.certificate,
    )
    journal.add(session, list(new))
    changed = 0
    for row in sorted(known):
        told = _differing(known[row], wanted[row])
        changed += journal.edit(session, "honour", row, told) is not None if told else 0
    return len(new) + changed


def _honour(line: StarLine) -> Honour | None:
    """What the district may hear of a nomination; None where there is no award."""
    told = line.standing
    if not told.certificate:
        return None
    honour = Honour(
        part_id(line.id, "honour"),
        line.star.area,
        line.star.level,
        line.period.text,
        told.certificate,
        line.star.name,
        line.village,
        deed_of(line.star.summary),
    )
    if line.stage is StarStage.REVOKED:
        return _bare(honour, REVOKED)
    if StarConsent.NOTICE not in told.consents:
        return _bare(honour, WITHDRAWN)
    return honour


def _bare(honour: Honour, why: str) -> Honour:
    return Honour(
        honour.id,
        honour.area,
        honour.level,
        honour.period,
        honour.certificate,
        removed=why,
    )


def _differing(known: Honour, wanted: Honour) -> dict[str, Any]:
    names = ("certificate", "name", "village", "deed", "removed")
    told = {name: getattr(wanted, name) for name in names}
    return {name: value for name, value in told.items() if getattr(known, name) != value}
