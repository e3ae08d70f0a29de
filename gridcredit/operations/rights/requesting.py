"""Requests of people about what is held on them (personal-information law, art. 44-47 and 50):
access, correction, deletion, each with a clock of working days."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import RequestKind
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.kinds.resident_request import ResidentRequest
from gridcredit.domain.reasons import checked_reason
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.calendar import workdays
from gridcredit.operations.register.dating import refuse_future
from gridcredit.operations.register.rules import REQUEST_DAYS, rule
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import register_lists
from gridcredit.store.register.requests import requests


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request with the end of its clock; `known` is false where a year on the way has no
    calendar: then only weekdays were counted. What is answered is never overdue."""

    request: ResidentRequest
    due: date
    known: bool
    overdue: bool

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.request.answered_on is None


def add_request(
    desk: Desk, resident: UUID, kind: RequestKind, on: date, wording: str = ""
) -> RequestLine:
    """Write down what a person asks, of somebody off the register too. Raises NotFound, BadValue,
    ClockBehind."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        register_lists.get(session, "resident", resident)
        refuse_future(session, "on", on, desk.clock())
        made = ResidentRequest(desk.new_id(), resident, kind, on, wording.strip())
        journal.add(session, [made])
        return _lines(desk, session, [made])[0]


def answer_request(desk: Desk, request: UUID, text: str, on: date | None = None) -> ResidentRequest:
    """Answer a request; the day of the answer ends its clock. Raises NotFound, BadValue."""
    desk.actor.require(Duty.RECORD_VISITS)
    if not text.strip():
        raise BadValue("answer", "", "empty")
    with desk.writing() as session:
        held = _standing(session, request)
        if held.answered_on is not None:
            raise BadValue("answered_on", "", "answered_before")
        day = on or desk.today()
        refuse_future(session, "answered_on", day, desk.clock())
        if day < held.on:
            raise BadValue("answered_on", day.isoformat(), "before_request")
        told = {"answer": text.strip(), "answered_on": day.isoformat()}
        journal.edit(session, "resident_request", request, told)
        return _standing(session, request)


def take_back_answer(desk: Desk, request: UUID) -> None:
    """Let a request wait again: its answer was a mistake. Raises NotFound."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        _standing(session, request)
        told = {"answer": "", "answered_on": None}
        journal.edit(session, "resident_request", request, told)


def remove_request(desk: Desk, request: UUID, reason: str) -> None:
    """Take a request off that nobody made. Raises NotFound, BadValue without a reason."""
    desk.actor.require(Duty.RECORD_VISITS)
    why = checked_reason(reason)
    with desk.writing() as session:
        _standing(session, request)
        journal.edit(session, "resident_request", request, {"removed": why})


def list_requests(desk: Desk, residents: Collection[UUID] | None = None) -> list[RequestLine]:
    """The requests of these people or of all, those that wait first, by the end of their clocks."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return request_lines(desk, session, residents)


def request_lines(
    desk: Desk, session: Session, residents: Collection[UUID] | None = None
) -> list[RequestLine]:
    """The same for who holds a session."""
    lines = _lines(desk, session, requests(session, residents))
    return sorted(lines, key=lambda one: (not one.is_open, one.due, one.request.id))


def _lines(desk: Desk, session: Session, found: list[ResidentRequest]) -> list[RequestLine]:
    if not found:
        return []
    calendar, days, today = workdays(session), rule(session, REQUEST_DAYS), desk.today()
    lines = []
    for one in found:
        due = calendar.due(one.on, days)
        late = one.answered_on is None and due.day < today
        lines.append(RequestLine(one, due.day, due.known, late))
    return lines


def _standing(session: Session, request: UUID) -> ResidentRequest:
    held: ResidentRequest = register_lists.get(session, "resident_request", request)
    if held.removed:
        raise NotFound("resident_request", str(request))
    return held
