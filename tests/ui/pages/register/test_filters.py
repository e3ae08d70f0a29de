"""Filters beside the register by keyboard and mouse: chosen, kept, changed, removed, undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridcredit.domain.filters import Filter
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import filters, households
from gridcredit.operations.register.households import RegisterPart
from gridcredit.ui.dialogs.filter import FilterDialog
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages.register.filters import present_filter
from tests.ui import keys
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.register.window import (
    CTRL,
    ROWS,
    dialog_of,
    field,
    on_the_register,
    page_of,
    told,
)

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shown(open_window: OpenWindow, desk: Desk) -> MainWindow:
    """The window of a grid worker on the register's page."""
    return on_the_register(open_window(ROWS), desk)


def names(window: MainWindow) -> list[str]:
    return [row.filter.name for row in page_of(window).filters.model.rows()]


def stand_on_filter(window: MainWindow, name: str) -> None:
    table = page_of(window).filters.table
    window.activateWindow()
    settle()
    table.setFocus()
    table.selectRow(names(window).index(name))


def test_a_filter_narrows_the_list_and_says_how_many(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = page_of(shown)
    wanted = filters.find_filter(desk, "unregistered_adults").wanted
    homes, people = filters.households(desk, wanted), filters.people(desk, wanted)
    stand_on_filter(shown, "未注册的成年人")
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: list(page.list.model.ids()) == homes)
    assert page.list.narrowed.text() == f"未注册的成年人：{len(people)} 人，{len(homes)} 户"
    keys.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == len(households.household_ids(desk)))
    assert not page.list.narrowed.isVisible()


def test_the_number_of_a_large_filter_is_not_cut(shown: MainWindow) -> None:
    pane = page_of(shown).filters
    many = [replace(row, people=1_234_567) for row in pane.model.rows()]
    pane.show_filters(many)
    settle()
    index = pane.model.index(0, 1)
    room = pane.table.columnWidth(1) - 24
    assert pane.table.fontMetrics().horizontalAdvance(index.data()) <= room


def test_without_buildings_the_filters_stand_on_top(shown: MainWindow) -> None:
    page = page_of(shown)
    page.tree.hide()
    settle()
    assert page.filters.geometry().top() == 0
    gap = page.filters.table.geometry().top() - page.filters.save.geometry().bottom()
    assert gap < 40


def test_a_filter_that_means_nobody_says_so_and_is_cleared(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = page_of(shown)
    stand_on_filter(shown, "扫描件待核")
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 0)
    page.list.clear_wanted.emit()
    qtbot.waitUntil(lambda: page.list.model.rowCount() > 0)
    assert page.filters.current is None


def test_what_is_shown_is_kept_by_one_key_and_undone(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = page_of(shown)
    page.list.filter.setText("1号楼")
    keys.press(Qt.Key.Key_S, held=CTRL | SHIFT)
    dialog = dialog_of(shown, FilterDialog)
    field(dialog, "name").setText("一号楼")
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "一号楼" in names(shown))
    assert filters.find_filter(desk, "一号楼").wanted == Filter(text="1号楼")
    assert told(shown).startswith("已保存筛选 一号楼")
    shown.activateWindow()
    settle()
    keys.press(Qt.Key.Key_Z, held=CTRL)
    qtbot.waitUntil(lambda: "一号楼" not in names(shown))


def test_a_kept_filter_is_changed_and_removed_by_keys(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = page_of(shown)
    row = filters.keep_filter(desk, "甲", Filter(registered=False))
    qtbot.waitUntil(lambda: "甲" in names(shown))
    stand_on_filter(shown, "甲")
    keys.press(Qt.Key.Key_F2)
    dialog = dialog_of(shown, FilterDialog)
    field(dialog, "name").setText("乙")
    dialog.rows["eligible"].field.setCurrentIndex(1)
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "乙" in names(shown))
    assert filters.find_filter(desk, str(row)).wanted == Filter(eligible=True, registered=False)
    stand_on_filter(shown, "乙")
    keys.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "乙" not in names(shown))
    shown.activateWindow()
    settle()
    keys.press(Qt.Key.Key_Z, held=CTRL)
    qtbot.waitUntil(lambda: "乙" in names(shown))
    assert page.filters.current is None


def test_what_comes_with_the_program_stays(shown: MainWindow) -> None:
    before = names(shown)
    stand_on_filter(shown, "未注册的成年人")
    keys.press(Qt.Key.Key_Delete)
    keys.press(Qt.Key.Key_F2)
    assert names(shown) == before
    assert page_of(shown).jobs.dialog is None


def test_the_dialog_counts_along_and_refuses_what_is_no_age(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    keys.press(Qt.Key.Key_S, held=CTRL | SHIFT)
    dialog = dialog_of(shown, FilterDialog)
    assert isinstance(dialog, FilterDialog)
    people, homes = filters.count(desk, Filter())
    qtbot.waitUntil(lambda: dialog._counted.text() == f"现在符合：{people} 人，{homes} 户")
    dialog._least.setText("x")
    field(dialog, "name").setText("年龄")
    dialog._on_save()
    assert "18-60" in dialog.rows["age"].field.accessibleDescription()
    dialog._least.setText("18")
    dialog._on_save()
    assert filters.find_filter(desk, "年龄").wanted == Filter(ages=(18, None))


def test_the_present_filter_is_the_chosen_one_narrowed(desk: Desk) -> None:
    chosen = filters.find_filter(desk, "unregistered_adults")
    assert present_filter(chosen, RegisterPart("37", "榴园", "3"), " 王 ") == Filter(
        area="37", estate="榴园", building="3", eligible=True, registered=False, text="王"
    )
    assert present_filter(None, RegisterPart(), "") == Filter()
