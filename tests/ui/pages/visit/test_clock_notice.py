"""Who signs in on a computer whose clock is behind is told so above every page; odd times are
asked about at the door."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QDateTime

from gridcredit.operations.desk import Desk
from gridcredit.operations.register import dating
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.shell.clock_notice import ClockNotice
from tests.ui import keys
from tests.ui.access import unnamed
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.visit.window import (
    ROWS,
    Key,
    at_the_door,
    page_of,
    save,
    sheet_of,
)


def test_a_clock_that_goes_right_is_not_mentioned(window: MainWindow) -> None:
    assert not window.findChild(ClockNotice).isVisible()


def test_a_clock_behind_the_newest_entry_is_said_at_sign_in(
    open_window: OpenWindow, desk: Desk, home: UUID
) -> None:
    desk.clock.go(days=-400)  # type: ignore[attr-defined]
    newest = dating.clock_behind(desk)
    notice = at_the_door(open_window(ROWS), desk, home).findChild(ClockNotice)
    assert notice.isVisible()
    assert newest[:16].replace("T", " ") in notice.banner.accessibleName()
    assert unnamed(notice) == []
    notice.banner.parentWidget().hide()
    settle()
    assert not notice.isVisible()


def test_a_visit_later_than_now_is_asked_about_and_kept_when_it_is_right(
    window: MainWindow, desk: Desk, home: UUID
) -> None:
    page = page_of(window)
    keys.press(Key.Key_4)
    page.form.time.setDateTime(QDateTime.fromString("2026-11-22T21:00", "yyyy-MM-ddTHH:mm"))
    save()
    assert "2026-11-22 21:00" in page.question.accessibleName()
    page.question.no.click()
    settle()
    assert sheet_of(desk, home).knocks == 0
    assert page.form.time.hasFocus()
    save()
    page.question.yes.click()
    settle()
    [kept] = sheet_of(desk, home).visits
    assert kept.at == "2026-11-22T21:00"
