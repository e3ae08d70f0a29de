"""A family, and its door open in the page of visits."""

from uuid import UUID

import pytest

from gridcredit.operations.desk import Desk
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages.visit.page import VisitPage
from tests.ui.conftest import OpenWindow
from tests.ui.pages.visit.window import ROWS, add_home, at_the_door, page_of


@pytest.fixture
def home(desk: Desk) -> UUID:
    """A couple and a child at 榴园 9号楼."""
    return add_home(desk)


@pytest.fixture
def window(open_window: OpenWindow, desk: Desk, home: UUID) -> MainWindow:
    """The window on the page, the couple's door open and the keyboard in its form."""
    return at_the_door(open_window(ROWS), desk, home)


@pytest.fixture
def page(window: MainWindow) -> VisitPage:
    """The page in it."""
    return page_of(window)
