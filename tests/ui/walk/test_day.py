"""A day at the doors with Enter held down and two windows stores exactly what was meant: after each
leg all that is stored is compared with an account kept apart from the window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import ConsentKind, RegistrationKind, VisitMode, VisitOutcome
from gridcredit.operations.desk import open_desk
from gridcredit.operations.visits import visiting
from gridcredit.ui.pages.today.page import TodayPage
from gridcredit.ui.pages.visit.state import AdultMarks, VisitState
from tests.operations.offices import PASSPHRASE, counting_ids
from tests.ui.walk.account import Settled
from tests.ui.walk.conftest import Walk
from tests.ui.walk.walking import ALT, CTRL, Key, Walker

_R, _O = RegistrationKind, VisitOutcome


def test_from_today_through_the_form_to_the_next_door_with_enter_held(
    walk: Walk, qtbot: QtBot
) -> None:
    me, meant = walk.me, walk.meant
    walk.check()
    first = visiting.due_today(walk.desk)[0].household
    me.press(Key.Key_1, held=CTRL)
    today = me.window.page("today")
    assert isinstance(today, TodayPage)
    qtbot.waitUntil(today.doors.table.hasFocus)
    me.hold(Key.Key_Return)
    assert me.page.sheet is not None
    assert me.page.sheet.household == first
    for key in (Key.Key_Return, Key.Key_Space):  # nothing is chosen, so that nothing is saved
        me.hold(key)
        me.press(Key.Key_Return, held=CTRL)
    home = walk.homes[0]
    meant.type(first, outcome=_O.MET_DONE)  # by Space, once, on the first of the outcomes
    walk.check()
    me.open(home)
    for key in (Key.Key_1, Key.Key_Z, Key.Key_C, Key.Key_D, Key.Key_Down, Key.Key_G):
        me.hold(key)
    he = AdultMarks(True, _R.REGISTERED, True, {ConsentKind.REGISTRATION_DATA: True})
    she = AdultMarks(True, _R.INFORMED)
    meant.type(home.id, outcome=_O.MET_DONE, marks={home.he: he, home.she: she})
    walk.check()
    me.go_on_to_action()
    walk.check()
    me.hold(Key.Key_Return)  # 保存，下一户, with the search still standing
    settled = {
        home.he: Settled(_R.REGISTERED, True, ((ConsentKind.REGISTRATION_DATA, True),)),
        home.she: Settled(_R.INFORMED),
    }
    met = frozenset({home.he, home.she})
    walk.knock(home.id, _O.MET_DONE, met=met, settled=settled)
    walk.check()
    assert me.page.finder.typed == ""
    assert me.page.sheet.household in {due.household for due in visiting.due_today(walk.desk)}
    at_hand = me.page.sheet.household
    for key in (Key.Key_Return, Key.Key_Escape, Key.Key_Space):
        me.page.form.take_focus()
        me.app.toast("已导入", lambda: pytest.fail("taken back by nobody"))
        me.hold(key)
        if key is Key.Key_Space:  # the first outcome, with nobody marked
            meant.type(at_hand, outcome=_O.MET_DONE)
        me.hold(Key.Key_Return, CTRL)
        me.hold(Key.Key_Return, CTRL)
        walk.check()
    me.hold(Key.Key_Return)  # 去标记, which has the keyboard
    walk.check()


def test_ctrl_z_takes_back_one_after_another_and_nothing_beyond_the_first(walk: Walk) -> None:
    me, meant = walk.me, walk.meant
    keys = {_O.NOBODY: Key.Key_4, _O.NOT_OPENED: Key.Key_5, _O.EMPTY: Key.Key_7}
    for home, (outcome, key) in zip(walk.homes, keys.items(), strict=False):
        me.open(home)
        me.hold(key)
        me.hold(Key.Key_L)
        me.hold(Key.Key_Return, CTRL)
        walk.knock(home.id, outcome, leaflets=1)
        walk.check()
        walk.clock.go(minutes=7)
    for home in reversed(walk.homes[:3]):
        me.hold(Key.Key_Z, CTRL)
        meant.take_back(home.id)
        walk.check()
    for _ in range(3):
        me.hold(Key.Key_Z, CTRL)
        walk.check()
    me.hold(Key.Key_S, CTRL)  # the first home's form is at hand again
    walk.knock(walk.homes[0].id, _O.NOBODY, leaflets=1)
    walk.check()


def test_what_is_typed_at_a_door_outlives_that_its_last_visit_is_taken_back(walk: Walk) -> None:
    me, meant, home = walk.me, walk.meant, walk.homes[1]
    me.open(home)
    me.press(Key.Key_4)
    me.press(Key.Key_S, held=CTRL)
    walk.knock(home.id, _O.NOBODY)
    walk.clock.go(hours=3)
    me.press(Key.Key_2, Key.Key_Z, Key.Key_I, Key.Key_N)
    me.write("晚上再来")
    marks = {home.he: AdultMarks(True, _R.REGISTERED)}
    typed = VisitState(_O.MET_PENDING, VisitMode.DOOR, "", marks, (), 0,
                       date(2026, 11, 29), "晚上再来")  # fmt: skip
    meant.drafts[home.id] = typed
    walk.check()
    me.press(Key.Key_Escape)
    me.press(Key.Key_Z, held=CTRL)
    meant.take_back(home.id, typed)
    walk.check()


def test_keys_typed_while_a_visit_is_saved_are_the_next_doors(walk: Walk) -> None:
    me, meant = walk.me, walk.meant
    home = walk.homes[0]
    me.open(home)
    me.press(Key.Key_4)
    with walk.desk.writing():  # the disk is busy, and keys go on
        me.press(Key.Key_Return, held=CTRL, waits=False)
        me.press(Key.Key_Space, Key.Key_1, Key.Key_Space, Key.Key_Return, Key.Key_L, waits=False)
        me.press(Key.Key_Return, held=CTRL, waits=False)
    me.rest()
    walk.knock(home.id, _O.NOBODY)
    assert me.page.sheet is not None
    able = me.page.form.people.able_rows()
    marks = {able[0].person.id: AdultMarks(True)}
    meant.type(me.page.sheet.household, outcome=_O.MET_DONE, marks=marks, leaflets=1)
    walk.check()
    me.press(Key.Key_Down, held=ALT, waits=False)  # to the neighbour, and keys go on
    me.press(Key.Key_5, Key.Key_U, waits=False)
    me.rest()
    agreed = date(2026, 11, 25)
    meant.type(me.page.sheet.household, outcome=_O.NOT_OPENED, follow_up=agreed)
    walk.check()


def test_keys_typed_while_a_visit_is_refused_change_nothing(walk: Walk) -> None:
    me, meant, home = walk.me, walk.meant, walk.homes[0]
    me.open(home)
    me.press(Key.Key_4)
    me.press(Key.Key_S, held=CTRL)
    walk.knock(home.id, _O.NOBODY)
    me.press(Key.Key_5)
    meant.type(home.id, outcome=_O.NOT_OPENED)
    sheet = me.page.sheet
    assert sheet is not None
    me.page.sheet = replace(sheet, known=frozenset())  # as if that one had come since
    with walk.desk.writing():
        me.press(Key.Key_Return, held=CTRL, waits=False)
        me.press(Key.Key_7, Key.Key_Return, Key.Key_L, waits=False)
    me.rest()
    walk.check()
    assert me.page.question.isVisible()
    me.press(Key.Key_Escape, Key.Key_L)
    meant.type(home.id, leaflets=1)
    walk.check()


def test_keys_of_the_window_in_text_fields_lose_nothing(walk: Walk) -> None:
    me, meant, home = walk.me, walk.meant, walk.homes[2]
    me.open(home)
    me.press(Key.Key_4, Key.Key_N)
    me.write("1-2-3 aez")
    meant.type(home.id, outcome=_O.NOBODY, note="1-2-3 aez")
    for key in (Key.Key_K, Key.Key_E, Key.Key_2, Key.Key_1, Key.Key_3):
        me.hold(key, CTRL)
        walk.check()
        me.press(Key.Key_Escape)
        me.press(Key.Key_3, held=CTRL)
        assert me.window.current == "visits"
        walk.check()
    me.press(Key.Key_N, Key.Key_End)
    me.write("x")
    meant.type(home.id, note="1-2-3 aezx")
    walk.check()
    me.hold(Key.Key_S, CTRL)
    walk.knock(home.id, _O.NOBODY, note="1-2-3 aezx")
    walk.check()


def test_two_windows_at_one_door_make_one_visit_of_each_knock(
    walk: Walk, other: Walker, qtbot: QtBot
) -> None:
    me, meant = walk.me, walk.meant
    one, two, three = walk.homes[:3]
    me.come()
    me.open(one)
    me.hold(Key.Key_4)
    meant.type(one.id, outcome=_O.NOBODY)
    walk.check()
    other.come()
    other.open(one)
    other.hold(Key.Key_5)
    other.hold(Key.Key_U)
    agreed = date(2026, 11, 25)
    meant.type(one.id, outcome=_O.NOT_OPENED, follow_up=agreed)
    walk.check()
    other.hold(Key.Key_S, CTRL)
    walk.knock(one.id, _O.NOT_OPENED, follow_up=agreed)
    walk.check()
    me.come()
    me.hold(Key.Key_Return, CTRL)  # of the draft that was saved over there
    walk.check()
    me.open(two)
    me.hold(Key.Key_4)
    other.come()
    other.open(two)
    other.hold(Key.Key_Return, CTRL)
    walk.knock(two.id, _O.NOBODY)
    walk.check()
    me.window.activateWindow()  # and nothing is heard yet
    qtbot.waitUntil(lambda: QApplication.activeWindow() is me.window)
    me.hold(Key.Key_Return, CTRL)
    walk.check()
    me.hold(Key.Key_Z, CTRL)  # here nothing was done
    walk.check()
    other.come()
    other.hold(Key.Key_Z, CTRL)
    meant.take_back(two.id)
    walk.check()
    me.come()
    me.open(three)
    me.hold(Key.Key_7)
    me.hold(Key.Key_Return, CTRL)
    walk.knock(three.id, _O.EMPTY)
    walk.check()
    other.come()
    other.open(three)
    other.press(Key.Key_4)
    assert other.page.twice.isVisible()  # within the hour: said, and kept once
    other.hold(Key.Key_Return, CTRL)
    walk.knock(three.id, _O.NOBODY)
    walk.check()


def test_a_form_outlives_lock_look_language_and_the_end_of_the_window(
    walk: Walk, qtbot: QtBot
) -> None:
    me, meant, home = walk.me, walk.meant, walk.homes[3]
    me.open(home)
    me.press(Key.Key_2, Key.Key_Space, waits=False)
    me.down(Key.Key_L, CTRL)
    me.up(Key.Key_L, CTRL)
    me.rest()
    meant.type(home.id, outcome=_O.MET_PENDING, marks={home.he: AdultMarks(True)})
    walk.check()
    assert me.window.is_covered
    me.hold(Key.Key_4)
    me.hold(Key.Key_Return, CTRL)
    me.write("4")
    me.press(*[Key.Key_Backspace] * 20)
    me.write(PASSPHRASE)
    me.hold(Key.Key_Return)
    qtbot.waitUntil(lambda: not me.window.is_covered)
    me.rest()
    walk.check()
    me.press(Key.Key_Down)
    me.press(Key.Key_W, waits=False)
    me.app.choose_theme("dark")
    me.rest()
    marks = {home.he: AdultMarks(True), home.she: AdultMarks(True, _R.DECLINED)}
    meant.type(home.id, marks=marks)
    walk.check()
    me.press(Key.Key_C, waits=False)
    me.app.choose_language("en")
    me.rest()
    marks[home.she] = AdultMarks(True, _R.DECLINED, True)
    meant.type(home.id, marks=marks)
    walk.check()
    me.open(home)
    assert me.page.form.state() == meant.drafts[home.id]
    me.press(Key.Key_I, waits=False)
    meant.type(home.id, follow_up=date(2026, 11, 29))
    me.window.close()
    walk.session.app.close_desk()
    again = open_desk(walk.desk.folder, PASSPHRASE, walk.clock, counting_ids(121).__next__)
    walk.desk = again
    walk.check()
    me.window.show()
    me.window.activateWindow()
    walk.session.entrance.enter(again)
    me.rest()
    me.open(home)
    assert me.page.form.state() == meant.drafts[home.id]
    me.hold(Key.Key_Return, CTRL)
    walk.knock(
        home.id, _O.MET_PENDING, met=frozenset({home.he, home.she}), follow_up=date(2026, 11, 29),
        settled={home.she: Settled(_R.DECLINED, True)},
    )  # fmt: skip
    walk.check()
