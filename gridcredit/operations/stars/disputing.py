"""Objections to nominees: taken by village or street, answered by the street; only that one waits.

`take_objection(desk, star, on, text) -> ObjectionTaken` · `answer(desk, objection, result, text) ->
UUID` · `objections(desk) -> list[ObjectionLine]`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.credit.codes import Result
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, NotFound, ObjectionAnswered, StageUnfit
from gridcredit.domain.fieldrules import as_author
from gridcredit.domain.kinds.star_answer import StarAnswer
from gridcredit.domain.kinds.star_objection import StarObjection
from gridcredit.domain.stars.nominations import Told
from gridcredit.domain.stars.stages import DISPUTABLE
from gridcredit.domain.workdays import Due
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.dating import refuse_future
from gridcredit.operations.stars.board import Board, StarLine
from gridcredit.operations.stars.keeping_out import KeepingOut
from gridcredit.operations.stars.places import require_office, require_street
from gridcredit.store.journal import journal
from gridcredit.store.stars.nominations import nomination_of


@dataclass(frozen=True, slots=True)
class ObjectionTaken:
    """An objection that was recorded, and the day by which it is answered."""

    id: UUID
    due: Due


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """An objection: to which nominee, what was said, by when it is answered, and the answer."""

    id: UUID
    line: StarLine
    objection: StarObjection
    due: Due
    overdue: bool
    answer: StarAnswer | None


def take_objection(desk: Desk, star: UUID, on: date, text: str) -> ObjectionTaken:
    """Record an objection that was made on a day; the nominee is stopped until it is answered.
    Raises NotFound, StageUnfit, BadValue, ClockBehind, StarDecidedElsewhere."""
    desk.actor.require(Duty.NOMINATE_STARS)
    require_office(desk)
    with desk.writing() as session:
        board = Board(session, desk.today())
        line = board.line(star)
        if line.stage not in DISPUTABLE:
            raise StageUnfit(line.star.number, line.stage.value)
        if not text.strip():
            raise BadValue("words", "", "empty")
        refuse_future(session, "on", on, desk.clock())
        by, resident = as_author(desk.actor.name), desk.actor.resident
        made = StarObjection(desk.new_id(), line.id, on, text.strip(), by, resident)
        journal.add(session, [made])
        return ObjectionTaken(made.id, board.calendar.due(on, line.terms.clocks.objection))


def answer(desk: Desk, objection: UUID, result: Result, text: str) -> UUID:
    """Answer an objection; upheld, the nomination ends. Raises NotFound, ObjectionAnswered,
    MustKeepOut, BadValue, StarDecidedElsewhere."""
    desk.actor.require(Duty.DECIDE_STARS)
    require_street(desk)
    with desk.writing() as session:
        board = Board(session, desk.today())
        line, told = _found(board, objection)
        if earlier := _answer_to(line, told):
            raise ObjectionAnswered(str(told.root), earlier.on.isoformat())
        if not text.strip():
            raise BadValue("words", "", "empty")
        KeepingOut(desk, session).require_free(line.star)
        by, resident = as_author(desk.actor.name), desk.actor.resident
        made = StarAnswer(desk.new_id(), told.root, result, board.today, text.strip(), by, resident)
        journal.add(session, [made])
        return made.id


def objections(desk: Desk) -> list[ObjectionLine]:
    """Every objection known here, those that wait first, the oldest first."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        board = Board(session, desk.today())
        found = [
            _line(board, line, told)
            for line in board.everywhere()
            for told in line.nomination.objections
        ]
    return sorted(found, key=lambda o: (o.answer is not None, o.objection.on, o.id))


def objection_line(board: Board, objection: UUID) -> ObjectionLine:
    """One objection by any fact of its chain. Raises NotFound."""
    return _line(board, *_found(board, objection))


def _line(board: Board, line: StarLine, told: Told[StarObjection]) -> ObjectionLine:
    due = board.calendar.due(told.fact.on, line.terms.clocks.objection)
    answered = _answer_to(line, told)
    overdue = answered is None and due.day < board.today
    return ObjectionLine(told.root, line, told.fact, due, overdue, answered)


def _found(board: Board, objection: UUID) -> tuple[StarLine, Told[StarObjection]]:
    line = board.line(nomination_of(board.session, StarObjection, objection).root)
    for told in line.nomination.objections:
        if objection in (told.root, told.fact.id):
            return line, told
    raise NotFound("star_objection", str(objection))


def _answer_to(line: StarLine, told: Told[StarObjection]) -> StarAnswer | None:
    answers = [a.fact for a in line.nomination.answers if a.by_street]
    return next((a for a in answers if a.objection == told.root), None)
