"""Of a person who left, nothing stays: no page, and nothing that a page held."""

from __future__ import annotations

import gc
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gridcredit.operations.desk import Desk, open_desk
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.page import Page
from gridcredit.ui.pages import PAGES
from tests.operations.offices import PASSPHRASE
from tests.ui.conftest import OpenWindow, settle


@pytest.fixture(params=["desk", "village_desk", "street_desk", "district_desk"])
def folder(request: pytest.FixtureRequest) -> Path:
    """A role's workspace, closed."""
    desk: Desk = request.getfixturevalue(request.param)
    desk.close()
    return desk.folder


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """A window with the real pages."""
    return open_window()


def work_for_a_while(window: MainWindow, folder: Path, desk: Desk) -> Counter[str]:
    """Open the workspace, look at every page, leave; the widgets that are left, by kind."""
    window.app.open_desk(open_desk(folder, PASSPHRASE, desk.clock, desk.new_id))
    settle()
    for row in PAGES:
        window.show_page(row.id)
        settle()
    window.app.close_desk()
    for _ in range(3):
        settle()
        gc.collect()
    return Counter(type(widget).__name__ for widget in QApplication.allWidgets())


def pages_alive() -> int:
    """How many pages there are, gone from the screen or not."""
    return sum(isinstance(thing, Page) for thing in gc.get_objects())


def test_who_leaves_takes_every_page_along(window: MainWindow, folder: Path, desk: Desk) -> None:
    gc.collect()
    before = pages_alive()  # what a test with a window of its own may have left
    first = work_for_a_while(window, folder, desk)
    assert work_for_a_while(window, folder, desk) == first
    assert pages_alive() <= before
