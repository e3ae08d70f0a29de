"""Pages in a window of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from gridcredit.operations.desk import Desk
from gridcredit.ui.app import App
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.page import Page
from gridcredit.ui.pages import PAGES
from tests.ui.access import guessing, unnamed
from tests.ui.conftest import settle

P = TypeVar("P", bound=Page)


def opener_of(app: App, page_type: type[P], *names: str) -> Iterator[Callable[[Desk], P]]:
    """What opens a page for a desk, in a window that has these; the first is the page."""
    rows = tuple(row for row in PAGES if row.id in names)
    windows: list[MainWindow] = []

    def opener(desk: Desk) -> P:
        window = MainWindow(app, rows)
        windows.append(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        app.open_desk(desk)
        window.show_page(names[0])
        settle()
        page = window.page(names[0])
        assert isinstance(page, page_type)
        assert unnamed(page) == []
        assert guessing(window) == []
        return page

    yield opener
    for window in windows:
        window.retire()
    app.close_desk()
    settle()
