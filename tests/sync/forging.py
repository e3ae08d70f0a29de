"""Packages that only a hostile insider could make: any inner bytes, sealed and signed properly."""

import hashlib
import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

import msgspec

from gridcredit.domain.codes import Suite
from gridcredit.sync import documents, zipform
from gridcredit.sync.keys import NodeKeys, seal
from gridcredit.sync.manifest import Blob, Manifest
from gridcredit.sync.package import MANIFEST, PAYLOAD, SIGNATURE, open_package
from gridcredit.sync.signed import entry_of
from gridcredit.sync.zipform import ZipEntry
from tests.sync.offices import GRID, STREET, pack


def container(parts: list[tuple[str, bytes]]) -> bytes:
    """A stored container of these entries."""
    entries = [ZipEntry(name, zlib.crc32(data), len(data), len(data)) for name, data in parts]
    held = [zipform.local_header(e) + data for e, (_, data) in zip(entries, parts, strict=True)]
    return b"".join(held) + zipform.directory(entries)


def signature(body: bytes, suite: Suite, keys: NodeKeys = GRID.keys) -> bytes:
    """A signature as it stands in a package."""
    return entry_of(suite, keys.of(suite).sign(body))


def outer(body: bytes, payload: bytes, suite: Suite, keys: NodeKeys = GRID.keys) -> bytes:
    """A whole package around some manifest and payload bytes."""
    signed = signature(body, suite, keys)
    return container([(PAYLOAD, payload), (MANIFEST, body), (SIGNATURE, signed)])


def sealed(inner: bytes, suite: Suite) -> bytes:
    """Bytes sealed to the street."""
    out = io.BytesIO()
    seal([inner], out, STREET.keys.public, suite)
    return out.getvalue()


def taken_apart(folder: Path, suite: Suite) -> tuple[Manifest, bytes]:
    """The manifest and the inner ZIP of an honest package."""
    package = open_package(pack(folder, suite=suite).path)
    with package.path.open("rb") as file:
        file.seek(package.archive.start(PAYLOAD))
        payload = io.BytesIO(file.read(package.manifest.payload.size))
    with STREET.keys.of(suite).unsealed(payload) as plain:
        return package.manifest, b"".join(iter(lambda: plain.read(4096), b""))


def forged(
    path: Path, manifest: Manifest, inner: bytes, keys: NodeKeys = GRID.keys, **changes: Any
) -> Path:
    """A package whose outside is flawless: payload digest and signature fit what is inside."""
    payload = sealed(inner, manifest.suite)
    blob = Blob(sha256=hashlib.sha256(payload).hexdigest(), size=len(payload))
    changed = msgspec.structs.replace(manifest, payload=blob, **changes)
    path.write_bytes(outer(documents.encode(changed), payload, manifest.suite, keys))
    return path


def body_of(path: Path) -> bytes:
    """The manifest's bytes."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(MANIFEST)


def payload_of(path: Path) -> bytes:
    """The sealed bytes."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(PAYLOAD)
