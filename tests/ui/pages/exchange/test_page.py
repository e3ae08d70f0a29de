"""交换: a package out, files in on their cards, conflicts chosen, children certified and ended."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import Cancelled
from gridcredit.domain.kinds.setting import setting_id
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import conflicts, sending, situation, undoing
from gridcredit.operations.installation.credentials import KEYS
from gridcredit.operations.register import people
from gridcredit.operations.trust import enrolling
from gridcredit.store.exchange import links
from gridcredit.store.journal import journal, nodes
from gridcredit.store.workspace import audit
from gridcredit.ui.pages.exchange.page import ExchangePage
from gridcredit.ui.shell.toasts import Toast
from gridcredit.ui.tokens import CAPTION
from gridcredit.ui.widgets.file_chip import FileChip
from gridcredit.ui.widgets.tag import Tag
from tests.operations.offices import GRIDS, PASSPHRASE, Ticking, counting_ids
from tests.ui import keys
from tests.ui.access import unnamed
from tests.ui.conftest import settle

CTRL = Qt.KeyboardModifier.ControlModifier
Open = Callable[[Desk], ExchangePage]


def change(desk: Desk, at: int, field: str, value: str) -> None:
    person = people.list_residents(desk)[at]
    with desk.writing() as session:
        journal.edit(session, "resident", person.line.id, {field: value})


@pytest.fixture
def package(desk: Desk, tmp_path: Path) -> Path:
    """What a grid worker changed, on a stick."""
    change(desk, 0, "note", "来自网格")
    change(desk, 1, "phone", "19900001111")
    return sending.export_package(desk, None, tmp_path / "stick").path


def request_of(tmp_path: Path, area: str = GRIDS[1]) -> Path:
    waiting = enrolling.start_child(
        tmp_path / "new", Office.GRID, area, "李娜", PASSPHRASE, Ticking(),
        counting_ids(70).__next__,
    )  # fmt: skip
    file = enrolling.write_request(waiting, tmp_path / "stick" / "x.gcreq")
    waiting.close()
    return file


def states(page: ExchangePage) -> dict[str, str]:
    return {card.file.name: card.state for card in page.tray.cards()}


def words_of(page: ExchangePage) -> str:
    settle()
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    tags = [tag.accessibleName() for tag in page.findChildren(Tag) if tag.isVisible()]
    return " | ".join(labels + tags)


def click(page: ExchangePage, words: str) -> None:
    buttons = [b for b in page.findChildren(QAbstractButton) if b.isVisible() and b.text() == words]
    assert buttons, words
    buttons[0].click()
    settle()


def test_what_waits_is_exported_by_one_key_and_can_be_dragged_away(
    desk: Desk, open_page: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    change(desk, 0, "note", "改")
    page = open_page(desk)
    assert page.out.export.isEnabled()
    qtbot.keyClick(page.window(), Qt.Key.Key_E, CTRL)
    settle()
    chip = page.out.findChild(FileChip)
    assert chip.path.exists()
    assert chip.path.parent == desk.folder / "outbox"
    assert "等待回执" in state_column(page)
    assert unnamed(page) == []


@pytest.mark.parametrize(("office", "is_told"), [("desk", False), ("district_desk", True)])
def test_a_package_in_another_suite_is_told_to_the_district_which_chose(
    request: pytest.FixtureRequest, open_page: Open, office: str, is_told: bool, qtbot: QtBot
) -> None:
    desk = request.getfixturevalue(office)
    with desk.writing() as session:
        kept = msgspec.json.decode(nodes.secret(session, KEYS) or b"")
        del kept["sm2"]  # a workspace from before suite B
        nodes.keep_secret(session, KEYS, msgspec.json.encode(kept))
        journal.edit(session, "setting", setting_id("suite"), {"value": "B"})
    page = open_page(desk)
    qtbot.keyClick(page.window(), Qt.Key.Key_E, CTRL)
    settle()
    assert page.out.findChild(FileChip).path.exists()
    told = [label for label in page.out.findChildren(QLabel) if "仍用 A 套件" in label.text()]
    assert bool(told) is is_told


def state_column(page: ExchangePage) -> list[str]:
    model = page.lists.sent.table.model()
    return [model.index(row, 5).data() for row in range(model.rowCount())]


def test_with_everything_confirmed_there_is_nothing_to_export(desk: Desk, open_page: Open) -> None:
    page = open_page(desk)
    assert not page.out.export.isEnabled()
    page.export()
    assert not (desk.folder / "outbox").exists()


def test_in_the_smallest_window_a_sent_file_can_be_read_to_its_end(
    desk: Desk, open_page: Open
) -> None:
    page = open_page(desk)
    page.window().resize(911, 512)  # 1366 × 768 at 150 %
    change(desk, 0, "note", "改")
    page.export()
    settle()
    table = page.lists.sent.table
    name = table.model().index(0, 0).data().partition("\n")[2]
    assert name.endswith(".gcpkg")
    font = QFont(table.font())
    font.setPixelSize(CAPTION)
    assert QFontMetrics(font).horizontalAdvance(name) <= table.columnWidth(0) - 2 * 13
    assert table.horizontalHeader().length() <= table.viewport().width()


def test_an_export_that_was_stopped_leaves_no_file(
    desk: Desk, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(desk, 0, "note", "改")
    page = open_page(desk)

    def stopped(*_given: object) -> None:
        raise Cancelled

    monkeypatch.setattr(sending, "export_package", stopped)  # the person stops it mid-way
    page.export()
    settle()
    assert page.out.findChild(FileChip) is None


def test_a_dropped_package_is_previewed_then_taken_in_by_keyboard(
    street_desk: Desk, open_page: Open, package: Path
) -> None:
    page = open_page(street_desk)
    drop(page, [package])
    assert states(page) == {package.name: "ready"}
    assert "人员 2" in words_of(page)
    assert len(situation.traffic(street_desk).received) == 1
    assert QApplication.focusWidget() is page.tray.take_in
    keys.press(Qt.Key.Key_Return)
    assert states(page) == {package.name: "done"}
    chip = page.tray.cards()[0].findChild(FileChip)
    assert QApplication.focusWidget() is chip
    assert chip.path.parent == package.parent
    assert page.window().findChild(Toast).isVisible()
    assert unnamed(page) == []


def drop(page: ExchangePage, files: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    page.dropEvent(
        QDropEvent(
            QPointF(300, 500),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    settle()


def test_a_folder_full_of_files_loses_none_of_them(
    street_desk: Desk, open_page: Open, package: Path, tmp_path: Path
) -> None:
    stick = package.parent
    (stick / "cut.gcpkg").write_bytes(package.read_bytes()[:-200])
    (stick / "photo.gcpkg").write_bytes(b"nothing of ours")
    request = request_of(tmp_path)
    page = open_page(street_desk)
    drop(page, [stick])
    assert states(page) == {
        package.name: "ready",
        "cut.gcpkg": "refused",
        "photo.gcpkg": "refused",
        request.name: "joining",
    }
    said = words_of(page)
    assert "文件不完整" in said
    assert "不是数据包文件" in said
    page.tray.take_in.click()
    settle()
    assert states(page)[package.name] == "done"
    assert states(page)["cut.gcpkg"] == "refused"


@pytest.mark.parametrize("case", ["other office", "revoked", "gone"])
def test_what_refuses_a_file_is_said_on_its_card(
    case: str, desk: Desk, street_desk: Desk, open_page: Open, package: Path
) -> None:
    if case == "revoked":
        enrolling.revoke(street_desk, desk.node.id)
    if case == "gone":
        package.unlink()
    page = open_page(desk if case == "other office" else street_desk)
    page.offer([package])
    settle()
    assert states(page) == {package.name: "refused"}
    wanted = {"other office": "是发给", "revoked": "已被吊销", "gone": "找不到："}
    assert wanted[case] in words_of(page)


def test_a_receipt_confirms_what_was_sent(
    desk: Desk, street_desk: Desk, open_page: Open, package: Path
) -> None:
    from gridcredit.operations.inbox import inbox

    receipt = inbox.take_in(street_desk, package).receipt
    assert receipt is not None
    page = open_page(desk)
    page.offer([receipt])
    settle()
    page.tray.take_in.click()
    settle()
    assert all(state.startswith("已确认") for state in state_column(page))
    assert not page.out.export.isEnabled()


def test_a_request_is_approved_after_its_fingerprint_was_shown(
    street_desk: Desk, open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = request_of(tmp_path, GRIDS[1])
    page = open_page(street_desk)
    certificate = tmp_path / "made.gccert"
    monkeypatch.setattr(page.app.messages, "choose_save", lambda *_given: certificate)
    page.offer([request])
    settle()
    print_ = enrolling.read_request(request).keys.fingerprint().replace("-", "  ")
    assert print_ in words_of(page)
    keys.press(Qt.Key.Key_Return)  # the approval has the keyboard
    assert certificate.exists()
    assert page.tray.cards()[0].findChild(FileChip).path == certificate
    assert "李娜" in [link.node.name for link in page.children_list.listing.rows()]


def test_an_area_that_is_not_below_is_refused_on_the_card(
    street_desk: Desk, open_page: Open, tmp_path: Path
) -> None:
    request = request_of(tmp_path, "370403999001001")
    page = open_page(street_desk)
    page.offer([request])
    settle()
    assert states(page) == {request.name: "refused"}


@pytest.mark.parametrize("agrees", [True, False])
def test_a_child_is_revoked_only_when_it_was_meant(
    agrees: bool, street_desk: Desk, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(street_desk)
    monkeypatch.setattr(page.app.messages, "ask", lambda *_given, **_more: agrees)
    page.tabs.setCurrentWidget(page.children_list)
    page.children_list.listing.table.selectRow(0)
    click(page, "吊销证书")
    found = enrolling.list_nodes(street_desk)[0].state
    assert found == ("revoked" if agrees else "active")


def test_a_grid_worker_has_no_list_of_children(desk: Desk, open_page: Open) -> None:
    page = open_page(desk)
    assert page.tabs.indexOf(page.children_list) == -1
    assert not page.children_list.isVisible()


@pytest.fixture
def disputed(street_desk: Desk, package: Path) -> Desk:
    """A street that holds another phone and another note than the package brings."""
    from gridcredit.operations.inbox import inbox

    change(street_desk, 0, "note", "来自街道")
    change(street_desk, 1, "phone", "19900002222")
    inbox.take_in(street_desk, package)
    return street_desk


def test_conflicts_stand_side_by_side_and_one_is_chosen(disputed: Desk, open_page: Open) -> None:
    page = open_page(disputed)
    page.show_target("conflicts")
    settle()
    assert page.tabs.tabText(page.tabs.indexOf(page.disputes)).endswith("2")
    said = words_of(page)
    assert "来自网格" in said
    assert "来自街道" in said
    assert unnamed(page) == []
    page.disputes._pane.take_keyboard()
    keys.press(Qt.Key.Key_Return)
    assert [one.conflict.field for one in conflicts.disputes(disputed)] == ["phone"]


def test_a_value_taken_in_again_still_names_who_entered_it(disputed: Desk, open_page: Open) -> None:
    with disputed.reading() as session:
        brought = max(links.imports(session), key=lambda one: one.first)
    undoing.undo_import(disputed, brought.id)
    undoing.redo_import(disputed, brought.id)
    page = open_page(disputed)
    page.show_target("conflicts")
    settle()
    values = conflicts.disputes(disputed)[0].conflict.values
    worker = next(v.first.author for v in values if v.value == "来自网格")
    assert f"最早由{worker}录入" in words_of(page)


def test_a_third_value_can_be_typed(disputed: Desk, open_page: Open) -> None:
    page = open_page(disputed)
    page.show_target("conflicts")
    settle()
    page.disputes._pane._third.field.setText("第三种")
    click(page, "采用填写值")
    assert [one.conflict.field for one in conflicts.disputes(disputed)] == ["phone"]
    person = people.list_residents(disputed)[0].line.id
    with disputed.reading() as session:
        assert journal.history(session, person)[-1].new == {"note": "第三种"}


def test_masked_values_are_shown_for_a_purpose(
    disputed: Desk, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(disputed)
    page.show_target("conflicts")
    page.disputes.listing.table.selectRow(1)
    settle()
    assert "199****1111" in words_of(page)
    monkeypatch.setattr(page.app.messages, "ask_text", lambda *_given: "核对电话")
    click(page, "显示完整内容")
    assert "19900001111" in words_of(page)
    with disputed.reading() as session:
        assert audit.entries(session)[-1].act == "reveal"


def test_the_folder_of_exports_is_remembered(
    desk: Desk, open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(desk, 0, "note", "改")
    page = open_page(desk)
    page.app.settings.folders["export"] = str(tmp_path / "elsewhere")
    page.refresh()
    page.export()
    settle()
    assert page.out.findChild(FileChip).path.parent == tmp_path / "elsewhere"


def test_the_code_is_the_one_of_the_records(desk: Desk, open_page: Open) -> None:
    page = open_page(desk)
    assert page.code.text() == situation.status(desk).code
