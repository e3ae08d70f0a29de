"""A finished file onto a USB stick: whole, read back, and over nothing else."""

from __future__ import annotations

import hashlib
from itertools import count
from pathlib import Path
from typing import IO

from gridcredit.atomic_file import placed, storage
from gridcredit.domain.errors import StorageFailed
from gridcredit.domain.progress import Progress, no_progress

_CHUNK = 1 << 20


def copy_to(file: Path, folder: Path, progress: Progress = no_progress) -> Path:
    """Copy a file into a folder under its own name, or a numbered one where another file has it;
    where the same file lies there already, nothing is done. Raises StorageFailed, also when
    the medium gives back something else than was written."""
    digest = _digest(file, progress)
    with storage(file.name):
        target = _place(folder / file.name, digest, progress)
        if target.exists():
            return target
    with storage(file.name), placed(target) as part:
        with file.open("rb") as source, part.open("wb") as copy:
            while chunk := source.read(_CHUNK):
                copy.write(chunk)
                progress(copy.tell(), 0, "copying")
        if _digest(part, progress) != digest:
            raise StorageFailed(target.name, "reads_back")
    return target


def _place(target: Path, digest: str, progress: Progress) -> Path:
    """The first of name, name (2), name (3) … that is free or holds this very file."""
    for number in count(2):
        if not target.exists() or (target.is_file() and _digest(target, progress) == digest):
            return target
        stem = target.stem.removesuffix(f" ({number - 1})")
        target = target.with_name(f"{stem} ({number}){target.suffix}")
    raise AssertionError("numbers do not end")


def _digest(file: Path, progress: Progress) -> str:
    with storage(file.name), file.open("rb") as source:
        return _digest_of(source, progress)


def _digest_of(source: IO[bytes], progress: Progress) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        progress(source.tell(), 0, "copying")
    return digest.hexdigest()
