"""What stages, consents and dates of 诚信之星 ask for: what is overdue, to be published, and to be
taken down.

`star_tasks(session, today) -> list[StarTask]` gives all, the most urgent first; `tasks_of(line,
board)` those of one nomination.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from gridcredit.domain.kinds.star_publication import StarPublication
from gridcredit.domain.stars.codes import StarConsent, StarOutlet, StarStage
from gridcredit.domain.stars.nominations import agreed
from gridcredit.domain.stars.stages import hanging, outlets_open
from gridcredit.operations.stars.board import Board, StarLine
from gridcredit.store.engine.database import Session


class TaskKind(StrEnum):
    """What is to be done."""

    STAGE = "star_overdue"  # a stage's clock has run out
    PUBLISH = "star_publish"
    REMOVE = "star_remove"  # consent withdrawn, honour revoked, or the day has come
    REPRINT = "star_reprint"  # the board, without the photo
    NOTICE_DOWN = "star_notice_again"  # the notice, without who withdrew


@dataclass(frozen=True, slots=True)
class StarTask:
    """One thing to do: of which nomination, what, until when, and where (an outlet's code, or the
    stage that is overdue)."""

    id: UUID
    kind: TaskKind
    due: date
    about: str


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
        yield StarTask(line.id, TaskKind.STAGE, told.due.day, line.stage.value)


def _to_publish(line: StarLine, board: Board) -> Iterator[StarTask]:
    awarded = line.standing.awarded_on
    if line.stage is not StarStage.AWARDED or awarded is None:
        return
    due = board.calendar.due(awarded, line.terms.clocks.publish).day
    for outlet in outlets_open(line.nomination):
        yield StarTask(line.id, TaskKind.PUBLISH, due, outlet.value)


def _to_remove(line: StarLine, board: Board) -> Iterator[StarTask]:
    for outlet in StarOutlet:
        for hung in hanging(line.nomination, outlet):
            if (day := _ends(line, board, outlet, hung)) is not None:
                yield StarTask(line.id, TaskKind.REMOVE, day, outlet.value)
            elif (day := _photo_ends(line, board, outlet, hung)) is not None:
                yield StarTask(line.id, TaskKind.REPRINT, day, outlet.value)
    if (day := _notice_ends(line, board)) is not None:
        yield StarTask(line.id, TaskKind.NOTICE_DOWN, day, line.stage.value)


def _ends(line: StarLine, board: Board, outlet: StarOutlet, hung: StarPublication) -> date | None:
    """The day by which something is to be taken down: the working day after a withdrawal or a
    revocation, or its own last day; None: it may hang."""
    days = []
    if line.stage is StarStage.REVOKED:
        days.append(_soon(line, board, line.standing.since))
    for needed in {outlet.needs, StarConsent.NOTICE}:
        if withdrawn := _withdrawn(line, needed):
            days.append(_soon(line, board, withdrawn))
    if hung.until is not None and hung.until <= board.today:
        days.append(hung.until)
    return min(days, default=None)


def _photo_ends(
    line: StarLine, board: Board, outlet: StarOutlet, hung: StarPublication
) -> date | None:
    withdrawn = _withdrawn(line, StarConsent.MEDIA)
    if outlet is not StarOutlet.BOARD or not line.star.photo or withdrawn is None:
        return None
    return _soon(line, board, withdrawn) if hung.on <= withdrawn else None


def _notice_ends(line: StarLine, board: Board) -> date | None:
    """A notice hangs still that names somebody who may not be named any more."""
    hung = [t.fact for t in line.nomination.notices if t.by_street and t.fact.until >= board.today]
    withdrawn = _withdrawn(line, StarConsent.NOTICE) or _withdrawn(line, StarConsent.TAKE_PART)
    if withdrawn is None or not any(notice.on <= withdrawn for notice in hung):
        return None
    return _soon(line, board, withdrawn)


def _withdrawn(line: StarLine, kind: StarConsent) -> date | None:
    held = agreed(line.nomination.consents).get(kind)
    return held.since if held is not None and not held.given else None


def _soon(line: StarLine, board: Board, day: date) -> date:
    return board.calendar.due(day, line.terms.clocks.remove).day
