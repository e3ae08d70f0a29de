"""The program with a monkey at it: python -m tests.monkey.window WORKSPACE FILES SEED ACTS DIARY

Real threads, the window as the program makes it, no screen. Prints, as JSON, what fell over and
what was used up. The diary names every act before the next, so that the last lines tell what ended
the process.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Any, TextIO

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QTimer,
    QtMsgType,
    QUrl,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from gridcredit.__main__ import load_window
from gridcredit.settings import Settings
from gridcredit.store.workspace.vault import default_login
from gridcredit.ui.collector import Collector
from gridcredit.ui.messages import Messages
from gridcredit.ui.runner import Runner
from gridcredit.ui.welcome.login import Lock, Login
from tests.monkey.acts import Hands
from tests.operations.offices import PASSPHRASE
from tests.quick_workspaces import quick_workspaces

EVERY = 1_000  # acts, what is used up is counted: first when so many, or half of all, are done
AWAY = 12  # acts after which a monkey that stands outside is led back in
PAUSES = (0, 0, 0, 0, 1, 5, 40)  # milliseconds before an act; in some, what was asked for comes
STEP = 2  # milliseconds between two steps of a way
REST = 100  # steps until timers and paints are through
LONGEST = 5_000  # steps of the way in
KB = 1024


class Answers(Messages):
    """Chooses files in a person's place."""

    def __init__(self, settings: Settings, chance: Random, files: list[Path], out: Path) -> None:
        super().__init__(settings)
        self._chance, self._files, self._out = chance, files, out

    def choose_file(self, *_: Any, **__: Any) -> Path | None:
        return self._chance.choice([None, *self._files])

    def choose_files(self, *_: Any, **__: Any) -> list[Path]:
        return self._chance.sample(self._files, self._chance.choice((0, 1, 3)))

    def choose_folder(self, *_: Any, **__: Any) -> Path | None:
        return self._chance.choice([None, self._out])

    def choose_save(self, _parent: Any, _title: str, name: str, *_: Any, **__: Any) -> Path | None:
        return self._chance.choice([None, self._out / (Path(name).name or "x")])

    def choose_printer(self, _parent: Any, printer: Any, _pages: int) -> bool:
        printer.setOutputFileName(str(self._out / "printed.pdf"))
        return self._chance.random() < 0.5


class Nobody(QObject):
    """Whom the system would show files and pages to."""

    @Slot(QUrl)
    def opened(self, _url: QUrl) -> None:
        """Look away."""


