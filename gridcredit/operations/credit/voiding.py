"""作废: an entry, or all that came of an activity, is to count nothing. What is closed stays as it
was counted, and gets a correction in the first open month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

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
    entry_rows,
    ledger_with,
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
        ledger, rows, _ = _chosen(desk, session, row)
        taken: dict[UUID, int] = {}
        for one in rows:
            if one.closed and one.state is not EntryState.DISPUTED:  # those are held back already
                taken[one.household] = taken.get(one.household, 0) + one.counted
        balances = ledger.balances()
        short = {
            household
            for household, points in taken.items()
            if household in balances and balances[household].amount < points
        }
        return tuple(_reversed(ledger, one, one.household in short) for one in rows)


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
            desk.new_id(), one.id, desk.today(), why,
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
) -> tuple[Ledger, list[LedgerRow], CreditActivity | None]:
    """The entries that are meant, each allowed to be voided by who asks."""
    sheet = activities.activity(session, row)
    ids = activities.entries_of(session, sheet) if sheet else [row]
    if not ids:
        raise NotFound("credit_activity", str(row))
    ledger = ledger_with(desk, session, ids)
    found = entry_rows(ledger, ids)
    rows = [one for one in found if _is_left(one)]
    if not rows:
        is_open = found[0].state is EntryState.VOID
        raise (EntryVoided if is_open else CorrectedBefore)(str(found[0].id))
    for one in rows:
        _require_may(desk, session, ledger, one)
    return ledger, rows, sheet


def _is_left(row: LedgerRow) -> bool:
    """Whether there is something left to void: a closed entry is corrected once."""
    return row.state is not EntryState.VOID and not (row.closed and row.review.corrections)


def _require_may(desk: Desk, session: Session, ledger: Ledger, row: LedgerRow) -> None:
    reviews = desk.actor.may(Duty.REVIEW_CREDIT)
    if not row.closed:
        own = own_handler(desk)
        is_own = desk.actor.may(Duty.RECORD_CREDIT) and any(map(own.is_same, recorders(row)))
        if not (reviews or is_own):
            raise VoidedByReviewers(str(row.id))
        return
    if not reviews:
        raise VoidedByReviewers(str(row.id))
    require_deciding(desk, ledger.area, seat_deciding(ledger, row))
    tied = ties_of(session, own_handler(desk)).keeps_out_of(row.household, row.resident, ())
    if tied is not None:
        raise MustKeepOut(str(row.id), tied.value)


def _reversed(ledger: Ledger, row: LedgerRow, suspended: bool) -> Reversed:
    return Reversed(
        row.id, row.household, row.resident, row.item, row.on, row.counted,
        row.period if row.closed else None,
        (ledger.next_period or "") if row.closed else "",
        suspended,
    )  # fmt: skip
