"""活动单: ticked door by door from the keyboard; who overlaps is left out and listed."""

from uuid import UUID

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridcredit.domain.credit.codes import EntryState
from gridcredit.operations.credit import lookups, signing_in
from gridcredit.operations.desk import Desk
from gridcredit.ui.models.rows import ROW
from gridcredit.ui.pages.credit.activity.door_delegate import _places, height_of
from gridcredit.ui.pages.credit.activity.fields import ClockLine
from gridcredit.ui.pages.credit.activity.left_out import LeftOutDialog
from gridcredit.ui.pages.credit.activity.view import ActivityView
from gridcredit.ui.pages.credit.page import CreditPage
from gridcredit.ui.pages.credit.void_dialog import VoidDialog
from tests.ui import keys
from tests.ui.conftest import settle
from tests.ui.pages.credit.village import (
    ALT,
    CTRL,
    Key,
    adult_of,
    homes_of,
    type_in,
)


@pytest.fixture
def view(page: CreditPage) -> ActivityView:
    """The view, come to by its key."""
    keys.press(Key.Key_3, held=ALT)
    made = page.view("activity")
    assert isinstance(made, ActivityView)
    assert made.fields.item.line.hasFocus()
    return made


def fill_in(view: ActivityView, item: str = "WM04", starts: str = "1430", ends: str = "16") -> None:
    """Item, times and place; the keyboard ends in the list."""
    view.fields.item.setFocus()
    type_in(item)
    keys.press(Key.Key_Return)
    view.fields.starts.setText(starts)
    view.fields.ends.setText(ends)
    view.fields.place.setText("文化广场")
    view.ticks.setFocus()
    settle()


def entered(desk: Desk, home: UUID) -> list[tuple[str, EntryState]]:
    return [(line.person, line.state) for line in lookups.entry_household(desk, home).entries]


def ticked(view: ActivityView) -> int:
    return len(view.ticks.ticked())


def test_nothing_is_said_of_times_before_they_are_typed(view: ActivityView, qtbot: QtBot) -> None:
    fill_in(view, starts="", ends="")
    keys.press(Key.Key_Space)
    qtbot.wait(2 * view._pause.interval())
    settle()
    assert not view.bar.verdict.isVisible()
    view.fields.starts.setText("16:00")
    view.fields.ends.setText("14:00")
    view._foretell()
    settle()
    assert (
        "开始" in view.bar.verdict.accessibleName() or "结束" in view.bar.verdict.accessibleName()
    )


def test_names_of_a_narrow_list_stand_whole_on_a_line_of_their_own(view: ActivityView) -> None:
    doors, index = view.ticks.list, view.ticks.model.index(0, 0)
    door = index.data(ROW)
    for width, lines in ((600, 1), (320, 2)):
        doors.resize(width, 400)
        settle()
        rect = doors.visualRect(index)
        assert rect.height() == height_of(width)
        assert (rect.height() > height_of()) is (lines == 2)
        places = list(_places(QRectF(rect), door, doors.fontMetrics()))
        assert [name for _, name in places] == [person.name for person in door.people]


def test_fields_are_gone_through_by_enter_into_the_list(view: ActivityView) -> None:
    type_in("wthd")
    keys.press(Key.Key_Return)
    gone = []
    for words in ("", "1430", "16", "广场", "", ""):
        at = QApplication.focusWidget()
        gone.append(at)
        if words:
            type_in(words)
        keys.press(Key.Key_Return)
    fields = view.fields
    assert gone == [
        fields.day, fields.starts, fields.ends, fields.place, fields.name, fields.organiser
    ]  # fmt: skip
    assert view.ticks.box.hasFocus()
    assert (fields.starts.text(), fields.ends.text()) == ("14:30", "16:00")


def test_doors_are_ticked_in_their_order_by_space_and_arrows(
    view: ActivityView, village_desk: Desk
) -> None:
    fill_in(view)
    for _ in range(3):
        keys.press(Key.Key_Space, Key.Key_Down)
    keys.press(Key.Key_Right, Key.Key_Space)
    assert ticked(view) == 4
    assert view.ticks.households == 4
    keys.press(Key.Key_Return, held=CTRL)
    assert ticked(view) == 0
    homes = homes_of(village_desk)
    assert [entered(village_desk, home) for home in homes[:4]] == [
        [(name, EntryState.WAITING)] for name in ("王建国", "李秀英", "张志强", "周小4")
    ]


