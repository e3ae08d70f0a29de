"""The package (.gcpkg), opened strictly and read in one stream.

The outer container holds payload, manifest.json and manifest.sig, in this order: the payload goes
first because the manifest signs digests that are only known once it has been streamed.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from gridcredit.atomic_file import storage
from gridcredit.domain.errors import (
    ContentAltered,
    FileUnreadable,
    NotAddressed,
    SignatureWrong,
)
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.sync import documents, manifest
from gridcredit.sync.archive import Archive, open_archive
from gridcredit.sync.documents import PACKAGE
from gridcredit.sync.enrolment import Certificate
from gridcredit.sync.keys import Key, NodeKeys
from gridcredit.sync.manifest import Manifest
from gridcredit.sync.public import is_signed_by
from gridcredit.sync.seal import CHUNK, NoKey, Readable, SealBroken
from gridcredit.sync.signed import LONGEST_SIGNATURE, signature_of
from gridcredit.sync.trust import require_addressed, require_sender
from gridcredit.sync.unpacking import FileSink, Inflater, Unpacker, split_lines

PAYLOAD = "payload"
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
_ENTRIES = (PAYLOAD, MANIFEST, SIGNATURE)


def open_package(path: Path) -> PackageFile:
    """The package in a file: structure, limits and signature checked, nothing decrypted.

    The signature is checked with the key that the manifest names; `verify` holds that key against
    the sender's certificate. Raises FileUnreadable, PackageTooNew, SignatureWrong, ContentAltered,
    StorageFailed.
    """
    with storage(path.name), path.open("rb") as file:
        archive = open_archive(file, path.name)
        if MANIFEST not in archive.names:
            raise FileUnreadable(path.name, "other_kind")
        body = archive.read(file, MANIFEST, manifest.LARGEST)
        told = documents.decode(body, PACKAGE, Manifest, path.name)
        if archive.names != _ENTRIES:
            raise FileUnreadable(path.name, "entries")
        entry = archive.read(file, SIGNATURE, LONGEST_SIGNATURE)
    signature = signature_of(told.suite, entry, path.name)
    if not is_signed_by(told.sender.signing_of(told.suite), body, signature):
        raise SignatureWrong(path.name)
    told.require_sense(path.name)
    if archive.entry(PAYLOAD).size != told.payload.size:
        raise ContentAltered(path.name, "payload")
    return PackageFile(path, told, archive)


@dataclass(frozen=True, slots=True)
class PackageFile:
    """An opened package; `manifest` is signed, though by whom only `verify` tells."""

    path: Path
    manifest: Manifest
    archive: Archive

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.name

    def check_payload(self, progress: Progress = no_progress) -> str:
        """The SHA-256 of the whole file, after holding the sealed payload against the manifest.

        Needs no key. Raises ContentAltered (payload), StorageFailed.
        """
        with storage(self.name), self.path.open("rb") as file:
            payload = _PayloadReader(file, self)
            done = 0
            while chunk := payload.read(CHUNK):
                done += len(chunk)
                progress(done, self.manifest.payload.size, "checking")
            return payload.finish()

    def require(
        self, me: UUID, sender: Certificate | None, on: date, *, revoked: bool = False
    ) -> None:
        """Raise unless it is for this office and from one who may send: the errors of `verify` but
        those of its content."""
        told = self.manifest
        require_addressed(told.receiver, me, self.name)
        require_sender(told.sender, told.suite, sender, on, revoked, self.name)

    def verify(
        self,
        me: UUID,
        keys: NodeKeys,
        sender: Certificate | None,
        on: date,
        *,
        revoked: bool = False,
        progress: Progress = no_progress,
    ) -> Contents:
        """What the package holds, after checking everything there is to check in one pass.

        `sender` is the certificate known here for manifest.sender.node, `on` today. Raises
        NotAddressed, SenderUnknown, SenderRevoked, CertificateRefused, SignatureWrong,
        SuiteMissing, TokenFailed, ContentAltered, StorageFailed.
        """
        self.require(me, sender, on, revoked=revoked)
        key = keys.of(self.manifest.suite, self.manifest.receiver.area)
        sha256, packed = self._read(key, progress, None)
        return Contents(self, sha256, packed, key)

    def _read(
        self, key: Key, progress: Progress, sink: FileSink | None
    ) -> tuple[str, tuple[bytes, ...]]:
        """Decrypt and check all of it; (SHA-256 of the whole file, the deflated lines)."""
        with storage(self.name), self.path.open("rb") as file:
            payload = _PayloadReader(file, self)
            try:
                with key.unsealed(payload) as plain:
                    reader = Unpacker(plain, self.manifest, self.name, progress)
                    packed = reader.revisions()
                    reader.files(sink or _nowhere)
                    reader.finish()
            except NoKey:
                payload.finish()  # altered, or truly written to somebody else?
                raise NotAddressed(self.name, self.manifest.receiver.area) from None
            except SealBroken:
                raise ContentAltered(self.name, PAYLOAD) from None
            return payload.finish(), packed


@dataclass(frozen=True, slots=True)
class Contents:
    """What a verified package holds; `sha256` is of the whole file. The lines are kept deflated in
    memory, the files stay where they are."""

    package: PackageFile
    sha256: str
    packed: tuple[bytes, ...]
    key: Key

    def lines(self) -> Iterator[bytes]:
        """The revision lines in order, as often as asked for."""
        for lines in split_lines(Inflater().blocks(self.packed)):
            yield from lines

    def files(self, sink: FileSink, progress: Progress = no_progress) -> None:
        """Stream every file to the sink in a second pass, checked again before its last byte.

        Raises ContentAltered, StorageFailed, and what the sink raises.
        """
        self.package._read(self.key, progress, sink)


class _PayloadReader:
    """The sealed bytes of an opened package, digested as they are read, and then all the rest."""

    def __init__(self, file: BinaryIO, package: PackageFile) -> None:
        self._file = file
        self._name = package.name
        self._entry = package.archive.entry(PAYLOAD)
        self._told = package.manifest.payload
        self._left = self._told.size
        self._crc = 0
        self._digest = hashlib.sha256()
        file.seek(0)
        self._whole = hashlib.sha256(file.read(package.archive.start(PAYLOAD)))
        self._block = memoryview(b"")

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes; read and digested by large blocks, as pyrage asks for small ones."""
        if not self._block:
            block = self._file.read(min(CHUNK, self._left))
            self._left -= len(block)
            self._crc = zlib.crc32(block, self._crc)
            self._digest.update(block)
            self._whole.update(block)
            self._block = memoryview(block)
        given, self._block = self._block[:size], self._block[size:]
        return bytes(given)

    def finish(self) -> str:
        """The SHA-256 of the whole file. Raises ContentAltered when the payload differs."""
        while self.read(CHUNK):
            pass
        found = (self._digest.hexdigest(), self._crc, self._left)
        if found != (self._told.sha256, self._entry.crc, 0):
            raise ContentAltered(self._name, PAYLOAD)
        while rest := self._file.read(CHUNK):
            self._whole.update(rest)
        return self._whole.hexdigest()


def _nowhere(sha256: str, size: int, stream: Readable) -> None:
    """Pass over a file that is only to be checked."""
