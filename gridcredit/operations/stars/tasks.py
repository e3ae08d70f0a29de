"""What stages, consents and dates of 诚信之星 ask for: what is overdue, to be published, and to be
taken down.

`star_tasks(session, today) -> list[StarTask]` gives all, the most urgent first; `tasks_of(line,
board)` those of one nomination.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.kinds.star_publication import StarPublication
from gridcredit.domain.stars.codes import StarConsent, StarOutlet, StarStage, StarTaskKind
from gridcredit.domain.stars.nominations import agreed
from gridcredit.domain.stars.stages import hanging, outlets_open
from gridcredit.domain.workdays import Due
from gridcredit.operations.stars.board import Board, StarLine
from gridcredit.store.engine.database import Session


@dataclass(frozen=True, slots=True)
class StarTask:
    """One thing to do: of which nomination, what, until when, and where (an outlet's code, or the
    stage that is overdue). `known` is false where a year on the way has no calendar of working
    days."""

    id: UUID
    kind: StarTaskKind
    due: date
    about: str
    known: bool = True


def star_tasks(session: Session, today: date) -> list[StarTask]:
    """Everything that is to be done, by day."""
    board = Board(session, today)
    found = [task for line in board.everywhere() for task in tasks_of(line, board)]
    return sorted(found, key=lambda task: (task.due, task.kind, task.id, task.about))


def tasks_of(line: StarLine, board: Board) -> list[StarTask]:
    """What one nomination asks for."""
    return [*_overdue(line), *_to_publish(line, board), *_to_remove(line, board)]


def _overdue(line: StarLine) -> Iterator[StarTask]:
    told = line.standing
    if told.overdue and told.due and line.stage is not StarStage.AWARDED:
        yield _task(line, StarTaskKind.OVERDUE, told.due, line.stage.value)


def _to_publish(line: StarLine, board: Board) -> Iterator[StarTask]:
    awarded = line.standing.awarded_on
    if line.stage is not StarStage.AWARDED or awarded is None:
        return
    due = board.calendar.due(awarded, line.terms.clocks.publish)
    for outlet in outlets_open(line.nomination):
        yield _task(line, StarTaskKind.PUBLISH, due, outlet.value)


def _to_remove(line: StarLine, board: Board) -> Iterator[StarTask]:
    for outlet in StarOutlet:
        for hung in hanging(line.nomination, outlet):
            if due := _ends(line, board, outlet, hung):
                yield _task(line, StarTaskKind.REMOVE, due, outlet.value)
            elif due := _photo_ends(line, board, outlet, hung):
                yield _task(line, StarTaskKind.REPRINT, due, outlet.value)
    if due := _notice_ends(line, board):
        yield _task(line, StarTaskKind.NOTICE_AGAIN, due, line.stage.value)


def _task(line: StarLine, kind: StarTaskKind, due: Due, about: str) -> StarTask:
    return StarTask(line.id, kind, due.day, about, due.known)


def _ends(line: StarLine, board: Board, outlet: StarOutlet, hung: StarPublication) -> Due | None:
    """The day by which something is to be taken down: the working day after a withdrawal or a
    revocation, or its own last day; None: it may hang."""
    ends: list[Due] = []
    if line.stage is StarStage.REVOKED:
        ends.append(_soon(line, board, line.standing.since))
    for needed in (StarConsent.NOTICE, outlet.needs):
        if withdrawn := _withdrawn(line, needed):
            ends.append(_soon(line, board, withdrawn))
    if hung.until is not None and hung.until <= board.today:
        ends.append(Due(hung.until, known=True))
    return min(ends, key=lambda due: due.day, default=None)


def _photo_ends(
    line: StarLine, board: Board, outlet: StarOutlet, hung: StarPublication
) -> Due | None:
    withdrawn = _withdrawn(line, StarConsent.MEDIA)
    if outlet is not StarOutlet.BOARD or not line.star.photo or withdrawn is None:
        return None
    return _soon(line, board, withdrawn) if hung.on <= withdrawn else None


def _notice_ends(line: StarLine, board: Board) -> Due | None:
    """The day by which a notice that hangs is printed again: it names somebody who may not be named
    any more."""
    if line.is_honoured or line.standing.may_be_named:
        return None
    hung = [t.fact for t in line.nomination.notices if t.by_street and t.fact.until >= board.today]
    since = _withdrawn(line, StarConsent.NOTICE) or line.standing.since
    if not any(notice.on <= since for notice in hung):
        return None
    return _soon(line, board, since)


def _withdrawn(line: StarLine, kind: StarConsent) -> date | None:
    held = agreed(line.nomination.consents).get(kind)
    return held.since if held is not None and not held.given else None


def _soon(line: StarLine, board: Board, day: date) -> Due:
    return board.calendar.due(day, line.terms.clocks.remove)
