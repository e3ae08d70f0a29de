"""The area tree: read official lists, list what is known."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gridcredit.domain.area_tree import AreaTree, areas_from_rows
from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import AreaOutside, AreasRefused
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.records import plain_fields
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.tables import read_table
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import area_rows as stored


@dataclass(frozen=True, slots=True)
class AreasImported:
    """How many areas a list added, changed and found as they were."""

    added: int
    updated: int
    same: int


def list_areas(desk: Desk) -> list[Area]:
    """All areas known here, parents before children."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return list(AreaTree(stored.all_areas(session)).in_order())


def area_tree(desk: Desk) -> AreaTree:
    """The tree of all areas known here."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return AreaTree(stored.all_areas(session))


def import_areas(desk: Desk, file: Path) -> AreasImported:
    """Take in a list code,name,level,parent (or 代码,名称,级别,上级) whole, or refuse it naming
    row and reason.

    Raises FileUnreadable, AreasRefused, AreaOutside.
    """
    desk.actor.require(Duty.EDIT_AREAS)
    rows = read_areas_file(file)
    with desk.writing() as session:
        return keep_areas(session, rows, file.name, within=desk.node.area)


def districts_in(file: Path) -> tuple[list[tuple[str, str]], int]:
    """The districts (code, name) that a list of areas holds, and how many areas in all: what a
    new district is founded from. Raises FileUnreadable, AreasRefused."""
    parsed = areas_from_rows(read_areas_file(file))
    if parsed.problem:
        raise AreasRefused(file.name, parsed.problem.row, parsed.problem.reason)
    tops = [a for a in parsed.areas if a.level is AreaLevel.DISTRICT]
    return [(area.code, area.name) for area in tops], len(parsed.areas)


def keep_areas(
    session: Session, rows: list[dict[str, str]], file_name: str, within: str
) -> AreasImported:
    """Write the areas of a list; those already known are edited, none is removed."""
    known = {area.id: area for area in stored.all_areas(session)}
    parsed = areas_from_rows(rows, list(known.values()))
    if parsed.problem:
        raise AreasRefused(file_name, parsed.problem.row, parsed.problem.reason)
    tree = AreaTree([*known.values(), *parsed.areas])
    new = [area for area in parsed.areas if area.id not in known]
    changed = [area for area in parsed.areas if area.id in known and known[area.id] != area]
    for area in [*new, *changed]:
        if within and not tree.covers(within, area.code):
            raise AreaOutside(area.code, within)
    journal.add(session, [area for area in tree.in_order() if area.id not in known])
    for area in changed:
        journal.edit(session, "area", area.id, plain_fields(area))
    return AreasImported(len(new), len(changed), len(parsed.areas) - len(new) - len(changed))


_HEADINGS = {
    "code": ("代码", "编码", "区域代码", "区域编码"),
    "name": ("名称", "区域名称"),
    "level": ("级别", "层级"),
    "parent": ("上级", "上级代码", "上级编码"),
}


def read_areas_file(file: Path) -> list[dict[str, str]]:
    """The rows of an areas CSV (UTF-8 or GB18030) by column name. Raises FileUnreadable,
    StorageFailed."""
    return [cells for _, cells in read_table(file, _HEADINGS, "area_columns")]
