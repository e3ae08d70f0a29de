"""Which lines of the ledger are read, and how they are made of entries, lists and the walk."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.credit.closing import Listed
from gridcredit.domain.credit.codes import EntryState
from gridcredit.domain.credit.periods import month_of
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.credit.states import Review, review
from gridcredit.domain.errors import NotFound
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.store.credit.cases import cases, touched_entries
from gridcredit.store.credit.closings import Closings
from gridcredit.store.credit.facts import Chain, chains
from gridcredit.store.credit.front import Front
from gridcredit.store.credit.marks import beside, marked
from gridcredit.store.credit.rows import PASSED, LedgerRow, entry_row, listed_row

_LEFT_ALONE = frozenset({EntryState.PASSED, EntryState.DISPUTED, EntryState.VOID})
"""States of entries that a list may have, or that no list will ever have."""


class Lines:
    """The lines of a village's ledger."""

    def __init__(self, session: Session, front: Front, closings: Closings, book: RuleBook) -> None:
        self._session = session
        self._front = front
        self._closings = closings
        self._book = book

    def rows(
        self, months: Collection[str] | None, household: UUID | None, state: EntryState | None
    ) -> list[LedgerRow]:
        """The lines of some months, a household, a state; in the order of the walk."""
        whole = months is None and (state is None or state in _LEFT_ALONE)
        front = self._front.whole if whole else self._front
        found = list(self._open(front))
        if whole or months is not None:  # nothing of a list has another state than those
            found += self._closed(months, household if whole else None)
        wanted = [
            row
            for row in found
            if (months is None or row.period in months)
            and (household is None or row.household == household)
            and (state is None or row.state is state)
        ]
        wanted.sort(key=lambda row: row.sort_key)
        return marked(self._session, wanted, self._book, found)

    def row(self, entry: UUID) -> LedgerRow:
        """The line of an entry, by any fact of its chain, or of a correction. Raises NotFound."""
        chain = next(iter(chains(self._session, CreditEntry, also=[entry])), None)
        first = chain.first.root if chain else entry
        since = min(month_of(fact.on) for fact in chain.all) if chain else ""
        if (found := self._closings.find(first.hex, since)) is not None:
            rows = self._listed([found], closed=True)
        else:
            front = self._front if first in self._front.chains else self._front.whole
            rows = (row for row in self._open(front) if row.id == first)
        for row in rows:
            others = beside(self._session, [row], self._book)
            return marked(self._session, [row], self._book, others)[0]
        raise NotFound("credit_entry", str(entry))

    def _closed(
        self, months: Collection[str] | None, household: UUID | None
    ) -> Iterator[LedgerRow]:
        """The rows of closed lists, each as the first list has it."""
        walked = self._front.walked("" if months is None else min(months))
        whose = household.hex if household else None
        rows = [
            (period, row)
            for period in self._closings.by_period
            if months is None or period in months
            for row in walked.closed.get(period, ())
            if whose is None or row.household == whose
        ]
        return self._listed(rows, closed=True)

    def _open(self, front: Front) -> Iterator[LedgerRow]:
        """What no list has: rows of open months, and entries that count nowhere."""
        walked = front.walked()
        rows = [(period, row) for period, rows in walked.open.items() for row in rows]
        yield from self._listed(rows, closed=False)
        counted = {row.id for _, row in rows}
        for entry, chain in front.chains.items():
            if entry not in front.booked and entry.hex not in counted:
                yield entry_row(chain, front.reviews[entry], self._book)

    def _listed(self, rows: Sequence[tuple[str, Listed]], closed: bool) -> Iterator[LedgerRow]:
        """The lines of rows of lists or of open months."""
        known: Mapping[UUID, Chain[CreditEntry]] = self._front.chains
        wanted = {UUID(hex=row.corrects or row.id) for _, row in rows} - known.keys()
        if wanted:
            more = chains(self._session, CreditEntry, also=wanted)
            known = {**known, **{chain.first.root: chain for chain in more}}
        told = self._closed_reviews(rows, known) if closed else self._front.reviews
        for period, row in rows:
            chain = known.get(UUID(hex=row.corrects or row.id))
            if chain is None or row.corrects:
                yield listed_row(row, period, closed, chain)
            else:
                stands = told.get(chain.first.root, PASSED)
                yield entry_row(chain, stands, self._book, row, period, closed)

    def _closed_reviews(
        self, rows: Sequence[tuple[str, Listed]], known: Mapping[UUID, Chain[CreditEntry]]
    ) -> Mapping[UUID, Review]:
        """Where those of some closed entries stand that were voided or objected to."""
        by_period = self._closings.by_period
        listed = {UUID(hex=row.id): period for period, row in rows if not row.corrects}
        entries = [known[entry] for entry in listed if entry in known]
        touched = touched_entries(self._session, entries)
        followed = {
            entry: frozenset(map(UUID, by_period[listed[entry]].month.answers)) for entry in touched
        }
        told = cases(
            self._session, [known[entry] for entry in touched], self._book.decides, followed
        )
        return {entry: review(case) for entry, case in told.items()}
