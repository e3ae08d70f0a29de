"""Months that are closed never change: what would change one is refused before it is written."""

from __future__ import annotations

from datetime import date

from gridcredit.domain.credit.periods import month_of
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.errors import BadValue, MonthClosed
from gridcredit.domain.kinds.area import Area
from gridcredit.store.credit.closings import Closings
from gridcredit.store.credit.ledger import rule_book
from gridcredit.store.credit.vouchers import vouchers_in
from gridcredit.store.engine.database import Session
from gridcredit.store.journal.nodes import street_nodes


def require_open_from(session: Session, village: Area, on: date) -> None:
    """Raise MonthClosed where the month of a day, or any after it, is closed in a village."""
    month, book = month_of(on), rule_book(session, village.id)
    for closing in Closings(session, village.id, book, street_nodes(session)).standing:
        if closing.period >= month:
            raise MonthClosed(on.isoformat(), closing.period)


def require_still_counting(session: Session, village: Area, after: RuleBook) -> None:
    """Raise BadValue where rule sets without one that is taken back would take a closed month, a
    voucher or what came back from the office that wrote it: what was closed and redeemed stays."""
    before = rule_book(session, village.id)
    for closing in Closings(session, village.id, before, street_nodes(session)).standing:
        on = closing.fact.on
        if after.decides(on, closing.order) is not before.decides(on, closing.order):
            raise BadValue("decided_by", on.isoformat(), "counts_no_more")
    for voucher in vouchers_in(session, village.code, before)[0]:
        for on in (voucher.fact.on, *(came.fact.on for came in voucher.returns)):
            if after.redeems(on) is not before.redeems(on):
                raise BadValue("redeemed_at", on.isoformat(), "counts_no_more")
