"""The App: a workspace comes and goes, and its commits reach the pages on the screen thread."""

import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pytestqt.qtbot import QtBot

from gridcredit import settings
from gridcredit.domain.codes import Role
from gridcredit.domain.duties import Actor, Duty
from gridcredit.ui.app import App
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages import PageRow
from tests.ui.conftest import FakePage, OpenWindow, settle


class FakeDatabase:
    """Stands for the database at its edge to the window: it tells topics, on any thread."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[frozenset[str]], None]] = []
        self.is_closed = False

    def subscribe(self, listener: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)


def desk_of(role: Role) -> Any:
    database = FakeDatabase()

    def close() -> None:
        database.is_closed = True

    return SimpleNamespace(
        database=database, actor=Actor("a", "甲", role), folder=Path("somewhere"), close=close
    )


def test_a_commit_on_another_thread_reaches_the_page_on_the_screen_thread(
    app: App, window: MainWindow, qtbot: QtBot
) -> None:
    desk = desk_of(Role.GRID_WORKER)
    app.open_desk(desk)
    settle()
    page = window.page(window.current)
    assert isinstance(page, FakePage)
    threads: list[threading.Thread] = []
    page.refresh = lambda: threads.append(threading.current_thread())
    teller = threading.Thread(target=desk.database.listeners[0], args=(frozenset({"visit"}),))
    teller.start()
    teller.join()
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]


def test_closing_lets_go_of_everything(app: App, window: MainWindow) -> None:
    desk = desk_of(Role.GRID_WORKER)
    told: list[object] = []
    app.desk_opened.connect(told.append)
    app.desk_closed.connect(lambda: told.append(None))
    app.open_desk(desk)
    assert app.settings.workspace == "somewhere"
    app.close_desk()
    app.close_desk()
    assert told == [desk, None]
    assert (app.desk, desk.database.listeners, desk.database.is_closed) == (None, [], True)
    assert window.page("today") is None


def test_only_pages_of_ones_duty_are_in_the_rail(app: App, open_window: OpenWindow) -> None:
    rows = (
        PageRow("today", "今日", "today", Duty.READ, FakePage),
        PageRow("visits", "走访", "visit", Duty.RECORD_VISITS, FakePage),
        PageRow("settings", "设置", "settings", Duty.READ, FakePage),
    )
    window = open_window(rows)
    app.open_desk(desk_of(Role.STREET_REVIEWER))
    assert not window.show_page("visits")
    assert [words for words, _ in window.workbench.shortcuts()][:2] == ["今日", "设置"]
    app.open_desk(desk_of(Role.GRID_WORKER))
    assert window.show_page("visits")


def test_choices_are_written_at_once(app: App, tmp_path: Path) -> None:
    app.choose_language("en")
    assert settings.load(tmp_path / "settings.json").language == "en"
