"""Correcting a registration, a consent, or a step of a pledge: a later fact names the earlier one.

Whose it is stays: what was entered for the wrong person is taken back, and entered anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any
from uuid import UUID

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.reasons import checked_reason
from gridcredit.domain.records import KIND_OF, KINDS
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.dating import refuse_future
from gridcredit.operations.visits.takingback import Replaced
from gridcredit.operations.visits.visiting import check_settled
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import corrections, register_lists

MAY_SAY: Mapping[str, frozenset[str]] = {
    "registration_event": frozenset({"event", "on", "channel", "note"}),
    "consent_event": frozenset({"consent", "given", "on", "notice_version"}),
    "pledge_event": frozenset({"on", "place", "witness", "location"}),
}
"""What a correction may say otherwise, by kind: a pledge's number is never another one."""


def correct_facts(
    desk: Desk, facts: Sequence[tuple[str, UUID]], new: Mapping[str, Any], reason: str
) -> Replaced:
    """Say otherwise what these were, all or none: one talk may have informed a whole family. `new`
    are values of some of MAY_SAY; an id of a pledge's paper means its first step that stands.

    Raises NotFound, AlreadyCorrected, OnlyPartKnown, MovedAway, GoneBefore, MinorRefused,
    ClockBehind, BadValue (no reason, nothing changed, a day that cannot be).
    """
    desk.actor.require(Duty.RECORD_VISITS)
    why = checked_reason(reason)
    with desk.writing() as session:
        done = [keep_restated(desk, session, entity, fact, new, why) for entity, fact in facts]
        return Replaced(tuple(pair for one in done for pair in one.pairs))


def keep_restated(
    desk: Desk, session: Session, entity: str, fact: UUID, new: Mapping[str, Any], reason: str
) -> Replaced:
    """Write one correction after its rules were asked."""
    for name in new.keys() - MAY_SAY.get(entity, frozenset()):
        raise BadValue(name, "", "unknown_field")
    earlier = _standing(session, entity, fact)
    said = replace(earlier, **new)
    if said == earlier:
        raise BadValue("record", "", "nothing_changed")
    made = replace(said, id=desk.new_id(), corrects=earlier.id, reason=reason)
    _check(desk, session, earlier, made)
    journal.add(session, [made])
    return Replaced(((earlier, made.id),))


def _standing(session: Session, entity: str, fact: UUID) -> Any:
    kind = KINDS[entity]
    if kind.steps:
        return corrections.steps_from(session, kind, fact)[0]
    return corrections.standing_fact(session, entity, fact)


def _check(desk: Desk, session: Session, earlier: Any, made: Any) -> None:
    """Raise where it cannot have been so."""
    now = desk.clock()
    refuse_future(session, "on", made.on, now)
    person = register_lists.get(session, "resident", made.resident)
    check_settled(session, person, made, now)
    if isinstance(made, PledgeEvent):
        _require_in_order(session, earlier, made)


def _require_in_order(session: Session, earlier: PledgeEvent, made: PledgeEvent) -> None:
    """The steps of a paper follow each other by their days, too."""
    steps = corrections.steps_from(session, KIND_OF[PledgeEvent], made.pledge)
    told = [made if step.id == earlier.id else step for step in steps]
    told.sort(key=lambda step: list(PledgeStage).index(step.stage))
    for before, after in pairwise(told):
        if made in (before, after) and before.on > after.on:
            raise BadValue("on", made.on.isoformat(), "steps_disordered")
