"""With a clock that goes wrong, and with odd times, all that is stored is what was meant."""

from __future__ import annotations

from datetime import date, timedelta

from gridcredit.domain.codes import RegistrationKind, VisitOutcome
from gridcredit.operations.register import amending
from gridcredit.ui.pages.visit.state import AdultMarks
from tests.ui.walk.account import Knocked, Settled
from tests.ui.walk.conftest import Walk
from tests.ui.walk.walking import CTRL, Key, Walker

_R, _O = RegistrationKind, VisitOutcome


def test_wrong_clocks_move_no_visit_that_nobody_moved(walk: Walk) -> None:
    me, meant = walk.me, walk.meant
    one, two, three, four, five = walk.homes
    me.open(one)
    me.press(Key.Key_4)
    me.hold(Key.Key_S, CTRL)
    walk.knock(one.id, _O.NOBODY)
    for home, change in ((two, {"hours": -1}), (three, {"days": 1}), (four, {"days": 1900})):
        walk.clock.go(**change)
        me.open(home)
        me.press(Key.Key_5)
        me.hold(Key.Key_S, CTRL)
        walk.knock(home.id, _O.NOT_OPENED)
        walk.check()
    walk.clock.go(days=-1901, hours=2)  # and back: what was stored stands, newer things as they are
    me.open(five)
    me.press(Key.Key_4)
    me.hold(Key.Key_S, CTRL)
    walk.knock(five.id, _O.NOBODY)
    walk.check()
    me.open(four)
    me.press(Key.Key_1, Key.Key_Z)
    me.hold(Key.Key_Return, CTRL)
    registered = {four.he: Settled(_R.REGISTERED)}
    walk.knock(four.id, _O.MET_DONE, met=frozenset({four.he}), settled=registered)
    walk.check()
    me.hold(Key.Key_Z, CTRL)
    meant.take_back(four.id)
    walk.check()


def set_time(me: Walker, digits: str) -> None:
    """Type a time into its field by keys."""
    me.page.form.outcome.take_focus()
    me.press(Key.Key_T)
    me.write(digits)


def set_follow_up(me: Walker, digits: str) -> None:
    """Type a day to come back into its field by keys."""
    me.page.form.follow_up.setFocus()
    while not me.page.form.follow_up.field.hasFocus():
        me.press(Key.Key_Tab)
    me.write(digits)


def test_times_and_days_that_are_odd_are_stored_only_once_said_to_be_right(walk: Walk) -> None:
    me, meant = walk.me, walk.meant
    home, gone = walk.homes[:2]
    me.open(home)
    me.press(Key.Key_4)
    set_time(me, "202611222130")
    meant.type(home.id, outcome=_O.NOBODY, at="2026-11-22T21:30")
    walk.check()
    for _ in range(3):
        me.hold(Key.Key_Return, CTRL)  # asked: later than now
        walk.check()
    me.hold(Key.Key_Escape)
    set_time(me, "202611230900")
    meant.type(home.id, at="2026-11-23T09:00")
    me.hold(Key.Key_Return, CTRL)  # tomorrow is refused
    walk.check()
    set_time(me, "202611220830")
    meant.type(home.id, at="2026-11-22T08:30")
    me.press(Key.Key_Escape, Key.Key_U)
    meant.type(home.id, follow_up=date(2026, 11, 25))
    walk.check()
    set_follow_up(me, "20261120")
    meant.type(home.id, follow_up=date(2026, 11, 20))
    me.hold(Key.Key_Return, CTRL)  # to come back before the visit is refused
    walk.check()
    set_follow_up(me, "20261201")
    meant.type(home.id, follow_up=date(2026, 12, 1))
    me.hold(Key.Key_Return, CTRL)
    meant.knock(home.id, Knocked("2026-11-22T08:30", _O.NOBODY, follow_up=date(2026, 12, 1)))
    walk.check()
    me.open(gone)
    me.press(Key.Key_1, Key.Key_Z)
    meant.type(gone.id, outcome=_O.MET_DONE, marks={gone.he: AdultMarks(True, _R.REGISTERED)})
    walk.check()
    died = {"state": "died", "left_on": "2026-11-20"}
    amending.change(walk.desk, "resident", gone.he, died)
    me.rest()
    me.hold(Key.Key_Return, CTRL)
    walk.check()


def test_a_form_left_open_while_the_clock_is_set_shows_the_time_that_it_stores(walk: Walk) -> None:
    me, home = walk.me, walk.homes[0]
    me.open(home)
    me.press(Key.Key_4)
    for change in ({"days": 1}, {"hours": -5}, {"days": 40}, {"minutes": 7}):
        walk.clock.go(**change)
        me.press(Key.Key_U)
        shown = me.page.form.time.dateTime().toString("yyyy-MM-ddTHH:mm")
        assert shown == walk.clock.minute
        agreed = walk.clock.now.date() + timedelta(days=3)
        walk.meant.type(home.id, outcome=_O.NOBODY, follow_up=agreed)
        walk.check()
    me.hold(Key.Key_Return, CTRL)
    walk.knock(home.id, _O.NOBODY, follow_up=agreed)
    walk.check()
