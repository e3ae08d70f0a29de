"""今日: one look at a day's work: whom to visit, what was promised, the week, and the pace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from gridcredit.domain import changes
from gridcredit.domain import coverage as counting
from gridcredit.domain import pace as pacing
from gridcredit.domain import visiting as rules
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.coverage import Coverage, CoverageFacts
from gridcredit.domain.crowds import Changing, Crowd, change_by_grid, coverage_by_grid
from gridcredit.domain.day_plan import Block, DoneDoor, blocks, done_on
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import AreaUnknown, NotFound
from gridcredit.domain.kinds.area import Area
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures.covering import Pace, pace_of
from gridcredit.operations.register.rules import COOL_OFF_DAYS, coverage_rules, rule
from gridcredit.operations.visits.appealing import overdue_appeals
from gridcredit.operations.visits.doorstep import Door, door_lines, shown_name
from gridcredit.store.engine.database import Session
from gridcredit.store.register import area_rows as stored_areas
from gridcredit.store.register import coverage_facts, crowds, register_lists, visits
from gridcredit.store.register.household_states import household_states
from gridcredit.store.register.visits import FollowUp, KnockAt, VisitCounts
from gridcredit.store.search import alike
from gridcredit.store.workspace import drafts

_DAY = timedelta(days=1)
_NEW: dict[str, Changing] = {"new_registered": "registered", "new_pledged": "pledged"}
WEEK_FIGURES = ("visits", "met", *_NEW)
"""户次, 见面户数, 新增注册 and 新签承诺 of a week."""


@dataclass(frozen=True, slots=True)
class Week:
    """From Monday on, today included. `visits` leaves out contacts by phone or chat; `met` counts
    households once."""

    monday: date
    visits: int = 0
    met: int = 0
    new_registered: int = 0
    new_pledged: int = 0
    households: int = 0  # at whose doors somebody knocked
    by_phone: int = 0

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=6)


@dataclass(frozen=True, slots=True)
class AreaDay:
    """An area's numbers of today and of this week."""

    area: Area
    coverage: Coverage
    week: Week


@dataclass(frozen=True, slots=True)
class PromisedVisit:
    """A follow-up that was agreed, with the door it is about."""

    due: date
    door: Door


@dataclass(frozen=True, slots=True)
class WeekLeft:
    """What is left to do until Sunday: how many more registrations bring the area onto the line
    of its targets (0: it is there; None: no target runs), and how many doors are due."""

    registrations: int | None
    doors: int


@dataclass(frozen=True, slots=True)
class GridDay:
    """A grid worker's day."""

    on: date
    total: AreaDay
    pace: Pace
    households: int
    dues: tuple[rules.Due, ...]
    promised: tuple[PromisedVisit, ...]  # due until Sunday, the oldest first
    drafts: tuple[UUID, ...] = ()  # households with a form typed and not saved, the latest first
    blocks: tuple[Block, ...] = ()  # `dues` in the order of the day's work, today's doors apart
    done: tuple[DoneDoor, ...] = ()  # where somebody was today, the latest first
    left: WeekLeft | None = None
    overdue_appeals: int = 0
    shared_numbers: int = 0  # ID numbers that several residents carry, to be decided


