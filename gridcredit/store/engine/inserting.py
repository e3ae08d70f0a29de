"""Many rows into a table: by few statements into a file, by COPY to a server."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from gridcredit.store.schema.guards import SERVER

_AT_ONCE = 200
_FEW = 20
"""Rows for which a COPY is not worth its round trips."""
_TYPES: dict[type, str] = {bytes: "bytea", str: "text", int: "int8", bool: "int8"}


def insert(session: Session, into: str, rows: Sequence[Sequence[Any]], closing: str = "") -> None:
    """Write rows of one width: `into` is the statement up to VALUES, `closing` what follows it."""
    if not rows:
        return
    connection = session.connection()
    if connection.dialect.name == SERVER and len(rows) > _FEW:
        _copy(connection, into.removeprefix("INSERT INTO "), rows, closing)
        return
    ask = connection.exec_driver_sql
    marks = f"({','.join('?' * len(rows[0]))})"
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        values = ", ".join([marks] * len(some))
        ask(f"{into} VALUES {values}{closing}", tuple(chain.from_iterable(some)))


def _copy(connection: Connection, into: str, rows: Sequence[Sequence[Any]], closing: str) -> None:
    """Rows that clash with none go straight into `table (columns)`; with a closing they wait in a
    temporary table, from which one statement takes them."""
    if not closing:
        _send(connection, into, rows)
        return
    table, _, columns = into.partition(" ")
    waiting = f"incoming_{table}"
    ask = connection.exec_driver_sql
    ask(f"CREATE TEMPORARY TABLE {waiting} (LIKE {table}) ON COMMIT DROP")
    _send(connection, f"{waiting} {columns}", rows)
    listed = columns.strip("()")
    ask(f"INSERT INTO {into} SELECT {listed} FROM {waiting}{closing}")
    ask(f"DROP TABLE {waiting}")


def _send(connection: Connection, into: str, rows: Sequence[Sequence[Any]]) -> None:
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {into} FROM STDIN (FORMAT BINARY)") as copy:
        copy.set_types([_type(rows, place) for place in range(len(rows[0]))])
        write = copy.write_row
        for row in rows:
            write(row)


def _type(rows: Sequence[Sequence[Any]], place: int) -> str:
    """The server's type of a column; one that is blank in all rows may be called anything."""
    known = (_TYPES[type(row[place])] for row in rows if row[place] is not None)
    return next(known, "text")
