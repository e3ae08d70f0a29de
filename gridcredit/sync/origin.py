"""Whose a package is, also where a newer program wrote it: told by the signature alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import msgspec

from gridcredit import shapes
from gridcredit.atomic_file import storage
from gridcredit.domain.codes import Suite
from gridcredit.domain.errors import FileUnreadable, SignatureWrong, StorageFailed
from gridcredit.sync import manifest
from gridcredit.sync.archive import open_archive
from gridcredit.sync.package import MANIFEST, SIGNATURE
from gridcredit.sync.public import PublicKeys, is_signed_by
from gridcredit.sync.signed import LONGEST_SIGNATURE, signature_of


class _Sender(msgspec.Struct):
    node: UUID


class _Told(msgspec.Struct):
    sender: _Sender = msgspec.field(name="from")
    suite: Suite = Suite.A


def proven_sender(path: Path, keys_of: Callable[[UUID], PublicKeys | None]) -> UUID | None:
    """The node that a package says it is from, if the keys known here of that node signed it; None
    for whatever cannot be proved. Nothing else of the package is looked at."""
    try:
        with storage(path.name), path.open("rb") as file:
            archive = open_archive(file, path.name)
            body = archive.read(file, MANIFEST, manifest.LARGEST)
            entry = archive.read(file, SIGNATURE, LONGEST_SIGNATURE)
        told = shapes.read(body, _Told)
        signature = signature_of(told.suite, entry, path.name)
    except (FileUnreadable, SignatureWrong, StorageFailed, LookupError, ValueError, RecursionError):
        return None
    keys = keys_of(told.sender.node)
    signing = keys.signing_of(told.suite) if keys is not None else None
    return told.sender.node if is_signed_by(signing, body, signature) else None
