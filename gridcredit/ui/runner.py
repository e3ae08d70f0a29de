"""The one thread file: questions side by side, deeds one after another.

Every job ends exactly one way, on the screen thread: `then`, `failed` (a GridCreditError),
`cancelled`, or the crash dialog (anything else, which is a bug). What a job would tell a page that
no longer exists is dropped. Callbacks run on the screen thread; questions and deeds must not touch
widgets.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool, Signal

from gridcredit.domain.errors import Cancelled, GridCreditError
from gridcredit.domain.progress import Progress

Then = Callable[[Any], object]
Failed = Callable[[GridCreditError], object]
Gone = Callable[[], object]

SIDE_BY_SIDE = 3
# Progress is told to the screen at most this often, in seconds.
TELL_EVERY = 0.05
# A thread that computes lets others on after so many seconds. With Python's own ten times as much,
# the screen thread waits for each of them in turn, and that for every little that it does: beside
# one such thread a page is shown in 0.2 s instead of 0.03.
TURN = 0.0005


class Job:
    """One question or deed under way. `cancel` asks it to stop; a deed that has already
    committed still ends as done. An ended job holds nothing: its thread may let go of it last, and
    objects of the window, which it held for who asked, must not end there."""

    def __init__(
        self,
        work: Callable[[Progress], Any],
        then: Then | None,
        failed: Failed | None,
        cancelled: Gone | None,
        *,
        title: str,
        is_deed: bool,
        owner: QObject | None,
        may_be_left: bool = False,
    ) -> None:
        self.title = title
        self.is_deed = is_deed
        self.may_be_left = may_be_left
        self.ending = ""  # "then", "failed", "cancelled" or "crashed" once it ended
        self.wants_stop = threading.Event()
        self._is_hurried = threading.Event()
        self._work: Callable[[Progress], Any] | None = work
        self._then, self._failed, self._cancelled = then, failed, cancelled
        self._came: tuple[str, Any] = ("", None)
        self._owner = owner if owner is not None else _owner_of(then)
        self._told = 0.0

    def cancel(self) -> None:
        """Ask the job to stop at its next progress call; a waiting job never starts."""
        self.wants_stop.set()

    def hurry(self) -> None:
        """Ask the job to stop at its next progress call; a waiting job still starts."""
        self._is_hurried.set()

    def run(self, tell: Callable[[int, int, str], None]) -> None:
        """Do the work on the calling thread; how it went is kept for `settle`."""

        def progress(done: int, total: int, what: str) -> None:
            if self.wants_stop.is_set() or self._is_hurried.is_set():
                raise Cancelled
            now = time.monotonic()
            if now - self._told >= TELL_EVERY or done == total:
                self._told = now
                tell(done, total, what)

        try:
            if self.wants_stop.is_set() or self._work is None:
                raise Cancelled
            self._came = ("then", self._work(progress))
        except Cancelled:
            self._came = ("cancelled", None)
        except GridCreditError as error:
            self._came = ("failed", error)
        except BaseException as error:  # whatever it is, the job ends and the person is told
            self._came = ("crashed", error)

    def settle(self) -> tuple[Any, Callable[[], object] | None]:
        """Settle the ending, on the screen thread: what came of the work, and what is to be called
        now, None when nobody listens any more."""
        if self.ending:
            raise RuntimeError("a job ends once")
        ending, result = self._came
        if ending == "then" and not self.is_deed and self.wants_stop.is_set():
            ending = "cancelled"
        self.ending = ending
        call = None if self.is_orphan else self._call(ending, result)
        self._came, self._work = ("", None), None
        self._then = self._failed = self._cancelled = self._owner = None
        return result, call

    def _call(self, ending: str, result: Any) -> Callable[[], object] | None:
        if ending == "then" and self._then is not None:
            return partial(self._then, result)
        if ending == "failed" and self._failed is not None:
            return partial(self._failed, result)
        return self._cancelled if ending == "cancelled" else None

    @property
    def is_orphan(self) -> bool:
        """Whether the page that asked no longer exists."""
        return self._owner is not None and not shiboken6.isValid(self._owner)


class Runner(QObject):
    """Runs jobs off the screen thread. Only one object of the application makes threads: this."""

    started = Signal(object)  # Job, deeds only
    progressed = Signal(object)  # (Job, done, total, what), deeds only
    ended = Signal(object)  # Job, both kinds
    failed = Signal(object)  # GridCreditError nobody else heard
    crashed = Signal(object)  # the exception
    _reported = Signal(object)  # a callable for the screen thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(TURN)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(SIDE_BY_SIDE)
        self._line = QThreadPool(self)
        self._line.setMaxThreadCount(1)
        self._line.setExpiryTimeout(-1)
        self._open: deque[Job] = deque()
        self._when_idle: list[Callable[[], object]] = []
        self._reported.connect(self._on_reported)

    def ask(
        self,
        question: Callable[[], Any],
        then: Then,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> Job:
        """Ask something side by side with others; `then` gets the answer. A cancelled question
        says nothing. `owner` is the object whose end makes the answer void; without it, the
        object `then` is a method of."""

        def work(_progress: Progress) -> Any:
            return question()

        return self._begin(
            Job(work, then, failed, None, title="", is_deed=False, owner=owner), self._pool
        )

    def do(
        self,
        deed: Callable[[Progress], Any],
        then: Then | None = None,
        failed: Failed | None = None,
        cancelled: Gone | None = None,
        title: str = "",
        *,
        owner: QObject | None = None,
        may_be_left: bool = False,
    ) -> Job:
        """Do something after all deeds before it; the window shows progress and lets the person
        stop it. The deed gets `progress` and calls it at least every 100 ms. One that `may_be_left`
        is nobody's work: whoever closes the window meanwhile is not asked about it."""
        job = Job(
            deed,
            then,
            failed,
            cancelled,
            title=title,
            is_deed=True,
            owner=owner,
            may_be_left=may_be_left,
        )
        return self._begin(job, self._line)

    @property
    def is_busy(self) -> bool:
        """Whether a deed is under way or waiting."""
        return any(job.is_deed for job in self._open)

    @property
    def has_work(self) -> bool:
        """Whether a deed is under way or waiting that somebody would miss."""
        return any(job.is_deed and not job.may_be_left for job in self._open)

    @property
    def is_idle(self) -> bool:
        """Whether nothing at all is under way or waiting."""
        return not self._open

    def close(self) -> None:
        """Wait until everything has ended: long work stops at its next progress call, but a short
        deed that waits, such as keeping what was typed last, is still done. Endings are told."""
        for job in list(self._open):
            _stop(job)
        self._line.waitForDone()
        self._pool.waitForDone()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def wind_down(self, then: Callable[[], object]) -> None:
        """Let everything end as `close` does, but wait for nothing; `then` follows at the end."""
        for job in list(self._open):
            _stop(job)
        self._when_idle.append(then)
        self._look_idle()

    def _look_idle(self) -> None:
        if not self._open:
            calls, self._when_idle = self._when_idle, []
            for call in calls:
                call()

    def _begin(self, job: Job, pool: QThreadPool) -> Job:
        self._open.append(job)
        if self._when_idle:  # what follows from what was stopped
            _stop(job)
        pool.start(lambda: self._work(job))
        return job

    def _work(self, job: Job) -> None:
        """On a thread of the pool."""
        if job.is_deed and not job.wants_stop.is_set():
            self._tell(lambda: self.started.emit(job))
        job.run(lambda *at: self._tell_progress(job, at))
        self._tell(lambda: self._end(job))

    def _tell_progress(self, job: Job, at: tuple[int, int, str]) -> None:
        if job.is_deed:
            self._tell(lambda: self.progressed.emit((job, *at)))

    def _tell(self, report: Callable[[], object]) -> None:
        if shiboken6.isValid(self):
            self._reported.emit(report)

    def _on_reported(self, report: Callable[[], object]) -> None:
        report()

    def _end(self, job: Job) -> None:
        """On the screen thread: everything that follows from a job's end."""
        self._open.remove(job)
        is_heard = job.is_deed or not job.is_orphan
        result, call = job.settle()
        self.ended.emit(job)
        if call is not None:
            call()
        elif job.ending == "crashed":
            self.crashed.emit(result)
        elif job.ending == "failed" and is_heard:
            self.failed.emit(result)
        self._look_idle()


class RunNow(Runner):
    """Runs every job at once on the calling thread, with the same endings: for tests."""

    def _begin(self, job: Job, pool: QThreadPool) -> Job:
        self._open.append(job)
        self._work(job)
        return job

    def _tell(self, report: Callable[[], object]) -> None:
        report()


def _stop(job: Job) -> None:
    """A short deed that waits, such as keeping what was typed last, is still done."""
    if job.is_deed:
        job.hurry()
    else:
        job.cancel()


def _owner_of(callback: Callable[..., object] | None) -> QObject | None:
    owner = getattr(callback, "__self__", None)
    return owner if isinstance(owner, QObject) else None
