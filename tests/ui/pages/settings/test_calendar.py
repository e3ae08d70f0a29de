"""设置: the working-day calendar, edited at the district and read elsewhere."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from gridcredit.domain.workdays import DayKind
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import calendar
from gridcredit.ui.dialogs.calendar_day import CalendarDayDialog
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages.settings.calendar import CalendarCard
from gridcredit.ui.pages.settings.page import SettingsPage
from tests.ui.access import unnamed
from tests.ui.conftest import settle
from tests.ui.pages.settings.window import Open, errors


def shown(card: CalendarCard) -> list[list[str]]:
    """The texts of the table."""
    model = card.table.model()
    cells = range(model.columnCount())
    return [[model.index(r, c).data() for c in cells] for r in range(model.rowCount())]


def choose_year(page: SettingsPage, year: int) -> CalendarCard:
    card = page.calendar
    card.year.setCurrentIndex(card.year.findData(year))
    card.year.activated.emit(card.year.currentIndex())
    settle()
    return card


def test_this_years_days_are_shown_everywhere(desk: Desk, open_page: Open) -> None:
    card = open_page(desk).calendar
    assert unnamed(card) == []
    assert shown(card)[0] == ["2026-01-01 周四", "放假", "元旦", "随程序"]
    assert shown(card)[3] == ["2026-01-04 周日", "调休上班", "元旦", "随程序"]
    assert not card.unknown.isVisible()
    assert not any(part.isVisible() for part in (card.drop, card.edit, card.clear))
    card.table.selectRow(0)
    card.table.row_opened.emit(card.table.chosen_row())
    assert QApplication.activeModalWidget() is None


def test_a_year_without_a_calendar_is_said(desk: Desk, open_page: Open) -> None:
    card = choose_year(open_page(desk), 2027)
    assert card.unknown.isVisible()
    assert "2027 年还没有工作日历" in card.unknown.accessibleName()
    assert shown(card) == []


def test_the_district_takes_a_list_in(district_desk: Desk, open_page: Open, tmp_path: Path) -> None:
    page = open_page(district_desk)
    card = choose_year(page, 2027)
    file = tmp_path / "2027.csv"
    file.write_text("日期,性质,名称\n2027-01-01,放假,元旦\n2027-01-99,放假,元旦\n", "utf-8")
    card.drop.files_dropped.emit([file])
    settle()
    assert "第 3 行" in card.refused.accessibleName()
    assert card.refused.isVisible()
    file.write_text("日期,性质,名称\n2027-01-01,放假,元旦\n", "utf-8")
    card.drop.files_dropped.emit([file])
    settle()
    assert not card.refused.isVisible()
    assert shown(card) == [["2027-01-01 周五", "放假", "元旦", "区里下发"]]
    assert not card.unknown.isVisible()


def test_a_day_is_changed_and_taken_back_by_ctrl_z(district_desk: Desk, open_page: Open) -> None:
    page = open_page(district_desk)
    card = page.calendar
    card.table.selectRow(0)
    card.edit.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CalendarDayDialog)
    assert (dialog.day.text(), dialog.kind.value()) == ("2026-01-01", DayKind.REST)
    save = next(b for b in dialog.findChildren(QPushButton) if b.text() == "保存")
    assert unnamed(dialog) == []
    dialog.day.setText("2026-13-01")
    save.click()
    assert errors(dialog)
    dialog.day.setText("2026-10-08")
    dialog.name.setText("顺延")
    save.click()
    settle()
    assert ["2026-10-08 周四", "放假", "顺延", "区里下发"] in shown(card)
    window = page.window()
    assert isinstance(window, MainWindow)
    window.workbench.undo()
    settle()
    assert calendar.calendar_year(district_desk, 2026).sent == frozenset()
    assert [row for row in shown(card) if row[3] == "区里下发"] == []


def test_only_what_the_district_said_is_taken_back(district_desk: Desk, open_page: Open) -> None:
    calendar.set_day(district_desk, date(2026, 10, 8), DayKind.REST, "顺延")
    card = open_page(district_desk).calendar
    at = [row[0][:10] for row in shown(card)].index("2026-10-08")
    card.table.selectRow(at - 1)
    assert not card.clear.isEnabled()
    card.table.selectRow(at)
    assert card.clear.isEnabled()
    card.clear.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReasonDialog)
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "撤回").click()
    settle()
    assert calendar.calendar_year(district_desk, 2026).sent == frozenset()
    assert len(shown(card)) == 39


@pytest.mark.parametrize("year", [2026, 2027])
def test_every_known_year_and_the_next_are_offered(desk: Desk, open_page: Open, year: int) -> None:
    card = choose_year(open_page(desk), year)
    offered = [card.year.itemData(at) for at in range(card.year.count())]
    assert offered == [*range(2027, 2003, -1)]
    assert card.year.currentData() == year
