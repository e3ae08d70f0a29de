"""Eight offices, their post, and everything that can go wrong on the way between them."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from gridcredit.domain.errors import (
    AlreadyCorrected,
    AreaOutside,
    BadValue,
    Cancelled,
    ChainBroken,
    DifferentPeople,
    GridCreditError,
    MinorRefused,
    MovedAway,
    NotAddressed,
    NotFound,
    NothingToExport,
    OnlyPartKnown,
)
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.exchange.filereport import AlreadyKnown, FileReport, Refused
from tests.operations.carrying import foreseeable
from tests.soak.kept import PLACES, quick_folder
from tests.soak.site import Memory, Site
from tests.soak.written import Written

_REFUSALS = (
    *(AlreadyCorrected, AreaOutside, BadValue, DifferentPeople, MinorRefused, MovedAway),
    *(NotFound, OnlyPartKnown),
)
_ROUNDS = 16


@dataclass(eq=False)
class Letter:
    """A package or a receipt on its way; copies of it may turn up at any time."""

    path: Path
    sender: Site
    receiver: Site
    number: int
    is_receipt: bool = False
    arrived: bool = False
    lost: bool = False


class World:
    """The offices of one history. Every step does something real to real files."""

    def __init__(self, kept: dict[str, Path], memories: dict[str, Memory]) -> None:
        self.folder = quick_folder()
        self.sites = {
            place.name: Site(place, kept[place.name], self.folder, at, memories[place.name])
            for at, place in enumerate(PLACES, start=100)
        }
        for site in self.sites.values():
            if site.place.above:
                site.above = self.sites[site.place.above]
                site.above.below.append(site)
        self.post: list[Letter] = []
        self.written = Written()
        for memory in memories.values():
            self.written.before(memory.known.values())
        self.base = frozenset(self.written.seen)
        self.tally: Counter[str] = Counter()
        people = memories["laptop-1"].known.values()
        self.disputed = sorted({r.row for r in people if r.entity == "resident"})[:2]
        self._folders = count(1)
        self._settles = False

    def at(self, which: int) -> Site:
        """One of the offices."""
        return list(self.sites.values())[which % len(self.sites)]

    def close(self) -> None:
        """Close and drop everything."""
        for site in self.sites.values():
            site.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # Steps

    def write(self, site: Site, deed: Callable[[Site], object]) -> bool:
        """Let somebody do something, and whether it was done; what was refused must have changed
        nothing."""
        try:
            deed(site)
        except _REFUSALS:
            self.tally["refused"] += 1
            assert site.look() == []
            return False
        self._look(site)
        return True

    def _look(self, site: Site) -> None:
        """Take note of what came into a journal; its own new revisions say what was in sight."""
        site.at_rest = False
        known = dict(site.memory.known)
        made = site.look()
        brought = {r.id: r for r in made if r.node != site.node or r.id in self.written.seen}
        own = [r for r in made if r.id not in brought]
        self.written.note(own, known | brought)

    def send(self, sender: Site, receiver: Site) -> Letter | None:
        """Write a package; None where nothing waits."""
        folder = self.folder / "post" / str(next(self._folders))
        waited = 1 if self._settles else sender.keeps_from(receiver)
        try:
            sent = sending.export_package(sender.desk, receiver.node, folder)
        except NothingToExport:
            assert waited == 0
            return None
        self._look(sender)  # what offices tell each other is written while sending
        assert sender.keeps_from(receiver) >= max(waited, 1), "sent without a receipt"
        letter = Letter(sent.path, sender, receiver, sent.number)
        self.post.append(letter)
        return letter

    def deliver(self, letters: list[Letter]) -> list[FileReport]:
        """Bring letters to one office: previewed (of the last ones, which only have to be
        delivered, one in four), then taken in, exactly as previewed."""
        letters = [letter for letter in letters if not letter.lost]
        if not letters:
            return []
        receiver = letters[0].receiver
        letters = [letter for letter in letters if letter.receiver is receiver]
        paths = [letter.path for letter in letters]
        folder = self.folder / "post" / str(next(self._folders))
        before = receiver.counts()
        looks_ahead = not self._settles or self.tally["imports"] % 4 == 0
        previewed = _take(receiver, paths, preview=True) if looks_ahead else []
        assert receiver.counts() == before
        done = _take(receiver, paths, receipts=folder)
        assert not looks_ahead or [*map(foreseeable, done)] == [*map(foreseeable, previewed)]
        self.tally["previews"] += len(previewed)
        by_path = {letter.path: letter for letter in letters}
        for report in done:
            self._reported(by_path[report.file], report)
        self._look(receiver)
        return done

    def _reported(self, letter: Letter, report: FileReport) -> None:
        receiver, sender = letter.receiver, letter.sender
        self.tally["imports"] += 1
        letter.arrived = True
        if letter.is_receipt:
            if isinstance(report, Refused):
                assert isinstance(report.error, (NotFound, ChainBroken)), report.error
            else:
                receiver.memory.confirmed.add((sender.node, letter.number))
            return
        assert not isinstance(report, Refused), report.error
        assert (report.sender, report.number) == (sender.node, letter.number)
        assert report.sender_name == sender.desk.node.name
        numbers = receiver.memory.taken.setdefault(sender.node, set())
        numbers.add(letter.number)
        missing = [n for n in range(1, max(numbers)) if n not in numbers]
        assert isinstance(report, AlreadyKnown) or report.gaps == missing
        assert report.receipt is not None
        self.post.append(Letter(report.receipt, receiver, sender, letter.number, is_receipt=True))

    def cancel(self, letter: Letter, after: int) -> None:
        """Begin to take a letter in and stop at the given call of the progress."""
        if letter.lost or letter.is_receipt:
            return
        receiver = letter.receiver
        before = receiver.counts()
        calls = count()

        def stop(_done: int, _total: int, _what: str) -> None:
            if next(calls) >= after:
                raise Cancelled

        folder = self.folder / "post" / str(next(self._folders))
        try:
            [report] = exchanging.import_files(receiver.desk, [letter.path], False, folder, stop)
        except Cancelled:
            assert receiver.counts() == before
            assert not folder.exists() or list(folder.iterdir()) == []
        else:
            self._reported(letter, report)
        self._look(receiver)

    def misdirect(self, letter: Letter, site: Site) -> None:
        """Carry a letter to somebody else."""
        if letter.lost or site is letter.receiver:
            return
        before = site.counts()
        try:
            exchanging.import_files(site.desk, [letter.path], receipts=self.folder / "wrong")
        except NotAddressed:
            assert site.counts() == before
        else:
            raise AssertionError("a letter for somebody else was taken in")

    def lose(self, letter: Letter) -> None:
        """The stick is gone."""
        letter.lost = True

    def errand(self, sender: Site, receiver: Site) -> bool:
        """A package there and its receipt back, as on a good day; False where nothing waited."""
        letter = self.send(sender, receiver)
        if letter is None:
            return False
        [report] = self.deliver([letter])
        self.deliver([self.post[-1]])
        assert not isinstance(report, Refused)
        return True

    def settle(self) -> None:
        """Good days until nobody has anything unsent."""
        self._settles = True
        for _ in range(_ROUNDS):
            busy = False
            for site in self.sites.values():
                if not site.is_open or site.at_rest:
                    continue
                waiting = [other for other in site.neighbours if site.keeps_from(other)]
                for other in waiting:
                    assert self.errand(site, other)
                    busy = True
                site.at_rest = not waiting
            if not busy:
                return
        raise AssertionError("the exchange never comes to rest")


def _take(site: Site, paths: list[Path], **options: Any) -> list[FileReport]:
    try:
        return exchanging.import_files(site.desk, paths, **options)
    except GridCreditError as error:
        return [Refused(paths[0], error)]
