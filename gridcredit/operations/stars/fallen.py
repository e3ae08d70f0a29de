"""Honours that are off the list after they stood on it: what names their holders still is to be
taken down, by the office that published it.

A street and a village know of each publication (operations.stars.tasks). A district is told of no
more than that an honour is off the list, and nobody writes that it took one down: it is said for a
while.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.stars.clocks import USUAL
from gridcredit.domain.stars.codes import StarTaskKind
from gridcredit.domain.stars.nominations import honour_id
from gridcredit.domain.workdays import Due
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.calendar import workdays
from gridcredit.operations.stars.board import Board
from gridcredit.operations.stars.tasks import StarTask, tasks_of
from gridcredit.store.engine.database import Session
from gridcredit.store.stars.honours import all_honours, fallen_since

_REMINDED = timedelta(days=30)


def fallen(desk: Desk, session: Session) -> Mapping[UUID, Due]:
    """The honours of which something that was published is to be taken down, with the day by which
    it is to be gone."""
    if desk.office is Office.DISTRICT:
        return _heard(session, desk.today())
    board = Board(session, desk.today())
    found: dict[UUID, Due] = {}
    for line in board.awarded():
        days = [
            Due(task.due, task.known)
            for task in tasks_of(line, board)
            if task.kind is StarTaskKind.REMOVE
        ]
        if days:
            found[honour_id(line.id)] = min(days, key=lambda due: due.day)
    return found


def honour_tasks(desk: Desk, session: Session) -> list[StarTask]:
    """What a district is to take down, by day; each by its certificate's number."""
    if desk.office is not Office.DISTRICT:
        return []
    numbers = {honour.id: honour.certificate for honour in all_honours(session)}
    tasks = [
        StarTask(row, StarTaskKind.HONOUR_OFF, due.day, numbers[row], due.known)
        for row, due in _heard(session, desk.today()).items()
    ]
    return sorted(tasks, key=lambda task: (task.due, task.about))


def _heard(session: Session, today: date) -> dict[UUID, Due]:
    off = [honour.id for honour in all_honours(session) if honour.removed]
    if not off:
        return {}
    calendar = workdays(session)
    return {
        row: calendar.due(since, USUAL.remove)
        for row, since in fallen_since(session, off).items()
        if today <= since + _REMINDED
    }
