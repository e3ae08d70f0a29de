"""Writing a package (.gcpkg): sealed, signed, read back, and only then there under its name."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from gridcredit.domain.errors import FileUnreadable, GridCreditError
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.sync import documents, manifest, zipform
from gridcredit.sync.documents import Party
from gridcredit.sync.keys import Key, seal
from gridcredit.sync.manifest import Blob, Manifest
from gridcredit.sync.package import MANIFEST, PAYLOAD, SIGNATURE, open_package
from gridcredit.sync.packing import Attachment, Packer
from gridcredit.sync.public import PublicKeys
from gridcredit.sync.signed import entry_of
from gridcredit.sync.verified_file import placed
from gridcredit.sync.zipform import ZipEntry

SUFFIX = ".gcpkg"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageFacts:
    """What the sender says of a package before it is written; times are ISO text."""

    sender: Party
    receiver: Party
    number: int
    previous: str
    created_at: str
    as_of: str
    app_version: str
    schema_version: str
    confirmed: int = 0
    confirmed_sha256: str = ""
    restored: str = ""
    stem: str = ""  # of the file's name; blank: the codes of the areas, and the number


@dataclass(frozen=True, slots=True)
class Written:
    """A package on disk that has been read back; `sha256` and `size` are of the whole file."""

    path: Path
    sha256: str
    size: int
    manifest: Manifest


def write_package(
    folder: Path,
    facts: PackageFacts,
    lines: Iterable[bytes],
    files: Sequence[Attachment],
    key: Key,
    recipient: PublicKeys,
    progress: Progress = no_progress,
    before_naming: Callable[[], None] = lambda: None,
) -> Written:
    """Seal lines and files to a recipient, sign, write, read back, and only then name the file;
    the key's suite is the package's. `before_naming` is called when nothing but the name is
    missing.

    Streams: memory does not grow with lines or files. Raises StorageFailed, FileDamaged,
    SuiteMissing, and what `lines`, `files`, `progress` or
    `before_naming` raise; then no file is left behind.
    """
    packer = Packer(files, progress)
    told: list[Manifest] = []
    read: list[str] = []

    def check(part: Path) -> None:
        package = open_package(part)
        if package.manifest != told[0]:
            raise FileUnreadable(part.name, "damaged")
        read.append(package.check_payload(progress))
        before_naming()

    target = _target(folder, facts)
    with placed(target, check) as file:
        file.write(zipform.local_header(ZipEntry(PAYLOAD, 0, 0, 0)))
        payload = _PayloadWriter(file)
        seal(packer.chunks(lines), payload, recipient, key.suite)
        told.append(_manifest(facts, packer, files, payload.blob, key))
        _finish(file, payload.entry, documents.encode(told[0]), key)
        size = file.seek(0, 2)
    return Written(target, read[0], size, told[0])


def _target(folder: Path, facts: PackageFacts) -> Path:
    """Where the package goes: over what an earlier try left under its number, but never over
    another file, such as the package of a second laptop in the same area."""
    codes = documents.link_name(facts.sender, facts.receiver, facts.number)
    target = folder / f"{facts.stem or codes}{SUFFIX}"
    if not facts.stem or not target.exists():
        return target
    try:
        known = open_package(target).manifest
    except GridCreditError:
        is_own = False
    else:
        is_own = (known.sender.node, known.number) == (facts.sender.node, facts.number)
    return target if is_own else target.with_stem(f"{facts.stem}_{codes.rpartition('-')[2]}")


def _manifest(
    facts: PackageFacts,
    packer: Packer,
    files: Sequence[Attachment],
    payload: Blob,
    key: Key,
) -> Manifest:
    return Manifest(
        suite=key.suite,
        sender=documents.signer(facts.sender, key.public, key.suite),
        receiver=facts.receiver,
        number=facts.number,
        previous=facts.previous,
        confirmed=facts.confirmed,
        confirmed_sha256=facts.confirmed_sha256,
        restored=facts.restored,
        created_at=facts.created_at,
        as_of=facts.as_of,
        app_version=facts.app_version,
        schema_version=facts.schema_version,
        revisions=packer.revisions,
        counts=packer.census.counts,
        files=[file.blob for file in files],
        payload=payload,
    )


def _finish(file: BinaryIO, payload: ZipEntry, body: bytes, key: Key) -> None:
    """Write what follows the payload, then the payload's header over its placeholder."""
    if len(body) > manifest.LARGEST:
        raise ValueError("the manifest is too large")
    entries = [payload]
    signature = entry_of(key.suite, key.sign(body))
    for name, content in ((MANIFEST, body), (SIGNATURE, signature)):
        entry = ZipEntry(name, zlib.crc32(content), len(content), len(content))
        file.write(zipform.local_header(entry) + content)
        entries.append(entry)
    file.write(zipform.directory(entries))
    file.seek(0)
    file.write(zipform.local_header(payload))


class _PayloadWriter:
    """Counts and digests the sealed bytes on their way to the disk."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self._crc = self._size = 0

    def write(self, content: bytes, /) -> int:
        self._digest.update(content)
        self._crc = zlib.crc32(content, self._crc)
        self._size += len(content)
        return self._file.write(content)

    @property
    def blob(self) -> Blob:
        return Blob(sha256=self._digest.hexdigest(), size=self._size)

    @property
    def entry(self) -> ZipEntry:
        return ZipEntry(PAYLOAD, self._crc, self._size, self._size)
