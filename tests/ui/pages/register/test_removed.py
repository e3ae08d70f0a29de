"""What was taken off the register is found again on the page, with its reason, and put back."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending, households
from gridcredit.ui.main_window import MainWindow
from tests.ui import keys
from tests.ui.access import unnamed
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.register.window import ROWS, on_the_register, page_of, stand_on, told


@pytest.fixture
def removed(desk: Desk) -> UUID:
    """The third household, taken off."""
    home = households.household_ids(desk)[2]
    amending.remove(desk, "household", home, "重复登记")
    return home


@pytest.fixture
def shown(open_window: OpenWindow, desk: Desk) -> MainWindow:
    """The window of a grid worker on the register's page."""
    return on_the_register(open_window(ROWS), desk)


def words(root: QWidget) -> str:
    labels = [label.text() for label in root.findChildren(QLabel) if label.isVisible()]
    return " | ".join(labels)


def button(root: QWidget, text: str) -> QAbstractButton:
    return next(b for b in root.findChildren(QAbstractButton) if b.text() == text and b.isVisible())


def test_a_household_taken_off_is_found_and_put_back_by_keyboard(
    removed: UUID, shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = page_of(shown)
    assert page.list.switch.text() == "已移出 1 户"
    page.list.switch.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert page.list.model.ids() == [removed]
    line = page.list.model.index(0, 0).data()
    assert line.endswith(" · 重复登记")
    assert page.list.model.index(0, 1).data() == "已移出\n11-22"
    page.list.table.selectRow(0)
    qtbot.waitUntil(lambda: page.pane.view is not None and page.pane.view.household.id == removed)
    assert "重复登记（2026-11-22" in words(page.pane)
    assert unnamed(page) == []
    page.pane.put_back.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert removed in households.household_ids(desk)
    assert told(shown) == "已恢复到户册"
    assert page.list.chosen() == removed
    assert not page.list.switch.isVisible()
    shown.workbench.undo()
    settle()
    assert removed not in households.household_ids(desk)


def test_what_is_off_the_register_can_only_be_looked_at_and_put_back(
    removed: UUID, shown: MainWindow
) -> None:
    page = page_of(shown)
    page.show_target(removed)
    offered = {b.text() for b in page.pane.findChildren(QAbstractButton) if b.isVisible()}
    assert "恢复到户册" in offered
    assert not offered & {"登记走访", "添加居民"}
    page.pane.people.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert page.jobs.dialog is None


def test_a_long_reason_is_said_in_full(shown: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    household = stand_on(qtbot, shown, 0)
    amending.remove(desk, "household", household, "全户迁走，房屋已经拆除，由社区核实，" * 3)
    page = page_of(shown)
    page.show_target(household)
    settle()
    said = next(x for x in page.pane.findChildren(QLabel) if x.text().startswith("已移出户册"))
    assert said.isVisible()
    assert said.height() >= said.heightForWidth(said.width())


def test_escape_goes_back_to_the_register(removed: UUID, shown: MainWindow) -> None:
    page = page_of(shown)
    page.list.switch.click()
    settle()
    page.list.table.setFocus()
    keys.press(Qt.Key.Key_Escape)
    assert page.list.model.rowCount() == 5
    assert page.list.switch.text() == "已移出 1 户"


def test_a_register_of_which_all_was_taken_off_still_shows_what_was(
    open_window: OpenWindow, desk: Desk
) -> None:
    for home in households.household_ids(desk):
        amending.remove(desk, "household", home, "重复登记")
    window = on_the_register(open_window(ROWS), desk)
    page = page_of(window)
    assert not page.start.isVisible()
    page.list.switch.click()
    settle()
    assert page.list.model.rowCount() == 6


def test_who_was_taken_off_a_household_is_put_back_from_its_page(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    household = stand_on(qtbot, shown, 0)
    person = households.view(desk, household).people[-1].resident
    page = page_of(shown)
    assert not page.pane.gone.isVisible()
    amending.remove(desk, "resident", person.id, "录入错误")
    settle()
    gone = page.pane.gone
    assert gone.switch.text() == "已移出 1 人"
    gone.switch.click()
    assert f"{person.name} | " in words(gone)
    assert "录入错误 · 2026-11-22" in words(gone)
    assert unnamed(page) == []
    button(gone, "恢复").click()
    settle()
    assert person.id in {p.resident.id for p in households.view(desk, household).people}
    assert not gone.isVisible()
    shown.workbench.undo()
    settle()
    assert person.id not in {p.resident.id for p in households.view(desk, household).people}
