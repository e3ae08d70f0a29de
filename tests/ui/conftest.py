"""An App whose runner runs at once, a window with made-up pages, and small real workspaces."""

import gc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar, Protocol, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gridcredit.domain.duties import Duty
from gridcredit.operations.desk import Desk
from gridcredit.settings import Settings
from gridcredit.ui.app import App
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.page import Page
from gridcredit.ui.pages import PAGES, PageRow
from gridcredit.ui.runner import RunNow
from gridcredit.ui.start import dress
from gridcredit.ui.theme import Theme
from tests.operations.copies import make_offices, make_village, open_copy

W = TypeVar("W", bound=QWidget)
Show = Callable[[W], W]


class FakePage(Page):
    """Counts what happens to it."""

    WATCHES: ClassVar[frozenset[str]] = frozenset({"visit"})

    def _build(self) -> None:
        self.refreshed = 0
        self.targets: list[object] = []
        self.line = QLineEdit()
        self.line.setAccessibleName("一行")
        QVBoxLayout(self).addWidget(self.line)

    def refresh(self) -> None:
        self.refreshed += 1

    def show_target(self, target: object) -> None:
        self.targets.append(target)


ROWS = tuple(
    PageRow(page, title, icon, Duty.READ, FakePage, group)
    for page, title, icon, group in (
        ("today", "今日", "today", 0),
        ("households", "户册", "households", 0),
        ("visits", "走访", "visit", 0),
        ("exchange", "交换", "exchange", 1),
        ("settings", "设置", "settings", 2),
    )
)


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """pytest-qt's, which waits twice as long: programs share their machine with other tests."""
    qtbot.waitUntil = partial(qtbot.waitUntil, timeout=10_000)
    return qtbot


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with our style and fonts."""
    dress(qapp)
    return qapp


@pytest.fixture(scope="session")
def theme(dressed: QApplication) -> Theme:
    """The one theme of the application; tests that change it put it back."""
    return Theme(dressed, "light")


@pytest.fixture(autouse=True)
def collecting_on_the_screen_thread() -> Iterator[None]:
    """Python's collector rests while a test runs, as it does in the program (`ui/collector.py`):
    on the thread of a job it would end what earlier tests left of their windows."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def app(theme: Theme, tmp_path: Path) -> Iterator[App]:
    """An App without a workspace; every job is done before the call returns."""
    made = App(Settings(), tmp_path / "settings.json", theme, RunNow())
    yield made
    made.close_desk()
    made.deleteLater()
    settle()


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows a widget on its own, the keyboard in it; it goes when the test has ended."""

    def shown(widget: W) -> W:
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        settle()
        return widget

    return shown


class OpenWindow(Protocol):
    """Opens a window of the program with these pages, the keyboard in it."""

    def __call__(self, rows: Sequence[PageRow] = PAGES, other: App | None = None) -> MainWindow:
        """For the test's App, if no other is given."""


@pytest.fixture
def open_window(app: App, qtbot: QtBot) -> Iterator[OpenWindow]:
    """Opens windows; in the end each lets go of its workspace, and is gone."""
    opened: list[MainWindow] = []

    def opening(rows: Sequence[PageRow] = PAGES, other: App | None = None) -> MainWindow:
        window = MainWindow(other or app, rows)
        opened.append(window)
        window.resize(1366, 768)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield opening
    for window in opened:
        window.retire()
        window.app.close_desk()
        if window.app is not app:
            window.app.deleteLater()
    settle()


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """A window with made-up pages, the first one shown."""
    made = open_window(ROWS)
    made.show_first_page()
    settle()
    return made


@pytest.fixture(scope="session")
def kept_offices(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Workspaces of a district, a street and a grid with six households that the street has got
    too; made once, closed, and copied by who works in one."""
    return make_offices(tmp_path_factory.mktemp("offices"))


@pytest.fixture
def desk(kept_offices: dict[str, Path], tmp_path: Path) -> Iterator[Desk]:
    """A grid worker's desk, enrolled, with six households."""
    made = open_copy(kept_offices["grid"], tmp_path / "grid")
    yield made
    made.close()


@pytest.fixture(scope="session")
def kept_village(kept_offices: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of a pilot village beside that grid, made once."""
    return make_village(kept_offices, tmp_path_factory.mktemp("village"))


@pytest.fixture
def village_desk(kept_village: Path, tmp_path: Path) -> Iterator[Desk]:
    """The desk of a pilot village."""
    made = open_copy(kept_village, tmp_path / "village")
    yield made
    made.close()


@pytest.fixture
def street_desk(kept_offices: dict[str, Path], tmp_path: Path) -> Iterator[Desk]:
    """The desk of the street that the grid reports to."""
    made = open_copy(kept_offices["street"], tmp_path / "street")
    yield made
    made.close()


@pytest.fixture
def district_desk(kept_offices: dict[str, Path], tmp_path: Path) -> Iterator[Desk]:
    """The desk of the district."""
    made = open_copy(kept_offices["district"], tmp_path / "district")
    yield made
    made.close()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown() -> None:
    """What pytest-qt has closed is gone before the fixtures below it are."""
    settle()


def settle() -> None:
    """Let everything happen that is due: timers without delay, repaints, deletions. pytest-qt waits
    for something in particular, and processing events outside of a loop deletes nothing."""
    for _ in range(4):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
