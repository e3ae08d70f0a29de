"""The register's page in a window of its own, and how a person moves about in it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gridcredit.domain.duties import Duty
from gridcredit.operations.desk import Desk
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages import PAGES, PageRow
from gridcredit.ui.pages.register.page import RegisterPage
from gridcredit.ui.shell.toasts import Toast
from tests.ui.conftest import FakePage, settle

CTRL = Qt.KeyboardModifier.ControlModifier
ROWS = (
    next(row for row in PAGES if row.id == "households"),
    PageRow("visits", "走访", "visit", Duty.READ, FakePage),
    PageRow("settings", "设置", "settings", Duty.READ, FakePage, 2),
)


def on_the_register(window: MainWindow, desk: Desk) -> MainWindow:
    window.app.settings.page = "households"
    window.app.open_desk(desk)
    settle()
    return window


def page_of(window: MainWindow) -> RegisterPage:
    page = window.page("households")
    assert isinstance(page, RegisterPage)
    return page


def stand_on(qtbot: QtBot, window: MainWindow, at: int) -> UUID:
    """Walk down the list to a household and wait until its page is shown."""
    page = page_of(window)
    page.list.table.setFocus()
    page.list.table.selectRow(at)
    household: UUID = page.list.model.id_at(at)
    qtbot.waitUntil(lambda: page.pane.view is not None and page.pane.view.household.id == household)
    return household


def dialog_of(window: MainWindow, kind: type[QWidget]) -> QWidget:
    dialog = page_of(window).jobs.dialog
    assert isinstance(dialog, kind)
    dialog.activateWindow()
    settle()
    return dialog


def field(dialog: QWidget, name: str) -> QLineEdit:
    line = dialog.rows[name].field
    assert isinstance(line, QLineEdit)
    return line


def told(window: MainWindow) -> str:
    return window.findChild(Toast).accessibleName()


def visible_labels(root: QWidget) -> list[QLabel]:
    return [label for label in root.findChildren(QLabel) if label.isVisible()]
