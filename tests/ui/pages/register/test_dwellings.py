"""The use of dwellings: a stairwell changed at once, foretold and undone; one on its page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import DwellingUse
from gridcredit.operations.desk import Desk
from gridcredit.operations.visits import dwelling_uses
from gridcredit.ui.dialogs.dwellings import EVERY, DwellingsDialog
from gridcredit.ui.dialogs.household import DwellingDialog
from gridcredit.ui.main_window import MainWindow
from tests.ui import keys
from tests.ui.access import unnamed
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.register.window import (
    CTRL,
    ROWS,
    dialog_of,
    on_the_register,
    page_of,
    stand_on,
    told,
)


@pytest.fixture
def shown(open_window: OpenWindow, desk: Desk) -> MainWindow:
    """The window of a grid worker on the register's page."""
    return on_the_register(open_window(ROWS), desk)


def uses(desk: Desk) -> list[DwellingUse]:
    return [line.use for line in dwelling_uses.dwelling_lines(desk)]


def test_a_stairwell_is_changed_at_once_and_undone(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    before = uses(desk)
    page_of(shown).list.dwellings.click()
    dialog = dialog_of(shown, DwellingsDialog)
    assert isinstance(dialog, DwellingsDialog)
    assert unnamed(dialog) == []
    assert dialog.model.rowCount() == 0  # none is vacant
    dialog.shown.setCurrentIndex(dialog.shown.findData(EVERY))
    assert dialog.model.rowCount() == len(before)
    dialog.stairwell.setCurrentIndex(1)
    chosen = dialog.model.rowCount()
    seen = dwelling_uses.change_use(
        desk, [line.id for line in dialog.model.rows()], DwellingUse.EMPTY, check=True
    )
    words = f"改 {chosen} 处；待走访 {seen.to_visit[0]} → 0 户"
    qtbot.waitUntil(lambda: words in dialog.told.text())
    dialog._on_save()
    qtbot.waitUntil(lambda: uses(desk).count(DwellingUse.EMPTY) == chosen)
    assert told(shown).startswith("已改房屋用途")
    shown.activateWindow()
    settle()
    keys.press(Qt.Key.Key_Z, held=CTRL)
    qtbot.waitUntil(lambda: uses(desk) == before)


def test_nothing_chosen_is_said(shown: MainWindow) -> None:
    page_of(shown).list.dwellings.click()
    dialog = dialog_of(shown, DwellingsDialog)
    assert isinstance(dialog, DwellingsDialog)
    dialog._on_save()
    assert dialog.rows["dwelling"].field.accessibleDescription() == "不能为空"


def test_the_use_of_one_dwelling_says_what_it_does(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    stand_on(qtbot, shown, 0)
    page_of(shown).pane.wanted.emit(("edit_dwelling", None))
    dialog = dialog_of(shown, DwellingDialog)
    choice = dialog.rows["use"].field
    choice.setCurrentIndex(list(DwellingUse).index(DwellingUse.EMPTY))
    qtbot.waitUntil(lambda: "→ 0 户" in choice.accessibleDescription())
