"""Which lines of the ledger are read, and how they are made of entries, lists and the walk."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.credit.closing import Listed
from gridcredit.domain.credit.codes import EntryState
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.credit.states import Review
from gridcredit.domain.errors import NotFound
from gridcredit.domain.kinds.credit_answer import CreditAnswer
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.kinds.credit_objection import CreditObjection
from gridcredit.domain.kinds.credit_void import CreditVoid
from gridcredit.store.credit.cases import touched_entries
from gridcredit.store.credit.closings import Closings
from gridcredit.store.credit.facts import Chain, chains, chains_by, chains_of
from gridcredit.store.credit.front import Chains, Front
from gridcredit.store.credit.marks import beside, marked
from gridcredit.store.credit.opened import Booked, since
from gridcredit.store.credit.rows import PASSED, LedgerRow, entry_row, listed_row

_SETTLED = frozenset({EntryState.PASSED, EntryState.VOID})
"""States of most entries that a list has or has left out for good."""
_Placed = Sequence[tuple[str, Listed]]
"""Rows of lists, or of open months, each with its month."""


class Lines:
    """The lines of a village's ledger, always in the order of the walk."""

    def __init__(self, session: Session, front: Front, closings: Closings, book: RuleBook) -> None:
        self._session = session
        self._front = front
        self._closings = closings
        self._book = book

    def rows(
        self, months: Collection[str] | None, household: UUID | None, state: EntryState | None
    ) -> list[LedgerRow]:
        """The lines of some months, a household, a state."""
        if months is None and state is not None and state not in _SETTLED:
            found = [*self._made(self._entries(self._front.opened.standing(state)))]
        elif months is None and household is not None:
            found = [*self._of_household(household)]
        else:
            found = [*self._of_months(months)]
        wanted = [
            row
            for row in found
            if (months is None or row.period in months)
            and (household is None or row.household == household)
            and (state is None or row.state is state)
        ]
        return self._marked(wanted, found)

    def undecided(self) -> list[LedgerRow]:
        """The lines of entries that no list has and that are neither passed nor void."""
        undecided = (state for state in EntryState if state not in _SETTLED)
        entries = [e for state in undecided for e in self._front.opened.standing(state)]
        found = [row for row in self._made(self._entries(entries)) if not row.closed]
        return self._marked(found, [*found, *beside(self._session, found, self._book)])

    def open_rows(self) -> list[LedgerRow]:
        """The lines that no list has, but for those that one left out for good."""
        found = [*self._open(self._front)]
        return self._marked(found, found)

    def rows_of(self, entries: Iterable[UUID]) -> list[LedgerRow]:
        """The lines of some entries, any facts of theirs."""
        found = [*self._made(chains_of(self._session, CreditEntry, entries))]
        return self._marked(found, [*found, *beside(self._session, found, self._book)])

    def row(self, entry: UUID) -> LedgerRow:
        """The line of an entry, by any fact of its chain, or of a correction. Raises NotFound."""
        for row in self.rows_of([entry]):
            return row
        for chain in chains_of(self._session, CreditEntry, self._corrected_by(entry)):
            for row in self._corrections_of(chain):
                if row.id == entry:
                    return row
        raise NotFound("credit_entry", str(entry))

    def _marked(self, rows: Iterable[LedgerRow], others: Iterable[LedgerRow]) -> list[LedgerRow]:
        listed = sorted(rows, key=lambda row: row.sort_key)
        return marked(self._session, listed, self._book, others)

    # Of all.

    def _open(self, front: Front) -> Iterator[LedgerRow]:
        """What no list has: rows of open months, and entries that count nowhere."""
        counted: set[str] = set()
        for period, rows in front.walked().open.items():
            counted.update(row.id for row in rows)
            placed = [(period, row) for row in rows]
            yield from self._lines(placed, front.chains, front.reviews, closed=False)
        for entry, chain in front.chains.items():
            if entry not in front.booked and entry.hex not in counted:
                yield entry_row(chain, front.reviews[entry], self._book)

    def _of_months(self, months: Collection[str] | None) -> Iterator[LedgerRow]:
        """The lines of some months, or all."""
        if months is None:
            yield from self._open(self._front.whole)
        elif not self._closings.by_period.keys() >= {*months}:
            yield from self._open(self._front)
        yield from self._closed_months(months)

    def _closed_months(self, months: Collection[str] | None) -> Iterator[LedgerRow]:
        """The rows of closed lists, each as the first list has it."""
        walked = self._front.walked("" if months is None else min(months))
        wanted = (p for p in self._closings.by_period if months is None or p in months)
        return self._closed([(p, row) for p in wanted for row in walked.closed.get(p, ())])

    # Of some.

    def _of_household(self, household: UUID) -> Iterator[LedgerRow]:
        """Every line of a household: as the lists have it, or else as it stands."""
        key, placed = household.hex, []
        opened = self._front.walked().open  # reads the lists that it takes
        if self._front.has_doubles:
            months = self._front.walked("").closed.items()
            placed = [(p, row) for p, rows in months for row in rows if row.household == key]
        else:
            placed = [
                (c.period, row) for c in self._closings.standing for row in c.part(key).entries
            ]
        yield from self._closed(placed)
        listed = {UUID(hex=row.id) for _, row in placed}
        entered = chains_by(self._session, CreditEntry, "household", [household])
        own = (c for c in entered if c.first.area in self._front.codes)
        yield from self._made(c for c in own if c.first.root not in listed)
        for period, rows in opened.items():
            corrections = [(period, r) for r in rows if r.corrects and r.household == key]
            yield from self._opened(corrections)

    def _made(self, entries: Iterable[Chain[CreditEntry]]) -> Iterator[LedgerRow]:
        """The lines of entries, wherever they stand."""
        known = {chain.first.root: chain for chain in entries}
        booked = self._front.find(known.values())
        yield from self._closed([(found.period, found.row) for found in booked.values()])
        others = {entry: chain for entry, chain in known.items() if entry not in booked}
        months = self._front.walked().open.items() if others else ()
        placed = {row.id: (period, row) for period, rows in months for row in rows}
        for entry, told in self._front.review(others, {}).items():
            period, listed = placed.get(entry.hex, (None, None))
            yield entry_row(others[entry], told, self._book, listed, period)

    def _corrections_of(self, chain: Chain[CreditEntry]) -> Iterator[LedgerRow]:
        """The lines that correct an entry, of lists or of an open month."""
        key, first = chain.first.root.hex, since(chain)
        standing = (c for c in self._closings.standing if c.period >= first)
        yield from self._closed(
            [(c.period, c.corrections[key]) for c in standing if key in c.corrections]
        )
        for period, rows in self._front.walked().open.items():
            yield from self._opened([(period, row) for row in rows if row.corrects == key])

    def _opened(self, placed: _Placed) -> Iterator[LedgerRow]:
        """The lines of corrections of open months."""
        return self._lines(placed, self._entries_of(placed), {}, closed=False)

    def _entries(self, ids: Iterable[str]) -> list[Chain[CreditEntry]]:
        return chains_of(self._session, CreditEntry, map(UUID, ids))

    def _corrected_by(self, correction: UUID) -> list[UUID]:
        """The entry that a void corrects, or an answer to an objection."""
        voids = chains_of(self._session, CreditVoid, [correction])
        answers = chains_of(self._session, CreditAnswer, [correction])
        asked = [answer.first.fact.objection for answer in answers]
        objections = chains_of(self._session, CreditObjection, asked)
        found = [void.first.fact.entry for void in voids]
        return found + [objection.first.fact.entry for objection in objections]

    # What they are made of.

    def _closed(self, placed: _Placed) -> Iterator[LedgerRow]:
        """The lines of rows of closed lists."""
        known = self._entries_of(placed)
        own = [(UUID(hex=row.id), period, row) for period, row in placed if not row.corrects]
        listed = {entry: Booked(period, row) for entry, period, row in own if entry in known}
        touched = touched_entries(self._session, (known[entry] for entry in listed))
        wanted = {entry: known[entry] for entry in touched}
        told = self._front.review(wanted, {entry: listed[entry] for entry in touched})
        return self._lines(placed, known, told, closed=True)

    def _entries_of(self, placed: _Placed) -> Chains:
        """The entries of rows, of a correction the one that it corrects."""
        wanted = {UUID(hex=row.corrects or row.id) for _, row in placed}
        found = chains(self._session, CreditEntry, also=wanted)
        return {chain.first.root: chain for chain in found}

    def _lines(
        self, placed: _Placed, known: Chains, told: Mapping[UUID, Review], closed: bool
    ) -> Iterator[LedgerRow]:
        for period, row in placed:
            chain = known.get(UUID(hex=row.corrects or row.id))
            if chain is None or row.corrects:
                yield listed_row(row, period, closed, chain)
            else:
                stands = told.get(chain.first.root, PASSED)
                yield entry_row(chain, stands, self._book, row, period, closed)
