"""户册 by keyboard: walk the list, look at a household, mend it, take it back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from gridcredit.domain.duties import Duty
from gridcredit.operations import households
from gridcredit.operations.desk import Desk
from gridcredit.operations.households import Scope
from gridcredit.store import audit
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.household import NewHouseholdDialog
from gridcredit.ui.dialogs.move_resident import MoveResidentDialog
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.dialogs.resident import ResidentDialog
from gridcredit.ui.dialogs.roster_import import RosterImportDialog
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages import PAGES, PageRow
from gridcredit.ui.pages.register import RegisterPage
from gridcredit.ui.shell.toasts import Toast
from gridcredit.ui.widgets.drop_area import DropArea
from tests.operations.copies import open_copy
from tests.ui.access import unnamed
from tests.ui.conftest import FakePage, settle, until

CTRL = Qt.KeyboardModifier.ControlModifier
ROWS = (
    next(row for row in PAGES if row.id == "households"),
    PageRow("visits", "走访", "visit", Duty.READ, FakePage),
    PageRow("settings", "设置", "settings", Duty.READ, FakePage, 2),
)


@pytest.fixture
def shown(app: App, desk: Desk) -> Iterator[MainWindow]:
    """The window of a grid worker on the register's page."""
    yield from window_of(app, desk)


def window_of(app: App, desk: Desk) -> Iterator[MainWindow]:
    app.settings.page = "households"
    made = MainWindow(app, ROWS)
    made.resize(1366, 768)
    app.open_desk(desk)
    made.show()
    made.activateWindow()
    settle()
    yield made
    app.close_desk()
    made.retire()
    settle()


def page_of(window: MainWindow) -> RegisterPage:
    page = window.page("households")
    assert isinstance(page, RegisterPage)
    return page


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)
    settle()


def stand_on(window: MainWindow, at: int) -> UUID:
    """Walk down the list to a household and wait until its page is shown."""
    page = page_of(window)
    page.list.table.setFocus()
    page.list.table.selectRow(at)
    household: UUID = page.list.model.id_at(at)
    until(lambda: page.pane.view is not None and page.pane.view.household.id == household)
    return household


def dialog_of(window: MainWindow, kind: type[QWidget]) -> QWidget:
    dialog = page_of(window).deeds.dialog
    assert isinstance(dialog, kind)
    dialog.activateWindow()
    settle()
    return dialog


def field(dialog: QWidget, name: str) -> QLineEdit:
    line = dialog.rows[name].field
    assert isinstance(line, QLineEdit)
    return line


def told(window: MainWindow) -> str:
    return window.findChild(Toast).accessibleName()


def test_arrow_keys_walk_the_households_and_their_pages_follow(
    shown: MainWindow, desk: Desk
) -> None:
    page = page_of(shown)
    first = stand_on(shown, 0)
    press(Qt.Key.Key_Down)
    second = households.household_ids(desk)[1]
    until(lambda: page.pane.view is not None and page.pane.view.household.id == second)
    assert first != second
    assert page.remark.startswith("6 户")


def test_the_filter_narrows_enter_goes_into_the_list_and_escape_shows_all(
    shown: MainWindow, desk: Desk
) -> None:
    page = page_of(shown)
    wanted = households.view(desk, households.household_ids(desk)[4])
    page.list.table.setFocus()
    press(Qt.Key.Key_F, CTRL)
    assert QApplication.focusWidget() is page.list.filter
    page.list.filter.insert(wanted.household.householder)
    press(Qt.Key.Key_Return)
    assert wanted.household.id in page.list.model.ids()
    assert page.list.model.rowCount() < 6
    assert QApplication.focusWidget() is page.list.table
    press(Qt.Key.Key_Escape)
    until(lambda: page.list.model.rowCount() == 6)


def test_a_filter_that_finds_nothing_says_what_to_do(shown: MainWindow) -> None:
    page = page_of(shown)
    page.list.filter.setText("没有这个人")
    until(lambda: page.list.model.rowCount() == 0)
    assert any("没有符合" in label.text() for label in visible_labels(page))


def test_in_a_narrow_window_a_household_opens_over_the_list_and_escape_returns(
    shown: MainWindow,
) -> None:
    shown.resize(911, 512)
    settle()
    page = page_of(shown)
    assert not page.pane.isVisible()
    page.list.table.setFocus()
    page.list.table.selectRow(2)
    press(Qt.Key.Key_Return)
    assert page.pane.isVisible()
    assert page.pane.back.isVisible()
    assert not page.list.isVisible()
    press(Qt.Key.Key_Escape)
    assert page.list.isVisible()
    assert QApplication.focusWidget() is page.list.table


