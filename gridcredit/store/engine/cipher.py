"""Opens SQLCipher files: the raw connection, its settings, and what its failures mean."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import NoneType
from typing import Any

from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from gridcredit.atomic_file import create_private, refusal
from gridcredit.domain.errors import (
    DatabaseDamaged,
    GridCreditError,
    StorageFailed,
    WorkspaceBusy,
)

KEY_BYTES = 32
BUSY_MS = 20_000
CACHE_KIB = 16_384
# Pages that do not fit are encrypted and written twice. A large import writes 150 MB; below this
# it takes a tenth longer, beyond hardly less.
WRITER_CACHE_KIB = 131_072

DRIVER_ERROR = dbapi2.DatabaseError
_NOTHING: dict[None, None] = {None: None}

_STORAGE = {
    "disk is full": "disk_full",
    "readonly": "read_only",
    "disk i/o error": "io_error",
    "unable to open": "io_error",
    "no such file": "not_found",
}
_DAMAGE = (
    "not a database",
    "malformed",
    "file is encrypted",
    "hmac check failed",
    "vtable constructor failed",  # the pages that tell of the search tables
)
_BUSY = ("database is locked", "database table is locked")


def connect(path: Path, key: bytes) -> Any:
    """A keyed connection in autocommit; commits are on the disk when they return.

    The key is raw (no passphrase stretching: opening takes about a millisecond). Temporary tables
    and sorts stay in memory, so nothing readable is left on the disk.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes")
    _register_adapters()
    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    # A wrong key is an error that is told, not something to print on standard error.
    connection.execute("PRAGMA cipher_log_level = NONE")
    # Before anything else that reads: it would read the file without its key.
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in (
        f"busy_timeout = {BUSY_MS}",
        "temp_store = MEMORY",
        "foreign_keys = ON",
        "synchronous = FULL",
        f"cache_size = -{CACHE_KIB}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _register_adapters() -> None:
    """Tell the driver that bytes and nothing are stored as they are. Unless told, it asks every
    single one how to adapt itself: half the time of writing a row (sqlcipher3 0.6, as sqlite3)."""
    dbapi2.register_adapter(bytes, bytes)
    dbapi2.register_adapter(NoneType, _NOTHING.get)


def check_key(connection: Any) -> None:
    """Read the first page; raises the driver's error when the key or the file is wrong."""
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


@contextmanager
def failures_named(path: Path) -> Iterator[None]:
    """Turn what the driver says about disk, key and lock into errors a person can meet."""
    try:
        yield
    except DatabaseError as error:
        named = _named(path, str(error.orig))
        if named is None:
            raise
        raise named from error
    except dbapi2.DatabaseError as error:
        named = _named(path, str(error))
        if named is None:
            raise
        raise named from error


def _named(path: Path, said: str) -> GridCreditError | None:
    lower = said.lower()
    for word, reason in _STORAGE.items():
        if word in lower:
            return StorageFailed(path.name, _asked(path, reason))
    if any(word in lower for word in _DAMAGE):
        return DatabaseDamaged(path.name, said)
    if any(word in lower for word in _BUSY):
        return WorkspaceBusy(path.parent.name)
    return None


def _asked(path: Path, reason: str) -> str:
    """Why the disk refused, by its own word: SQLite tells a full disk apart, but neither a quota,
    nor a lost one, nor what it may not open."""
    if reason == "disk_full":
        return reason
    told = refusal(path.parent)
    if told or (reason == "read_only" and not os.access(path, os.W_OK)):
        return told or reason
    return "io_error"  # it was for a moment


def copy(source: Any, target: Path, key: bytes) -> None:
    """Copy a live database to a new file under the same key, by the backup API."""
    with suppress(FileExistsError):
        create_private(target)
    destination = connect(target, key)
    try:
        source.backup(destination)
        # One file on a stick: no -wal beside it.
        destination.execute("PRAGMA journal_mode = DELETE")
    finally:
        destination.close()
