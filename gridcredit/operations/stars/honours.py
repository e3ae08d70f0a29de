"""What the district hears of honours: a name, a village and one sentence, while their holder agrees
to be named; afterwards the certificate's number alone.

Only a street writes honours: `keep_honours` lets them say what is so, after whatever may change it,
and once more before a package goes up.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.kinds.honour import Honour
from gridcredit.domain.kinds.star import Star
from gridcredit.domain.stars.codes import StarConsent, StarStage
from gridcredit.domain.stars.nominations import honour_id
from gridcredit.domain.stars.wording import deed_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.stars.board import Board, StarLine
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal, preferences
from gridcredit.store.journal.numbering import last_arrival
from gridcredit.store.stars.honours import all_honours, said_of_since
from gridcredit.store.stars.nominations import chain_ids

ARRIVING = frozenset({"star", "star_consent", "star_award", "star_revocation"})
"""The kinds of record of which an honour tells."""
_UPTO = "honours_upto"
"""The preference that says up to which arrival honours tell what is so."""
WITHDRAWN = "consent_withdrawn"
REVOKED = "honour_revoked"
TAKEN_BACK = "taken_back"
"""Why an honour is off the list (texts.reasons)."""


def keep_honours(desk: Desk, session: Session) -> int:
    """Let the honours say what is so now, wherever anything was said since they last did; how many
    were written or changed. Does nothing but at a street."""
    if desk.office is not Office.STREET:
        return 0
    before = int(preferences.get(session, _UPTO, "0"))
    stars = said_of_since(session, before)
    count = _kept(session, desk.today(), stars) if stars is None or stars else 0
    if (upto := last_arrival(session)) > before:
        preferences.put(session, _UPTO, str(upto))
    return count


def _kept(session: Session, today: date, stars: Collection[UUID] | None) -> int:
    """Write what honours lack: of the nominations that these forms are of, or of all (None)."""
    if stars is not None:
        stars = {one for star in stars for one in chain_ids(session, Star, star)}
    lines = Board(session, today).awarded(stars)
    wanted = {made.id: made for line in lines if (made := _honour(line)) is not None}
    known = {honour.id: honour for honour in all_honours(session)}
    asked = known.keys() if stars is None else {honour_id(star) for star in stars} & known.keys()
    for row in asked - wanted.keys():
        wanted[row] = _bare(known[row], TAKEN_BACK)
    new = sorted(
        (made for row, made in wanted.items() if row not in known and not made.removed),
        key=lambda made: made.certificate,
    )
    journal.add(session, list(new))
    changed = 0
    for row in sorted(wanted.keys() & known.keys()):
        told = _differing(known[row], wanted[row])
        changed += journal.edit(session, "honour", row, told) is not None if told else 0
    return len(new) + changed


def _honour(line: StarLine) -> Honour | None:
    """What the district may hear of a nomination; None where there is no award."""
    told = line.standing
    if not told.certificate:
        return None
    honour = Honour(
        honour_id(line.id),
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
