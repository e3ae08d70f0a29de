"""A period counted as this office knows it now: the table of its units and the lists behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from gridcredit import __version__
from gridcredit.domain import pace as pacing
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.coverage import Basis
from gridcredit.domain.dispatch.counting import (
    Alike,
    Before,
    Behind,
    Period,
    counts,
    list_articles,
    list_people,
    list_visited,
    list_visits,
)
from gridcredit.domain.dispatch.packing import Id
from gridcredit.domain.dispatch.spans import Span
from gridcredit.domain.dispatch.table import (
    FrozenTable,
    Numbers,
    Unit,
    numbers,
    sum_row,
    unit_rows,
)
from gridcredit.domain.errors import AreaUnknown
from gridcredit.domain.kinds.area import Area
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures.covering import targets_for
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.store.dispatch.articles import published
from gridcredit.store.dispatch.reported import reported
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import aliases
from gridcredit.store.register import area_rows, crowds, visits

BASIS = Basis.RESIDENCE
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Counted:
    """A week or month of an office as it stands at a moment."""

    table: FrozenTable
    behind: Behind


@dataclass(frozen=True, slots=True)
class Units:
    """The rows of an office's tables: the areas right below it, and last its own (本级), where
    something stands at none of them. `unit_of` says of every area, by id, to which row it belongs.
    """

    tree: AreaTree
    top: Area
    areas: tuple[Area, ...]
    unit_of: Mapping[Id, Id] = field(default_factory=dict)

    @property
    def ids(self) -> list[Id]:
        """All areas that belong to a row."""
        return list(self.unit_of)


def units_of(desk: Desk, session: Session) -> Units:
    """The rows of this office's tables. Raises AreaUnknown."""
    tree = AreaTree(area_rows.all_areas(session))
    top = tree.by_code(desk.node.area)
    if top is None:
        raise AreaUnknown(desk.node.area)
    below = tuple(tree.children(top))
    unit_of = {area.id.bytes: unit.id.bytes for unit in below for area in tree.subtree(unit.code)}
    unit_of[top.id.bytes] = top.id.bytes
    return Units(tree, top, (*below, top), unit_of)


def count_span(
    desk: Desk,
    session: Session,
    span: Span,
    before: Before | None,
    cut_off: str = "",
) -> Counted:
    """A span counted by what is known now. `before` is who was in the issue before; without it the
    eve of the span is counted by what is known now. `cut_off` is the moment that this is the
    knowledge of; blank: now. Raises AreaUnknown."""
    units, now = units_of(desk, session), desk.now()
    behind = _behind(session, units, span, before)
    rows = [(area, numbers(behind.of_unit(area.id.bytes))) for area in units.areas]
    rows = [(area, found) for area, found in rows if area is not units.top or found != Numbers()]
    last = reported(session, cut_off or now)
    told = [(_unit(session, units, area, span, last), found) for area, found in rows]
    table = FrozenTable(
        span=span.text,
        area=units.top.code,
        name=units.top.name,
        first=span.first,
        last=span.last,
        cut_off=cut_off or now,
        frozen_at=now,
        basis=BASIS.value,
        rows=unit_rows(told),
        total=sum_row(_sum_unit(session, units, span), [found for _, found in rows]),
        program=__version__,
    )
    return Counted(table, behind)


def _behind(session: Session, units: Units, span: Span, before: Before | None) -> Behind:
    period, rules = Period(span.first, span.last), coverage_rules(session)
    grids = [area.id for area in units.tree.subtree(units.top.code)]
    found = crowds.everybody(session, grids, [period.eve, period.last], rules)
    kinds = {id(one.alike): one.alike for one in found}
    counted = {key: counts(alike, period, BASIS, rules) for key, alike in kinds.items()}
    people = (
        Alike(one.grid, counted[id(one.alike)], one.residents, one.households) for one in found
    )
    stand_ins = aliases.all_aliases(session) if aliases.is_any(session) else {}
    survivors = {row.bytes: other.bytes for row, other in stand_ins.items()}
    behind = Behind()
    list_people(behind, people, units.unit_of, before, survivors)
    since, until = _midnight(span.first), _midnight(span.last + _DAY)
    list_visits(behind, visits.visits_at_doors(session, grids, since, until), units.unit_of)
    new_year = _midnight(date(span.last.year, 1, 1))
    list_visited(behind, visits.households_visited(session, grids, new_year, until))
    list_articles(behind, published(session, units.unit_of, span.first, span.last))
    return behind


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _unit(session: Session, units: Units, area: Area, span: Span, last: Mapping[str, str]) -> Unit:
    """What a row says of its area. Late is who sent nothing that was made in the span or later."""
    target, line = _targets(session, area.code, span.last)
    below = units.tree.codes(area.code) if area is not units.top else frozenset()
    days = [day for code, day in last.items() if code in below]
    as_of = min(days, default="")
    is_late = bool(days) and as_of < span.first.isoformat()
    name = area.name if area is not units.top else f"{area.name}本级"
    return Unit(area.code, name, target, line, as_of, is_late)


def _sum_unit(session: Session, units: Units, span: Span) -> Unit:
    return Unit(units.top.code, units.top.name, *_targets(session, units.top.code, span.last))


def _targets(session: Session, code: str, on: date) -> tuple[int | None, int | None]:
    dated = [(target.on, target.rate) for target in targets_for(session, code)]
    return pacing.target_in_force(dated, on), pacing.pace(dated, on)
