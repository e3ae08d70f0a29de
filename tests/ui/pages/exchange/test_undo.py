"""交换: what came in is undone from its list after a look, and taken in again."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import sending, situation
from gridcredit.operations.inbox import inbox
from gridcredit.operations.register import people
from gridcredit.store.journal import journal
from gridcredit.store.register import register_lists
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.undo_import import UndoImportDialog
from gridcredit.ui.pages.exchange.page import ExchangePage
from gridcredit.ui.shell.toasts import Toast
from tests.ui import keys
from tests.ui.access import unnamed
from tests.ui.conftest import settle


@pytest.fixture
def package(desk: Desk, tmp_path: Path) -> Path:
    """Two changes of one resident and one of another, on a stick."""
    one, two = (p.line.id for p in people.list_residents(desk)[:2])
    edit(desk, one, note="来自网格", phone="19900001111")
    edit(desk, two, phone="19900001112")
    return sending.export_package(desk, None, tmp_path / "stick").path


@pytest.fixture
def page(
    street_desk: Desk, package: Path, open_page: Callable[[Desk], ExchangePage]
) -> ExchangePage:
    """The street's page with the package taken in and one of its values changed since, standing
    on it in the list."""
    inbox.take_in(street_desk, package)
    edit(street_desk, people.list_residents(street_desk)[0].line.id, phone="19900002222")
    made = open_page(street_desk)
    made.tabs.setCurrentWidget(made.received)
    made.received.listing.table.setFocus()
    rows = made.received.listing.rows()
    made.received.listing.table.selectRow([row.number for row in rows].index(2))
    settle()
    return made


def edit(desk: Desk, row: UUID, **new: str) -> None:
    with desk.writing() as session:
        journal.edit(session, "resident", row, new)


def values(desk: Desk) -> list[tuple[str, str]]:
    """Note and telephone number of the two."""
    rows = [p.line.id for p in people.list_residents(desk)[:2]]
    with desk.reading() as session:
        found = [register_lists.get(session, "resident", row) for row in rows]
    return [(person.note, person.phone) for person in found]


def dialog_of(page: ExchangePage) -> UndoImportDialog:
    assert isinstance(page.undoing.dialog, UndoImportDialog)
    return page.undoing.dialog


def told(page: ExchangePage) -> str:
    """How the list says that the package stands."""
    table = page.received.listing.table
    return str(table.model().index(table.currentIndex().row(), 6).data())[:3]


def lines(dialog: UndoImportDialog) -> list[str]:
    model = dialog.table.model()
    return [model.index(row, 2).data() for row in range(model.rowCount())]


def push(dialog: UndoImportDialog, words: str) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text() == words).setFocus()
    keys.press(Qt.Key.Key_Return)


def test_by_keys_alone_an_import_is_looked_at_undone_and_taken_in_again(
    page: ExchangePage, street_desk: Desk
) -> None:
    whole = values(street_desk)
    keys.press(Qt.Key.Key_Return)  # on the row: to what can be done with it
    keys.press(Qt.Key.Key_Space)
    assert lines(dialog_of(page)) == ["电话：后来有人改过；其余改回：备注"]
    assert values(street_desk) == whole
    assert unnamed(dialog_of(page)) == []
    push(dialog_of(page), "撤销导入")
    assert values(street_desk)[0] == ("", "19900002222")
    assert values(street_desk)[1][1] != "19900001112"
    assert told(page) == "已撤销"
    assert page.window().findChild(Toast).isVisible()
    page.window().activateWindow()  # without a window manager nobody else does
    settle()
    assert page.received.listing.table.hasFocus()
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Space)
    assert dialog_of(page)._tiles["reversed"].accessibleName() == "恢复 2"
    push(dialog_of(page), "恢复导入")
    assert values(street_desk) == whole
    assert told(page) == "已导入"
    assert unnamed(page) == []


def test_nothing_happens_before_the_person_agrees(
    page: ExchangePage, street_desk: Desk, qtbot: QtBot
) -> None:
    whole = values(street_desk)
    for leave in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        page.received._on_undo()
        settle()
        if leave is Qt.Key.Key_Return:  # on what one comes to first, Enter cancels
            next(b for b in dialog_of(page).findChildren(QPushButton) if b.isDefault()).setFocus()
        dialog = dialog_of(page)
        qtbot.keyClick(dialog.focusWidget() or dialog, leave)
        settle()
        assert not shiboken6.isValid(dialog)
        assert values(street_desk) == whole
    assert situation.traffic(street_desk).undone == {}


def test_every_group_has_its_list(page: ExchangePage) -> None:
    page.received._on_undo()
    settle()
    dialog = dialog_of(page)
    dialog._tiles["reversed"].setChecked(True)
    assert lines(dialog) == ["改回：电话"]
    dialog._tiles["could_not"].setChecked(True)
    assert lines(dialog) == []
    assert not dialog._tiles["waiting"].isVisible()


def test_undoing_a_removal_is_said_to_put_back_and_undoing_an_addition_to_take_off(
    page: ExchangePage, desk: Desk, street_desk: Desk, tmp_path: Path
) -> None:
    def told_of(number: int) -> list[str]:
        table = page.received.listing.table
        rows = page.received.listing.rows()
        table.selectRow([row.number for row in rows].index(number))
        page.received._on_undo()
        settle()
        dialog = dialog_of(page)
        dialog._tiles["reversed"].setChecked(True)
        said = lines(dialog)
        dialog.reject()
        settle()
        return said

    one = people.list_residents(desk)[2].line.id
    edit(desk, one, removed="重复登记")
    inbox.take_in(street_desk, sending.export_package(desk, None, tmp_path / "stick").path)
    page.mark_stale()
    settle()

    assert "回到户册" in told_of(3)
    assert "移出户册" in told_of(1)


def test_the_file_of_an_undone_import_says_where_it_is_taken_in_again(
    page: ExchangePage, street_desk: Desk, package: Path
) -> None:
    page.received._on_undo()
    settle()
    push(dialog_of(page), "撤销导入")
    page.offer([package])
    settle()
    [card] = page.tray.cards()
    assert "已撤销" in card._state.accessibleName()


def test_locking_leaves_no_dialog_in_sight(page: ExchangePage, app: App) -> None:
    page.received._on_undo()
    settle()
    dialog = dialog_of(page)
    app.locked.emit()
    settle()
    assert not shiboken6.isValid(dialog)
    app.locked.emit()
