"""What goes wrong at a database server, as errors that a person can meet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError

from gridcredit.domain.errors import (
    DatabaseDamaged,
    GridCreditError,
    ServerAway,
    ServerRefused,
    StorageFailed,
    WorkspaceBusy,
)

# SQLSTATE: https://www.postgresql.org/docs/15/errcodes-appendix.html
_STORAGE = {"53100": "disk_full", "58030": "io_error", "25006": "read_only"}
_REFUSED = {
    "28000": "wrong_password",
    "28P01": "wrong_password",
    "3D000": "no_database",
    "3F000": "no_permission",  # the schema may not be used, or is gone
    "42501": "no_permission",
    "53300": "no_connection_left",
}
_DAMAGED = ("XX001", "XX002")
_BUSY = ("55P03", "40P01", "40001")  # waited too long for a lock, or for each other
_AWAY = ("57P01", "57P02", "57P03")  # shutting down, crashed, still starting

# A refused connection bears no SQLSTATE in libpq, only words, in the server's language.
_ABSENT = ("does not exist", "不存在")
_CROWDED = ("too many", "connection slots", "太多", "连接数")
_UNKNOWN = ("authentication", "pg_hba.conf", "认证")
_SPOKEN = ("FATAL", "致命")


@contextmanager
def failures_named(server: str) -> Iterator[None]:
    """Turn what the driver raises, by itself or through SQLAlchemy, into a GridCreditError that
    names the server; what a person can do nothing about comes out as it is."""
    try:
        yield
    except DBAPIError as error:
        named = _named(server, error.orig)
        if named is None:
            raise
        raise named from error
    except psycopg.Error as error:
        named = _named(server, error)
        if named is None:
            raise
        raise named from error


def _named(server: str, error: BaseException | None) -> GridCreditError | None:
    if not isinstance(error, psycopg.Error):
        return None
    state = error.sqlstate or ""
    if state in _STORAGE:
        return StorageFailed(server, _STORAGE[state])
    if state in _REFUSED:
        return ServerRefused(server, _REFUSED[state])
    if state in _DAMAGED:
        return DatabaseDamaged(server, str(error))
    if state in _BUSY:
        return WorkspaceBusy(server)
    if state in _AWAY or state.startswith("08"):
        return ServerAway(server)
    if not state and isinstance(error, psycopg.OperationalError):
        return _not_connected(server, error)
    return None


def _not_connected(server: str, error: psycopg.OperationalError) -> GridCreditError:
    said = str(error)
    tried = error.pgconn
    if any(word in said for word in _ABSENT):
        return ServerRefused(server, "no_database")
    if any(word in said for word in _CROWDED):
        return ServerRefused(server, "no_connection_left")
    if any(word in said for word in _UNKNOWN) or (tried is not None and tried.used_password):
        return ServerRefused(server, "wrong_password")
    if any(word in said for word in _SPOKEN):
        return ServerRefused(server, said.splitlines()[0].rpartition(":")[2].strip())
    return ServerAway(server)
