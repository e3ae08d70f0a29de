"""A digest of the state: what counts now, field by field, whatever revisions led there.

Equal digests mean that two workspaces show the same. The reconciliation code (record_code.py)
is another thing: it is over the revisions held.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from heapq import merge
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.bulk import many_values
from gridcredit.domain.kinds.kind import Kind, Nature
from gridcredit.domain.records import KINDS, facts_named
from gridcredit.domain.undo_rules import is_off
from gridcredit.store.journal import rows
from gridcredit.store.journal.loading import columns, maker, stands_in, uuid_of
from gridcredit.store.journal.standing_facts import standing_among_many
from gridcredit.store.register import area_rows
from gridcredit.store.schema.travelling import TABLES

_PAGE = 2_000
Keyed = tuple[str, str]


@many_values()
def state_digest(session: Session, area: str = "", personal: bool = True) -> str:
    """The sha-256, hex, of all records that count: in order of kind and id, as JSON, values at
    their defaults left out.

    `area` (code): only what stands in it or below, and the settings. Without `personal` what
    offices above the street never see is left out. Removed records do not count, nor facts that
    were voided or corrected; a correction counts under the id of the fact it goes back to. What
    programs write for each other between offices is left out.
    """
    tree = AreaTree(area_rows.all_areas(session))
    within = {found.id.bytes for found in tree.subtree(area)} if area else None
    digest = hashlib.sha256()
    roots = _Roots(session)
    for name, entity in KINDS.items():
        if entity.between_offices or not (personal or entity.open_fields):
            continue
        hidden = frozenset() if personal else _closed(entity)
        where = true() if within is None else stands_in(name, within)
        digest.update(name.encode() + b"\n")
        for key, line in _lines(session, entity, where, hidden, roots):
            digest.update(f"{key} {line}\n".encode())
    return digest.hexdigest()


class _Roots:
    """To which fact each correction goes back in the end."""

    def __init__(self, session: Session) -> None:
        self._above: dict[UUID, UUID] = {}
        for name, entity in KINDS.items():
            if entity.nature is Nature.FACT:
                table = TABLES[name]
                asked = select(table.id, table.corrects).where(table.corrects.is_not(None))
                found = session.execute(asked)
                self._above |= {uuid_of(key): uuid_of(named) for key, named in found}

    def of(self, key: UUID) -> UUID:
        """The first of a fact's forerunners, itself where there is none."""
        passed = {key}
        while (named := self._above.get(key)) is not None and named not in passed:
            passed.add(named)
            key = named
        return key


def _closed(entity: Kind) -> frozenset[str]:
    """The fields that offices above the street do not hear as they are."""
    return frozenset(entity.fields) - entity.open_fields | {"adult_on"}


def _lines(
    session: Session,
    entity: Kind,
    where: ColumnElement[bool],
    hidden: frozenset[str],
    roots: _Roots,
) -> Iterator[Keyed]:
    table = TABLES[entity.name]
    if entity.nature is Nature.BASE:
        yield from _content(session, entity, where, hidden, roots)
        return
    counts = where & standing_among_many(table)
    first = _content(session, entity, counts & table.corrects.is_(None), hidden, roots)
    later = _content(session, entity, counts & table.corrects.is_not(None), hidden, roots)
    yield from merge(first, sorted(later))


def _content(
    session: Session,
    entity: Kind,
    where: ColumnElement[bool],
    hidden: frozenset[str],
    roots: _Roots,
) -> Iterator[Keyed]:
    """Id and canonical line of every record that counts, by id."""
    table, shape, make = TABLES[entity.name], rows.shape(entity.name), maker(entity)
    facts = facts_named(entity)
    asked = select(*columns(entity)).where(where).order_by(table.id)
    for row in session.execute(asked.execution_options(yield_per=_PAGE)):
        record = make(row)
        said: dict[str, Any] = shape.written(record)[0]
        if is_off(entity, said):
            continue
        for field in facts:
            named = getattr(record, field)
            if isinstance(named, list | tuple):
                said[field] = [roots.of(one).hex for one in named]
            elif named is not None:
                said[field] = roots.of(named).hex
        kept = {n: v for n, v in said.items() if n not in hidden and n not in _LINKING}
        line = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        yield roots.of(record.id).hex, line


_LINKING = frozenset({"corrects", "void", "reason"})