class Monkey:
    """Acts once a turn of the event loop, in whatever loop runs; counts at home, where the same
    page stands in a window just signed in to."""

    def __init__(self, session: Any, hands: Hands, acts: int, diary: TextIO) -> None:
        self.faults: list[str] = []
        self.said: Counter[str] = Counter()
        self.did: Counter[str] = Counter()
        self.counts: dict[str, list[int]] = {"kb": [], "door": [], "today": []}
        self.slowest: list[tuple[float, str]] = []
        self._session, self._left, self._all, self._diary = session, acts, acts, diary
        self._chance, self._workspace = hands.chance, Path(session.app.settings.workspace)
        self._acts, self._weights = zip(*hands.weighted(), strict=True)
        self.nobody = Nobody()
        first = min(EVERY, acts // 2)
        self._homes = {acts, *range(first, acts, EVERY)}
        self._outside = 0
        self._way: Iterator[None] | None = None
        self._begun, self._last = time.perf_counter(), "begin"

    def turn(self) -> None:
        """One act, or one step of the way in or home."""
        # Before the act, which may open a loop of its own.
        pause = self._chance.choice(PAUSES) if self._way is None else STEP
        QTimer.singleShot(pause, self.turn)
        now = time.perf_counter()
        self.slowest = sorted([*self.slowest, (now - self._begun, self._last)])[-6:]
        self._begun = now
        if self._way is not None:
            self._go_on()
        elif self._all - self._left in self._homes:
            self._way = self._way_home()
        elif self._outside >= AWAY:
            self._way, self._outside = self._way_in(), 0
        else:
            self._act()

    def _act(self) -> None:
        self._left -= 1
        self._session.window.show()
        self._outside = self._outside + 1 if self._session.window.is_covered else 0
        act = self._chance.choices(self._acts, self._weights)[0]
        self.did[act.__name__] += 1
        self._last = act.__name__
        self._diary.write(f"{self._all - self._left} {self._session.window.current} {act.__name__}")
        self._diary.flush()
        self._last = act()
        self._diary.write(f": {self._last}\n")

    # Ways

    def _go_on(self) -> None:
        """A step of the way; what stands open is closed first."""
        self._last = "on the way"
        box = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if box is not None:
            getattr(box, "put_away", box.close)()
        elif self._way is None or next(self._way, "there") == "there":
            self._way = None
            if self._left <= 0:
                QApplication.exit(0)

    def _way_in(self) -> Iterator[None]:
        """To the pages, past whatever stands before them."""
        session = self._session
        if not isinstance(session.entrance._cover, Lock):
            yield from self._way_to_the_door()
        self._give_passphrase()
        for _ in range(LONGEST):
            if session.app.desk is not None and not session.window.is_covered:
                return
            yield

    def _way_to_the_door(self) -> Iterator[None]:
        session, app = self._session, self._session.app
        show = session.entrance.show_login
        session.entrance.leave(lambda: show(self._workspace))
        while not (app.desk is None and isinstance(session.entrance._cover, Login)):
            yield
        yield from self._rest()

    def _give_passphrase(self) -> None:
        cover = self._session.entrance._cover
        if isinstance(cover, Login | Lock) and cover.passphrase.isEnabled():
            cover.passphrase.setText(PASSPHRASE)
            if cover.primary is not None:
                cover.primary.click()

    def _way_home(self) -> Iterator[None]:
        """Leave and come in again, and count at the door and at the first page."""
        session, app = self._session, self._session.app
        session.window.show()
        app.settings.page = "today"
        app.choose_theme("light")
        yield from self._way_to_the_door()
        for language in ("en", "zh"):  # whichever it was, the window is made anew
            app.choose_language(language)
        session.window.resize(1366, 768)
        yield from self._rest()
        self._count("door")
        self._give_passphrase()
        while app.desk is None or session.window.is_covered:
            yield
        session.window.show_page("today")
        yield from self._rest()
        self._count("today")
        self._homes.discard(self._all - self._left)

    def _rest(self) -> Iterator[None]:
        """Until nothing is under way any more."""
        for _ in range(REST):
            yield
        while not self._session.app.runner.is_idle:
            yield

    def _count(self, place: str) -> None:
        for _ in range(5):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.collect()
        if sys.platform == "linux":
            ctypes.CDLL("libc.so.6").malloc_trim(0)
        widgets = Counter(type(widget).__name__ for widget in QApplication.allWidgets())
        self.counts[place].append(widgets.total())
        self.counts["kb"].append(used_kb())
        self._diary.write(f"{place}: {widgets}\n")


def used_kb() -> int:
    """What the process holds of the memory, in kilobytes."""
    if sys.platform != "linux":
        return 0
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // KB


def main(workspace: Path, folder: Path, diary: Path, *, seed: int, acts: int) -> None:
    """Open the window, let the monkey at it, close it as the program does, print."""
    start = load_window()
    files = sorted(folder.iterdir())
    out = workspace.parent / "out"
    out.mkdir(exist_ok=True)
    application = start.make_application(["gridcredit"])
    application.setQuitOnLastWindowClosed(False)
    chosen = Settings(workspace=str(workspace), login=default_login(workspace), theme="light")
    session = start.Session(application, chosen, Runner())
    session.app.messages = Answers(session.app.settings, Random(seed), files, out)
    with diary.open("w", encoding="utf-8") as lines:
        monkey = Monkey(session, Hands(session, Random(seed), files), acts, lines)
        _listen(start, session, monkey)
        collector = Collector(lambda: session.app.runner.is_idle, application)
        collector.begin()
        session.begin()
        session.window.show()
        QTimer.singleShot(0, monkey.turn)
        application.exec()
    session.entrance.end()
    session.app.close_desk()
    session.app.runner.close()
    told = {"faults": monkey.faults, "said": monkey.said, "did": monkey.did}
    told |= {**monkey.counts, "slowest": monkey.slowest}
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _listen(start: Any, session: Any, monkey: Monkey) -> None:
    """Note every fault that a person would be shown, and whatever Qt warns of."""
    harmless = "This plugin does not support"

    def hear(kind: QtMsgType, _context: object, text: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and harmless not in text:
            monkey.said[f"{text} (after {monkey._last})"[:300]] += 1

    def note(error: BaseException) -> None:
        words = "".join(traceback.format_exception(error)[-6:])
        monkey.faults.append(f"after {monkey._last}:\n{words}")

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        note(error)
        session.show_crash(error)

    def no_bug(args: Any) -> None:
        note(args.exc_value)

    start.catch_bugs(session)
    sys.excepthook = hook
    sys.unraisablehook = no_bug
    session.app.runner.crashed.connect(note)
    qInstallMessageHandler(hear)
    for scheme in ("file", "http", "https"):
        QDesktopServices.setUrlHandler(scheme, monkey.nobody, "opened")


if __name__ == "__main__":
    with quick_workspaces():
        places = [Path(word) for word in (sys.argv[1], sys.argv[2], sys.argv[5])]
        main(*places, seed=int(sys.argv[3]), acts=int(sys.argv[4]))
