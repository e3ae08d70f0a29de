"""One folder takes the place of another; what is broken off half-way is put right later."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from gridcredit.atomic_file import storage, sync_folder


def swap(new: Path, folder: Path) -> Path | None:
    """Give `new` the name `folder`; returns the name that the folder of that name has now.

    No system renames two folders at once. Until the last step the former one has a name that
    `put_right` knows. Raises StorageFailed; then all is as it was.
    """
    with storage(folder.name):
        if not folder.exists():
            _renamed([(new, folder)])
            return None
        former = _free_name(folder)
        _renamed([(folder, _aside(folder)), (new, folder), (_aside(folder), former)])
        return former


def put_right(folder: Path) -> None:
    """Finish what was broken off, or take it back: `folder` is the one or the other afterwards,
    and no other keeps a hidden name. Raises StorageFailed."""
    with storage(folder.name):
        if _aside(folder).exists():
            _renamed([(_aside(folder), _free_name(folder) if folder.exists() else folder)])


def _renamed(steps: list[tuple[Path, Path]]) -> None:
    """Rename one after another, each for good before the next, or none."""
    done: list[tuple[Path, Path]] = []
    try:
        for old, new in steps:
            old.rename(new)
            done.append((old, new))
            sync_folder(new.parent)
    except OSError:
        with suppress(OSError):
            for old, new in reversed(done):
                new.rename(old)
        raise


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.aside")


def _free_name(folder: Path) -> Path:
    name, number = folder.with_name(f"{folder.name}-before-restore"), 1
    while name.exists():
        number += 1
        name = folder.with_name(f"{folder.name}-before-restore-{number}")
    return name
