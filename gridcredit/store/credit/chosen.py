"""Some few entries of a village, where they stand and what is to be asked of them, without reading
the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.credit.closing import Listed
from gridcredit.domain.credit.periods import month_of
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.credit.states import review
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.store.credit.cases import cases
from gridcredit.store.credit.closings import Closings
from gridcredit.store.credit.facts import Chain, chains
from gridcredit.store.credit.rows import LedgerRow, entry_row
from gridcredit.store.journal.nodes import street_nodes


def chosen_rows(
    session: Session, area: UUID, book: RuleBook, entries: Iterable[UUID]
) -> list[LedgerRow]:
    """The lines of entries of a village, by any facts of their chains; each once, in the order
    given, with all that was said of it. What an open one counts is not asked, and marks are not
    looked for. Ids that are of no entry are left out."""
    ids = list(entries)
    closings = Closings(session, area, book, street_nodes(session))
    of_fact = {fact.id: c for c in chains(session, CreditEntry, also=ids) for fact in c.all}
    wanted = {of_fact[one].first.root: of_fact[one] for one in ids if one in of_fact}
    booked: dict[UUID, tuple[str, Listed]] = {}
    for root, chain in wanted.items():
        if found := closings.find(root.hex, _since(chain)):
            booked[root] = found
    followed = {
        root: frozenset(map(UUID, closings.by_period[period].month.answers))
        for root, (period, _) in booked.items()
    }
    told = cases(session, list(wanted.values()), book.decides, followed)
    rows = []
    for root, chain in wanted.items():
        period, listed = booked.get(root, (None, None))
        stands = review(told[root])
        rows.append(entry_row(chain, stands, book, listed, period, period is not None))
    return rows


def _since(chain: Chain[CreditEntry]) -> str:
    return month_of(min(fact.on for fact in chain.all))
