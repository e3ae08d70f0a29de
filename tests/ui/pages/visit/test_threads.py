"""From 今日 to the next door but one with every key held down, through the window's own handle,
answers coming from threads when they come."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.visiting import Due
from gridcredit.operations.desk import Desk
from gridcredit.operations.visits import doorstep, visiting
from gridcredit.settings import Settings
from gridcredit.ui.app import App
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages import PAGES
from gridcredit.ui.pages.today.page import TodayPage
from gridcredit.ui.pages.visit.page import VisitPage
from gridcredit.ui.runner import Runner
from gridcredit.ui.theme import Theme
from tests.ui.conftest import OpenWindow, settle

Key = Qt.Key
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window: OpenWindow, theme: Theme, tmp_path: Path, desk: Desk) -> MainWindow:
    made = open_window(PAGES, App(Settings(), tmp_path / "settings.json", theme, Runner()))
    made.app.open_desk(desk)
    made.show_page("today")
    return made


def hold(qtbot: QtBot, window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Down, repeated while answers come, and up."""
    handle = window.windowHandle()
    qtbot.keyPress(handle, key, held)
    for _ in range(60):
        for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, key, held, "", True)
            QCoreApplication.sendEvent(handle, event)
        settle()
    qtbot.keyRelease(handle, key, held)


def visit_page(window: MainWindow) -> VisitPage:
    found = window.page("visits")
    assert isinstance(found, VisitPage)
    return found


def wait_for(qtbot: QtBot, window: MainWindow, household: UUID) -> None:
    def is_there() -> bool:
        page = window.page("visits")
        return (
            isinstance(page, VisitPage)
            and page.sheet is not None
            and page.sheet.household == household
            and not window.app.runner.is_busy
        )

    qtbot.waitUntil(is_there)


def test_a_walk_with_every_key_held_stores_what_was_meant(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    first, second, third = [due.household for due in visiting.due_today(desk)][:3]
    today = window.page("today")
    assert isinstance(today, TodayPage)
    qtbot.waitUntil(
        lambda: today.doors.table.isVisible() and today.doors.table.chosen_row() is not None
    )
    today.doors.table.setFocus()
    hold(qtbot, window, Key.Key_Return)
    wait_for(qtbot, window, first)
    page = visit_page(window)
    assert page.form.state().is_blank
    hold(qtbot, window, Key.Key_4)
    hold(qtbot, window, Key.Key_Return, CTRL)
    wait_for(qtbot, window, second)
    window.show_page("today")  # and the door that is loaded already
    settle()
    qtbot.waitUntil(
        lambda: today.doors.table.isVisible() and today.doors.table.chosen_row() is not None
    )
    today.doors._show_list()
    rows = today.doors._model
    at = rows.row_of(
        next(due for due in rows.ids() if isinstance(due, Due) and due.household == second)
    )
    today.doors.table.setCurrentIndex(rows.index(at, 0))
    qtbot.waitUntil(lambda: today.doors.table.chosen_row() is not None)
    today.doors.table.setFocus()
    hold(qtbot, window, Key.Key_Return)
    wait_for(qtbot, window, second)
    assert page.form.state().is_blank
    hold(qtbot, window, Key.Key_5)
    for _ in range(9):  # through the form, onto the action, and it is done once
        hold(qtbot, window, Key.Key_Return)
    wait_for(qtbot, window, third)
    for _ in range(3):
        hold(qtbot, window, Key.Key_Return)
    qtbot.waitUntil(lambda: not window.app.runner.is_busy)
    found = [doorstep.visit_sheet(desk, row).visits for row in (first, second, third)]
    kept = [[visit.outcome for visit in visits] for visits in found]
    assert kept == [[VisitOutcome.NOBODY], [VisitOutcome.NOT_OPENED], []]
    assert doorstep.visit_round(desk).done_today == 2
    assert doorstep.visit_round(desk).drafts == ()
