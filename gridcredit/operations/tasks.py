"""What consents, dates and stages ask an office for, whichever scheme they are of: one list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.ledgers.codes import ReminderState
from gridcredit.operations.credit.tasks import credit_tasks
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.reminders import listed_reminders
from gridcredit.operations.ledgers.tasks import LedgerTaskKind, ledger_tasks
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
            *_of_publicity(desk, session),
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


REMINDER = "reminder_to_reply"
"""A 工作提示 that this office was given and has not replied to."""


def _of_publicity(desk: Desk, session: Session) -> list[Task]:
    """Occasions, posters, and 工作提示 that were given to this office."""
    told = [Task(one.id, one.kind.value, one.due, one.about) for one in ledger_tasks(desk, session)]
    open_ones = (ReminderState.WAITING, ReminderState.OVERDUE)
    return told + [
        Task(one.reminder.id, REMINDER, one.reminder.due, one.reminder.number)
        for one in listed_reminders(desk, session)
        if not one.is_own and one.state in open_ones
    ]


@dataclass(frozen=True, slots=True)
class PublicityGlance:
    """What 今日 says of this: the next occasion with the days until it begins, how many posters
    want a look, how many reminders a reply, and how many of these are overdue."""

    occasion: str = ""
    days: int = 0
    posters: int = 0
    reminders: int = 0
    late: int = 0


def publicity_glance(desk: Desk) -> PublicityGlance:
    """What waits, in numbers."""
    desk.actor.require(Duty.READ)
    today = desk.today()
    with desk.reading() as session:
        found = _of_publicity(desk, session)
    of = {kind: [one for one in found if one.kind == kind] for kind in _GLANCED}
    ahead = min(of[LedgerTaskKind.OCCASION], key=lambda one: one.due or today, default=None)
    days = (ahead.due - today).days if ahead is not None and ahead.due else 0
    replies = of[REMINDER]
    return PublicityGlance(
        ahead.about if ahead is not None else "",
        max(days, 0),
        len(of[LedgerTaskKind.POSTER]),
        len(replies),
        sum(one.due is not None and one.due < today for one in replies),
    )


_GLANCED = (LedgerTaskKind.OCCASION.value, LedgerTaskKind.POSTER.value, REMINDER)


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
