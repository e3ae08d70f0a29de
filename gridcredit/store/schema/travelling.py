"""The tables of records that travel, made from what each kind declares (domain.kinds)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from threading import Lock
from types import NoneType
from typing import Any, get_args, get_origin
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeEngine

from gridcredit.domain.kinds.kind import Kind, hints
from gridcredit.domain.records import KINDS
from gridcredit.store.schema.columns import BLOB, NUMBER, TEXT
from gridcredit.store.schema.tables import STRICT, Table


def column_of(hint: Any) -> tuple[TypeEngine[Any], bool]:
    """The column type that holds a field of that type, and whether it may be empty: ids are 16
    bytes, days and codes text, truths 0 or 1, lists JSON text."""
    kinds = [kind for kind in get_args(hint) if kind is not NoneType] or [hint]
    may_be_empty = NoneType in get_args(hint)
    if get_origin(hint) is tuple or issubclass(kinds[0], (str, date, StrEnum)):
        return TEXT, may_be_empty
    return (BLOB if kinds[0] is UUID else NUMBER), may_be_empty


def _columns(kind: Kind) -> Iterator[tuple[str, Any]]:
    """`revised` names the revision that last changed the row: triggers refuse a change without a
    new one, and every deletion (guards.py)."""
    yield "id", mapped_column(BLOB, primary_key=True)
    for name in kind.fields:
        held, may_be_empty = column_of(hints(kind)[name])
        default = "" if kind.columns[name].added else None
        yield name, mapped_column(held, nullable=may_be_empty, server_default=default)
    yield "revised", mapped_column(NUMBER, ForeignKey("revision.arrival"), nullable=False)


def _table(kind: Kind) -> type[Table]:
    listed = (Index(f"ix_{kind.name}_{columns[0]}", *columns) for columns in kind.indexes)
    body = {
        "__doc__": f"Records of the kind {kind.name}.",
        "__tablename__": kind.name,
        "__table_args__": (*listed, STRICT),
        **dict(_columns(kind)),
    }
    return type(f"{kind.record.__name__}Row", (Table,), body)


class _Tables(Mapping[str, Any]):
    """Each made when it is first asked for, by one thread at a time: a start asks for few."""

    def __init__(self) -> None:
        self._made: dict[str, type[Table]] = {}
        self._making = Lock()

    def __getitem__(self, name: str) -> type[Table]:
        made = self._made.get(name)
        if made is None:
            with self._making:
                made = self._made.get(name) or self._made.setdefault(name, _table(KINDS[name]))
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(KINDS)

    def __len__(self) -> int:
        return len(KINDS)


TABLES: Mapping[str, Any] = _Tables()
"""The table class of every kind of record that travels, by its name."""
