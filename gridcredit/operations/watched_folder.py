"""A folder that is looked into again and again; nothing there is ever moved or deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from gridcredit.domain.errors import (
    Cancelled,
    GridCreditError,
    ServerAway,
    ServerRefused,
    StorageFailed,
    WorkspaceBusy,
)

T = TypeVar("T")
_Look = tuple[int, int]  # size, and when it was changed
Order = Callable[[Iterable[Path]], list[Path]]


@dataclass(frozen=True, slots=True)
class Waits:
    """A file that cannot be taken in yet, and why; told once, tried again at every look."""

    file: Path
    error: GridCreditError


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is of no use, and why."""

    file: Path
    error: GridCreditError


@dataclass(frozen=True, slots=True)
class Away:
    """The folder cannot be looked into: a stick was pulled, a share is gone. Told once."""

    folder: Path
    error: StorageFailed


@dataclass(frozen=True, slots=True)
class Back:
    """The folder is there again."""

    folder: Path


class WatchedFolder:
    """Remembers what was dealt with. A file is dealt with once it looks as it did at the look
    before: while it is still being copied it grows. One that cannot be read, because its disk or
    the workspace is busy, is tried again."""

    def __init__(self, folder: Path, suffixes: tuple[str, ...], order: Order = sorted) -> None:
        """`suffixes` like ".pdf" say which files are ours."""
        self.folder = folder
        self._suffixes, self._order = suffixes, order
        self._seen: dict[Path, _Look] = {}
        self._done: dict[Path, _Look] = {}
        self._told: set[Path] = set()
        self._is_away = False

    def look(self) -> tuple[list[Path], Away | Back | None]:
        """The files that have arrived whole and were not dealt with, in order; and whether the
        folder has gone or come back."""
        try:
            now = self._files()
        except OSError as error:
            if self._is_away:
                return [], None
            self._is_away = True
            reason = "not_found" if isinstance(error, FileNotFoundError) else "io_error"
            return [], Away(self.folder, StorageFailed(self.folder.name, reason))
        state = Back(self.folder) if self._is_away else None
        self._is_away = False
        settled = [file for file, look in now.items() if self._seen.get(file) == look]
        self._seen = now
        return [file for file in settled if self._done.get(file) != now[file]], state

    def strangers(self) -> list[Path]:
        """What else lies there. Raises OSError."""
        return [
            path
            for path in self._order(self.folder.iterdir())
            if path.is_file()
            and path.suffix.lower() not in self._suffixes
            and not path.name.startswith(".")
        ]

    def deal_with(self, file: Path, deed: Callable[[Path], T]) -> T | Waits | Refused | None:
        """Do something with a file of a look. None: it waits still, which was told. Raises
        Cancelled."""
        try:
            came = deed(file)
        except Cancelled:
            raise
        except (ServerAway, ServerRefused, StorageFailed, WorkspaceBusy) as error:
            if file in self._told:
                return None
            self._told.add(file)
            return Waits(file, error)
        except GridCreditError as error:
            self.finish(file)
            return Refused(file, error)
        self.finish(file)
        return came

    def finish(self, file: Path) -> None:
        """A file is dealt with, as long as it looks so."""
        self._done[file] = self._seen[file]
        self._told.discard(file)

    def _files(self) -> dict[Path, _Look]:
        found = {}
        for path in self._order(self.folder.iterdir()):
            if path.suffix.lower() in self._suffixes and path.is_file():
                told = path.stat()
                found[path] = (told.st_size, told.st_mtime_ns)
        return found
