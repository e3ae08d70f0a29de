"""The small signed files: a container of NAME.json and NAME.sig, the signature over exactly the
JSON bytes. Requests, certificates and receipts are such files.

What trust is built upon (requests, certificates) is signed with every key of its signer, so that it
holds in each suite by itself; the second signature stands in NAME.sm2.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from gridcredit.atomic_file import require_readable, storage
from gridcredit.domain.codes import Suite
from gridcredit.domain.errors import FileUnreadable, SignatureWrong
from gridcredit.sync import documents, sm2der, zipform
from gridcredit.sync.archive import open_archive
from gridcredit.sync.keys import Key
from gridcredit.sync.public import PublicKeys, is_signed_by
from gridcredit.sync.verified_file import placed
from gridcredit.sync.zipform import ZipEntry

LARGEST = 32 << 20
"""Bytes of JSON that a small signed file may hold."""


LONGEST_SIGNATURE = sm2der.LONGEST_SIGNATURE
"""Bytes of a signature's entry."""


@dataclass(frozen=True, slots=True)
class Signed:
    """JSON bytes and the raw signatures over them, one for each suite that the JSON names; `stem`
    names the entries of its file."""

    stem: str
    body: bytes
    suites: tuple[Suite, ...]
    signatures: tuple[bytes, ...]

    @classmethod
    def make(cls, stem: str, body: bytes, keys: Sequence[Key]) -> Signed:
        """Sign a body with the keys of the suites that it names, in their order."""
        suites = tuple(key.suite for key in keys)
        return cls(stem, body, suites, tuple(key.sign(body) for key in keys))

    def require(self, signing: bytes | None, file: str) -> None:
        """Raise SignatureWrong unless the raw public key made its one signature."""
        if len(self.signatures) != 1 or not is_signed_by(signing, self.body, self.signatures[0]):
            raise SignatureWrong(file)

    def require_all(self, keys: PublicKeys, file: str) -> None:
        """Raise SignatureWrong unless every key that counts there made a signature."""
        if self.suites != keys.suites or not keys.signed(self.body, self.signatures):
            raise SignatureWrong(file)

    def to_bytes(self) -> bytes:
        """The file as bytes; the same document always gives the same ones."""
        signatures = map(entry_of, self.suites, self.signatures)
        names = entry_names(self.stem, len(self.suites))
        parts = tuple(zip(names, (self.body, *signatures), strict=True))
        entries = [ZipEntry(name, zlib.crc32(data), len(data), len(data)) for name, data in parts]
        held = [
            zipform.local_header(entry) + data
            for entry, (_, data) in zip(entries, parts, strict=True)
        ]
        return b"".join([*held, zipform.directory(entries)])

    def write(self, path: Path) -> None:
        """Write the file whole, or not at all. Raises StorageFailed."""

        def check(part: Path) -> None:
            if read_signed(part, self.stem) != self:
                raise FileUnreadable(path.name, "damaged")

        with placed(path, check) as file:
            file.write(self.to_bytes())


def read_signed(path: Path, stem: str) -> Signed:
    """The document in a file; its signature is not judged here, as the key may lie inside.

    Raises FileUnreadable, StorageFailed.
    """
    require_readable(path)
    with storage(path.name), path.open("rb") as file:
        return _read(file, stem, path.name)


def signed_from_bytes(kept: bytes, stem: str, file: str) -> Signed:
    """The document in a file's bytes, as `read_signed`; `file` names it in errors."""
    return _read(io.BytesIO(kept), stem, file)


def entry_names(stem: str, signatures: int = 1) -> tuple[str, ...]:
    """The entries of a document with so many signatures."""
    return (f"{stem}.json", f"{stem}.sig", f"{stem}.sm2")[: 1 + signatures]


def entry_of(suite: Suite, signature: bytes) -> bytes:
    """A raw signature as it stands in an entry: Ed25519 as it is, SM2 in the DER that stock tools
    take."""
    return sm2der.signature_der(signature) if suite is Suite.B else signature


def signature_of(suite: Suite, entry: bytes, file: str) -> bytes:
    """The raw signature in an entry. Raises SignatureWrong when it is none."""
    try:
        return sm2der.signature_of(entry) if suite is Suite.B else entry
    except ValueError:
        raise SignatureWrong(file) from None


def _read(file: BinaryIO, stem: str, name: str) -> Signed:
    archive = open_archive(file, name)
    if archive.names[:1] != entry_names(stem)[:1]:
        raise FileUnreadable(name, "other_kind")
    body = archive.read(file, archive.names[0], LARGEST)
    suites = documents.suites_of(body, name)
    if archive.names != entry_names(stem, len(suites)):
        raise FileUnreadable(name, "entries")
    signatures = tuple(
        signature_of(suite, archive.read(file, entry, LONGEST_SIGNATURE), name)
        for suite, entry in zip(suites, archive.names[1:], strict=True)
    )
    return Signed(stem, body, suites, signatures)
