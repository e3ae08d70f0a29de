"""作废: an entry, or all that came of an activity, is to count nothing. What is closed stays as it
was counted, and gets a correction in the first open month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from gridcredit.domain.credit.accounts import Balance
from gridcredit.domain.credit.codes import EntryState
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    CorrectedBefore,
    EntryVoided,
    MustKeepOut,
    NotFound,
    VoidedByReviewers,
)
from gridcredit.domain.fieldrules import as_author
from gridcredit.domain.kinds.credit_activity import CreditActivity
from gridcredit.domain.kinds.credit_void import CreditVoid
from gridcredit.domain.reasons import checked_reason
from gridcredit.domain.records import KIND_OF
from gridcredit.operations.credit.ledgers import (
    Chosen,
    choose,
    ledger_of,
    own_handler,
    recorders,
    require_deciding,
    seat_deciding,
)
from gridcredit.operations.desk import Desk
from gridcredit.store.credit import activities
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.store.credit.ties import ties_of
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal


@dataclass(frozen=True, slots=True)
class Reversed:
    """What voiding one entry does: `points` (tenths) that it counts now go, in `period` where it is
    closed (then a correction stands in `corrected_in`); `suspended`: the household's balance would
    be below zero, so that it redeems nothing until it is not."""

    entry: UUID
    household: UUID
    resident: UUID | None
    item: str
    on: date
    points: int
    period: str | None
    corrected_in: str
    suspended: bool


def look_at_void(desk: Desk, row: UUID) -> tuple[Reversed, ...]:
    """What voiding an entry or an activity would reverse; nothing is changed. Raises what `void`
    raises."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        chosen, rows, _ = _chosen(desk, session, row)
        ledger = ledger_of(desk, session, chosen.area.code)
        open_rows = (one for rows in ledger.front.walked().open.values() for one in rows)
        counted = {UUID(hex=one.id): one.counted for one in open_rows}
        counted |= {one.id: one.counted for one in rows if one.closed}
        short = _below_zero(ledger, rows)
        return tuple(
            Reversed(
                one.id,
                one.household,
                one.resident,
                one.item,
                one.on,
                counted.get(one.id, 0),
                one.period if one.closed else None,
                (ledger.next_period or "") if one.closed else "",
                one.household in short,
            )
            for one in rows
        )


def _below_zero(ledger: Ledger, rows: Iterable[LedgerRow]) -> set[UUID]:
    """The households whose balance would be below zero."""
    taken: dict[UUID, int] = {}
    for one in rows:
        if one.closed and one.state is not EntryState.DISPUTED:  # those are held back already
            taken[one.household] = taken.get(one.household, 0) + one.counted
    balances, none = ledger.balances(), Balance()
    return {home for home, points in taken.items() if balances.get(home, none).amount < points}


def void(desk: Desk, row: UUID, reason: str) -> tuple[UUID, ...]:
    """Void an entry, or an activity with all its entries that stand, all or none; the ids of the
    entries. An open entry is voided by its recorder or by a reviewer, a closed one by a reviewer of
    the office that decides who need not keep out of it.

    Raises NotFound, BadValue (no reason), EntryVoided, VoidedByReviewers, NotDecidedHere,
    MustKeepOut, MovedAway.
    """
    desk.actor.require(Duty.READ)
    with desk.writing() as session:
        return keep_void(desk, session, row, reason)


def keep_void(desk: Desk, session: Session, row: UUID, reason: str) -> tuple[UUID, ...]:
    """Write that entries count nothing."""
    why = checked_reason(reason)
    _, rows, sheet = _chosen(desk, session, row)
    made = [
        CreditVoid(
            desk.new_id(), one.fact.id if one.fact else one.id, desk.today(), why,
            as_author(desk.actor.name), desk.actor.resident,
        )
        for one in rows
    ]  # fmt: skip
    journal.add(session, made)
    if sheet is not None:
        bare: dict[str, Any] = dict.fromkeys(KIND_OF[CreditActivity].files, "")
        gone = replace(sheet, id=desk.new_id(), corrects=sheet.id, void=True, reason=why, **bare)
        journal.add(session, [gone])
    return tuple(one.id for one in rows)


def _chosen(
    desk: Desk, session: Session, row: UUID
) -> tuple[Chosen, list[LedgerRow], CreditActivity | None]:
    """The entries that are meant, each allowed to be voided by who asks."""
    sheet = activities.activity(session, row)
    ids = activities.entries_of(session, sheet) if sheet else [row]
    if not ids:
        raise NotFound("credit_activity", str(row))
    chosen = choose(desk, session, ids)
    rows = [one for one in chosen.rows if _is_left(one)]
    if not rows:
        first = chosen.rows[0]
        is_open = first.state is EntryState.VOID
        raise (EntryVoided if is_open else CorrectedBefore)(str(first.id))
    for one in rows:
        _require_may(desk, session, chosen, one)
    return chosen, rows, sheet


def _is_left(row: LedgerRow) -> bool:
    """Whether there is something left to void: a closed entry is corrected once."""
    return row.state is not EntryState.VOID and not (row.closed and row.review.corrections)


def _require_may(desk: Desk, session: Session, chosen: Chosen, row: LedgerRow) -> None:
    reviews = desk.actor.may(Duty.REVIEW_CREDIT)
    if not row.closed:
        own = own_handler(desk)
        is_own = desk.actor.may(Duty.RECORD_CREDIT) and any(map(own.is_same, recorders(row)))
        if not (reviews or is_own):
            raise VoidedByReviewers(str(row.id))
        return
    if not reviews:
        raise VoidedByReviewers(str(row.id))
    require_deciding(desk, chosen.area, seat_deciding(chosen.decides, row))
    tied = ties_of(session, own_handler(desk)).keeps_out_of(row.household, row.resident, ())
    if tied is not None:
        raise MustKeepOut(str(row.id), tied.value)
