"""The page of settings in a window of its own, and what it says."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QLabel, QWidget

from gridcredit.operations.desk import Desk
from gridcredit.ui.app import App
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages import PAGES
from gridcredit.ui.pages.settings import SettingsPage
from gridcredit.ui.widgets.form import FormRow
from tests.ui.access import unnamed
from tests.ui.conftest import settle

ROWS = tuple(row for row in PAGES if row.id == "settings")
Open = Callable[[Desk], SettingsPage]


def opener_of(app: App) -> Iterator[Open]:
    """What opens the page for a desk, in a window."""
    windows: list[MainWindow] = []

    def opener(desk: Desk) -> SettingsPage:
        window = MainWindow(app, ROWS)
        windows.append(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        app.open_desk(desk)
        settle()
        page = window.page("settings")
        assert isinstance(page, SettingsPage)
        assert unnamed(page) == []
        return page

    yield opener
    for window in windows:
        window.retire()
    app.close_desk()
    settle()


def errors(view: QWidget) -> list[str]:
    rows = view.findChildren(FormRow)
    return [r.field.accessibleDescription() for r in rows if r.field.property("wrong") == "true"]


def said(view: QWidget) -> str:
    settle()
    return " | ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())
