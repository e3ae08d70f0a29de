"""What is not known yet is not said to be nothing: no page claims to be empty before its answer."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from gridcredit.settings import Settings
from gridcredit.ui.app import App
from gridcredit.ui.pages import PAGES
from gridcredit.ui.runner import RunNow, Task
from gridcredit.ui.theme import Theme
from gridcredit.ui.widgets.empty_state import EmptyState
from tests.ui.conftest import OpenWindow, settle

NOTHING = re.compile(r"^(还没有|暂无|没有(?!操作)|找不到)|^0(\D|$)|\D0 ?(户|人|个|条|张)")


class Slow(RunNow):
    """Answers no question before it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], Task]] = []
        self.is_slow = True

    def ask(self, query: Any, on_done: Any, on_failed: Any = None, *, owner: Any = None) -> Task:
        task = Task(lambda _progress: None, None, None, None, title="", is_job=False, owner=owner)
        if not self.is_slow:
            return super().ask(query, on_done, on_failed, owner=owner)
        self.waiting.append(lambda: RunNow.ask(self, query, on_done, on_failed, owner=owner))
        return task

    def answer(self) -> None:
        while self.waiting:
            self.is_slow = False
            self.waiting.pop(0)()


@pytest.fixture
def slow(theme: Theme, tmp_path: Path) -> App:
    return App(Settings(), tmp_path / "settings.json", theme, Slow())


def claims(root: QWidget) -> list[str]:
    """What in sight says that there is nothing."""
    states = [w.accessibleName() for w in root.findChildren(EmptyState) if w.isVisible()]
    labels = [*root.findChildren(QLabel), *root.findChildren(QPushButton)]
    words = [made.text() for made in labels if made.isVisible()]
    return states + [said for said in words if NOTHING.search(said)]


@pytest.mark.parametrize("office", ["desk", "village_desk", "street_desk", "district_desk"])
@pytest.mark.parametrize("page", [row.id for row in PAGES])
def test_no_page_says_that_it_is_empty_before_it_knows(
    open_window: OpenWindow, slow: App, request: pytest.FixtureRequest, office: str, page: str
) -> None:
    window = open_window(PAGES, slow)
    window.resize(1366, 900)
    slow.open_desk(request.getfixturevalue(office))
    window.show_page(page)
    settle()
    shown = window.page(page)
    assert shown is not None
    assert claims(shown) == []
    tabs: Any = getattr(shown, "tabs", None)
    for at in range(tabs.count() if tabs else 0):
        tabs.setCurrentIndex(at)
        settle()
        assert claims(shown) == []
    runner: Any = slow.runner
    runner.answer()
    settle()
    assert QApplication.activeModalWidget() is None


def test_what_is_empty_says_so_once_it_is_known(
    open_window: OpenWindow, slow: App, desk: Any
) -> None:
    window = open_window(PAGES, slow)
    slow.open_desk(desk)
    window.show_page("exchange")
    settle()
    runner: Any = slow.runner
    runner.answer()
    settle()
    shown: Any = window.page("exchange")
    shown.tabs.setCurrentWidget(shown.disputes)
    settle()
    assert "没有冲突" in claims(shown)
