"""A workspace's tables in one encrypted file: snapshots for readers, one writer at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlcipher3 import dbapi2

from gridcredit.atomic_file import create_private, storage
from gridcredit.domain.errors import DatabaseDamaged, StorageFailed, WorkspaceExists
from gridcredit.domain.progress import Progress
from gridcredit.store.engine import cipher, migrate
from gridcredit.store.engine.sealing import Bare

_WRITES = "gridcredit_writes"


class SqliteFile:
    """An encrypted file, open; other programs may hold it open too."""

    is_shared = False

    def __init__(self, path: Path, key: bytes) -> None:
        self.readers: Engine = _engine(path, key)
        self.writers: Engine = self.readers.execution_options(**{_WRITES: True})
        self.chest = Bare()
        self._path = path
        self._key = key

    @classmethod
    def create(cls, path: Path, key: bytes) -> SqliteFile:
        """Make the file with the newest schema. Raises WorkspaceExists when there is one."""
        if path.exists():
            raise WorkspaceExists(path.parent.name)
        unfinished = path.with_suffix(".new")
        with storage(path.name), cipher.failures_named(path):
            unfinished.unlink(missing_ok=True)
            build(unfinished, key)
            unfinished.rename(path)
        return cls(path, key)

    @classmethod
    def open(cls, path: Path, key: bytes) -> SqliteFile:
        """Open the file, bringing an older schema up to date after a copy of it was kept.

        Raises DatabaseTooNew (file untouched), DatabaseDamaged (wrong key, not ours, not there),
        StorageFailed.
        """
        if not path.is_file():
            raise DatabaseDamaged(path.name, "missing")
        with cipher.failures_named(path), closing(cipher.connect(path, key)) as connection:
            cipher.check_key(connection)
            if migrate.is_older(connection, path.name):
                migrate.upgrade(connection, path, key)
        return cls(path, key)

    @contextmanager
    def failures_named(self) -> Iterator[None]:
        """Turn what the driver says about disk, key and lock into a GridCreditError."""
        try:
            with cipher.failures_named(self._path):
                yield
        except StorageFailed:
            # A connection made while the disk refused may be a read-only one ever after.
            self.readers.dispose()
            raise

    def copy_to(self, target: Path, progress: Progress) -> None:
        """Write a copy by the backup API, page by page under the same key."""
        del progress  # hundreds of megabytes a second
        with self.failures_named(), closing(cipher.connect(self._path, self._key)) as source:
            cipher.copy(source, target, self._key)

    def missing(self) -> str:
        """Nothing: a file's tables and their indexes come and go together, page by page."""
        return ""

    def looks(self) -> Mapping[str, Callable[[], str]]:
        """Whether every page and reference is sound."""
        return {"database": self._problems}

    def _problems(self) -> str:
        with self.failures_named(), closing(cipher.connect(self._path, self._key)) as connection:
            return "; ".join(problems(connection))

    def discard(self) -> None:
        """Take the file away, and what SQLite keeps beside it."""
        self.close()
        for path in self._path.parent.glob(f"{self._path.stem}.*"):
            path.unlink(missing_ok=True)

    def close(self) -> None:
        """Give the file back; what was committed is in it."""
        self.readers.dispose()


def build(path: Path, key: bytes) -> None:
    """Make an empty file with the newest schema."""
    with suppress(FileExistsError):
        create_private(path)
    with closing(cipher.connect(path, key)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        migrate.create(connection)


def make_single(path: Path, key: bytes) -> None:
    """Have everything in the one file, nothing beside it, as on a stick."""
    with cipher.failures_named(path), closing(cipher.connect(path, key)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def problems(connection: Any) -> list[str]:
    """What is wrong with an open database file; empty when every page and row is sound."""
    found = [f"cipher: {row[0]}" for row in connection.execute("PRAGMA cipher_integrity_check")]
    checked = [row[0] for row in connection.execute("PRAGMA quick_check")]
    found += [f"pages: {said}" for said in checked if said != "ok"]
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    return found + [f"foreign key: {row[0]}" for row in broken]


def _engine(path: Path, key: bytes) -> Engine:
    engine = create_engine(
        "sqlite://",
        hide_parameters=True,  # what an error says may reach a terminal
        module=dbapi2,
        creator=lambda: cipher.connect(path, key),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=-1,
        pool_use_lifo=True,  # the connection with the warmest page cache
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    if connection.info.get(_WRITES) is not writes:  # what this file handle was last used for
        connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
        cache = cipher.WRITER_CACHE_KIB if writes else cipher.CACHE_KIB
        connection.exec_driver_sql(f"PRAGMA cache_size = -{cache}")
        connection.info[_WRITES] = writes
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    if not writes:
        # SQLite takes the snapshot at the first read, not at BEGIN.
        connection.exec_driver_sql("SELECT 1 FROM alembic_version")
