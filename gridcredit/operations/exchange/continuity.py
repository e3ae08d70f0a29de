"""Proof that a workspace is the one that sent last: a note outside of it, which no copy of its
folder takes along, of the machine, the folder and the highest arrival that it sent to anybody."""

from __future__ import annotations

import hmac
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from gridcredit import machine
from gridcredit.atomic_file import make_folder, placed, storage
from gridcredit.domain.errors import NoteUnwritten, StorageFailed
from gridcredit.operations.desk import Desk
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import numbering, preferences
from gridcredit.store.journal.preferences import COPIED_AT, NOTED

NAMELESS = "-"


@dataclass(frozen=True, slots=True)
class Note:
    """What was noted: `machine` as a keyed digest, blank in notes of earlier programs; `arrival`
    of the last revision that a package carried or a receipt rests on."""

    folder: str
    machine: str = ""
    arrival: int = 0


class Proof:
    """The note that is written right before a package or a receipt gets its name. Of tables that
    many share, and of a desk that nobody signed in at, none is."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._arrival: int | None = None
        self._before: Note | None = None
        self._is_written = False

    def promise(self, session: Session) -> None:
        """Remember in the workspace, in the same transaction as what is sent, how far the note will
        go. While nobody has said whether this is a copy, it leaves no note."""
        if not self._desk.has_looked or self._desk.database.backing.is_shared:
            return
        if not preferences.get(session, COPIED_AT):
            self._arrival = max(numbering.last_arrival(session), noted(session))
            preferences.put(session, NOTED, str(self._arrival))

    def renew(self, session: Session) -> None:
        """The same where nothing new is sent, only once more."""
        if self._desk.has_looked and not preferences.get(session, COPIED_AT):
            self._arrival = noted(session) or None

    def note(self) -> None:
        """Write it. Raises NoteUnwritten."""
        if self._arrival is None:
            return
        self._before = read(self._desk)
        before = self._before.arrival if self._before else 0
        write(self._desk, max(self._arrival, before))
        self._is_written = True

    def take_back(self) -> None:
        """Nothing was sent after all."""
        if self._is_written:
            with suppress(StorageFailed, OSError):
                if self._before is None:
                    _file(self._desk).unlink(missing_ok=True)
                else:
                    _put(self._desk, self._before)


def noted(session: Session) -> int:
    """How far this workspace remembers that it sent to others; 0 where it never left a note."""
    return int(preferences.get(session, NOTED, "0"))


def read(desk: Desk) -> Note | None:
    """The note of this workspace; None where there is none, or none that makes sense. Raises
    NoteUnwritten where it cannot be known, as the disk refuses."""
    file = _file(desk)
    try:
        with storage(file.name):
            told = json.loads(file.read_text("utf-8"))
        return Note(str(told["folder"]), str(told.get("machine", "")), int(told.get("arrival", 0)))
    except StorageFailed as error:
        if error.reason == "not_found":
            return None
        raise NoteUnwritten(str(file.parent), error.reason) from error
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError):
        return None


def write(desk: Desk, arrival: int) -> None:
    """Note where the workspace is and how far it has sent. Raises NoteUnwritten."""
    _put(desk, Note(str(desk.folder.resolve()), this_machine(desk), arrival))


def this_machine(desk: Desk) -> str:
    """This machine, so that nobody without the workspace's key can tell which it is."""
    found = machine.identity()
    return _digest(desk, f"machine {found}") if found else NAMELESS


def _put(desk: Desk, note: Note) -> None:
    if read(desk) == note:
        return
    file = _file(desk)
    try:
        make_folder(file.parent)
        with placed(file) as part:
            part.write_text(json.dumps(asdict(note)), "utf-8")
    except StorageFailed as error:
        raise NoteUnwritten(str(file.parent), error.reason) from error


def _file(desk: Desk) -> Path:
    return machine.notes() / f"{_digest(desk, f'node {desk.node.id}')[:32]}.json"


def _digest(desk: Desk, text: str) -> str:
    return hmac.digest(desk.database.key, f"gridcredit {text}".encode(), "sha256").hex()
