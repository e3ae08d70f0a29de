"""安排 in two windows on one workspace: a sheet is typed in once, a request replied to once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.register import people
from gridcredit.operations.rounds import printing
from gridcredit.operations.rounds.choosing import DoorChoice
from gridcredit.operations.visits import appealing, follow_ups, visiting
from gridcredit.operations.visits.visiting import VisitEntry
from gridcredit.settings import Settings
from gridcredit.store.register import visits
from gridcredit.ui.app import App
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages import PAGES
from gridcredit.ui.pages.planning.enter_dialog import EnterRoundDialog
from gridcredit.ui.pages.planning.page import PlanningPage
from gridcredit.ui.pages.planning.reply_dialog import ReplyDialog
from gridcredit.ui.runner import RunNow
from gridcredit.ui.theme import Theme
from tests.operations.offices import PASSPHRASE, Ticking, counting_ids
from tests.ui.conftest import OpenWindow, settle

ROWS = tuple(row for row in PAGES if row.id in ("planning", "visits"))


@pytest.fixture
def pages(
    theme: Theme, tmp_path: Path, open_window: OpenWindow, desk: Desk
) -> tuple[PlanningPage, PlanningPage]:
    """The page in two programs on one workspace."""
    first = open_window(ROWS)
    first.app.open_desk(desk)
    second = open_desk(desk.folder, PASSPHRASE, Ticking(), counting_ids(120).__next__)
    other = open_window(ROWS, App(Settings(), tmp_path / "other.json", theme, RunNow()))
    other.app.open_desk(second)
    return shown(first), shown(other)


def shown(window: MainWindow) -> PlanningPage:
    """The page, shown."""
    window.show_page("planning")
    settle()
    page = window.page("planning")
    assert isinstance(page, PlanningPage)
    return page


def view(page: PlanningPage, name: str) -> object:
    """A view that was shown."""
    page.show_view(name)
    settle()
    return page.view(name)


def knock(desk: Desk, outcome: VisitOutcome, follow_up: date | None = None) -> None:
    """A visit at the first door."""
    home = people.list_households(desk)[0].id
    made = Visit(desk.new_id(), home, "2026-11-13T08:00", outcome, follow_up=follow_up)
    visiting.log_visit(desk, VisitEntry(made))


def test_a_sheet_typed_in_twice_is_written_once(
    pages: tuple[PlanningPage, PlanningPage], desk: Desk, tmp_path: Path
) -> None:
    sheet = printing.print_round(desk, tmp_path / "x.pdf", DoorChoice()).sheet
    dialogs = []
    for page in pages:
        view(page, "rounds").enter_sheet(sheet.number)  # type: ignore[attr-defined]
        settle()
        [made] = page.window().findChildren(EnterRoundDialog)
        made.line.setText("1-3 11")
        made.take_line()
        dialogs.append(made)
    for made in dialogs:
        made.save()
        settle()
    assert dialogs[1].isVisible()
    assert {one.refused for one in dialogs[1]._lines[:3]} == {"这一户一小时内已有一次走访"}
    with desk.reading() as session:
        assert [len(visits.visits_of(session, home)) for home in sheet.households[:3]] == [1, 1, 1]
    dialogs[1].reject()


def test_a_request_replied_to_meanwhile_is_said(
    pages: tuple[PlanningPage, PlanningPage], desk: Desk
) -> None:
    knock(desk, VisitOutcome.APPEAL)
    dialogs = []
    for page in pages:
        page.window().news.look()  # type: ignore[attr-defined]
        settle()
        appeals = view(page, "appeals")
        appeals._on_reply()  # type: ignore[attr-defined]
        settle()
        [made] = page.window().findChildren(ReplyDialog)
        made.reply.setText("已修好")
        dialogs.append(made)
    dialogs[0]._on_save()
    settle()
    dialogs[1]._on_save()
    settle()
    assert dialogs[1].isVisible()
    assert "已经答复过了" in dialogs[1]._banner.accessibleName()
    assert len(appealing.list_appeals(desk)) == 1
    dialogs[1].reject()


def test_a_day_moved_elsewhere_is_seen_here(
    pages: tuple[PlanningPage, PlanningPage], desk: Desk
) -> None:
    knock(desk, VisitOutcome.MET_PENDING, date(2026, 11, 25))
    one, other = pages
    other.window().news.look()  # type: ignore[attr-defined]
    calendars = [view(page, "calendar") for page in pages]
    [found] = follow_ups.follow_ups_until(desk, date(2026, 12, 31))
    calendars[0].move_to(found.visit, date(2026, 11, 27))  # type: ignore[attr-defined]
    settle()
    other.window().news.look()  # type: ignore[attr-defined]
    settle()
    assert calendars[1].grid._counts == {date(2026, 11, 27): 1}  # type: ignore[attr-defined]
    assert one.isVisible()
