"""One record of any kind, made from what the kind declares and the types of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, get_args, get_origin
from uuid import UUID

from gridcredit.domain.kinds.kind import FACT_FIELDS, Kind, Nature, hints
from gridcredit.domain.records import KIND_OF, KINDS, Record, rules

DAY = date(2026, 11, 22)
TEXTS = ("甲", "2026-11-22T10:00", "earlier", "0f" * 32, "UEs=", "370403002", "2026-11", "14:30")
"""Of these each rule of a text finds one right."""
LISTED = ("甲", f"{'0f' * 16}=2@30")
"""And of these each rule of a list of texts."""


def one(kind: Kind, row: UUID, others: Mapping[str, UUID]) -> Record:
    """A record of a kind with every field said; `others` are records by their kind, which it may
    belong to and name."""
    typed, asked = hints(kind), rules(kind)
    values: dict[str, Any] = {}
    for name in kind.fields:
        if (name in FACT_FIELDS and kind.nature is Nature.FACT) or name in (kind.off, "left_on"):
            continue
        named = {**kind.refs, kind.owner: kind.owner_kind}.get(name)
        is_list = get_origin(typed[name]) is tuple
        if named == kind.name:  # the first of its kind hangs under no other
            values[name] = None
        elif named is not None:
            values[name] = (others[named],) if is_list else others[named]
        else:
            values[name] = _value(typed[name], asked.get(name), row)
    return kind.record(id=row, **values)  # type: ignore[no-any-return]


def _value(hint: Any, rule: Any, row: UUID) -> Any:
    types = [kind for kind in get_args(hint) if kind is not type(None)] or [hint]
    if get_origin(hint) is tuple and get_args(hint)[0] is str:
        return next((text,) for text in LISTED if rule is None or not rule([text]))
    if get_origin(hint) is tuple:
        return (_value(get_args(hint)[0], None, row),)
    if types[0] is UUID:
        return UUID(int=row.int + 1000)
    if types[0] is date:
        return DAY
    if types[0] is bool:
        return False
    if types[0] is int:
        return 7
    if issubclass(types[0], StrEnum):
        return next(iter(types[0]))
    return next(text for text in TEXTS if rule is None or not rule(text))


def world(first: int = 100) -> dict[str, Record]:
    """One record of every kind by its name, each belonging to and naming the others."""
    made: dict[str, Record] = {}
    ids: dict[str, UUID] = {}
    for at, (name, kind) in enumerate(KINDS.items()):
        ids[name] = UUID(int=first + at)
        made[name] = one(kind, ids[name], {"area": ids["area"], **ids})
    return made


def with_others(records: Sequence[Record], first: int = 9000) -> list[Record]:
    """The records, and behind them one of every kind that is not among them."""
    found = list(records)
    ids = {KIND_OF[type(record)].name: record.id for record in reversed(found)}
    for at, (name, kind) in enumerate(KINDS.items(), first):
        if name not in ids:
            ids[name] = UUID(int=at)
            found.append(one(kind, ids[name], ids))
    return found


def needed(name: str) -> Iterator[str]:
    """The kinds that a kind belongs to or names, the first of them first, itself left out."""
    kind = KINDS[name]
    for other in (kind.owner_kind, *kind.refs.values()):
        if other not in ("", name):
            yield from needed(other)
            yield other