@dataclass(frozen=True, slots=True)
class TreeDay:
    """The day of an office above the grids: an area and those right below it."""

    on: date
    total: AreaDay
    pace: Pace
    children: tuple[AreaDay, ...]
    path: tuple[Area, ...]  # from the office's own area down to this one
    left: WeekLeft | None = None
    overdue_appeals: int = 0
    shared_numbers: int = 0  # ID numbers that several residents carry, to be decided


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One row behind a figure of the week: a visit (`at`, `outcome`) or a resident (`name`, shown
    as this workspace may show it without a purpose)."""

    door: Door
    name: str = ""
    at: str = ""
    outcome: VisitOutcome | None = None


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def grid_day(desk: Desk) -> GridDay:
    """The day of one's own area with the doors to visit, most urgent first."""
    desk.actor.require(Duty.READ)
    today = desk.today()
    monday = monday_of(today)
    with desk.reading() as session:
        tree = AreaTree(stored_areas.all_areas(session))
        own = _area(tree, desk.node.area)
        grids = [g.id for g in tree.grids(own.code)]
        counted_by = coverage_rules(session)
        by = rules.VisitRules(cool_off_days=rule(session, COOL_OFF_DAYS))
        states = household_states(session, grids, today, counted_by, by)
        found = crowds.crowds(session, grids, [monday - _DAY, today], counted_by)
        counts = visits.visit_counts(session, grids, *_span(monday, today))
        agreed = visits.follow_ups(session, grids, monday + timedelta(days=6))
        kept = drafts.waiting(session, desk.actor.login)
        late = overdue_appeals(desk, session)
        shared = _shared_numbers(desk, session, grids)
    total = _Counted(found, counts, monday, today, counted_by).day(own, grids)
    pace, slot = pace_of(desk, today, total.coverage), rules.slot_of(desk.now())
    dues = tuple(rules.rank(states, today, by, slot))
    done = tuple(done_on(states, today))
    plan = blocks(dues, {state.household: state for state in states}, done, slot)
    return GridDay(
        today,
        total,
        pace,
        len(states),
        dues,
        _promised(desk, agreed),
        tuple(kept),
        tuple(plan),
        done,
        week_left(pace, total, sum(len(block.dues) for block in plan)),
        len(late),
        shared,
    )


def _shared_numbers(desk: Desk, session: Session, grids: Sequence[UUID]) -> int:
    """How many ID numbers stand at several people; for whoever may put that right."""
    if not desk.actor.may(Duty.EDIT_REGISTER):
        return 0
    return len(alike.sharing_numbers(session, grids))


