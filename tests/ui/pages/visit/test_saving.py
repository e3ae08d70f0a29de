"""走访: what is asked before a visit is kept, which door comes next, and keys held down."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from gridcredit.domain.codes import RegistrationKind, VisitOutcome
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.visits import doorstep, visiting
from gridcredit.operations.visits.visiting import VisitEntry
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages.visit.page import VisitPage
from gridcredit.ui.shell.rail import Rail
from gridcredit.ui.widgets.tag import Tag
from tests.ui import keys
from tests.ui.conftest import settle
from tests.ui.pages.visit.window import (
    CTRL,
    Key,
    save,
    sheet_of,
)


def dues(desk: Desk) -> list[UUID]:
    return [due.household for due in visiting.due_today(desk)]


def at_hand(page: VisitPage) -> UUID | None:
    return page.sheet.household if page.sheet else None


def knock(desk: Desk, home: UUID, outcome: VisitOutcome, at: str = "2026-11-20T10:00") -> None:
    visiting.log_visit(desk, VisitEntry(Visit(desk.new_id(), home, at, outcome)))


def told(page: VisitPage) -> str:
    return page.notice.accessibleName() if page.notice.isVisible() else ""


# Asked first


def test_all_done_with_nobody_marked_is_asked_about(
    page: VisitPage, desk: Desk, home: UUID
) -> None:
    keys.press(Key.Key_1)
    save()
    assert sheet_of(desk, home).knocks == 0
    assert page.question.isVisible()
    assert page.question.no.hasFocus()
    save()  # once more is no answer
    assert sheet_of(desk, home).knocks == 0
    keys.press(Key.Key_Return)
    assert not page.question.isVisible()
    assert keys.at() is page.form.people.able_rows()[0]
    keys.press(Key.Key_Space)
    save()
    assert len(sheet_of(desk, home).visits[0].met) == 1


def test_who_says_so_keeps_it_with_nobody_marked(page: VisitPage, desk: Desk, home: UUID) -> None:
    keys.press(Key.Key_1)
    keys.press(Key.Key_S, held=CTRL)
    keys.press(Key.Key_Tab, Key.Key_Return)
    assert sheet_of(desk, home).knocks == 1
    assert at_hand(page) == home


@pytest.mark.parametrize("key", [Key.Key_3, Key.Key_4, Key.Key_6])
def test_other_outcomes_need_nobody_marked(
    page: VisitPage, desk: Desk, home: UUID, key: Qt.Key
) -> None:
    keys.press(key)
    save()
    assert sheet_of(desk, home).knocks == 1


def test_a_question_goes_with_what_it_was_about(page: VisitPage, desk: Desk, home: UUID) -> None:
    keys.press(Key.Key_1)
    save()
    keys.press(Key.Key_Escape)
    assert not page.question.isVisible()
    save()
    page.form.take_focus()
    keys.press(Key.Key_4)
    assert not page.question.isVisible()
    keys.press(Key.Key_1)
    save()
    page.open_door(next(row for row in dues(desk) if row != home))
    assert not page.question.isVisible()
    page.question.yes.click()
    assert sum(sheet_of(desk, row).knocks for row in dues(desk)) == 0


def test_a_second_visit_within_the_hour_is_said_and_kept(
    page: VisitPage, desk: Desk, home: UUID
) -> None:
    keys.press(Key.Key_4)
    assert not page.twice.isVisible()
    keys.press(Key.Key_S, held=CTRL)
    assert not page.twice.isVisible()  # nothing was said yet of a second one
    keys.press(Key.Key_4)
    assert page.twice.isVisible()
    assert "无人" in page.twice.accessibleName()
    keys.press(Key.Key_6)  # a call is no knock
    assert not page.twice.isVisible()
    keys.press(Key.Key_4)
    at = page.form.time.dateTime()
    page.form.time.setDateTime(at.addSecs(-3600))
    assert not page.twice.isVisible()
    page.form.time.setDateTime(at)
    assert page.twice.isVisible()
    keys.press(Key.Key_S, held=CTRL)
    assert not page.question.isVisible()
    assert sheet_of(desk, home).knocks == 2


# Which door is next


def test_the_next_door_is_a_due_one_whatever_was_searched(page: VisitPage, desk: Desk) -> None:
    first, second = dues(desk)[:2]
    knock(desk, second, VisitOutcome.MET_REFUSED)
    page.finder.show_found([first, second])  # what a search left, with a door that is not due
    page.finder.box.setText("1")
    page.finder.show_found([first, second])
    page.open_door(first)
    wanted = next(row for row in dues(desk) if row != first)
    keys.press(Key.Key_4)
    save()
    assert at_hand(page) == wanted
    assert page.finder.typed == ""
    assert page.finder.list.currentIndex().isValid()


def test_a_door_that_another_window_has_seen_to_is_not_the_next(
    page: VisitPage, desk: Desk
) -> None:
    first, second, third = dues(desk)[:3]
    page.open_door(first)
    keys.press(Key.Key_4)
    knock(desk, second, VisitOutcome.MET_REFUSED, "2026-11-22T08:59")
    assert second in [due.household for due in page.finder._due]  # the list waits for a lull
    save()
    assert at_hand(page) == third


def test_at_the_end_of_the_list_it_is_said(page: VisitPage, desk: Desk) -> None:
    *before, last = dues(desk)
    page.open_door(last)
    keys.press(Key.Key_4)
    save()
    assert at_hand(page) == last
    assert str(len(before)) in told(page)


def test_after_the_last_door_that_is_due_all_is_said_to_be_done(
    page: VisitPage, desk: Desk
) -> None:
    *before, last = dues(desk)
    for row in before:
        knock(desk, row, VisitOutcome.MET_REFUSED)
    page.round.ask()
    settle()
    page.open_door(last)
    keys.press(Key.Key_3)
    save()
    assert at_hand(page) == last
    assert told(page) == "待访的户都走完了。"
    assert sheet_of(desk, last).knocks == 1


def tags(page: VisitPage) -> list[str]:
    shown = page.head._why.findChildren(Tag)
    return [tag.accessibleName() or tag.text() for tag in shown if tag.isVisible()]


def test_why_a_door_is_due_is_fresh_once_a_visit_was_kept(
    page: VisitPage, desk: Desk, home: UUID
) -> None:
    before = tags(page)
    keys.press(Key.Key_4)
    keys.press(Key.Key_S, held=CTRL)
    after = tags(page)
    assert after != before
    assert page.sheet is not None
    assert page.sheet.due == {d.household: d for d in visiting.due_today(desk)}[home]
    page.question.drop()
    keys.press(Key.Key_3)
    keys.press(Key.Key_S, held=CTRL)
    page.question.yes.click()
    settle()
    assert tags(page) == []
    assert home not in [due.household for due in page.finder._due]


# Held down


def test_enter_held_down_through_the_form_and_the_saving_keeps_one_visit(
    page: VisitPage, desk: Desk, home: UUID, window: MainWindow
) -> None:
    keys.press(Key.Key_4)
    for _ in range(8):
        keys.hold(Key.Key_Return, 20)
    kept = [row for row in dues(desk) if sheet_of(desk, row).knocks]
    assert kept == [home]
    assert sheet_of(desk, home).knocks == 1
    assert doorstep.visit_round(desk).drafts == ()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_S])
def test_the_keys_of_saving_held_down_keep_one_visit(
    page: VisitPage, desk: Desk, home: UUID, key: Qt.Key
) -> None:
    keys.press(Key.Key_4)
    keys.hold(key, 20, CTRL)
    assert sum(sheet_of(desk, row).knocks for row in {home, *dues(desk)}) == 1
    assert sheet_of(desk, home).visits[0].outcome == VisitOutcome.NOBODY
    assert not page.problem.isVisible()
    assert not page.form._outcome_error.isVisible()


def test_what_marks_somebody_held_down_marks_once(page: VisitPage) -> None:
    keys.press(Key.Key_1)
    for key in (Key.Key_Space, Key.Key_Z, Key.Key_C, Key.Key_D):
        keys.hold(key, 7)
    (marks,) = page.form.state().marks.values()
    assert (marks.met, marks.registration, marks.pledged) == (
        True, RegistrationKind.REGISTERED, True,
    )  # fmt: skip
    keys.hold(Key.Key_L, 7)
    assert page.form.details.leaflets.value() == 1


def test_a_walk_with_every_key_held_stores_what_was_meant(page: VisitPage, desk: Desk) -> None:
    first, second, third = dues(desk)[:3]
    page.open_door(first)
    for key in (Key.Key_4, Key.Key_U):
        keys.hold(key)
    keys.hold(Key.Key_Return, 15, CTRL)
    assert at_hand(page) == second
    keys.hold(Key.Key_2)
    keys.hold(Key.Key_G)
    keys.hold(Key.Key_I)
    keys.hold(Key.Key_Return, 15, CTRL)
    assert at_hand(page) == third
    keys.hold(Key.Key_Z, 5, CTRL)  # the second is taken back, and nothing before it
    assert at_hand(page) == second
    one, two, three = (sheet_of(desk, row) for row in (first, second, third))
    assert [v.outcome for v in one.visits] == [VisitOutcome.NOBODY]
    assert one.visits[0].follow_up == date(2026, 11, 25)
    assert (two.knocks, three.knocks) == (0, 0)
    keys.hold(Key.Key_Return, 15, CTRL)
    assert [v.outcome for v in sheet_of(desk, second).visits] == [VisitOutcome.MET_PENDING]


# The keys of the page


def test_the_keys_of_the_page_work_wherever_the_keyboard_is(
    page: VisitPage, desk: Desk, home: UUID, window: MainWindow
) -> None:
    keys.press(Key.Key_4)
    window.findChild(Rail).focus_list()
    assert not page.isAncestorOf(keys.at())
    keys.press(Key.Key_S, held=CTRL)
    assert sheet_of(desk, home).knocks == 1
    assert page.isAncestorOf(keys.at())


def test_the_keys_of_the_page_are_off_under_the_search_and_under_other_pages(
    page: VisitPage, desk: Desk, home: UUID, window: MainWindow
) -> None:
    keys.press(Key.Key_4)
    keys.press(Key.Key_K, held=CTRL)
    keys.press(Key.Key_S, held=CTRL)
    assert sheet_of(desk, home).knocks == 0
    keys.press(Key.Key_Escape)
    window.show_page("settings")
    keys.press(Key.Key_S, held=CTRL)
    assert sheet_of(desk, home).knocks == 0
    window.show_page("visits")
    keys.press(Key.Key_S, held=CTRL)
    assert sheet_of(desk, home).knocks == 1


def test_saving_leaves_the_keyboard_in_the_page(page: VisitPage, desk: Desk, home: UUID) -> None:
    held: list[bool] = []
    keys.press(Key.Key_4)
    page.bar.take_focus()
    begun = page.app.runner.started.connect(
        lambda _job: held.append(page.bar.isAncestorOf(keys.at()))
    )
    keys.press(Key.Key_Return)
    page.app.runner.started.disconnect(begun)  # it would hold the page
    assert held
    assert all(held)
    assert page.form.outcome.isAncestorOf(keys.at())
    keys.press(Key.Key_4)
    assert page.form.state().outcome == VisitOutcome.NOBODY
