"""What must hold when all is delivered: every office says the same of what it shares with others,
and each says what follows from the revisions alone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel, Office
from gridcredit.domain.coverage import Basis, Coverage
from gridcredit.domain.fieldpolicy import redact
from gridcredit.domain.journal import ADD, Revision, RevisionId
from gridcredit.domain.kinds.kind import Kind
from gridcredit.domain.records import BETWEEN_OFFICES, KINDS
from gridcredit.operations.exchange import situation
from gridcredit.operations.figures import covering
from gridcredit.store.exchange import links, outgoing
from gridcredit.store.journal import aliases, area_of, conflicts, nodes, number_ranges, rows
from gridcredit.store.journal.conflicts import Conflict
from gridcredit.store.register import area_rows
from gridcredit.store.workspace import files
from tests.soak.site import CONFIRMED, Site
from tests.soak.world import World

_OWNERS = ("dwelling", "household", "resident")
_PEOPLE = [n for n, entity in KINDS.items() if n == "dwelling" or entity.owner in _OWNERS]
# Left out or turned into something else on the way to a district.
_CHANGED_ABOVE = {"birth_date", "adult_on"}
_DAY = date(2040, 1, 1)
"""Later than anything that happens in a history."""
Rows = dict[tuple[str, UUID], dict[str, Any]]


def check(world: World) -> None:
    """Hold everything against everything; the offices that nobody touched stay closed."""
    sites = [site for site in world.sites.values() if site.is_open]
    for site in sites:
        _nothing_waits(site)
        _follows_from_revisions(world, site)
        _confirmed_by_receipts_alone(site)
        _numbers_are_those_held(site)
    told = {site.name: situation.status(site.desk) for site in sites}
    for site in sites:
        if site.above and site.above.is_open:
            _same(site, site.above)
            if site.place.office is Office.GRID:
                codes = {link.node.id: link.code for link in told[site.above.name].links}
                assert told[site.name].code == codes[site.node], "对账码"
    for site in sites:
        _nothing_lost(world, site)


def _nothing_waits(site: Site) -> None:
    """What the screen calls sent has nothing left to send."""
    with site.desk.reading() as session:
        for other in site.neighbours:
            to = nodes.get(session, other.node)
            after = links.acknowledged(session, to.id)
            going = outgoing.pending(session, to, after, site.desk.today())
            assert going.count == 0, f"{site.name} keeps {going.count} from {other.name}"


def _confirmed_by_receipts_alone(site: Site) -> None:
    with site.desk.reading() as session:
        held = {(UUID(bytes=to), number) for to, number in session.execute(text(CONFIRMED))}
    assert held == site.memory.confirmed


def _numbers_are_those_held(site: Site) -> None:
    """The ranges kept of every author's numbers are those of the revisions held."""
    with site.desk.reading() as session:
        assert number_ranges.strays(session) == set(), site.name


def _follows_from_revisions(world: World, site: Site) -> None:
    """Rows and conflicts are what an account of its own makes of the revisions held."""
    by_row: dict[tuple[str, UUID], list[Revision]] = {}
    for revision in site.memory.known.values():
        by_row.setdefault((revision.entity, revision.row), []).append(revision)
    losers: dict[tuple[str, UUID, str], int] = {}
    with site.desk.reading() as session:
        found = {(c.entity, c.row, c.field): c for c in conflicts.open_conflicts(session)}
        for (entity, row), revisions in by_row.items():
            if all(r.id in world.base for r in revisions):
                continue
            names = {name for r in revisions for name in r.new}
            heads = {n: world.written.standing(revisions, entity, row, n) for n in names}
            shape = rows.shape(entity)
            columns = ", ".join(f'"{field}"' for field in shape.fields)
            asked = text(f"SELECT {columns} FROM {entity} WHERE id = :id")
            held = session.execute(asked, {"id": row.bytes}).one_or_none()
            if not any(r.op == ADD for r in revisions):
                assert held is None
                continue
            newest = {n: max(_setting(revisions, n), key=_order).new[n] for n in names}
            assert held is not None
            assert list(held) == shape.row(newest), (site.name, entity)
            for name, open_ones in heads.items():
                values = [head.new[name] for head in open_ones]
                if entity in BETWEEN_OFFICES or name not in shape.turns:
                    continue
                if any(value != values[0] for value in values):
                    losers[entity, row, name] = len(open_ones) - 1
                    shown = found[entity, row, name].values
                    assert [(v.revision, v.value, v.author, v.entered_at) for v in shown] == [
                        (h.id, h.new[name], h.author, h.entered_at) for h in open_ones
                    ]
    assert {key: len(c.values) - 1 for key, c in found.items()} == losers
    if site.place.office is Office.STREET:
        world.tally["conflicts"] += len(losers)
        world.tally["collisions"] += sum(losers.values())


def _setting(revisions: list[Revision], name: str) -> list[Revision]:
    return [r for r in revisions if name in r.new]


def _order(revision: Revision) -> tuple[int, bytes, int]:
    return (revision.counter, revision.node.bytes, revision.seq)


