"""Sheets that hang and say what somebody does not agree to any more: to be printed again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import ConsentKind
from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.credit_sheet import CreditSheet
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.credit.places import village_of_code
from gridcredit.operations.credit.sheets import board_today
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.calendar import workdays
from gridcredit.store.credit import papers
from gridcredit.store.engine.database import Session
from gridcredit.store.register import events

_KINDS = (ConsentKind.PUBLISH_HONOUR, ConsentKind.PUBLISH_LINES)


@dataclass(frozen=True, slots=True)
class SheetTask:
    """Sheets to print again: their record, whose they are, their number and period, and the working
    day by which the old ones are to be gone; `known` as with a due day."""

    id: UUID
    village: str  # code
    number: str
    period: str
    due: date
    known: bool


def sheets_to_reprint(desk: Desk, village: str = "") -> list[SheetTask]:
    """What is to be printed again in a village today, by its due day. Raises AreaUnknown,
    AreaOutside, BadValue, ClosingUnreadable."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        area = village_of_code(desk, session, village)
        return sheet_tasks(desk, session, area)


def sheet_tasks(desk: Desk, session: Session, village: Area) -> list[SheetTask]:
    """What is to be printed again in a village, by its due day."""
    hung: dict[str, list[CreditSheet]] = {}
    for sheet in papers.hung_up(session, village.id):
        hung.setdefault(sheet.period, []).append(sheet)
    hanging = [of for of in hung.values() if of[-1].until >= desk.today()]
    if not hanging:
        return []
    ledger = ledger_of(desk, session, village.code)
    found = []
    for of in hanging:
        if board_today(session, ledger, of[0]).digest != of[-1].digest:
            found.append(_task(desk, session, village, of[-1], ledger.households))
    return sorted(found, key=lambda task: (task.due, task.number))


def _task(
    desk: Desk, session: Session, village: Area, sheet: CreditSheet, households: Iterable[UUID]
) -> SheetTask:
    """A task: due on the working day after the last of the consents that were taken back."""
    people = papers.people_of(session, households)
    withdrawn = [
        fact.on
        for fact in events.consents(session, people)
        if fact.consent in _KINDS and not fact.given and fact.on >= sheet.on
    ]
    due = workdays(session).due(max(withdrawn, default=desk.today()), 1)
    return SheetTask(sheet.id, village.code, sheet.number, sheet.period, due.day, due.known)
