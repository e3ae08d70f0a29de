"""Lines of the ledger as they are shown: an entry or a correction, its place, what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.credit.closing import Listed
from gridcredit.domain.credit.codes import EntryState, Why
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.credit.spot_checks import SpotCheck
from gridcredit.domain.credit.states import Review
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.store.credit.facts import Chain, standing_fact

PASSED = Review(EntryState.PASSED)
"""Of an entry of which nothing is known but that a list has it."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """An entry, or a correction of one (`corrects`), by the id of its first fact. Quantities and
    points are tenths; `points` is what it is worth by itself.

    `period` is the month that it is booked in or stands in; None until it is passed. `fact` is the
    entry as it stands, of a correction the entry that it corrects; None where only a closed list
    speaks of it here. `first` is the fact that came first, `decision` in `review` the last that
    counts.
    """

    id: UUID
    household: UUID
    resident: UUID | None
    item: str
    on: date
    period: str | None
    closed: bool
    quantity: int
    members: int
    matter: str
    points: int
    counted: int
    why: str
    state: EntryState
    spot_check: tuple[SpotCheck, ...] = ()
    activity: UUID | None = None
    corrects: UUID | None = None
    by: str = ""
    by_resident: UUID | None = None
    fact: CreditEntry | None = None
    first: CreditEntry | None = None
    review: Review = PASSED

    @property
    def sort_key(self) -> tuple[str, date, str]:
        """Its place in the walk; what has no period yet comes last."""
        return (self.period or "~", self.on, self.id.hex)


def entry_row(
    chain: Chain[CreditEntry],
    told: Review,
    book: RuleBook,
    listed: Listed | None = None,
    period: str | None = None,
    closed: bool = False,
) -> LedgerRow:
    """The line of an entry; `listed` is what it counts, where it counts."""
    fact = standing_fact(chain)
    if listed is None:
        item = book.item(fact.on, fact.item)
        value = item.worth(fact.quantity, fact.members) if item else 0
        listed = Listed(
            chain.first.root.hex, "", "", fact.item, fact.on.isoformat(), fact.matter,
            fact.quantity, value, 0, _WHY.get(told.state, ""),
        )  # fmt: skip
    return LedgerRow(
        id=chain.first.root,
        household=fact.household,
        resident=fact.resident,
        item=listed.item,
        on=date.fromisoformat(listed.on),
        period=period,
        closed=closed,
        quantity=fact.quantity,
        members=fact.members,
        matter=listed.matter,
        points=listed.value,
        counted=listed.counted,
        why=listed.why,
        state=told.state,
        activity=fact.activity,
        by=fact.by,
        by_resident=fact.by_resident,
        fact=fact,
        first=chain.first.fact,
        review=told,
    )


_WHY = {EntryState.DISPUTED: Why.DISPUTED.value, EntryState.VOID: Why.VOID.value}


def listed_row(
    listed: Listed, period: str, closed: bool, chain: Chain[CreditEntry] | None = None
) -> LedgerRow:
    """The line of a correction, or of an entry of which only a closed list speaks here. `chain` is
    the entry that a correction corrects."""
    fact = standing_fact(chain) if chain else None
    return LedgerRow(
        id=UUID(hex=listed.id),
        household=UUID(hex=listed.household),
        resident=UUID(hex=listed.resident) if listed.resident else None,
        item=listed.item,
        on=date.fromisoformat(listed.on),
        period=period,
        closed=closed,
        quantity=listed.quantity,
        members=fact.members if fact else 0,
        matter=listed.matter,
        points=listed.value,
        counted=listed.counted,
        why=listed.why,
        state=EntryState.PASSED,
        activity=fact.activity if fact else None,
        corrects=UUID(hex=listed.corrects) if listed.corrects else None,
        fact=fact,
        first=chain.first.fact if chain else None,
    )
