"""The lock hides everything, and gives it back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from gridcredit.operations.desk import Desk
from gridcredit.store.workspace import audit
from gridcredit.ui.app import App
from gridcredit.ui.entrance import Entrance
from gridcredit.ui.idle import IdleWatch
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.welcome.login import Lock
from tests.operations.offices import PASSPHRASE
from tests.ui import keys
from tests.ui.conftest import ROWS, settle
from tests.ui.welcome.comers import cover, errors, sign_in, type_in


def acts(desk: Desk) -> list[str]:
    with desk.reading() as session:
        return [entry.act for entry in audit.entries(session)]


def test_ctrl_l_locks_and_the_passphrase_unlocks(
    entrance: Entrance, grid_folder: Path, window: MainWindow
) -> None:
    entrance.show_login(grid_folder)
    desk = sign_in(entrance)
    window.show_page("visits")
    keys.press(Qt.Key.Key_L, held=Qt.KeyboardModifier.ControlModifier)
    view = cover(entrance, Lock)
    assert not window.page("visits").isVisible()
    type_in("not this one")
    keys.press(Qt.Key.Key_Return)
    assert len(errors(view)) == 1
    type_in(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    assert not window.is_covered
    assert window.current == "visits"
    assert entrance.app.desk is desk
    assert acts(desk)[-2:] == ["unlock_failed", "unlock"]


def test_an_idle_window_locks_itself_and_hides_dialogs(
    entrance: Entrance, grid_folder: Path, window: MainWindow
) -> None:
    entrance.show_login(grid_folder)
    sign_in(entrance)
    dialog = QDialog(window)
    dialog.open()
    settle()
    window.findChild(IdleWatch).idle.emit()
    settle()
    assert not dialog.isVisible()
    cover(entrance, Lock)


def test_from_the_lock_another_account_can_sign_in(
    entrance: Entrance, grid_folder: Path, window: MainWindow
) -> None:
    entrance.show_login(grid_folder)
    sign_in(entrance)
    entrance.app.lock()
    cover(entrance, Lock).sign_out_wanted.emit()
    assert entrance.app.desk is None
    sign_in(entrance)


def test_a_lock_stands_again_in_the_other_language(
    entrance: Entrance, grid_folder: Path, app: App, window: MainWindow
) -> None:
    entrance.show_login(grid_folder)
    sign_in(entrance)
    app.lock()
    again = MainWindow(app, ROWS)
    again.show()
    entrance.attach(again)
    assert again.is_covered
    assert again.findChild(Lock) is not None
    entrance.attach(window)  # a window goes when another has taken over
    again.retire()
    settle()
