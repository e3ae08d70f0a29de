"""Does a job in a process of its own that is broken off: `python -m tests.operations.plug.trial`.

It answers requests, a line of JSON each, by splitting off a child for every one. As it has loaded
everything before, a child takes as long as its job.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from gridcredit import texts
from gridcredit.domain.errors import GridCreditError, StorageFailed
from gridcredit.store.workspace import vault
from tests.operations.plug import medium
from tests.operations.plug.jobs import EVERY_JOB
from tests.operations.plug.medium import Fate
from tests.operations.plug.work import Job, Work

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Trial:
    """A job and how it ends: `calls`, at that call of a function (0: they are only counted);
    `delay`, after so many seconds; `fate`, when it writes. `again`: after a refusal, once more in
    the same process, the cause gone. `power`: what a disk without power still does with its
    journal (medium.arm_disk)."""

    job: str
    place: str
    first_id: int = 0x1000
    calls: int | None = None
    delay: float | None = None
    fate: Fate = field(default_factory=Fate)
    mirror: str = ""
    power: int | None = None
    again: bool = False


@dataclass(frozen=True)
class Outcome:
    """How it went: done, refused, died or crashed; how much of what there was until then, and
    whether the write that was refused was a sync."""

    end: str
    calls: int = 0
    writes: int = 0
    seconds: float = 0.0
    was_sync: bool = False
    kind: str = ""
    reason: str = ""
    words: tuple[str, ...] = ()
    trace: str = ""


class Trials(AbstractContextManager["Trials"]):
    """The process that splits; `library` is medium.built()."""

    def __init__(self, library: Path | None) -> None:
        self.has_medium = library is not None
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.operations.plug.trial"],
            cwd=ROOT,
            env=medium.loaded(library),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, trial: Trial) -> Outcome:
        """How a trial ended."""
        asked, answers = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answers is not None
        print(json.dumps(asdict(trial)), file=asked, flush=True)
        outcome = Outcome(**json.loads(answers.readline()))
        assert outcome.end != "crashed", outcome.trace
        return outcome

    def __exit__(self, *_: object) -> None:
        self._process.communicate()


def _answer(line: str) -> str:
    """Split, let the child do it, kill it when its time has come; its answer, if it gave one."""
    asked = json.loads(line)
    trial = Trial(**asked | {"fate": Fate(**asked["fate"])})
    given = Path(trial.place) / "answer.json"
    child = os.fork()
    if child == 0:
        _attempt(trial, given)
    watched = os.pidfd_open(child)
    if not select.select([watched], [], [], trial.delay)[0]:
        os.kill(child, signal.SIGKILL)
    os.close(watched)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return json.dumps({"end": "died"})
    return given.read_text("utf-8")


def _attempt(trial: Trial, given: Path) -> None:
    try:
        told = asdict(_tried(trial))
    except Exception:
        told = {"end": "crashed", "trace": traceback.format_exc()}
    if medium.is_loaded():
        medium.disarm()
    given.write_text(json.dumps(told), "utf-8")
    os._exit(0)


def _tried(trial: Trial) -> Outcome:
    job, work = EVERY_JOB[trial.job], Work(Path(trial.place), trial.first_id)
    _arm(trial, work)
    begun = time.perf_counter()
    counted = _Counted(trial.calls)
    try:
        counted.run(lambda: job.do(work))
    except GridCreditError as error:
        outcome = _refusal(error)
        if trial.again:
            medium.disarm()
            _do_again(job, work)
    else:
        outcome = Outcome("done")
    work.close()
    writes = medium.disarm() if medium.is_loaded() else 0
    seconds = time.perf_counter() - begun
    return replace(outcome, calls=counted.calls, writes=writes, seconds=seconds)


def _do_again(job: Job, work: Work) -> None:
    """A connection made while the disk refused reads only; that is found at its first use."""
    try:
        job.do(work)
    except StorageFailed:
        job.do(work)


def _refusal(error: GridCreditError) -> Outcome:
    words = tuple(texts.describe(error, language) for language in (texts.CHINESE, texts.ENGLISH))
    reason = str(getattr(error, "reason", ""))
    kind, was_sync = type(error).__name__, medium.was_sync()
    return Outcome("refused", was_sync=was_sync, kind=kind, reason=reason, words=words)


def _arm(trial: Trial, work: Work) -> None:
    if not medium.is_loaded():
        return
    if trial.power is not None:
        medium.arm_disk(work.disk, trial.power)
    medium.arm(trial.fate, work.disk, Path(trial.mirror) if trial.mirror else None)


class _Counted:
    """Counts calls of functions, Python's and its libraries', and dies at one of them."""

    def __init__(self, last: int | None) -> None:
        self.calls = 0
        self._last = last

    def run(self, act: Callable[[], None]) -> None:
        if self._last is None:
            act()
            return
        sys.setprofile(self._count)
        try:
            act()
        finally:
            sys.setprofile(None)

    def _count(self, _frame: Any, event: str, _arg: Any) -> None:
        self.calls += event in ("call", "c_call")
        if self.calls and self.calls == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    """Answer until nobody asks any more."""
    vault._COST.update(time=1, memory=64, lanes=1)  # as the copies were made
    gc.freeze()
    for line in sys.stdin:
        sys.stdout.write(f"{_answer(line)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
