"""Table rows become domain records: the one place that knows how columns hold a record's fields.

Ids are 16-byte blobs, dates ISO text, truth 0 or 1, tuples JSON text (blueprint of tables.py).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, TypeVar, get_origin
from uuid import UUID

from sqlalchemy import ColumnElement, TextClause, bindparam, select, text, true
from sqlalchemy.orm import Session

from gridcredit import shapes
from gridcredit.domain.bulk import many_values
from gridcredit.domain.kinds.kind import Kind, hints
from gridcredit.domain.records import KIND_OF, KINDS
from gridcredit.store.journal.standing_facts import standing
from gridcredit.store.schema.travelling import TABLES

CHUNK = 5000
"""How many ids one statement may list (PostgreSQL takes 65,535 parameters, SQLite 32,766)."""

R = TypeVar("R")
T = TypeVar("T")


def load(s: Session, record: type[R], *where: ColumnElement[bool]) -> list[R]:
    """The records of a type whose rows meet all conditions, in no promised order."""
    entity = KIND_OF[record]
    make = maker(entity)
    with many_values():
        return [make(row) for row in s.execute(select(*columns(entity)).where(*where)).all()]


def load_by(s: Session, record: type[R], column: str, ids: Iterable[UUID]) -> list[R]:
    """The records of a type whose `column` holds one of the ids."""
    return [r for held in held_in(record, column, ids) for r in load(s, record, held)]


def held_in(record: type[Any], column: str, ids: Iterable[UUID]) -> Iterator[ColumnElement[bool]]:
    """Conditions that a column holds one of the ids, as few as parameters allow."""
    held = getattr(TABLES[KIND_OF[record].name], column)
    for some in chunks([i.bytes for i in ids]):
        yield held.in_(some)


def load_standing(s: Session, record: type[R], *where: ColumnElement[bool]) -> list[R]:
    """The facts of a type that meet all conditions and stand (domain.facts.effective)."""
    table = TABLES[KIND_OF[record].name]
    return load(s, record, *where, standing(table))


def stands_in(name: str, areas: Collection[bytes]) -> ColumnElement[bool]:
    """Whether a row of a kind stands in one of the areas; what stands in none always does."""
    table, above = TABLES[name], KINDS[name].owner_kind
    if name == "area":
        found: ColumnElement[bool] = table.id.in_(areas)
        return found
    if not above:
        return true()
    held: ColumnElement[Any] = getattr(table, KINDS[name].owner)
    if above == "area":
        return held.in_(areas)
    return held.in_(select(TABLES[above].id).where(stands_in(above, areas)))


def listing(question: str) -> TextClause:
    """A statement whose `IN :ids` takes a list (`among`)."""
    return text(question).bindparams(bindparam("ids", expanding=True))


def among(s: Session, question: TextClause, ids: Iterable[UUID], **more: Any) -> Iterator[Any]:
    """The rows of a `listing` for all the ids, in as many statements as parameters allow."""
    return among_blobs(s, question, [i.bytes for i in ids], **more)


def among_blobs(
    s: Session, question: TextClause, blobs: Sequence[bytes], **more: Any
) -> Iterator[Any]:
    """`among` for ids as the tables hold them."""
    for some in chunks(blobs):
        yield from s.execute(question, {"ids": some, **more}).all()


def columns(entity: Kind) -> list[Any]:
    """The columns of an entity in the order of its record's fields, the id first."""
    table = TABLES[entity.name]
    return [getattr(table, name) for name in ("id", *entity.fields)]


@cache
def maker(entity: Kind) -> Callable[[Sequence[Any]], Any]:
    """What turns a row of `columns(entity)` into a record."""
    typed, names = hints(entity), ("id", *entity.fields)
    truths = [name for name in names if typed[name] is bool]
    lists = [name for name in names if get_origin(typed[name]) is tuple]
    convert = shapes.converter(entity.record)

    def make(row: Sequence[Any]) -> Any:
        values = dict(zip(names, row, strict=True))
        for name in truths:
            values[name] = values[name] == 1
        for name in lists:
            values[name] = json.loads(values[name])
        return convert(values)

    return make


def uuid_of(blob: bytes) -> UUID:
    """The id in a 16-byte blob."""
    return UUID(bytes=blob)


class SharedIds(dict[bytes, UUID]):
    """The ids that many rows share, each made once."""

    def __missing__(self, blob: bytes) -> UUID:
        made = self[blob] = UUID(bytes=blob)
        return made


def chunks(items: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """The items in runs short enough for one statement's parameters."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
