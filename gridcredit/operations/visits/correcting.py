"""Correcting a visit: a later fact names the earlier one, and what it settled goes along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.appeal import Appeal
from gridcredit.domain.kinds.appeal_reply import AppealReply
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.reasons import checked_reason
from gridcredit.domain.records import KIND_OF
from gridcredit.domain.visit_rules import bare, refuse_gone, require_day_agreed
from gridcredit.operations.desk import Desk
from gridcredit.operations.visits.appealing import appeals_of
from gridcredit.operations.visits.takingback import Replaced, void
from gridcredit.operations.visits.visiting import (
    Settled,
    check_settled,
    checked_visit,
    people_at,
)
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import corrections, register_lists

MAY_CHANGE = frozenset({"at", "outcome", "mode", "met", "topics", "leaflets", "follow_up", "note"})
"""What a correction may say otherwise: not whose door it was, and not who knocked."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """The visit as it stands now, what took the place of what (for undoing), and how many
    registrations, pledges and consents went with it: `redated`, or `taken_back`."""

    visit: UUID
    replaced: Replaced
    redated: int = 0
    taken_back: int = 0


def correct_visit(
    desk: Desk, visit: UUID, new: Mapping[str, Any], reason: str, sure: bool = True
) -> Corrected:
    """Say otherwise what a visit was: `new` are values of some of MAY_CHANGE.

    What it settled follows: of another day it gets that day, and where nobody was spoken to it is
    taken back. Not `sure`, a time that wants a second look raises TimeDoubtful. Raises NotFound,
    AlreadyCorrected, OnlyPartKnown, MovedAway, GoneBefore, MinorRefused, BadValue.
    """
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        return keep_correction(desk, session, visit, new, reason, sure)


def keep_correction(
    desk: Desk,
    session: Session,
    visit: UUID,
    new: Mapping[str, Any],
    reason: str,
    sure: bool = True,
) -> Corrected:
    """Write a correction after its rules were asked."""
    why = checked_reason(reason)
    earlier: Visit = corrections.standing_fact(session, "visit", visit)
    for name in new.keys() - MAY_CHANGE:
        raise BadValue(name, "", "unknown_field")
    wanted = bare(replace(earlier, **new))
    require_day_agreed(wanted.outcome, wanted.follow_up)
    said = checked_visit(session, wanted, desk.clock(), sure or wanted.at == earlier.at)
    if said == earlier:
        raise BadValue("visit", "", "nothing_changed")
    if (said.at, said.outcome, said.met) != (earlier.at, earlier.outcome, earlier.met):
        refuse_gone(said, people_at(session, said))
    made = replace(said, id=desk.new_id(), corrects=earlier.id, reason=why)
    journal.add(session, [made])
    pairs = [(earlier, made.id)]
    settled = corrections.settled_at(session, "visit", visit)
    if earlier.outcome.means.wants_reply and not made.outcome.means.wants_reply:
        passed_on = [one for one in settled if isinstance(one, Appeal | AppealReply)]
        settled = [one for one in settled if one not in passed_on]
        pairs += void(desk, session, passed_on, why).pairs
    elif made.outcome.means.wants_reply and not earlier.outcome.means.wants_reply:
        journal.add(session, appeals_of(desk, session, made))
    if not made.outcome.means.is_spoken and earlier.outcome.means.is_spoken:
        gone = void(desk, session, settled, why)
        return Corrected(made.id, Replaced((*pairs, *gone.pairs)), 0, gone.count)
    moved = _redate(desk, session, settled, earlier, made)
    return Corrected(made.id, Replaced((*pairs, *moved)), len(moved), 0)


def _redate(
    desk: Desk, session: Session, settled: list[Any], earlier: Visit, made: Visit
) -> list[tuple[Any, UUID]]:
    """What was dated as the visit was is dated as it is now."""
    before, on = earlier.at[:10], date.fromisoformat(made.at[:10])
    if before == made.at[:10]:
        return []
    pairs: list[tuple[Any, UUID]] = []
    for fact in settled:
        kind = KIND_OF[type(fact)]
        if kind.day_of(fact) != before:
            continue
        told = {kind.day: on} | dict.fromkeys(dict(kind.fields_naming("visit")), made.id)
        again = replace(fact, id=desk.new_id(), corrects=fact.id, reason=made.reason, **told)
        if isinstance(again, Settled):
            person = register_lists.get(session, "resident", again.resident)
            check_settled(session, person, again, desk.clock())
        journal.add(session, [again])
        pairs.append((fact, again.id))
    return pairs
