"""From the first start to an open workspace and back at the lock, by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget

from gridcredit import paths
from gridcredit.domain.codes import Office, Role
from gridcredit.operations import accounts, enrolling, keeping, signing_in
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.store import audit, vault
from gridcredit.ui.app import App
from gridcredit.ui.entrance import WORKSPACE_VARIABLE, Entrance
from gridcredit.ui.idle import IdleWatch
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.shell.status import StatusStrip
from gridcredit.ui.welcome.first_run import FirstRun
from gridcredit.ui.welcome.founding import Founding, Joining
from gridcredit.ui.welcome.login import Lock, Login
from gridcredit.ui.welcome.passphrase import PassphraseEdit
from gridcredit.ui.welcome.restoring import Restoring
from gridcredit.ui.welcome.waiting import Waiting
from gridcredit.ui.widgets.file_chip import FileChip
from gridcredit.ui.widgets.form import FormRow
from tests.operations.offices import GRIDS, PASSPHRASE, Ticking, counting_ids
from tests.ui.access import unnamed
from tests.ui.conftest import ROWS, open_copy, settle

W = TypeVar("W", bound=QWidget)


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


def cover(entrance: Entrance, kind: type[W]) -> W:
    """The view that stands; it must be of this kind and nameless nowhere."""
    settle()
    found = entrance._window.findChild(kind)
    assert found is not None
    assert found.isVisible()
    assert unnamed(found) == []
    return found


def type_in(text: str) -> None:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    focus.insert(text)  # QTest has no keys for Chinese


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)
    settle()


def errors(view: QWidget) -> list[str]:
    return [
        row.field.accessibleDescription()
        for row in view.findChildren(FormRow)
        if row.field.property("wrong") == "true"
    ]


def acts(desk: Desk) -> list[str]:
    with desk.reading() as session:
        return [entry.act for entry in audit.entries(session)]


def sign_in(entrance: Entrance, passphrase: str = PASSPHRASE) -> Desk:
    cover(entrance, Login)
    type_in(passphrase)
    press(Qt.Key.Key_Return)
    desk = entrance.app.desk
    assert desk is not None
    return desk


def test_a_new_computer_asks_whose_it_is(entrance: Entrance) -> None:
    entrance.blank()
    entrance.begin()
    cover(entrance, FirstRun)
    assert entrance._window.is_covered


def test_a_grid_worker_begins_waits_and_starts_with_a_certificate(
    entrance: Entrance, kept_offices: dict[str, Path], tmp_path: Path
) -> None:
    entrance.begin()
    cover(entrance, FirstRun)
    press(Qt.Key.Key_Return)
    cover(entrance, Joining)
    for text in (GRIDS[1], "王芳", PASSPHRASE, PASSPHRASE):
        type_in(text)
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    waiting = cover(entrance, Waiting)
    request = waiting.findChild(FileChip).path
    assert paths.is_workspace(tmp_path / "home")
    street = open_copy(kept_offices["street"], tmp_path / "street")
    enrolling.approve(street, request, tmp_path / "x.gccert")
    street.close()
    waiting.certificate_offered.emit(tmp_path / "x.gccert")
    settle()
    assert not entrance._window.is_covered
    assert entrance.app.desk is not None
    assert entrance.app.desk.node.state == "active"


def test_waiting_goes_on_after_a_restart(entrance: Entrance) -> None:
    made = enrolling.start_child(
        entrance.home, Office.STREET, "370403003", "兴城街道", PASSPHRASE, Ticking(),
        counting_ids(60).__next__,
    )  # fmt: skip
    made.close()
    entrance.begin()
    cover(entrance, Login)
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
    cover(entrance, Waiting)
    assert entrance.app.desk is None


def test_a_certificate_of_somebody_else_is_refused_in_words(
    entrance: Entrance, kept_offices: dict[str, Path]
) -> None:
    made = enrolling.start_child(
        entrance.home, Office.GRID, GRIDS[1], "王芳", PASSPHRASE, Ticking(),
        counting_ids(60).__next__,
    )  # fmt: skip
    entrance.enter(made)
    waiting = cover(entrance, Waiting)
    stranger = next(kept_offices["grid"].parent.glob("grid-*.gccert"))
    waiting.certificate_offered.emit(stranger)
    settle()
    said = [label.text() for label in waiting.findChildren(QLabel) if label.isVisible()]
    assert any("证书不能用" in words for words in said)


def test_a_district_is_founded_from_its_list_of_areas(entrance: Entrance, tmp_path: Path) -> None:
    entrance.begin()
    cover(entrance, FirstRun)
    for _ in range(2):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    view = cover(entrance, Founding)
    type_in("区信用办")
    none = tmp_path / "none.csv"
    none.write_text("code,name,level,parent\n", "utf-8")
    view.file_offered.emit(none)
    assert any("district" in said for said in errors(view))
    view.file_offered.emit(paths.resources() / "demo" / "areas.csv")
    assert errors(view) == []
    view._new.first.setFocus()
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Tab)
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
    assert entrance.app.desk is not None
    assert entrance.app.desk.actor.role is Role.DISTRICT_OFFICE


def test_faults_of_a_form_stand_beside_their_fields(entrance: Entrance) -> None:
    entrance.begin()
    cover(entrance, FirstRun)
    press(Qt.Key.Key_Return)
    view = cover(entrance, Joining)
    press(Qt.Key.Key_Return)
    assert len(errors(view)) == 3
    view._area.setText(GRIDS[0])
    view._name.setText("王芳")
    view._new.first.setText("12345678")
    press(Qt.Key.Key_Return)
    assert len(errors(view)) == 1
    press(Qt.Key.Key_Escape)
    cover(entrance, FirstRun)


def test_a_wrong_passphrase_is_said_beside_the_field_and_counted(
    entrance: Entrance, grid_folder: Path
) -> None:
    entrance.app.settings.workspace = str(grid_folder)
    entrance.begin()
    view = cover(entrance, Login)
    type_in("not this one")
    press(Qt.Key.Key_Return)
    assert len(errors(view)) == 1
    assert QApplication.focusWidget() is view.passphrase
    desk = sign_in(entrance)
    with desk.reading() as session:
        last = next(e for e in reversed(audit.entries(session)) if e.act == "sign_in")
    assert last.facts == {"failed_before": 1}
    assert not entrance._window.is_covered
    assert entrance.app.settings.login == "grid"


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


def test_several_accounts_choose_theirs(entrance: Entrance, grid_folder: Path) -> None:
    desk = open_desk(grid_folder, PASSPHRASE, Ticking(), counting_ids(50).__next__)
    accounts.add_account(desk, "cai", "采集员甲", Role.COLLECTOR, "采集员的口令-2026")
    desk.close()
    entrance.show_login(grid_folder)
    view = cover(entrance, Login)
    assert view._accounts.isVisible()
    view._accounts.setFocus()
    press(Qt.Key.Key_Down)
    view._accounts.setCurrentIndex(view._accounts.findData("cai"))
    view.passphrase.setFocus()
    type_in("采集员的口令-2026")
    press(Qt.Key.Key_Return)
    assert entrance.app.desk is not None
    assert entrance.app.desk.actor.login == "cai"


def test_ctrl_l_locks_and_the_passphrase_unlocks(
    entrance: Entrance, grid_folder: Path, window: MainWindow
) -> None:
    entrance.show_login(grid_folder)
    desk = sign_in(entrance)
    window.show_page("visits")
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    view = cover(entrance, Lock)
    assert not window.page("visits").isVisible()
    type_in("not this one")
    press(Qt.Key.Key_Return)
    assert len(errors(view)) == 1
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
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


def test_a_folder_named_in_the_environment_is_begun_in_and_no_other_is_opened(
    entrance: Entrance, grid_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entrance.app.settings.workspace = str(grid_folder)
    monkeypatch.setenv(WORKSPACE_VARIABLE, str(tmp_path / "other"))
    entrance.begin()
    cover(entrance, FirstRun)
    press(Qt.Key.Key_Return)
    cover(entrance, Joining)
    for text in (GRIDS[1], "王芳", PASSPHRASE, PASSPHRASE):
        type_in(text)
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    cover(entrance, Waiting)
    assert paths.is_workspace(tmp_path / "other")


def test_a_backup_brings_a_new_computer_back_to_work(
    entrance: Entrance, grid_folder: Path, tmp_path: Path
) -> None:
    desk = open_desk(grid_folder, PASSPHRASE, Ticking(), counting_ids(50).__next__)
    file = keeping.backup(desk, tmp_path / "stick").file
    desk.close()
    assert file is not None
    entrance.begin()
    cover(entrance, FirstRun).chosen.emit("restore")
    view = cover(entrance, Restoring)
    view._take(file)
    view._passphrase.setFocus()
    type_in("not this one")
    press(Qt.Key.Key_Return)
    assert len(errors(view)) == 1
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
    assert entrance.app.desk is not None
    assert entrance.app.desk.folder == entrance.home


def test_a_lock_stands_again_in_the_other_language(
    entrance: Entrance, grid_folder: Path, app: App
) -> None:
    entrance.show_login(grid_folder)
    sign_in(entrance)
    app.lock()
    again = MainWindow(app, ROWS)
    again.show()
    entrance.attach(again)
    assert again.is_covered
    assert again.findChild(Lock) is not None
    again.retire()
    settle()


@pytest.mark.parametrize(("key", "is_said"), [("A", True), ("a", False)])
def test_a_capital_without_shift_tells_of_caps_lock(theme: object, key: str, is_said: bool) -> None:
    told: list[bool] = []
    line = PassphraseEdit()
    line.caps_lock_changed.connect(told.append)
    line.show()
    keys = {"A": Qt.Key.Key_A, "a": Qt.Key.Key_A}
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    line.keyPressEvent(
        QKeyEvent(QEvent.Type.KeyPress, keys[key], Qt.KeyboardModifier.NoModifier, key)
    )
    assert bool(told) is is_said


def test_a_folder_that_is_taken_gets_a_neighbour(tmp_path: Path) -> None:
    wanted = tmp_path / "workspace"
    assert signing_in.free_folder(wanted) == wanted
    wanted.mkdir()
    assert signing_in.free_folder(wanted) == wanted
    (wanted / "x").touch()
    assert signing_in.free_folder(wanted).name == "workspace-2"
