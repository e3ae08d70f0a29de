"""What consents, dates and stock of 信用+ ask an office for: sheets to print again or to take down,
objections that are overdue, months to close, goods that run low, a carry-over to announce."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.credit.periods import first_day, next_month
from gridcredit.domain.records import part_id
from gridcredit.operations.credit.carry_notices import carry_notice
from gridcredit.operations.credit.closing import closing_due
from gridcredit.operations.credit.goods import stocked
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.credit.objecting import objection_lines
from gridcredit.operations.credit.places import seat_of
from gridcredit.operations.credit.reprints import sheet_tasks
from gridcredit.operations.desk import Desk
from gridcredit.store.credit import papers
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.engine.database import Session
from gridcredit.store.register.area_rows import all_areas

_REMINDED = timedelta(days=30)
"""So long it is said that a sheet is to be taken down; nobody writes that it was."""


class CreditTaskKind(StrEnum):
    """What is to be done."""

    REPRINT = "sheet_reprint"  # as somebody on it does not agree any more
    TAKE_DOWN = "sheet_down"
    OBJECTION = "objection_overdue"
    CLOSE = "month_to_close"
    LOW_STOCK = "low_stock"
    CARRY = "carry_notice"  # what the end of the year takes of balances is to be announced


@dataclass(frozen=True, slots=True)
class CreditTask:
    """One thing to do: of which record, what, until when (None: as soon as may be), and about what,
    without a name. `known` is false where a year on the way has no working-day calendar. A month to
    close is of no record yet: its id is the same wherever it is asked for."""

    id: UUID
    kind: CreditTaskKind
    due: date | None
    about: str
    known: bool = True


def credit_tasks(desk: Desk, session: Session) -> list[CreditTask]:
    """Everything that this office is to do for the villages of its area, by day; an office sees
    what is its own to do by the rule sets in force."""
    seat = seat_of(desk)
    tree = AreaTree(all_areas(session))
    villages = [a for a in tree.subtree(desk.node.area) if a.level is AreaLevel.VILLAGE]
    found: list[CreditTask] = []
    for area in villages if seat else ():
        ledger = ledger_of(desk, session, area.code)
        if ledger.book.sets and ledger.decides is seat:
            found += [
                *_sheets(desk, session, ledger),
                *_objections(session, ledger),
                *_months(session, ledger),
                *_carry(session, ledger),
            ]
        if ledger.book.sets and ledger.redeems is seat:
            found += _stock(session, ledger)
    return sorted(found, key=lambda task: (task.due or desk.today(), task.kind, task.id))


def _sheets(desk: Desk, session: Session, ledger: Ledger) -> Iterator[CreditTask]:
    for again in sheet_tasks(desk, session, ledger.area):
        yield CreditTask(again.id, CreditTaskKind.REPRINT, again.due, again.number, again.known)
    latest = {sheet.number: sheet for sheet in papers.hung_up(session, ledger.area.id)}
    for sheet in latest.values():
        if sheet.until < ledger.today <= sheet.until + _REMINDED:
            due = sheet.until + timedelta(days=1)
            yield CreditTask(sheet.id, CreditTaskKind.TAKE_DOWN, due, sheet.number)


def _objections(session: Session, ledger: Ledger) -> Iterator[CreditTask]:
    for line in objection_lines(session, ledger):
        if line.overdue:
            row = ledger.row(line.entry)
            item = ledger.book.item(row.on, row.item)
            about = f"{item.name if item else row.item} {row.on.isoformat()}"
            yield CreditTask(line.id, CreditTaskKind.OBJECTION, line.due.day, about, line.due.known)


def _months(session: Session, ledger: Ledger) -> Iterator[CreditTask]:
    month = ledger.next_period
    while month is not None and first_day(next_month(month)) <= ledger.today:
        row = part_id(ledger.area.id, f"close {month}")
        yield CreditTask(row, CreditTaskKind.CLOSE, closing_due(session, month), month)
        month = next_month(month)


def _carry(session: Session, ledger: Ledger) -> Iterator[CreditTask]:
    if (told := carry_notice(session, ledger)) is not None:
        row = part_id(ledger.area.id, f"carry {told.year}")
        yield CreditTask(row, CreditTaskKind.CARRY, told.due, str(told.year))


def _stock(session: Session, ledger: Ledger) -> Iterator[CreditTask]:
    for one in stocked(session, ledger.area):
        if one.is_low:
            about = f"{one.goods.code} {one.goods.name} {one.stock}"
            yield CreditTask(one.goods.id, CreditTaskKind.LOW_STOCK, None, about)
