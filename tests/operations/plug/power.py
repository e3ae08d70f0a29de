"""Power cuts: what a disk holds when it was told nothing but its syncs, and an ext4 without power.

`Mirror` needs no rights and no disk of its own: it keeps files as of their last sync and names as
of the last sync of their folder (medium.c does, while the job runs), which is the least that a disk
promises, and rebuilds from that what is there when the power comes back. `Ext4` is the real thing.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from random import Random
from typing import TypeVar

T = TypeVar("T")
_PAGE = 4096
_SIZE = 64 << 20


class Journal(IntEnum):
    """What ext4 still does when it is shut down, as its ioctl counts."""

    EVERYTHING = 0
    ITS_OWN = 1
    NOTHING = 2


class Mirror:
    """Kept in `folder` for everything below `root`, which counts as synced at the beginning."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        self._root = root
        folder.mkdir()
        for path in (root, *root.rglob("*")):
            number = str(path.stat().st_ino)
            if path.is_dir():
                names = (f"{entry.inode()}/{entry.name}\0" for entry in os.scandir(path))
                (folder / f"{number}.d").write_text("".join(names), "utf-8")
            else:
                (folder / number).write_bytes(path.read_bytes())

    def rebuild(self, target: Path, chance: Random | None = None) -> None:
        """Write what a power cut leaves of `root`: nothing that was not synced, or by chance some
        of it, each name and each page for itself; a rename within a folder is one act, as every
        file system with a journal has it."""
        now = {path.stat().st_ino: path for path in (self._root, *self._root.rglob("*"))}
        _Rebuilding(self.folder, now, chance).put(self._root.stat().st_ino, target)


class _Rebuilding:
    def __init__(self, kept: Path, now: dict[int, Path], chance: Random | None) -> None:
        self._kept = kept
        self._now = now
        self._chance = chance

    def put(self, number: int, target: Path) -> None:
        """Put the file or folder of an inode."""
        path = self._now.get(number)
        is_kept_folder = (self._kept / f"{number}.d").exists()
        if is_kept_folder or (path is not None and path.is_dir()):
            self._put_folder(number, path, target)
        else:
            target.write_bytes(self._bytes(number, path))

    def _put_folder(self, number: int, path: Path | None, target: Path) -> None:
        target.mkdir()
        synced = self._synced_names(number)
        now = {e.name: e.inode() for e in os.scandir(path)} if path else synced
        for names in _renamed_together(synced, now):
            left = self._either(synced, now)
            for name in names:
                if name in left:
                    self.put(left[name], target / name)

    def _synced_names(self, number: int) -> dict[str, int]:
        kept = self._kept / f"{number}.d"
        text = kept.read_text("utf-8") if kept.exists() else ""
        pairs = (entry.split("/", 1) for entry in text.split("\0") if entry)
        return {name: int(inode) for inode, name in pairs}

    def _bytes(self, number: int, path: Path | None) -> bytes:
        kept = self._kept / str(number)
        synced = kept.read_bytes() if kept.exists() else b""
        if path is None or self._chance is None:
            return synced
        now = path.read_bytes()
        size = self._either(len(synced), len(now)) or 0
        pages = []
        for at in range(0, size, _PAGE):
            page = self._either(synced[at : at + _PAGE], now[at : at + _PAGE]) or b""
            pages.append(page.ljust(min(_PAGE, size - at), b"\0")[: size - at])
        return b"".join(pages)

    def _either(self, synced: T, now: T) -> T:
        return now if self._chance is not None and self._chance.random() < 0.5 else synced


def _renamed_together(synced: dict[str, int], now: dict[str, int]) -> list[list[str]]:
    """All names of a folder, those together that something was renamed between."""
    group = {name: [name] for name in sorted(synced.keys() | now.keys())}
    before = {inode: name for name, inode in synced.items()}
    for name, inode in now.items():
        one, other = group[before.get(inode, name)], group[name]
        if one is not other:
            one += other
            group |= dict.fromkeys(other, one)
    return list({id(names): names for names in group.values()}.values())


class NoDisk(Exception):
    """Only root may mount a disk image, and not everywhere."""


@contextmanager
def ext4(image: Path, place: Path) -> Iterator[Ext4]:
    """A disk of its own, mounted at `place`. Raises NoDisk."""
    disk = Ext4(image, place)
    try:
        yield disk
    finally:
        disk.unmount()


class Ext4:
    """A small file system in an image, mounted through a loop device."""

    def __init__(self, image: Path, place: Path) -> None:
        self._image = image
        self._place = place
        with image.open("wb") as file:
            file.truncate(_SIZE)
        place.mkdir(parents=True)
        _run("mkfs.ext4", "-q", "-F", "-m", "0", str(image))
        self.mount()

    def mount(self) -> None:
        """Read what the disk holds, its journal first."""
        _run("mount", "-o", "loop", str(self._image), str(self._place))

    def unmount(self) -> None:
        """Let go of it; of one without power nothing more is written."""
        _run("umount", str(self._place))

    def settle(self) -> None:
        """Have everything on the disk that was written so far."""
        _run("sync", "--file-system", str(self._place))


def _run(*words: str) -> None:
    path = f"{os.environ.get('PATH', '')}:/sbin:/usr/sbin"
    try:
        subprocess.run(
            words, check=True, capture_output=True, timeout=30, env=os.environ | {"PATH": path}
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NoDisk(f"{words[0]}: {getattr(error, 'stderr', error)!r}") from error
