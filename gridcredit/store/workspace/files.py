"""Scans and photos in files/<sha256>.age, sealed to the workspace; nothing plain on the disk."""

from __future__ import annotations

import hashlib
import io
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol

import pyrage
from sqlalchemy import delete, event, select
from sqlalchemy.orm import Session

from gridcredit.atomic_file import create_private, own_folder, settle, storage, sync_folder
from gridcredit.domain.errors import FileUnreadable, NotFound
from gridcredit.store.engine.transaction import current
from gridcredit.store.journal import nodes
from gridcredit.store.schema.tables import FileRow

FOLDER = "files"
_IDENTITY = "files_identity"


class Readable(Protocol):
    """Anything that bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""


def put(session: Session, folder: Path, stream: Readable, media: str = "") -> str:
    """Seal a stream into the workspace; returns the sha-256 of its plain bytes (hex).

    The same bytes are kept once. What is written before a rolled back transaction stays as a
    sealed file that nobody names.
    """
    recipient = _identity(session).to_public()
    place = own_folder(folder, FOLDER)
    source = _Hashing(stream)
    try:
        with storage(FOLDER):
            digest = _sealed(source, place, recipient)
    except _SourceFailed:
        raise source.failure or RuntimeError from None
    session.merge(FileRow(sha256=digest, size=source.size, media=media))
    session.flush()
    current(session).topics.add("files")
    return digest


class _SourceFailed(Exception):
    """What was to be sealed could not be read; its own error is kept by the reader."""


def _sealed(source: _Hashing, place: Path, recipient: Any) -> str:
    """Seal the source into a file named after its digest; whatever fails leaves none behind."""
    unfinished = place / f".{secrets.token_hex(8)}.new"
    try:
        create_private(unfinished)
        with unfinished.open("wb") as target:
            _seal(source, target, recipient)
            settle(target)
        digest = source.hexdigest()
        unfinished.replace(place / _name(digest))
        sync_folder(place)
    finally:
        unfinished.unlink(missing_ok=True)
    return digest


def _seal(source: _Hashing, target: IO[bytes], recipient: Any) -> None:
    """age names no cause when reading or writing fails under it: the first one is raised."""
    sink = _Sink(target)
    try:
        pyrage.encrypt_io(source, sink, [recipient])
    except pyrage.EncryptError:
        if source.failure is not None:
            raise _SourceFailed from None
        if sink.failure is None:
            raise
    if source.failure is not None:
        raise _SourceFailed
    if sink.failure is not None:
        raise sink.failure


def size(session: Session, sha256: str) -> int | None:
    """The plain size in bytes; None when the file is not kept here."""
    row = session.get(FileRow, sha256)
    return row.size if row else None


def held(session: Session) -> dict[str, int]:
    """The plain size of every file kept here, by sha-256."""
    return {row.sha256: row.size for row in session.scalars(select(FileRow))}


def erase(session: Session, folder: Path, digests: Collection[str]) -> int:
    """Let go of files for good, once the transaction is kept; how many of them were here. Raises
    StorageFailed where the disk keeps one: it goes the next time this is asked."""
    paths = {digest: folder / FOLDER / _name(digest) for digest in digests}
    gone = [d for d, path in paths.items() if session.get(FileRow, d) or path.is_file()]
    if not gone:
        return 0
    for digest in gone:
        session.execute(delete(FileRow).where(FileRow.sha256 == digest))

    def unlink(_session: Session) -> None:
        with storage(FOLDER):
            for digest in gone:
                paths[digest].unlink(missing_ok=True)

    event.listen(session, "after_commit", unlink, once=True)
    current(session).topics.add("files")
    return len(gone)


def copy_to(session: Session, folder: Path, sha256: str, target: IO[bytes]) -> None:
    """Write a file's plain bytes, as a stream. Raises NotFound, FileUnreadable."""
    path = folder / FOLDER / _name(sha256)
    if session.get(FileRow, sha256) is None or not path.is_file():
        raise NotFound("file", sha256)
    sink = _HashingSink(target)
    try:
        with path.open("rb") as source:
            pyrage.decrypt_io(source, sink, [_identity(session)])
    except (pyrage.DecryptError, OSError) as error:
        # age tells of altered bytes by an OSError without a number; a disk's error has one.
        if getattr(error, "errno", None) is not None:
            raise
        raise FileUnreadable(path.name, "sealed bytes altered") from error
    if sink.digest.hexdigest() != sha256:
        raise FileUnreadable(path.name, "other content")


@contextmanager
def open_stream(session: Session, folder: Path, sha256: str) -> Iterator[io.BytesIO]:
    """A file's plain bytes to read from, in memory: one scan, not a film."""
    content = io.BytesIO()
    copy_to(session, folder, sha256, content)
    content.seek(0)
    yield content


class _Hashing:
    """Hashes what is read through it, and keeps the reader's own error (age hides it)."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()
        self.failure: BaseException | None = None
        self.size = 0

    def read(self, size: int = -1) -> bytes:
        try:
            some = self._stream.read(size)
        except BaseException as error:
            self.failure = error
            raise
        self._digest.update(some)
        self.size += len(some)
        return some

    def hexdigest(self) -> str:
        return self._digest.hexdigest()


class _Sink:
    """Writes, and keeps the writer's own error."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self.failure: OSError | None = None

    def write(self, some: bytes) -> int:
        try:
            return self._target.write(some)
        except OSError as error:
            self.failure = error
            raise

    def flush(self) -> None:
        self._target.flush()


class _HashingSink:
    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self.digest = hashlib.sha256()

    def write(self, some: bytes) -> int:
        self.digest.update(some)
        self._target.write(some)
        return len(some)

    def flush(self) -> None:
        self._target.flush()


def _name(sha256: str) -> str:
    return f"{sha256}.age"


def _identity(session: Session) -> Any:
    """The workspace's own age identity, made at its first use."""
    kept = nodes.secret(session, _IDENTITY)
    if kept is not None:
        return pyrage.x25519.Identity.from_str(kept.decode())
    identity = pyrage.x25519.Identity.generate()
    nodes.keep_secret(session, _IDENTITY, str(identity).encode())
    return identity
