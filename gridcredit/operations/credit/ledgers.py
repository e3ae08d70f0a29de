"""The ledger of a village as this office sees it, and single entries of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.credit.codes import EntryState, Seat
from gridcredit.domain.credit.recusal import Handler
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.errors import (
    BadValue,
    EntryClosed,
    EntryDisputed,
    EntryVoided,
    NotDecidedHere,
    NotFound,
)
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.operations.credit.places import seat_of, villages_above
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.store.credit.chosen import chosen_rows
from gridcredit.store.credit.facts import chains
from gridcredit.store.credit.ledger import Ledger, rule_book, village_ledger
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.store.engine.database import Session


def ledger_of(desk: Desk, session: Session, village: str) -> Ledger:
    """The ledger of the village of that code. Raises AreaUnknown, ClosingUnreadable."""
    return village_ledger(session, village, desk.today(), coverage_rules(session))


def ledger_with(desk: Desk, session: Session, entries: Sequence[UUID]) -> Ledger:
    """The ledger in which some entries stand, by any facts of theirs. Raises as `choose`."""
    return ledger_of(desk, session, choose(desk, session, entries).area.code)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Some entries of one village, and the rule sets by which they are judged today."""

    area: Area
    book: RuleBook
    today: date
    rows: tuple[LedgerRow, ...]

    @property
    def decides(self) -> Seat:
        """The office that decides today."""
        return self.book.decides(self.today)


def choose(desk: Desk, session: Session, entries: Sequence[UUID]) -> Chosen:
    """Entries by any facts of their chains, each once; an entry is the village's where it was
    written first, wherever the household went since. Raises BadValue for none, NotFound for what is
    none (a correction is none), also where they stand in several villages."""
    if not entries:
        raise BadValue("entry", "", "empty")
    found = chains(session, CreditEntry, also=entries)
    known = {fact.id: chain.first.area for chain in found for fact in chain.all}
    for entry in entries:
        if entry not in known:
            raise NotFound("credit_entry", str(entry))
    villages = villages_above(session, {known[entry] for entry in entries})
    area = villages[known[entries[0]]]
    for entry in entries:
        if villages[known[entry]] != area:
            raise NotFound("credit_entry", str(entry))
    book = rule_book(session, area.id)
    rows = chosen_rows(session, area.id, book, entries)
    return Chosen(area, book, desk.today(), tuple(rows))


def recorders(row: LedgerRow) -> tuple[Handler, ...]:
    """Who recorded an entry: first, and as it stands."""
    facts = dict.fromkeys(fact for fact in (row.first, row.fact) if fact is not None)
    return tuple(Handler(fact.by, fact.by_resident) for fact in facts)


def own_handler(desk: Desk) -> Handler:
    """The person at the keyboard."""
    return Handler(desk.actor.name, desk.actor.resident)


def require_open(row: LedgerRow) -> None:
    """Raise EntryClosed, EntryVoided or EntryDisputed for an entry of which nothing is decided any
    more, or not now."""
    if row.closed:
        raise EntryClosed(str(row.id), row.period or "")
    if row.state is EntryState.VOID:
        raise EntryVoided(str(row.id))
    if row.state is EntryState.DISPUTED:
        raise EntryDisputed(str(row.id))


def seat_deciding(decides: Seat, row: LedgerRow) -> Seat:
    """The office that decides an entry: the street, once it was handed up."""
    return Seat.STREET if row.review.handed_up else decides


def require_deciding(desk: Desk, village: Area, seat: Seat) -> None:
    """Raise NotDecidedHere unless this office has that seat."""
    if seat_of(desk) is not seat:
        raise NotDecidedHere(village.name, seat.value)
