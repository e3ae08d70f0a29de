"""A drop folder, watched: what arrives is taken in and answered, nothing there is ever deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gridcredit.atomic_file import require_no_link
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    Cancelled,
    GridCreditError,
    ServerAway,
    ServerRefused,
    StorageFailed,
    WorkspaceBusy,
)
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange.filenames import in_order
from gridcredit.operations.exchange.filereport import FileReport
from gridcredit.operations.inbox import scan_sheets
from gridcredit.operations.inbox.scan_sheets import Gathered

RECEIPTS = "receipts"
"""Where receipts are written below a watched folder, which is not looked into itself."""
SUFFIXES = (".gcpkg", ".gcack", ".gcrev", ".pdf", ".png", ".jpg", ".jpeg")

_Look = tuple[int, int]  # size, and when it was changed


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that was taken in, or refused with `error`."""

    file: Path
    gathered: tuple[Gathered, ...] = ()
    reports: tuple[FileReport, ...] = ()
    error: GridCreditError | None = None


@dataclass(frozen=True, slots=True)
class Waits:
    """A file that cannot be taken in yet, and why; told once, tried again at every look."""

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


Event = Arrived | Waits | Away | Back


class Watch:
    """Looks into a folder again and again, told by `look`; remembers what it has dealt with.

    A file is dealt with once it looks as it did at the look before: while it is still being copied
    it grows. One that cannot be read, because its disk or the workspace is busy, is tried again.
    """

    def __init__(self, desk: Desk, folder: Path, receipts: Path | None = None) -> None:
        """Receipts go to a folder below the one watched unless another is named."""
        desk.actor.require(Duty.EXCHANGE)
        desk.require_enrolled()
        self._desk = desk
        self._folder = folder
        self._receipts = receipts or folder / RECEIPTS
        self._is_chosen = receipts is not None
        self._seen: dict[Path, _Look] = {}
        self._done: dict[Path, _Look] = {}
        self._told: set[Path] = set()
        self._is_away = False

    def look(self, progress: Progress = no_progress) -> Iterator[Event]:
        """One round: what came of every file that has arrived since. Raises what `progress`
        raises; everything else that goes wrong is an event."""
        try:
            now = _files(self._folder)
        except OSError as error:
            if not self._is_away:
                self._is_away = True
                reason = "not_found" if isinstance(error, FileNotFoundError) else "io_error"
                yield Away(self._folder, StorageFailed(self._folder.name, reason))
            return
        if self._is_away:
            self._is_away = False
            yield Back(self._folder)
        settled = [file for file, look in now.items() if self._seen.get(file) == look]
        self._seen = now
        for file in settled:
            if self._done.get(file) != now[file]:
                event = self._deal_with(file, progress)
                if event is not None:
                    yield event

    def _deal_with(self, file: Path, progress: Progress) -> Event | None:
        try:
            if not self._is_chosen:
                require_no_link(self._receipts)
            gathered, reports = scan_sheets.import_files(
                self._desk, [file], receipts=self._receipts, progress=progress
            )
        except Cancelled:
            raise
        except (ServerAway, ServerRefused, StorageFailed, WorkspaceBusy) as error:
            if file in self._told:
                return None
            self._told.add(file)
            return Waits(file, error)
        except GridCreditError as error:
            self._finish(file)
            return Arrived(file, error=error)
        self._finish(file)
        return Arrived(file, tuple(gathered), tuple(reports))

    def _finish(self, file: Path) -> None:
        self._done[file] = self._seen[file]
        self._told.discard(file)


def _files(folder: Path) -> dict[Path, _Look]:
    """The files that can be ours, in the order of their names, which is that of their numbers."""
    found = {}
    for path in in_order(folder.iterdir()):
        if path.suffix.lower() in SUFFIXES and path.is_file():
            told = path.stat()
            found[path] = (told.st_size, told.st_mtime_ns)
    return found
