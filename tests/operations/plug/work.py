"""One attempt at a job: its disk that can break, its workspace, and what it told while it ran."""

from __future__ import annotations

import hashlib
import io
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol

from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.workspace import keeping
from gridcredit.store.engine import cipher
from gridcredit.store.engine.database import DATABASE
from gridcredit.store.exchange import digest
from gridcredit.store.workspace import files, vault
from tests.operations.offices import PASSPHRASE, Ticking, counting_ids
from tests.operations.plug.kept import Kept

_OF_SQLITE = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm")


@dataclass
class Work:
    """Works in `place`: what lies in its folder disk/ can break, the rest cannot."""

    place: Path
    first_id: int = 0x500
    passphrase: str = PASSPHRASE
    clock: Ticking = field(default_factory=Ticking)

    @property
    def disk(self) -> Path:
        """Everything that a disk takes along when it breaks."""
        return self.place / "disk"

    @property
    def workspace(self) -> Path:
        """The workspace's folder."""
        return self.disk / "w"

    @property
    def post(self) -> Path:
        """Where packages, receipts and backups go."""
        return self.disk / "post"

    @cached_property
    def desk(self) -> Desk:
        """The workspace, opened when it is first asked for."""
        ids = counting_ids(self.first_id).__next__
        return open_desk(self.workspace, self.passphrase, self.clock, ids)

    def beside(self) -> Path:
        """A new place for another office's workspace."""
        return Path(tempfile.mkdtemp(dir=self.place)) / "w"

    def close(self) -> None:
        """Let go of the workspace; it opens again when it is asked for."""
        if opened := self.__dict__.pop("desk", None):
            opened.close()

    def tell(self, saved: str) -> None:
        """Note what was said to be saved, out of reach of what breaks."""
        with (self.place / "told.txt").open("a", encoding="utf-8") as told:
            told.write(f"{saved}\n")

    def told(self) -> list[str]:
        """What was said to be saved."""
        told = self.place / "told.txt"
        return told.read_text("utf-8").split("\n")[:-1] if told.exists() else []


class Job(Protocol):
    """Something a person does with a workspace."""

    def prepare(self, kept: Kept, work: Work) -> None:
        """Lay a workspace and files on the disk."""

    def do(self, work: Work) -> None:
        """Do it, telling what was said to be saved."""

    def look(self, kept: Kept, work: Work) -> bool:
        """Hold that nothing told is lost and nothing is half; whether more than told is there."""

    def again(self, kept: Kept, work: Work) -> None:
        """Do it once more and hold that it comes out as if nothing had happened."""


def state_digest(desk: Desk) -> str:
    """What counts now."""
    with desk.reading() as session:
        return digest.state_digest(session)


def require_sound(desk: Desk) -> None:
    """Hold that every page, reference, log entry and scan of a workspace is whole."""
    keeping.daily_copy(desk)
    assert keeping.doctor(desk).ok
    with desk.reading() as session:
        for sha256 in files.held(session):
            files.copy_to(session, desk.folder, sha256, io.BytesIO())


def on_disk(work: Work) -> dict[str, str]:
    """Digests of all that lies on the disk under its final name, and of the workspace's rows. A
    sealed scan that no row names does no harm."""
    found = {}
    for path in sorted(work.disk.rglob("*")):
        name = path.relative_to(work.disk).as_posix()
        is_hidden = any(part.startswith(".") for part in name.split("/"))
        is_passed_over = is_hidden or path.name in _OF_SQLITE or path.suffix == ".age"
        if path.is_file() and not is_passed_over:
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found | {"rows": _rows(work)}


def _rows(work: Work) -> str:
    key = vault.open_vault(work.workspace, None, work.passphrase)
    digest = hashlib.sha256()
    with closing(cipher.connect(work.workspace / DATABASE, key)) as connection:
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in sorted(named.fetchall()):
            rows = sorted(map(repr, connection.execute(f'SELECT * FROM "{table}"')))
            digest.update("\n".join([table, *rows]).encode())
    return digest.hexdigest()
