"""Plain values become table rows: one checked way for what is written here and what arrives.

The journal carries plain values (records.to_plain); a table holds ids as 16 bytes, truth as 0 or 1,
tuples as JSON text. The way back is loading.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_origin
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain import fieldrules
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.kind import hints
from gridcredit.domain.records import KINDS, rules, to_plain
from gridcredit.store.engine.inserting import insert
from gridcredit.store.engine.transaction import current

Turn = Callable[[Any], Any]
_LARGEST = 2**63 - 1


class Shape:
    """How one entity's rows are made, written and changed."""

    def __init__(self, name: str) -> None:
        self.entity = KINDS[name]
        self.fields = self.entity.fields
        typed = hints(self.entity)
        self.turns: dict[str, Turn] = {field: _turn(typed[field]) for field in self.fields}
        self.rules = rules(self.entity)
        self._places = {field: (at, self.turns[field]) for at, field in enumerate(self.fields)}
        self._strict = {
            field: (at, _strictly(turn, self.rules.get(field)))
            for field, (at, turn) in self._places.items()
        }
        given = {f.name: f.default for f in fields(self.entity.record)}
        self._given = [given[field] for field in self.fields]
        self._values = attrgetter(*self.fields)
        kinds = [(at, field, typed[field]) for at, field in enumerate(self.fields)]
        self._plain = [(at, field, how) for at, field, hint in kinds if (how := _plainer(hint))]
        self.required = frozenset(f for f in self.fields if given[f] is MISSING)
        self.defaults = {f: to_plain(given[f]) for f in self.fields if f not in self.required}
        self._blank = [
            None if f in self.required else self.turns[f](self.defaults[f]) for f in self.fields
        ]
        columns = [f'"{field}"' for field in self.fields]
        self.into = f"INSERT INTO {name} ({', '.join(columns)}, revised, id)"
        sets = ", ".join(f"{column} = ?" for column in columns)
        self.update = f"UPDATE {name} SET {sets}, revised = ? WHERE id = ?"

    def written(self, record: Any) -> tuple[dict[str, Any], list[Any]]:
        """What a new record's revision carries, the plain values that differ from the defaults;
        and its table values of all fields in order. Raises BadValue where a value does not meet
        the rule of its field."""
        row = list(self._values(record))
        named = zip(self.fields, row, self._given, strict=True)
        new = {field: v for field, v, given in named if v is not given and v != given}
        for at, field, plain in self._plain:
            value = row[at]
            if value is not None:
                value = plain(value)
                if field in new:
                    new[field] = value
                row[at] = self.turns[field](value)
        for field, value in new.items():
            if reason := self.fault(field, value):
                raise BadValue(field, str(value), reason)
        return new, row

    def row(self, values: Mapping[str, Any]) -> list[Any]:
        """The table values of all fields in order, missing ones at their defaults.

        Names that this program does not know are passed over (a newer one sent them). Raises
        ValueError when a value does not fit or a required one is missing.
        """
        return self._row(values, self._places)

    def row_by_rules(self, values: Mapping[str, Any]) -> list[Any]:
        """The same of values that nobody has looked at: each must meet its rule, too."""
        return self._row(values, self._strict)

    def _row(self, values: Mapping[str, Any], places: Mapping[str, tuple[int, Turn]]) -> list[Any]:
        if not self.required <= values.keys():
            raise ValueError("required field missing")
        row = self._blank.copy()
        for field, value in values.items():
            place = places.get(field)
            if place is not None:
                row[place[0]] = place[1](value)
        return row

    def check(self, values: Mapping[str, Any]) -> None:
        """Raise ValueError when one of the values does not fit its field, or does not meet its
        rule (domain.fieldrules)."""
        for field, value in values.items():
            if field in self._strict:
                self._strict[field][1](value)

    def fault(self, field: str, value: Any) -> str:
        """Why a plain value of the right type does not meet the rule of its field; blank: it
        does."""
        rule = self.rules.get(field)
        return "" if rule is None or value is None else rule(value)


