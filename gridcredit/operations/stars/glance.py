"""诚信之星 at a glance: where one may look, the nominations with what each waits for, and one of
them with all that was said of it.

`places_here(desk) -> PlacesHere` · `board_seen(desk, period, level, area) -> BoardSeen` ·
`star_seen(desk, star, purpose="") -> StarSeen`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel, Office
from gridcredit.domain.credit.recusal import Recusal
from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.stars.codes import StarLevel, StarStage, StarStep
from gridcredit.domain.stars.periods import period_of
from gridcredit.domain.stars.stages import OPEN
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.households import shows_names
from gridcredit.operations.register.people import log_unmasking
from gridcredit.operations.stars.board import Board, StarLine
from gridcredit.operations.stars.deciding import STEPS
from gridcredit.operations.stars.doubting import doubts
from gridcredit.operations.stars.keeping_out import KeepingOut
from gridcredit.operations.stars.listing import masked
from gridcredit.operations.stars.places import area_for, has_office, pool_of
from gridcredit.operations.stars.tasks import StarTask, tasks_of
from gridcredit.store.engine.database import Session
from gridcredit.store.register.register_lists import get
from gridcredit.store.stars.nominations import nominations


@dataclass(frozen=True, slots=True)
class PlacesHere:
    """The villages in one's own area (code, name), those with nominations first, the own street,
    and the periods of which something was nominated, the latest first."""

    villages: tuple[tuple[str, str], ...]
    street: str
    periods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineSeen:
    """A nomination, what it asks for, and the step that this person may decide on it (None:
    none, or not here). `left` are the working days until its stage's clock has run out, below 0
    those since then; None: no clock runs."""

    line: StarLine
    tasks: tuple[StarTask, ...]
    step: StarStep | None
    left: int | None


@dataclass(frozen=True, slots=True)
class Seats:
    """The quota of a pool's period (None: no limit), how many were awarded, how many are under
    way. `known`: the calendar of the year is."""

    quota: int | None
    awarded: int
    under_way: int
    known: bool

    @property
    def needs_places(self) -> bool:
        """Whether more are under way than there are seats left."""
        return self.quota is not None and self.awarded + self.under_way > self.quota


@dataclass(frozen=True, slots=True)
class BoardSeen:
    """The nominations that were asked for; `seats` where one pool and one period were."""

    lines: tuple[LineSeen, ...]
    seats: Seats | None
    known: bool


@dataclass(frozen=True, slots=True)
class StarSeen:
    """One nomination as the person may see it. `keeps_out`: why this person may not decide of it.
    `left` as with a line. `is_masked`: names and story want a purpose. `people` are the members of
    a group by id."""

    line: StarLine
    tasks: tuple[StarTask, ...]
    step: StarStep | None
    left: int | None
    keeps_out: Recusal | None
    is_masked: bool
    people: tuple[tuple[UUID, str], ...]


def places_here(desk: Desk) -> PlacesHere:
    """Where one may look. Nothing is asked for."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        board = Board(session, desk.today())
        path = board.tree.path(desk.node.area)
        street = next((a.code for a in path if a.level is AreaLevel.STREET), "")
        stars = [nomination.star for nomination in nominations(session)]
        nominated = {star.area for star in stars}
        found = _villages(board.tree, desk.node.area)
        found.sort(key=lambda area: (area.id not in nominated, area.code))
        villages = tuple((area.code, area.name) for area in found)
    periods = {star.period for star in stars if star.period[:4].isdecimal()}
    by_time = sorted(periods, key=lambda text: (text[:4], text[4:]), reverse=True)
    return PlacesHere(villages, street, tuple(by_time))