def _same(below: Site, above: Site) -> None:
    """State, conflicts and 对账码 are one for what both hold."""
    with above.desk.reading() as session:
        codes = AreaTree(area_rows.all_areas(session)).codes(below.place.area)
    assert _guidance(below) == _guidance(above)
    is_open = above.place.office is Office.DISTRICT
    here, there = picture(below, codes, is_open), picture(above, codes, is_open)
    other = [name for name, _ in here.keys() ^ there.keys()]
    assert not other, f"{below.name} and {above.name} hold other records: {other}"
    for key in here:
        assert here[key] == there[key], (below.name, above.name, key)
    if not is_open:
        named = {values["scan"] for (name, _), values in here.items() if name == "pledge_event"}
        for site in (below, above):
            with site.desk.reading() as session:
                assert named - {""} <= files.held(session).keys(), f"{site.name} lacks a scan"
    assert _merged(below, codes) == _merged(above, codes)
    assert _counted(below, codes) == _counted(above, codes)
    keys = {(entity, row) for entity, row in here}
    assert _disputes(below, keys, is_open) == _disputes(above, keys, is_open)
    if not is_open:
        for key in keys:
            assert ids(below, key) == ids(above, key)


def _merged(site: Site, codes: Collection[str]) -> dict[UUID, UUID]:
    """Who of those that stand in these areas is merged away there, and into whom."""
    with site.desk.reading() as session:
        every = aliases.all_aliases(session)
        stand = area_of.codes(session, "resident", [row.bytes for row in every])
    return {row: into for row, into in every.items() if stand.get(row.bytes) in codes}


def _counted(site: Site, codes: Collection[str]) -> dict[str, Coverage]:
    """The numbers of each of these grids that this office knows."""
    told = covering.coverage_tree(site.desk, _DAY, "", Basis.RESIDENCE)
    found: dict[str, Coverage] = {}
    todo = [told]
    while todo:
        node = todo.pop()
        todo += node.children
        if node.area.level is AreaLevel.GRID and node.area.code in codes:
            found[node.area.code] = node.coverage
    return found


def _guidance(site: Site) -> Rows:
    """The rules and targets, which everybody knows."""
    found: Rows = {}
    with site.desk.reading() as session:
        for name in ("setting", "target"):
            fields = rows.shape(name).fields
            columns = ", ".join(f'"{field}"' for field in fields)
            for row in session.execute(text(f"SELECT id, {columns} FROM {name}")):
                found[name, UUID(bytes=row[0])] = dict(zip(fields, row[1:], strict=True))
    return found


def ids(site: Site, key: tuple[str, UUID]) -> set[RevisionId]:
    """The revisions that a site holds of one row."""
    return {r.id for r in site.memory.known.values() if (r.entity, r.row) == key}


def _disputes(site: Site, keys: Collection[tuple[str, UUID]], is_open: bool) -> list[Conflict]:
    with site.desk.reading() as session:
        found = conflicts.open_conflicts(session)
    return [
        c
        for c in found
        if (c.entity, c.row) in keys
        and not (is_open and c.field in _changed_above(KINDS[c.entity]))
    ]


def _changed_above(kind: Kind) -> frozenset[str]:
    """The fields of which a district knows nothing, or something else."""
    return kind.personal | _CHANGED_ABOVE | {kind.off}


def _nothing_lost(world: World, site: Site) -> None:
    """What anybody still holds of a record is held where the record stands, and in full wherever
    somebody on the way to it has it in full."""
    with site.desk.reading() as session:
        codes = AreaTree(area_rows.all_areas(session)).codes(site.place.area)
    keys = picture(site, codes, True).keys()
    for other in world.sites.values():
        if not other.is_open or other is site:
            continue
        for revision in other.memory.known.values():
            if (revision.entity, revision.row) not in keys:
                continue
            if revision.entity in BETWEEN_OFFICES and site.place.office is Office.GRID:
                continue
            is_near = _street(other) is _street(site)
            if not is_near and redact(revision, site.desk.today()) is None:
                continue  # the district would not know, nor another street through it
            held = site.memory.known.get(revision.id)
            assert held is not None, f"{site.name} lacks what {other.name} holds"
            if is_near and not revision.redacted:
                assert not held.redacted, f"{site.name} has a part of what {other.name} has whole"


def _street(site: Site) -> Site | None:
    return site.above if site.place.office is Office.GRID else site


def picture(site: Site, codes: Collection[str], is_open: bool) -> Rows:
    """Every record that stands in these areas, its fields by name; with `is_open` only what a
    district may know."""
    found: Rows = {}
    marks = ", ".join(f"'{code}'" for code in codes)
    with site.desk.reading() as session:
        for name in _PEOPLE:
            if name in BETWEEN_OFFICES and not is_open:
                continue
            entity = KINDS[name]
            hidden = entity.personal | {"adult_on"} if is_open else frozenset[str]()
            fields = [field for field in entity.fields if field not in hidden]
            columns = ", ".join(f't."{field}"' for field in fields)
            asked = (
                f"SELECT t.id, {columns} FROM {name} AS t {_joins(name)} WHERE a.code IN ({marks})"
            )
            for row in session.execute(text(asked)):
                values = dict(zip(fields, row[1:], strict=True))
                if is_open and values.get(entity.off):
                    values[entity.off] = "removed"
                found[name, UUID(bytes=row[0])] = values
    return found


def _joins(name: str) -> str:
    """From a record to the area it stands in."""
    joins, alias = "", "t"
    for entity in ("resident", "household", "dwelling", "area"):
        owner = KINDS[name].owner
        if owner == entity:
            short = entity[0]
            joins += f' JOIN {entity} AS {short} ON {short}.id = {alias}."{owner}"'
            name, alias = entity, short
    return joins
