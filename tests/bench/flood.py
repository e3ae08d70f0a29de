"""Many packages dropped on a street's window at once, and whether it goes on answering.

python -m tests.bench.flood WORKSPACE POST is the street's program: it takes the key from its
standard input and prints, as JSON, the seconds, the most memory and the longest time that the
window did not answer; of both times what the program's own processor time was, too, because on a
busy machine the rest is the neighbours'.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from gridcredit.domain.codes import Office, VisitOutcome
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk, desk_with_key
from gridcredit.operations.exchange import sending
from gridcredit.operations.register import people
from gridcredit.settings import Settings
from gridcredit.store.exchange import links
from gridcredit.store.journal import journal
from gridcredit.store.workspace.vault import default_login, open_vault
from gridcredit.ui.app import App
from gridcredit.ui.collector import Collector
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages import PAGES
from gridcredit.ui.pages.exchange.page import ExchangePage
from gridcredit.ui.runner import Runner
from gridcredit.ui.start import dress, spare_collector
from gridcredit.ui.theme import Theme
from tests.bench.figures import MS, Figure, seconds
from tests.bench.memory import MB, highest
from tests.operations.offices import (
    PASSPHRASE,
    STREET,
    VILLAGE,
    Offices,
    Ticking,
    counting_ids,
    with_register,
)

LAPTOPS = 10
MOST_SECONDS, MOST_MB, LONGEST_FRAME = 60, 500, 0.1
LOOK_EVERY_MS = 5


def measure(quick: bool) -> list[Figure]:
    """Drop 300 packages of 300 visits (quick: 30 of 30) and take them in."""
    packages, visits = (30, 30) if quick else (300, 300)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        codes = tuple(f"{VILLAGE}{number:03d}" for number in range(1, LAPTOPS + 1))
        offices = Offices(folder / "offices", grids=codes)
        parent = offices.child(offices.district(), Office.STREET, STREET)
        for code in codes:
            laptop = offices.child(parent, Office.GRID, code)
            with_register(laptop, folder)
            _fill(laptop, folder / "post", packages // LAPTOPS, visits)
        offices.close()
        told = _taken_in(parent.folder, folder / "post")
    words = f"{packages} packages × {visits} visits dropped on the window"
    longest, memory = told["longest"], told["memory"] / MB
    limit = seconds(LONGEST_FRAME)
    return [
        Figure(
            f"{words}: looked at and taken in",
            f"{seconds(told['wall'])} wall, {seconds(told['processor'])} processor",
            goal=f"≤ {MOST_SECONDS} s",
            reached=told["wall"],
            limit=MOST_SECONDS,
        ),
        Figure(
            "its memory", f"{memory:.0f} MB", goal=f"≤ {MOST_MB} MB", reached=memory, limit=MOST_MB
        ),
        Figure(
            "the longest the window did not answer",
            f"{longest * MS:.0f} ms wall; never over {told['busiest'] * MS:.0f} ms processor",
            goal=f"≤ {limit}",
            reached=longest,
            limit=LONGEST_FRAME,
        ),
    ]


def _fill(desk: Desk, post: Path, packages: int, visits: int) -> None:
    """Packages of one laptop, each as if the one before had been confirmed."""
    homes = sorted({person.line.household for person in people.list_residents(desk)})
    begun = datetime(2026, 11, 1, 9, 0)  # noqa: DTZ001 - a worker's wall clock
    for _ in range(packages):
        with desk.writing() as session:
            made = []
            for number in range(visits):
                at = f"{begun + timedelta(minutes=number):%Y-%m-%dT%H:%M}"
                home = homes[number % len(homes)]
                made.append(Visit(desk.new_id(), home, at, VisitOutcome.MET_DONE))
            journal.add(session, made)
        sent = sending.export_package(desk, None, post)
        with desk.writing() as session:
            links.acknowledge(session, sent.to, sent.number, b"", desk.now())


def _taken_in(workspace: Path, post: Path) -> dict[str, float]:
    key = open_vault(workspace, default_login(workspace), PASSPHRASE).hex()
    words = [sys.executable, "-m", "tests.bench.flood", str(workspace), str(post)]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(words, input=key, check=True, stdout=subprocess.PIPE, text=True, cwd=root)
    told: dict[str, float] = json.loads(done.stdout)
    return told


class _Pulse:
    """The longest time between two looks of the screen thread's own clock, and the most processor
    time of the whole program between two."""

    def __init__(self) -> None:
        self.longest = self.busiest = 0.0
        self._last, self._used = time.perf_counter(), time.process_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(LOOK_EVERY_MS)

    def _on_timeout(self) -> None:
        now, used = time.perf_counter(), time.process_time()
        self.longest = max(self.longest, now - self._last)
        self.busiest = max(self.busiest, used - self._used)
        self._last, self._used = now, used


def main(workspace: Path, post: Path) -> None:
    """Open the street's window, drop everything, press the button, wait, print."""
    key = bytes.fromhex(sys.stdin.read())
    desk = desk_with_key(
        workspace, key, default_login(workspace), Ticking(), counting_ids(0x7000).__next__
    )
    application = QApplication([])
    dress(application)
    app = App(Settings(), workspace / "settings.json", Theme(application, "light"), Runner())
    collector = Collector(lambda: app.runner.is_idle, application)
    collector.begin()
    window = MainWindow(app, tuple(row for row in PAGES if row.id == "exchange"))
    window.resize(1366, 768)
    window.show()
    app.open_desk(desk)
    spare_collector()
    window.show_page("exchange")
    page = window.page("exchange")
    assert isinstance(page, ExchangePage)
    _until(lambda: page.children_list.listing.rows() != [])  # it stands, and shows everything
    pulse, begun, used = _Pulse(), time.perf_counter(), time.process_time()
    page.offer([post])
    files = len(list(post.iterdir()))
    _until(lambda: len(page.tray.ready()) == files and not app.runner.is_busy)
    page.tray.take_in.click()
    _until(lambda: not page.tray.ready() and not app.runner.is_busy)
    told = {"wall": time.perf_counter() - begun, "processor": time.process_time() - used}
    told |= {"longest": pulse.longest, "busiest": pulse.busiest, "memory": highest()}
    assert all(entry.state == "done" for entry in page.tray.entries())
    print(json.dumps(told))
    window.retire()
    app.close_desk()


def _until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
