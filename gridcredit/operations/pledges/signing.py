"""信用承诺书: sign, check, archive, withdraw; the scan is a copy, never a signature."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from gridcredit.domain import pledging as rules
from gridcredit.domain.codes import Office, PledgeStage
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.reasons import checked_reason
from gridcredit.domain.visit_rules import require_pledgeable
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.archive_numbers import with_archive_number
from gridcredit.operations.pledges.blank_numbers import on_blank
from gridcredit.operations.pledges.numbering import PledgeNumbers
from gridcredit.operations.pledges.wordings import text_for
from gridcredit.operations.register.dating import refuse_future
from gridcredit.operations.scans import keep_scan
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import events, register_lists


@dataclass(frozen=True, slots=True)
class SignedPledge:
    """A pledge as it was recorded."""

    pledge: UUID
    number: str


def sign_pledge(
    desk: Desk,
    resident: UUID,
    signed_on: date,
    scan: Path | None = None,
    place: str = "",
    number: str = "",
    text: str = "",
) -> SignedPledge:
    """Record a signed pledge under the number of a blank, whole or its last four digits; without
    one under the next number of village and year. `text` is the version that was signed; a blank
    tells its own.

    Raises NotFound, MinorRefused, GoneBefore, BadValue, BlankRefused, ClockBehind, FileUnreadable.
    """
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        digest = keep_scan(desk, session, scan) if scan else ""
        fact = PledgeEvent(
            desk.new_id(),
            desk.new_id(),
            resident,
            PledgeStage.SIGNED,
            signed_on,
            number,
            text.strip(),
            place=place,
            scan=digest,
        )
        return SignedPledge(fact.pledge, keep_signed(desk, session, fact).number)


def keep_signed(desk: Desk, session: Session, fact: PledgeEvent) -> PledgeEvent:
    """Write the signing after its rules were asked, numbered."""
    person = register_lists.get(session, "resident", fact.resident)
    check_signed(session, person, fact, desk.clock())
    if fact.template_version:
        text_for(session, desk.node.area, fact.on, fact.template_version)
    numbers = PledgeNumbers(session, desk.office)
    numbered = on_blank(session, numbers, fact) if fact.number else numbers.give(fact)
    journal.add(session, [numbered])
    return numbered


def check_signed(session: Session, person: Resident, fact: PledgeEvent, now: datetime) -> None:
    """Raise what refuses a signing: its date, its age, that its person is gone."""
    refuse_future(session, "signed_on", fact.on, now)
    require_pledgeable(person, fact)


def advance_pledge(
    desk: Desk, pledge: UUID, stage: PledgeStage, on: date, location: str = "", reason: str = ""
) -> PledgeEvent:
    """Move a pledge to a later stage. It is checked by another person than the one who recorded
    its signing, or at the street; the archive wants the place of the original and gives a 档号; a
    withdrawal, which seals the scans at once, and a voiding want a reason. Raises NotFound,
    BadValue where that is wanting, or the stage cannot follow.
    """
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        last = events.pledge_state(session, pledge)
        if not rules.may_follow(stage, last.stage):
            raise BadValue("stage", stage.value, _OUT_OF_TURN.get(last.stage, "stage_order"))
        refuse_future(session, "on", on, desk.clock())
        why = checked_reason(reason) if stage in _REASONED else ""
        if stage is PledgeStage.ARCHIVED and not location.strip():
            raise BadValue("location", "", "empty")
        if stage is PledgeStage.CHECKED and desk.office is not Office.STREET:
            if events.was_recorded_by(session, pledge, desk.actor.name, desk.node.id):
                raise BadValue("stage", stage.value, "checked_by_recorder")
        fact = replace(last, id=desk.new_id(), stage=stage, on=on, scan="", reason=why)
        fact = replace(fact, corrects=None, location=location.strip() or last.location)
        if stage is PledgeStage.SIGNED:
            person = register_lists.get(session, "resident", fact.resident)
            check_signed(session, person, fact, desk.clock())
        if stage is PledgeStage.ARCHIVED:
            fact = with_archive_number(desk, session, fact)
        journal.add(session, [fact])
        return fact


_OUT_OF_TURN = {
    PledgeStage.WITHDRAWN: "number_withdrawn_already",
    PledgeStage.VOIDED: "number_spoiled",
}
_REASONED = frozenset({PledgeStage.WITHDRAWN, PledgeStage.VOIDED})
