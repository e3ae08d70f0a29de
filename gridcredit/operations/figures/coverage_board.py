"""榴花分: one look at an area on a cut-off date, every number counted from one snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from gridcredit.domain import coverage as counting
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.coverage import Basis, Coverage
from gridcredit.domain.crowds import coverage_by_grid
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import AreaUnknown
from gridcredit.domain.kinds.area import Area
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures.covering import (
    Pace,
    RankedArea,
    WeekChange,
    pace_of,
    ranked,
    sunday_before,
    week_of,
)
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.store.register import area_rows as stored_areas
from gridcredit.store.register import crowds

COURSE_POINTS = 10

Course = tuple[tuple[date, int], ...]
"""Days and the rates that stood on them, in hundredths of a per cent."""


@dataclass(frozen=True, slots=True)
class Board:
    """An area's numbers, those of the areas right below it, this week's change and the pace."""

    area: Area
    path: tuple[Area, ...]  # from the office's own area down to this one
    on: date
    basis: Basis
    coverage: Coverage
    children: tuple[RankedArea, ...]
    week: WeekChange
    pace: Pace

    @property
    def is_empty(self) -> bool:
        """Whether nobody stands in the register that could be counted."""
        return self.coverage.eligible + self.coverage.age_unknown == 0


def score_board(desk: Desk, on: date, area: str = "", basis: Basis = Basis.RESIDENCE) -> Board:
    """The board of an area ("": one's own) on a cut-off date. Raises AreaUnknown."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        tree = AreaTree(stored_areas.all_areas(session))
        top = tree.by_code(area or desk.node.area)
        if top is None:
            raise AreaUnknown(area or desk.node.area)
        counted_by = coverage_rules(session)
        grids = [grid.id for grid in tree.grids(top.code)]
        found = crowds.crowds(session, grids, [sunday_before(on), on], counted_by)
    by_grid = coverage_by_grid(found, on, basis, counted_by)
    total = counting.total(by_grid.values())
    below = [(child, _sum(tree, child, by_grid)) for child in tree.children(top)]
    return Board(
        top,
        _path(tree, top, desk.node.area),
        on,
        basis,
        total,
        ranked(below),
        week_of(found, on, basis, counted_by),
        pace_of(desk, on, total, top.code),
    )


def rate_course(desk: Desk, on: date, area: str = "", basis: Basis = Basis.RESIDENCE) -> Course:
    """The rate on some days from before the first registration to the cut-off date, which takes a
    large area a second or two. Raises AreaUnknown."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        tree = AreaTree(stored_areas.all_areas(session))
        code = area or desk.node.area
        if tree.by_code(code) is None:
            raise AreaUnknown(code)
        grids = [grid.id for grid in tree.grids(code)]
        first = crowds.first_registration(session, grids, on)
        if first is None:
            return ((on, 0),)
        start, *points = _days(first, on)
        counted_by = coverage_rules(session)
        found = crowds.crowds(session, grids, points, counted_by)
    by_day = [(day, coverage_by_grid(found, day, basis, counted_by)) for day in points]
    rates = ((day, counting.total(c.values()).rate_hundredths) for day, c in by_day)
    return ((start, 0), *rates)


def _days(first: date, on: date) -> list[date]:
    """The day before the first registration, and some as far apart as can be up to the last."""
    start = first - timedelta(days=1)
    span = (on - start).days
    steps = min(COURSE_POINTS, span)
    return [start + timedelta(days=span * step // steps) for step in range(steps + 1)]


def _sum(tree: AreaTree, area: Area, by_grid: dict[UUID, Coverage]) -> Coverage:
    return counting.total(by_grid.get(g.id, Coverage()) for g in tree.grids(area.code))


def _path(tree: AreaTree, top: Area, own: str) -> tuple[Area, ...]:
    path = tree.path(top.code)
    start = [place for place, step in enumerate(path) if step.code == own]
    return tuple(path[start[0] if start else 0 :])