def test_full_details_ask_why_and_are_masked_at_the_next_household(
    shown: MainWindow, desk: Desk
) -> None:
    page = page_of(shown)
    stand_on(shown, 0)
    page.pane.wanted.emit(("reveal", None))
    dialog = dialog_of(shown, ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    assert unnamed(dialog) == []
    dialog.reasons.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert page.pane.view is not None
    assert page.pane.view.revealed
    assert not any("*" in p.resident.id_number for p in page.pane.view.people)
    with desk.reading() as session:
        assert [e.facts["purpose"] for e in audit.entries(session, act="reveal")] == ["电话联系"]
    stand_on(shown, 1)
    assert not page.pane.view.revealed


def test_a_resident_is_mended_by_keyboard_and_undone_by_ctrl_z(
    shown: MainWindow, desk: Desk
) -> None:
    household = stand_on(shown, 0)
    before = households.view(desk, household).people[0].resident
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page_of(shown).pane.people
    press(Qt.Key.Key_Return)
    dialog = dialog_of(shown, ResidentDialog)
    assert unnamed(dialog) == []
    field(dialog, "name").setText("改了名")
    field(dialog, "name").setFocus()
    press(Qt.Key.Key_Return)
    after = households.reveal(desk, household, "测试").people[0].resident
    assert after.name == "改了名"
    assert after.id_number.endswith(before.id_number[-4:])  # left blank, left alone
    assert "已修改居民" in told(shown)
    shown.activateWindow()
    settle()
    page_of(shown).list.table.setFocus()
    press(Qt.Key.Key_Z, CTRL)
    assert households.view(desk, household).people[0].resident.name == before.name


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_saved(
    shown: MainWindow, desk: Desk
) -> None:
    household = stand_on(shown, 0)
    before = households.view(desk, household).people[0].resident
    page_of(shown).pane.wanted.emit(("edit_resident", households.view(desk, household).people[0]))
    dialog = dialog_of(shown, ResidentDialog)
    field(dialog, "id_number").setText("370499199001010011")
    field(dialog, "birth_date").setText("not a day")
    field(dialog, "name").setFocus()
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert field(dialog, "id_number").property("wrong") == "true"
    assert field(dialog, "birth_date").property("wrong") == "true"
    assert QApplication.focusWidget() is field(dialog, "id_number")
    press(Qt.Key.Key_Escape)
    assert households.view(desk, household).people[0].resident == before


def test_who_left_is_asked_for_the_day(shown: MainWindow, desk: Desk) -> None:
    household = stand_on(shown, 0)
    page_of(shown).pane.wanted.emit(("edit_resident", households.view(desk, household).people[0]))
    dialog = dialog_of(shown, ResidentDialog)
    assert not field(dialog, "left_on").isVisible()
    dialog.rows["state"].field.setCurrentIndex(3)
    assert field(dialog, "left_on").isVisible()
    field(dialog, "name").setFocus()
    press(Qt.Key.Key_Return)
    assert field(dialog, "left_on").property("wrong") == "true"
    field(dialog, "left_on").setText("2026.11.1")
    press(Qt.Key.Key_Return)
    gone = households.view(desk, household).people[0].resident
    assert (gone.state.value, str(gone.left_on)) == ("moved_out", "2026-11-01")


def test_an_id_number_fills_in_birth_date_and_sex(shown: MainWindow) -> None:
    stand_on(shown, 0)
    page_of(shown).pane.wanted.emit(("add_resident", None))
    dialog = dialog_of(shown, ResidentDialog)
    field(dialog, "id_number").setText("370499199001010015")
    field(dialog, "id_number").editingFinished.emit()
    assert field(dialog, "birth_date").text() == "1990-01-01"
    assert dialog.rows["sex"].field.currentData() == "male"
    dialog.reject()


def test_a_household_taken_off_comes_back_with_undo(shown: MainWindow, desk: Desk) -> None:
    household = stand_on(shown, 2)
    page = page_of(shown)
    page.pane.wanted.emit(("remove", None))
    dialog_of(shown, ReasonDialog)
    press(Qt.Key.Key_Return)
    assert household not in households.household_ids(desk)
    assert page.pane.view is None
    shown.undo()
    settle()
    assert household in households.household_ids(desk)
    assert household in page.list.model.ids()


def test_a_reason_of_ones_own_must_be_written(shown: MainWindow, desk: Desk) -> None:
    household = stand_on(shown, 2)
    page_of(shown).pane.wanted.emit(("remove", None))
    dialog = dialog_of(shown, ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    dialog.reasons.other.setFocus()
    dialog.reasons.other.insert(" ")
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reasons.other.insert("拆迁安置")
    press(Qt.Key.Key_Return)
    assert households.view(desk, household).household.removed == "拆迁安置"


def test_a_household_is_added_by_keyboard_and_shown(shown: MainWindow, desk: Desk) -> None:
    page = page_of(shown)
    page.deeds.add_household()
    dialog = dialog_of(shown, NewHouseholdDialog)
    assert unnamed(dialog) == []
    field(dialog, "estate").setText("东村")
    field(dialog, "room").setText("99号")
    field(dialog, "room").setFocus()
    press(Qt.Key.Key_Return)
    assert field(dialog, "householder").property("wrong") == "true"
    field(dialog, "householder").setText("新户主")
    press(Qt.Key.Key_Return)
    assert page.pane.view is not None
    assert page.pane.view.address == "东村99号"
    assert [p.resident.name for p in page.pane.view.people] == ["新户主"]
    assert page.list.chosen() == page.pane.view.household.id
    shown.undo()
    assert len(households.household_ids(desk)) == 6


def test_a_resident_is_moved_to_a_household_found_by_its_door(
    shown: MainWindow, desk: Desk
) -> None:
    household = stand_on(shown, 0)
    person = households.view(desk, household).people[-1].resident
    other = households.view(desk, households.household_ids(desk)[3])
    page_of(shown).deeds._move_resident(desk, person)
    dialog = dialog_of(shown, MoveResidentDialog)
    field(dialog, "household").insert(other.household.householder)
    press(Qt.Key.Key_Return)
    moved = households.view(desk, other.household.id)
    assert person.id in {p.resident.id for p in moved.people}


def test_a_search_hit_opens_the_household_whatever_was_filtered(
    shown: MainWindow, desk: Desk
) -> None:
    page = page_of(shown)
    wanted = households.view(desk, households.household_ids(desk)[5])
    page.list.filter.setText("没有这个人")
    until(lambda: page.list.model.rowCount() == 0)
    assert shown.app.search is not None
    hit = next(
        h for h in shown.app.search(wanted.household.householder) if wanted.household.id in h.target
    )
    shown.show_page(*hit.target)
    assert page.pane.view is not None
    assert page.pane.view.household.id == wanted.household.id
    assert page.list.chosen() == wanted.household.id


def test_a_building_of_the_tree_shows_its_doors(shown: MainWindow) -> None:
    page = page_of(shown)
    page.show_target(Scope(page.branch.scope.area, "没有这个小区"))
    assert page.scope == Scope(page.branch.scope.area, "没有这个小区")
    shown.refresh_page()
    settle()
    assert page.scope == page.branch.scope


def test_the_area_is_remembered_and_no_address_is(shown: MainWindow) -> None:
    page = page_of(shown)
    code = page.branch.scope.area
    page.tree.scope_chosen.emit(Scope(code, "薛庄新苑", "1号楼"))
    assert code in shown.app.settings.choices.values()
    assert not any("薛庄" in choice for choice in shown.app.settings.choices.values())


def test_names_are_masked_at_the_street(app: App, street_desk: Desk) -> None:
    for window in window_of(app, street_desk):
        stand_on(window, 0)
        view = page_of(window).pane.view
        assert view is not None
        assert all("*" in p.resident.name for p in view.people)
        assert app.search is not None
        assert all("*" in hit.title for hit in app.search("1号楼") if hit.kind != "area")


def test_an_office_without_a_register_is_told_how_to_begin(
    app: App, kept_offices: dict[str, Path], tmp_path: Path
) -> None:
    district = open_copy(kept_offices["district"], tmp_path / "district")
    for window in window_of(app, district):
        page = page_of(window)
        assert page.start.isVisible()
        assert unnamed(page) == []
        app.messages.choose_file = lambda *_: tmp_path / "nothing.xlsx"
        page.start.findChild(DropArea).click()
        assert isinstance(page.deeds.dialog, RosterImportDialog)


def test_locking_closes_what_is_open(shown: MainWindow) -> None:
    stand_on(shown, 0)
    page_of(shown).pane.wanted.emit(("add_resident", None))
    dialog = dialog_of(shown, ResidentDialog)
    shown.app.lock()
    assert not dialog.isVisible()


def test_locking_after_a_dialog_was_closed_is_only_locking(
    shown: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: faults.append(error))
    page_of(shown).import_file()
    dialog_of(shown, RosterImportDialog).reject()
    settle()
    shown.app.lock()
    assert faults == []


def test_an_area_without_households_says_so(app: App, street_desk: Desk) -> None:
    for window in window_of(app, street_desk):
        page = page_of(window)
        empty = next(b for b in page.branch.children if not b.households)
        page.show_target(empty.scope)
        assert any("这里还没有户" in label.text() for label in visible_labels(page))


def test_everything_reachable_has_a_name(shown: MainWindow) -> None:
    stand_on(shown, 0)
    assert unnamed(page_of(shown)) == []


def visible_labels(root: QWidget) -> list[QLabel]:
    return [label for label in root.findChildren(QLabel) if label.isVisible()]
