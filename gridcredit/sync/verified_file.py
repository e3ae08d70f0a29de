"""Exchange files are read back from the medium before they get their name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from gridcredit import atomic_file
from gridcredit.domain.errors import (
    FileBroken,
    StorageFailed,
)


@contextmanager
def placed(target: Path, check: Callable[[Path], None]) -> Iterator[BinaryIO]:
    """A seekable file to write, which becomes `target` only after `check` has read it back.

    Leaves no trace when anything goes wrong. Raises StorageFailed, also when the medium gives back
    other bytes than were written.
    """
    with atomic_file.placed(target) as part:
        with part.open("wb") as file:
            yield file
            atomic_file.settle(file)
            _forget_cached(file)
        _read_back(part, target.name, check)


def _read_back(part: Path, name: str, check: Callable[[Path], None]) -> None:
    try:
        check(part)
    except FileBroken as error:
        raise StorageFailed(name, "reads_back") from error


def _forget_cached(file: BinaryIO) -> None:
    """Let the reading back meet the medium rather than the system's memory of it."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
