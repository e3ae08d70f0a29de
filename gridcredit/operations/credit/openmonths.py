"""Months that are closed never change: what would change one is refused before it is written."""

from __future__ import annotations

from datetime import date

from gridcredit.domain.credit.periods import month_of
from gridcredit.domain.errors import MonthClosed
from gridcredit.domain.kinds.area import Area
from gridcredit.store.credit.closings import Closings
from gridcredit.store.credit.facts import street_nodes
from gridcredit.store.credit.ledger import rule_book
from gridcredit.store.engine.database import Session


def require_open_from(session: Session, village: Area, on: date) -> None:
    """Raise MonthClosed where the month of a day, or any after it, is closed in a village."""
    month, book = month_of(on), rule_book(session, village.id)
    for closing in Closings(session, village.id, book, street_nodes(session)).standing:
        if closing.period >= month:
            raise MonthClosed(on.isoformat(), closing.period)
