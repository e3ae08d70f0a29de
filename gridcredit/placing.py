"""Files that appear whole or not at all: written beside, synced, renamed, the folder synced."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from gridcredit.domain.errors import StorageFailed

_REASONS = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "over_quota",
    errno.EFBIG: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOENT: "not_found",
    errno.EISDIR: "is_folder",
    errno.ENOTDIR: "not_folder",
    errno.EEXIST: "not_folder",  # a file where a folder is to be made
    errno.ENAMETOOLONG: "name_too_long",
    errno.EIO: "io_error",
}

_TRIAL = bytes(1 << 16)  # more than what is left where a page of the database did not fit


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
            _name(part, target)
        finally:
            with suppress(OSError):  # the disk may be gone; its own error is already on its way
                part.unlink(missing_ok=True)


def _name(part: Path, target: Path) -> None:
    """Give a file its name for good, or leave the name to the file that had it."""
    older = part.with_suffix(".older")
    take_back = _way_back(target, older)
    try:
        part.replace(target)
        sync_folder(target.parent)
    except OSError:
        with suppress(OSError):
            take_back()
        raise
    finally:
        with suppress(OSError):
            older.unlink(missing_ok=True)


def _way_back(target: Path, older: Path) -> Callable[[], object]:
    """How to undo that a file is named `target`: what it says may not outlast a power cut when the
    folder could not be synced. A disk that knows no second names leaves no way back."""
    try:
        older.hardlink_to(target)
    except FileNotFoundError:
        return lambda: target.unlink(missing_ok=True)
    except OSError:
        return lambda: None
    return lambda: older.replace(target)


@contextmanager
def as_before(file: Path) -> Iterator[None]:
    """Have a file as it was when what is done inside fails; that takes no room on a full disk.
    Raises StorageFailed."""
    older = file.with_name(f".{file.name}.{os.urandom(4).hex()}.older")
    with storage(file.name):
        _second_name(file, older)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            older.replace(file)
            sync_folder(file.parent)
        raise
    finally:
        with suppress(OSError):
            older.unlink(missing_ok=True)


def _second_name(file: Path, name: Path) -> None:
    """Let a file's content outlive its name; a disk that knows no second names gets a copy."""
    try:
        name.hardlink_to(file)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(file, name)


def settle(file: IO[Any]) -> None:
    """Have the medium hold what was written so far."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut; Windows and some network disks have no such call for
    a folder."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> Path:
    """The folder, made where it is missing. Raises StorageFailed."""
    with storage(folder.name):
        if not folder.is_dir():
            make_folder(folder.parent)
            folder.mkdir(exist_ok=True)
            sync_folder(folder.parent)
    return folder


def refusal(folder: Path) -> str:
    """What the disk says against writing into a folder now, as a reason; blank when it takes it."""
    trial = folder / f".{os.urandom(4).hex()}.part"
    try:
        with storage(folder.name):
            try:
                with trial.open("wb") as file:
                    file.write(_TRIAL)
                    settle(file)
            finally:
                trial.unlink(missing_ok=True)
    except StorageFailed as error:
        return error.reason
    return ""
