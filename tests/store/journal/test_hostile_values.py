"""Values that no program of ours wrote, in every field of every kind of record: set aside with a
reason or taken in as what can be shown; nothing stops, and nothing that is shown breaks."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gridcredit.domain.journal import ADD, SET, Revision
from gridcredit.domain.kinds.kind import Nature
from gridcredit.domain.records import KIND_OF, KINDS, plain_fields
from gridcredit.domain.records import rules as rules_of
from gridcredit.store.engine.database import Database, Session
from gridcredit.store.exchange.merging import merge
from gridcredit.store.journal import journal, loading
from gridcredit.wire import encode
from tests.store.conftest import Fresh
from tests.store.invented import PEN, street
from tests.store.made import with_others

DAY = date(2026, 11, 22)
CHILD = UUID(int=21)
MADE = street(40, facts=1)
RECORDS = with_others(MADE.records)


def one_of(hint: Any) -> st.SearchStrategy[Any]:
    """Plain values of a field's type, most of them such as nobody writes."""
    if get_origin(hint) is tuple:
        return st.lists(one_of(get_args(hint)[0]), max_size=3)
    kinds = [kind for kind in get_args(hint) if kind is not type(None)] or [hint]
    return st.one_of(odd(kinds[0]), anything())


def odd(kind: Any) -> st.SearchStrategy[Any]:
    """Values of the right type."""
    if kind is UUID:
        return st.sampled_from([UUID(int=9).hex, "", "z" * 32, " " * 32, "0" * 33])
    if kind is date:
        days = [
            "2026-02-30",
            "0001-01-01",
            "9999-12-31",
            "0000-01-01",
            "2026-W01-1",
            "",
            "2026-11-22",
        ]
        return st.sampled_from(days)
    if kind is bool:
        return st.booleans()
    if kind is int:
        return st.sampled_from([-1, 0, 7, 2**31, 2**63, -(2**63), 2**64])
    if issubclass(kind, StrEnum):
        return st.sampled_from([*kind, "nothing", ""])
    texts = ["", "张三\n李四", "../../x", "\x00", "\x1b[2J", "字" * 40_000, "=1+1", "2026-13-01"]
    return st.one_of(st.sampled_from([*texts, "2026-11-22T10:00", "earlier"]), st.text())


def anything() -> st.SearchStrategy[Any]:
    """Values of any type that JSON has."""
    return st.sampled_from([None, True, 1.5, -3, "x", [], {}, [[]], {"a": 1}, 10**30])


@st.composite
def hostile(draw: Any, name: str, valid: Mapping[str, Any]) -> dict[str, Any]:
    """A record's fields, one to three of them changed."""
    hints = get_type_hints(KINDS[name].record)
    changed = draw(st.lists(st.sampled_from(sorted(valid)), min_size=1, max_size=3, unique=True))
    return dict(valid) | {field: draw(one_of(hints[field])) for field in changed}


@pytest.fixture(scope="module")
def valid() -> dict[str, dict[str, Any]]:
    """Good fields of one record of each kind."""
    found: dict[str, dict[str, Any]] = {}
    for record in RECORDS:
        found.setdefault(KIND_OF[type(record)].name, plain_fields(record))
    assert found.keys() == KINDS.keys()
    return found


class _Enough(Exception):
    """Nothing of it is to stay."""


def show_all(s: Session) -> None:
    """Read every record of every kind, as pages do."""
    for entity in KINDS.values():
        rules = rules_of(entity)
        for record in loading.load(s, entity.record):
            for field, value in plain_fields(record).items():
                assert field not in rules or value is None or rules[field](value) == "", field


@pytest.fixture
def workspace(fresh_file: Fresh) -> Database:
    """An empty one."""
    return fresh_file()


@pytest.mark.parametrize("name", sorted(KINDS))
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_no_value_of_any_field_breaks_what_is_shown(
    workspace: Database, valid: dict[str, dict[str, Any]], name: str, data: st.DataObject
) -> None:
    row = UUID(int=77)
    new = data.draw(hostile(name, valid[name]))
    facts = {"author": "w", "entity": name, "area": "", "entered_at": ""}
    lines = [encode(Revision(CHILD, 1, 1, row=row, op=ADD, new=new, **facts))]
    if KINDS[name].nature is Nature.BASE:
        lines += [
            encode(Revision(CHILD, 2, 2, row=row, op=ADD, new=valid[name], **facts)),
            encode(Revision(CHILD, 3, 3, row=row, op=SET, new=new, old=new, **facts)),
        ]
    with suppress(_Enough), workspace.writing(PEN) as s:
        merged = merge(s, lines, CHILD, lambda _: True)
        assert merged.accepted + len(merged.set_aside) == len(lines)
        show_all(s)
        raise _Enough


def test_every_kind_of_record_written_here_is_taken_in_elsewhere(fresh_file: Fresh) -> None:
    here, there = fresh_file(), fresh_file()
    with here.writing(PEN) as s:
        journal.add(s, RECORDS)
    with here.reading() as s:
        asked = "SELECT body FROM revision ORDER BY arrival"
        lines = list(s.connection().exec_driver_sql(asked).scalars())
    with there.writing(PEN) as s:
        merged = merge(s, lines, CHILD, lambda _: True)
    assert (merged.accepted, merged.set_aside) == (len(lines), [])
    with there.reading() as s:
        show_all(s)
