"""Searches everything a folder holds, or a workspace knows, for what must not be readable there."""

from __future__ import annotations

import base64
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import psycopg

from gridcredit.store.engine import cipher
from gridcredit.store.engine.database import DATABASE, Database

_SERVED = "SELECT tablename FROM pg_tables WHERE schemaname = 'gridcredit'"
ENCODINGS = ("utf-8", "utf-16-le", "gb18030")


def leaks(folder: Path, secrets: Iterable[str | bytes]) -> list[str]:
    """Which files below the folder hold which secret as plain bytes (ZIP members unpacked)."""
    patterns = {str(s): forms_of(s) for s in secrets}
    return [
        f"{path.relative_to(folder)}: {secret}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for content in _contents(path)
        for secret, forms in patterns.items()
        if any(form in content for form in forms)
    ]


def told(content: Iterable[bytes], secrets: Iterable[str | bytes]) -> set[str]:
    """Which secrets stand in what an office can read."""
    patterns = {str(s): forms_of(s) for s in secrets}
    return {
        secret
        for some in content
        for secret, forms in patterns.items()
        if any(form in some for form in forms)
    }


def forms_of(secret: str | bytes) -> list[bytes]:
    """How a secret may be written down: a text in several encodings, bytes as they are, in hex and
    in base64 wherever in it they begin."""
    if isinstance(secret, str):
        return [secret.encode(encoding) for encoding in ENCODINGS]
    shifted = [base64.b64encode(bytes(at) + secret)[4 * at : -4] for at in range(3)]
    return [secret, secret.hex().encode(), secret.hex().upper().encode(), *shifted]


def everything_served(database: str) -> Iterator[bytes]:
    """Every value of every table of a workspace on a server, as whoever runs it may read them."""
    with psycopg.connect(database) as on:
        for (name,) in on.execute(_SERVED).fetchall():
            for row in on.execute(f'SELECT * FROM gridcredit."{name}"'.encode()):
                for value in row:
                    yield value if isinstance(value, bytes) else str(value).encode("utf-8")


def everything(database: Database) -> Iterator[bytes]:
    """Every value of every table of a workspace in a file, in the open."""
    connection = cipher.connect(database.folder / DATABASE, database.key)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in names:
        for row in connection.execute(f'SELECT * FROM "{name}"'):
            for value in row:
                yield value if isinstance(value, bytes) else str(value).encode("utf-8")
    connection.close()


def _contents(path: Path) -> Iterator[bytes]:
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as pack:
            yield from (pack.read(name) for name in pack.namelist())
