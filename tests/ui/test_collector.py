"""What the window leaves behind ends on the screen thread."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from gridcredit.ui.collector import Collector
from gridcredit.ui.runner import Runner

PAGES_LEFT_BEHIND = """
import gc, sys
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from gridcredit.ui.collector import Collector
from gridcredit.ui.runner import Runner

class Rows(QAbstractTableModel):
    def rowCount(self, parent=None):
        return 50
    def columnCount(self, parent=None):
        return 5
    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return "x" if role == Qt.ItemDataRole.DisplayRole else None

class Page(QWidget):
    def __init__(self):
        super().__init__()
        self.view, self.model, self.me = QTableView(self), Rows(), self
        self.view.setModel(self.model)

class Knot:
    def __init__(self):
        self.me = self

application, runner = QApplication(["pages"]), Runner()
collector = Collector(lambda: runner.is_idle)
if sys.argv[1] == "with":
    collector.begin()
gc.set_threshold(700, 1, 1)
gc.freeze()
for _ in range(40):
    pages = [Page() for _ in range(4)]
    for page in pages:
        page.show()
    application.processEvents()
    for page in pages:
        page.hide()
    del page, pages
    answers = []
    runner.ask(lambda: len([Knot() for _ in range(9_000)]), answers.append)
    while not answers:
        application.processEvents()
    if sys.argv[1] == "with":
        collector._on_timeout()
runner.close()
print("whole", flush=True)
"""
KINDS = (QAction, QStringListModel, QObject)


class Knot:
    """Garbage that only a collector finds."""

    def __init__(self, held: object = None) -> None:
        self.me, self.held = self, held


@pytest.fixture
def runner(qapp: object) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


@pytest.fixture
def collector(runner: Runner) -> Iterator[Collector]:
    """One that has begun, with the thresholds of a program."""
    gc.collect()
    of_the_tests = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    made = Collector(lambda: runner.is_idle)
    made.begin()
    yield made
    made.end()
    gc.set_threshold(*of_the_tests)


def left_behind(ended_on: list[threading.Thread]) -> int:
    """Objects of the window that nobody holds but each its own knot; how many."""
    direct = Qt.ConnectionType.DirectConnection
    for kind in KINDS:
        made = kind()
        made.destroyed.connect(lambda: ended_on.append(threading.current_thread()), direct)
        Knot(made)
    return len(KINDS)


def test_no_thread_but_the_screen_s_ends_what_the_window_left_behind(
    runner: Runner, collector: Collector, qtbot: QtBot
) -> None:
    ended_on: list[threading.Thread] = []
    count, answers = left_behind(ended_on), []
    runner.ask(lambda: len([Knot() for _ in range(20_000)]), answers.append)
    qtbot.waitUntil(lambda: len(ended_on) == count and answers == [20_000])
    assert set(ended_on) == {threading.main_thread()}


def test_all_generations_come_to_their_turn(
    runner: Runner, collector: Collector, qtbot: QtBot
) -> None:
    before = [told["collections"] for told in gc.get_stats()]

    def took_turns() -> bool:
        for _ in range(1_000):
            Knot()
        collector._on_timeout()
        return all(t["collections"] > b for t, b in zip(gc.get_stats(), before, strict=True))

    qtbot.waitUntil(took_turns)


def test_a_full_collection_waits_while_work_is_under_way(
    runner: Runner, collector: Collector, qtbot: QtBot
) -> None:
    gate, ended = threading.Event(), []
    runner.ask(lambda: gate.wait(10), ended.append)
    before = [told["collections"] for told in gc.get_stats()]
    for _ in range(400):
        for _ in range(1_000):
            Knot()
        collector._on_timeout()
    after = [told["collections"] for told in gc.get_stats()]
    assert after[0] > before[0]
    assert after[1] > before[1]
    assert after[2] == before[2]
    gate.set()
    qtbot.waitUntil(lambda: bool(ended))


def test_at_the_end_python_collects_again(runner: Runner) -> None:
    made = Collector(lambda: True)
    made.begin()
    assert not gc.isenabled()
    made.end()
    assert gc.isenabled()


def test_pages_left_behind_while_threads_work_do_not_end_the_process() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", PAGES_LEFT_BEHIND, "with"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert (done.returncode, done.stdout.strip()) == (0, "whole"), done.stderr
