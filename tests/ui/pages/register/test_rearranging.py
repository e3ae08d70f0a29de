"""户册: households are split, joined and moved, flats change tenants; the effect is said first."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import ResidentState
from gridcredit.domain.coverage import Basis
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures.covering import coverage_tree
from gridcredit.operations.register import households
from gridcredit.ui.dialogs.foretold import ForetoldDialog
from gridcredit.ui.dialogs.household import MoveHouseholdDialog
from gridcredit.ui.dialogs.move_resident import MoveResidentDialog
from gridcredit.ui.dialogs.rearrange import (
    JoinDialog,
    LeaveDialog,
    SplitDialog,
    TurnoverDialog,
)
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


@pytest.fixture
def home(shown: MainWindow, desk: Desk, qtbot: QtBot) -> UUID:
    """A household of several, shown."""
    ids = households.household_ids(desk)
    at = next(i for i, row in enumerate(ids) if len(households.view(desk, row).people) > 2)
    return stand_on(qtbot, shown, at)


def foretold(window: MainWindow, act: str, kind: type[ForetoldDialog]) -> ForetoldDialog:
    """The dialog for an act, opened from the household's page."""
    page_of(window).pane.wanted.emit((act, None))
    dialog = dialog_of(window, kind)
    assert isinstance(dialog, ForetoldDialog)
    assert unnamed(dialog) == []
    return dialog


def looked(dialog: ForetoldDialog) -> str:
    """What the dialog says that it would do."""
    dialog.foretell()
    settle()
    return dialog.told.text()


def people(desk: Desk, household: UUID) -> set[UUID]:
    return {person.resident.id for person in households.view(desk, household).people}


def undo(window: MainWindow) -> None:
    window.activateWindow()
    settle()
    page_of(window).list.table.setFocus()
    keys.press(Qt.Key.Key_Z, held=CTRL)


def test_a_household_is_split_by_keyboard_and_undone(
    shown: MainWindow, desk: Desk, home: UUID
) -> None:
    before, count = people(desk, home), len(households.household_ids(desk))
    dialog = foretold(shown, "split", SplitDialog)
    assert isinstance(dialog, SplitDialog)
    keys.press(Qt.Key.Key_Return)
    assert dialog.isVisible()  # nobody is ticked
    leaves = next(iter(dialog.ticks))
    dialog.ticks[leaves].setFocus()
    keys.press(Qt.Key.Key_Space)
    assert "人数都不变" in looked(dialog)
    assert len(households.household_ids(desk)) == count
    field(dialog, "address").setText("榴园9号楼1单元902")
    field(dialog, "address").setFocus()
    keys.press(Qt.Key.Key_Return)
    assert told(shown) == "已分户"
    assert len(households.household_ids(desk)) == count + 1
    assert people(desk, home) == before - {leaves}
    undo(shown)
    assert people(desk, home) == before
    assert len(households.household_ids(desk)) == count


def test_who_all_leave_are_refused_before_it_is_tried(
    shown: MainWindow, desk: Desk, home: UUID
) -> None:
    dialog = foretold(shown, "split", SplitDialog)
    assert isinstance(dialog, SplitDialog)
    for tick in dialog.ticks.values():
        tick.setChecked(True)
    assert "整户搬走请用移户" in looked(dialog)
    keys.press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()


def test_a_household_joins_another_which_is_shown_then(
    shown: MainWindow, desk: Desk, home: UUID
) -> None:
    to = next(row for row in households.household_ids(desk) if row != home)
    both = people(desk, home) | people(desk, to)
    dialog = foretold(shown, "join", JoinDialog)
    keys.press(Qt.Key.Key_Return)
    assert dialog.isVisible()  # nothing was typed, and no household chosen
    field(dialog, "household").setText(households.view(desk, to).address)
    assert "人数都不变" in looked(dialog)
    keys.press(Qt.Key.Key_Return)
    assert people(desk, to) == both
    assert home not in households.household_ids(desk)
    assert page_of(shown).household == to
    undo(shown)
    assert people(desk, to) | people(desk, home) == both
    assert home in households.household_ids(desk)


