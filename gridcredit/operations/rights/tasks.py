"""What people's rights ask an office for: requests to answer, withdrawn papers to hand back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.disposing import to_hand_back
from gridcredit.operations.rights.requesting import request_lines
from gridcredit.store.engine.database import Session
from gridcredit.store.register import register_lists


class RightsTaskKind(StrEnum):
    """What is to be done."""

    REQUEST = "request_open"
    HAND_BACK = "pledge_hand_back"


@dataclass(frozen=True, slots=True)
class RightsTask:
    """One thing to do: of which request, or of which pledge, until when, and about what: the kind
    of the request, or the number of the paper; never a name. `known` is false where a year on the
    way has no working-day calendar."""

    id: UUID
    kind: RightsTaskKind
    due: date
    about: str
    known: bool = True


def rights_tasks(desk: Desk, session: Session) -> list[RightsTask]:
    """Everything of this kind that an office is to do, by day."""
    found = [*_requests(desk, session), *_papers(desk, session)]
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


@dataclass(frozen=True, slots=True)
class RightsGlance:
    """How many requests and papers wait, how many of them past their day, and behind which door
    the most urgent request was made."""

    requests: int = 0
    request_late: int = 0
    papers: int = 0
    paper_late: int = 0
    household: UUID | None = None


def rights_glance(desk: Desk) -> RightsGlance:
    """What waits, in numbers."""
    desk.actor.require(Duty.READ)
    today = desk.today()
    with desk.reading() as session:
        tasks = rights_tasks(desk, session)
        asked = [one for one in tasks if one.kind is RightsTaskKind.REQUEST]
        papers = [one for one in tasks if one.kind is RightsTaskKind.HAND_BACK]
        household = None
        if asked:
            request = register_lists.get(session, "resident_request", asked[0].id)
            household = register_lists.get(session, "resident", request.resident).household
    late = [sum(one.due < today for one in some) for some in (asked, papers)]
    return RightsGlance(len(asked), late[0], len(papers), late[1], household)
