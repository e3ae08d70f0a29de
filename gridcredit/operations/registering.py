"""Dated events of a resident's 榴花分 registration, and consents; append-only."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from gridcredit.domain.adulthood import require_adult
from gridcredit.domain.codes import Channel, RegistrationKind
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.records import RegistrationEvent
from gridcredit.operations.desk import Desk
from gridcredit.store import journal, register
from gridcredit.store.database import Session

# Minors may be told about the score; nothing else may be recorded of them (credit regulation, 2).
_FOR_ADULTS = frozenset(RegistrationKind) - {RegistrationKind.INFORMED}


def add_registration(
    desk: Desk,
    resident: UUID,
    event: RegistrationKind,
    on: date,
    channel: Channel = Channel.VISIT,
) -> RegistrationEvent:
    """Record that a resident was informed, helped, registered, declined or withdrew.

    Raises NotFound, MinorRefused, BadValue (a date in the future).
    """
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        fact = RegistrationEvent(desk.new_id(), resident, event, on, channel)
        keep_registration(session, fact, desk.today())
        return fact


def keep_registration(session: Session, fact: RegistrationEvent, today: date) -> None:
    """Write one registration event after its rules were asked."""
    person = register.get(session, "resident", fact.resident)
    refuse_future("on", fact.on, today)
    if fact.event in _FOR_ADULTS:
        require_adult(person.birth_date, person.adult_on, fact.on)
    journal.add(session, [fact])


def refuse_future(field: str, on: date, today: date) -> None:
    """Raise BadValue for a date that has not come yet."""
    if on > today:
        raise BadValue(field, on.isoformat(), "future")
