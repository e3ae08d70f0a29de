"""The ledger of a village as this office sees it, and single entries of it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from gridcredit.domain.credit.codes import EntryState, Seat
from gridcredit.domain.credit.recusal import Handler
from gridcredit.domain.errors import (
    EntryClosed,
    EntryDisputed,
    EntryVoided,
    NotDecidedHere,
    NotFound,
)
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.operations.credit.places import seat_of, village_of_household
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.store.credit.facts import chains
from gridcredit.store.credit.ledger import Ledger, village_ledger
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.store.engine.database import Session


def ledger_of(desk: Desk, session: Session, village: str) -> Ledger:
    """The ledger of the village of that code. Raises AreaUnknown, ClosingUnreadable."""
    return village_ledger(session, village, desk.today(), coverage_rules(session))


def ledger_with(desk: Desk, session: Session, entries: Iterable[UUID]) -> Ledger:
    """The ledger in which some entries stand, any fact of each. Raises NotFound, also where they
    stand in the ledgers of several villages."""
    ids = list(entries)
    found = chains(session, CreditEntry, also=ids)
    known = {fact.id: chain.first.fact.household for chain in found for fact in chain.all}
    villages: dict[str, UUID] = {}
    for entry in ids:
        if entry not in known:
            raise NotFound("credit_entry", str(entry))
        villages.setdefault(village_of_household(session, known[entry]).code, entry)
    if len(villages) != 1:
        raise NotFound("credit_entry", str(next(iter(villages.values()), "")))
    return ledger_of(desk, session, next(iter(villages)))


def entry_row(ledger: Ledger, entry: UUID) -> LedgerRow:
    """An entry by any fact of its chain. Raises NotFound, also for a correction of one."""
    row = ledger.row(entry)
    if row.corrects is not None:
        raise NotFound("credit_entry", str(entry))
    return row


def entry_rows(ledger: Ledger, entries: Iterable[UUID]) -> list[LedgerRow]:
    """Entries by any fact of their chains, each once, in the order given. Raises NotFound."""
    known = {row.id: row for row in ledger.rows() if row.corrects is None}
    known |= {row.fact.id: row for row in known.values() if row.fact}
    rows = (known.get(entry) or entry_row(ledger, entry) for entry in entries)
    return list({row.id: row for row in rows}.values())


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


def seat_deciding(ledger: Ledger, row: LedgerRow) -> Seat:
    """The office that decides an entry today: the street, once it was handed up."""
    return Seat.STREET if row.review.handed_up else ledger.decides


def require_deciding(desk: Desk, village: Area, seat: Seat) -> None:
    """Raise NotDecidedHere unless this office has that seat."""
    if seat_of(desk) is not seat:
        raise NotDecidedHere(village.name, seat.value)
