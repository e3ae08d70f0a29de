"""Files that appear whole or not at all: .part, fsync, read back, rename, fsync of the folder."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from gridcredit.domain.errors import (
    ContentAltered,
    FileUnreadable,
    SignatureWrong,
    StorageFailed,
)

_REASONS = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOENT: "not_found",
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
def placed(target: Path, check: Callable[[Path], None]) -> Iterator[BinaryIO]:
    """A seekable file to write, which becomes `target` only after `check` has read it back.

    Whatever goes wrong, a cancellation too, leaves no trace, and an older file of that name as it
    was. Raises StorageFailed, also when the medium gives back other bytes than were written.
    """
    part = target.with_name(target.name + ".part")
    with storage(target.name):
        try:
            with part.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
                _forget_cached(file)
            _read_back(part, target.name, check)
            part.replace(target)
            _sync_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)


def _read_back(part: Path, name: str, check: Callable[[Path], None]) -> None:
    try:
        check(part)
    except (FileUnreadable, ContentAltered, SignatureWrong) as error:
        raise StorageFailed(name, "reads_back") from error


def _forget_cached(file: BinaryIO) -> None:
    """Let the reading back meet the medium rather than the system's memory of it."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _sync_folder(folder: Path) -> None:
    """Make the rename last through a power cut; Windows has no such call for a folder."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
