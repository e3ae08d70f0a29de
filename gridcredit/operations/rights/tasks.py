"""What people's rights ask an office for: requests to answer, withdrawn papers to hand back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.disposing import to_hand_back
from gridcredit.operations.rights.requesting import request_lines
from gridcredit.store.engine.database import Session


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
