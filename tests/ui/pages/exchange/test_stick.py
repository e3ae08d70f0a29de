"""存到 U 盘: one press, and the file lies on the stick."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from gridcredit.ui.app import App
from gridcredit.ui.pages.exchange.out.stick import stick_button
from tests.ui.conftest import Show, settle

Made = Callable[[list[Path]], QPushButton]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "包.gcpkg"
    made.write_bytes(b"sealed")
    return made


@pytest.fixture
def pressed(app: App, file: Path, show: Show, qtbot: QtBot) -> Made:
    """The button, pressed by keyboard while these sticks are in."""

    def press(sticks: list[Path]) -> QPushButton:
        for stick in sticks:
            stick.mkdir()
        made = show(stick_button(app, file, lambda: sticks))
        qtbot.keyClick(made, Qt.Key.Key_Space)
        settle()
        return made

    return press


def test_one_press_puts_the_file_onto_the_only_stick(pressed: Made, tmp_path: Path) -> None:
    pressed([tmp_path / "stick"])
    assert (tmp_path / "stick" / "包.gcpkg").read_bytes() == b"sealed"


def test_of_several_sticks_one_is_chosen(
    pressed: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without a screen a menu cannot take the keyboard, and Qt warns.
    monkeypatch.setattr(QMenu, "popup", lambda _menu, _place: None)
    made = pressed([tmp_path / "one", tmp_path / "two"])
    menu = made.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == [
        str(tmp_path / "one"),
        str(tmp_path / "two"),
    ]
    menu.actions()[1].trigger()
    settle()
    assert list((tmp_path / "one").iterdir()) == []
    assert (tmp_path / "two" / "包.gcpkg").is_file()


def test_without_a_stick_it_says_what_to_do(
    app: App, pressed: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    # A dialog would wait for a person.
    monkeypatch.setattr(app.messages, "tell", lambda _parent, title, text: said.append(title))
    pressed([])
    assert said == ["没有找到 U 盘"]
