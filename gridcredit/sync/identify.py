"""Which of our files a file is, by its content; names and endings do not count."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from gridcredit.atomic_file import require_readable, storage
from gridcredit.domain.errors import FileUnreadable
from gridcredit.sync.archive import open_archive
from gridcredit.sync.package import MANIFEST


class FileKind(StrEnum):
    """The files that travel between offices."""

    PACKAGE = "package"
    RECEIPT = "receipt"
    REQUEST = "request"
    CERTIFICATE = "certificate"
    REVOCATION = "revocation"
    INVITATION = "invitation"
    UNKNOWN = "unknown"


_MARKS = {
    MANIFEST: FileKind.PACKAGE,
    "receipt.json": FileKind.RECEIPT,
    "request.json": FileKind.REQUEST,
    "certificate.json": FileKind.CERTIFICATE,
    "revocation.json": FileKind.REVOCATION,
    "invitation.json": FileKind.INVITATION,
}


def kind_of(path: Path) -> FileKind:
    """What a file holds, judged by its directory alone; `unknown` when it is not one of ours or is
    cut. Raises StorageFailed when the disk refuses, FileUnreadable for what is no file: a pipe or a
    device might never end."""
    require_readable(path)
    with storage(path.name), path.open("rb") as file:
        try:
            names = open_archive(file, path.name).names
        except FileUnreadable:
            return FileKind.UNKNOWN
    return next((_MARKS[name] for name in names if name in _MARKS), FileKind.UNKNOWN)
