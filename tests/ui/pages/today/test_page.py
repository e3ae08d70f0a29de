"""今日: whom to visit and why at a grid, the numbers of the areas above it."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.day_plan import Part
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.visiting import ReasonKind
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures import today_summary
from gridcredit.operations.visits import doorstep, visiting
from gridcredit.operations.visits.visiting import VisitEntry
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.models.rows import DISPLAY, ROW
from gridcredit.ui.pages import PAGES
from gridcredit.ui.pages.today.page import TodayPage
from gridcredit.ui.pages.today.plan_table import Heading
from gridcredit.ui.pages.today.rows import WeekRowsDialog
from gridcredit.ui.pages.visit.page import VisitPage
from gridcredit.ui.pages.visit.reasons import GROUPS, TONES
from gridcredit.ui.shell.rail import Rail
from gridcredit.ui.widgets.figure import FigureTile
from gridcredit.ui.widgets.tag import TONES as TAG_TONES
from tests.operations.homes import a_home
from tests.ui import keys
from tests.ui.access import name_of, unnamed
from tests.ui.conftest import OpenWindow, settle

ROWS = tuple(row for row in PAGES if row.id in ("today", "visits"))


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(ROWS)


def page_of(window: MainWindow, desk: Desk) -> TodayPage:
    window.app.open_desk(desk)
    window.show_page("today")
    settle()
    found = window.page("today")
    assert isinstance(found, TodayPage)
    return found


def knock(desk: Desk, home: UUID, outcome: VisitOutcome, follow_up: date | None = None) -> None:
    at = "2026-11-20T10:00"
    visit = Visit(desk.new_id(), home, at, outcome, follow_up=follow_up)
    visiting.log_visit(desk, VisitEntry(visit))


def listed(page: TodayPage) -> list[UUID]:
    model = page.doors.table.model()
    rows = [model.index(at, 0).data(ROW) for at in range(model.rowCount())]
    return [row[0].household for row in rows if not isinstance(row, Heading)]


def test_every_reason_has_a_group_and_a_tone() -> None:
    assert sorted(kind for kinds in GROUPS.values() for kind in kinds) == sorted(ReasonKind)
    assert set(TONES) == set(ReasonKind)
    assert set(TONES.values()) <= set(TAG_TONES)


def test_the_list_is_whom_to_visit_most_urgent_first(window: MainWindow, desk: Desk) -> None:
    late = visiting.due_today(desk)[-1].household
    knock(desk, late, VisitOutcome.MET_PENDING, date(2026, 11, 21))
    page = page_of(window, desk)
    assert listed(page) == [due.household for due in visiting.due_today(desk)]
    assert listed(page)[0] == late
    model = page.doors.table.model()
    assert model.index(0, 0).data(DISPLAY) == "约好的，到日子了 · 1 户"
    assert "到期回访" in model.index(1, 2).data(DISPLAY)
    assert model.index(1, 4).data(DISPLAY) == "11-20 见面待办"


def test_what_can_be_done_now_is_walked_building_by_building(
    window: MainWindow, desk: Desk
) -> None:
    a_home(desk)
    page = page_of(window, desk)
    model = page.doors.table.model()
    rows = [model.index(at, 0).data(ROW) for at in range(model.rowCount())]
    heads = [row for row in rows if isinstance(row, Heading)]
    assert {row.part for row in heads} == {Part.NOW}
    assert len({row.building for row in heads}) == len(heads) > 1
    page.doors.table.setFocus()
    seen = []
    for _ in range(len(rows)):
        seen.append(page.doors.table.currentIndex().row())
        keys.press(Qt.Key.Key_Down)
    walked = list(dict.fromkeys(seen))
    assert walked == [at for at, row in enumerate(rows) if not isinstance(row, Heading)]


def test_doors_of_today_stand_apart(window: MainWindow, desk: Desk) -> None:
    first = visiting.due_today(desk)[0].household
    knocked = Visit(desk.new_id(), first, "2026-11-22T08:30", VisitOutcome.NOBODY)
    visiting.log_visit(desk, VisitEntry(knocked))
    page = page_of(window, desk)
    assert first not in listed(page)
    page.doors._show_group("done")
    assert listed(page) == [first]
    names = {name_of(button) for button in page.doors.filter.findChildren(type(page._start))}
    assert "走访原因: 今天已走 1" in names


def test_what_is_left_of_the_week_is_said_and_an_ended_target_is_no_blame(
    window: MainWindow, desk: Desk
) -> None:
    page = page_of(window, desk)
    day = today_summary.grid_day(desk)
    assert day.left is not None
    assert day.left.registrations is None  # the targets ended in 2025
    assert page.doors.pace._gap.accessibleName() == "目标已结束"
    assert page.doors.pace._bar.accessibleName() == "目标 100% 已于 2025-12-31 结束"


def test_enter_opens_the_page_of_the_door(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    page = page_of(window, desk)
    page.doors.table.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(page.doors.table, key)
        settle()
    assert window.current == "visits"
    shown = window.page("visits")
    assert shown is not None
    assert shown.sheet.household == listed(page)[1]  # type: ignore[attr-defined]


def test_groups_count_and_filter_and_are_remembered(window: MainWindow, desk: Desk) -> None:
    shut = visiting.due_today(desk)[0].household
    knock(desk, shut, VisitOutcome.NOBODY)
    page = page_of(window, desk)
    names = {name_of(button) for button in page.doors.filter.findChildren(type(page._start))}
    assert {"走访原因: 全部 6", "走访原因: 再访 1", "走访原因: 未访 5", "走访原因: 回访 0"} <= names
    page.doors._show_group("retry")
    assert listed(page) == [shut]
    assert window.app.settings.choices["today.filter"] == "retry"
    page.doors._show_group("follow_up")
    assert listed(page) == []
    assert page.doors._lists.currentIndex() == 1


def test_a_visit_elsewhere_brings_the_list_up_to_date(window: MainWindow, desk: Desk) -> None:
    page = page_of(window, desk)
    first = listed(page)[0]
    knock(desk, first, VisitOutcome.MET_REFUSED)
    settle()
    assert first not in listed(page)
    assert page.doors.week._tiles["visits"].accessibleName() == "走访户次 1"


def test_a_figure_opens_as_many_rows_as_it_says(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    knock(desk, visiting.due_today(desk)[0].household, VisitOutcome.NOBODY)
    page = page_of(window, desk)
    tile = page.doors.week._tiles["visits"]
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Space)
    settle()
    (dialog,) = window.findChildren(WeekRowsDialog)
    assert dialog.table.model().rowCount() == 1
    assert unnamed(dialog) == []
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    settle()
    assert window.current == "visits"


def test_promises_to_come_stand_at_the_side_and_late_ones_are_counted(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    first, second = (due.household for due in visiting.due_today(desk)[:2])
    knock(desk, first, VisitOutcome.MET_PENDING, date(2026, 11, 22))
    knock(desk, second, VisitOutcome.MET_PENDING, date(2026, 11, 21))
    page = page_of(window, desk)
    promises = page.doors.promises
    assert promises._rows.count() == 1
    assert promises._late.text() == "已过期 1 户"
    qtbot.mouseClick(promises._late, Qt.MouseButton.LeftButton)
    settle()
    assert set(listed(page)) == {first, second}


def test_the_pace_is_told_in_words(window: MainWindow, desk: Desk) -> None:
    page = page_of(window, desk)
    assert page.doors.pace._rate.text() == "0.00%"
    assert page.remark == "11月22日 星期日"


def test_a_street_sees_its_areas_and_goes_down_and_up(
    window: MainWindow, street_desk: Desk, qtbot: QtBot
) -> None:
    page = page_of(window, street_desk)
    assert page._stack.currentWidget() is page.tree
    day = today_summary.tree_day(street_desk)
    table = page.tree.table
    assert table.model().rowCount() == len(day.children)
    assert table.model().index(0, 1).data(DISPLAY) == f"{day.children[0].coverage.eligible:,}"
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settle()
    assert page._area == day.children[0].area.code
    qtbot.keyClick(QApplication.focusWidget() or table, Qt.Key.Key_Backspace)
    settle()
    assert page._area == day.total.area.code


def test_a_village_sees_its_grids_and_knocks_itself(window: MainWindow, village_desk: Desk) -> None:
    page = page_of(window, village_desk)
    model = page.tree.table.model()
    assert [model.index(at, 0).data() for at in range(model.rowCount())] == [
        "第001网格",
        "第002网格",
    ]
    assert page.header_actions() == [page._print, page._enter, page._start]


@pytest.mark.parametrize("office", ["desk", "village_desk", "street_desk"])
def test_everything_the_keyboard_reaches_has_a_name(
    window: MainWindow, request: pytest.FixtureRequest, office: str
) -> None:
    page_of(window, request.getfixturevalue(office))
    assert unnamed(window) == []
    assert all(name_of(tile) for tile in window.findChildren(FigureTile))


def test_who_comes_by_keys_stands_in_the_list(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    cover = QLabel()
    window.show_cover(cover)
    window.app.open_desk(desk)
    window.drop_cover()
    settle()
    page = window.page("today")
    assert isinstance(page, TodayPage)
    assert QApplication.focusWidget() is page.doors.table
    window.findChild(Rail).focus_list()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.doors.table


def test_enter_on_a_row_whose_door_is_open_already_chooses_no_outcome(
    window: MainWindow, desk: Desk
) -> None:
    page = page_of(window, desk)
    first = listed(page)[0]
    for _ in range(2):  # the door is loaded by the first, and there already for the second
        window.show_page("today")
        settle()
        page.doors.table.setCurrentIndex(page.doors.table.model().index(1, 0))
        page.doors.table.setFocus()
        keys.press(Qt.Key.Key_Return)
        visit = window.page("visits")
        assert isinstance(visit, VisitPage)
        assert visit.isVisible()
        assert visit.sheet is not None
        assert visit.sheet.household == first
        assert visit.form.state().is_blank
        assert not visit.is_dirty
    assert doorstep.visit_round(desk).drafts == ()
    assert doorstep.visit_sheet(desk, first).knocks == 0


def test_enter_held_down_on_a_row_opens_the_door_and_no_more(
    window: MainWindow, desk: Desk
) -> None:
    page = page_of(window, desk)
    first = listed(page)[0]
    page.doors.table.setFocus()
    keys.hold(Qt.Key.Key_Return)
    visit = window.page("visits")
    assert isinstance(visit, VisitPage)
    assert visit.form.state().is_blank
    assert visit.form.outcome.isAncestorOf(keys.at())
    assert not visit.form._outcome_error.isVisible()
    assert doorstep.visit_sheet(desk, first).knocks == 0
