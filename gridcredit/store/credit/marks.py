"""抽查: which lines of the ledger are passed one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import or_
from sqlalchemy.orm import Session

from gridcredit.domain.credit.codes import EntryState, Unit
from gridcredit.domain.credit.recusal import Handler
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.credit.spot_checks import Checked, spot_checks
from gridcredit.domain.kinds.credit_activity import CreditActivity
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.kinds.credit_void import CreditVoid
from gridcredit.store.credit.facts import Chain, chains, told_of
from gridcredit.store.credit.rows import PASSED, LedgerRow, entry_row
from gridcredit.store.journal.loading import among, listing
from gridcredit.store.schema.travelling import TABLES
from gridcredit.wire import read

_ENTRY = TABLES["credit_entry"]
_SAVED = listing(
    "SELECT e.id, r.body FROM credit_entry e JOIN revision r ON r.arrival = e.revised"
    " WHERE e.id IN :ids"
)
_A_MONTH = timedelta(days=31)  # an entry is saved no later after its day


def marked(
    session: Session, rows: Sequence[LedgerRow], book: RuleBook, among_these: Iterable[LedgerRow]
) -> list[LedgerRow]:
    """The rows with the marks that some of them bear, by what they have in common with the others
    of a ledger: who did something on a day, or who saved it when."""
    asked = _alike(rows, among_these)
    saved = {UUID(bytes=i): read(body).at for i, body in among(session, _SAVED, asked)}
    sheets = {row.activity for row in asked.values() if row.activity}
    activities = told_of(session, CreditActivity, "id", sheets)
    spans = {one.fact.id: (one.fact.starts, one.fact.ends) for one in activities}
    marks = spot_checks(_checked(row, book, saved, spans) for row in asked.values())
    return [replace(row, spot_check=marks[row.id]) if row.id in marks else row for row in rows]


def beside(session: Session, rows: Sequence[LedgerRow], book: RuleBook) -> list[LedgerRow]:
    """The entries that have something in common with some few (`marked`), wherever they stand; what
    was voided is left out."""
    facts = [row.first for row in rows if row.first is not None]
    days = {fact.first_saved for fact in facts}
    if not facts:
        return []
    who = [fact.resident.bytes for fact in facts if fact.resident]
    did = (_ENTRY.resident.in_(who), _ENTRY.on.in_({fact.on.isoformat() for fact in facts}))
    linked = [fact.by_resident.bytes for fact in facts if fact.by_resident]
    recorder = or_(_ENTRY.by.in_({fact.by for fact in facts}), _ENTRY.by_resident.in_(linked))
    wrote: tuple[Any, ...] = (
        _ENTRY.on >= (min(days) - _A_MONTH).isoformat(),
        _ENTRY.on <= max(days).isoformat(),
        _ENTRY.first_saved.in_({day.isoformat() for day in days}),
        recorder,
    )
    found = chains(session, CreditEntry, *did) + chains(session, CreditEntry, *wrote)
    known = {chain.first.root: chain for chain in found if chain.standing}
    return [entry_row(chain, PASSED, book) for chain in _standing(session, known)]


def _standing(
    session: Session, known: dict[UUID, Chain[CreditEntry]]
) -> Iterable[Chain[CreditEntry]]:
    firsts = {fact.id: root for root, chain in known.items() for fact in chain.all}
    voided = {firsts[void.fact.entry] for void in told_of(session, CreditVoid, "entry", firsts)}
    return (chain for root, chain in known.items() if root not in voided)


def _alike(rows: Iterable[LedgerRow], among_these: Iterable[LedgerRow]) -> dict[UUID, LedgerRow]:
    """Of some lines those entries that have a day and a person, or a recorder and the day of
    saving, in common with the rows."""
    own = {row.id: row for row in rows if _counts(row)}
    days = {(row.resident, row.on) for row in own.values() if row.resident}
    saved = {key for row in own.values() for key in _saved_by(row)}
    more = (
        row
        for row in among_these
        if _counts(row) and ((row.resident, row.on) in days or not saved.isdisjoint(_saved_by(row)))
    )
    return {row.id: row for row in more} | own


def _saved_by(row: LedgerRow) -> Iterable[tuple[object, object]]:
    day = row.first.first_saved if row.first else row.on
    return ((who, day) for who in (row.by, row.by_resident) if who)


def _counts(row: LedgerRow) -> bool:
    return row.fact is not None and row.corrects is None and row.state is not EntryState.VOID


def _checked(
    row: LedgerRow,
    book: RuleBook,
    saved: dict[UUID, str],
    spans: dict[UUID, tuple[str, str]],
) -> Checked:
    item = book.item(row.on, row.item)
    is_timed = item is not None and item.unit is Unit.HOURS
    return Checked(
        row.id,
        row.resident,
        row.on,
        row.quantity if is_timed else 0,
        Handler(row.by, row.by_resident),
        saved.get(row.id, ""),
        row.activity,
        spans.get(row.activity) if row.activity else None,
    )
