"""The area tree: read official lists, list what is known."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from gridcredit.atomic_file import require_readable, storage
from gridcredit.domain.area_tree import AreaTree, areas_from_rows
from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import AreaOutside, AreasRefused, FileUnreadable
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.records import plain_fields
from gridcredit.operations.desk import Desk
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


def _heading(written: str) -> str:
    """The column a heading means, whichever language it is in."""
    plain = written.strip().lower()
    return next((name for name, others in _HEADINGS.items() if plain in others), plain)


def _rows(text: str, file: str) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        reader.fieldnames = [_heading(name) for name in reader.fieldnames or ()]
        if _HEADINGS.keys() - set(reader.fieldnames):
            raise FileUnreadable(file, "area_columns")
        return [{k: (v or "").strip() for k, v in row.items() if k} for row in reader]
    except csv.Error as error:
        raise FileUnreadable(file, "bad_document") from error


def read_areas_file(file: Path) -> list[dict[str, str]]:
    """The rows of an areas CSV (UTF-8 or GB18030) by column name. Raises FileUnreadable,
    StorageFailed."""
    require_readable(file)
    with storage(file.name):
        raw = file.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _rows(text, file.name)
    raise FileUnreadable(file.name, "UTF-8, GB18030")
