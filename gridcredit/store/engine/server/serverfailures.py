"""What goes wrong at a database server, as errors that a person can meet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError

from gridcredit.domain.errors import (
    BadValue,
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
    "53200": "no_memory",
    "53300": "no_connection_left",
    "57014": "cancelled",  # by whoever runs the server, or a time limit of theirs
    "25P03": "time_limit",
    "25P04": "time_limit",
    "57P05": "time_limit",
}
_RESOURCES = "53"  # the class of what there is too little of
_DAMAGED = ("XX001", "XX002")
_BUSY = ("55P03", "40P01", "40001")  # waited too long for a lock, or for each other
_AWAY = ("57P01", "57P02", "57P03")  # shutting down, crashed, still starting
_NO_TABLE = "42P01"
_ASKED_FIRST = ('"alembic_version"', '"revision"')
"""Tables that every transaction asks first: without them nothing of ours is there."""

# A refused connection bears no SQLSTATE in libpq, only words, in the language of the server or of
# libpq: as messages of PostgreSQL 15 to 18 and their translations have them. The first that fits.
_OPTION = ("invalid ", "bad value for", "无效的")
_FULL = ("No space left on device", "Disk quota exceeded", "设备上没有空间")
_PASSING = ("the database system is", "数据库系统")
_WORDS = {
    "no_root_certificate": ("root certificate file", "根认证文件"),
    "unknown_certificate": ("certificate verify failed",),
    "certificate_of_another": ("does not match host name", "与主机名不匹配"),
    "no_tls": ("does not support SSL", "不支持 SSL"),
    "tls_needed": ("no encryption", "SSL off"),  # of pg_hba.conf
    "not_let_in": ("pg_hba.conf",),
    "no_password": ("no password supplied",),
    "wrong_password": ("authentication failed", "认证失败"),
    "no_connection_left": ("too many", "connection slots", "太多", "连接位置"),
    "no_permission": ("permission denied", "not permitted to log in", "权限不够", "不允许角色"),
}
_NO_DATABASE = ("does not exist", "不存在")  # "the database", but "root certificate file" as well
_SPOKEN = ("FATAL", "PANIC", "致命")
_BROKEN_OFF = ("SYSCALL", "EOF", "eof", "closed", "reset", "timed out")
_TLS = ("SSL error", "SSL ", "certificate", "private key")


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
    if state.startswith(_RESOURCES):
        return ServerRefused(server, "no_resources")
    if state == _NO_TABLE and _has(str(error), _ASKED_FIRST):
        return ServerRefused(server, "no_tables")
    if state in _DAMAGED:
        return DatabaseDamaged(server, str(error))
    if state in _BUSY:
        return WorkspaceBusy(server)
    if state in _AWAY or state.startswith("08"):
        return ServerAway(server)
    if not state and isinstance(error, (psycopg.OperationalError, psycopg.ProgrammingError)):
        return _not_connected(server, error)
    return None


def _not_connected(server: str, error: psycopg.Error) -> GridCreditError | None:
    """What kept us from connecting: one line for each way that was tried, the first the best."""
    lines = str(error).splitlines()
    found = (_line_named(server, line) for line in lines)
    named = next((one for one in found if one is not None), None)
    if named is None and isinstance(error, psycopg.OperationalError):
        return ServerAway(server)
    return named


def _line_named(server: str, line: str) -> GridCreditError | None:
    said = line.rpartition("failed: ")[2].removeprefix("connection is bad: ").strip()
    if said.startswith(_OPTION):
        return BadValue("database", said, "bad_option")
    if _has(said, _FULL):
        return StorageFailed(server, "disk_full")
    if _has(said, _PASSING):
        return ServerAway(server)
    for reason, words in _WORDS.items():
        if _has(said, words):
            return ServerRefused(server, reason)
    if _has(said, _SPOKEN):
        if _has(said, _NO_DATABASE):
            return ServerRefused(server, "no_database")
        return ServerRefused(server, said.partition(":")[2].strip() or said)
    if _has(said, _TLS) and not _has(said, _BROKEN_OFF):
        return ServerRefused(server, said)
    return None


def _has(said: str, words: tuple[str, ...]) -> bool:
    return any(word in said for word in words)
