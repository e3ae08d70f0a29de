"""Entries at a door: visits, registrations, pledges, consents, and what is corrected and taken back
of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from gridcredit.domain.codes import (
    Channel,
    ConsentKind,
    PledgeStage,
    RegistrationKind,
    Topic,
    VisitMode,
    VisitOutcome,
)
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.fieldrules import as_author
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.ledgers.incentives import introduced, mark
from gridcredit.domain.reasons import checked_reason
from gridcredit.operations.acts.fields import (
    Act,
    Entry,
    Write,
    code,
    day,
    identities,
    identity,
    is_set,
    number,
    path,
    text,
    texts,
)
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.signing import keep_signed
from gridcredit.operations.register.measures import require_known
from gridcredit.operations.register.people import change_field
from gridcredit.operations.rounds.entering import row_of_sheet
from gridcredit.operations.scans import keep_scan
from gridcredit.operations.visits.appealing import AppealEntry, keep_reply
from gridcredit.operations.visits.consenting import keep_consent, notice_in_force
from gridcredit.operations.visits.correcting import keep_correction
from gridcredit.operations.visits.registering import keep_registration
from gridcredit.operations.visits.restating import keep_restated
from gridcredit.operations.visits.takingback import keep_taken_back
from gridcredit.operations.visits.visiting import VisitEntry, keep_entry
from gridcredit.store.engine.database import Session
from gridcredit.store.register import corrections


def _visit(desk: Desk, session: Session, entry: Entry) -> UUID:
    home = _home(desk, session, entry)
    visit = Visit(
        desk.new_id(),
        home,
        text(entry, "at"),
        code(entry, "outcome", VisitOutcome),
        code(entry, "mode", VisitMode, VisitMode.DOOR),
        workers=(as_author(desk.actor.name),),
        topics=(*_topics(entry), *_measures(desk, session, entry)),
        follow_up=day(entry, "follow_up") if entry.get("follow_up") else None,
        note=text(entry, "note"),
    )
    due = day(entry, "due") if entry.get("due") else None
    passed_on = AppealEntry(text(entry, "appeal"), text(entry, "unit"), due)
    told = VisitEntry(visit, appeal=passed_on)
    return keep_entry(desk, session, told, is_set(entry, "sure")).visit


def _topics(entry: Entry) -> tuple[str, ...]:
    """What was explained."""
    told = dict.fromkeys(texts(entry, "topic"))
    return tuple(code({"topic": one}, "topic", Topic).value for one in told)


def _measures(desk: Desk, session: Session, entry: Entry) -> tuple[str, ...]:
    """The marks of the incentives that were introduced, by their codes."""
    codes = tuple(filter(None, dict.fromkeys(texts(entry, "incentive"))))
    require_known(session, desk.node.area, codes)
    return tuple(map(mark, codes))


def _said_otherwise(desk: Desk, session: Session, entry: Entry, was: Visit) -> tuple[str, ...]:
    """The topics of a visit that is corrected: what the entry leaves out stays."""
    held = [one for one in was.topics if introduced([one])]
    plain = [one for one in was.topics if one not in held]
    if "topic" in entry:
        plain = list(_topics({"topic": [one for one in texts(entry, "topic") if one]}))
    if "incentive" in entry:
        held = list(_measures(desk, session, entry))
    return (*plain, *held)


def _home(desk: Desk, session: Session, entry: Entry) -> UUID:
    """The household that is named, or that stands at a row of a printed sheet."""
    sheet = text(entry, "sheet")
    if not sheet or text(entry, "household"):
        return identity(entry, "household")
    return row_of_sheet(desk, session, sheet, _row(entry))


def _row(entry: Entry) -> int:
    """The row of a printed sheet, a JSON number or a text."""
    told = number(entry, "row")
    if not (told.isascii() and told.isdecimal()):
        raise BadValue("row", told, "row_wanted")
    return int(told)


def _reply(desk: Desk, session: Session, entry: Entry) -> UUID:
    appeal = identity(entry, "id", "appeal")
    return keep_reply(desk, session, appeal, day(entry, "on"), text(entry, "text"))


def _correct(desk: Desk, session: Session, entry: Entry) -> UUID:
    """What is not among the fields stays as it was; a blank follow-up date or note is none."""
    new: dict[str, Any] = {}
    if "at" in entry:
        new["at"] = text(entry, "at")
    if "outcome" in entry:
        new["outcome"] = code(entry, "outcome", VisitOutcome)
    if "mode" in entry:
        new["mode"] = code(entry, "mode", VisitMode)
    if "note" in entry:
        new["note"] = text(entry, "note")
    if "follow_up" in entry:
        new["follow_up"] = day(entry, "follow_up") if entry["follow_up"] else None
    if "met" in entry:
        new["met"] = identities(entry, "met")
    visit, reason = identity(entry, "id", "visit"), text(entry, "reason")
    if "topic" in entry or "incentive" in entry:
        was = corrections.standing_fact(session, "visit", visit)
        new["topics"] = _said_otherwise(desk, session, entry, was)
    return keep_correction(desk, session, visit, new, reason, is_set(entry, "sure")).visit


def _take_back(entity: str) -> Write:
    def write(desk: Desk, session: Session, entry: Entry) -> UUID:
        fact, reason = identity(entry, "id", entity), checked_reason(text(entry, "reason"))
        keep_taken_back(desk, session, entity, fact, reason)
        return fact

    return write


def _restate(entity: str, *readers: tuple[str, str, Callable[[Entry, str], Any]]) -> Write:
    """Corrects a fact: `readers` are the entry's fields, the record's, and how one is read; what is
    not among the fields stays as it was."""

    def write(desk: Desk, session: Session, entry: Entry) -> UUID:
        fact, reason = identity(entry, "id", entity), checked_reason(text(entry, "reason"))
        new = {own: read(entry, name) for name, own, read in readers if name in entry}
        return keep_restated(desk, session, entity, fact, new, reason).pairs[0][1]

    return write


_REGISTRATION = (
    ("event", "event", partial(code, kind=RegistrationKind)),
    ("on", "on", day),
    ("channel", "channel", partial(code, kind=Channel)),
    ("note", "note", text),
)
_CONSENT = (
    ("kind", "consent", partial(code, kind=ConsentKind)),
    ("on", "on", day),
    ("withdraw", "given", lambda entry, name: not is_set(entry, name)),
    ("notice", "notice_version", text),
)
_PLEDGE = (
    ("on", "on", day),
    ("place", "place", text),
    ("witness", "witness", text),
    ("location", "location", text),
)


def _registration(desk: Desk, session: Session, entry: Entry) -> UUID:
    fact = RegistrationEvent(
        desk.new_id(),
        identity(entry, "resident"),
        code(entry, "event", RegistrationKind),
        day(entry, "on"),
        code(entry, "channel", Channel, Channel.VISIT),
    )
    keep_registration(session, fact, desk.clock())
    return fact.id


def _consent(desk: Desk, session: Session, entry: Entry) -> UUID:
    """The notice is that in force where none is named; a withdrawal names none."""
    is_given = not is_set(entry, "withdraw")
    notice = text(entry, "notice").strip() or (notice_in_force(session) if is_given else "")
    fact = ConsentEvent(
        desk.new_id(),
        identity(entry, "resident"),
        code(entry, "kind", ConsentKind),
        is_given,
        day(entry, "on"),
        notice,
    )
    keep_consent(session, fact, desk.clock())
    return fact.id


def _pledge(desk: Desk, session: Session, entry: Entry) -> UUID:
    scan = path(entry, "scan")
    fact = PledgeEvent(
        desk.new_id(),
        desk.new_id(),
        identity(entry, "resident"),
        PledgeStage.SIGNED,
        day(entry, "signed_on"),
        text(entry, "number"),
        text(entry, "text"),
        scan=keep_scan(desk, session, scan) if scan else "",
    )
    return keep_signed(desk, session, fact).pledge


def _resident(desk: Desk, session: Session, entry: Entry) -> UUID:
    resident = identity(entry, "resident")
    change_field(desk, session, resident, text(entry, "field"), text(entry, "value"))
    return resident


ACTS = {
    "visit.add": Act(Duty.RECORD_VISITS, _visit),
    "appeal.reply": Act(Duty.RECORD_VISITS, _reply),
    "visit.correct": Act(Duty.RECORD_VISITS, _correct, in_steps=True),
    "visit.take_back": Act(Duty.RECORD_VISITS, _take_back("visit")),
    "registration.add": Act(Duty.RECORD_VISITS, _registration),
    "registration.correct": Act(Duty.RECORD_VISITS, _restate("registration_event", *_REGISTRATION)),
    "registration.take_back": Act(Duty.RECORD_VISITS, _take_back("registration_event")),
    "pledge.add": Act(Duty.RECORD_VISITS, _pledge, in_steps=True),
    "pledge.correct": Act(Duty.RECORD_VISITS, _restate("pledge_event", *_PLEDGE)),
    "pledge.take_back": Act(Duty.RECORD_VISITS, _take_back("pledge_event")),
    "consent.add": Act(Duty.RECORD_VISITS, _consent),
    "consent.correct": Act(Duty.RECORD_VISITS, _restate("consent_event", *_CONSENT)),
    "consent.take_back": Act(Duty.RECORD_VISITS, _take_back("consent_event")),
    "resident.set": Act(Duty.EDIT_REGISTER, _resident),
}
