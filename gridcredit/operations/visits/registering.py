"""Dated events of a resident's 榴花分 registration; append-only."""

from __future__ import annotations

from datetime import datetime

from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.visit_rules import require_registrable
from gridcredit.operations.register.dating import refuse_future
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import register_lists


def keep_registration(session: Session, fact: RegistrationEvent, now: datetime) -> None:
    """Write one registration event after its rules were asked."""
    person = register_lists.get(session, "resident", fact.resident)
    check_registration(session, person, fact, now)
    journal.add(session, [fact])


def check_registration(
    session: Session, person: Resident, fact: RegistrationEvent, now: datetime
) -> None:
    """Raise what refuses a registration event: its date, its age, that its person is gone."""
    refuse_future(session, "on", fact.on, now)
    require_registrable(person, fact)
