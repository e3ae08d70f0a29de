"""The workspace's database: snapshots for readers, one writer at a time, news after a commit."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.orm import Session as Session
from sqlcipher3 import dbapi2

from gridcredit.domain.errors import DatabaseDamaged, WorkspaceExists
from gridcredit.store import cipher, migrate

DATABASE = "gridcredit.db"
_WRITES = "gridcredit_writes"

Listener = Callable[[frozenset[str]], None]


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes: the installation, the login, and the device's clock as local ISO text."""

    node: UUID
    author: str
    at: str


class Database:
    """One workspace's encrypted file, open.

    Any thread may read, many side by side; writers take turns, also with other programs that hold
    the same file. Errors of disk, key and lock come out as GridCreditError.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self.path = folder / DATABASE
        self.key = key
        self._engine = _engine(self.path, key)
        self._writer = self._engine.execution_options(**{_WRITES: True})
        self._turn = threading.RLock()
        self._listeners: list[Listener] = []
        self.before_commit: list[Callable[[Session], None]] = []

    @classmethod
    def create(cls, folder: Path, key: bytes) -> Database:
        """Make the file with the newest schema. Raises WorkspaceExists when there is one."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / DATABASE
        if path.exists():
            raise WorkspaceExists(folder.name)
        unfinished = path.with_suffix(".new")
        unfinished.unlink(missing_ok=True)
        with cipher.failures_named(path):
            _build(unfinished, key)
        unfinished.rename(path)
        return cls(folder, key)

    @classmethod
    def open(cls, folder: Path, key: bytes) -> Database:
        """Open the file, bringing an older schema up to date after a copy of it was kept.

        Raises DatabaseTooNew (file untouched), DatabaseDamaged (wrong key, not ours, not there),
        StorageFailed.
        """
        path = folder / DATABASE
        if not path.is_file():
            raise DatabaseDamaged(path.name, "missing")
        with cipher.failures_named(path):
            connection = cipher.connect(path, key)
            try:
                cipher.check_key(connection)
                if migrate.is_older(connection, path.name):
                    migrate.upgrade(connection, path, key)
            finally:
                connection.close()
        return cls(folder, key)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session on one snapshot of the data; writing in it is an error."""
        with cipher.failures_named(self.path), Session(self._engine, autoflush=False) as session:
            session.connection()
            yield session

    @contextmanager
    def writing(self, pen: Pen | None = None) -> Iterator[Session]:
        """A session that holds the write lock from the start.

        Commits at the end and then tells the listeners which topics changed; any exception rolls
        everything back and tells nobody. Journal writes need the pen. The steps registered in
        `before_commit` come last in the same transaction.
        """
        with (
            cipher.failures_named(self.path),
            self._turn,
            Session(self._writer, expire_on_commit=False) as session,
        ):
            session.info.update(pen=pen, topics=set(), touched={})
            session.connection()
            yield session
            for step in self.before_commit:
                step(session)
            session.commit()
            topics = frozenset(session.info["topics"])
        if topics:
            self._tell(topics)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call the listener with the changed topics after every commit of this object, on the
        thread that committed. Returns what ends the subscription."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def raw(self) -> Any:
        """A driver connection of its own, for backup and checks; the caller closes it."""
        return cipher.connect(self.path, self.key)

    def close(self) -> None:
        """Give the file back; what was committed is in it."""
        self._engine.dispose()

    def _tell(self, topics: frozenset[str]) -> None:
        for listener in tuple(self._listeners):
            listener(topics)


def _build(path: Path, key: bytes) -> None:
    connection = cipher.connect(path, key)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        migrate.create(connection)
    finally:
        connection.close()


def _engine(path: Path, key: bytes) -> Engine:
    engine = create_engine(
        "sqlite://",
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
    connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
    cache = cipher.WRITER_CACHE_KIB if writes else cipher.CACHE_KIB
    connection.exec_driver_sql(f"PRAGMA cache_size = -{cache}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    if not writes:
        # SQLite takes the snapshot at the first read, not at BEGIN.
        connection.exec_driver_sql("SELECT 1 FROM alembic_version")
