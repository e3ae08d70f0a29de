"""What consents, dates and stages ask an office for, whichever scheme they are of: one list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.operations.credit.tasks import credit_tasks
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import alike
from gridcredit.operations.rights.tasks import rights_tasks
from gridcredit.operations.stars.fallen import honour_tasks
from gridcredit.operations.stars.tasks import star_tasks
from gridcredit.operations.visits.appealing import VisitTaskKind, overdue_appeals
from gridcredit.store.engine.database import Session

SAME_NUMBER = "same_id_number"
"""Residents who carry one ID number; `about` says how many."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: of which record, what (a code with words in texts), until when (None: as
    soon as may be), and about what, without a name. `known` is false where a year on the way has no
    working-day calendar."""

    id: UUID
    kind: str
    due: date | None
    about: str
    known: bool = True


def list_tasks(desk: Desk) -> list[Task]:
    """Everything that this office is to do, the most urgent first."""
    desk.actor.require(Duty.READ)
    today = desk.today()
    with desk.reading() as session:
        found = [
            *_of_credit(desk, session),
            *_of_stars(desk, session),
            *_of_rights(desk, session),
            *_of_visits(desk, session),
        ]
    found += _of_register(desk)
    return sorted(found, key=lambda task: (task.due or today, task.kind, task.id, task.about))


def _of_register(desk: Desk) -> list[Task]:
    """Whoever may edit the register decides who is one person."""
    if not desk.actor.may(Duty.EDIT_REGISTER):
        return []
    shared = alike.sharing_numbers(desk)
    return [Task(people[0], SAME_NUMBER, None, str(len(people))) for people in shared]


def _of_credit(desk: Desk, session: Session) -> list[Task]:
    return [
        Task(one.id, one.kind.value, one.due, one.about, one.known)
        for one in credit_tasks(desk, session)
    ]


def _of_visits(desk: Desk, session: Session) -> list[Task]:
    """Requests that nobody replied to in time; about whom they were passed on to."""
    return [
        Task(one.appeal.id, VisitTaskKind.APPEAL.value, one.due, one.appeal.unit, one.known)
        for one in overdue_appeals(desk, session)
    ]


def _of_stars(desk: Desk, session: Session) -> list[Task]:
    return [
        Task(one.id, one.kind.value, one.due, one.about, one.known)
        for one in (*star_tasks(session, desk.today()), *honour_tasks(desk, session))
    ]


def _of_rights(desk: Desk, session: Session) -> list[Task]:
    return [
        Task(one.id, one.kind.value, one.due, one.about, one.known)
        for one in rights_tasks(desk, session)
    ]
