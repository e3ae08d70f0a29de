"""走访 by keyboard alone: keys of the form, Tab, Enter, Esc, finding a door."""

from uuid import UUID

import pytest
from PySide6.QtGui import QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import ConsentKind, RegistrationKind, VisitMode, VisitOutcome
from gridcredit.operations.desk import Desk
from gridcredit.operations.visits import visiting
from gridcredit.ui.pages.visit import adults
from gridcredit.ui.pages.visit.adults import AdultRow
from gridcredit.ui.pages.visit.outcomes import OutcomeKeys
from gridcredit.ui.pages.visit.page import VisitPage
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.key_button import KeyButton
from tests.ui import keys
from tests.ui.conftest import Show, settle
from tests.ui.pages.visit.window import (
    CTRL,
    Key,
    save,
    sheet_of,
)


def test_a_whole_household_is_done_by_keyboard_alone(
    page: VisitPage, desk: Desk, home: UUID
) -> None:
    keys.press(Key.Key_1, Key.Key_Z, Key.Key_C, Key.Key_D, Key.Key_Down, Key.Key_W)
    save()
    sheet = sheet_of(desk, home)
    he, she = sheet.people
    assert (he.registration, he.pledged) == (RegistrationKind.REGISTERED, True)
    assert he.consents == {ConsentKind.REGISTRATION_DATA: True}
    assert (she.registration, she.pledged) == (RegistrationKind.DECLINED, False)
    (visit,) = sheet.visits
    assert (visit.outcome, visit.mode) == (VisitOutcome.MET_DONE, VisitMode.DOOR)
    assert set(visit.met) == {he.id, she.id}
    assert visit.at.startswith("2026-11-22T09:")


def test_tab_goes_from_adult_to_adult(page: VisitPage) -> None:
    keys.press(Key.Key_1)
    first = QApplication.focusWidget()
    keys.press(Key.Key_Tab)
    second = QApplication.focusWidget()
    assert isinstance(first, AdultRow)
    assert isinstance(second, AdultRow)
    assert [first.person.name, second.person.name] == ["王建国", "李秀英"]
    keys.press(Key.Key_Up, Key.Key_Up)
    assert not isinstance(QApplication.focusWidget(), AdultRow)


def test_enter_goes_on_part_by_part_and_saves_on_the_button_only(
    page: VisitPage, desk: Desk, home: UUID
) -> None:
    keys.press(Key.Key_2, Key.Key_Escape)
    page.form.take_focus()
    gone_through = []
    for _ in range(6):
        keys.press(Key.Key_Return)
        gone_through.append(QApplication.focusWidget())
    day, he, she, topic, leaflets, note = gone_through
    assert day is page.form.follow_up.focusProxy()
    assert [he.person.name, she.person.name] == ["王建国", "李秀英"]
    assert topic is page.form.details.topics.focusProxy()
    assert (leaflets, note) == (page.form.details.leaflets, page.form.details.note)
    keys.press(Key.Key_Return)
    assert QApplication.focusWidget().text() == "保存，下一户"
    assert sheet_of(desk, home).knocks == 0
    keys.press(Key.Key_Escape)
    assert page.form.isAncestorOf(QApplication.focusWidget())
    page.bar.take_focus()
    keys.press(Key.Key_Return)
    assert page.form.follow_up.property("wrong") == "true"  # a day is asked for: it did save
    keys.press(Key.Key_U)
    page.bar.take_focus()
    keys.press(Key.Key_Return)
    assert sheet_of(desk, home).knocks == 1


def test_enter_on_a_chosen_outcome_saves_nothing(page: VisitPage, desk: Desk, home: UUID) -> None:
    keys.press(Key.Key_4, Key.Key_Return)
    assert sheet_of(desk, home).knocks == 0
    assert QApplication.focusWidget() is page.form.follow_up.focusProxy()


def test_enter_before_an_outcome_says_what_comes_first(page: VisitPage) -> None:
    keys.press(Key.Key_Return)
    assert page.form._outcome_error.isVisible()


def test_enter_presses_a_button_within_the_form(page: VisitPage) -> None:
    keys.press(Key.Key_4, Key.Key_U)
    page.form.follow_up._clear.setFocus()
    keys.press(Key.Key_Return)
    assert page.form.follow_up.value() is None


def test_a_marked_key_pressed_again_is_taken_back(page: VisitPage) -> None:
    keys.press(Key.Key_1, Key.Key_Z, Key.Key_Z, Key.Key_Space)
    assert page.form.state().marks == {}


def test_digits_in_the_note_are_text(page: VisitPage) -> None:
    keys.press(Key.Key_4, Key.Key_N, Key.Key_1, Key.Key_7)
    state = page.form.state()
    assert (state.outcome, state.note) == (VisitOutcome.NOBODY, "17")
    keys.press(Key.Key_Escape, Key.Key_5)
    assert page.form.state().outcome == VisitOutcome.NOT_OPENED


def test_topics_and_leaflets_have_keys(page: VisitPage, desk: Desk, home: UUID) -> None:
    keys.press(Key.Key_1, Key.Key_Space, Key.Key_Q, Key.Key_F, Key.Key_L, Key.Key_L)
    save()
    visit = sheet_of(desk, home).visits[0]
    assert (visit.topics, visit.leaflets) == (("score", "privacy"), 2)


