"""From nothing on a computer to work in a workspace."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gridcredit import paths
from gridcredit.domain.codes import Office, Role
from gridcredit.operations.desk import open_desk
from gridcredit.operations.trust import enrolling, inviting
from gridcredit.operations.workspace import keeping, signing_in
from gridcredit.ui.entrance import WORKSPACE_VARIABLE, Entrance
from gridcredit.ui.welcome.first_run import FirstRun
from gridcredit.ui.welcome.founding import Founding, Invited, Joining
from gridcredit.ui.welcome.login import Login
from gridcredit.ui.welcome.restoring import Restoring
from gridcredit.ui.welcome.waiting import Waiting
from gridcredit.ui.widgets.file_chip import FileChip
from tests.operations.offices import GRIDS, PASSPHRASE, VILLAGE, Ticking, counting_ids
from tests.operations.working import knock
from tests.ui import keys
from tests.ui.conftest import open_copy, settle
from tests.ui.welcome.comers import cover, errors, type_in


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
    keys.press(Qt.Key.Key_Return)
    cover(entrance, Joining)
    for text in (GRIDS[1], "王芳", PASSPHRASE, PASSPHRASE):
        type_in(text)
        keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Return)
    waiting = cover(entrance, Waiting)
    request = waiting.findChild(FileChip).path
    assert paths.is_workspace(tmp_path / "home")
    street = open_copy(kept_offices["street"], tmp_path / "street")
    enrolling.approve(street, request, tmp_path / "x.gccert")
    street.close()
    waiting.certificate_offered.emit(tmp_path / "x.gccert")
    settle()
    assert entrance._window.is_covered  # nobody has compared the fingerprints yet
    agree(waiting)
    assert not entrance._window.is_covered
    assert entrance.app.desk is not None
    assert entrance.app.desk.node.state == "active"


def test_a_village_begins_by_the_keyboard(
    entrance: Entrance, kept_offices: dict[str, Path], tmp_path: Path
) -> None:
    entrance.begin()
    cover(entrance, FirstRun)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    view = cover(entrance, Joining)
    for text in (GRIDS[0], "薛庄社区", PASSPHRASE, PASSPHRASE):
        type_in(text)
        keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Return)
    [said] = errors(view)
    assert VILLAGE in said  # the code that was meant
    assert not paths.is_workspace(tmp_path / "home")
    view._area.setText(VILLAGE)
    keys.press(Qt.Key.Key_Return)
    request = cover(entrance, Waiting).findChild(FileChip).path
    asked = enrolling.read_request(request)
    assert (asked.office, asked.area, asked.name) == (Office.VILLAGE, VILLAGE, "薛庄社区")
    street = open_copy(kept_offices["street"], tmp_path / "street")
    enrolling.approve(street, request, tmp_path / "x.gccert")
    street.close()
    waiting = cover(entrance, Waiting)
    waiting.certificate_offered.emit(tmp_path / "x.gccert")
    settle()
    agree(waiting)
    desk = entrance.app.desk
    assert desk is not None
    assert (desk.office, desk.actor.role) == (Office.VILLAGE, Role.VILLAGE_REVIEWER)


def agree(waiting: Waiting) -> None:
    [button] = [b for b in waiting.findChildren(QPushButton) if b.text() == "指纹一致，接受"]
    assert button.isVisible()
    button.click()
    settle()


def words_of(view: QWidget) -> str:
    return " | ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def test_an_invitation_that_is_dropped_leads_to_a_request_without_typing_codes(
    entrance: Entrance, kept_offices: dict[str, Path], tmp_path: Path
) -> None:
    street = open_copy(kept_offices["street"], tmp_path / "street")
    inviting.invite(street, GRIDS[1], tmp_path / "x.gcinv")
    entrance.begin()
    first = cover(entrance, FirstRun)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "x.gcinv"))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    first.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier))
    view = cover(entrance, Invited)
    assert GRIDS[1] in words_of(view)
    inviter = enrolling.fingerprint(street).replace("-", "  ")
    assert inviter in words_of(view)
    for text in ("王芳", PASSPHRASE, PASSPHRASE):
        type_in(text)
        keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Return)
    waiting = cover(entrance, Waiting)
    assert inviter in words_of(waiting)
    request = waiting.findChild(FileChip).path
    asked = enrolling.read_request(request)
    assert (asked.office, asked.area, asked.name) == (Office.GRID, GRIDS[1], "王芳")
    enrolling.approve(street, request, tmp_path / "x.gccert")
    street.close()
    waiting.certificate_offered.emit(tmp_path / "x.gccert")
    settle()
    agree(waiting)
    assert entrance.app.desk is not None


def test_a_certificate_whose_fingerprints_differ_is_put_away(
    entrance: Entrance, kept_offices: dict[str, Path], tmp_path: Path
) -> None:
    made = enrolling.start_child(
        entrance.home, Office.GRID, GRIDS[1], "王芳", PASSPHRASE, Ticking(),
        counting_ids(60).__next__,
    )  # fmt: skip
    entrance.enter(made)
    waiting = cover(entrance, Waiting)
    street = open_copy(kept_offices["street"], tmp_path / "street")
    enrolling.approve(street, waiting.findChild(FileChip).path, tmp_path / "x.gccert")
    waiting.certificate_offered.emit(tmp_path / "x.gccert")
    settle()
    said = words_of(waiting)
    for print_ in (enrolling.fingerprint(street), enrolling.fingerprint(made)):
        assert print_.replace("-", "  ") in said
    street.close()
    keys.press(Qt.Key.Key_Return)  # the keyboard stands on "no"
    assert made.node.state == "waiting"
    assert waiting._drop.isVisible()


@pytest.mark.parametrize("weak", ["12345678", "aaaaaaaa", " " * 8, "password1"])
def test_a_passphrase_that_anybody_guesses_is_said_beside_its_field(
    entrance: Entrance, weak: str
) -> None:
    entrance.begin()
    cover(entrance, FirstRun)
    keys.press(Qt.Key.Key_Return)
    view = cover(entrance, Joining)
    for text in (GRIDS[1], "王芳", weak, weak):
        type_in(text)
        keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Return)
    [said] = errors(view)
    assert "太容易被猜到" in said
    assert not paths.is_workspace(entrance.home)


def test_who_waits_already_can_be_invited_by_a_file(
    entrance: Entrance, kept_offices: dict[str, Path], tmp_path: Path
) -> None:
    made = enrolling.start_child(
        entrance.home, Office.GRID, GRIDS[1], "王芳", PASSPHRASE, Ticking(),
        counting_ids(60).__next__,
    )  # fmt: skip
    entrance.enter(made)
    waiting = cover(entrance, Waiting)
    street = open_copy(kept_offices["street"], tmp_path / "street")
    inviting.invite(street, GRIDS[1], tmp_path / "x.gcinv")
    inviter = enrolling.fingerprint(street).replace("-", "  ")
    street.close()
    waiting.certificate_offered.emit(tmp_path / "x.gcinv")
    settle()
    assert inviting.inviter(made) is None
    agree(waiting)
    assert inviting.inviter(made) is not None
    assert inviter in words_of(waiting)
    assert waiting._drop.isVisible()


def test_an_invitation_that_cannot_be_read_is_said(entrance: Entrance, tmp_path: Path) -> None:
    (tmp_path / "x.gcinv").write_bytes(b"junk")
    entrance.begin()
    cover(entrance, FirstRun).invitation_offered.emit(tmp_path / "x.gcinv")
    assert "x.gcinv" in words_of(cover(entrance, FirstRun))


def test_waiting_goes_on_after_a_restart(entrance: Entrance) -> None:
    made = enrolling.start_child(
        entrance.home, Office.STREET, "370403003", "兴城街道", PASSPHRASE, Ticking(),
        counting_ids(60).__next__,
    )  # fmt: skip
    made.close()
    entrance.begin()
    cover(entrance, Login)
    type_in(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
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
    for _ in range(3):
        keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    view = cover(entrance, Founding)
    type_in("区信用办")
    none = tmp_path / "none.csv"
    none.write_text("code,name,level,parent\n", "utf-8")
    view.file_offered.emit(none)
    assert any("district" in said for said in errors(view))
    view.file_offered.emit(paths.resources() / "demo" / "areas.csv")
    assert errors(view) == []
    view.new.first.setFocus()
    type_in(PASSPHRASE)
    keys.press(Qt.Key.Key_Tab)
    type_in(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    assert entrance.app.desk is not None
    assert entrance.app.desk.actor.role is Role.DISTRICT_OFFICE


def test_faults_of_a_form_stand_beside_their_fields(entrance: Entrance) -> None:
    entrance.begin()
    cover(entrance, FirstRun)
    keys.press(Qt.Key.Key_Return)
    view = cover(entrance, Joining)
    keys.press(Qt.Key.Key_Return)
    assert len(errors(view)) == 3
    view._area.setText(GRIDS[0])
    view._name.setText("王芳")
    view.new.first.setText("12345678")
    keys.press(Qt.Key.Key_Return)
    assert len(errors(view)) == 1
    keys.press(Qt.Key.Key_Escape)
    cover(entrance, FirstRun)


def test_a_folder_named_in_the_environment_is_begun_in_and_no_other_is_opened(
    entrance: Entrance, grid_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entrance.app.settings.workspace = str(grid_folder)
    monkeypatch.setenv(WORKSPACE_VARIABLE, str(tmp_path / "other"))
    entrance.begin()
    cover(entrance, FirstRun)
    keys.press(Qt.Key.Key_Return)
    cover(entrance, Joining)
    for text in (GRIDS[1], "王芳", PASSPHRASE, PASSPHRASE):
        type_in(text)
        keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Return)
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
    keys.press(Qt.Key.Key_Return)
    assert len(errors(view)) == 1
    type_in(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    assert entrance.app.desk is not None
    assert entrance.app.desk.folder == entrance.home


def test_what_a_backup_lacks_is_said_before_it_takes_its_place(
    entrance: Entrance, grid_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(grid_folder, PASSPHRASE, Ticking(), counting_ids(50).__next__)
    file = keeping.backup(desk, tmp_path / "stick").file
    knock(desk, 0)
    knock(desk, 1)
    desk.close()
    assert file is not None
    entrance.show_login(grid_folder)
    asked: list[str] = []
    for is_agreed in (False, True):

        def answer(*given: object, is_agreed: bool = is_agreed, **_named: object) -> bool:
            asked.append(str(given[2]))
            return is_agreed

        monkeypatch.setattr(entrance.app.messages, "ask", answer)
        entrance.show_restore(file)
        view = cover(entrance, Restoring)
        view._passphrase.setFocus()
        type_in(PASSPHRASE)
        keys.press(Qt.Key.Key_Return)
        assert "从没导出过的：走访 2" in asked[-1]
        assert (entrance.app.desk is not None) is is_agreed
    assert grid_folder.with_name(f"{grid_folder.name}-before-restore").is_dir()


def test_a_backup_that_lacks_nothing_is_put_in_place_without_a_question(
    entrance: Entrance, grid_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(grid_folder, PASSPHRASE, Ticking(), counting_ids(50).__next__)
    file = keeping.backup(desk, tmp_path / "stick").file
    desk.close()
    monkeypatch.setattr(entrance.app.messages, "ask", lambda *_g, **_n: pytest.fail("asked"))
    entrance.show_login(grid_folder)
    entrance.show_restore(file)
    cover(entrance, Restoring)._passphrase.setFocus()
    type_in(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    assert entrance.app.desk is not None


def test_a_folder_that_is_taken_gets_a_neighbour(tmp_path: Path) -> None:
    wanted = tmp_path / "workspace"
    assert signing_in.free_folder(wanted) == wanted
    wanted.mkdir()
    assert signing_in.free_folder(wanted) == wanted
    (wanted / "x").touch()
    assert signing_in.free_folder(wanted).name == "workspace-2"
