"""Nobody waits in front of a window that does not answer, and nothing is asked in vain."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridcredit.domain.progress import Progress
from gridcredit.settings import Settings
from gridcredit.ui.app import App
from gridcredit.ui.entrance import Entrance
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.messages import Messages
from gridcredit.ui.runner import Runner
from gridcredit.ui.theme import Theme
from gridcredit.ui.welcome.login import Lock, Login
from tests.operations.offices import PASSPHRASE, Ticking, counting_ids
from tests.ui.conftest import ROWS, OpenWindow, settle

LONG = 5.0  # seconds that a thread waits for a screen thread that should not wait for it


class Asked(Messages):
    """Notes that something was asked, and says no."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.asked: list[str] = []

    def ask(self, _parent: Any, title: str, *_: Any, **__: Any) -> bool:
        self.asked.append(title)
        return False


@pytest.fixture
def app(theme: Theme, tmp_path: Path) -> Iterator[App]:
    """An App with real threads."""
    made = App(Settings(), tmp_path / "settings.json", theme, Runner())
    made.__dict__["messages"] = Asked(made.settings)
    yield made
    made.runner.close()
    made.deleteLater()
    settle()


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(ROWS)


@pytest.fixture
def entrance(
    app: App, window: MainWindow, grid_folder: Path, tmp_path: Path, qtbot: QtBot
) -> Iterator[Entrance]:
    """Somebody signed in, and all is quiet."""
    made = Entrance(app, window, Ticking(), counting_ids(80).__next__, tmp_path / "home")
    made.show_login(grid_folder)
    settle()
    give(qtbot, made, Login)
    qtbot.waitUntil(lambda: app.desk is not None and app.runner.is_idle)
    yield made
    app.close_desk()
    made.deleteLater()
    settle()


def give(qtbot: QtBot, entrance: Entrance, kind: type[Login | Lock]) -> None:
    """Give the passphrase."""
    cover = entrance._cover
    assert isinstance(cover, kind)
    cover.passphrase.setText(PASSPHRASE)
    qtbot.keyClick(cover.passphrase, Qt.Key.Key_Return)


class Long:
    """A job that goes on until it is stopped, or until the screen thread lets it."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.begun = threading.Event()
        self.was_let = False

    def __call__(self, progress: Progress) -> None:
        self.begun.set()
        self.was_let = self.gate.wait(LONG)
        progress(1, 1, "reading")


def under_way(app: App) -> Long:
    job = Long()
    app.runner.do(job, title="正在导入")
    assert job.begun.wait(LONG)
    return job


def leave_by_the_lock(entrance: Entrance) -> None:
    entrance.app.lock()
    assert isinstance(entrance._cover, Lock)
    entrance._cover.sign_out_wanted.emit()


def leave_by_the_settings(entrance: Entrance) -> None:
    entrance.app.sign_out_wanted.emit()


def leave_for_a_backup(entrance: Entrance) -> None:
    entrance.app.restore_wanted.emit(None)


@pytest.mark.parametrize("leave", [leave_by_the_lock, leave_by_the_settings, leave_for_a_backup])
def test_who_leaves_while_work_is_under_way_gets_an_answering_window_and_then_the_door(
    entrance: Entrance, window: MainWindow, leave: Any, qtbot: QtBot
) -> None:
    app, cancelled = entrance.app, []
    job = under_way(app)
    app.runner.ended.connect(lambda job: cancelled.append(job.ending))
    leave(entrance)
    assert window.is_covered
    assert app.desk is not None  # it is still worked in
    leave(entrance) if leave is not leave_by_the_lock else None  # twice is once
    with qtbot.waitSignal(app.desk_closed):
        job.gate.set()
    assert app.desk is None
    assert job.was_let
    assert "cancelled" in cancelled
    if leave is not leave_for_a_backup:
        qtbot.waitUntil(lambda: isinstance(entrance._cover, Login) and app.runner.is_idle)
        with qtbot.waitSignal(app.desk_opened):
            give(qtbot, entrance, Login)


def test_the_lock_opens_while_work_is_under_way(
    entrance: Entrance, window: MainWindow, qtbot: QtBot
) -> None:
    job = under_way(entrance.app)
    entrance.app.lock()
    give(qtbot, entrance, Lock)
    qtbot.waitUntil(lambda: not window.is_covered)
    assert not job.gate.is_set()
    assert not entrance.app.runner.is_idle
    job.gate.set()


@pytest.mark.parametrize("kind", [Lock, Login])
def test_a_window_closed_while_the_passphrase_is_tried_asks_nothing(
    entrance: Entrance,
    window: MainWindow,
    grid_folder: Path,
    kind: type[Lock | Login],
    qtbot: QtBot,
) -> None:
    app = entrance.app
    if kind is Lock:
        app.lock()
    else:
        entrance.sign_out()
        qtbot.waitUntil(lambda: isinstance(entrance._cover, Login) and app.runner.is_idle)
    give(qtbot, entrance, kind)
    assert not app.runner.is_idle
    assert window.close()
    assert app.messages.asked == []


def test_a_window_closed_while_work_is_under_way_still_asks(
    entrance: Entrance, window: MainWindow
) -> None:
    job = under_way(entrance.app)
    assert not window.close()
    assert len(entrance.app.messages.asked) == 1
    job.gate.set()


def test_who_signs_in_twice_before_the_first_is_through_is_in_once(
    entrance: Entrance, grid_folder: Path, qtbot: QtBot
) -> None:
    app, opened = entrance.app, []
    app.desk_opened.connect(opened.append)
    entrance.sign_out()
    qtbot.waitUntil(lambda: isinstance(entrance._cover, Login) and app.runner.is_idle)
    for _ in range(3):
        entrance.show_login(grid_folder)
        give(qtbot, entrance, Login)
    qtbot.waitUntil(lambda: app.runner.is_idle)
    assert opened == [app.desk]


def test_a_workspace_that_opens_after_the_end_is_closed_again(
    entrance: Entrance, window: MainWindow, qtbot: QtBot
) -> None:
    app = entrance.app
    entrance.sign_out()
    qtbot.waitUntil(lambda: isinstance(entrance._cover, Login) and app.runner.is_idle)
    give(qtbot, entrance, Login)
    window.close()
    entrance.end()
    app.runner.close()
    assert app.desk is None
    assert app.runner.is_idle
