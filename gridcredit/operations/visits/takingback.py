"""Taking back what was entered, with a reason; and saying it again. Facts are never changed: a
later one names the earlier (domain.facts)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, ChangedSince
from gridcredit.domain.reasons import checked_reason
from gridcredit.domain.records import KIND_OF, KINDS, facts_named
from gridcredit.operations.desk import Desk
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import corrections

TAKEN_BACK = ("visit", "registration_event", "pledge_event", "consent_event")
"""The kinds of record that are taken back here: what was entered at a door. Others have acts of
their own, with rules of their own: an entry of a ledger is voided, a voucher brought back."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """Facts as they stood, each with the id of the later one that took its place."""

    pairs: tuple[tuple[Any, UUID], ...]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.pairs)


def take_back(desk: Desk, entity: str, fact: UUID, reason: str) -> Replaced:
    """Take a visit with all it settled, a registration, a consent, or a pledge's step with those
    after it back (for `pledge_event` the paper's id does too: all its steps).

    Raises NotFound, AlreadyCorrected, OnlyPartKnown, MovedAway, BadValue (no reason).
    """
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        return keep_taken_back(desk, session, entity, fact, checked_reason(reason))


def take_back_all(desk: Desk, facts: Sequence[tuple[str, UUID]], reason: str) -> Replaced:
    """Take several back, all or none: one talk at a door may have informed a whole family."""
    desk.actor.require(Duty.RECORD_VISITS)
    why = checked_reason(reason)
    with desk.writing() as session:
        done = [keep_taken_back(desk, session, entity, fact, why) for entity, fact in facts]
        return Replaced(tuple(pair for one in done for pair in one.pairs))


def keep_taken_back(desk: Desk, session: Session, entity: str, fact: UUID, reason: str) -> Replaced:
    """Write that a fact and what rests on it are taken back."""
    return void(desk, session, _resting_on(session, entity, fact), reason)


def say_again(desk: Desk, replaced: Replaced, reason: str) -> Replaced:
    """Undo a taking back or a correction: the facts stand again as they stood. Raises ChangedSince
    where one says otherwise now; what was corrected since and undone again says the same."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        ids = {fact.id: desk.new_id() for fact, _ in replaced.pairs}
        pairs = [(fact, _standing_for(session, fact, by)) for fact, by in replaced.pairs]
        again = [_again(fact, ids[fact.id], by, ids, reason) for fact, by in pairs]
        journal.add(session, again)
        return Replaced(tuple((fact, fact.id) for fact in again))


def void(desk: Desk, session: Session, facts: Sequence[Any], reason: str) -> Replaced:
    """Write for each fact that it stands no more."""
    made, pairs = [], []
    for fact in facts:
        bare = dict.fromkeys(KIND_OF[type(fact)].files, "")
        new = replace(fact, id=desk.new_id(), corrects=fact.id, void=True, reason=reason, **bare)
        made.append(new)
        pairs.append((fact, new.id))
    journal.add(session, made)
    return Replaced(tuple(pairs))


def _standing_for(session: Session, fact: Any, by: UUID) -> UUID:
    entity = KIND_OF[type(fact)].name
    stands = corrections.standing_for(session, entity, by)
    if stands is None:
        raise ChangedSince(entity, str(by))
    return stands


def _resting_on(session: Session, entity: str, fact: UUID) -> list[Any]:
    if entity not in TAKEN_BACK:
        raise BadValue("entity", entity, " | ".join(TAKEN_BACK))
    kind = KINDS[entity]
    if kind.steps:
        return corrections.steps_from(session, kind, fact)
    found = corrections.standing_fact(session, entity, fact)
    return [found, *corrections.settled_at(session, entity, fact)]


def _again(fact: Any, new_id: UUID, by: UUID, ids: dict[UUID, UUID], reason: str) -> Any:
    again = replace(fact, id=new_id, corrects=by, reason=reason)
    named = {name: getattr(fact, name) for name in facts_named(KIND_OF[type(fact)])}
    return replace(again, **{name: ids.get(key, key) for name, key in named.items()})
