"""What waits for the person at the keyboard: entries to decide, and entries that came back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.addresses import NaturalKey, natural_key
from gridcredit.domain.credit.codes import Decision, EntryState, Theme
from gridcredit.domain.credit.entry_rules import missing_evidence
from gridcredit.domain.credit.recusal import Handler
from gridcredit.domain.credit.spot_checks import SpotCheck
from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.masks import mask_name
from gridcredit.domain.reasons import checked_reason
from gridcredit.operations.credit.ledgers import ledger_of, own_handler, seat_deciding
from gridcredit.operations.credit.places import seat_of, village_of_code
from gridcredit.operations.credit.reviewing import hand_up, keeps_out
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.people import log_unmasking
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.store.credit.ties import ties_of
from gridcredit.store.engine.database import Session
from gridcredit.store.journal.loading import load_by
from gridcredit.store.register.doors import Door, doors_of

Rows = list[LedgerRow]
_UNDECIDED = (EntryState.WAITING, EntryState.HELD, EntryState.HANDED_UP)


@dataclass(frozen=True, slots=True)
class Queued:
    """An entry that waits for a decision: where it is, what it says, what to look at. `name` is who
    did it, masked unless a purpose was given; `missing` evidence keeps it from being passed;
    `held_because` is why it was put on hold before."""

    id: UUID
    fact: CreditEntry
    theme: Theme | None
    item: str  # its name
    points: int
    address: str
    name: str
    state: EntryState
    spot_check: tuple[SpotCheck, ...]
    missing: tuple[str, ...]
    held_because: str


@dataclass(frozen=True, slots=True)
class CameBack:
    """An entry that was returned to its recorder, by whom, when and why."""

    id: UUID
    fact: CreditEntry
    item: str  # its name
    address: str
    by: str
    on: date
    why: str


def queue(desk: Desk, village: str = "", purpose: str = "") -> list[Queued]:
    """The entries of a village that this account may decide here, by theme and household. What it
    must keep out of is not among them, and in no count that is made of them."""
    desk.actor.require(Duty.REVIEW_CREDIT)
    log_unmasking(desk, "credit_queue", purpose)
    with desk.reading() as session:
        ledger = ledger_of(desk, session, village_of_code(desk, session, village).code)
        rows = to_decide(desk, session, ledger)
        return _queued(session, ledger, rows, bool(purpose))


def to_decide(desk: Desk, session: Session, ledger: Ledger) -> list[LedgerRow]:
    """The lines of `queue`, in the order of the ledger."""
    return _waiting(desk, session, ledger)[0]


def hand_up_recused(desk: Desk, village: str, reason: str) -> None:
    """Let the street decide whatever waits here that this account must keep out of. Nothing is
    told of what that is, nor how much. Raises what `hand_up` raises."""
    desk.actor.require(Duty.REVIEW_CREDIT)
    why = checked_reason(reason)
    with desk.reading() as session:
        ledger = ledger_of(desk, session, village_of_code(desk, session, village).code)
        kept_from = _waiting(desk, session, ledger)[1]
    if kept_from:
        hand_up(desk, [row.id for row in kept_from], why)


def returned_to_me(desk: Desk, village: str = "") -> list[CameBack]:
    """The entries that came back to the person who recorded them, the last one first."""
    desk.actor.require(Duty.RECORD_CREDIT)
    with desk.reading() as session:
        ledger = ledger_of(desk, session, village_of_code(desk, session, village).code)
        rows = were_returned(desk, ledger)
        places = doors_of(session, {row.household for row in rows})
        found = [_came_back(ledger, row, places) for row in rows]
    return sorted(filter(None, found), key=lambda one: (one.on, one.id), reverse=True)


def undecided(desk: Desk, session: Session, ledger: Ledger) -> list[LedgerRow]:
    """What waits for whichever office decides it; for an account that decides, without what it must
    keep out of, so that no count betrays it."""
    found = [row for row in ledger.open_rows() if row.state in _UNDECIDED and row.corrects is None]
    if not desk.actor.may(Duty.REVIEW_CREDIT):
        return found
    ties = ties_of(session, own_handler(desk))
    return [row for row in found if keeps_out(ties, row) is None]


def were_returned(desk: Desk, ledger: Ledger) -> list[LedgerRow]:
    """The lines of `returned_to_me`, in the order of the ledger."""
    own = own_handler(desk)
    return [row for row in ledger.rows(state=EntryState.RETURNED) if _is_by(row, own)]


def _waiting(
    desk: Desk, session: Session, ledger: Ledger
) -> tuple[list[LedgerRow], list[LedgerRow]]:
    """What waits for a decision of this office: what this account may decide, and what not."""
    ties, seat = ties_of(session, own_handler(desk)), seat_of(desk)
    mine: list[LedgerRow] = []
    kept_from: list[LedgerRow] = []
    for row in ledger.undecided():
        waits = row.state in _UNDECIDED and not row.closed and row.fact is not None
        if waits and row.corrects is None and seat_deciding(ledger.decides, row) is seat:
            (mine if keeps_out(ties, row) is None else kept_from).append(row)
    return mine, kept_from


_THEMES = {theme: at for at, theme in enumerate(Theme)}


def _queued(
    session: Session, ledger: Ledger, rows: Iterable[LedgerRow], is_open: bool
) -> list[Queued]:
    listed = [(row, row.fact) for row in rows if row.fact]
    places = doors_of(session, {row.household for row, _ in listed})
    who = {row.resident for row, _ in listed if row.resident}
    names = {p.id: p.name for p in load_by(session, Resident, "id", who)}

    def order(one: Queued) -> tuple[int, NaturalKey, UUID, date, UUID]:
        theme = _THEMES[one.theme] if one.theme else len(_THEMES)
        return theme, natural_key(one.address), one.fact.household, one.fact.on, one.id

    found = []
    for row, fact in listed:
        item = ledger.book.item(row.on, row.item)
        name = names.get(row.resident, "") if row.resident else ""
        said = row.review.decision
        found.append(
            Queued(
                row.id,
                fact,
                item.theme if item else None,
                item.name if item else row.item,
                row.points,
                _address(places, row.household),
                name if is_open else mask_name(name),
                row.state,
                row.spot_check,
                tuple(missing_evidence(item.evidence, fact.evidence)) if item else (),
                said.why if said and said.decision is Decision.HOLD else "",
            )
        )
    return sorted(found, key=order)


def _is_by(row: LedgerRow, person: Handler) -> bool:
    return row.first is not None and person.is_same(Handler(row.first.by, row.first.by_resident))


def _came_back(ledger: Ledger, row: LedgerRow, places: Mapping[UUID, Door]) -> CameBack | None:
    said = row.review.decision
    if said is None or row.fact is None:
        return None
    item = ledger.book.item(row.on, row.item)
    address = _address(places, row.household)
    name = item.name if item else row.item
    return CameBack(row.id, row.fact, name, address, said.by, said.on, said.why)


def _address(places: Mapping[UUID, Door], household: UUID) -> str:
    return places[household].address if household in places else ""
