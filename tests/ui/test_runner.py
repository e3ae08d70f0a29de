"""Every task ends exactly one way, on the screen thread."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from gridcredit.domain.errors import Cancelled, NotAllowed
from gridcredit.domain.progress import Progress
from gridcredit.ui.runner import Runner, RunNow, Task
from tests.ui.conftest import settle

DIRECT = Qt.ConnectionType.DirectConnection
WAYS = ("done", "failed", "cancelled", "crashed")
pytestmark = pytest.mark.usefixtures("qapp")


class Ends:
    """Notes how tasks ended, and on which thread."""

    def __init__(self, runner: Runner) -> None:
        self.seen: list[tuple[str, Any]] = []
        self.threads: set[threading.Thread] = set()
        self.tasks: list[Task] = []
        runner.ended.connect(self.tasks.append)
        runner.crashed.connect(lambda error: self.note("crashed", error))

    def note(self, way: str, value: Any = None) -> None:
        self.seen.append((way, value))
        self.threads.add(threading.current_thread())

    def start(self, runner: Runner, way: str) -> Task:
        return runner.do(
            job_that_ends(way),
            lambda value: self.note("done", value),
            lambda error: self.note("failed", error),
            lambda: self.note("cancelled"),
            "试",
        )


def job_that_ends(way: str) -> Any:
    def job(progress: Progress) -> str:
        progress(0, 2, "reading")
        if way == "failed":
            raise NotAllowed("read")
        if way == "cancelled":
            raise Cancelled
        if way == "crashed":
            raise ZeroDivisionError
        progress(2, 2, "reading")
        return "done"

    return job


@given(st.lists(st.sampled_from(WAYS), max_size=12))
@settings(max_examples=40)
def test_every_job_ends_exactly_one_way_and_in_order(ways: list[str]) -> None:
    runner = RunNow()
    ends = Ends(runner)
    for way in ways:
        ends.start(runner, way)
    assert [way for way, _ in ends.seen] == ways
    assert [task.ending for task in ends.tasks] == ways
    assert not runner.is_busy


@given(ways=st.lists(st.sampled_from(WAYS), max_size=12))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_threads_change_nothing_about_it(ways: list[str], qtbot: QtBot) -> None:
    """The bot keeps nothing between examples."""
    runner = Runner()
    ends = Ends(runner)
    for way in ways:
        ends.start(runner, way)
    qtbot.waitUntil(lambda: len(ends.seen) == len(ways))
    assert [way for way, _ in ends.seen] == ways
    assert ends.threads <= {threading.main_thread()}
    runner.close()


def test_work_is_done_off_the_screen_thread(qtbot: QtBot) -> None:
    runner, got = Runner(), []
    runner.ask(threading.current_thread, got.append)
    runner.do(lambda _progress: threading.current_thread(), got.append)
    qtbot.waitUntil(lambda: len(got) == 2)
    assert threading.main_thread() not in got
    runner.close()


def test_queries_run_side_by_side(qtbot: QtBot) -> None:
    runner, got = Runner(), []
    both = threading.Barrier(2, timeout=10)
    runner.ask(both.wait, got.append)
    runner.ask(both.wait, got.append)
    qtbot.waitUntil(lambda: len(got) == 2)
    runner.close()


def test_a_job_is_stopped_at_its_next_progress(qtbot: QtBot) -> None:
    runner = Runner()
    ends = Ends(runner)
    under_way = threading.Event()

    def endless(progress: Progress) -> None:
        while True:
            under_way.set()
            progress(0, 0, "reading")

    job = runner.do(endless, lambda _: ends.note("done"), None, lambda: ends.note("cancelled"))
    assert under_way.wait(10)
    job.cancel()
    qtbot.waitUntil(lambda: bool(ends.seen))
    assert ends.seen == [("cancelled", None)]
    runner.close()


def test_closing_stops_long_work_and_still_does_what_was_waiting() -> None:
    runner, kept, stopped = Runner(), [], []
    under_way = threading.Event()

    def long_work(progress: Progress) -> None:
        while True:
            under_way.set()
            progress(0, 0, "reading")

    runner.do(long_work, None, None, lambda: stopped.append(1))
    runner.do(lambda _progress: kept.append("the last words typed"))
    assert under_way.wait(10)
    runner.close()
    assert (kept, stopped) == (["the last words typed"], [1])


def test_a_waiting_job_that_is_cancelled_never_starts(qtbot: QtBot) -> None:
    runner, went, ends = Runner(), [], []
    gate = threading.Event()
    runner.do(lambda _progress: gate.wait(10))
    job = runner.do(lambda _progress: went.append(1), None, None, lambda: ends.append("cancelled"))
    job.cancel()
    gate.set()
    qtbot.waitUntil(lambda: bool(ends))
    assert not went
    runner.close()


def test_a_job_that_had_committed_still_ends_as_done() -> None:
    runner, ends = RunNow(), []
    task_at: list[Task] = []
    runner.started.connect(task_at.append)

    def job(_progress: Progress) -> str:
        task_at[0].cancel()
        return "committed"

    runner.do(job, ends.append)
    assert ends == ["committed"]


def test_a_cancelled_query_says_nothing(qtbot: QtBot) -> None:
    runner, got = Runner(), []
    gate = threading.Event()
    query = runner.ask(lambda: gate.wait(10), got.append)
    query.cancel()
    with qtbot.waitSignal(runner.ended):
        gate.set()
    assert (query.ending, got) == ("cancelled", [])
    runner.close()


def test_an_answer_for_a_page_that_is_gone_is_dropped(qtbot: QtBot) -> None:
    runner, got = Runner(), []
    gate = threading.Event()
    page = QObject()
    query = runner.ask(lambda: gate.wait(10), lambda _: got.append(page.objectName()), owner=page)
    page.deleteLater()
    settle()
    with qtbot.waitSignal(runner.ended):
        gate.set()
    assert (query.ending, got) == ("done", [])
    runner.close()


def test_a_failed_job_is_told_even_when_its_page_is_gone(qtbot: QtBot) -> None:
    runner, told = Runner(), []
    runner.failed.connect(told.append)
    page, gate = QObject(), threading.Event()

    def job(_progress: Progress) -> None:
        gate.wait(10)
        raise NotAllowed("read")

    runner.do(job, None, lambda _: told.append("page"), owner=page)
    page.deleteLater()
    settle()
    gate.set()
    qtbot.waitUntil(lambda: bool(told))
    assert [type(t) for t in told] == [NotAllowed]
    runner.close()


def test_a_failure_nobody_hears_is_told_by_the_window() -> None:
    runner, told = RunNow(), []
    runner.failed.connect(told.append)
    runner.do(job_that_ends("failed"))
    assert [(type(error), error.duty) for error in told] == [(NotAllowed, "read")]


def test_closing_waits_and_tells_the_rest() -> None:
    runner = Runner()
    ends = Ends(runner)
    for way in WAYS:
        ends.start(runner, way)
    runner.close()
    assert len(ends.seen) == len(WAYS)
    assert not runner.is_busy


class Asker(QObject):
    """Asks, and notes which thread ended it."""

    def __init__(self, ended_on: list[threading.Thread]) -> None:
        super().__init__()
        self.destroyed.connect(lambda: ended_on.append(threading.current_thread()), DIRECT)

    def think(self) -> list[int]:
        return [1]

    def deny(self) -> None:
        raise NotAllowed("read")

    def hear(self, _answer: object) -> None:
        pass


class Lagging(Runner):
    """Its threads go on only after the screen thread is done with what they told."""

    def __init__(self) -> None:
        super().__init__()
        self._gate = threading.Event()
        self.ended.connect(lambda _job: QTimer.singleShot(0, self._gate.set))

    def _tell(self, report: Callable[[], object]) -> None:
        super()._tell(report)
        del report
        self._gate.wait(10)

    @property
    def is_open(self) -> bool:
        """Whether a thread is still at work."""
        return bool(self._pool.activeThreadCount())


@pytest.mark.parametrize("query", [Asker.think, Asker.deny], ids=["answered", "denied"])
def test_who_asked_and_is_held_by_nobody_else_ends_on_the_screen_thread(
    query: Callable[[Asker], Any],
    qtbot: QtBot,
) -> None:
    runner, ended_on = Lagging(), []
    asker = Asker(ended_on)
    runner.ask(partial(query, asker), asker.hear, asker.hear)
    del asker
    qtbot.waitUntil(lambda: not runner.is_open and bool(ended_on))
    assert ended_on == [threading.main_thread()]
    runner.close()


@pytest.mark.slow
def test_ten_thousand_tasks_leave_nothing_behind(qtbot: QtBot) -> None:
    """A Qt binding of the past aborted after some thousand calls across threads."""
    runner, got = Runner(), []
    for number in range(5_000):
        runner.ask(lambda number=number: number, got.append)
        runner.do(lambda progress, number=number: progress(1, 1, "") or number, got.append)
        if number % 100 == 0:
            settle()
    qtbot.waitUntil(lambda: len(got) == 10_000, timeout=60_000)
    assert sum(got) == 2 * sum(range(5_000))
    assert not runner.is_busy
    runner.close()
