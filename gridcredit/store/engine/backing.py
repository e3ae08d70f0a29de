"""What a workspace's tables may lie in: an encrypted file of their own, or a database server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine

from gridcredit.domain.progress import Progress
from gridcredit.store.engine.sealing import Bare


class Backing(Protocol):
    """A place that holds the tables, open. Readers see one snapshot for a transaction, writers
    wait for each other; `chest` is how secrets are kept there. A shared one is many people's, and
    whoever runs it keeps its daily copies."""

    readers: Engine
    writers: Engine
    chest: Bare
    is_shared: bool

    def failures_named(self) -> AbstractContextManager[None]:
        """Turn what goes wrong at the place into a GridCreditError."""

    def copy_to(self, target: Path, progress: Progress) -> None:
        """Write all tables into a new encrypted file under the workspace's key."""

    def missing(self) -> str:
        """Tables, keys and indexes that are not there; while there is any, nothing else can be
        looked at in a person's time."""

    def looks(self) -> Mapping[str, Callable[[], str]]:
        """What a doctor looks at, by name; a look answers with what is wrong, or with nothing."""

    def discard(self) -> None:
        """Take away what was just made, because its making failed."""

    def close(self) -> None:
        """Let go; what was committed stays."""
