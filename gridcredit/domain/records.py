"""All kinds of record that travel between offices, and what holds for every one of them."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from graphlib import TopologicalSorter
from importlib import import_module
from typing import Any, Protocol
from uuid import UUID, uuid5

from gridcredit.domain import kinds
from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import Rule, of_type
from gridcredit.domain.kinds.kind import Kind, Nature, hints


class Record(Protocol):
    """A record of any kind."""

    @property
    def id(self) -> UUID:
        """Its identity, the same at every office."""


def _declared() -> Iterable[Kind]:
    """The kinds of the package, what others name before those."""
    files = sorted(module.name for module in pkgutil.iter_modules(kinds.__path__))
    made = [import_module(f"{kinds.__name__}.{name}") for name in files if name != "kind"]
    known = {module.KIND.name: module.KIND for module in made}
    named = {
        name: ({kind.owner_kind, *kind.refs.values()} - {"", name}) for name, kind in known.items()
    }
    return (known[name] for name in TopologicalSorter(named).static_order())


KINDS: dict[str, Kind] = {kind.name: kind for kind in _declared()}
"""By name, a kind behind those that it belongs to and those that it names."""
KIND_OF: dict[type[Any], Kind] = {kind.record: kind for kind in KINDS.values()}
BETWEEN_OFFICES = tuple(kind.name for kind in KINDS.values() if kind.between_offices)
"""Kinds of record that programs write for each other above the grids."""
UNPLACED = tuple(kind.name for kind in KINDS.values() if kind.is_unplaced)
"""Kinds of record that stand in no area, or are one: they move with nobody."""


REGISTER = frozenset({"dwelling", "household", "resident"})
"""The kinds of which the register is made."""
HAPPENINGS = frozenset(
    kind.name
    for kind in KINDS.values()
    if kind.day and kind.nature is Nature.FACT and any(map(kind.fields_about, REGISTER))
)
"""The kinds that tell what happened to a household or its people."""


def kept_below(office: Office) -> tuple[str, ...]:
    """The kinds of which an office of that level hears nothing from below."""
    return tuple(kind.name for kind in KINDS.values() if kind.stays_below(office))


def facts_named(kind: Kind) -> list[str]:
    """The fields by which a record names facts, the one that it corrects left out."""
    return [name for name, named in kind.refs.items() if KINDS[named].nature is Nature.FACT]


def part_id(whole: UUID, what: str) -> UUID:
    """The id of the one record of a sort that belongs to another: whoever makes it, and however
    often, it is the same record."""
    return uuid5(whole, what)


def rules(kind: Kind) -> dict[str, Rule]:
    """The rules of a kind's fields: its own, or else their type's."""
    typed = hints(kind)
    found = {name: kind.columns[name].rule or of_type(typed[name]) for name in kind.fields}
    return {name: rule for name, rule in found.items() if rule is not None}


def to_plain(value: Any) -> Any:
    """A field's value as JSON can hold it: ids as hex, dates as ISO text, tuples as lists."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, date):
        return value.isoformat()
    return [to_plain(v) for v in value]


def plain_fields(record: Record) -> dict[str, Any]:
    """All travelling fields of a record, plain, the id left out."""
    return {n: to_plain(getattr(record, n)) for n in KIND_OF[type(record)].fields}


def field_type(name: str, field: str) -> Any:
    """The type of a field's values, `None` left out of it; None for what is not known."""
    known = KINDS.get(name)
    hint = hints(known).get(field) if known else None
    options = [a for a in getattr(hint, "__args__", ()) if a is not type(None)]
    is_list = getattr(hint, "__origin__", None) is tuple
    return options[0] if options and not is_list else hint
