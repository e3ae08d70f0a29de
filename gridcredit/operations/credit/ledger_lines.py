"""Lines of the ledger and scores of households with the words that a list shows beside them, and
what was said of one entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from gridcredit.domain.bulk import many_values
from gridcredit.domain.credit.codes import EntryState
from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.credit_decision import CreditDecision
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.kinds.credit_void import CreditVoid
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.credit.listing import list_ledger
from gridcredit.operations.credit.lookups import shown_name
from gridcredit.operations.credit.places import village_of_code
from gridcredit.operations.desk import Desk
from gridcredit.store.credit.facts import chains, told_of
from gridcredit.store.credit.ledger import Score, rule_book
from gridcredit.store.credit.objections import answers_to, objections
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.store.engine.database import Session
from gridcredit.store.journal.loading import load_by
from gridcredit.store.register.doors import doors_of


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line of the ledger, the name of its item, its door and who did it, as this office may show
    them."""

    row: LedgerRow
    item: str
    address: str
    person: str


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """How a household stands, with its door and householder."""

    score: Score
    address: str
    householder: str


class Happened(StrEnum):
    """What may be told of an entry."""

    ENTERED = "entered"
    AMENDED = "amended"
    PASS = "pass"
    RETURN = "return"
    HOLD = "hold"
    HAND_UP = "hand_up"
    OBJECTED = "objected"
    UPHELD = "upheld"
    PARTLY = "partly"
    REJECTED = "rejected"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was said of an entry, by whom and why."""

    on: date
    what: Happened
    by: str
    words: str


def ledger_rows(
    desk: Desk,
    village: str,
    period: str = "",
    state: EntryState | None = None,
    household: UUID | None = None,
) -> list[LedgerRow]:
    """The lines of a village's ledger, the latest first. Raises as `list_ledger`."""
    rows = list_ledger(desk, village, household, period, state)
    return sorted(rows, key=lambda row: (row.on, row.id), reverse=True)


@many_values()
def described(desk: Desk, village: str, rows: Sequence[LedgerRow]) -> list[LedgerLine]:
    """Some lines with their words, in their order."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        book = rule_book(session, village_of_code(desk, session, village).id)
        places = doors_of(session, {row.household for row in rows})
        who = {row.resident for row in rows if row.resident}
        names = {p.id: p.name for p in load_by(session, Resident, "id", who)}
    return [
        LedgerLine(
            row,
            item.name if (item := book.item(row.on, row.item)) else row.item,
            places[row.household].address if row.household in places else "",
            shown_name(desk, names.get(row.resident, "")) if row.resident else "",
        )
        for row in rows
    ]


@many_values()
def score_rows(desk: Desk, village: str, period: str) -> list[ScoreRow]:
    """How the households of a village stand, in the order of their doors: nobody is ranked. Raises
    AreaUnknown, AreaOutside, BadValue, ClosingUnreadable."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        ledger = ledger_of(desk, session, village_of_code(desk, session, village).code)
        scores = ledger.scores(period)
        places = doors_of(session, {score.household for score in scores})
    known = [(score, places[score.household]) for score in scores if score.household in places]
    known.sort(key=lambda one: one[1].order)
    return [ScoreRow(s, door.address, shown_name(desk, door.householder)) for s, door in known]


def history(desk: Desk, entry: UUID) -> list[Told]:
    """What was said of an entry, by any fact of its chain, in the order of its days."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        found = chains(session, CreditEntry, also=[entry])
        told = [one for chain in found for one in _of_chain(chain.all, chain.first.root)]
        ids = [fact.id for chain in found for fact in chain.all]
        told += [*_decided(session, ids), *_objected(session, ids)]
    return sorted(told, key=lambda one: one.on)


def _of_chain(facts: Sequence[CreditEntry], root: UUID) -> Iterator[Told]:
    for fact in facts:
        if fact.void:
            yield Told(fact.first_saved, Happened.VOIDED, fact.by, fact.reason)
        else:
            what = Happened.ENTERED if fact.id == root else Happened.AMENDED
            yield Told(fact.first_saved, what, fact.by, "")


def _decided(session: Session, ids: Sequence[UUID]) -> Iterator[Told]:
    for made in told_of(session, CreditDecision, "entry", ids):
        what = Happened(made.fact.decision.value)
        yield Told(made.fact.on, what, made.fact.by, made.fact.why)
    for gone in told_of(session, CreditVoid, "entry", ids):
        yield Told(gone.fact.on, Happened.VOIDED, gone.fact.by, gone.fact.why)


def _objected(session: Session, ids: Sequence[UUID]) -> Iterator[Told]:
    found = [one for one in objections(session, ids) if one.standing]
    answers = answers_to(session, found)
    for chain in found:
        fact = chain.standing.fact if chain.standing else chain.first.fact
        yield Told(fact.on, Happened.OBJECTED, fact.by, fact.words)
        for answer in answers.get(chain.first.root, ()):
            what = Happened(answer.fact.result.value)
            yield Told(answer.fact.on, what, answer.fact.by, answer.fact.words)
