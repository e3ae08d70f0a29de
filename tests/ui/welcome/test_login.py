"""Who comes to a workspace that is there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gridcredit import machine
from gridcredit.domain.codes import Role
from gridcredit.operations.desk import open_desk
from gridcredit.operations.workspace import accounts
from gridcredit.store.workspace import audit, vault
from gridcredit.ui.entrance import WORKSPACE_VARIABLE, Entrance
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.shell.status import StatusStrip
from gridcredit.ui.welcome.login import Login
from gridcredit.ui.widgets.passphrase import PassphraseEdit
from tests.operations.offices import PASSPHRASE, Ticking, counting_ids
from tests.ui import keys
from tests.ui.conftest import settle
from tests.ui.welcome.comers import cover, errors, sign_in, type_in


def test_a_wrong_passphrase_is_said_beside_the_field_and_counted(
    entrance: Entrance, grid_folder: Path
) -> None:
    entrance.app.settings.workspace = str(grid_folder)
    entrance.begin()
    view = cover(entrance, Login)
    type_in("not this one")
    keys.press(Qt.Key.Key_Return)
    assert len(errors(view)) == 1
    assert QApplication.focusWidget() is view.passphrase
    desk = sign_in(entrance)
    with desk.reading() as session:
        last = next(e for e in reversed(audit.entries(session)) if e.act == "sign_in")
    assert last.facts == {"failed_before": 1}
    assert not entrance._window.is_covered
    assert entrance.app.settings.login == "grid"


def test_who_guesses_is_told_beside_the_field_until_when_to_wait(
    entrance: Entrance, grid_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = [1000.0]
    monkeypatch.setattr(machine, "uptime", lambda: running[0])
    entrance.show_login(grid_folder)
    view = cover(entrance, Login)
    for _ in range(3):
        type_in("not this one")
        keys.press(Qt.Key.Key_Return)
    type_in(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    assert entrance.app.desk is None
    [said] = errors(view)
    assert "以后再试" in said
    assert QApplication.focusWidget() is view.passphrase
    running[0] += 6
    assert sign_in(entrance)


def test_the_day_s_first_opening_keeps_a_copy(entrance: Entrance, grid_folder: Path) -> None:
    entrance.show_login(grid_folder)
    sign_in(entrance)
    assert [p.name for p in (grid_folder / "backups").iterdir()] == ["2026-11-22.db"]


def test_the_status_bar_says_where_one_works(entrance: Entrance, grid_folder: Path) -> None:
    entrance.show_login(grid_folder)
    sign_in(entrance)
    settle()
    strip = entrance._window.findChild(StatusStrip)
    said = " ".join(label.text() for label in strip.findChildren(QLabel) if label.isVisible())
    assert "兴仁街道" in said
    assert "网格员" in said


def test_who_comes_again_sees_whose_workspace_it_is(entrance: Entrance, grid_folder: Path) -> None:
    entrance.show_login(grid_folder)
    assert not cover(entrance, Login)._sentence.isVisible()  # never opened here before
    desk = sign_in(entrance)
    settle()
    name = desk.node.name
    entrance.sign_out()
    view = cover(entrance, Login)
    assert view._sentence.text().startswith(f"{name} · ")
    assert "网格" in view._sentence.text()
    assert view._sentence.isVisible()


def test_who_else_there_is_is_asked_once_the_form_is_seen(
    entrance: Entrance, grid_folder: Path, window: MainWindow, qtbot: QtBot
) -> None:
    window.hide()
    entrance.show_login(grid_folder)
    settle()
    view = window.findChild(Login)
    assert view._accounts.count() == 0
    window.show()
    qtbot.waitUntil(lambda: view._accounts.count() == 1)


def test_several_accounts_choose_theirs(
    entrance: Entrance, grid_folder: Path, qtbot: QtBot
) -> None:
    desk = open_desk(grid_folder, PASSPHRASE, Ticking(), counting_ids(50).__next__)
    accounts.add_account(desk, "cai", "采集员甲", Role.COLLECTOR, "采集员的口令-2026")
    desk.close()
    entrance.show_login(grid_folder)
    view = cover(entrance, Login)
    qtbot.waitUntil(view._accounts.isVisible)
    view._accounts.setFocus()
    keys.press(Qt.Key.Key_Down)
    view._accounts.setCurrentIndex(view._accounts.findData("cai"))
    view.passphrase.setFocus()
    type_in("采集员的口令-2026")
    keys.press(Qt.Key.Key_Return)
    assert entrance.app.desk is not None
    assert entrance.app.desk.actor.login == "cai"


def test_the_choice_of_accounts_stands_in_another_language_too(
    entrance: Entrance, grid_folder: Path, qtbot: QtBot
) -> None:
    desk = open_desk(grid_folder, PASSPHRASE, Ticking(), counting_ids(50).__next__)
    accounts.add_account(desk, "cai", "采集员甲", Role.COLLECTOR, "采集员的口令-2026")
    desk.close()
    entrance.show_login(grid_folder)
    first = cover(entrance, Login)
    qtbot.waitUntil(first._accounts.isVisible)
    entrance.attach(entrance._window)  # as when the window is made anew
    again = cover(entrance, Login)
    assert again is not first
    qtbot.waitUntil(again._accounts.isVisible)


def test_where_there_is_no_keyring_nothing_is_remembered(
    entrance: Entrance, grid_folder: Path
) -> None:
    entrance.show_login(grid_folder)
    cover(entrance, Login)._remember.setChecked(True)
    sign_in(entrance)
    assert not entrance.app.settings.remember


def test_a_remembered_workspace_opens_by_itself(
    entrance: Entrance, grid_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = vault.open_vault(grid_folder, None, PASSPHRASE)
    # The system's keyring is the edge: this computer has none.
    monkeypatch.setattr(vault, "key_from_keyring", lambda _folder: key)
    entrance.app.settings.workspace = str(grid_folder)
    entrance.app.settings.remember = True
    entrance.begin()
    assert entrance.app.desk is not None
    assert not entrance._window.is_covered


def test_a_keyring_that_forgot_asks_for_the_passphrase(
    entrance: Entrance, grid_folder: Path
) -> None:
    entrance.app.settings.workspace = str(grid_folder)
    entrance.app.settings.remember = True
    entrance.begin()
    sign_in(entrance)


def test_the_environment_names_the_workspace(
    entrance: Entrance, grid_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(WORKSPACE_VARIABLE, str(grid_folder))
    entrance.begin()
    assert sign_in(entrance).folder == grid_folder


@pytest.mark.parametrize(("key", "is_said"), [("A", True), ("a", False)])
def test_a_capital_without_shift_tells_of_caps_lock(theme: object, key: str, is_said: bool) -> None:
    told: list[bool] = []
    line = PassphraseEdit()
    line.caps_lock_changed.connect(told.append)
    line.show()
    keys = {"A": Qt.Key.Key_A, "a": Qt.Key.Key_A}
    line.keyPressEvent(
        QKeyEvent(QEvent.Type.KeyPress, keys[key], Qt.KeyboardModifier.NoModifier, key)
    )
    assert bool(told) is is_said


def keys_of(words: str) -> list[QKeyEvent]:
    return [QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, w) for w in words]


def send(*events: QKeyEvent) -> None:
    """To whoever has the keyboard, or to the window."""
    for event in events:
        QApplication.sendEvent(QApplication.focusWidget() or QApplication.activeWindow(), event)


def enter() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")


def test_who_types_before_the_line_stands_is_not_made_to_type_again(
    entrance: Entrance, grid_folder: Path
) -> None:
    entrance.app.settings.workspace = str(grid_folder)
    entrance.blank()
    settle()
    send(*keys_of(PASSPHRASE), enter())
    entrance.begin()
    settle()
    assert entrance.app.desk is not None
    assert not entrance._window.is_covered


def test_what_is_typed_while_the_door_is_tried_comes_after_it(
    entrance: Entrance, grid_folder: Path
) -> None:
    entrance.show_login(grid_folder)
    settle()
    view = cover(entrance, Login)
    view.set_busy(True)  # such as while the keyring is asked
    assert view.hasFocus()
    send(*keys_of(PASSPHRASE), enter())
    assert view.passphrase.text() == ""
    assert entrance.app.desk is None
    view.set_busy(False)
    settle()
    assert entrance.app.desk is not None


def test_enter_pressed_once_more_out_of_impatience_is_no_second_try(
    entrance: Entrance, grid_folder: Path
) -> None:
    entrance.show_login(grid_folder)
    settle()
    view = cover(entrance, Login)
    tried: list[object] = []
    view.wanted.connect(tried.append)
    view.set_busy(True)
    for _ in range(5):
        send(enter())
    view.set_busy(False)
    settle()
    assert tried == []
    assert isinstance(cover(entrance, Login), Login)  # and no link was pressed by it
    assert view.passphrase.hasFocus()
