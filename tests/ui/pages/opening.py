"""Pages in a window of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from gridcredit.operations.desk import Desk
from gridcredit.ui.page import Page
from gridcredit.ui.pages import PAGES
from tests.ui.access import guessing, unnamed
from tests.ui.conftest import OpenWindow, settle

P = TypeVar("P", bound=Page)


def opener_of(open_window: OpenWindow, page_type: type[P], *names: str) -> Callable[[Desk], P]:
    """What opens a page for a desk, in a window that has these; the first is the page."""
    rows = tuple(row for row in PAGES if row.id in names)

    def opener(desk: Desk) -> P:
        window = open_window(rows)
        window.app.open_desk(desk)
        window.show_page(names[0])
        settle()
        page = window.page(names[0])
        assert isinstance(page, page_type)
        assert unnamed(page) == []
        assert guessing(window) == []
        return page

    return opener