def board_seen(
    desk: Desk, period: str = "", level: StarLevel | None = None, area: str = ""
) -> BoardSeen:
    """The nominations of a period, a level and a village ("" and None: all), names as this office
    may show them. Raises AreaUnknown, AreaOutside, BadValue."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        board = Board(session, desk.today())
        found = [
            line
            for line in board.everywhere()
            if (not period or line.star.period == period)
            and level in (None, line.star.level)
            and (not area or board.tree.covers(area, _code(board, line)))
        ]
        with_office = _with_office(desk, session, board, found)
        seen = tuple(_seen(desk, board, line, with_office) for line in found)
        known = board.calendar.is_known(desk.today().year)
        seats = _seats(desk, session, board, period, level, area, known) if period else None
    return BoardSeen(seen, seats, known)


def star_seen(desk: Desk, star: UUID, purpose: str = "") -> StarSeen:
    """One nomination by any fact of its chain: in full at the own office's door, or with a
    purpose, which is logged. Raises NotFound, AlreadyCorrected, NotAllowed."""
    desk.actor.require(Duty.READ)
    log_unmasking(desk, "stars", purpose)
    in_full = shows_names(desk) or bool(purpose)
    with desk.reading() as session:
        board = Board(session, desk.today())
        line = board.line(star)
        told = doubts(board, line.star) if line.stage in OPEN else ()
        step = _step(desk, line, _with_office(desk, session, board, [line]))
        out = KeepingOut(desk, session).reason(line.star)
        tasks = tuple(tasks_of(line, board))
        people = tuple((one, _name(session, one)) for one in line.star.members) if in_full else ()
    shown = line if in_full else masked(line)
    left = _left(board, line)
    return StarSeen(_doubted(shown, told), tasks, step, left, out, not in_full, people)


def _name(session: Session, resident: UUID) -> str:
    person = get(session, "resident", resident)
    return str(person.name)


def _doubted(line: StarLine, told: tuple[str, ...]) -> StarLine:
    return replace(line, doubts=told)


def _seen(desk: Desk, board: Board, line: StarLine, with_office: Collection[UUID]) -> LineSeen:
    told = doubts(board, line.star) if line.stage in OPEN else ()
    shown = line if shows_names(desk) else masked(line)
    tasks = tuple(tasks_of(line, board))
    step = _step(desk, line, with_office)
    return LineSeen(_doubted(shown, told), tasks, step, _left(board, line))


def _left(board: Board, line: StarLine) -> int | None:
    """Working days, as every clock here counts: the day itself left out."""
    if line.standing.due is None:
        return None
    due, today = line.standing.due.day, board.today
    if due >= today:
        return board.calendar.count_between(today, due).days
    return -board.calendar.count_between(due, today).days


def _step(desk: Desk, line: StarLine, with_office: Collection[UUID]) -> StarStep | None:
    """The step that is next, where this account decides it at this office."""
    if not desk.actor.may(Duty.DECIDE_STARS):
        return None
    step = next((s for s, stages in STEPS.items() if line.stage in stages), None)
    if step is StarStep.INITIAL:
        is_here = desk.office is Office.VILLAGE or line.star.area not in with_office
        return step if is_here and desk.office in (Office.VILLAGE, Office.STREET) else None
    if step is StarStep.ARCHIVE and line.stage is not StarStage.PUBLISHED:
        return None
    return step if desk.office is Office.STREET else None


def _with_office(
    desk: Desk, session: Session, board: Board, lines: Iterable[StarLine]
) -> frozenset[UUID]:
    """The villages of these nominations that have an office of their own below this one."""
    if desk.office is not Office.STREET:
        return frozenset()
    areas = {line.star.area for line in lines if line.stage is StarStage.NOMINATED}
    codes = {a.id: a for a in board.tree.subtree(desk.node.area)}
    return frozenset(a for a in areas if a in codes and has_office(session, codes[a]))


def _seats(
    desk: Desk,
    session: Session,
    board: Board,
    period: str,
    level: StarLevel | None,
    area: str,
    known: bool,
) -> Seats | None:
    """Of one pool; None where several are looked at."""
    is_one = level is StarLevel.STREET or bool(area) or desk.office is not Office.STREET
    if level is None or not is_one:
        return None
    of = period_of(period)
    pool = pool_of(board.tree, level, area_for(desk, session, level, area))
    lines = board.pool(pool, level, of)
    honoured = sum(line.is_honoured for line in lines)
    under_way = sum(line.stage in OPEN for line in lines)
    quota = board.terms(pool, level).quota(of.span)
    return Seats(quota, honoured, under_way, known and board.calendar.is_known(of.year))


def _villages(tree: AreaTree, code: str) -> list[Area]:
    below = [area for area in tree.subtree(code) if area.level is AreaLevel.VILLAGE]
    return below or [area for area in tree.path(code) if area.level is AreaLevel.VILLAGE]


def _code(board: Board, line: StarLine) -> str:
    """Of the village that a nominee is of; blank while that has not come."""
    try:
        return board.tree.by_id(line.star.area).code
    except KeyError:
        return ""