def week_left(pace: Pace, total: AreaDay, doors: int) -> WeekLeft:
    """What is left of the week of an area's day."""
    targets = [(target.on, target.rate) for target in pace.targets]
    sunday, base = total.week.sunday, total.coverage.eligible
    line = pacing.pace(targets, sunday)
    if line is None or max(day for day, _ in targets) < total.week.monday:
        return WeekLeft(None, doors)
    wanted = -(-line * base // 10_000)  # people, rounded up
    return WeekLeft(max(wanted - total.coverage.registered, 0), doors)


def tree_day(desk: Desk, area: str = "") -> TreeDay:
    """The numbers of an area ("": one's own) and of the areas right below it. Raises
    AreaUnknown."""
    desk.actor.require(Duty.READ)
    today = desk.today()
    monday = monday_of(today)
    with desk.reading() as session:
        tree = AreaTree(stored_areas.all_areas(session))
        top = _area(tree, area or desk.node.area)
        grids = [g.id for g in tree.grids(top.code)]
        counted_by = coverage_rules(session)
        found = crowds.crowds(session, grids, [monday - _DAY, today], counted_by)
        counts = visits.visit_counts(session, grids, *_span(monday, today))
        late = overdue_appeals(desk, session)
        shared = _shared_numbers(desk, session, grids)
    counted = _Counted(found, counts, monday, today, counted_by)

    def day(below: Area) -> AreaDay:
        return counted.day(below, [g.id for g in tree.grids(below.code)])

    total = day(top)
    pace = pace_of(desk, today, total.coverage, top.code)
    path = tree.path(top.code)
    own = [place for place, step in enumerate(path) if step.code == desk.node.area]
    return TreeDay(
        today,
        total,
        pace,
        tuple(day(child) for child in tree.children(top)),
        tuple(path[own[0] if own else 0 :]),
        week_left(pace, total, 0),
        len(late),
        shared,
    )


def week_rows(desk: Desk, figure: str, area: str = "") -> list[WeekRow]:
    """The rows behind one of WEEK_FIGURES; the figure equals the length of the list."""
    desk.actor.require(Duty.READ)
    today = desk.today()
    monday = monday_of(today)
    with desk.reading() as session:
        tree = AreaTree(stored_areas.all_areas(session))
        grids = [g.id for g in tree.grids(_area(tree, area or desk.node.area).code)]
        if figure in _NEW:
            people = coverage_facts.facts_in_grids(session, grids)
            new = _new(people, _NEW[figure], monday, today, coverage_rules(session))
            lines = register_lists.resident_page(session, new)
        else:
            knocks = visits.knocks_between(session, grids, *_span(monday, today))
    if figure in _NEW:
        doors = door_lines(desk, [line.household for line in lines])
        rows = zip(lines, doors, strict=True)
        return [WeekRow(door, shown_name(desk, line.name)) for line, door in rows if door]
    if figure == "met":
        knocks = list({(k.household, k.grid): k for k in knocks if k.outcome.means.is_met}.values())
    doors = door_lines(desk, [k.household for k in knocks])
    return [
        WeekRow(door or _former_door(desk, k), at=k.at, outcome=k.outcome)
        for k, door in zip(knocks, doors, strict=True)
    ]


def _former_door(desk: Desk, knock: KnockAt) -> Door:
    """A door that went to another grid, or off the register, since somebody knocked there: it has
    no address here any more, and cannot be gone to (no grid's code)."""
    name, number = "", ""
    with desk.reading() as session, suppress(NotFound):
        home = register_lists.get(session, "household", knock.household)
        name, number = shown_name(desk, home.householder), home.number
    return Door(knock.household, knock.household, knock.grid, "", "", name, number, 0)


def _area(tree: AreaTree, code: str) -> Area:
    found = tree.by_code(code)
    if found is None:
        raise AreaUnknown(code)
    return found


def _span(monday: date, today: date) -> tuple[datetime, datetime]:
    """From Monday's first minute to the end of today."""
    return (
        datetime.combine(monday, time()),
        datetime.combine(today + timedelta(days=1), time()),
    )


class _Counted:
    """What was counted of each grid up to today, to be added up for the areas above."""

    def __init__(
        self,
        found: Sequence[Crowd],
        knocked: Mapping[UUID, VisitCounts],
        monday: date,
        today: date,
        counted_by: counting.Rules,
    ) -> None:
        self._monday = monday
        self._knocked = knocked
        self._coverage = coverage_by_grid(found, today, rules=counted_by)
        self._new = {
            key: change_by_grid(found, monday - _DAY, today, rules=counted_by, name=name)
            for key, name in _NEW.items()
        }

    def day(self, area: Area, grids: Sequence[UUID]) -> AreaDay:
        """The numbers of an area of these grids."""
        knocked = _sum(self._knocked[grid] for grid in grids if grid in self._knocked)
        new = {
            key: sum(by_grid[grid].new for grid in grids if grid in by_grid)
            for key, by_grid in self._new.items()
        }
        week = Week(
            self._monday,
            knocked.visits,
            knocked.met,
            **new,
            households=knocked.households,
            by_phone=knocked.by_phone,
        )
        covered = (self._coverage[grid] for grid in grids if grid in self._coverage)
        return AreaDay(area, counting.total(covered), week)


def _new(
    people: Sequence[CoverageFacts],
    name: str,
    monday: date,
    today: date,
    counted_by: counting.Rules,
) -> Sequence[UUID]:
    """Who came into a figure since Sunday."""
    return changes.change(people, monday - _DAY, today, rules=counted_by, name=name).new


def _sum(counts: Iterable[VisitCounts]) -> VisitCounts:
    listed = list(counts)
    return VisitCounts(
        sum(c.visits for c in listed),
        sum(c.met for c in listed),
        sum(c.households for c in listed),
        sum(c.by_phone for c in listed),
    )


def _promised(desk: Desk, agreed: Sequence[FollowUp]) -> tuple[PromisedVisit, ...]:
    doors = door_lines(desk, [promise.household for promise in agreed])
    pairs = zip(agreed, doors, strict=True)
    return tuple(PromisedVisit(promise.due, door) for promise, door in pairs if door)