def test_a_door_is_found_by_what_is_typed(
    page: VisitPage, desk: Desk, home: UUID, qtbot: QtBot
) -> None:
    page.open_door(visiting.due_today(desk)[0].household)
    keys.press(Key.Key_D, held=CTRL)
    qtbot.keyClicks(page.finder.box, "9-1-101")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Return)
    assert page.sheet is not None
    assert page.sheet.household == home
    keys.press(Key.Key_4)
    assert page.form.state().outcome == VisitOutcome.NOBODY


def test_escape_goes_to_the_list_and_enter_opens_from_it(page: VisitPage, desk: Desk) -> None:
    page.open_door(visiting.due_today(desk)[0].household)
    keys.press(Key.Key_Escape)
    assert page.finder.list.hasFocus()
    keys.press(Key.Key_Down, Key.Key_Return)
    assert page.sheet is not None
    assert page.sheet.household == visiting.due_today(desk)[1].household


def test_who_asks_to_find_a_door_types_into_the_box_though_the_first_list_comes_later(
    page: VisitPage,
) -> None:
    page.sheet = page._wanted = None  # as before the first list
    page.find_door()
    page.refresh()
    settle()
    assert page.sheet is not None
    assert QApplication.focusWidget() is page.finder.box


def cut(root: QWidget) -> list[str]:
    """The keys in sight that are narrower than their words, or stand out of what holds them."""
    return [
        made.text()
        for made in root.findChildren(KeyButton)
        if made.isVisible()
        and (
            made.width() < made.sizeHint().width()
            or not made.parentWidget().rect().contains(made.geometry())
        )
    ]


def test_in_the_smallest_window_no_key_is_cut(page: VisitPage) -> None:
    page.window().resize(911, 512)  # 1366 × 768 at 150 %
    keys.press(Key.Key_2)
    assert cut(page) == []


@pytest.mark.parametrize("width", [330, 430, 537, 900])
def test_outcomes_go_on_in_the_next_line_in_both_languages(
    dressed: QApplication, show: Show, width: int
) -> None:
    for language in ("zh", "en"):
        holder = QWidget()
        keys = OutcomeKeys(language)
        column = QVBoxLayout(holder)
        column.addWidget(keys)
        column.addStretch(1)
        holder.resize(width, 700)
        assert cut(show(holder)) == []


def test_a_group_of_keys_wider_than_its_line_goes_on_in_the_next(
    dressed: QApplication, show: Show
) -> None:
    holder, group = QWidget(), QWidget()
    flow = FlowLayout(group, across=4, down=4)
    for words in ("Inform", "Help", "Register", "Decline"):
        flow.addWidget(KeyButton(words, "G"))
    FlowLayout(holder).addWidget(group)
    holder.resize(200, 300)
    show(holder)
    assert group.width() <= 200
    assert cut(holder) == []


def test_all_keys_of_an_adult_stand_in_one_line_on_a_screen_of_1920_at_150_per_cent(
    page: VisitPage,
) -> None:
    page.window().resize(1280, 680)
    keys.press(Key.Key_1)
    for row in page.findChildren(AdultRow):
        tops = {made.mapTo(row, made.rect().topLeft()).y() for made in row.findChildren(KeyButton)}
        assert len(tops) == 1
        assert cut(row) == []


def test_that_somebody_was_met_is_said(page: VisitPage, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        adults,
        "QAccessibleAnnouncementEvent",
        lambda row, words: said.append(words) or QAccessibleAnnouncementEvent(row, words),
    )
    keys.press(Key.Key_1)
    row = page.form.people.able_rows()[0]
    assert row.accessibleDescription() == "未见到"
    keys.press(Key.Key_Space)
    assert row.accessibleDescription() == "已见到"
    keys.press(Key.Key_Z)
    assert row.accessibleDescription().startswith("已见到、")
    assert [words.partition(": ")[2] for words in said] == ["已见到", row.accessibleDescription()]


def test_the_keys_of_an_adult_are_reached_by_arrows(page: VisitPage) -> None:
    keys.press(Key.Key_1)
    row = page.form.people.able_rows()[0]
    buttons = list(row._buttons.values())
    keys.press(Key.Key_Right)
    assert QApplication.focusWidget() is buttons[0]
    keys.press(Key.Key_Right, Key.Key_Right, Key.Key_Space)
    assert QApplication.focusWidget() is buttons[2]
    assert row.marks.registration is RegistrationKind.REGISTERED
    keys.press(Key.Key_C)
    assert row.marks.pledged
    keys.press(Key.Key_Down)
    assert QApplication.focusWidget() is page.form.people.able_rows()[1]
    keys.press(Key.Key_Right, Key.Key_Left)
    assert QApplication.focusWidget() is page.form.people.able_rows()[1]
    for _ in range(20):
        keys.press(Key.Key_Right)
    keys.press(Key.Key_Return)
    assert QApplication.focusWidget() is page.form.details.topics.focusProxy()
