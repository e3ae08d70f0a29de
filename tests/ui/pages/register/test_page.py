"""户册 by keyboard: walk the list, filter it, look at a household, go to another part."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridcredit.operations.desk import Desk
from gridcredit.operations.register import households
from gridcredit.operations.register.households import RegisterPart
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.roster_import import RosterImportDialog
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.shell.header import SearchButton
from gridcredit.ui.widgets.drop_area import DropArea
from tests.operations.copies import open_copy
from tests.ui import keys
from tests.ui.access import unnamed
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.register.window import (
    CTRL,
    ROWS,
    on_the_register,
    page_of,
    stand_on,
    visible_labels,
)


@pytest.fixture
def shown(open_window: OpenWindow, desk: Desk) -> MainWindow:
    """The window of a grid worker on the register's page."""
    return on_the_register(open_window(ROWS), desk)


def test_arrow_keys_walk_the_households_and_their_pages_follow(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = page_of(shown)
    first = stand_on(qtbot, shown, 0)
    keys.press(Qt.Key.Key_Down)
    second = households.household_ids(desk)[1]
    qtbot.waitUntil(lambda: page.pane.view is not None and page.pane.view.household.id == second)
    assert first != second
    assert page.remark.startswith("6 户")


def test_the_filter_narrows_enter_goes_into_the_list_and_escape_shows_all(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = page_of(shown)
    wanted = households.view(desk, households.household_ids(desk)[4])
    page.list.table.setFocus()
    keys.press(Qt.Key.Key_F, held=CTRL)
    assert QApplication.focusWidget() is page.list.filter
    page.list.filter.insert(wanted.household.householder)
    keys.press(Qt.Key.Key_Return)
    assert wanted.household.id in page.list.model.ids()
    assert page.list.model.rowCount() < 6
    assert QApplication.focusWidget() is page.list.table
    keys.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 6)


def test_a_filter_that_finds_nothing_says_what_to_do(shown: MainWindow, qtbot: QtBot) -> None:
    page = page_of(shown)
    page.list.filter.setText("没有这个人")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 0)
    assert any("没有符合" in label.text() for label in visible_labels(page))


def test_in_a_narrow_window_a_household_opens_over_the_list_and_escape_returns(
    shown: MainWindow,
) -> None:
    shown.resize(911, 512)
    settle()
    page = page_of(shown)
    assert not page.pane.isVisible()
    page.list.table.setFocus()
    page.list.table.selectRow(2)
    keys.press(Qt.Key.Key_Return)
    assert page.pane.isVisible()
    assert page.pane.back.isVisible()
    assert not page.list.isVisible()
    keys.press(Qt.Key.Key_Escape)
    assert page.list.isVisible()
    assert QApplication.focusWidget() is page.list.table


def test_a_search_hit_opens_the_household_whatever_was_filtered(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = page_of(shown)
    wanted = households.view(desk, households.household_ids(desk)[5])
    page.list.filter.setText("没有这个人")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 0)
    assert shown.app.search is not None
    hit = next(
        h for h in shown.app.search(wanted.household.householder) if wanted.household.id in h.target
    )
    shown.show_page(*hit.target)
    assert page.pane.view is not None
    assert page.pane.view.household.id == wanted.household.id
    assert page.list.chosen() == wanted.household.id


def test_a_building_of_the_tree_shows_its_doors(shown: MainWindow) -> None:
    page = page_of(shown)
    page.show_target(RegisterPart(page.branch.scope.area, "没有这个小区"))
    assert page.scope == RegisterPart(page.branch.scope.area, "没有这个小区")
    shown.workbench.refresh_page()
    settle()
    assert page.scope == page.branch.scope


def test_the_area_is_remembered_and_no_address_is(shown: MainWindow) -> None:
    page = page_of(shown)
    code = page.branch.scope.area
    page.tree.scope_chosen.emit(RegisterPart(code, "薛庄新苑", "1号楼"))
    assert code in shown.app.settings.choices.values()
    assert not any("薛庄" in choice for choice in shown.app.settings.choices.values())


def test_names_are_masked_at_the_street(
    open_window: OpenWindow, app: App, street_desk: Desk, qtbot: QtBot
) -> None:
    window = on_the_register(open_window(ROWS), street_desk)
    stand_on(qtbot, window, 0)
    view = page_of(window).pane.view
    assert view is not None
    assert all("*" in p.resident.name for p in view.people)
    assert app.search is not None
    assert all("*" in hit.title for hit in app.search("1号楼") if hit.kind != "area")


def test_an_office_without_a_register_is_told_how_to_begin(
    open_window: OpenWindow, app: App, kept_offices: dict[str, Path], tmp_path: Path
) -> None:
    district = open_copy(kept_offices["district"], tmp_path / "district")
    window = on_the_register(open_window(ROWS), district)
    page = page_of(window)
    assert page.start.isVisible()
    assert unnamed(page) == []
    app.messages.choose_file = lambda *_: tmp_path / "nothing.xlsx"
    page.start.findChild(DropArea).click()
    assert isinstance(page.jobs.dialog, RosterImportDialog)


def test_an_area_without_households_says_so(open_window: OpenWindow, street_desk: Desk) -> None:
    window = on_the_register(open_window(ROWS), street_desk)
    page = page_of(window)
    empty = next(b for b in page.branch.children if not b.households)
    page.show_target(empty.scope)
    assert any("这里还没有户" in label.text() for label in visible_labels(page))


def test_everything_reachable_has_a_name(shown: MainWindow, qtbot: QtBot) -> None:
    stand_on(qtbot, shown, 0)
    assert unnamed(page_of(shown)) == []


def test_tab_goes_along_the_header_from_left_to_right_and_then_into_the_page(
    shown: MainWindow,
) -> None:
    shown.findChild(SearchButton).setFocus()
    gone_through = []
    for _ in range(6):
        keys.press(Qt.Key.Key_Tab)
        gone_through.append(QApplication.focusWidget())
    names = [widget.text() for widget in gone_through[:4]]
    assert names == ["疑似重复", "走访单", "导出", "导入"]
    assert page_of(shown).isAncestorOf(gone_through[5])
    keys.press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is gone_through[4]
