"""记一笔: by keyboard alone, what stays, what is asked, what is said before saving."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridcredit.domain.credit.codes import EntryState
from gridcredit.operations.credit import lookups
from gridcredit.operations.credit.lookups import PastLine
from gridcredit.operations.desk import Desk
from gridcredit.ui.at_hand import AtHand
from gridcredit.ui.pages.credit.entry.view import PAUSE, EntryView
from gridcredit.ui.pages.credit.page import CreditPage
from tests.ui import keys
from tests.ui.conftest import settle
from tests.ui.pages.credit.village import (
    CTRL,
    TODAY,
    Key,
    adult_of,
    enter,
    homes_of,
    type_in,
)


@pytest.fixture
def view(page: CreditPage) -> EntryView:
    """The view, its keyboard where an entry begins."""
    page.record()
    settle()
    made = page.view("entry")
    assert isinstance(made, EntryView)
    made.form.who._timer.setInterval(0)
    return made


@pytest.fixture
def home(village_desk: Desk) -> UUID:
    """王建国's."""
    return homes_of(village_desk)[0]


def entries_of(desk: Desk, home: UUID) -> tuple[PastLine, ...]:
    return lookups.entry_household(desk, home).entries


def save() -> None:
    keys.press(Key.Key_Return, held=CTRL)


def choose(words: str) -> None:
    """Type and take the first that is listed."""
    type_in(words)
    keys.press(Key.Key_Return)
    settle()


def said(view: EntryView, qtbot: QtBot) -> str:
    """What is said before saving, once typing has paused."""
    qtbot.wait(PAUSE + 50)
    settle()
    return view.bar.verdict.accessibleName() if view.bar.verdict.isVisible() else ""


def shown(view: EntryView) -> set[str]:
    return {field for field, row in view.form.rows.items() if row.isVisible()}


# By keyboard


def test_a_usual_entry_takes_few_keys_beside_text(
    view: EntryView, village_desk: Desk, home: UUID
) -> None:
    pressed = 1  # the key that leads here
    for words in ("wjg", "文体"):
        choose(words)
        pressed += 1
    assert view.form.day.hasFocus()
    keys.press(Key.Key_Return)  # today
    assert view.form.evidence.isAncestorOf(QApplication.focusWidget())
    keys.press(Key.Key_1, Key.Key_2)  # sign-in sheet, photo
    save()
    pressed += 4
    assert pressed <= 12
    (line,) = entries_of(village_desk, home)
    assert (line.name, line.person, line.on) == ("参加文体活动", "王建国", TODAY)
    assert line.state is EntryState.WAITING


def test_the_next_entry_begins_with_the_item_and_day_of_the_last(
    view: EntryView, village_desk: Desk, home: UUID
) -> None:
    choose("wjg")
    choose("WM04")
    keys.press(Key.Key_Down)  # yesterday
    save()
    assert view.form.who.line.hasFocus()
    assert view.form.who.value() is None
    choose("lxy")
    save()
    other = homes_of(village_desk)[1]
    for row in (home, other):
        (line,) = entries_of(village_desk, row)
        assert (line.name, line.on) == ("参加文体活动", date(2026, 11, 21))


def test_a_household_is_found_by_its_door_and_somebody_of_it_chosen_by_a_digit(
    view: EntryView, village_desk: Desk
) -> None:
    choose("3号楼1单元101")
    assert view.form.people.isAncestorOf(QApplication.focusWidget())
    keys.press(Key.Key_2, Key.Key_Return)
    assert view.form.item.line.hasFocus()
    choose("SH02")
    save()
    (line,) = entries_of(village_desk, homes_of(village_desk)[2])
    assert line.person == "周小3"


def test_the_whole_household_may_stand_for_whoever_acted_where_the_item_lets_it(
    view: EntryView, village_desk: Desk, home: UUID
) -> None:
    choose("1号楼1单元101")
    view.form.item.setFocus()
    choose("ML09")
    assert view.form.people._keys[None].isVisible()
    save()
    (line,) = entries_of(village_desk, home)
    assert (line.name, line.person) == ("带头拆除违章建筑", "")


def test_an_entry_can_be_taken_back_at_once(
    page: CreditPage, view: EntryView, village_desk: Desk, home: UUID
) -> None:
    choose("wjg")
    choose("WM04")
    save()
    page.window().workbench.undo()
    (line,) = entries_of(village_desk, home)
    assert line.state is EntryState.VOID


# What the item asks for


def test_fields_appear_as_the_item_wants_them(view: EntryView) -> None:
    choose("wjg")
    assert not shown(view) & {"quantity", "matter", "evidence", "witness", "place"}
    for code, wanted in (
        ("WM01", {"quantity", "evidence"}),
        ("SH01", {"matter", "evidence"}),
        ("WM07", {"witness", "evidence"}),
        ("ML09", set()),
    ):
        view.form.item.setFocus()
        view.form.item.line.selectAll()
        choose(code)
        asked = {"quantity", "matter", "evidence", "witness", "place"}
        assert shown(view) & asked == wanted
    view.form.more.click()
    assert {"place", "witness", "matter"} <= shown(view)