def test_a_door_is_found_by_its_number_and_a_person_by_sound_and_each_tick_begins_anew(
    view: ActivityView,
) -> None:
    fill_in(view)
    for words in ("5", "yl", "2-1-101"):
        type_in(words)
        keys.press(Key.Key_Space)
        assert view.ticks.box.text() == ""
    names = view.ticks.names()
    assert {names[person][0] for person in view.ticks.ticked()} == {"陈明华", "杨丽萍", "李秀英"}


def test_twenty_doors_take_two_keys_each(view: ActivityView) -> None:
    """20 households in under 90 s are 4.5 s each: here it is a tick and a step."""
    fill_in(view)
    pressed = 0
    for _ in range(6):
        keys.press(Key.Key_Space, Key.Key_Down)
        pressed += 2
    assert view.ticks.households == 6
    assert pressed / view.ticks.households == 2


def test_a_tick_is_taken_back_by_the_same_key(view: ActivityView) -> None:
    fill_in(view)
    keys.press(Key.Key_Space, Key.Key_Space)
    assert ticked(view) == 0


def test_only_who_takes_part_is_listed(view: ActivityView) -> None:
    assert view.ticks.model.rowCount() == 6
    view.ticks.setFocus()
    type_in("7号楼")
    assert view.ticks.model.rowCount() == 0
    assert "参与确认" in view.ticks._count.text()


def test_who_was_in_another_activity_then_is_left_out_and_listed(
    view: ActivityView, village_desk: Desk, qtbot: QtBot
) -> None:
    fill_in(view)
    keys.press(Key.Key_Space)
    keys.press(Key.Key_Return, held=CTRL)
    fill_in(view, "DJ05", "15", "17")
    keys.press(Key.Key_Space, Key.Key_Down, Key.Key_Space)
    qtbot.waitUntil(lambda: "剔除" in view.bar.verdict.accessibleName())
    assert "王建国" in view.bar.verdict.accessibleName()
    keys.press(Key.Key_Return, held=CTRL)
    box = QApplication.activeModalWidget()
    assert isinstance(box, LeftOutDialog)
    box.reject()
    settle()
    homes = homes_of(village_desk)
    assert len(entered(village_desk, homes[0])) == 1
    assert len(entered(village_desk, homes[1])) == 1


def test_a_sheet_is_voided_with_a_look_at_what_that_reverses(
    view: ActivityView, village_desk: Desk
) -> None:
    fill_in(view)
    keys.press(Key.Key_Space, Key.Key_Down, Key.Key_Space)
    keys.press(Key.Key_Return, held=CTRL)
    settle()
    assert view.recent.table.model().rowCount() == 1
    view.recent.table.row_opened.emit(view.recent.table.chosen_row())
    box = QApplication.activeModalWidget()
    assert isinstance(box, VoidDialog)
    assert "2 笔" in box.look.accessibleName()
    box._save.click()
    settle()
    home = homes_of(village_desk)[0]
    assert entered(village_desk, home) == [("王建国", EntryState.VOID)]
    assert signing_in.activities(village_desk, "") == []


def test_what_is_missing_is_said_at_its_field(view: ActivityView, village_desk: Desk) -> None:
    keys.press(Key.Key_Return, held=CTRL)
    assert view.fields.item.property("wrong") == "true"
    fill_in(view, starts="17", ends="16")
    keys.press(Key.Key_Space)
    keys.press(Key.Key_Return, held=CTRL)
    assert view.fields.ends.property("wrong") == "true"
    assert adult_of(village_desk, homes_of(village_desk)[0]) in view.ticks.ticked()


@pytest.mark.parametrize(
    ("typed", "clock"),
    [("1430", "14:30"), ("14:30", "14:30"), ("9", "09:00"), ("930", "09:30"), ("14点半", "14点半"),
     ("2460", "2460"), ("", "")],
)  # fmt: skip
def test_times_are_typed_as_people_type_them(theme: object, typed: str, clock: str) -> None:
    line = ClockLine()
    line.setText(typed)
    assert line.clock() == clock
