"""榴花分: one look at an area on a cut-off date, every number counted from one snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from gridcredit.domain import coverage as counting
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import RegistrationKind
from gridcredit.domain.coverage import Basis, Coverage, CoverageFacts
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
    week_of,
)
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.store.register import area_rows as stored_areas
from gridcredit.store.register import coverage_facts

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
        people = coverage_facts.facts_in_grids(session, [grid.id for grid in tree.grids(top.code)])
        counted_by = coverage_rules(session)
    by_grid = counting.coverage_by(people, lambda s: s.area, on, basis, counted_by)
    total = counting.total(by_grid.values()) if by_grid else Coverage()
    below = [(child, _sum(tree, child, by_grid)) for child in tree.children(top)]
    return Board(
        top,
        _path(tree, top, desk.node.area),
        on,
        basis,
        total,
        ranked(below),
        week_of(people, on, "registered", basis, counted_by),
        pace_of(desk, on, total, top.code),
    )


def rate_course(desk: Desk, on: date, area: str = "", basis: Basis = Basis.RESIDENCE) -> Course:
    """The rate on some days from before the first registration to the cut-off date: everybody is
    counted once a day, which takes a large area seconds. Raises AreaUnknown."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        tree = AreaTree(stored_areas.all_areas(session))
        code = area or desk.node.area
        if tree.by_code(code) is None:
            raise AreaUnknown(code)
        people = coverage_facts.facts_in_grids(session, [grid.id for grid in tree.grids(code)])
        counted_by = coverage_rules(session)
    return _course(people, on, basis, counted_by)


def _sum(tree: AreaTree, area: Area, by_grid: dict[UUID, Coverage]) -> Coverage:
    found = [by_grid[grid.id] for grid in tree.grids(area.code) if grid.id in by_grid]
    return counting.total(found) if found else Coverage()


def _path(tree: AreaTree, top: Area, own: str) -> tuple[Area, ...]:
    path = tree.path(top.code)
    start = [place for place, step in enumerate(path) if step.code == own]
    return tuple(path[start[0] if start else 0 :])


def _course(
    people: Sequence[CoverageFacts], on: date, basis: Basis, counted_by: counting.Rules
) -> Course:
    registered = RegistrationKind.REGISTERED
    days = [when for s in people for when, kind in s.events if kind is registered and when <= on]
    if not days:
        return ((on, 0),)
    start = min(days) - timedelta(days=1)
    span = (on - start).days
    steps = min(COURSE_POINTS, span)
    points = [start + timedelta(days=span * step // steps) for step in range(1, steps + 1)]
    return (
        (start, 0),
        *(
            (day, counting.coverage(people, day, basis, counted_by).rate_hundredths)
            for day in points
        ),
    )
