"""While somebody is typed, who may be known already is said below the form, and can be looked at
or taken."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import households
from gridcredit.ui.dialogs.household import NewHouseholdDialog
from gridcredit.ui.dialogs.move_resident import MoveResidentDialog
from gridcredit.ui.dialogs.resident import ResidentDialog
from gridcredit.ui.main_window import MainWindow
from tests.ui import keys
from tests.ui.conftest import OpenWindow
from tests.ui.pages.register.window import (
    ROWS,
    dialog_of,
    field,
    on_the_register,
    page_of,
    stand_on,
    told,
)

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def shown(open_window: OpenWindow, desk: Desk) -> MainWindow:
    """The window of a grid worker on the register's page."""
    return on_the_register(open_window(ROWS), desk)


def known(desk: Desk, at: int) -> tuple[UUID, Resident]:
    """Somebody with an ID number in the household at a place, and that household."""
    home = households.household_ids(desk)[at]
    people = households.reveal(desk, home, "测试").people
    return home, next(p.resident for p in people if p.resident.id_number)


def adding(qtbot: QtBot, window: MainWindow) -> ResidentDialog:
    """The form of a new resident of the first household."""
    stand_on(qtbot, window, 0)
    page_of(window).pane.wanted.emit(("add_resident", None))
    dialog = dialog_of(window, ResidentDialog)
    assert isinstance(dialog, ResidentDialog)
    return dialog


def test_a_known_id_number_names_its_person(shown: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    _, person = known(desk, 2)
    dialog = adding(qtbot, shown)
    assert dialog.known.words == ""
    assert not dialog.known.open.isVisible()
    field(dialog, "id_number").setText(person.id_number)
    qtbot.waitUntil(lambda: person.name in dialog.known.words)
    assert "身份证号相同" in dialog.known.words
    field(dialog, "id_number").setText("")
    qtbot.waitUntil(lambda: dialog.known.words == "")


def test_the_person_is_opened_by_a_key(shown: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    home, person = known(desk, 2)
    dialog = adding(qtbot, shown)
    field(dialog, "id_number").setText(person.id_number)
    qtbot.waitUntil(dialog.known.open.isVisible)
    keys.press(Qt.Key.Key_O, held=ALT)
    page = page_of(shown)
    qtbot.waitUntil(lambda: page.pane.view is not None and page.pane.view.household.id == home)


def test_the_person_is_taken_and_lives_here_from_then_on(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    first, _ = known(desk, 0)
    _, person = known(desk, 2)
    dialog = adding(qtbot, shown)
    field(dialog, "id_number").setText(person.id_number)
    qtbot.waitUntil(dialog.known.use.isVisible)
    dialog.known.use.click()
    moving = dialog_of(shown, MoveResidentDialog)
    assert person.name in moving.windowTitle()
    keys.press(Qt.Key.Key_Return)
    assert told(shown).startswith("已移到本户")
    people = households.view(desk, first).people
    assert person.id in {one.resident.id for one in people}


def test_who_is_edited_is_compared_with_others_though_masked(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    _, other = known(desk, 2)
    stand_on(qtbot, shown, 0)
    keys.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    dialog = dialog_of(shown, ResidentDialog)
    assert isinstance(dialog, ResidentDialog)
    field(dialog, "id_number").setText(other.id_number)
    qtbot.waitUntil(lambda: other.name in dialog.known.words)
    assert not dialog.known.use.isVisible()


def test_the_householder_of_a_new_household_may_be_known(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    home, _ = known(desk, 0)
    view = households.view(desk, home)
    page_of(shown).jobs.add_household()
    dialog = dialog_of(shown, NewHouseholdDialog)
    assert isinstance(dialog, NewHouseholdDialog)
    for name in ("estate", "building", "unit", "room"):
        field(dialog, name).setText(getattr(view.dwelling, name))
    field(dialog, "householder").setText(view.people[0].resident.name)
    qtbot.waitUntil(lambda: "同一住址" in dialog.known.words)
