"""承诺书 at a grid worker's desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from gridcredit.operations.desk import Desk
from gridcredit.operations.register import people
from gridcredit.ui.pages.pledges.page import PledgesPage
from tests.ui.conftest import OpenWindow
from tests.ui.pages.opening import opener_of


@pytest.fixture
def page(
    open_window: OpenWindow, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> PledgesPage:
    """The page; papers are saved where the test can read them."""
    # No reader of PDFs is started from a test.
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    made = opener_of(open_window, PledgesPage, "pledges", "settings")(desk)
    monkeypatch.setattr(made.app.messages, "choose_save", lambda *_a: tmp_path / "空白.pdf")
    return made


def adults(desk: Desk) -> list[people.Person]:
    """Those who may sign."""
    return [one for one in people.list_residents(desk) if one.eligible]
