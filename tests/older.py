"""This program as an older one: without a kind of record, or without a field of one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field, fields, make_dataclass, replace

import pytest

from gridcredit.domain import records
from gridcredit.store.journal import rows


@contextmanager
def an_older_program(leaving_out: str = "", entity: str = "") -> Iterator[None]:
    """This program without a kind of record, or without a field of one."""
    with pytest.MonkeyPatch.context() as patch:
        known = records.ENTITIES[entity]
        if leaving_out:
            patch.setitem(records.ENTITIES, entity, without(known, leaving_out))
        else:
            patch.delitem(records.ENTITIES, entity)
        rows.shape.cache_clear()
        records.Entity._hints.pop(entity, None)
        try:
            yield
        finally:
            rows.shape.cache_clear()
            records.Entity._hints.pop(entity, None)


def without(known: records.Entity, name: str) -> records.Entity:
    """A kind of record without one of its fields."""
    kept = [
        (f.name, f.type, field(default=f.default)) for f in fields(known.type) if f.name != name
    ]
    made = make_dataclass(known.type.__name__, kept, frozen=True)
    made.__module__ = records.__name__
    return replace(known, type=made)
