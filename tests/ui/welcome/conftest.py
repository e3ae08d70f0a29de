"""The way in, and a workspace to come into."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gridcredit.ui.app import App
from gridcredit.ui.entrance import Entrance
from gridcredit.ui.main_window import MainWindow
from tests.operations.offices import Ticking, counting_ids
from tests.ui.conftest import open_copy, settle


@pytest.fixture
def entrance(app: App, window: MainWindow, tmp_path: Path) -> Iterator[Entrance]:
    """The way in, for a computer on which nothing was done yet."""
    made = Entrance(app, window, Ticking(), counting_ids(80).__next__, tmp_path / "home")
    yield made
    made.close()
    app.close_desk()
    made.deleteLater()
    settle()


@pytest.fixture
def grid_folder(kept_offices: dict[str, Path], tmp_path: Path) -> Path:
    """A grid worker's workspace, closed."""
    desk = open_copy(kept_offices["grid"], tmp_path / "grid")
    desk.close()
    return desk.folder
