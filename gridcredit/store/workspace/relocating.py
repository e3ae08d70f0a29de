"""A workspace's tables from its file to a server, and from a backup back to the server it had."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import StaticPool, create_engine
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from gridcredit.atomic_file import storage
from gridcredit.domain.errors import BadValue, DatabaseDamaged
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.store.engine import cipher, sqlite_file, transaction
from gridcredit.store.engine.database import DATABASE, Database
from gridcredit.store.engine.sealing import Bare
from gridcredit.store.engine.server import moving, serverfile
from gridcredit.store.engine.server.server import Server, shown

_PATIENCE_MS = 1_000


def to_server(
    folder: Path, key: bytes, url: str, kept: str, progress: Progress, by_street: bool = False
) -> int:
    """Move the tables to an empty database on a server, the journal in a partition a street if that
    is wished; returns how many rows went.

    Nobody may hold the file open. It stays in the folder under the name `kept`. Raises
    WorkspaceBusy, WorkspaceExists when the database holds a workspace, DatabaseDamaged when
    something reads back differently, ServerAway, ServerRefused, BadValue; then nothing was
    changed.
    """
    path, moved = folder / DATABASE, list[int]()
    with held_alone(path, key) as connection:

        def fill(target: Session) -> None:
            with _session(connection) as source:
                moved.append(moving.copy(source, target, progress))

        server = Server.create(url, key, fill, by_street)
        try:
            serverfile.write(folder, key, url)
        except BaseException:
            server.discard()
            raise
        server.close()
    with storage(path.name):
        path.rename(folder / kept)
    sqlite_file.make_single(folder / kept, key)
    return moved[0]


def address(folder: Path, key: bytes) -> str:
    """The URL of the workspace's server, without its password. Raises FileUnreadable, and BadValue
    where the tables lie in a file."""
    _require_server(folder)
    return shown(serverfile.read(folder, key))


def at_address(folder: Path, key: bytes, url: str) -> Database:
    """The workspace's tables at another URL than the one noted. Raises BadValue where the tables
    lie in a file or the URL is none, and what `Server.open` raises: they have to be there."""
    _require_server(folder)
    return Database(folder, key, Server.open(url, key))


def change_address(database: Database, url: str) -> str:
    """Note where the tables lie from now on; the URL without its password."""
    serverfile.write(database.folder, database.key, url)
    return shown(url)


def _require_server(folder: Path) -> None:
    if not serverfile.stands_in(folder):
        raise BadValue("database", "", "not_on_server")


def server_of(folder: Path, key: bytes) -> Server | None:
    """The server that a workspace of this key has noted in the folder, if there is one."""
    if not serverfile.stands_in(folder):
        return None
    try:
        return Server(serverfile.read(folder, key), key)
    except DatabaseDamaged:  # another workspace's
        return None


def bring_back(server: Server, scratch: Path, folder: Path, key: bytes, former: Path) -> None:
    """Put the tables of an unpacked backup in the place of those on the server, which go into the
    file `former` first, if there are any; the unpacked folder then notes the server.

    Raises WorkspaceBusy, StorageFailed, ServerAway, ServerRefused; then nothing was changed.
    """
    server.require_alone()
    with storage(former.name):
        former.unlink(missing_ok=True)
    try:
        if server.has_tables():
            server.copy_to(former, no_progress)
        _replace(server, scratch / DATABASE, key)
    except BaseException:
        former.unlink(missing_ok=True)
        raise
    with storage(serverfile.SERVER_FILE):
        (scratch / DATABASE).unlink()
        shutil.copy(folder / serverfile.SERVER_FILE, scratch / serverfile.SERVER_FILE)


def _replace(server: Server, path: Path, key: bytes) -> None:
    with held_alone(path, key) as connection:

        def fill(target: Session) -> None:
            with _session(connection) as source:
                moving.copy(source, target, no_progress)

        server.replace(fill)


@contextmanager
def held_alone(path: Path, key: bytes) -> Iterator[Any]:
    """A connection beside which no other program may even read the file. Raises WorkspaceBusy."""
    with cipher.failures_named(path), closing(cipher.connect(path, key)) as connection:
        connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        yield connection


@contextmanager
def _session(connection: Any) -> Iterator[Session]:
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    with Session(engine) as session:
        transaction.begin(session, Bare())
        yield session
