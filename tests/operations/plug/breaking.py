"""Breaks jobs off, one attempt after another, and holds what must be so afterwards."""

from __future__ import annotations

import errno
import shutil
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from gridcredit import texts
from tests.operations.plug.jobs import EVERY_JOB
from tests.operations.plug.kept import Kept
from tests.operations.plug.medium import Fate, Stays, Way
from tests.operations.plug.power import Journal, Mirror, ext4
from tests.operations.plug.trial import Outcome, Trial, Trials
from tests.operations.plug.work import Work, on_disk, require_sound

WAYS = ("calls", "time", "write", "tear")
"""At which moments a program dies; the last two need the medium."""
REASONS = {
    errno.ENOSPC: "disk_full",
    errno.EROFS: "read_only",
    errno.EIO: "io_error",
    errno.EDQUOT: "disk_quota",
}


@dataclass(frozen=True)
class Refusal:
    """The N-th write is refused with an error of the system, and then the `stays` too. `again`:
    the cause is gone at once and the same process goes on."""

    at: int
    error: int
    stays: Stays
    again: bool = False


class Breaker:
    """Attempts in folders of their own below one; the prepared workspaces stay as they are."""

    def __init__(self, kept: Kept, folder: Path, trials: Trials) -> None:
        self._kept = kept
        self._folder = folder
        self._trials = trials
        self._numbers = count(1)
        self._rehearsed: dict[str, Outcome] = {}

    def rehearsal(self, job: str) -> Outcome:
        """How much a job calls and writes, and how long it takes, when nothing happens to it."""
        if job not in self._rehearsed:
            counted = self._run(job, self._ready(job), calls=0)
            work = self._ready(job)
            timed = self._run(job, work)  # counting takes time
            assert (counted.end, timed.end) == ("done", "done")
            self._require_whole(job, work, may_be_more=False)
            whole = Outcome("done", counted.calls, timed.writes, timed.seconds)
            self._rehearsed[job] = whole
        return self._rehearsed[job]

    def kill(self, job: str, chance: Random) -> bool:
        """Let the program die at a moment of chance; whether it came before the job was done."""
        whole, work = self.rehearsal(job), self._ready(job)
        way = chance.choice(WAYS if whole.writes else WAYS[:2])
        if way == "calls":
            outcome = self._run(job, work, calls=chance.randint(1, whole.calls))
        elif way == "time":
            outcome = self._run(job, work, delay=chance.uniform(0, whole.seconds))
        else:
            fate = Fate(Way.DIE if way == "write" else Way.TEAR, chance.randint(1, whole.writes))
            outcome = self._run(job, work, fate=fate)
        self._require_whole(job, work, may_be_more=outcome.end == "died")
        return outcome.end == "died"

    def refuse(self, job: str, refusal: Refusal) -> bool:
        """Let a write be refused; whether there was a write to refuse, and it was told."""
        work = self._ready(job)
        before = on_disk(work)
        fate = Fate(Way.REFUSE, refusal.at, refusal.error, refusal.stays)
        outcome = self._run(job, work, fate=fate, again=refusal.again)
        # What a disk took just before it refused everything cannot be taken away again; bytes of
        # a commit that it took but would not confirm are read as one when it refuses their end.
        may_be_more = refusal.stays is Stays.EVERYTHING
        may_be_more |= outcome.was_sync and refusal.stays is Stays.GROWTH
        if outcome.end == "refused":
            _require_named(outcome, refusal)
            if not (refusal.again or may_be_more or work.told()):
                assert not _differences(before, on_disk(work))
        self._require_whole(job, work, may_be_more)
        return outcome.end == "refused"

    def cut(self, job: str, at: int, chance: Random | None = None) -> bool:
        """Let the power go at a write, so that only what was synced is left, or by chance some
        of the rest too; whether the job was still under way."""
        work = self._ready(job)
        synced = Mirror(work.place / "mirror", work.disk)
        outcome = self._run(job, work, fate=Fate(Way.DIE, at), mirror=str(synced.folder))
        synced.rebuild(work.place / "left", chance)
        work.disk.rename(work.place / "lost")
        (work.place / "left").rename(work.disk)
        self._require_whole(job, work, may_be_more=outcome.end == "died")
        return outcome.end == "died"

    def cut_disk(self, job: str, at: int, journal: Journal) -> bool:
        """Let the power of a real disk go at a write; whether the job was still under way. Raises
        NoDisk."""
        work = self._work()
        with ext4(work.place / "image", work.disk) as disk:
            EVERY_JOB[job].prepare(self._kept, work)
            disk.settle()
            outcome = self._run(job, work, fate=Fate(Way.CUT, at), power=int(journal))
            disk.unmount()
            disk.mount()
            try:
                self._require_whole(job, work, may_be_more=outcome.end == "died")
            finally:
                work.close()
        return outcome.end == "died"

    def _work(self) -> Work:
        work = Work(self._folder / str(next(self._numbers)))
        work.place.mkdir()
        return work

    def _ready(self, job: str) -> Work:
        work = self._work()
        work.disk.mkdir()
        EVERY_JOB[job].prepare(self._kept, work)
        return work

    def _run(self, job: str, work: Work, **how: Any) -> Outcome:
        return self._trials.run(Trial(job, str(work.place), 0x1000 + int(work.place.name), **how))

    def _require_whole(self, job: str, work: Work, may_be_more: bool) -> None:
        is_more = EVERY_JOB[job].look(self._kept, work)
        assert may_be_more or not is_more
        require_sound(work.desk)
        EVERY_JOB[job].again(self._kept, work)
        work.close()
        if not work.disk.is_mount():
            shutil.rmtree(work.place)


def _differences(before: dict[str, str], after: dict[str, str]) -> list[str]:
    names = before.keys() | after.keys()
    return sorted(name for name in names if before.get(name) != after.get(name))


def _require_named(outcome: Outcome, refusal: Refusal) -> None:
    """The error says which of the disk's refusals it was. SQLite keeps that to itself, and a disk
    that failed only once cannot be asked afterwards."""
    known = {REASONS[refusal.error]}
    if refusal.stays is Stays.NOTHING:
        known.add("io_error")
    assert outcome.reason in known, outcome
    for words, language in zip(outcome.words, (texts.CHINESE, texts.ENGLISH), strict=True):
        assert texts.reason_word(outcome.reason, language) in words
