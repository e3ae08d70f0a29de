"""Facts with their days that a story may be written along: what a household has in the ledger, and
when it was called on. They are offered; the person writes.

`story_facts(desk, household, resident=None) -> list[StoryFact]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.credit.codes import EntryState
from gridcredit.domain.duties import Duty
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.operations.stars.places import area_tree, village_of
from gridcredit.store.credit.ledger import village_ledger
from gridcredit.store.engine.database import Session
from gridcredit.store.register.visits import visits_of

_MOST = 60


class FactSource(StrEnum):
    """Where a fact is from."""

    LEDGER = "ledger"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class StoryFact:
    """Something that is on record: its day, and the item's wording (of the ledger) or what was
    explained (of a visit, whose `outcome` is told too). Never a note: third people stand in
    notes."""

    on: date
    source: FactSource
    words: str = ""
    outcome: VisitOutcome | None = None


def story_facts(desk: Desk, household: UUID, resident: UUID | None = None) -> list[StoryFact]:
    """What is on record of a household, the latest first: passed entries of one of its people
    (None: of all of them) and visits at which somebody was met. Raises NotFound."""
    desk.actor.require(Duty.NOMINATE_STARS)
    with desk.reading() as session:
        found = [
            *_of_ledger(desk, session, household, resident),
            *_of_visits(session, household, resident),
        ]
    return sorted(found, key=lambda fact: (fact.on, fact.words), reverse=True)[:_MOST]


def _of_ledger(
    desk: Desk, session: Session, household: UUID, resident: UUID | None
) -> Iterator[StoryFact]:
    village = village_of(session, area_tree(session), "household", household)
    if village is None:
        return
    ledger = village_ledger(session, village.code, desk.today(), coverage_rules(session))
    for row in ledger.rows(household=household, state=EntryState.PASSED):
        is_of_them = resident is None or row.resident in (None, resident)
        if is_of_them and row.corrects is None:
            item = ledger.book.item(row.on, row.item)
            yield StoryFact(row.on, FactSource.LEDGER, item.name if item else row.item)


def _of_visits(session: Session, household: UUID, resident: UUID | None) -> Iterator[StoryFact]:
    for visit in visits_of(session, household):
        if not visit.outcome.means.is_met or (resident and resident not in visit.met):
            continue
        day = date.fromisoformat(visit.at[:10])
        yield StoryFact(day, FactSource.VISIT, "、".join(visit.topics), visit.outcome)
