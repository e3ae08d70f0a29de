"""The small signed files: a container of NAME.json and NAME.sig, the signature over exactly the
JSON bytes. Requests, certificates and receipts are such files."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from gridcredit.domain.errors import FileUnreadable, SignatureWrong
from gridcredit.placing import storage
from gridcredit.sync import zipform
from gridcredit.sync.archive import open_archive
from gridcredit.sync.keys import SIGNATURE_SIZE, NodeKeys, is_signed_by
from gridcredit.sync.placing import placed
from gridcredit.sync.zipform import Entry

LARGEST = 32 << 20
"""Bytes of JSON that a small signed file may hold."""


@dataclass(frozen=True, slots=True)
class Signed:
    """JSON bytes and the Ed25519 signature over them; `stem` names the entries of its file."""

    stem: str
    body: bytes
    signature: bytes

    @classmethod
    def make(cls, stem: str, body: bytes, keys: NodeKeys) -> Signed:
        """Sign a body."""
        return cls(stem, body, keys.sign(body))

    def require(self, signing: bytes, file: str) -> None:
        """Raise SignatureWrong unless the raw public key made the signature."""
        if not is_signed_by(signing, self.body, self.signature):
            raise SignatureWrong(file)

    def to_bytes(self) -> bytes:
        """The file as bytes; the same document always gives the same ones."""
        parts = ((f"{self.stem}.json", self.body), (f"{self.stem}.sig", self.signature))
        entries = [Entry(name, zlib.crc32(data), len(data), len(data)) for name, data in parts]
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
    with storage(path.name), path.open("rb") as file:
        return _read(file, stem, path.name)


def signed_from_bytes(kept: bytes, stem: str, file: str) -> Signed:
    """The document in a file's bytes, as `read_signed`; `file` names it in errors."""
    return _read(io.BytesIO(kept), stem, file)


def _read(file: BinaryIO, stem: str, name: str) -> Signed:
    archive = open_archive(file, name)
    if archive.names != (f"{stem}.json", f"{stem}.sig"):
        raise FileUnreadable(name, "other_kind")
    signature = archive.read(file, f"{stem}.sig", SIGNATURE_SIZE)
    return Signed(stem, archive.read(file, f"{stem}.json", LARGEST), signature)
