"""Facts that are offered for a story, each with its day; the person writes.

`story_outline(desk, resident=…, household=…) -> tuple[OutlineFact, …]`: what passed in the
village's ledger, visits, the registration, the pledge, and earlier honours, the oldest first. No
note is among them, and nobody else is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.amounts import quantity_text
from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.credit.codes import EntryState, Unit
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.stars.codes import OutlineSource
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.operations.stars.board import Board
from gridcredit.operations.stars.places import require_office, village_of
from gridcredit.store.credit.ledger import Ledger, village_ledger
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.store.engine.database import Session
from gridcredit.store.register import events, register_lists, visits
from gridcredit.texts import word

_MANY = frozenset({Unit.HOURS, Unit.QUANTITY})


@dataclass(frozen=True, slots=True)
class OutlineFact:
    """One thing that happened: its day, where it is known from, and what it was, as a story may
    say it."""

    on: date
    source: OutlineSource
    what: str


def story_outline(
    desk: Desk, resident: UUID | None = None, household: UUID | None = None
) -> tuple[OutlineFact, ...]:
    """The facts known of a person, or of a household and all of its people. Raises NotFound,
    BadValue (neither is named), StarDecidedElsewhere."""
    desk.actor.require(Duty.NOMINATE_STARS)
    require_office(desk)
    with desk.reading() as session:
        home, people = _of_whom(session, resident, household)
        board = Board(session, desk.today())
        found = [
            *_entries(desk, session, board, home, resident),
            *_visits(session, home, people, resident is None),
            *_steps(session, people),
            *_honours(board, home, people),
        ]
    order = list(OutlineSource)
    return tuple(sorted(found, key=lambda fact: (fact.on, order.index(fact.source), fact.what)))


def _of_whom(
    session: Session, resident: UUID | None, household: UUID | None
) -> tuple[UUID, list[UUID]]:
    if resident is not None:
        person: Resident = register_lists.get(session, "resident", resident)
        return person.household, [person.id]
    if household is None:
        raise BadValue("resident", "", "empty")
    register_lists.get(session, "household", household)
    return household, [one.id for one in register_lists.residents_of(session, household)]


def _entries(
    desk: Desk, session: Session, board: Board, home: UUID, resident: UUID | None
) -> Iterator[OutlineFact]:
    """What passed the review; what was voided or is disputed is not offered."""
    village = village_of(session, board.tree, "household", home)
    if village is None:
        return
    ledger = village_ledger(session, village.code, desk.today(), coverage_rules(session))
    for row in ledger.rows(household=home, state=EntryState.PASSED):
        if row.corrects is None and resident in (None, row.resident):
            yield OutlineFact(row.on, OutlineSource.ENTRY, _called(ledger, row))


def _called(ledger: Ledger, row: LedgerRow) -> str:
    item = ledger.book.item(row.on, row.item)
    if item is None:
        return row.item
    if item.unit not in _MANY:
        return item.name
    return f"{item.name}（{quantity_text(row.quantity)} {word(item.unit)}）"


def _visits(
    session: Session, home: UUID, people: list[UUID], is_household: bool
) -> Iterator[OutlineFact]:
    """Visits at which somebody was spoken to; of a person those at which it was met."""
    for visit in visits.visits_of(session, home):
        if visit.outcome.means.is_spoken and (is_household or set(people) & set(visit.met)):
            on = date.fromisoformat(visit.at[:10])
            yield OutlineFact(on, OutlineSource.VISIT, word(visit.outcome))


def _steps(session: Session, people: list[UUID]) -> Iterator[OutlineFact]:
    for registered in events.registrations(session, people):
        what = word(registered.event)
        yield OutlineFact(registered.on, OutlineSource.REGISTRATION, what)
    for step in events.pledge_steps(session, people):
        if step.stage is PledgeStage.SIGNED:
            yield OutlineFact(step.on, OutlineSource.PLEDGE, word(step.stage))


def _honours(board: Board, home: UUID, people: list[UUID]) -> Iterator[OutlineFact]:
    for line in board.everywhere():
        awarded = line.standing.awarded_on
        is_theirs = line.star.resident in people or line.star.household == home
        if line.is_honoured and awarded and is_theirs:
            yield OutlineFact(awarded, OutlineSource.HONOUR, line.period.text)
