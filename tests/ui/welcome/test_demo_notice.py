"""The demonstration says what it is, shows its other desks, and lets one out again."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from gridcredit.domain.codes import Office
from gridcredit.ui.app import App
from gridcredit.ui.entrance import Entrance
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.shell.demo_notice import DemoNotice
from gridcredit.ui.welcome.first_run import FirstRun
from tests.operations.offices import PASSPHRASE
from tests.ui.conftest import settle


@pytest.fixture
def demo(kept_offices: dict[str, Path], tmp_path: Path) -> Path:
    """Three workspaces as a demonstration leaves them, with the passphrase beside them."""
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "passphrase.txt").write_text(PASSPHRASE + "\n", "utf-8")
    names = {"grid": "grid-1", "street": "street-1", "district": "district"}
    for kind, name in names.items():
        shutil.copytree(kept_offices[kind], tmp_path / "demo" / "workspaces" / name)
    return tmp_path / "demo" / "workspaces"


def links(window: MainWindow) -> dict[str, QPushButton]:
    notice = window.findChild(DemoNotice)
    return {link.text(): link for link in notice.findChildren(QPushButton) if link.isVisible()}


def come_to(entrance: Entrance, folder: Path) -> None:
    entrance._beginning._come_to(folder, PASSPHRASE)
    settle()


def test_the_other_desks_are_one_press_away(
    app: App, window: MainWindow, entrance: Entrance, demo: Path
) -> None:
    come_to(entrance, demo / "grid-1")
    assert list(links(window)) == ["看街道的桌面", "看区里的桌面", "离开演示"]
    links(window)["看街道的桌面"].click()
    settle()
    assert app.desk is not None
    assert app.desk.office is Office.STREET
    assert list(links(window)) == ["看网格员的桌面", "看区里的桌面", "离开演示"]


def test_whoever_leaves_it_begins_and_is_not_led_back(
    app: App, window: MainWindow, entrance: Entrance, demo: Path
) -> None:
    come_to(entrance, demo / "grid-1")
    links(window)["离开演示"].click()
    settle()
    assert app.desk is None
    assert isinstance(entrance._cover, FirstRun)
    assert app.settings.workspace == ""


def test_real_work_is_not_called_a_demonstration(
    app: App, window: MainWindow, entrance: Entrance, grid_folder: Path
) -> None:
    come_to(entrance, grid_folder)
    assert app.desk is not None
    assert not window.findChild(DemoNotice).isVisible()
