"""Mending the register by keyboard: dialogs, what they refuse, and undo."""

from __future__ import annotations

import sys
from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import Population, ResidentState
from gridcredit.domain.coverage import Basis
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures.covering import coverage_tree
from gridcredit.operations.register import amending, households, leaving
from gridcredit.store.workspace import audit
from gridcredit.ui.dialogs.household import NewHouseholdDialog
from gridcredit.ui.dialogs.move_resident import MoveResidentDialog
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.dialogs.resident import ResidentDialog
from gridcredit.ui.dialogs.roster_import import RosterImportDialog
from gridcredit.ui.main_window import MainWindow
from tests.ui import keys
from tests.ui.access import unnamed
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.register.window import (
    CTRL,
    ROWS,
    dialog_of,
    field,
    on_the_register,
    page_of,
    stand_on,
    told,
)


@pytest.fixture
def shown(open_window: OpenWindow, desk: Desk) -> MainWindow:
    """The window of a grid worker on the register's page."""
    return on_the_register(open_window(ROWS), desk)


def test_full_details_ask_why_and_are_masked_at_the_next_household(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = page_of(shown)
    stand_on(qtbot, shown, 0)
    page.pane.wanted.emit(("reveal", None))
    dialog = dialog_of(shown, ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    assert unnamed(dialog) == []
    dialog.reasons.setFocus()
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    assert page.pane.view is not None
    assert page.pane.view.revealed
    assert not any("*" in p.resident.id_number for p in page.pane.view.people)
    with desk.reading() as session:
        assert [e.facts["purpose"] for e in audit.entries(session, act="reveal")] == ["电话联系"]
    stand_on(qtbot, shown, 1)
    assert not page.pane.view.revealed


def test_a_resident_is_mended_by_keyboard_and_undone_by_ctrl_z(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    household = stand_on(qtbot, shown, 0)
    before = households.reveal(desk, household, "测试").people[0].resident
    keys.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page_of(shown).pane.people
    keys.press(Qt.Key.Key_Return)
    dialog = dialog_of(shown, ResidentDialog)
    assert unnamed(dialog) == []
    field(dialog, "name").setText("改了名")
    field(dialog, "name").setFocus()
    keys.press(Qt.Key.Key_Return)
    after = households.reveal(desk, household, "测试").people[0].resident
    assert after.name == "改了名"
    assert after.id_number == before.id_number  # left blank, left alone
    assert "已修改居民" in told(shown)
    shown.activateWindow()
    settle()
    page_of(shown).list.table.setFocus()
    keys.press(Qt.Key.Key_Z, held=CTRL)
    assert households.view(desk, household).people[0].resident.name == before.name


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_saved(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    household = stand_on(qtbot, shown, 0)
    before = households.view(desk, household).people[0].resident
    page_of(shown).pane.wanted.emit(("edit_resident", households.view(desk, household).people[0]))
    dialog = dialog_of(shown, ResidentDialog)
    field(dialog, "id_number").setText("370499199001010011")
    field(dialog, "birth_date").setText("not a day")
    field(dialog, "name").setFocus()
    keys.press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert field(dialog, "id_number").property("wrong") == "true"
    assert field(dialog, "birth_date").property("wrong") == "true"
    assert QApplication.focusWidget() is field(dialog, "id_number")
    keys.press(Qt.Key.Key_Escape)
    assert households.view(desk, household).people[0].resident == before


def test_a_second_phone_stands_beside_the_first_and_stays_when_left_masked(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    household = households.household_ids(desk)[0]
    person = households.view(desk, household).people[0].resident.id
    note = "其他电话：19900005678"
    amending.change(desk, "resident", person, {"note": note})
    stand_on(qtbot, shown, 0)
    numbers = page_of(shown).pane.people.model().index(0, 1)
    assert numbers.data().endswith(" · 199****5678")
    assert numbers.data(Qt.ItemDataRole.ToolTipRole) == numbers.data()
    masked = households.view(desk, household).people[0]
    page_of(shown).pane.wanted.emit(("edit_resident", masked))
    dialog = dialog_of(shown, ResidentDialog)
    assert field(dialog, "note").text() == ""
    field(dialog, "name").setText("改了名")
    field(dialog, "name").setFocus()
    keys.press(Qt.Key.Key_Return)
    after = households.reveal(desk, household, "测试").people[0].resident
    assert (after.name, after.note) == ("改了名", note)


def test_enter_on_cancel_cancels(shown: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    household = stand_on(qtbot, shown, 0)
    before = households.view(desk, household).people[0]
    page_of(shown).pane.wanted.emit(("edit_resident", before))
    dialog = dialog_of(shown, ResidentDialog)
    field(dialog, "name").setText("改了名")
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "取消").setFocus()
    keys.press(Qt.Key.Key_Return)
    assert not shiboken6.isValid(dialog)
    assert households.view(desk, household).people[0] == before


def test_who_left_is_asked_for_the_day(shown: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    household = stand_on(qtbot, shown, 0)
    page_of(shown).pane.wanted.emit(("edit_resident", households.view(desk, household).people[0]))
    dialog = dialog_of(shown, ResidentDialog)
    assert not field(dialog, "left_on").isVisible()
    dialog.rows["state"].field.setCurrentIndex(3)
    assert field(dialog, "left_on").isVisible()
    field(dialog, "name").setFocus()
    keys.press(Qt.Key.Key_Return)
    assert field(dialog, "left_on").property("wrong") == "true"
    field(dialog, "left_on").setText("2026.11.1")
    keys.press(Qt.Key.Key_Return)
    gone = households.view(desk, household).people[0].resident
    assert (gone.state.value, str(gone.left_on)) == ("moved_out", "2026-11-01")


def test_an_id_number_fills_in_birth_date_and_sex(shown: MainWindow, qtbot: QtBot) -> None:
    stand_on(qtbot, shown, 0)
    page_of(shown).pane.wanted.emit(("add_resident", None))
    dialog = dialog_of(shown, ResidentDialog)
    field(dialog, "id_number").setText("370499199001010015")
    field(dialog, "id_number").editingFinished.emit()
    assert field(dialog, "birth_date").text() == "1990-01-01"
    assert dialog.rows["sex"].field.currentData() == "male"
    dialog.reject()


def test_another_persons_id_number_is_said_at_once(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    household = stand_on(qtbot, shown, 0)
    page_of(shown).pane.wanted.emit(("add_resident", None))
    dialog = dialog_of(shown, ResidentDialog)
    known = households.reveal(desk, household, "测试").people[0].resident.id_number
    field(dialog, "id_number").setText(known)
    field(dialog, "id_number").editingFinished.emit()
    assert "另一人" in field(dialog, "id_number").accessibleDescription()
    dialog.reject()


def test_what_leaving_does_to_coverage_is_said_before_it_is_saved(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    household = stand_on(qtbot, shown, 0)
    person = households.view(desk, household).people[0]
    page_of(shown).pane.wanted.emit(("edit_resident", person))
    dialog = dialog_of(shown, ResidentDialog)
    state = dialog.rows["state"].field
    assert isinstance(state, QComboBox)
    assert state.accessibleDescription() == ""
    state.setCurrentIndex(list(ResidentState).index(ResidentState.DIED))
    assert "不再计入" in state.accessibleDescription()
    assert not field(dialog, "back_on").isVisible()
    assert foretold(dialog) == ""  # no day yet
    field(dialog, "left_on").setText("2026-11-20")
    assert "应注册 3 → 2" in foretold(dialog)
    day = field(dialog, "left_on")
    assert day.visibleRegion().boundingRect().height() == day.height()
    keys.press(Qt.Key.Key_Return)
    page_of(shown).pane.wanted.emit(("edit_resident", households.view(desk, household).people[0]))
    state = dialog_of(shown, ResidentDialog).rows["state"].field
    assert isinstance(state, QComboBox)
    assert state.accessibleDescription() == ""
    state.setCurrentIndex(0)
    assert "恢复计入" in state.accessibleDescription()
    again = dialog_of(shown, ResidentDialog)
    assert not field(again, "back_on").isVisible()  # the dead do not come back on a day
    assert "应注册 2 → 3" in foretold(again)
    again.rows["population"].field.setFocus()
    again.rows["population"].field.setCurrentIndex(list(Population).index(Population.REGISTRY_ONLY))
    assert "人数都不变" in foretold(again)
    again.reject()


def test_who_moved_out_and_came_back_is_dated_and_keeps_what_was_before(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    household = stand_on(qtbot, shown, 0)
    before = counted(desk, date(2026, 11, 9))
    person = households.view(desk, household).people[0].resident
    leaving.let_leave(desk, person.id, ResidentState.MOVED_OUT, date(2026, 11, 10))
    page_of(shown).pane.wanted.emit(("edit_resident", households.view(desk, household).people[0]))
    dialog = dialog_of(shown, ResidentDialog)
    dialog.rows["state"].field.setCurrentIndex(0)
    back = field(dialog, "back_on")
    assert back.isVisible()
    assert not field(dialog, "left_on").isVisible()
    for day in ("2026-11-09", "2027-01-01", "never"):
        back.setText(day)
        back.setFocus()
        keys.press(Qt.Key.Key_Return)
        assert back.property("wrong") == "true"
    back.setText("2026.11.20")
    assert "应注册 2 → 3" in foretold(dialog)
    keys.press(Qt.Key.Key_Return)
    assert not shiboken6.isValid(dialog)
    home = households.view(desk, household).people[0].resident
    assert (home.state, home.arrived_on) == (ResidentState.HOME, date(2026, 11, 20))
    assert counted(desk, date(2026, 11, 9)) == before
    assert counted(desk, date(2026, 11, 12)) == before - 1
    page_of(shown).pane.wanted.emit(("edit_resident", households.view(desk, household).people[0]))
    dialog = dialog_of(shown, ResidentDialog)
    assert not field(dialog, "back_on").isVisible()
    field(dialog, "name").setText("改了名")
    field(dialog, "name").setFocus()
    keys.press(Qt.Key.Key_Return)
    after = households.view(desk, household).people[0].resident
    assert (after.name, after.left_on) == ("改了名", date(2026, 11, 10))
    assert counted(desk, date(2026, 11, 9)) == before


def test_what_another_window_changed_meanwhile_is_not_written_over(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    household = stand_on(qtbot, shown, 0)
    person = households.view(desk, household).people[0]
    page_of(shown).pane.wanted.emit(("edit_resident", person))
    dialog = dialog_of(shown, ResidentDialog)
    row = person.resident.id
    amending.change(desk, "resident", row, {"relation": "配偶", "name": "另一窗"})
    field(dialog, "name").setText("这一窗")
    field(dialog, "name").setFocus()
    keys.press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "另一个窗口" in field(dialog, "name").accessibleDescription()
    assert field(dialog, "name").text() == "这一窗"
    dialog.reject()
    assert households.view(desk, household).people[0].resident.name == "另一窗"
    page_of(shown).pane.wanted.emit(("edit_resident", households.view(desk, household).people[0]))
    dialog = dialog_of(shown, ResidentDialog)
    amending.change(desk, "resident", row, {"name": "又一个名"})
    dialog.rows["limited"].field.setChecked(True)  # another field: both stand
    keys.press(Qt.Key.Key_Return)
    after = households.view(desk, household).people[0].resident
    assert (after.name, after.limited) == ("又一个名", True)


def foretold(dialog: QWidget) -> str:
    """What the form says that the change would do."""
    assert isinstance(dialog, ResidentDialog)
    dialog.told.look()
    settle()
    return dialog.told.text()


def counted(desk: Desk, on: date) -> int:
    return coverage_tree(desk, on, "", Basis.RESIDENCE).coverage.eligible


def test_another_id_number_brings_another_birth_date(shown: MainWindow, qtbot: QtBot) -> None:
    stand_on(qtbot, shown, 0)
    page_of(shown).pane.wanted.emit(("add_resident", None))
    dialog = dialog_of(shown, ResidentDialog)
    for number in ("370499199001010015", "370499196001010732"):
        field(dialog, "id_number").setText(number)
        field(dialog, "id_number").editingFinished.emit()
    assert field(dialog, "birth_date").text() == "1960-01-01"
    field(dialog, "birth_date").setText("1961-01-01")
    field(dialog, "id_number").editingFinished.emit()
    assert field(dialog, "birth_date").text() == "1961-01-01"  # as typed, and not kept
    field(dialog, "name").setText("新来")
    keys.press(Qt.Key.Key_Return)
    assert field(dialog, "birth_date").property("wrong") == "true"
    dialog.reject()


def test_a_household_taken_off_comes_back_with_undo(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    household = stand_on(qtbot, shown, 2)
    page = page_of(shown)
    page.pane.wanted.emit(("remove", None))
    dialog_of(shown, ReasonDialog)
    keys.press(Qt.Key.Key_Return)
    assert household not in households.household_ids(desk)
    assert page.pane.view is None
    shown.workbench.undo()
    settle()
    assert household in households.household_ids(desk)
    assert household in page.list.model.ids()


def test_a_reason_of_ones_own_must_be_written(shown: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    household = stand_on(qtbot, shown, 2)
    page_of(shown).pane.wanted.emit(("remove", None))
    dialog = dialog_of(shown, ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    dialog.reasons.other.setFocus()
    dialog.reasons.other.insert(" ")
    keys.press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reasons.other.insert("拆迁安置")
    keys.press(Qt.Key.Key_Return)
    assert households.view(desk, household).household.removed == "拆迁安置"


def test_a_household_is_added_by_keyboard_and_shown(shown: MainWindow, desk: Desk) -> None:
    page = page_of(shown)
    page.jobs.add_household()
    dialog = dialog_of(shown, NewHouseholdDialog)
    assert unnamed(dialog) == []
    field(dialog, "estate").setText("东村")
    field(dialog, "room").setText("99号")
    field(dialog, "room").setFocus()
    keys.press(Qt.Key.Key_Return)
    assert field(dialog, "householder").property("wrong") == "true"
    field(dialog, "householder").setText("新户主")
    keys.press(Qt.Key.Key_Return)
    assert page.pane.view is not None
    assert page.pane.view.address == "东村99号"
    assert [p.resident.name for p in page.pane.view.people] == ["新户主"]
    assert page.list.chosen() == page.pane.view.household.id
    shown.workbench.undo()
    assert len(households.household_ids(desk)) == 6


def test_a_resident_is_moved_to_a_household_found_by_its_door(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    household = stand_on(qtbot, shown, 0)
    person = households.view(desk, household).people[-1].resident
    other = households.view(desk, households.household_ids(desk)[3])
    page_of(shown).jobs._move_resident(desk, person)
    dialog = dialog_of(shown, MoveResidentDialog)
    field(dialog, "household").insert(other.household.householder)
    keys.press(Qt.Key.Key_Return)
    moved = households.view(desk, other.household.id)
    assert person.id in {p.resident.id for p in moved.people}


def test_locking_closes_what_is_open(shown: MainWindow, qtbot: QtBot) -> None:
    stand_on(qtbot, shown, 0)
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
