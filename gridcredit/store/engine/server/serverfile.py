"""server.json: which database server holds a workspace's tables; the URL is sealed by its key.

The URL may hold a password, so nothing of it lies open.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from pathlib import Path

from gridcredit.atomic_file import placed, storage
from gridcredit.domain.errors import FileUnreadable
from gridcredit.store.engine.sealing import Sealed

SERVER_FILE = "server.json"
_FORMAT = 1
_NAME = "database"


def stands_in(folder: Path) -> bool:
    """Whether the tables of the workspace in the folder lie on a server."""
    return (folder / SERVER_FILE).is_file()


def write(folder: Path, key: bytes, url: str) -> None:
    """Note the server of a workspace."""
    sealed = Sealed(key).seal(_NAME, url.encode())
    content = {"format": _FORMAT, "database": b64encode(sealed).decode()}
    with placed(folder / SERVER_FILE) as part:
        part.write_text(json.dumps(content, indent=1), "utf-8")


def read(folder: Path, key: bytes) -> str:
    """The URL. Raises FileUnreadable, DatabaseDamaged under another key, StorageFailed."""
    with storage(SERVER_FILE):
        text = (folder / SERVER_FILE).read_text("utf-8")
    try:
        content = json.loads(text)
        sealed = b64decode(content["database"], validate=True)
    except (LookupError, TypeError, ValueError, RecursionError) as error:
        raise FileUnreadable(SERVER_FILE, "damaged") from error
    return Sealed(key).unseal(_NAME, sealed).decode()


def remove(folder: Path) -> None:
    """Forget the server."""
    with storage(SERVER_FILE):
        (folder / SERVER_FILE).unlink(missing_ok=True)
