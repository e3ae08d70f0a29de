"""Files that appear whole or not at all, for their owner alone: written beside, synced, renamed,
the folder synced."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from gridcredit.domain.errors import StorageFailed

_REASONS = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_quota",
    errno.EFBIG: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOENT: "not_found",
    errno.EISDIR: "is_folder",
    errno.ENOTDIR: "not_folder",
    errno.EEXIST: "not_folder",  # a file where a folder is to be made
    errno.ENAMETOOLONG: "name_too_long",
    errno.ELOOP: "is_link",
    errno.EIO: "io_error",
}

_LONGEST_NAME, _LONGEST_PATH = 255, 4_095  # bytes, where the system does not say
_LONGEST_ON_WINDOWS = 259  # signs of a whole path, unless the system was told to take more
_ROOM = 40  # bytes that what is written beside a file adds to its name

_FILE, _FOLDER = 0o600, 0o700

_TRIAL = bytes(1 << 16)  # more than what is left where a page of the database did not fit


@contextmanager
def storage(name: str) -> Iterator[None]:
    """Turn what the disk refuses into StorageFailed with the file's name and a reason."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
        raise StorageFailed(name, reason) from error


def require_readable(file: Path) -> None:
    """Raise StorageFailed for what is not there or may not be read, FileUnreadable for what is no
    file: a pipe or a device might never begin, or never end."""
    with storage(file.name):
        if not stat.S_ISREG(file.stat().st_mode) and not file.is_dir():
            from gridcredit.domain.errors import FileUnreadable  # no word of files at a start

            raise FileUnreadable(file.name, "other_kind")
        with file.open("rb"):
            pass  # a folder says so, and what may not be read


def require_other(target: Path, source: Path) -> None:
    """Raise StorageFailed where what is made of a file would take the place of that file."""
    with suppress(OSError):
        if target.samefile(source):
            raise StorageFailed(target.name, "is_source")


@contextmanager
def placed(target: Path) -> Iterator[Path]:
    """A path beside `target` to write to, which takes its place at the end.

    Whatever goes wrong, a cancellation too, leaves no trace, and an older file of that name as it
    was. Raises StorageFailed.
    """
    require_nameable(target)
    part = _beside(target, "part")
    with storage(target.name):
        try:
            create_private(part)  # a folder that cannot be written to is found out before the work
            yield part
            with part.open("rb+") as written:
                settle(written)
            _name(part, target)
        finally:
            with suppress(OSError):  # the disk may be gone; its own error is already on its way
                part.unlink(missing_ok=True)


def _name(part: Path, target: Path) -> None:
    """Give a file its name for good, or leave the name to the file that had it."""
    older = _beside(target, "older")
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
    older = _beside(file, "older")
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
        create_private(name)
        shutil.copyfile(file, name)


def _beside(target: Path, ending: str) -> Path:
    """A hidden name of its own in the same folder, which is not too long where the target's is
    not."""
    name = target.name
    while len(os.fsencode(name)) > _LONGEST_NAME - _ROOM:
        name = name[:-1]
    return target.with_name(f".{name}.{os.urandom(4).hex()}.{ending}")


def require_nameable(target: Path) -> None:
    """Raise StorageFailed for a name or a path that the system would not take, before anything is
    written: some say of it only that something was not found, and some in the middle of it."""
    path = target.absolute()
    measure: Callable[[str], int] = len if is_windows() else _bytes
    longest, there = _limits(path)
    for name in path.parts[len(there.parts) :]:
        if measure(name) > longest:
            raise StorageFailed(name, "name_too_long")
    if measure(str(path)) > (_longest_on_windows() if is_windows() else _LONGEST_PATH):
        raise StorageFailed(target.name, "path_too_long")


def is_windows() -> bool:
    """Whether names are counted as Windows counts them."""
    return os.name == "nt"


def _bytes(name: str) -> int:
    return len(os.fsencode(name))


def _limits(path: Path) -> tuple[int, Path]:
    """How many bytes a name may have where a file will be made, and the folder above that is
    there."""
    for place in path.parents:
        with suppress(OSError, ValueError):
            if place.is_dir():
                asked = getattr(os, "pathconf", lambda *_: _LONGEST_NAME)
                return asked(place, "PC_NAME_MAX"), place
    return _LONGEST_NAME, Path(path.anchor)


def _longest_on_windows() -> int:
    """How long a path may be: Windows takes more than ever only where somebody told it so."""
    from ctypes import CDLL  # of no use elsewhere

    with suppress(AttributeError, OSError):
        if CDLL("ntdll").RtlAreLongPathsEnabled():
            return 32_000
    return _LONGEST_ON_WINDOWS


def create_private(file: Path) -> None:
    """Make an empty file which nobody but its owner may read, whatever the umask, and which was
    not there before, not even as a link to somewhere. Raises OSError."""
    how = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(file, how, _FILE)
    _restrict_open(descriptor)
    os.close(descriptor)


def open_private(file: str, flags: int) -> int:
    """As `opener` of `open`: a file for its owner alone, and never one that a link leads to."""
    descriptor = os.open(file, flags | getattr(os, "O_NOFOLLOW", 0), _FILE)
    _restrict_open(descriptor)
    return descriptor


def keep_private(folder: Path) -> None:
    """Take a folder, its folders and the files right in it away from all but their owner; what
    belongs to somebody else, or lies where nobody owns anything, stays as it is."""
    if os.name != "posix":
        return
    with suppress(OSError):
        _withdraw(folder)
        for path in folder.iterdir():
            if not path.is_symlink():
                _withdraw(path)


def _restrict(path: Path, mode: int) -> None:
    """Sticks and shares know no modes, and some refuse to be asked."""
    with suppress(OSError):
        if path.stat().st_mode & 0o777 != mode:
            path.chmod(mode)


def _withdraw(path: Path) -> None:
    """Leave the owner what the owner may, and others nothing."""
    with suppress(OSError):
        mode = path.stat().st_mode & 0o777
        if mode & 0o077:
            path.chmod(mode & 0o700)


def _restrict_open(descriptor: int) -> None:
    """The same of an open file, in which nothing stands yet."""
    if hasattr(os, "fchmod"):
        with suppress(OSError):
            if os.fstat(descriptor).st_mode & 0o777 != _FILE:
                os.fchmod(descriptor, _FILE)


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
    """The folder, made for its owner alone where it is missing. Raises StorageFailed."""
    with storage(folder.name):
        if not folder.is_dir():
            require_nameable(folder)
            make_folder(folder.parent)
            # Windows would write that into the disk for this computer's accounts alone, and a stick
            # goes to others; a person's own folders are private there anyway.
            folder.mkdir(_FOLDER if os.name == "posix" else 0o777, exist_ok=True)
            _restrict(folder, _FOLDER)
            sync_folder(folder.parent)
    return folder


def own_folder(folder: Path, name: str) -> Path:
    """A folder of ours in another, made where it is missing. Raises StorageFailed, also where a
    link stands in its place."""
    require_no_link(folder / name)
    return make_folder(folder / name)


def require_no_link(folder: Path) -> None:
    """Raise StorageFailed where a link stands in the place of a folder that nobody chose: what is
    written there would come to lie elsewhere."""
    with storage(folder.name):
        is_link = folder.is_symlink()
    if is_link:
        raise StorageFailed(folder.name, "is_link")


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
