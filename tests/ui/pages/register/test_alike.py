"""疑似重复: pairs side by side, decided by keys, and undone."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridcredit.operations.desk import Desk
from gridcredit.operations.register import alike, amending, households
from gridcredit.store.journal import aliases
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages.register.alike import AlikePane
from gridcredit.ui.pages.register.page import ALIKE
from tests.ui import keys
from tests.ui.access import unnamed
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.register.window import (
    CTRL,
    ROWS,
    on_the_register,
    page_of,
    told,
    visible_labels,
)

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def shown(open_window: OpenWindow, desk: Desk) -> MainWindow:
    """The window of a grid worker on the register's page."""
    return on_the_register(open_window(ROWS), desk)


def numbered(desk: Desk) -> list[tuple[UUID, UUID, str]]:
    """Everybody with an ID number: household, resident, number."""
    found = []
    for home in households.household_ids(desk):
        for person in households.reveal(desk, home, "测试").people:
            if person.resident.id_number:
                found.append((home, person.resident.id, person.resident.id_number))
    return found


def make_a_pair(desk: Desk) -> tuple[UUID, UUID]:
    """Let two people of two households carry one ID number."""
    (home, one, number), *rest = numbered(desk)
    other = next(resident for at, resident, _ in rest if at != home)
    amending.change(desk, "resident", other, {"id_number": number})
    return one, other


def pairs_in(pane: AlikePane) -> list[set[UUID]]:
    return [{pair.one.id, pair.other.id} for pair in pane.model.rows()]


def test_pairs_are_shown_side_by_side_and_called_different_by_a_key(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    pair = set(make_a_pair(desk))
    page = page_of(shown)
    page.show_alike()
    qtbot.waitUntil(lambda: pair in pairs_in(page.alike))
    assert unnamed(page) == []
    page.alike.table.setFocus()
    assert any("身份证号相同" in label.text() for label in visible_labels(page.alike))
    keys.press(Qt.Key.Key_D, held=ALT)
    qtbot.waitUntil(lambda: pair not in pairs_in(page.alike))
    assert alike.sharing_numbers(desk) == []
    assert "不是同一人" in told(shown)
    keys.press(Qt.Key.Key_Z, held=CTRL)
    qtbot.waitUntil(lambda: pair in pairs_in(page.alike))
    assert len(alike.sharing_numbers(desk)) == 1


def test_a_household_is_opened_and_what_was_found_stays(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    make_a_pair(desk)
    page = page_of(shown)
    page.show_target(ALIKE)
    qtbot.waitUntil(lambda: page.alike.model.rowCount() > 0)
    home = page.alike.model.row(0).one.household
    page.alike.table.setFocus()
    keys.press(Qt.Key.Key_Return, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.pane.view is not None and page.pane.view.household.id == home)
    assert not page.alike.isVisible()
    page.show_alike()
    assert page.alike.model.rowCount() > 0
    keys.press(Qt.Key.Key_Escape)
    settle()
    assert page.list.isVisible()


def test_where_nobody_is_here_twice_that_is_said(shown: MainWindow, qtbot: QtBot) -> None:
    page = page_of(shown)
    page.show_alike()
    qtbot.waitUntil(
        lambda: any("没有疑似重复" in label.text() for label in visible_labels(page.alike))
    )


def test_a_change_of_the_register_is_said(shown: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    page = page_of(shown)
    page.show_alike()
    make_a_pair(desk)
    qtbot.waitUntil(lambda: any("重新查找" in x.text() for x in visible_labels(page.alike)))
    page.alike.look()
    qtbot.waitUntil(lambda: page.alike.model.rowCount() > 0)


def test_a_pair_is_merged_and_parted_again(shown: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    one, other = make_a_pair(desk)
    page = page_of(shown)
    page.show_alike()
    qtbot.waitUntil(lambda: page.alike.model.rowCount() > 0)
    page.alike.merge.click()
    dialog = page.alike.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.told.text()))
    dialog.pair.stays[1].click()
    dialog._on_save()
    qtbot.waitUntil(lambda: {one, other} not in pairs_in(page.alike))
    with desk.reading() as session:
        assert aliases.survivor_of(session, one) == max(one, other)
        assert aliases.survivor_of(session, other) == max(one, other)
    shown.activateWindow()
    settle()
    keys.press(Qt.Key.Key_Z, held=CTRL)
    qtbot.waitUntil(lambda: {one, other} in pairs_in(page.alike))
    with desk.reading() as session:
        assert aliases.all_aliases(session) == {}
