"""Files that appear whole or not at all: written beside, synced, renamed, the folder synced."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from gridcredit.domain.errors import StorageFailed

_REASONS = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOENT: "not_found",
    errno.EISDIR: "is_folder",
    errno.ENOTDIR: "not_folder",
    errno.EEXIST: "not_folder",  # a file where a folder is to be made
    errno.EIO: "io_error",
}


@contextmanager
def storage(name: str) -> Iterator[None]:
    """Turn what the disk refuses into StorageFailed with the file's name and a reason."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
        raise StorageFailed(name, reason) from error


@contextmanager
def placed(target: Path) -> Iterator[Path]:
    """A path beside `target` to write to, which takes its place at the end.

    Whatever goes wrong, a cancellation too, leaves no trace, and an older file of that name as it
    was. Raises StorageFailed.
    """
    part = target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")
    with storage(target.name):
        try:
            part.touch()  # a folder that cannot be written to is found out before the work
            yield part
            with part.open("rb+") as written:
                settle(written)
            part.replace(target)
            sync_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)


def settle(file: IO[Any]) -> None:
    """Have the medium hold what was written so far."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut; Windows has no such call for a folder."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> Path:
    """The folder, made where it is missing. Raises StorageFailed."""
    with storage(folder.name):
        folder.mkdir(parents=True, exist_ok=True)
    return folder
