"""走访 in two windows on one workspace: a draft is one draft, and a knock is one visit."""

from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import VisitOutcome
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.visits import doorstep, visiting
from gridcredit.settings import Settings
from gridcredit.ui.app import App
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages.visit.page import VisitPage
from gridcredit.ui.runner import RunNow
from gridcredit.ui.theme import Theme
from tests.operations.offices import PASSPHRASE, Ticking, counting_ids
from tests.ui import keys
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.visit.window import CTRL, ROWS, Key, at_the_door, page_of, sheet_of


@pytest.fixture
def other_window(
    theme: Theme, tmp_path: Path, open_window: OpenWindow, home: UUID, window: MainWindow
) -> MainWindow:
    """A second program on the same workspace, the same door open in it."""
    app = App(Settings(), tmp_path / "other.json", theme, RunNow())
    desk = window.app.desk
    assert desk is not None
    second = open_desk(desk.folder, PASSPHRASE, Ticking(), counting_ids(120).__next__)
    return at_the_door(open_window(ROWS, app), second, home)


def come_to(window: MainWindow) -> VisitPage:
    """Go over to a window, which looks for news once somebody looks at it."""
    window.activateWindow()
    page = page_of(window)
    page.form.take_focus()
    settle()
    return page


def hear(window: MainWindow) -> None:
    window.news.look()
    settle()


def dues(desk: Desk) -> list[UUID]:
    return [due.household for due in visiting.due_today(desk)]


def save_here(page: VisitPage) -> None:
    keys.press(Key.Key_S, held=CTRL)


def told(page: VisitPage) -> str:
    return page.notice.accessibleName() if page.notice.isVisible() else ""


def test_a_draft_that_was_saved_in_another_window_goes_with_a_line(
    window: MainWindow, other_window: MainWindow, desk: Desk, home: UUID
) -> None:
    one = come_to(window)
    keys.press(Key.Key_4)
    one.keep_draft()
    other = come_to(other_window)
    hear(other_window)
    assert other.form.state().outcome == VisitOutcome.NOBODY
    save_here(other)
    assert sheet_of(desk, home).knocks == 1
    come_to(window)
    hear(window)
    assert one.form.state().is_blank
    assert "已在别处保存" in told(one)
    assert "无人" in told(one)
    assert not one.restored.isVisible()
    assert doorstep.visit_round(desk).drafts == ()


def test_a_draft_restored_in_two_windows_is_one_visit_also_before_the_news(
    window: MainWindow, other_window: MainWindow, desk: Desk, home: UUID
) -> None:
    one = come_to(window)
    keys.press(Key.Key_4)
    one.keep_draft()
    other = come_to(other_window)
    hear(other_window)
    come_to(window)
    save_here(one)
    come_to(other_window)
    save_here(other)  # it has not heard yet
    assert sheet_of(desk, home).knocks == 1
    assert other.form.state().is_blank
    assert "已在别处保存" in told(other)
    assert not other.question.isVisible()


def test_what_was_typed_in_the_other_window_is_asked_about_and_not_lost(
    window: MainWindow, other_window: MainWindow, desk: Desk, home: UUID
) -> None:
    one = come_to(window)
    keys.press(Key.Key_4)
    other = come_to(other_window)
    keys.press(Key.Key_5)
    come_to(window)
    save_here(one)
    come_to(other_window)
    save_here(other)
    assert sheet_of(desk, home).knocks == 1
    assert other.question.isVisible()
    assert other.form.state().outcome == VisitOutcome.NOT_OPENED
    keys.press(Key.Key_Return)  # no
    assert sheet_of(desk, home).knocks == 1
    save_here(other)
    other.question.yes.click()
    settle()
    assert sheet_of(desk, home).knocks == 2


def test_four_knocks_in_two_windows_are_four_visits(
    window: MainWindow, other_window: MainWindow, desk: Desk
) -> None:
    doors = dues(desk)[:4]
    pages = [page_of(window), page_of(other_window)]
    windows = [window, other_window]
    for at, door in enumerate(doors):
        first, second = (at % 2, 1 - at % 2)
        come_to(windows[first])
        pages[first].open_door(door)
        settle()
        keys.press(Key.Key_4, Key.Key_U)
        pages[first].keep_draft()
        come_to(windows[second])
        pages[second].open_door(door)  # the draft stands here too
        settle()
        assert pages[second].form.state().outcome == VisitOutcome.NOBODY
        for at_hand in (first, second):
            come_to(windows[at_hand])
            keys.press(Key.Key_Return, held=CTRL)
    assert [sheet_of(desk, door).knocks for door in doors] == [1, 1, 1, 1]
    assert doorstep.visit_round(desk).done_today == 4


def test_a_draft_that_was_discarded_in_another_window_goes_with_a_line(
    window: MainWindow, other_window: MainWindow, desk: Desk, home: UUID
) -> None:
    one = come_to(window)
    keys.press(Key.Key_4)
    one.keep_draft()
    other = come_to(other_window)
    hear(other_window)
    other.discard()
    come_to(window)
    hear(window)
    assert one.form.state().is_blank
    assert "丢弃" in told(one)
    one.open_door(dues(desk)[0])
    one.open_door(home)
    assert one.form.state().is_blank
    assert visiting.load_draft(desk, home) == ""


def test_a_draft_that_was_gone_on_with_elsewhere_is_the_newer_one(
    window: MainWindow, other_window: MainWindow, desk: Desk, home: UUID
) -> None:
    one = come_to(window)
    keys.press(Key.Key_1, Key.Key_Z)
    one.keep_draft()
    other = come_to(other_window)
    hear(other_window)
    keys.press(Key.Key_1, Key.Key_Down, Key.Key_W)
    other.keep_draft()
    typed = other.form.state()
    come_to(window)
    hear(window)
    assert one.form.state() == typed


def test_a_refresh_leaves_the_keys_of_the_page_alive(
    window: MainWindow, other_window: MainWindow, desk: Desk, home: UUID
) -> None:
    one = come_to(window)
    keys.press(Key.Key_1, Key.Key_Z)
    one.keep_draft()
    other = come_to(other_window)
    hear(other_window)
    other.form.people.take_focus()
    settle()
    come_to(window)
    one.form.people.take_focus()
    keys.press(Key.Key_C)
    one.keep_draft()
    other_window.activateWindow()
    settle()
    hear(other_window)  # the rows are made anew, the one with the keyboard too
    keys.press(Key.Key_F5)
    save_here(other)
    assert sheet_of(desk, home).knocks == 1
    assert sheet_of(desk, home).people[0].pledged
