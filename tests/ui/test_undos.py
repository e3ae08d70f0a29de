"""Ctrl+Z takes back what was done, the last action first, and says when nothing is left."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import VisitOutcome
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import households
from gridcredit.operations.visits import takingback
from gridcredit.store.register import visits
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages.visit.page import VisitPage
from gridcredit.ui.shell.rail import Rail
from gridcredit.ui.shell.toasts import Toast
from gridcredit.ui.shell.undos import DEEP, Undos
from tests.ui import keys
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.visit.window import CTRL, ROWS, Key, add_home, at_the_door, save


def undo(qtbot: QtBot, window: MainWindow) -> str:
    """Press Ctrl+Z where no text is typed; what is said then."""
    rail = window.findChild(Rail)
    rail.focus_list()
    qtbot.keyClick(rail, Qt.Key.Key_Z, CTRL)
    settle()
    return str(window.findChild(Toast).accessibleName())


@given(st.lists(st.integers(), max_size=2 * DEEP))
def test_actions_come_out_in_the_reverse_of_their_order_each_once(actions: list[int]) -> None:
    stack, undone = Undos(), []
    for action in actions:
        stack.push(lambda action=action: undone.append(action))
    while (way := stack.pop()) is not None:
        way()
    assert undone == list(reversed(actions))[:DEEP]
    assert stack.pop() is None


def test_several_actions_are_taken_back_one_after_another_until_nothing_is_left(
    window: MainWindow,
    qtbot: QtBot,
) -> None:
    undone: list[int] = []
    for action in (1, 2, 3):
        window.app.toast(f"做了 {action}", lambda action=action: undone.append(action))
        window.app.toast("只是一句话")
    for left in ([3], [3, 2], [3, 2, 1]):
        undo(qtbot, window)
        assert undone == left
    assert undo(qtbot, window) == "没有可以撤销的了"
    assert undone == [3, 2, 1]


@pytest.fixture
def home(desk: Desk) -> UUID:
    """A couple and a child."""
    return add_home(desk)


@pytest.fixture
def working(open_window: OpenWindow, desk: Desk, home: UUID) -> MainWindow:
    """The window on the page of visits."""
    return at_the_door(open_window(ROWS), desk, home)


def knocks(desk: Desk) -> list[VisitOutcome]:
    """All visits that stand."""
    with desk.reading() as session:
        homes = households.household_ids(desk)
        return [v.outcome for row in homes for v in visits.visits_of(session, row)]


def page_of(window: MainWindow) -> VisitPage:
    found = window.page("visits")
    assert isinstance(found, VisitPage)
    return found


def test_three_visits_in_a_row_are_taken_back_and_their_forms_come_back(
    working: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = page_of(working)
    for key in (Key.Key_4, Key.Key_5, Key.Key_7):
        keys.press(key)
        save()
    assert len(knocks(desk)) == 3
    for left in (2, 1, 0):
        undo(qtbot, working)
        assert len(knocks(desk)) == left
        assert not page.form.state().is_blank
    assert undo(qtbot, working) == "没有可以撤销的了"


def test_what_others_did_since_stays_and_the_action_before_it_is_next(
    working: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    keys.press(Key.Key_4)
    save()
    keys.press(Key.Key_5)
    save()
    with desk.reading() as session:
        last = max(
            (v for row in households.household_ids(desk) for v in visits.visits_of(session, row)),
            key=lambda v: v.id,
        )
    takingback.take_back(desk, "visit", last.id, "另一个窗口")
    assert "已经更正或撤回过" in undo(qtbot, working)
    assert len(knocks(desk)) == 1
    undo(qtbot, working)
    assert knocks(desk) == []