@cache
def shape(name: str) -> Shape:
    """The shape of an entity's rows. Raises KeyError when there is no such entity."""
    return Shape(name)


def insert_many(session: Session, name: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write new rows: all fields, then revised, then id."""
    insert(session, shape(name).into, rows)


def update_many(session: Session, name: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Change rows: all fields, then revised, then id."""
    if rows:
        session.connection().exec_driver_sql(shape(name).update, list(rows))


def touch(session: Session, name: str, ids: Iterable[bytes]) -> None:
    """Note which rows of the entity changed, for the listeners and the search index."""
    noted = current(session)
    noted.topics.add(name)
    noted.touched.setdefault(name, set()).update(ids)


def revised_after(session: Session, arrival: int) -> None:
    """Note that what this transaction touches from now on is revised behind an arrival."""
    noted = current(session)
    known = noted.revised_after
    noted.revised_after = arrival if known is None else min(arrival, known)


def _plainer(hint: Any) -> Turn | None:
    """How a field becomes plain (records.to_plain, its kind known beforehand); None: it is."""
    kinds = [kind for kind in get_args(hint) if kind is not type(None)] or [hint]
    if get_origin(hint) is tuple:
        return to_plain
    return _PLAINERS.get(kinds[0], attrgetter("value"))


_PLAINERS: dict[type, Turn | None] = {
    str: None,
    int: None,
    bool: bool,
    UUID: attrgetter("hex"),
    date: date.isoformat,
}


def _turn(hint: Any) -> Turn:
    if get_origin(hint) is tuple:
        return _list_of(_turn(get_args(hint)[0]))
    options = [kind for kind in get_args(hint) if kind is not type(None)]
    if options:
        return _optional(_turn(options[0]))
    if issubclass(hint, StrEnum):
        return _member(hint)
    return _TURNS[hint.__name__]


def _strictly(turn: Turn, rule: fieldrules.Rule | None) -> Turn:
    if rule is None:
        return turn

    def strict_text(value: Any) -> Any:  # most are, and every rule of a text refuses a NUL
        if type(value) is not str or rule(value):
            raise ValueError("text expected")
        return value

    def strict(value: Any) -> Any:
        made = turn(value)
        if value is not None and (reason := rule(value)):
            raise ValueError(reason)
        return made

    return strict_text if turn is _text else strict


def _text(value: Any) -> str:
    if type(value) is not str or "\0" in value:  # a server keeps no NUL in a text
        raise ValueError("text expected")
    return value


def _number(value: Any) -> int:
    if type(value) is not int or not -_LARGEST <= value <= _LARGEST:
        raise ValueError("whole number expected")
    return value


def _truth(value: Any) -> int:
    if type(value) is not bool:
        raise ValueError("true or false expected")
    return int(value)


def _identity(value: Any) -> bytes:
    if type(value) is not str or len(value) != 32:
        raise ValueError("id of 32 hex digits expected")
    identity = bytes.fromhex(value)
    if len(identity) != 16:  # fromhex passes over blanks
        raise ValueError("id of 32 hex digits expected")
    return identity


def _day(value: Any) -> str:
    if type(value) is not str or len(value) != 10:
        raise ValueError("ISO date expected")
    return date.fromisoformat(value).isoformat()


_TURNS: dict[str, Turn] = {
    "str": _text,
    "int": _number,
    "bool": _truth,
    "UUID": _identity,
    "date": _day,
}


def _member(kind: type[StrEnum]) -> Turn:
    known = {member.value: member.value for member in kind}

    def turn(value: Any) -> str:
        if type(value) is not str or value not in known:
            raise ValueError(f"no {kind.__name__}")
        return value

    return turn


def _optional(inner: Turn) -> Turn:
    return lambda value: None if value is None else inner(value)


def _list_of(inner: Turn) -> Turn:
    def turn(value: Any) -> str:
        if type(value) is not list:
            raise ValueError("list expected")
        for item in value:
            inner(item)
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else "[]"

    return turn
