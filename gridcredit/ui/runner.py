"""The one thread file: queries side by side, jobs one after another; a task is either.

Every task ends exactly one way, on the screen thread: `on_done`, `on_failed` (a GridCreditError),
`on_cancelled`, or the crash dialog (anything else, which is a bug). What a task would report to a
page that no longer exists is dropped. Callbacks run on the screen thread; queries and jobs must not
touch widgets.
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

OnDone = Callable[[Any], object]
OnFailed = Callable[[GridCreditError], object]
OnCancelled = Callable[[], object]

SIDE_BY_SIDE = 3
# Progress is told to the screen at most this often, in seconds.
TELL_EVERY = 0.05
# A thread that computes lets others on after so many seconds. With Python's own ten times as much,
# the screen thread waits for each of them in turn, and that for every little that it does: beside
# one such thread a page is shown in 0.2 s instead of 0.03.
TURN = 0.0005


class Task:
    """One query or job under way. `cancel` asks it to stop; a job that has already committed still
    ends as done. An ended task holds nothing: its thread may let go of it last, and objects of the
    window, which it held for who asked, must not end there."""

    def __init__(
        self,
        work: Callable[[Progress], Any],
        on_done: OnDone | None,
        on_failed: OnFailed | None,
        on_cancelled: OnCancelled | None,
        *,
        title: str,
        is_job: bool,
        owner: QObject | None,
        may_be_left: bool = False,
    ) -> None:
        self.title = title
        self.is_job = is_job
        self.may_be_left = may_be_left
        self.ending = ""  # "done", "failed", "cancelled" or "crashed" once it ended
        self.wants_stop = threading.Event()
        self._is_hurried = threading.Event()
        self._work: Callable[[Progress], Any] | None = work
        self._on_done, self._on_failed, self._on_cancelled = on_done, on_failed, on_cancelled
        self._came: tuple[str, Any] = ("", None)
        self._owner = owner if owner is not None else _owner_of(on_done)
        self._told = 0.0

    def cancel(self) -> None:
        """Ask the task to stop at its next progress call; a waiting one never starts."""
        self.wants_stop.set()

    def hurry(self) -> None:
        """Ask the task to stop at its next progress call; a waiting one still starts."""
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
            self._came = ("done", self._work(progress))
        except Cancelled:
            self._came = ("cancelled", None)
        except GridCreditError as error:
            self._came = ("failed", error)
        except BaseException as error:  # whatever it is, the task ends and the person is told
            self._came = ("crashed", error)

    def settle(self) -> tuple[Any, Callable[[], object] | None]:
        """Settle the ending, on the screen thread: what came of the work, and what is to be called
        now, None when nobody listens any more."""
        if self.ending:
            raise RuntimeError("a task ends once")
        ending, result = self._came
        if ending == "done" and not self.is_job and self.wants_stop.is_set():
            ending = "cancelled"
        self.ending = ending
        call = None if self.is_orphan else self._call(ending, result)
        self._came, self._work = ("", None), None
        self._on_done = self._on_failed = self._on_cancelled = self._owner = None
        return result, call

    def _call(self, ending: str, result: Any) -> Callable[[], object] | None:
        if ending == "done" and self._on_done is not None:
            return partial(self._on_done, result)
        if ending == "failed" and self._on_failed is not None:
            return partial(self._on_failed, result)
        return self._on_cancelled if ending == "cancelled" else None

    @property
    def is_orphan(self) -> bool:
        """Whether the page that asked no longer exists."""
        return self._owner is not None and not shiboken6.isValid(self._owner)


class Runner(QObject):
    """Runs tasks off the screen thread. Only one object of the application makes threads: this."""

    started = Signal(object)  # Task, jobs only
    progressed = Signal(object)  # (Task, done, total, what), jobs only
    ended = Signal(object)  # Task, both kinds
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
        self._open: deque[Task] = deque()
        self._when_idle: list[Callable[[], object]] = []
        self._reported.connect(self._on_reported)

    def ask(
        self,
        query: Callable[[], Any],
        on_done: OnDone,
        on_failed: OnFailed | None = None,
        *,
        owner: QObject | None = None,
    ) -> Task:
        """Ask something side by side with others; `on_done` gets the answer. A cancelled query
        says nothing. `owner` is the object whose end makes the answer void; without it, the
        object `on_done` is a method of."""

        def work(_progress: Progress) -> Any:
            return query()

        return self._begin(
            Task(work, on_done, on_failed, None, title="", is_job=False, owner=owner), self._pool
        )

    def do(
        self,
        job: Callable[[Progress], Any],
        on_done: OnDone | None = None,
        on_failed: OnFailed | None = None,
        on_cancelled: OnCancelled | None = None,
        title: str = "",
        *,
        owner: QObject | None = None,
        may_be_left: bool = False,
    ) -> Task:
        """Do something after all jobs before it; the window shows progress and lets the person
        stop it. The job gets `progress` and calls it at least every 100 ms. One that `may_be_left`
        is nobody's work: whoever closes the window meanwhile is not asked about it."""
        task = Task(
            job,
            on_done,
            on_failed,
            on_cancelled,
            title=title,
            is_job=True,
            owner=owner,
            may_be_left=may_be_left,
        )
        return self._begin(task, self._line)

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way or waiting."""
        return any(task.is_job for task in self._open)

    @property
    def has_work(self) -> bool:
        """Whether a job is under way or waiting that somebody would miss."""
        return any(task.is_job and not task.may_be_left for task in self._open)

    @property
    def is_idle(self) -> bool:
        """Whether nothing at all is under way or waiting."""
        return not self._open

    def close(self) -> None:
        """Wait until everything has ended: long work stops at its next progress call, but a short
        job that waits, such as keeping what was typed last, is still done. Endings are told."""
        for task in list(self._open):
            _stop(task)
        self._line.waitForDone()
        self._pool.waitForDone()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def wind_down(self, on_done: Callable[[], object]) -> None:
        """Let everything end as `close` does, but wait for nothing; `on_done` follows then."""
        for task in list(self._open):
            _stop(task)
        self._when_idle.append(on_done)
        self._look_idle()

    def _look_idle(self) -> None:
        if not self._open:
            calls, self._when_idle = self._when_idle, []
            for call in calls:
                call()

    def _begin(self, task: Task, pool: QThreadPool) -> Task:
        self._open.append(task)
        if self._when_idle:  # what follows from what was stopped
            _stop(task)
        pool.start(lambda: self._work(task))
        return task

    def _work(self, task: Task) -> None:
        """On a thread of the pool."""
        if task.is_job and not task.wants_stop.is_set():
            self._tell(lambda: self.started.emit(task))
        task.run(lambda *at: self._tell_progress(task, at))
        self._tell(lambda: self._end(task))

    def _tell_progress(self, task: Task, at: tuple[int, int, str]) -> None:
        if task.is_job:
            self._tell(lambda: self.progressed.emit((task, *at)))

    def _tell(self, report: Callable[[], object]) -> None:
        if shiboken6.isValid(self):
            self._reported.emit(report)

    def _on_reported(self, report: Callable[[], object]) -> None:
        report()

    def _end(self, task: Task) -> None:
        """On the screen thread: everything that follows from a task's end."""
        self._open.remove(task)
        is_heard = task.is_job or not task.is_orphan
        result, call = task.settle()
        self.ended.emit(task)
        if call is not None:
            call()
        elif task.ending == "crashed":
            self.crashed.emit(result)
        elif task.ending == "failed" and is_heard:
            self.failed.emit(result)
        self._look_idle()


class RunNow(Runner):
    """Runs every task at once on the calling thread, with the same endings: for tests."""

    def _begin(self, task: Task, pool: QThreadPool) -> Task:
        self._open.append(task)
        self._work(task)
        return task

    def _tell(self, report: Callable[[], object]) -> None:
        report()


def _stop(task: Task) -> None:
    """A short job that waits, such as keeping what was typed last, is still done."""
    if task.is_job:
        task.hurry()
    else:
        task.cancel()


def _owner_of(callback: Callable[..., object] | None) -> QObject | None:
    owner = getattr(callback, "__self__", None)
    return owner if isinstance(owner, QObject) else None
