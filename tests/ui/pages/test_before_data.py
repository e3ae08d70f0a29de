"""A page whose data has not come yet: whatever is pressed, nothing breaks, and nothing is done with
what is not known."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThreadPool, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from pytestqt.qtbot import QtBot

from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import situation
from gridcredit.settings import Settings
from gridcredit.ui.actions import ACTIONS
from gridcredit.ui.app import App
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.messages import Messages
from gridcredit.ui.pages import PAGES
from gridcredit.ui.pages.exchange.out.out import OutCard
from gridcredit.ui.runner import Runner, Task
from gridcredit.ui.theme import Theme
from tests.ui.conftest import OpenWindow, settle

# Jobs that begin with nothing of what a page shows.
NEEDS_NO_DATA = {"正在写入密钥环", "正在检查数据", "查找疑似重复"}


class Waiting(Runner):
    """Its queries and jobs are never begun: the moment before the data is there."""

    def __init__(self) -> None:
        super().__init__()
        self.jobs: list[str] = []

    def _begin(self, task: Task, pool: QThreadPool) -> Task:
        if task.is_job:
            self.jobs.append(task.title)
        return task


class Nobody(QObject):
    """Is shown folders in the system's place."""

    @Slot(QUrl)
    def opened(self, _url: QUrl) -> None: ...


class Silent(Messages):
    """Chooses no file and agrees to nothing."""

    def ask(self, *_: Any, **__: Any) -> bool:
        return False

    def tell(self, *_: Any, **__: Any) -> None: ...
    def warn(self, *_: Any, **__: Any) -> None: ...
    def ask_text(self, *_: Any, **__: Any) -> str | None: ...
    def choose_file(self, *_: Any, **__: Any) -> Path | None: ...
    def choose_folder(self, *_: Any, **__: Any) -> Path | None: ...
    def choose_save(self, *_: Any, **__: Any) -> Path | None: ...
    def choose_files(self, *_: Any, **__: Any) -> list[Path]:
        return []

    def choose_printer(self, *_: Any, **__: Any) -> bool:
        return False


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What slots raised."""
    found: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: found.append(repr(error)))
    return found


@pytest.fixture(params=["desk", "village_desk", "street_desk", "district_desk"])
def window(
    open_window: OpenWindow, request: pytest.FixtureRequest, theme: Theme, tmp_path: Path
) -> Iterator[MainWindow]:
    """A role's window, whose pages wait."""
    desk: Desk = request.getfixturevalue(request.param)
    app = App(Settings(), tmp_path / "settings.json", theme, Waiting())
    app.__dict__["messages"] = Silent(app.settings)
    nobody = Nobody()
    QDesktopServices.setUrlHandler("file", nobody, "opened")
    made = open_window(PAGES, app)
    app.open_desk(desk)
    settle()
    yield made
    QDesktopServices.unsetUrlHandler("file")


def press_all(window: MainWindow) -> Iterator[str]:
    """Press whatever can be pressed on the page that is shown, and close what that opens."""
    for button in window.workbench.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and not button.window().isModal():
            yield button.text() or button.accessibleName()
            button.click()
            settle()
            while isinstance(box := QApplication.activeModalWidget(), QDialog):
                box.reject()
                settle()


@pytest.mark.parametrize("page", [row.id for row in PAGES])
def test_whatever_is_pressed_before_the_data_is_there_breaks_nothing(
    window: MainWindow, page: str, faults: list[str]
) -> None:
    if not window.show_page(page):
        pytest.skip("not a page of this role")
    settle()
    for pressed in press_all(window):
        assert faults == [], pressed
        window.show_page(page)
    for row in ACTIONS:
        if row.page == page:
            window.workbench.acts[row.id].trigger()
            settle()
    assert faults == []
    assert set(window.app.runner.jobs) <= NEEDS_NO_DATA


def test_an_export_asked_for_before_the_page_is_filled_waits_for_its_place(
    app: App, street_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    card, wanted = OutCard(app), []
    qtbot.addWidget(card)
    card.export_wanted.connect(wanted.append)
    card.ask_for_export()
    assert wanted == []
    assert not card.export.isEnabled()
    card.show_situation(situation.status(street_desk), street_desk.folder / "outbox")
    assert [folder for _to, folder in wanted] == [street_desk.folder / "outbox"]
    card.show_situation(situation.status(street_desk), street_desk.folder / "outbox")
    assert len(wanted) == 1
    assert set(tmp_path.iterdir()) == before
