"""The page in a window."""

from collections.abc import Callable

import pytest

from gridcredit.operations.desk import Desk
from gridcredit.ui.pages.settings.page import SettingsPage
from tests.ui.conftest import OpenWindow
from tests.ui.pages.opening import opener_of


@pytest.fixture
def open_page(open_window: OpenWindow) -> Callable[[Desk], SettingsPage]:
    """Opens the page for a desk."""
    return opener_of(open_window, SettingsPage, "settings")
