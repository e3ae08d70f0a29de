"""What people's rights ask an office for: requests to answer, withdrawn papers to hand back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from gridcredit.domain.codes import ConsentKind, Office
from gridcredit.domain.coverage import CoverageFacts, pledged_on, registered_on
from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.disposing import to_hand_back
from gridcredit.operations.register.calendar import workdays
from gridcredit.operations.register.rules import HAND_BACK_DAYS, rule
from gridcredit.operations.rights.requesting import request_lines
from gridcredit.store.engine.database import Session
from gridcredit.store.register import coverage_facts, events, register_lists


class RightsTaskKind(StrEnum):
    """What is to be done."""

    REQUEST = "request_open"
    HAND_BACK = "pledge_hand_back"
    CONSENT = "consent_withdrawn"  # and what was agreed to still counts


@dataclass(frozen=True, slots=True)
class RightsTask:
    """One thing to do: of which request, pledge or consent, until when, and about what: the kind
    of the request or the consent, or the number of the paper; never a name. `known` is false where
    a year on the way has no working-day calendar."""

    id: UUID
    kind: RightsTaskKind
    due: date
    about: str
    known: bool = True


def rights_tasks(desk: Desk, session: Session) -> list[RightsTask]:
    """Everything of this kind that an office is to do, by day."""
    found = [*_requests(desk, session), *_papers(desk, session), *_consents(desk, session)]
    return sorted(found, key=lambda task: (task.due, task.kind, task.id))


def _requests(desk: Desk, session: Session) -> Iterator[RightsTask]:
    for line in request_lines(desk, session):
        if line.is_open:
            asked = line.request
            yield RightsTask(
                asked.id, RightsTaskKind.REQUEST, line.due, asked.kind.value, line.known
            )


def _papers(desk: Desk, session: Session) -> Iterator[RightsTask]:
    if desk.office is Office.DISTRICT:  # originals are kept at the street and below it
        return
    for fact, due in to_hand_back(desk, session):
        kind = RightsTaskKind.HAND_BACK
        yield RightsTask(fact.pledge, kind, due.day, fact.number, due.known)


def _consents(desk: Desk, session: Session) -> Iterator[RightsTask]:
    """Withdrawn consents of people who still count as registered or pledged by what they had
    agreed to: the registration or the pledge is to be withdrawn, which takes it off the figures."""
    if desk.office is Office.DISTRICT:  # those who spoke with the person see to it
        return
    gone = events.withdrawn_consents(session, _COUNTED)
    if not gone:
        return
    facts = coverage_facts.facts_of_residents(session, {one.resident for one in gone})
    calendar, days = workdays(session), rule(session, HAND_BACK_DAYS)
    for one in gone:
        standing = facts.get(one.resident)
        if standing is not None and _COUNTED[one.consent](standing, desk.today()):
            due = calendar.due(one.on, days)
            yield RightsTask(one.id, RightsTaskKind.CONSENT, due.day, one.consent.value, due.known)


_COUNTED: dict[ConsentKind, Callable[[CoverageFacts, date], bool]] = {
    ConsentKind.REGISTRATION_DATA: registered_on,
    ConsentKind.REPORT_PLEDGE: pledged_on,
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many of a kind wait, how many of them past their day, and behind which door the most
    urgent one is (None: nothing waits, or that door is not known here)."""

    count: int = 0
    late: int = 0
    household: UUID | None = None


RightsGlance = dict[RightsTaskKind, Waiting]
_ABOUT = {
    RightsTaskKind.REQUEST: "resident_request",
    RightsTaskKind.CONSENT: "consent_event",
}
"""The kinds of record that tasks are of which lead to a door."""


def rights_glance(desk: Desk) -> RightsGlance:
    """What waits, in numbers, by kind."""
    desk.actor.require(Duty.READ)
    today, found = desk.today(), RightsGlance()
    with desk.reading() as session:
        tasks = rights_tasks(desk, session)
        for kind in RightsTaskKind:
            of_kind = [one for one in tasks if one.kind is kind]
            late = sum(one.due < today for one in of_kind)
            found[kind] = Waiting(len(of_kind), late, _door(session, of_kind[:1]))
    return found


def _door(session: Session, first: list[RightsTask]) -> UUID | None:
    """Behind which door the person is whom the task is about."""
    for task in first:
        if entity := _ABOUT.get(task.kind):
            record = register_lists.get(session, entity, task.id)
            person: Resident = register_lists.get(session, "resident", record.resident)
            return person.household
    return None
