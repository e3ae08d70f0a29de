"""A drop folder, watched: what arrives is taken in and answered, nothing there is ever deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gridcredit.atomic_file import require_no_link
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange.filenames import in_order
from gridcredit.operations.exchange.filereport import FileReport
from gridcredit.operations.inbox import scan_sheets
from gridcredit.operations.inbox.scan_sheets import Gathered
from gridcredit.operations.watched_folder import Away, Back, Refused, Waits, WatchedFolder

RECEIPTS = "receipts"
"""Where receipts are written below a watched folder, which is not looked into itself."""
SUFFIXES = (".gcpkg", ".gcack", ".gcrev", ".pdf", ".png", ".jpg", ".jpeg")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that was taken in, or refused with `error`."""

    file: Path
    gathered: tuple[Gathered, ...] = ()
    reports: tuple[FileReport, ...] = ()
    error: GridCreditError | None = None


Event = Arrived | Waits | Away | Back


class Watch:
    """Looks into a folder again and again, told by `look`; remembers what it has dealt with."""

    def __init__(self, desk: Desk, folder: Path, receipts: Path | None = None) -> None:
        """Receipts go to a folder below the one watched unless another is named."""
        desk.actor.require(Duty.EXCHANGE)
        desk.require_enrolled()
        self._desk = desk
        self._watched = WatchedFolder(folder, SUFFIXES, in_order)
        self._receipts = receipts or folder / RECEIPTS
        self._is_chosen = receipts is not None

    def look(self, progress: Progress = no_progress) -> Iterator[Event]:
        """One round: what came of every file that has arrived since. Raises what `progress`
        raises; everything else that goes wrong is an event."""
        settled, state = self._watched.look()
        if state is not None:
            yield state
        for file in settled:
            event = self._watched.deal_with(file, lambda one: self._take_in(one, progress))
            if isinstance(event, Refused):
                event = Arrived(event.file, error=event.error)
            if event is not None:
                yield event

    def _take_in(self, file: Path, progress: Progress) -> Arrived:
        if not self._is_chosen:
            require_no_link(self._receipts)
        gathered, reports = scan_sheets.import_files(
            self._desk, [file], receipts=self._receipts, progress=progress
        )
        return Arrived(file, tuple(gathered), tuple(reports))