def test_a_flat_changes_tenants_with_its_numbers_foretold(
    shown: MainWindow, desk: Desk, home: UUID
) -> None:
    before = people(desk, home)
    dialog = foretold(shown, "turn_over", TurnoverDialog)
    field(dialog, "phone").setText("19900001234")
    keys.press(Qt.Key.Key_Return)
    assert field(dialog, "name").property("wrong") == "true"
    field(dialog, "on").setText("never")
    keys.press(Qt.Key.Key_Return)
    assert field(dialog, "on").property("wrong") == "true"
    field(dialog, "on").setText("2026.11.20")
    field(dialog, "name").setText("新租户")
    assert "应注册" in looked(dialog)
    assert "→ 0" in looked(dialog)
    field(dialog, "name").setFocus()
    keys.press(Qt.Key.Key_Return)
    assert told(shown) == "已登记换租户"
    page = households.view(desk, home)
    assert {p.resident.state for p in page.people} == {ResidentState.MOVED_OUT}
    assert {p.resident.left_on for p in page.people} == {date(2026, 11, 20)}
    undo(shown)
    page = households.view(desk, home)
    assert {p.resident.state for p in page.people} == {ResidentState.HOME}
    assert people(desk, home) == before


def test_a_household_leaves_whole_on_a_day_and_keeps_what_was_before(
    shown: MainWindow, desk: Desk, home: UUID
) -> None:
    def counted(on: date) -> int:
        return coverage_tree(desk, on, "", Basis.RESIDENCE).coverage.eligible

    before, earlier = counted(desk.today()), counted(date(2026, 11, 19))
    dialog = foretold(shown, "leave", LeaveDialog)
    field(dialog, "on").setText("2027-01-01")
    assert "今天之后" in looked(dialog)
    field(dialog, "on").setText("2026-11-20")
    assert "→ 0" in looked(dialog)
    assert counted(desk.today()) == before
    keys.press(Qt.Key.Key_Return)
    assert told(shown) == "已登记全户迁出"
    assert counted(desk.today()) < before
    assert counted(date(2026, 11, 19)) == earlier
    assert home in households.household_ids(desk)
    undo(shown)
    assert counted(desk.today()) == before


def test_a_move_is_foretold_done_and_undone(shown: MainWindow, desk: Desk, home: UUID) -> None:
    address = households.view(desk, home).address
    dialog = foretold(shown, "move", MoveHouseholdDialog)
    assert field(dialog, "unit").accessibleName() == "单元"
    assert looked(dialog) == "" or "不变" in looked(dialog)
    field(dialog, "room").setText("999")
    assert "人数都不变" in looked(dialog)
    keys.press(Qt.Key.Key_Return)
    assert "999" in households.view(desk, home).address
    undo(shown)
    assert households.view(desk, home).address == address


def test_a_resident_moves_on_a_day_and_back_by_undo(
    shown: MainWindow, desk: Desk, home: UUID
) -> None:
    to = next(row for row in households.household_ids(desk) if row != home)
    person = households.view(desk, home).people[-1].resident
    page_of(shown).jobs._move_resident(desk, person)
    dialog = dialog_of(shown, MoveResidentDialog)
    assert isinstance(dialog, ForetoldDialog)
    field(dialog, "household").setText(households.view(desk, to).address)
    field(dialog, "on").setText("2026-11-23")
    assert "今天之后" in looked(dialog)
    field(dialog, "on").setText("2026-11-20")
    assert "人数都不变" in looked(dialog)
    keys.press(Qt.Key.Key_Return)
    moved = next(p.resident for p in households.view(desk, to).people if p.resident.id == person.id)
    assert moved.note.startswith("2026-11-20 自")
    undo(shown)
    assert person.id in people(desk, home)
