"""The people behind a figure: their ids in the order of their doors, their lines, an export.

The number of a figure is the length of its list. Names are masked above the grid and telephone
numbers everywhere, until a purpose has been given and logged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit.domain import changes
from gridcredit.domain import coverage as counting
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import Population, RegistrationKind, ResidentState
from gridcredit.domain.coverage import Basis
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.masks import mask_phone
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures.covering import sunday_before
from gridcredit.operations.register.people import grids_of
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.operations.visits.doorstep import shown_name
from gridcredit.rosters import lists
from gridcredit.store.engine.database import Session
from gridcredit.store.register import area_rows as stored_areas
from gridcredit.store.register import coverage_facts, register_lists
from gridcredit.store.register.register_lists import ResidentLine
from gridcredit.store.workspace import audit
from gridcredit.texts import word

WEEK_FIGURES = ("new", "removed", "withdrawn", "died", "moved", "corrected", "base_in", "base_out")
"""The parts of this week's change of the registered, beside domain.coverage.FIGURES."""

Facts = dict[str, str | int]

_STEP = 500  # lines between two calls of progress


@dataclass(frozen=True, slots=True)
class Member:
    """One person behind a figure as the office may show them, with where they stand on a day."""

    id: UUID
    household: UUID
    grid: str  # its name
    address: str
    name: str
    phone: str
    population: Population
    state: ResidentState
    registration: RegistrationKind | None
    pledged: bool
    removed: bool  # off the register since


@dataclass(frozen=True, slots=True)
class Revealed:
    """Says that a purpose was logged; `reveal_members` alone makes one."""

    purpose: str


def figure_ids(
    desk: Desk, figure: str, on: date, area: str = "", basis: Basis = Basis.RESIDENCE
) -> list[UUID]:
    """Everybody behind a figure (FIGURES, a Membership, or WEEK_FIGURES) in the order of their
    doors; who is off the register comes last. Raises AreaUnknown."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        grids = grids_of(session, area or desk.node.area)
        people = coverage_facts.facts_in_grids(session, grids)
        counted_by = coverage_rules(session)
        in_order = register_lists.resident_ids(session, grids)
    if figure in WEEK_FIGURES:
        change = changes.change(people, sunday_before(on), on, basis, counted_by)
        wanted = set(getattr(change, figure))
    else:
        members = counting.figure(people, figure, on, basis, counted_by)
        wanted = {s.resident for s in members}
    listed = [row for row in in_order if row in wanted]
    return listed + sorted(wanted.difference(listed))


def members(
    desk: Desk, ids: Sequence[UUID], on: date, revealed: Revealed | None = None
) -> list[Member]:
    """The lines of these people in the order given, one each."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        tree = AreaTree(stored_areas.all_areas(session))
        lines = {line.id: line for line in register_lists.resident_page(session, ids)}
        for row in ids:
            if row not in lines:
                lines[row] = _line_off_register(session, row)
    return [_member(desk, tree, lines[row], on, revealed is not None) for row in ids]


def reveal_members(desk: Desk, figure: str, area: str, rows: int, purpose: str) -> Revealed:
    """Log why the names and numbers of a list are looked at. Raises BadValue (no purpose)."""
    desk.actor.require(Duty.REVEAL)
    facts: Facts = {"what": "figure", "figure": figure, "area": area, "rows": rows}
    _log(desk, "reveal", facts, purpose)
    return Revealed(purpose.strip())


def export_members(
    desk: Desk,
    figure: str,
    ids: Sequence[UUID],
    on: date,
    out: Path,
    purpose: str,
    progress: Progress = no_progress,
) -> int:
    """Write a figure's list as a workbook; how many rows. The purpose is logged first.

    Names and telephone numbers are whole for who may see them, masked for others; ID numbers are
    never in it. Raises BadValue (no purpose), StorageFailed.
    """
    desk.actor.require(Duty.READ)
    _log(desk, "figure_export", {"figure": figure, "rows": len(ids), "file": out.name}, purpose)
    shown = Revealed(purpose.strip()) if desk.actor.may(Duty.REVEAL) else None
    found: list[Member] = []
    for start in range(0, len(ids), _STEP):
        progress(start, len(ids), "reading")
        found += members(desk, ids[start : start + _STEP], on, shown)
    rows = [_cells(at, member) for at, member in enumerate(found, start=1)]
    return lists.write_list(out, _COLUMNS, rows, progress=progress)


_COLUMNS = (
    lists.SheetColumn("序号", 7),
    lists.SheetColumn("网格", 26),
    lists.SheetColumn("住址", 34),
    lists.SheetColumn("姓名", 10),
    lists.SheetColumn("电话", 15),
    lists.SheetColumn("人口类型", 11),
    lists.SheetColumn("状态", 9),
    lists.SheetColumn("注册", 10),
    lists.SheetColumn("承诺", 9),
)


def _cells(at: int, member: Member) -> tuple[str, ...]:
    return (
        str(at),
        member.grid,
        member.address,
        member.name,
        member.phone,
        word(member.population),
        "已移出户册" if member.removed else word(member.state),
        word(member.registration) if member.registration else "",
        "已承诺" if member.pledged else "",
    )


def _member(desk: Desk, tree: AreaTree, line: ResidentLine, on: date, whole: bool) -> Member:
    standing = line.standing
    return Member(
        line.id,
        line.household,
        tree.by_id(line.grid).name,
        line.address,
        line.name if whole else shown_name(desk, line.name),
        line.phone if whole else mask_phone(line.phone),
        line.population,
        line.state,
        counting.registration_on(standing, on),
        counting.pledged_on(standing, on),
        standing.removed,
    )


def _line_off_register(session: Session, row: UUID) -> ResidentLine:
    """A line of somebody who was taken off: a figure of last week still counts them."""
    person: Resident = register_lists.get(session, "resident", row)
    home: Household = register_lists.get(session, "household", person.household)
    page = register_lists.household_page(session, home.id)
    return ResidentLine(
        row,
        home.id,
        page.grid.id,
        page.grid.code,
        page.address,
        person.name,
        person.id_number,
        person.phone,
        coverage_facts.facts_of_residents(session, [row])[row],
    )


def _log(desk: Desk, act: str, facts: Facts, purpose: str) -> None:
    if not purpose.strip():
        raise BadValue("purpose", "", "empty")
    with desk.writing() as session:
        audit.log(session, desk.actor.login, act, {**facts, "purpose": purpose.strip()})
