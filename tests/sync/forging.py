"""Packages that only a hostile insider could make: any inner bytes, sealed and signed properly."""

import hashlib
import io
import zlib
from pathlib import Path
from typing import Any

import msgspec

from gridcredit.sync import documents, zipform
from gridcredit.sync.keys import NodeKeys
from gridcredit.sync.manifest import Blob, Manifest
from gridcredit.sync.package import MANIFEST, PAYLOAD, SIGNATURE, open_package
from gridcredit.sync.seal import seal, unsealed
from gridcredit.sync.zipform import Entry
from tests.sync.offices import GRID, STREET, pack


def container(parts: list[tuple[str, bytes]]) -> bytes:
    """A stored container of these entries."""
    entries = [Entry(name, zlib.crc32(data), len(data), len(data)) for name, data in parts]
    held = [zipform.local_header(e) + data for e, (_, data) in zip(entries, parts, strict=True)]
    return b"".join(held) + zipform.directory(entries)


def outer(body: bytes, payload: bytes, keys: NodeKeys = GRID.keys) -> bytes:
    """A whole package around some manifest and payload bytes."""
    return container([(PAYLOAD, payload), (MANIFEST, body), (SIGNATURE, keys.sign(body))])


def sealed(inner: bytes) -> bytes:
    """Bytes sealed to the street."""
    out = io.BytesIO()
    seal([inner], out, STREET.keys.public)
    return out.getvalue()


def taken_apart(folder: Path) -> tuple[Manifest, bytes]:
    """The manifest and the inner ZIP of an honest package."""
    package = open_package(pack(folder).path)
    with package.path.open("rb") as file:
        file.seek(package.archive.start(PAYLOAD))
        payload = io.BytesIO(file.read(package.manifest.payload.size))
    with unsealed(payload, STREET.keys) as plain:
        return package.manifest, b"".join(iter(lambda: plain.read(4096), b""))


def forged(
    path: Path, manifest: Manifest, inner: bytes, keys: NodeKeys = GRID.keys, **changes: Any
) -> Path:
    """A package whose outside is flawless: payload digest and signature fit what is inside."""
    payload = sealed(inner)
    blob = Blob(sha256=hashlib.sha256(payload).hexdigest(), size=len(payload))
    changed = msgspec.structs.replace(manifest, payload=blob, **changes)
    path.write_bytes(outer(documents.encode(changed), payload, keys))
    return path
