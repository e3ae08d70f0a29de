"""Workspaces that are quickly made: tests make and open them by the thousand, and each would pay
what an attacker should, and go through every step that our tables ever took."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from gridcredit.store.engine import cipher, migrate
from gridcredit.store.workspace import vault

REAL = dict(vault._COST)
_KEY = bytes(cipher.KEY_BYTES)


@contextmanager
def quick_workspaces() -> Iterator[None]:
    """Stretch passphrases little meanwhile, and copy empty tables from the first file."""
    before = dict(vault._COST)
    vault._COST.update(time=1, memory=64, lanes=1)
    try:
        with _tables_copied():
            yield
    finally:
        vault._COST.update(before)


@contextmanager
def _tables_copied() -> Iterator[None]:
    """The first empty file is made as the program makes it, every later one after that."""
    real = migrate.create
    with TemporaryDirectory(prefix="gridcredit-schema-") as folder:
        first = Path(folder) / "first.db"

        def create(connection: Any, scripts: Path = migrate.SCRIPTS, to: str = "head") -> None:
            if (scripts, to) != (migrate.SCRIPTS, "head"):
                real(connection, scripts, to)
                return
            if not first.exists():
                with closing(cipher.connect(first, _KEY)) as made:
                    real(made)
            _copy(first, connection)

        migrate.create = create
        try:
            yield
        finally:
            migrate.create = real


def _copy(first: Path, connection: Any) -> None:
    # https://www.zetetic.net/sqlcipher/sqlcipher-api/#sqlcipher_export
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(f"ATTACH '{first}' AS first KEY \"x'{_KEY.hex()}'\"")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("SELECT sqlcipher_export('main', 'first')").fetchall()
    connection.execute("COMMIT")
    connection.execute("DETACH first")
    connection.execute("PRAGMA foreign_keys = ON")
