"""This program as an older one: without a kind of record, or without a field of one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field, fields, make_dataclass, replace

from gridcredit.domain import records
from gridcredit.domain.kinds.kind import Kind
from gridcredit.store.journal import rows


@contextmanager
def an_older_program(leaving_out: str = "", entity: str = "") -> Iterator[None]:
    """This program without a kind of record, or without a field of one."""
    whole = dict(records.KINDS)
    if leaving_out:
        records.KINDS[entity] = without(whole[entity], leaving_out)
    else:
        del records.KINDS[entity]
    rows.shape.cache_clear()
    try:
        yield
    finally:
        records.KINDS.clear()
        records.KINDS.update(whole)  # in their order, which others follow
        rows.shape.cache_clear()


def without(known: Kind, name: str) -> Kind:
    """A kind of record without one of its fields."""
    kept = [
        (f.name, f.type, field(default=f.default)) for f in fields(known.record) if f.name != name
    ]
    made = make_dataclass(known.record.__name__, kept, frozen=True)
    made.__module__ = known.record.__module__
    columns = {field: told for field, told in known.columns.items() if field != name}
    return replace(known, record=made, columns=columns)
