"""结账: a month closes with the list that it counted, and what the district hears of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.credit.closing import ClosedMonth, digest, theme_points
from gridcredit.domain.credit.codes import Theme
from gridcredit.domain.credit.periods import first_day, last_day, months, next_month
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    BadValue,
    ClosedAlready,
    MonthNotOver,
    MonthsInOrder,
    NoRules,
)
from gridcredit.domain.fieldrules import as_author
from gridcredit.domain.kinds.credit_closing import CreditClosing
from gridcredit.domain.kinds.credit_count import CreditCount
from gridcredit.operations.credit.ledgers import ledger_of, require_deciding
from gridcredit.operations.credit.places import village_of_code
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.calendar import workdays
from gridcredit.operations.register.rules import CLOSING_DAYS, rule
from gridcredit.store.credit.counts import objections_between, redemptions_between
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal


@dataclass(frozen=True, slots=True)
class MonthClose:
    """A month as it is closed, or would be (`closing` None): its list and the list's digest."""

    month: ClosedMonth
    digest: str
    closing: UUID | None = None


def look_at_close(desk: Desk, village: str, period: str) -> MonthClose:
    """What closing a month would list as things stand; nothing is changed. Raises what
    `close_month` raises."""
    desk.actor.require(Duty.REVIEW_CREDIT)
    with desk.reading() as session:
        month = _closable(desk, session, village, period).close(period)
    return MonthClose(month, digest(month.text()))


def close_month(desk: Desk, village: str, period: str) -> MonthClose:
    """Close a month of a village (2026-03) with what it counted, and write its counts for the
    district beside it. Undecided and disputed entries stay out and move on, and the list says so.

    Raises BadValue (no month), NotDecidedHere, MonthNotOver, NoRules, ClosedAlready, MonthsInOrder,
    AreaUnknown, AreaOutside, ClosingUnreadable.
    """
    desk.actor.require(Duty.REVIEW_CREDIT)
    with desk.writing() as session:
        ledger = _closable(desk, session, village, period)
        month = ledger.close(period)
        text = month.text()
        closing = CreditClosing(
            desk.new_id(), ledger.area.id, period, desk.today(), text, digest(text),
            as_author(desk.actor.name), desk.actor.resident, sums=month.sums(),
        )  # fmt: skip
        count = _count(desk.new_id(), session, ledger, month)
        journal.add(session, [closing, count])  # in this order: their counters go in step
    return MonthClose(month, closing.digest, closing.id)


def closing_due(session: Session, period: str) -> date:
    """The last day on which a month is closed in time."""
    return workdays(session).due(last_day(period), rule(session, CLOSING_DAYS)).day


def require_month(period: str) -> None:
    """Raise BadValue for what is no month."""
    try:
        is_month = months(period) == [period]
    except ValueError:
        is_month = False
    if not is_month:
        raise BadValue("period", period, "month_form")


def _closable(desk: Desk, session: Session, village: str, period: str) -> Ledger:
    """The ledger of a village whose month may be closed here and now."""
    require_month(period)
    ledger = ledger_of(desk, session, village_of_code(desk, session, village).code)
    require_deciding(desk, ledger.area, ledger.decides)
    begins = first_day(next_month(period))
    if desk.today() < begins:
        raise MonthNotOver(period, begins.isoformat())
    closed = {closing.period: closing for closing in ledger.closings}
    if period in closed:
        raise ClosedAlready(period, closed[period].fact.on.isoformat())
    first = ledger.next_period
    if first is None or period < first:
        raise NoRules(ledger.area.name, last_day(period).isoformat())
    if period > first:
        raise MonthsInOrder(period, first)
    return ledger


def _count(row: UUID, session: Session, ledger: Ledger, month: ClosedMonth) -> CreditCount:
    """What the district hears of a month: counts, without a name, a door or an entry."""
    first, last = first_day(month.period), last_day(month.period)
    points = theme_points(month, ledger.book)
    codes = ledger.front.codes
    return CreditCount(
        row,
        ledger.area.id,
        month.period,
        ledger.today,
        entries=sum(not one.corrects for one in month.entries),
        households=len(month.households),
        party_building=points[Theme.PARTY_BUILDING],
        civic_practice=points[Theme.CIVIC_PRACTICE],
        governance=points[Theme.GOVERNANCE],
        beautiful_village=points[Theme.BEAUTIFUL_VILLAGE],
        objections=len(objections_between(session, codes, first, last)),
        redemptions=redemptions_between(session, codes, first, last, ledger.redeems),
        in_time=ledger.today <= closing_due(session, month.period),
    )
