"""安排: rounds, promises and requests, by keys; what another window does is seen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import QDateTime, QMimeData, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import VisitMode, VisitOutcome
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import people
from gridcredit.operations.rounds import printing, typed_rows
from gridcredit.operations.rounds.choosing import DoorChoice
from gridcredit.operations.visits import appealing, follow_ups, visiting
from gridcredit.operations.visits.visiting import VisitEntry
from gridcredit.store.register import visits
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.models.rows import DISPLAY
from gridcredit.ui.pages.planning.appeals import AppealsView
from gridcredit.ui.pages.planning.bulk_dialog import BulkDialog
from gridcredit.ui.pages.planning.calendar import CalendarView
from gridcredit.ui.pages.planning.enter_dialog import EnterRoundDialog
from gridcredit.ui.pages.planning.month_grid import VISIT
from gridcredit.ui.pages.planning.page import PlanningPage
from gridcredit.ui.pages.planning.print_dialog import PrintRoundDialog
from gridcredit.ui.pages.planning.reply_dialog import CorrectAppealDialog, ReplyDialog
from gridcredit.ui.pages.planning.rounds import RoundsView
from gridcredit.ui.shell.toasts import Toast
from gridcredit.ui.widgets.form import FormRow
from tests.ui import keys
from tests.ui.access import unnamed
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.opening import opener_of

D = TypeVar("D", bound=QDialog)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(
    open_window: OpenWindow, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> PlanningPage:
    """The page; papers are saved where the test can read them."""
    # No reader of PDFs is started from a test.
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    made = opener_of(open_window, PlanningPage, "planning", "visits")(desk)
    monkeypatch.setattr(made.app.messages, "choose_save", lambda *_a: tmp_path / "纸.pdf")
    return made


def view(page: PlanningPage, name: str) -> Any:
    """A view that was shown."""
    assert page.show_view(name)
    settle()
    page.enter_view()
    return page.view(name)


def dialog(page: PlanningPage, kind: type[D]) -> D:
    """The dialog that is open."""
    settle()
    found = [one for one in page.window().findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    assert unnamed(found[0]) == []
    return found[0]


def type_in(qtbot: QtBot, words: str) -> None:
    """Type words where the keyboard is."""
    qtbot.keyClicks(keys.at(), words)
    settle()


def knock(desk: Desk, outcome: VisitOutcome, at: str = "2026-11-13T08:00", **how: Any) -> UUID:
    """A visit at the first door; its id."""
    home = people.list_households(desk)[0].id
    made = Visit(desk.new_id(), home, at, outcome, **how)
    visiting.log_visit(desk, VisitEntry(made))
    return made.id


def latest(desk: Desk) -> dict[UUID, tuple[str, VisitOutcome]]:
    """The last visit of each door."""
    with desk.reading() as session:
        return visits.latest_of(session, [line.id for line in people.list_households(desk)])


def is_wrong(row: FormRow) -> bool:
    """Whether a field says that it was filled in wrongly."""
    return bool(row._below.property("role") == "error")


def undo(page: PlanningPage) -> None:
    """Ctrl+Z, in the window that a dialog was closed over."""
    page.window().activateWindow()
    page.setFocus()
    settle()
    keys.press(Qt.Key.Key_Z, held=CTRL)
    settle()


def test_a_round_is_printed_by_keys(page: PlanningPage, desk: Desk, tmp_path: Path) -> None:
    rounds: RoundsView = view(page, "rounds")
    assert QApplication.focusWidget() is rounds.print
    keys.press(Qt.Key.Key_Space)
    asked = dialog(page, PrintRoundDialog)
    assert len(asked.doors._choices) > 1
    keys.press(Qt.Key.Key_Return)
    settle()
    assert (tmp_path / "纸.pdf").exists()
    [listed] = printing.list_rounds(desk)
    assert rounds.model.row(0).sheet == listed.sheet


def test_a_ticked_sheet_is_typed_in_row_by_row_and_undone_at_once(
    page: PlanningPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = printing.print_round(desk, tmp_path / "x.pdf", DoorChoice()).sheet
    view(page, "rounds")
    keys.press(Qt.Key.Key_Return)
    made = dialog(page, EnterRoundDialog)
    assert made.sheet == sheet
    made.number.setFocus()
    made.number.clear()
    type_in(qtbot, sheet.number[-4:])
    keys.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is made.line
    letter = sheet.places[0]
    row = letter[:-1]
    for line in ("1-2 11", f"{row} 01 {letter[-1]}zc", "3 99"):
        type_in(qtbot, line)
        keys.press(Qt.Key.Key_Return)
    assert is_wrong(made._line_row)
    made.line.selectAll()
    type_in(qtbot, "3 12")
    keys.press(Qt.Key.Key_Return)
    assert made.count.text() == "已填 3 行"
    keys.press(Qt.Key.Key_Return, held=CTRL)
    settle()
    told = latest(desk)
    assert [told[home][1] for home in sheet.households[:3]] == [
        VisitOutcome.MET_DONE, VisitOutcome.NOBODY, VisitOutcome.NOT_OPENED,
    ]  # fmt: skip
    undo(page)
    assert latest(desk) == {}


def test_refused_rows_stay_with_their_reason(
    page: PlanningPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = printing.print_round(desk, tmp_path / "x.pdf", DoorChoice()).sheet
    just = Visit(desk.new_id(), sheet.households[0], "2026-11-22T09:00", VisitOutcome.NOBODY)
    visiting.log_visit(desk, VisitEntry(just))
    view(page, "rounds").enter_sheet(sheet.number)
    made = dialog(page, EnterRoundDialog)
    made.line.setFocus()
    for line in ("1 11", "2 11"):
        type_in(qtbot, line)
        keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return, held=CTRL)
    assert made.isVisible()
    states = [made.model.index(at, 5).data(DISPLAY) for at in range(2)]
    assert states == ["这一户一小时内已有一次走访", "已登记"]
    assert len(latest(desk)) == 2
    made.again.click()
    settle()
    assert page.window().findChildren(EnterRoundDialog) == []


def test_a_sheet_that_is_not_there_is_said_beside_its_number(
    page: PlanningPage, qtbot: QtBot
) -> None:
    view(page, "rounds").enter_sheet("")
    made = dialog(page, EnterRoundDialog)
    type_in(qtbot, "4711")
    keys.press(Qt.Key.Key_Return)
    assert is_wrong(made._number_row)
    assert not made.line.isEnabled()
    assert "核对纸上的编号" in made.number.accessibleDescription()
    keys.press(Qt.Key.Key_Escape)
    assert page.window().findChildren(EnterRoundDialog) == []


def test_rows_that_were_typed_wait_until_the_sheet_is_opened_again(
    page: PlanningPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = printing.print_round(desk, tmp_path / "x.pdf", DoorChoice()).sheet
    rounds: RoundsView = view(page, "rounds")
    rounds.enter_sheet(sheet.number)
    made = dialog(page, EnterRoundDialog)
    made.time.setDateTime(QDateTime(2026, 11, 21, 18, 30, 0))
    made.line.setFocus()
    made.line.setText("1-2 11 # 下雨")
    keys.press(Qt.Key.Key_Return)
    kept = typed_rows.typed_so_far(desk, sheet.id)  # as it stands if the power goes now
    assert kept is not None
    assert dict(kept.rows) == {"1": "11 # 下雨", "2": "11 # 下雨"}
    type_in(qtbot, "3 1")
    keys.press(Qt.Key.Key_Escape)
    assert "2 行留着" in page.window().findChild(Toast).accessibleName()
    assert latest(desk) == {}
    rounds.enter_sheet(sheet.number)
    again = dialog(page, EnterRoundDialog)
    assert again.line.text() == "3 1"
    assert again.line.hasFocus()
    assert again.count.text() == "已填 2 行"
    assert again.time.dateTime() == QDateTime(2026, 11, 21, 18, 30, 0)
    again.line.clear()
    keys.press(Qt.Key.Key_Return, held=CTRL)
    settle()
    assert len(latest(desk)) == 2
    assert typed_rows.typed_so_far(desk, sheet.id) is None


def test_a_stairwell_not_at_home_is_one_step_and_one_undo(page: PlanningPage, desk: Desk) -> None:
    count = len(people.list_households(desk))
    rounds: RoundsView = view(page, "rounds")
    rounds.log_many()
    made = dialog(page, BulkDialog)
    assert made.doors.choice() is None
    assert made.foretold.text() == ""
    keys.press(Qt.Key.Key_Return)
    settle()
    assert made.isVisible()  # Enter alone says of nobody that they were not at home
    assert latest(desk) == {}
    made.doors.choose(DoorChoice())
    settle()
    assert made.foretold.text() == f"将登记 {count} 户"
    made._save.setFocus()
    keys.press(Qt.Key.Key_Return)
    settle()
    assert len(latest(desk)) == count
    undo(page)
    assert latest(desk) == {}


def test_a_group_post_tells_whom_it_leaves_out(page: PlanningPage, desk: Desk) -> None:
    knock(desk, VisitOutcome.BY_PHONE, "2026-11-22T09:00", mode=VisitMode.WECHAT)
    view(page, "rounds").log_many()
    made = dialog(page, BulkDialog)
    made.doors.choose(DoorChoice())
    made.what.choose("group")
    made.what.chosen.emit("group")
    settle()
    assert "略过 1 户：这一户一小时内已有一次走访 1" in made.foretold.text()
    assert made.model.rowCount() == 1
    made._on_save()
    settle()
    modes = {outcome for _, outcome in latest(desk).values()}
    assert modes == {VisitOutcome.BY_PHONE}


def test_the_calendar_counts_days_and_moves_one_by_keys(
    page: PlanningPage, desk: Desk, qtbot: QtBot
) -> None:
    visit = knock(desk, VisitOutcome.MET_PENDING, follow_up=date(2026, 11, 25))
    shown: CalendarView = view(page, "calendar")
    assert QApplication.focusWidget() is shown.grid
    assert shown.grid.day == date(2026, 11, 22)
    keys.press(Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert shown.grid.day == date(2026, 11, 25)
    assert shown.grid.accessibleDescription() == "约定回访 1 户"
    assert shown.model.row(0).visit == visit
    keys.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is shown.table
    keys.press(Qt.Key.Key_Plus)
    [moved] = follow_ups.follow_ups_until(desk, date(2026, 12, 31))
    assert moved.due == date(2026, 11, 26)
    undo(page)
    [back] = follow_ups.follow_ups_until(desk, date(2026, 12, 31))
    assert back.due == date(2026, 11, 25)
    shown.grid.choose(date(2026, 11, 25))
    shown.table.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert window_of(page).current == "visits"


def window_of(page: PlanningPage) -> MainWindow:
    """The window of a page."""
    found = page.window()
    assert isinstance(found, MainWindow)
    return found


def test_a_promise_is_dropped_on_a_day_and_one_past_its_day_is_said(
    page: PlanningPage, desk: Desk
) -> None:
    visit = knock(desk, VisitOutcome.MET_PENDING, follow_up=date(2026, 11, 20))
    shown: CalendarView = view(page, "calendar")
    assert shown.late.text() == "已过约定日 1 户"
    shown.late.click()
    assert shown.model.row(0).visit == visit
    carried = shown.model.mimeData([shown.model.index(0, 0)])
    assert bytes(carried.data(VISIT).data()).decode() == str(visit)
    drop_on(shown, carried, date(2026, 11, 27))
    [moved] = follow_ups.follow_ups_until(desk, date(2026, 12, 31))
    assert moved.due == date(2026, 11, 27)


def drop_on(shown: CalendarView, carried: QMimeData, day: date) -> None:
    """Let something fall on a day."""
    cell = shown.grid._cell((day - shown.grid.first).days).center()
    actions, buttons = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    shown.grid.dropEvent(QDropEvent(QPointF(cell), actions, carried, buttons, none))
    settle()


def test_a_week_and_the_months_are_walked(page: PlanningPage) -> None:
    shown: CalendarView = view(page, "calendar")
    assert (shown.grid.first, shown.grid.last) == (date(2026, 10, 26), date(2026, 12, 6))
    keys.press(Qt.Key.Key_PageDown)
    assert shown.grid.day == date(2026, 12, 22)
    shown.span.choose("week")
    shown.span.chosen.emit("week")
    assert (shown.grid.first, shown.grid.last) == (date(2026, 12, 21), date(2026, 12, 27))
    shown.grid.setFocus()
    keys.press(Qt.Key.Key_PageUp, Qt.Key.Key_Home)
    assert shown.grid.day == date(2026, 11, 22)


def test_the_list_of_promises_prints(page: PlanningPage, desk: Desk, tmp_path: Path) -> None:
    knock(desk, VisitOutcome.MET_PENDING, follow_up=date(2026, 11, 25))
    view(page, "calendar").print.click()
    settle()
    assert (tmp_path / "纸.pdf").exists()


def test_a_request_is_replied_to_by_keys_and_opened_again(
    page: PlanningPage, desk: Desk, qtbot: QtBot
) -> None:
    knock(desk, VisitOutcome.APPEAL, note="路灯不亮")
    shown: AppealsView = view(page, "appeals")
    assert QApplication.focusWidget() is shown.table
    assert shown.model.index(0, 5).data(DISPLAY) == "已超期"
    keys.press(Qt.Key.Key_Return)
    dialog(page, ReplyDialog)
    keys.press(Qt.Key.Key_Return)
    assert is_wrong(dialog(page, ReplyDialog).rows["reply"])
    type_in(qtbot, "fixed")
    keys.press(Qt.Key.Key_Return)
    settle()
    [asked] = appealing.list_appeals(desk)
    assert asked.reply is not None
    undo(page)
    [asked] = appealing.list_appeals(desk)
    assert asked.is_open


def test_a_request_is_corrected_and_its_door_opened(page: PlanningPage, desk: Desk) -> None:
    knock(desk, VisitOutcome.APPEAL, note="路灯不亮")
    shown: AppealsView = view(page, "appeals")
    shown.correct.click()
    made = dialog(page, CorrectAppealDialog)
    made.unit.setText("住建局")
    made._on_save()
    assert is_wrong(made.rows["reason"])
    made.reason.setText("补单位")
    made._on_save()
    settle()
    assert appealing.list_appeals(desk)[0].appeal.unit == "住建局"
    shown.door.click()
    settle()
    assert window_of(page).current == "visits"


@pytest.mark.parametrize("name", ["rounds", "calendar", "appeals"])
def test_everything_the_keyboard_reaches_has_a_name(page: PlanningPage, name: str) -> None:
    view(page, name)
    assert unnamed(page) == []


def test_what_is_entered_elsewhere_is_seen(page: PlanningPage, desk: Desk) -> None:
    shown: AppealsView = view(page, "appeals")
    assert not shown.pane.has_any
    knock(desk, VisitOutcome.APPEAL, note="路灯不亮")
    settle()
    assert shown.model.rowCount() == 1
