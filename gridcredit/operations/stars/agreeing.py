"""What nominees agree to: 参评, 公示, 媒体与照片, each a dated tick of its own, each withdrawable.

`consent(desk, star, kind, on, given=True, member=None) -> UUID` writes one; what follows from a
withdrawal (off the notice, out of prints, removals, the district's list) is derived from it.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.star_consent import StarConsentGiven
from gridcredit.domain.stars.codes import StarConsent
from gridcredit.domain.stars.nominations import agreed, is_live
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.dating import refuse_future
from gridcredit.operations.stars.honours import keep_honours
from gridcredit.operations.stars.places import require_office
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.stars.nominations import nomination


def consent(
    desk: Desk,
    star: UUID,
    kind: StarConsent,
    on: date,
    given: bool = True,
    member: UUID | None = None,
) -> UUID:
    """Record that a nominee (of a group: one of its members) gave one consent, or withdrew it; the
    id of the record. Raises NotFound, AlreadyCorrected, BadValue, ClockBehind,
    StarDecidedElsewhere."""
    desk.actor.require(Duty.NOMINATE_STARS)
    with desk.writing() as session:
        return keep_consent(desk, session, star, kind, on, given, member)


def keep_consent(
    desk: Desk,
    session: Session,
    star: UUID,
    kind: StarConsent,
    on: date,
    given: bool = True,
    member: UUID | None = None,
) -> UUID:
    """Write a consent after its rules were asked."""
    require_office(desk)
    of = nomination(session, star)
    if member is not None and member not in of.star.members:
        raise BadValue("member", "", "not_of_group")
    refuse_future(session, "on", on, desk.clock())
    held = agreed(of.consents, member)
    if is_live(held, kind) is given:
        raise BadValue("consent", kind.value, "nothing_changed")
    if kind in held and on < held[kind].since:
        raise BadValue("on", on.isoformat(), "before_last_word")
    made = StarConsentGiven(desk.new_id(), of.root, kind, on, given, member)
    journal.add(session, [made])
    keep_honours(desk, session)
    return made.id
