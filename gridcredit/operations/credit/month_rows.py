"""The months of a village as its page of closing lists them, and what one of them counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.bulk import many_values
from gridcredit.domain.credit.closing import ClosedMonth
from gridcredit.domain.credit.periods import first_day, month_of, months_between, next_month
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.credit_sheet import CreditSheet
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.credit.closing import closing_due
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.credit.lookups import shown_name
from gridcredit.operations.credit.places import seat_of, village_of_code
from gridcredit.operations.desk import Desk
from gridcredit.store.credit import papers
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.engine.database import Session
from gridcredit.store.journal.loading import load_by
from gridcredit.store.register.doors import doors_of


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month: closed with what it counted, or open. `closable_from` is the day from which it may
    be closed and `due` the last day on which that is in time; `is_next` the first open one."""

    period: str
    closable_from: date
    due: date
    is_next: bool
    closed_on: date | None = None
    by: str = ""
    entries: int = 0
    points: int = 0
    households: int = 0
    digest: str = ""
    closed_again: int = 0  # how many lines only another closing of the month lists


@dataclass(frozen=True, slots=True)
class MonthsSeen:
    """The months of a village from the last one back, and whether this office closes them."""

    months: tuple[MonthRow, ...]
    decides: bool


@dataclass(frozen=True, slots=True)
class CountedLine:
    """A line of a month's list in words; `reason` is why it counts less, or stays out."""

    id: UUID
    on: str
    address: str
    person: str
    item: str
    value: int
    counted: int
    reason: str


@many_values()
def month_rows(desk: Desk, village: str) -> MonthsSeen:
    """The months of a village since its rules began. Raises AreaUnknown, AreaOutside, BadValue,
    ClosingUnreadable."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        ledger = ledger_of(desk, session, village_of_code(desk, session, village).code)
        closed = {closing.period: closing for closing in ledger.closings}
        first = min([*closed, *filter(None, [ledger.next_period])], default=None)
        listed = months_between(first, month_of(desk.today())) if first else []
        rows = [_row(session, ledger, period) for period in listed]
        return MonthsSeen(tuple(rows[::-1]), ledger.decides is seat_of(desk))


def _row(session: Session, ledger: Ledger, period: str) -> MonthRow:
    closing = next((one for one in ledger.closings if one.period == period), None)
    begins, due = first_day(next_month(period)), closing_due(session, period)
    if closing is None:
        return MonthRow(period, begins, due, period == ledger.next_period)
    month, known = closing.month, {row.id for row in closing.month.entries}
    others = [two for one, two in ledger.closed_twice if one.period == period]
    return MonthRow(
        period,
        begins,
        due,
        is_next=False,
        closed_on=closing.fact.on,
        by=closing.fact.by,
        entries=len(month.entries),
        points=month.points,
        households=len(month.households),
        digest=closing.fact.digest,
        closed_again=sum(row.id not in known for two in others for row in two.month.entries),
    )


@many_values()
def counted_lines(desk: Desk, village: str, month: ClosedMonth) -> list[CountedLine]:
    """What a month lists as counted, in its order, in words."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        ledger = ledger_of(desk, session, village_of_code(desk, session, village).code)
        places = doors_of(session, {UUID(hex=row.household) for row in month.entries})
        who = {UUID(hex=row.resident) for row in month.entries if row.resident}
        names = {p.id: shown_name(desk, p.name) for p in load_by(session, Resident, "id", who)}
    found = []
    for row in month.entries:
        door = places.get(UUID(hex=row.household))
        item = ledger.book.item(date.fromisoformat(row.on), row.item)
        found.append(
            CountedLine(
                UUID(hex=row.corrects or row.id),
                row.on,
                door.address if door else "",
                names.get(UUID(hex=row.resident), "") if row.resident else "",
                item.name if item else row.item,
                row.value,
                row.counted,
                "corrects" if row.corrects else row.why,
            )
        )
    return found


@many_values()
def stayed_lines(desk: Desk, village: str, month: ClosedMonth) -> list[CountedLine]:
    """What a month lists as moving on or left out, in words, with the reason."""
    desk.actor.require(Duty.READ)
    stayed = {UUID(hex=one.id): one.reason for one in (*month.moved_on, *month.left_out)}
    with desk.reading() as session:
        ledger = ledger_of(desk, session, village_of_code(desk, session, village).code)
        rows = [row for row in ledger.rows() if row.id in stayed]
        places = doors_of(session, {row.household for row in rows})
        who = {row.resident for row in rows if row.resident}
        names = {p.id: shown_name(desk, p.name) for p in load_by(session, Resident, "id", who)}
    return [
        CountedLine(
            row.id,
            row.on.isoformat(),
            places[row.household].address if row.household in places else "",
            names.get(row.resident, "") if row.resident else "",
            item.name if (item := ledger.book.item(row.on, row.item)) else row.item,
            row.points,
            row.counted,
            stayed[row.id],
        )
        for row in rows
    ]


def closed_month(desk: Desk, village: str, period: str) -> ClosedMonth:
    """The frozen list of a month. Raises BadValue where it is open."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        ledger = ledger_of(desk, session, village_of_code(desk, session, village).code)
        for closing in ledger.closings:
            if closing.period == period:
                return closing.month
    raise BadValue("period", period, "month_open")


def hung_sheets(desk: Desk, village: str) -> list[CreditSheet]:
    """The sheets that were hung up, the last ones first. Raises AreaUnknown, AreaOutside."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        area = village_of_code(desk, session, village)
        return sorted(
            papers.hung_up(session, area.id), key=lambda s: (s.on, s.number), reverse=True
        )
