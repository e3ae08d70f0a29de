"""Coverage of areas on a cut-off date, the list behind every figure, and pace against targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from gridcredit.domain import changes, rates
from gridcredit.domain import coverage as counting
from gridcredit.domain import pace as pacing
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.changes import ChangeNumbers
from gridcredit.domain.coverage import Basis, Coverage
from gridcredit.domain.crowds import Crowd, change_by_grid, coverage_by_grid
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import AreaUnknown, BadValue, ChangedSince
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.target import Target
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.amending import Added, Edited, require_unchanged
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import additions, crowds, rules
from gridcredit.store.register import area_rows as stored_areas


@dataclass(frozen=True, slots=True)
class AreaCoverage:
    """Coverage of an area and of those below it, down to the grids."""

    area: Area
    on: date
    basis: Basis
    coverage: Coverage
    children: tuple[AreaCoverage, ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """Where registration stands against the straight line between dated targets (percent × 100)."""

    target: int | None
    line: int | None
    rate: int
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class RankedArea:
    """An area's coverage and its place by rate; equal rates share one, and an area with nobody
    to count has none."""

    area: Area
    coverage: Coverage
    rank: int | None


@dataclass(frozen=True, slots=True)
class WeekChange:
    """How the registered came from the Sunday before to the cut-off date."""

    since: date  # that Sunday
    on: date
    change: ChangeNumbers


def coverage_tree(desk: Desk, on: date, area: str, basis: Basis) -> AreaCoverage:
    """Coverage of an area ("": one's own) and its children. Raises AreaUnknown."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        tree = AreaTree(stored_areas.all_areas(session))
        top = tree.by_code(area or desk.node.area)
        if top is None:
            raise AreaUnknown(area or desk.node.area)
        grids = [g.id for g in tree.grids(top.code)]
        counted_by = coverage_rules(session)
        found = crowds.crowds(session, grids, [on], counted_by)
    by_grid = coverage_by_grid(found, on, basis, counted_by)
    return _node(tree, top, by_grid, on, basis)


def _node(
    tree: AreaTree, area: Area, by_grid: dict[UUID, Coverage], on: date, basis: Basis
) -> AreaCoverage:
    children = tuple(_node(tree, child, by_grid, on, basis) for child in tree.children(area))
    own = [by_grid[area.id]] if area.id in by_grid else []
    total = counting.total([*own, *(child.coverage for child in children)])
    return AreaCoverage(area, on, basis, total, children)


def sunday_before(on: date) -> date:
    """The last day of the week before that of a day."""
    return on - timedelta(days=on.weekday() + 1)


def week_of(
    found: Sequence[Crowd], on: date, basis: Basis, counted_by: counting.Rules
) -> WeekChange:
    """新增, 核减 and 基数变动 of the registered in a week up to a date (domain rules, section
    3), both days counted by what is known now; the crowds are those of both."""
    sunday = sunday_before(on)
    by_grid = change_by_grid(found, sunday, on, basis, counted_by)
    return WeekChange(sunday, on, changes.total(by_grid.values()))


def ranked(areas: Sequence[tuple[Area, Coverage]]) -> tuple[RankedArea, ...]:
    """Areas by rate, the best first; of equal ones in their order; those with nobody last."""
    counted = [c.rate_hundredths if c.eligible else -1 for _, c in areas]
    rows = [
        RankedArea(area, c, rank if c.eligible else None)
        for (area, c), rank in zip(areas, rates.ranks(counted), strict=True)
    ]
    return tuple(sorted(rows, key=lambda row: row.rank or len(rows) + 1))


def pace_of(desk: Desk, on: date, coverage: Coverage, area: str = "") -> Pace:
    """How coverage stands against the targets of the area, else of the nearest area above."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        targets = targets_for(session, area or desk.node.area)
    line = pacing.pace([(t.on, t.rate) for t in targets], on)
    last = pacing.target_in_force([(t.on, t.rate) for t in targets], on)
    return Pace(last, line, coverage.rate_hundredths, tuple(targets))


def own_targets(desk: Desk) -> list[Target]:
    """The dated targets of one's own area, by date; not those of the areas above."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        own = stored_areas.area_by_code(session, desk.node.area)
        return rules.targets(session, own.id)


def targets_for(session: Session, code: str) -> list[Target]:
    """The targets of an area, else those of the nearest area above that has some; by date."""
    tree = AreaTree(stored_areas.all_areas(session))
    for area in reversed(tree.path(code)):
        own = rules.targets(session, area.id)
        if own:
            return own
    return []


def set_target(desk: Desk, area: str, on: date, rate: int) -> Edited | Added | None:
    """Add a dated target, or change the one of that date; None when it is so already. `rate` in
    hundredths of a per cent. Raises AreaUnknown, BadValue."""
    desk.actor.require(Duty.SET_TARGETS)
    if not 0 <= rate <= 10_000:
        raise BadValue("rate", str(rate), "0-100")
    with desk.writing() as session:
        found = stored_areas.area_by_code(session, area)
        same = [t for t in rules.targets(session, found.id) if t.on == on]
        if not same:
            made = Target(desk.new_id(), found.id, on, rate)
            journal.add(session, [made])
            return Added((("target", made.id),))
        old = same[0]
        if journal.edit(session, "target", old.id, {"rate": rate}) is None:
            return None
    return Edited("target", old.id, {"rate": old.rate}, {"rate": rate})


def remove_target(desk: Desk, target: UUID, reason: str) -> Edited:
    """Take a target away for a reason; nothing is deleted. Raises NotFound, BadValue."""
    desk.actor.require(Duty.SET_TARGETS)
    if not reason.strip():
        raise BadValue("removed", "", "empty")
    new = {"removed": reason.strip()}
    with desk.writing() as session:
        journal.edit(session, "target", target, new)
    return Edited("target", target, {"removed": ""}, new)


def take_back_target(desk: Desk, done: Edited | Added, reason: str) -> None:
    """Undo what was done to a target: set the former value again, or take away what was added,
    for a reason that says so. Raises ChangedSince where it was changed again."""
    desk.actor.require(Duty.SET_TARGETS)
    with desk.writing() as session:
        if isinstance(done, Edited):
            require_unchanged(session, done)
            journal.edit(session, done.entity, done.row, done.old)
        else:
            for entity, row in done.records:
                if additions.is_in_use(session, entity, row, ()):
                    raise ChangedSince(entity, str(row))
                journal.edit(session, entity, row, {"removed": reason})
