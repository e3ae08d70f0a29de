"""The page in a window."""

from collections.abc import Callable

import pytest

from gridcredit.operations.desk import Desk
from gridcredit.ui.pages.exchange.page import ExchangePage
from tests.ui.conftest import OpenWindow
from tests.ui.pages.opening import opener_of


@pytest.fixture
def open_page(open_window: OpenWindow) -> Callable[[Desk], ExchangePage]:
    """Opens the page for a desk."""
    return opener_of(open_window, ExchangePage, "exchange", "settings")
