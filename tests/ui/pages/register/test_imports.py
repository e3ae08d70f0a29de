"""A register that was taken in is undone from where it was taken in, and from the list of what
came."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gridcredit.domain.roster_rows import RosterRow
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import people
from gridcredit.rosters import write
from gridcredit.ui.dialogs.roster_import import RosterImportDialog
from gridcredit.ui.dialogs.undo_import import UndoImportDialog
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages import PAGES
from gridcredit.ui.pages.exchange.page import ExchangePage
from gridcredit.ui.pages.register.page import RegisterPage
from gridcredit.ui.shell.rail import Rail
from gridcredit.ui.shell.toasts import Toast
from tests.ui.access import unnamed
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.register.window import on_the_register

ROWS = tuple(row for row in PAGES if row.id in ("households", "exchange", "settings"))


@pytest.fixture
def window(open_window: OpenWindow, desk: Desk) -> MainWindow:
    """A grid worker's window on the register."""
    return on_the_register(open_window(ROWS), desk)


@pytest.fixture
def file(desk: Desk, tmp_path: Path) -> Path:
    """A register with two people behind a door that is not known yet."""
    row = RosterRow("", 0, desk.node.area, "榴园", "9号楼", "1单元", "909", "", "钱多", "钱多")
    out = tmp_path / "新楼.xlsx"
    write.write_register(out, [row])
    return out


def everybody(desk: Desk) -> int:
    return len(people.list_residents(desk))


def taken_in(window: MainWindow, file: Path) -> RosterImportDialog:
    """The dialog in which the register was just taken in."""
    page = window.page("households")
    assert isinstance(page, RegisterPage)
    page.jobs.import_file(file)
    dialog = page.jobs.dialog
    assert isinstance(dialog, RosterImportDialog)
    dialog.activateWindow()
    settle()
    push(dialog, "导入")
    return dialog


def push(dialog: RosterImportDialog | UndoImportDialog, words: str) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text() == words).click()
    settle()


def exchange_of(window: MainWindow) -> ExchangePage:
    page = window.page("exchange")
    assert isinstance(page, ExchangePage)
    return page


def asked(window: MainWindow) -> UndoImportDialog:
    """The question whether to undo."""
    dialog = exchange_of(window).undoing.dialog
    assert isinstance(dialog, UndoImportDialog)
    return dialog


def test_ctrl_z_after_an_import_shows_what_would_go_and_undoes_it_when_agreed(
    window: MainWindow, desk: Desk, file: Path, qtbot: QtBot
) -> None:
    before = everybody(desk)
    taken_in(window, file).reject()
    settle()
    assert everybody(desk) == before + 1
    toast = window.findChild(Toast)
    assert toast.accessibleName() == "已导入户册 新楼.xlsx"
    window.activateWindow()
    settle()
    rail = window.findChild(Rail)
    rail.focus_list()
    qtbot.keyClick(rail, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.current == "exchange"
    assert everybody(desk) == before + 1  # nothing is done before somebody agrees
    dialog = asked(window)
    assert unnamed(dialog) == []
    assert dialog._tiles["reversed"].accessibleName() == "收回 3"
    push(dialog, "撤销导入")
    assert everybody(desk) == before
    assert "收回 3 条" in window.findChild(Toast).accessibleName()


def test_the_dialog_itself_offers_the_way_back(window: MainWindow, desk: Desk, file: Path) -> None:
    before = everybody(desk)
    dialog = taken_in(window, file)
    assert unnamed(dialog) == []
    push(dialog, "撤销这次导入…")
    push(asked(window), "撤销导入")
    assert everybody(desk) == before


def test_every_register_is_in_the_list_of_what_came_by_its_name(
    window: MainWindow, desk: Desk, file: Path
) -> None:
    before = everybody(desk)
    taken_in(window, file).reject()
    page = window.page("households")
    assert isinstance(page, RegisterPage)
    page.jobs.import_file(None)
    assert isinstance(page.jobs.dialog, RosterImportDialog)
    push(page.jobs.dialog, "导入记录：撤销以前的导入")
    assert window.current == "exchange"
    received = exchange_of(window).received
    assert received.isVisible()
    table = received.listing.table
    names = [table.model().index(at, 0).data() for at in range(table.model().rowCount())]
    at = names.index("户册 新楼.xlsx")
    table.selectRow(at)
    assert not received._paper.button.isVisible()  # nobody waits for a receipt
    received._undo.click()
    settle()
    push(asked(window), "撤销导入")
    assert everybody(desk) == before
    assert str(table.model().index(at, 6).data()).startswith("已撤销")
    table.selectRow(at)
    received._redo.click()
    settle()
    push(asked(window), "恢复导入")
    assert everybody(desk) == before + 1


def test_a_cancelled_import_leaves_nothing_to_undo(
    window: MainWindow, desk: Desk, file: Path, qtbot: QtBot
) -> None:
    page = window.page("households")
    assert isinstance(page, RegisterPage)
    page.jobs.import_file(file)
    assert isinstance(page.jobs.dialog, RosterImportDialog)
    page.jobs.dialog.reject()
    settle()
    window.activateWindow()
    settle()
    rail = window.findChild(Rail)
    rail.focus_list()
    qtbot.keyClick(rail, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.findChild(Toast).accessibleName() == "没有可以撤销的了"
    assert QApplication.activeModalWidget() is None
