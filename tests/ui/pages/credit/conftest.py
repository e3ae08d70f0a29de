"""The village's desk, and the page in a window of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from gridcredit.operations.desk import Desk
from gridcredit.ui.app import App
from gridcredit.ui.pages.credit.page import CreditPage
from tests.operations.copies import open_copy
from tests.ui.conftest import OpenWindow
from tests.ui.pages.credit.village import make_village
from tests.ui.pages.opening import opener_of


class Reader(QObject):
    """Is shown papers in the system's place."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def reader(app: App) -> Iterator[Reader]:
    """Who is shown the papers that were made."""
    made = Reader()
    QDesktopServices.setUrlHandler("file", made, "open")
    yield made
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture(scope="session")
def kept_village(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Workspaces made once, copied by who works in one."""
    return make_village(tmp_path_factory.mktemp("village"))


@pytest.fixture
def village_desk(kept_village: dict[str, Path], tmp_path: Path) -> Iterator[Desk]:
    """The desk of the village's reviewer, who may record and decide."""
    made = open_copy(kept_village["village"], tmp_path / "village")
    yield made
    made.close()


@pytest.fixture
def open_page(open_window: OpenWindow) -> Callable[[Desk], CreditPage]:
    """Opens the page for a desk."""
    return opener_of(open_window, CreditPage, "credit", "households", "visits", "settings")


@pytest.fixture
def page(open_page: Callable[[Desk], CreditPage], village_desk: Desk) -> CreditPage:
    """The page of the village."""
    return open_page(village_desk)
