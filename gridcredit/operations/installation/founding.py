"""How a workspace comes to be: vault, tables and first account, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import FIRST_ROLE, Actor
from gridcredit.domain.errors import WorkspaceExists
from gridcredit.operations.desk import Clock, Desk, NewId, desk_with_key
from gridcredit.operations.installation.credentials import KEYS
from gridcredit.operations.installation.passphrases import require_strong
from gridcredit.store.engine.database import DATABASE, Database, Session
from gridcredit.store.engine.transaction import Author
from gridcredit.store.exchange import upgrading
from gridcredit.store.journal import nodes
from gridcredit.store.journal.nodes import Node
from gridcredit.store.workspace import accounts, audit, vault
from gridcredit.sync.keys import NodeKeys

Fill = Callable[[Session], None]


def found(
    folder: Path,
    own: Node,
    keys: NodeKeys,
    passphrase: str,
    login: str,
    clock: Clock,
    new_id: NewId,
    fill: Fill | None = None,
    server: str = "",
) -> Desk:
    """Make a workspace in a folder, its tables in a file there or on the server of a URL; `fill`
    writes what it begins with. Whatever fails leaves nothing behind.

    Raises WorkspaceExists, WeakPassphrase, StorageFailed, ServerAway, ServerRefused, BadValue.
    """
    require_strong(passphrase, login, own.name, own.area)
    vault.require_room(folder)
    if (folder / DATABASE).exists():
        raise WorkspaceExists(folder.name)
    was_there = folder.is_dir()
    try:
        key = vault.create_vault(folder, login, passphrase)
    except BaseException:
        _leave(folder, was_there)
        raise
    try:
        with closing(Database.create(folder, key, server)) as database:
            author = Author(
                own.id, own.name, clock().replace(microsecond=0, tzinfo=None).isoformat()
            )
            try:
                _begin(database, author, own, keys, login, fill)
            except BaseException:
                database.discard()
                raise
    except BaseException:
        clear(folder, was_there)
        raise
    return desk_with_key(folder, key, login, clock, new_id)


def _begin(
    database: Database, author: Author, own: Node, keys: NodeKeys, login: str, fill: Fill | None
) -> None:
    with database.writing(author) as session:
        nodes.put(session, own)
        nodes.keep_secret(session, KEYS, keys.to_bytes())
        accounts.put(session, Actor(login, own.name, FIRST_ROLE[Office(own.office)]))
        audit.log(session, login, "sign_in", {"by": "founding"})
        upgrading.remember(session)
        if fill is not None:
            fill(session)


def clear(folder: Path, was_there: bool) -> None:
    """Take away the files of a workspace whose making failed, and the folder made for them."""
    unfinished = folder.glob(Path(DATABASE).stem + ".*")
    for path in (*unfinished, folder / vault.VAULT):
        path.unlink(missing_ok=True)
    _leave(folder, was_there)


def _leave(folder: Path, was_there: bool) -> None:
    """Take an empty folder away that was made for the workspace."""
    if not was_there:
        with suppress(OSError):  # it was not made yet, or somebody else put something in
            folder.rmdir()
