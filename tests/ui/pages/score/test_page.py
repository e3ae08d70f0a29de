"""榴花分 by keyboard: every number opens a list of its length, down the tree and up again."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import RegistrationKind
from gridcredit.domain.coverage import Basis
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures.members import WEEK_FIGURES
from gridcredit.operations.register import people
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.targets import TargetsDialog
from gridcredit.ui.pages.score.figure_list import FigureListDialog
from gridcredit.ui.pages.score.page import ScorePage
from gridcredit.ui.pages.score.people import PeoplePanel
from tests.operations.adding import add_registration
from tests.operations.offices import GRIDS
from tests.ui.access import unnamed
from tests.ui.conftest import Show, open_copy, settle


def page_of(show: Show, app: App, desk: Desk) -> ScorePage:
    app.open_desk(desk)
    page = ScorePage(app)
    page.resize(1100, 1000)
    return show(page)


@pytest.fixture
def page(app: App, desk: Desk, show: Show) -> ScorePage:
    """The page of a grid where two are registered, one of them this week."""
    adults = [p.line.id for p in people.list_residents(desk) if p.eligible]
    for at, on in enumerate((date(2026, 11, 10), date(2026, 11, 18))):
        add_registration(desk, adults[at], RegistrationKind.REGISTERED, on)
    return page_of(show, app, desk)


@pytest.fixture
def above(app: App, street_desk: Desk, show: Show) -> ScorePage:
    """The page of the street above."""
    return page_of(show, app, street_desk)


def opened() -> FigureListDialog:
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]
    (dialog,) = [d for d in dialogs if d.isVisible()]
    assert isinstance(dialog, FigureListDialog)
    return dialog


def length(panel: PeoplePanel) -> int:
    assert len(panel.ids) == panel.table.model().rowCount()
    return len(panel.ids)


def press(qtbot: QtBot, widget: object, key: Qt.Key) -> None:
    qtbot.keyClick(widget, key)
    settle()


def test_every_tile_opens_a_list_as_long_as_it_says(page: ScorePage, qtbot: QtBot) -> None:
    tiles = {"registered": page.figures.rate, **page.figures.tiles, **page.crossing.tiles}
    for figure, tile in tiles.items():
        tile.setFocus()
        press(qtbot, tile, Qt.Key.Key_Space)
        dialog = opened()
        assert length(dialog.panel) == getattr(page.board.coverage, figure), figure
        press(qtbot, dialog, Qt.Key.Key_Escape)


def test_the_week_is_a_sum_and_each_part_opens(page: ScorePage, qtbot: QtBot) -> None:
    numbers = {name: button.text() for name, button in page.change.numbers.items()}
    assert (numbers["last"], numbers["new"], numbers["removed"], numbers["now"]) == (
        "1", "1", "0", "2",
    )  # fmt: skip
    for name in ("new", "now", "last", "base_in", "base_last", "base_now"):
        page.change.numbers[name].click()
        settle()
        dialog = opened()
        wanted = int(numbers[name].strip("+−").replace(",", ""))
        assert length(dialog.panel) == wanted, name
        press(qtbot, dialog, Qt.Key.Key_Escape)


def test_every_part_of_the_week_has_a_word(page: ScorePage) -> None:
    assert set(WEEK_FIGURES) <= set(page.change.numbers)


def test_a_grid_shows_its_people_instead_of_areas(page: ScorePage) -> None:
    assert page.people.isVisible()
    assert length(page.people) == page.board.coverage.eligible


def test_enter_goes_down_to_the_people_and_the_breadcrumb_up(
    above: ScorePage, qtbot: QtBot
) -> None:
    above.areas.setFocus()
    for _ in range(2):
        above.areas.setCurrentIndex(above.areas.model().index(0, 0))
        press(qtbot, above.areas, Qt.Key.Key_Return)
    assert above.board.area.code == GRIDS[0]
    assert above.people.isVisible()
    top = above.crumbs.findChildren(QPushButton)[0]
    press(qtbot, top, Qt.Key.Key_Space)
    assert above.board.area.code == GRIDS[0][:9]


def test_a_number_of_the_table_opens_its_list(above: ScorePage, qtbot: QtBot) -> None:
    above.areas.setFocus()
    above.areas.setCurrentIndex(above.areas.model().index(0, 0))
    press(qtbot, above.areas, Qt.Key.Key_Right)
    press(qtbot, above.areas, Qt.Key.Key_Return)
    dialog = opened()
    assert length(dialog.panel) == above.board.children[0].coverage.eligible
    press(qtbot, dialog, Qt.Key.Key_Escape)


def test_the_total_stays_last_however_the_areas_are_sorted(above: ScorePage) -> None:
    rows = above.areas.rows
    for column in range(rows.columnCount()):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            above.areas.sortByColumn(column, order)
            last = rows.row(rows.rowCount() - 1)
            assert rows.is_total(last)
            assert last.coverage == above.board.coverage


def test_another_day_and_another_basis_count_anew(page: ScorePage) -> None:
    page.day.setDate(QDate(2026, 11, 15))
    page.refresh()
    assert page.board.coverage.registered == 1
    page.basis.chosen.emit(Basis.REGISTRY)
    page.basis.choose(Basis.REGISTRY)
    page.refresh()
    assert page.board.basis is Basis.REGISTRY
    assert page.app.settings.choices["score.basis"] == "registry"


def test_the_future_cannot_be_counted(page: ScorePage) -> None:
    page.day.setDate(QDate(2027, 1, 1))
    assert page.day.date() == QDate(2026, 11, 22)


def test_numbers_come_into_sight_for_a_purpose(
    page: ScorePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_phone = page.people.table.model().index(0, 2)
    texts = [page.people.table.model().index(r, 2).data() for r in range(length(page.people))]
    assert any("*" in text for text in texts)
    # The dialog would wait for a person; a fake at the edge answers.
    monkeypatch.setattr(page.app.messages, "ask_text", lambda *_a, **_k: "电话回访")
    page.people._reveal.click()
    settle()
    texts = [page.people.table.model().index(r, 2).data() for r in range(length(page.people))]
    assert at_phone.isValid()
    assert not any("*" in text for text in texts)


def test_a_list_is_written_for_a_purpose(
    page: ScorePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "list.xlsx"
    monkeypatch.setattr(page.app.messages, "ask_text", lambda *_a, **_k: "核对")
    monkeypatch.setattr(page.app.messages, "choose_save", lambda *_a, **_k: out)
    page.people._export.click()
    settle()
    assert out.exists()


def test_without_a_purpose_nothing_is_written(
    page: ScorePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_a: object, **_k: object) -> None:
        raise AssertionError("asked for a file")

    monkeypatch.setattr(page.app.messages, "ask_text", lambda *_a, **_k: None)
    monkeypatch.setattr(page.app.messages, "choose_save", refuse)
    page.people._export.click()


def test_a_commit_is_seen_without_a_key(page: ScorePage, desk: Desk) -> None:
    adults = [p.line.id for p in people.list_residents(desk) if p.eligible]
    on = date(2026, 11, 20)
    add_registration(desk, adults[4], RegistrationKind.REGISTERED, on)
    page.on_topics(frozenset({"registration_event"}))
    settle()
    assert page.board.coverage.registered == 3


def test_the_bold_totals_are_whole(above: ScorePage) -> None:
    table = above.areas
    last = table.rows.rowCount() - 1
    for column in range(1, table.rows.columnCount()):
        cell = table.rows.index(last, column)
        strong = QFont(table.font())
        strong.setBold(True)
        room = table.columnWidth(column) - 2 * 13
        for words in (cell.data(), "100.00%" if cell.data().endswith("%") else ""):
            assert QFontMetrics(strong).horizontalAdvance(words) <= room


def test_names_of_areas_are_not_squeezed_by_their_numbers(above: ScorePage) -> None:
    table = above.areas
    for width in (1100, 760, 620):
        above.resize(width, 700)
        settle()
        assert table.columnWidth(0) >= 150
        assert table.isColumnHidden(7) is (width < 1100)
    assert "0" not in above.app.settings.choices.get("widths.score.areas", "").split()


def test_only_who_may_sets_targets(page: ScorePage) -> None:
    assert not page.set_target.isVisible()


def test_everything_has_a_name(page: ScorePage, above: ScorePage) -> None:
    assert unnamed(page) == []
    assert unnamed(above) == []


def test_the_district_says_why_names_are_absent_and_sets_a_target(
    app: App, kept_offices: dict[str, Path], tmp_path: Path, show: Show, qtbot: QtBot
) -> None:
    desk = open_copy(kept_offices["district"], tmp_path / "district")
    page = page_of(show, app, desk)
    assert page._stack.currentIndex() == 1  # nobody has sent anything yet
    assert page.people._reveal.isHidden()
    toasts: list[tuple[str, str, object]] = []
    app.toast_wanted.connect(toasts.append)
    page._on_targets()
    settle()
    (dialog,) = page.findChildren(TargetsDialog)
    dialog.day.setDate(QDate(2027, 12, 31))
    dialog.rate.setValue(55.5)
    press(qtbot, dialog, Qt.Key.Key_Return)
    page.refresh()
    assert (date(2027, 12, 31), 5550) in [(t.on, t.rate) for t in page.board.pace.targets]
    undo = toasts[-1][2]
    assert callable(undo)
    page.targets.set(page.board.area, date(2027, 12, 31), 6000)
    take_back = toasts[-1][2]
    assert callable(take_back)
    take_back()
    page.refresh()
    assert page.board.pace.targets[-1].rate == 5550
    undo()
    page.refresh()
    assert date(2027, 12, 31) not in [t.on for t in page.board.pace.targets]
