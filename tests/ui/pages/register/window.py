"""The register's page in a window of its own, and how a person moves about in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from gridcredit.domain.duties import Duty
from gridcredit.operations.desk import Desk
from gridcredit.ui.app import App
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages import PAGES, PageRow
from gridcredit.ui.pages.register.page import RegisterPage
from gridcredit.ui.shell.toasts import Toast
from tests.ui.conftest import FakePage, settle, until

CTRL = Qt.KeyboardModifier.ControlModifier
ROWS = (
    next(row for row in PAGES if row.id == "households"),
    PageRow("visits", "走访", "visit", Duty.READ, FakePage),
    PageRow("settings", "设置", "settings", Duty.READ, FakePage, 2),
)


def window_of(app: App, desk: Desk, rows: Sequence[PageRow] = ROWS) -> Iterator[MainWindow]:
    app.settings.page = "households"
    made = MainWindow(app, rows)
    made.resize(1366, 768)
    app.open_desk(desk)
    made.show()
    made.activateWindow()
    settle()
    yield made
    app.close_desk()
    made.retire()
    settle()


def page_of(window: MainWindow) -> RegisterPage:
    page = window.page("households")
    assert isinstance(page, RegisterPage)
    return page


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)
    settle()


def stand_on(window: MainWindow, at: int) -> UUID:
    """Walk down the list to a household and wait until its page is shown."""
    page = page_of(window)
    page.list.table.setFocus()
    page.list.table.selectRow(at)
    household: UUID = page.list.model.id_at(at)
    until(lambda: page.pane.view is not None and page.pane.view.household.id == household)
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