def test_hours_are_asked_for_and_what_is_no_number_is_said_at_its_field(
    view: EntryView, village_desk: Desk, home: UUID
) -> None:
    choose("wjg")
    choose("WM01")
    view.form.quantity.setText("两个")
    save()
    assert view.form.quantity.property("wrong") == "true"
    assert view.form.quantity.hasFocus()
    view.form.quantity.setText("2.5")
    save()
    assert [line.name for line in entries_of(village_desk, home)] == ["参加志愿服务"]


def test_only_items_of_the_set_that_this_office_may_record_are_offered(view: EntryView) -> None:
    view.form.item.setFocus()
    keys.press(Key.Key_Down)
    offered = view.form.item.below.list
    codes = {offered.item(at).data(int(Qt.ItemDataRole.UserRole)).value.code
             for at in range(offered.count())}  # fmt: skip
    assert "WM04" in codes
    assert not codes & {"SH13", "QT01"}


# Said before saving


def test_what_an_entry_would_count_is_said_before_it_is_saved(
    view: EntryView, qtbot: QtBot
) -> None:
    choose("wjg")
    choose("WM04")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_1, Key.Key_2)
    assert "2.0 分" in said(view, qtbot)


def test_a_cap_that_is_reached_is_said(
    view: EntryView, village_desk: Desk, home: UUID, qtbot: QtBot
) -> None:
    enter(village_desk, home, "WM08")
    choose("wjg")
    choose("WM08")
    words = said(view, qtbot)
    assert "0.0 分" in words
    assert "上限" in words
    assert "已经记过一笔" in words


def test_what_is_beaten_in_its_group_is_said(
    view: EntryView, village_desk: Desk, home: UUID, qtbot: QtBot
) -> None:
    enter(village_desk, home, "SH02", matter="调2026-9")
    choose("wjg")
    choose("SH01")
    view.form.matter.setText("调2026-9")
    assert "同类取高" in said(view, qtbot)


def test_who_has_not_joined_cannot_be_chosen_and_a_late_day_is_refused_in_words(
    view: EntryView, qtbot: QtBot
) -> None:
    choose("7号楼1单元101")
    assert not any(key.isEnabled() and key.isVisible() for key in view.form.people._keys.values())
    view.clear()
    choose("wjg")
    choose("WM04")
    view.form.day.set_day(date(2026, 10, 2))
    assert "一个月" in said(view, qtbot)
    save()
    assert view.bar.problem.isVisible()


def test_what_is_missing_is_said_at_its_field(view: EntryView) -> None:
    save()
    assert view.form.who.property("wrong") == "true"
    choose("wjg")
    save()
    assert view.form.item.property("wrong") == "true"
    assert view.form.item.line.hasFocus()


# Beside


def test_the_household_of_another_page_is_filled_in(
    page: CreditPage, view: EntryView, village_desk: Desk, home: UUID
) -> None:
    page.show_target(AtHand(home, adult_of(village_desk, home, 1)))
    settle()
    assert "榴园1号楼" in view.form.who.line.text()
    assert view.form.people.value() == adult_of(village_desk, home, 1)
    choose("WM04")
    save()
    (line,) = entries_of(village_desk, home)
    assert line.person == "周小1"


def test_one_key_leads_here_from_a_household_and_one_of_its_people(
    page: CreditPage, village_desk: Desk, home: UUID
) -> None:
    window = page.window()
    window.show_page("households", home)
    settle()
    register = window.page("households")
    register.pane.people.setFocus()
    register.pane.people.selectRow(1)
    keys.press(Key.Key_J, held=CTRL)
    assert window.current == "credit"
    view = page.view("entry")
    assert isinstance(view, EntryView)
    assert view.household is not None
    assert view.household.household == home
    assert view.form.people.value() == adult_of(village_desk, home, 1)
    assert view.form.item.line.hasFocus()


def test_one_key_leads_here_from_a_door_that_is_visited(
    page: CreditPage, village_desk: Desk, home: UUID
) -> None:
    window = page.window()
    window.show_page("visits", home)
    settle()
    keys.press(Key.Key_J, held=CTRL)
    view = page.view("entry")
    assert isinstance(view, EntryView)
    assert view.household is not None
    assert view.household.household == home


def test_photos_are_dropped_and_pasted_and_go_with_the_entry(
    view: EntryView, village_desk: Desk, home: UUID, tmp_path: Path
) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill("#226688")
    file = tmp_path / "现场.jpg"
    assert image.save(str(file))
    choose("wjg")
    choose("WM04")
    view.form.files.drop.files_dropped.emit([file])
    QGuiApplication.clipboard().setImage(image)
    keys.press(Key.Key_V, held=CTRL)
    assert len(view.form.files.photos()) == 2
    assert "照片" in view.form.evidence.value()
    save()
    assert view.form.files.photos() == ()
    assert len(entries_of(village_desk, home)) == 1


def test_more_photos_than_an_entry_holds_are_said(view: EntryView, tmp_path: Path) -> None:
    view.form.files.add([tmp_path / f"{n}.jpg" for n in range(5)])
    assert len(view.form.files.photos()) == 3
    assert "3.jpg" in view.bar.problem.accessibleName()


def test_nothing_is_foretold_once_the_workspace_is_closed(view: EntryView) -> None:
    choose("wjg")
    choose("WM04")
    view.form.quantity.setText("2")
    assert view._pause.isActive()
    view.app.close_desk()
    assert not view._pause.isActive()
