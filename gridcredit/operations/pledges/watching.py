"""A folder of the office scanner, watched: what arrives is filed by its numbers. Nothing there is
moved or deleted; a file is known again by its content, so that none is filed twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from gridcredit.atomic_file import storage
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import FileUnreadable
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import filing
from gridcredit.operations.pledges.filing import Filing
from gridcredit.operations.watched_folder import Away, Back, Refused, Waits, WatchedFolder
from gridcredit.store.journal import preferences

_KNOWN = "scans_filed"
_MOST_KNOWN = 3_000  # files; the oldest are forgotten first
_SIGNS = 24  # of a digest: enough to tell files apart


@dataclass(frozen=True, slots=True)
class Scanned:
    """A file whose pages were filed, or wait for a person."""

    file: Path
    filing: Filing


@dataclass(frozen=True, slots=True)
class Stranger:
    """A file that is no scan; it is left alone, and told once."""

    file: Path


Event = Scanned | Stranger | Waits | Refused | Away | Back


class ScanWatch:
    """Looks into a folder again and again. A file is filed once it has rested between two looks and
    opens whole; until then it waits."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        desk.actor.require(Duty.RECORD_VISITS)
        self.folder = folder
        self._desk = desk
        self._watched = WatchedFolder(folder, filing.SUFFIXES)
        self._strangers: set[Path] = set()

    def fresh(self) -> list[Path | Away | Back | Stranger]:
        """The files that may be filed now, behind what else is to be told of the folder."""
        settled, state = self._watched.look()
        told: list[Path | Away | Back | Stranger] = [] if state is None else [state]
        if not isinstance(state, Away):
            told += self._new_strangers()
        return told + [file for file in settled if not self._is_known(file)]

    def file(self, file: Path, progress: Progress = no_progress) -> Event | None:
        """File what a look found; None: it waits still, which was told. Raises what `progress`
        raises."""
        return self._watched.deal_with(file, lambda one: self._file(one, progress))

    def look(self, progress: Progress = no_progress) -> Iterator[Event]:
        """One round: what came of every file that has arrived since. Raises what `progress`
        raises; everything else that goes wrong is an event."""
        for one in self.fresh():
            event = self.file(one, progress) if isinstance(one, Path) else one
            if event is not None:
                yield event

    def _file(self, file: Path, progress: Progress) -> Scanned | Waits:
        done = filing.file_scans(self._desk, [file], progress=progress, may_be_partial=True)
        broken = next((one for one in done.unread if one.reason in filing.BROKEN), None)
        if broken is not None:
            return Waits(file, FileUnreadable(file.name, broken.reason))
        self._remember(file)
        return Scanned(file, done)

    def _new_strangers(self) -> list[Stranger]:
        try:
            found = [one for one in self._watched.strangers() if one not in self._strangers]
        except OSError:
            return []  # gone meanwhile: the next look says so
        self._strangers.update(found)
        return [Stranger(one) for one in found]

    def _is_known(self, file: Path) -> bool:
        try:
            known = _digest(file) in self._known()
        except OSError:
            return False  # filing says what is wrong
        if known:
            self._watched.finish(file)
        return known

    def _known(self) -> list[str]:
        with self._desk.reading() as session:
            found: list[str] = json.loads(preferences.get(session, _KNOWN, "[]"))
        return found

    def _remember(self, file: Path) -> None:
        with storage(file.name):
            digest = _digest(file)
        with self._desk.writing() as session:
            known: list[str] = json.loads(preferences.get(session, _KNOWN, "[]"))
            known = [one for one in known if one != digest] + [digest]
            preferences.put(session, _KNOWN, json.dumps(known[-_MOST_KNOWN:]))


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()[:_SIGNS]
