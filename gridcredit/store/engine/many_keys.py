"""Questions about many keys at once: listed in the statement to a file; on a server in a temporary
table, where a statement of thousands of marks costs more than its answer."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from gridcredit.store.engine.inserting import insert
from gridcredit.store.engine.transaction import current
from gridcredit.store.schema.guards import SERVER

_FEW = 20
_IDS, _NUMBERS = "asked_ids", "asked_numbers"
_GROWTH = 3
_MANY = 2_000
_NOTHING = "1 = 0"

K = TypeVar("K", bytes, int)
Condition = tuple[str, tuple[K, ...]]


def begin(session: Session) -> None:
    """Make ready for many such questions in this transaction. Without it, and in transactions
    that only read, keys are always listed in the statement."""
    ask = session.connection().exec_driver_sql
    if session.get_bind().dialect.name != SERVER or current(session).counted_rows is not None:
        return
    ask(f"CREATE TEMPORARY TABLE {_IDS} (key bytea) ON COMMIT DROP")
    ask(f"CREATE TEMPORARY TABLE {_NUMBERS} (key bigint) ON COMMIT DROP")
    # A few keys against tables that this very transaction fills, of which the server knows no
    # figures yet: through the index, always.
    for way in ("hashjoin", "mergejoin"):
        ask(f"SET LOCAL enable_{way} = off")
    known = ask("SELECT reltuples FROM pg_class WHERE oid = 'revision'::regclass").scalar()
    current(session).counted_rows = max(int(known or 0), 0)


def grown(session: Session, rows: int) -> None:
    """Let the server take new figures of a journal of so many rows, once it has grown to some
    times of what it knows: those it takes by itself come only after the commit."""
    noted = current(session)
    if noted.counted_rows is not None and rows > _GROWTH * noted.counted_rows:
        session.connection().exec_driver_sql("ANALYZE revision (node, seq, row)")
        noted.counted_rows = rows


def learn_written(session: Session) -> None:
    """`learn` of all tables of which this transaction wrote many rows."""
    written = current(session).touched.items()
    many = [kind for kind, rows in written if len(rows) >= _MANY]
    learn(session, [*many, "revision"] if many else [])


def learn(session: Session, tables: Iterable[str]) -> None:
    """Let the server take the figures of tables: it takes them by itself only some time after the
    commit, and what is asked meanwhile may be answered the long way round. In a file nothing is to
    be done."""
    if session.get_bind().dialect.name == SERVER:
        for table in tables:
            session.connection().exec_driver_sql(f'ANALYZE "{table}"')


def is_id(session: Session, column: str, ids: Collection[bytes]) -> Condition[bytes]:
    """The condition that a column holds one of the ids, and what it binds. It holds until the
    next condition is asked for."""
    return _among(session, column, _IDS, tuple(set(ids)))


def is_number(session: Session, column: str, numbers: Collection[int]) -> Condition[int]:
    """The condition that a column holds one of the numbers, as `is_id`."""
    return _among(session, column, _NUMBERS, tuple(set(numbers)))


def is_listed(session: Session, column: str, numbers: Collection[int]) -> tuple[str, Any]:
    """The condition that a column holds one of the numbers, and the one value that it binds:
    however many they are (a server binds 65,535 values, SQLite as its builders liked), and for as
    long as one likes."""
    if session.get_bind().dialect.name == SERVER:
        return f"{column} = ANY(CAST(? AS bigint[]))", list(numbers)
    return f"{column} IN (SELECT value FROM json_each(?))", json.dumps(list(numbers))


def _among(session: Session, column: str, table: str, keys: tuple[K, ...]) -> Condition[K]:
    if not keys:
        return _NOTHING, ()
    if len(keys) <= _FEW or current(session).counted_rows is None:
        return f"{column} IN ({','.join('?' * len(keys))})", keys
    session.connection().exec_driver_sql(f"TRUNCATE {table}")
    insert(session, f"INSERT INTO {table} (key)", [(key,) for key in keys])
    return f"{column} IN (SELECT key FROM {table})", ()
