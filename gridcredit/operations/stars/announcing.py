"""公示: a notice names those who passed and agree to be named, and starts their clock.

`announce(desk, period, level, area) -> Announced` writes one at the street (or, where nobody is new
to it, gives the last one again, for another print); at a village it gives the street's last one.
`foresee(desk, period, level, area) -> Foreseen` shows it before it happens.
`notice_again(desk, period, level, area) -> Announced` only reads. Whoever withdrew since is not in
`lines` any more: a print never names who may not be named.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import NobodyToName, StarDecidedElsewhere
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.star_notice import StarNotice
from gridcredit.domain.stars.codes import LeftOut, StarConsent, StarLevel, StarStage
from gridcredit.domain.stars.numbers import notice_stem
from gridcredit.domain.stars.periods import Period, period_of
from gridcredit.domain.stars.schemes import Terms
from gridcredit.domain.stars.stages import OPEN
from gridcredit.operations.desk import Desk
from gridcredit.operations.installation.computers import number_mark
from gridcredit.operations.stars.board import Board, StarLine
from gridcredit.operations.stars.listing import masked
from gridcredit.operations.stars.places import area_for, pool_of, require_office
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.stars.nominations import notices_of
from gridcredit.store.stars.numbers import next_free

_UNDECIDED = frozenset({StarStage.NOMINATED, StarStage.INITIAL})


@dataclass(frozen=True, slots=True)
class Announced:
    """A notice: its record's id, number, pool, period, first and last day; `lines` are those it
    names and may still name, `left_out` the others of the pool that are under way, each with why.
    `known`: no day on the way lies in a year without a calendar. `is_new`: this call wrote it. No
    lines: 本期空缺."""

    id: UUID
    number: str
    pool: Area
    level: StarLevel
    period: Period
    begins: date
    until: date
    known: bool
    lines: tuple[StarLine, ...]
    left_out: tuple[tuple[UUID, LeftOut], ...]
    terms: Terms
    is_new: bool


def announce(desk: Desk, period: str, level: StarLevel, area: str) -> Announced:
    """Put those who passed the review on a notice that hangs from today. Raises NobodyToName,
    StarDecidedElsewhere, AreaUnknown, AreaOutside, BadValue."""
    desk.actor.require(Duty.NOMINATE_STARS)
    require_office(desk)
    if desk.office is not Office.STREET:
        return notice_again(desk, period, level, area)
    with desk.writing() as session:
        board, pool, of = _asked(desk, session, period, level, area)
        lines = board.pool(pool, level, of)
        named = [line for line in lines if _may_be_announced(line)]
        if not named and (last := _last(board, pool, level, of, lines)):
            return last
        if not named and any(line.stage in OPEN for line in lines):
            raise _nobody(of, lines)
        return _write(desk, session, board, pool, level, of, lines, named)


def notice_again(desk: Desk, period: str, level: StarLevel, area: str) -> Announced:
    """The last notice of a period as it may be printed today. Raises StarDecidedElsewhere where
    there is none: the street writes it."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        board, pool, of = _asked(desk, session, period, level, area)
        if last := _last(board, pool, level, of, board.pool(pool, level, of)):
            return last
        raise StarDecidedElsewhere(Seat.STREET.value)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a notice of a pool's period would say if it were hung up today: whom it names, until
    when, who is left out and why; and the last one there is. Those who agree to be named are told
    by name, as the notice does."""

    lines: tuple[StarLine, ...]
    until: date
    known: bool
    left_out: tuple[tuple[StarLine, LeftOut], ...]
    last: Announced | None


def foresee(desk: Desk, period: str, level: StarLevel, area: str) -> Foreseen:
    """What `announce` would write; nothing is written. Raises AreaUnknown, AreaOutside,
    BadValue."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        board, pool, of = _asked(desk, session, period, level, area)
        lines = board.pool(pool, level, of)
        named = tuple(line for line in lines if _may_be_announced(line))
        on_it = {line.id for line in named}
        out = tuple((masked(one), _why(one)) for one in lines if _is_left_out(one, on_it))
        due = board.calendar.due(board.today, board.terms(pool, level).clocks.notice)
        return Foreseen(named, due.day, due.known, out, _last(board, pool, level, of, lines))


def _asked(
    desk: Desk, session: Session, period: str, level: StarLevel, area: str
) -> tuple[Board, Area, Period]:
    board = Board(session, desk.today())
    pool = pool_of(board.tree, level, area_for(desk, session, level, area))
    return board, pool, period_of(period.strip())


def _may_be_announced(line: StarLine) -> bool:
    return line.stage is StarStage.REVIEWED and StarConsent.NOTICE in line.standing.consents


def _write(
    desk: Desk,
    session: Session,
    board: Board,
    pool: Area,
    level: StarLevel,
    period: Period,
    lines: list[StarLine],
    named: list[StarLine],
) -> Announced:
    terms = board.terms(pool, level)
    due = board.calendar.due(board.today, terms.clocks.notice)
    number = next_free(session, StarNotice, notice_stem(pool.code, period) + number_mark(session))
    stars = tuple(line.star.id for line in named)
    made = StarNotice(
        desk.new_id(), pool.id, level, period.text, number, board.today, due.day, stars
    )
    journal.add(session, [made])
    roots = {line.id for line in named}
    now = Board(session, board.today).pool(pool, level, period)
    shown = tuple(line for line in now if line.id in roots)
    return _announced(made, due.known, pool, period, shown, lines, terms, is_new=True)


def _last(
    board: Board, pool: Area, level: StarLevel, period: Period, lines: list[StarLine]
) -> Announced | None:
    """The last notice of a pool's period, with those whom it may still name."""
    found = notices_of(board.session, pool.id, level, period.text)
    if not found:
        return None
    notice = found[-1]
    terms = board.terms(pool, level)
    days = {notice.on.year, notice.until.year}
    known = all(board.calendar.is_known(year) for year in days)
    shown = tuple(
        line
        for line in lines
        if line.nomination.same & set(notice.stars) and line.standing.may_be_named
    )
    return _announced(notice, known, pool, period, shown, lines, terms, is_new=False)


def _announced(
    notice: StarNotice,
    known: bool,
    pool: Area,
    period: Period,
    shown: tuple[StarLine, ...],
    lines: list[StarLine],
    terms: Terms,
    is_new: bool,
) -> Announced:
    on_it = {line.id for line in shown}
    left = tuple((line.id, _why(line)) for line in lines if _is_left_out(line, on_it))
    return Announced(
        notice.id,
        notice.number,
        pool,
        notice.level,
        period,
        notice.on,
        notice.until,
        known,
        shown,
        left,
        terms,
        is_new,
    )


def _is_left_out(line: StarLine, on_it: set[UUID]) -> bool:
    hangs = line.stage in (StarStage.NOTICE, StarStage.READY)
    return line.id not in on_it and line.stage in OPEN and not hangs


def _nobody(period: Period, lines: list[StarLine]) -> NobodyToName:
    """Nobody can be named, and why."""
    reasons = Counter(_why(line).value for line in lines if _is_left_out(line, set()))
    told = " ".join(f"{reason}={count}" for reason, count in sorted(reasons.items()))
    return NobodyToName(period.text, sum(line.stage in OPEN for line in lines), told)


def _why(line: StarLine) -> LeftOut:
    if line.stage is StarStage.DISPUTED:
        return LeftOut.DISPUTED
    return LeftOut.STAGE if line.stage in _UNDECIDED else LeftOut.CONSENT
