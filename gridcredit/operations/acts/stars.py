"""Entries about nominees of 诚信之星: what they agree to, and what is decided of them."""

from __future__ import annotations

from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.stars.codes import StarConsent, StarStep, StepDecision
from gridcredit.operations.acts.fields import (
    Act,
    Entry,
    code,
    day,
    identity,
    is_set,
    number,
    text,
)
from gridcredit.operations.desk import Desk
from gridcredit.operations.stars.agreeing import keep_consent
from gridcredit.operations.stars.deciding import keep_decision
from gridcredit.store.engine.database import Session


def _consent(desk: Desk, session: Session, entry: Entry) -> UUID:
    kind, on = code(entry, "kind", StarConsent), day(entry, "on")
    member = identity(entry, "member", "resident") if entry.get("member") else None
    given = not is_set(entry, "withdraw")
    return keep_consent(desk, session, identity(entry, "id", "star"), kind, on, given, member)


def _decide(desk: Desk, session: Session, entry: Entry) -> UUID:
    """Answers with the nomination, as the verb does."""
    step, decision = code(entry, "step", StarStep), code(entry, "decision", StepDecision)
    reason, checked = text(entry, "reason"), is_set(entry, "checked")
    star = identity(entry, "id", "star")
    return keep_decision(
        desk, session, star, step, decision, reason, checked, place_of(number(entry, "place"))
    ).id


def place_of(told: str) -> int | None:
    """A place at the award; None for a blank. Raises BadValue."""
    if not told.strip():
        return None
    if not (told.isascii() and told.isdecimal() and len(told) < 6 and int(told)):
        raise BadValue("place", told, "1-99999", "star_decision")
    return int(told)


ACTS = {
    "star.consent": Act(Duty.NOMINATE_STARS, _consent),
    "star.decide": Act(Duty.DECIDE_STARS, _decide),
}
