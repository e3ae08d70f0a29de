"""Rows of any ledger, by area and period."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridcredit.domain.errors import NotFound
from gridcredit.domain.kinds.kind import Kind
from gridcredit.domain.kinds.poster_placement import PosterPlacement
from gridcredit.store.journal.loading import load, stands_in
from gridcredit.store.schema.travelling import TABLES

_PLACEMENT = TABLES["poster_placement"]


def rows(
    s: Session,
    kind: Kind,
    areas: Collection[UUID],
    since: date | None = None,
    until: date | None = None,
) -> list[Any]:
    """The rows that stand in these areas and are not taken off, of the days asked for, the latest
    day first."""
    table = TABLES[kind.name]
    where = [stands_in(kind.name, [area.bytes for area in areas]), table.removed == ""]
    if kind.day:
        day = getattr(table, kind.day)
        where += [day >= since.isoformat()] if since else []
        where += [day <= until.isoformat()] if until else []
    found = load(s, kind.record, *where)
    return sorted(found, key=lambda row: (kind.day_of(row), row.id), reverse=True)


def row(s: Session, kind: Kind, key: UUID) -> Any:
    """A row, taken off or not. Raises NotFound."""
    found = load(s, kind.record, TABLES[kind.name].id == key.bytes)
    if not found:
        raise NotFound(kind.name, str(key))
    return found[0]


def elsewhere(s: Session, kind: Kind, field: str, row: Any) -> set[Any]:
    """What a field says in the rows of other areas that have a row's code."""
    table = TABLES[kind.name]
    other = (table.code == row.code, table.area != row.area.bytes, table.removed == "")
    return set(s.execute(select(getattr(table, field)).where(*other)).scalars())


def placements(s: Session, number: str, areas: Collection[UUID]) -> list[PosterPlacement]:
    """The placements of a poster's number in these areas, those taken down last."""
    held = _PLACEMENT.area.in_([area.bytes for area in areas])
    found = load(s, PosterPlacement, held, _PLACEMENT.number == number, _PLACEMENT.removed == "")
    return sorted(found, key=lambda one: (one.taken_down_on is not None, one.on, one.id))


def numbers(s: Session) -> set[str]:
    """The numbers of all posters that were placed and are not taken off."""
    found = s.execute(select(_PLACEMENT.number).where(_PLACEMENT.removed == ""))
    return set(found.scalars())
