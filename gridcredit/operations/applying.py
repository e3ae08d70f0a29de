"""Many entries at once, as scripts and forms of other programs hand them in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from gridcredit.domain.codes import (
    Channel,
    PledgeStage,
    RegistrationKind,
    VisitMode,
    VisitOutcome,
)
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, GridCreditError, NotFound
from gridcredit.domain.fieldrules import as_author
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.writing import is_text
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.people import change_field
from gridcredit.operations.scans import keep_scan
from gridcredit.operations.visits.correcting import keep_correction
from gridcredit.operations.visits.pledging import keep_signed
from gridcredit.operations.visits.registering import keep_registration
from gridcredit.operations.visits.takingback import checked_reason, keep_taken_back
from gridcredit.operations.visits.visiting import keep_visit
from gridcredit.store.engine.database import Session
from gridcredit.store.engine.transaction import savepoint

Entry = Mapping[str, Any]
Act = Callable[[Desk, Session, Entry], UUID]
Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that was left out, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Applied:
    """How many entries were written, and which lines were not."""

    done: int
    refused: tuple[RefusedLine, ...]


def apply_one(desk: Desk, entry: Entry) -> UUID:
    """Write one entry; its id. Raises what its rules raise."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        return _apply(desk, session, entry)


def apply_lines(desk: Desk, lines: Iterable[str], progress: Progress = no_progress) -> Applied:
    """Write one entry a line in one transaction; lines that are refused are listed, not written."""
    desk.actor.require(Duty.RECORD_VISITS)
    refused: list[RefusedLine] = []
    done = 0
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip()]
    with desk.writing() as session:
        for place, (number, line) in enumerate(numbered):
            if place % 20 == 0:
                progress(place, len(numbered), "apply")
            try:
                _apply(desk, session, _parsed(line))
                done += 1
            except GridCreditError as error:
                refused.append(RefusedLine(number, _reason(error)))
    return Applied(done, tuple(refused))


def _apply(desk: Desk, session: Session, entry: Entry) -> UUID:
    act = _ACTS.get(str(entry.get("do", "")))
    if act is None:
        raise BadValue("do", str(entry.get("do", "")), " | ".join(_ACTS))
    return act(desk, session, entry)


def _visit(desk: Desk, session: Session, entry: Entry) -> UUID:
    visit = Visit(
        desk.new_id(),
        _id(entry, "household"),
        _text(entry, "at"),
        _code(entry, "outcome", VisitOutcome),
        _code(entry, "mode", VisitMode, VisitMode.DOOR),
        workers=(as_author(desk.actor.name),),
        follow_up=_date(entry, "follow_up") if entry.get("follow_up") else None,
        note=_text(entry, "note"),
    )
    return keep_visit(session, visit, desk.clock(), _is_sure(entry)).id


def _correct(desk: Desk, session: Session, entry: Entry) -> UUID:
    """What is not among the fields stays as it was; a blank follow-up date or note is none."""
    new: dict[str, Any] = {}
    if "at" in entry:
        new["at"] = _text(entry, "at")
    if "outcome" in entry:
        new["outcome"] = _code(entry, "outcome", VisitOutcome)
    if "mode" in entry:
        new["mode"] = _code(entry, "mode", VisitMode)
    if "note" in entry:
        new["note"] = _text(entry, "note")
    if "follow_up" in entry:
        new["follow_up"] = _date(entry, "follow_up") if entry["follow_up"] else None
    if "met" in entry:
        new["met"] = _ids(entry, "met")
    visit, reason = _id(entry, "id", "visit"), _text(entry, "reason")
    return keep_correction(desk, session, visit, new, reason, _is_sure(entry)).visit


def _take_back(entity: str) -> Act:
    def act(desk: Desk, session: Session, entry: Entry) -> UUID:
        fact, reason = _id(entry, "id", entity), checked_reason(_text(entry, "reason"))
        keep_taken_back(desk, session, entity, fact, reason)
        return fact

    return act


def _registration(desk: Desk, session: Session, entry: Entry) -> UUID:
    fact = RegistrationEvent(
        desk.new_id(),
        _id(entry, "resident"),
        _code(entry, "event", RegistrationKind),
        _date(entry, "on"),
        _code(entry, "channel", Channel, Channel.VISIT),
    )
    keep_registration(session, fact, desk.clock())
    return fact.id


def _pledge(desk: Desk, session: Session, entry: Entry) -> UUID:
    scan = _text(entry, "scan")
    fact = PledgeEvent(
        desk.new_id(),
        desk.new_id(),
        _id(entry, "resident"),
        PledgeStage.SIGNED,
        _date(entry, "signed_on"),
        scan=keep_scan(desk, session, Path(scan)) if scan else "",
    )
    return keep_signed(desk, session, fact).pledge


def _resident(desk: Desk, session: Session, entry: Entry) -> UUID:
    resident = _id(entry, "resident")
    desk.actor.require(Duty.EDIT_REGISTER)
    change_field(desk, session, resident, _text(entry, "field"), _text(entry, "value"))
    return resident


def _whole(act: Act) -> Act:
    """An act that writes several things one after another, and may be refused in between: then
    nothing of it stays. Others are judged before they write, and spared the savepoint."""

    def acted(desk: Desk, session: Session, entry: Entry) -> UUID:
        with savepoint(session):
            return act(desk, session, entry)

    return acted


_ACTS: dict[str, Act] = {
    "visit.add": _visit,
    "visit.correct": _whole(_correct),
    "visit.take_back": _take_back("visit"),
    "registration.add": _registration,
    "registration.take_back": _take_back("registration_event"),
    "pledge.add": _whole(_pledge),
    "pledge.take_back": _take_back("pledge_event"),
    "consent.take_back": _take_back("consent_event"),
    "resident.set": _resident,
}


def _parsed(line: str) -> Entry:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:  # thousands of brackets
        raise BadValue("line", "", "not_json") from error
    if not isinstance(entry, dict):
        raise BadValue("line", "", "not_json")
    return entry


def _text(entry: Entry, name: str) -> str:
    value = entry.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadValue(name, str(value), "wrong_form")
    if not is_text(value):
        raise BadValue(name, "", "not_text")
    return value


def _id(entry: Entry, name: str, entity: str = "") -> UUID:
    try:
        return UUID(_text(entry, name))
    except ValueError as error:
        raise NotFound(entity or name, _text(entry, name)) from error


def _ids(entry: Entry, name: str) -> tuple[UUID, ...]:
    listed = entry[name]
    if not isinstance(listed, list):
        raise BadValue(name, str(listed), "wrong_form")
    return tuple(_id({name: one}, name, "resident") for one in listed)


def _is_sure(entry: Entry) -> bool:
    """Whether who hands it in is sure of a time that wants a second look."""
    sure = entry.get("sure", False)
    if not isinstance(sure, bool):
        raise BadValue("sure", str(sure), "wrong_form")
    return sure


def _date(entry: Entry, name: str) -> date:
    try:
        return date.fromisoformat(_text(entry, name))
    except ValueError as error:
        raise BadValue(name, _text(entry, name), "2026-11-22") from error


def _code(entry: Entry, name: str, kind: type[Code], default: Code | None = None) -> Code:
    text = _text(entry, name)
    if not text and default is not None:
        return default
    try:
        return kind(text)
    except ValueError as error:
        raise BadValue(name, text, " | ".join(kind)) from error


def _reason(error: GridCreditError) -> str:
    facts = [str(v) for v in vars(error).values() if v != ""]
    return ": ".join([type(error).__name__, ", ".join(facts)])
