"""From 今日 to the next door but one with every key held down, through the window's own handle,
answers coming from threads when they come."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from gridcredit.domain.codes import VisitOutcome
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
from tests.ui.conftest import settle, until

Key = Qt.Key
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(theme: Theme, tmp_path: Path, desk: Desk) -> Iterator[MainWindow]:
    app = App(Settings(), tmp_path / "settings.json", theme, Runner())
    made = MainWindow(app, PAGES)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    app.open_desk(desk)
    made.show_page("today")
    yield made
    made.retire()
    app.close_desk()
    app.deleteLater()
    settle()


def hold(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Down, repeated while answers come, and up."""
    handle = window.windowHandle()
    QTest.keyPress(handle, key, held)
    for _ in range(60):
        for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, key, held, "", True)
            QCoreApplication.sendEvent(handle, event)
        QCoreApplication.processEvents()
    QTest.keyRelease(handle, key, held)


def visit_page(window: MainWindow) -> VisitPage:
    found = window.page("visits")
    assert isinstance(found, VisitPage)
    return found


def wait_for(window: MainWindow, household: UUID) -> None:
    def is_there() -> bool:
        page = window.page("visits")
        return (
            isinstance(page, VisitPage)
            and page.sheet is not None
            and page.sheet.household == household
            and not window.app.runner.is_busy
        )

    until(is_there)


def test_a_walk_with_every_key_held_stores_what_was_meant(window: MainWindow, desk: Desk) -> None:
    first, second, third = [due.household for due in visiting.due_today(desk)][:3]
    today = window.page("today")
    assert isinstance(today, TodayPage)
    until(lambda: today.doors.table.isVisible() and today.doors.table.chosen_row() is not None)
    today.doors.table.setFocus()
    hold(window, Key.Key_Return)
    wait_for(window, first)
    page = visit_page(window)
    assert page.form.state().is_blank
    hold(window, Key.Key_4)
    hold(window, Key.Key_Return, CTRL)
    wait_for(window, second)
    window.show_page("today")  # and the door that is loaded already
    settle()
    until(lambda: today.doors.table.isVisible() and today.doors.table.chosen_row() is not None)
    today.doors._show_list()
    rows = today.doors._model
    at = rows.row_of(next(due for due in rows.ids() if due.household == second))
    today.doors.table.setCurrentIndex(rows.index(at, 0))
    until(lambda: today.doors.table.chosen_row() is not None)
    today.doors.table.setFocus()
    hold(window, Key.Key_Return)
    wait_for(window, second)
    assert page.form.state().is_blank
    hold(window, Key.Key_5)
    for _ in range(9):  # through the form, onto the action, and it is done once
        hold(window, Key.Key_Return)
    wait_for(window, third)
    for _ in range(3):
        hold(window, Key.Key_Return)
    until(lambda: not window.app.runner.is_busy)
    found = [doorstep.visit_sheet(desk, row).visits for row in (first, second, third)]
    kept = [[visit.outcome for visit in visits] for visits in found]
    assert kept == [[VisitOutcome.NOBODY], [VisitOutcome.NOT_OPENED], []]
    assert doorstep.visit_round(desk).done_today == 2
    assert doorstep.visit_round(desk).drafts == ()
