"""认定 and 撤销.

`award(desk, period, level, area) -> Awarding` awards everybody of a pool whose notice has ended;
`revoke(desk, star, because, heard, why="") -> str` takes an award back and gives the certificate's
number, which stays and is never given again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, StageUnfit
from gridcredit.domain.fieldrules import as_author
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.star_award import StarAward
from gridcredit.domain.kinds.star_decision import StarDecision
from gridcredit.domain.kinds.star_revocation import StarRevocation
from gridcredit.domain.stars.choosing import Candidate, Choice, choose
from gridcredit.domain.stars.codes import (
    LeftOut,
    Revoking,
    StarLevel,
    StarStage,
    StarStep,
    StepDecision,
)
from gridcredit.domain.stars.numbers import certificate_stem
from gridcredit.domain.stars.periods import Period, period_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.installation.computers import number_mark
from gridcredit.operations.stars.board import Board, StarLine
from gridcredit.operations.stars.honours import keep_honours
from gridcredit.operations.stars.keeping_out import KeepingOut
from gridcredit.operations.stars.places import area_for, pool_of, require_street, street_of
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.stars.numbers import next_free

_WAITS = {StarStage.NOTICE: LeftOut.ON_NOTICE, StarStage.DISPUTED: LeftOut.DISPUTED}
_PASSED = frozenset({StarStage.READY, *_WAITS})
LEFT_OUT = "left_out_"
"""What the reason of a decision begins with by which a nominee was left out, before the LeftOut
(texts.reasons has both together)."""


@dataclass(frozen=True, slots=True)
class Awarding:
    """Who was awarded, best place first, with the certificate's number; who was not, and why.
    `final`: nobody waits who would have a seat, and those left out are out for good."""

    awarded: tuple[tuple[UUID, str], ...]
    left_out: tuple[tuple[UUID, LeftOut], ...]
    final: bool


def award(desk: Desk, period: str, level: StarLevel, area: str) -> Awarding:
    """Award those of a pool whose notice has ended without an open objection; nobody where there is
    nobody (本期空缺). Raises PlacesNeeded, StarDecidedElsewhere, AreaUnknown, AreaOutside,
    BadValue."""
    desk.actor.require(Duty.DECIDE_STARS)
    require_street(desk)
    with desk.writing() as session:
        board, pool, of = _asked(desk, session, period, level, area)
        lines = {line.id: line for line in board.pool(pool, level, of)}
        choice = _choice(desk, session, board, pool, level, of, list(lines.values()))
        awarded = tuple(
            (row, _write(desk, session, board, of, lines[row])) for row in choice.awarded
        )
        if choice.final:
            _leave_out(desk, session, lines, choice)
        keep_honours(desk, session)
        return Awarding(awarded, choice.left_out, choice.final)


def foreseen(desk: Desk, period: str, level: StarLevel, area: str) -> Choice:
    """Who would be awarded now, and why others would not; nothing is written. Raises what `award`
    raises."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        board, pool, of = _asked(desk, session, period, level, area)
        return _choice(desk, session, board, pool, level, of, board.pool(pool, level, of))


def revoke(desk: Desk, star: UUID, because: Revoking, heard: date, why: str = "") -> str:
    """Take an award back, after its holder was heard on a day; this is never published. Raises
    NotFound, StageUnfit, MustKeepOut, BadValue, StarDecidedElsewhere."""
    desk.actor.require(Duty.DECIDE_STARS)
    require_street(desk)
    with desk.writing() as session:
        line = Board(session, desk.today()).line(star)
        told = line.standing
        if not line.is_honoured or told.awarded_on is None:
            raise StageUnfit(line.star.number, line.stage.value)
        if not told.awarded_on <= heard <= desk.today():
            raise BadValue("heard", heard.isoformat(), "heard_first")
        KeepingOut(desk, session).require_free(line.star)
        by, resident = as_author(desk.actor.name), desk.actor.resident
        made = StarRevocation(
            desk.new_id(), line.id, because, desk.today(), heard, why.strip(), by, resident
        )
        journal.add(session, [made])
        keep_honours(desk, session)
        return told.certificate


def _asked(
    desk: Desk, session: Session, period: str, level: StarLevel, area: str
) -> tuple[Board, Area, Period]:
    board = Board(session, desk.today())
    pool = pool_of(board.tree, level, area_for(desk, session, level, area))
    return board, pool, period_of(period.strip())


def _choice(
    desk: Desk,
    session: Session,
    board: Board,
    pool: Area,
    level: StarLevel,
    period: Period,
    lines: Sequence[StarLine],
) -> Choice:
    passed = [line for line in lines if line.stage in _PASSED]
    holders, out = board.holders(passed), KeepingOut(desk, session)
    candidates = [
        Candidate(
            line.id,
            line.star.number,
            holders[line.id],
            line.standing.place,
            _WAITS.get(line.stage) or (LeftOut.RECUSED if out.reason(line.star) else None),
        )
        for line in passed
    ]
    earlier = [award for _, award in board.awards(level, period, pool)]
    return choose(candidates, earlier, board.terms(pool, level).quota(period.span))


def _write(desk: Desk, session: Session, board: Board, period: Period, line: StarLine) -> str:
    street = street_of(board.tree, board.tree.by_id(line.star.area))
    stem = certificate_stem(street.code, period) + number_mark(session)
    number = next_free(session, StarAward, stem, width=3)
    by, resident = as_author(desk.actor.name), desk.actor.resident
    journal.add(session, [StarAward(desk.new_id(), line.id, number, board.today, by, resident)])
    return number


def _leave_out(
    desk: Desk, session: Session, lines: Mapping[UUID, StarLine], choice: Choice
) -> None:
    """Write why each of the others is not awarded, for good."""
    by, resident = as_author(desk.actor.name), desk.actor.resident
    made = [
        StarDecision(
            desk.new_id(),
            lines[row].star.id,
            StarStep.AWARD,
            StepDecision.REJECT,
            desk.today(),
            LEFT_OUT + reason.value,
            by=by,
            by_resident=resident,
        )
        for row, reason in choice.left_out
        if lines[row].stage is StarStage.READY
    ]
    journal.add(session, made)
