"""交换 by keys alone: Tab goes through everything in the order of the page, and never round in one
part of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import sending
from gridcredit.operations.inbox import inbox
from gridcredit.operations.inbox.paper_inbox import PaperSet
from gridcredit.operations.register import people
from gridcredit.store.journal import journal
from gridcredit.ui.app import App
from gridcredit.ui.pages.exchange.inbox.paper import spans
from gridcredit.ui.pages.exchange.page import ExchangePage
from gridcredit.ui.widgets.column import ScrollColumn
from tests.ui.conftest import Show, settle


@pytest.fixture
def page(
    desk: Desk, street_desk: Desk, open_page: Callable[[Desk], ExchangePage], tmp_path: Path
) -> ExchangePage:
    """The street's page with a conflict, in a window."""
    row = people.list_residents(desk)[0].line.id
    for writer, words in ((desk, "来自网格"), (street_desk, "来自街道")):
        with writer.writing() as session:
            journal.edit(session, "resident", row, {"note": words})
    inbox.take_in(street_desk, sending.export_package(desk, None, tmp_path).path)
    return open_page(street_desk)


def stops_from(qtbot: QtBot, start: QWidget) -> list[QWidget]:
    """What Tab comes to, from there until it has been there before."""
    start.setFocus()
    found: list[QWidget] = []
    while (stop := QApplication.focusWidget()) is not None and stop not in found:
        found.append(stop)
        qtbot.keyClick(stop, Qt.Key.Key_Tab)
        settle()
    return found


def test_tab_goes_through_a_conflict_and_out_of_it_again(page: ExchangePage, qtbot: QtBot) -> None:
    page.show_target("conflicts")
    settle()

    stops = stops_from(qtbot, page.disputes.listing.table)

    pane = page.disputes._pane
    within = [pane.isAncestorOf(stop) for stop in stops]
    assert within[:5] == [False, True, True, True, True]
    assert page.drop in stops
    assert page.tabs.tabBar() in stops


def test_what_waits_on_paper_comes_before_the_lists_below_it(
    page: ExchangePage, qtbot: QtBot
) -> None:
    page.sheets.show_sets([PaperSet("a" * 16, "AAAA-AAAA", "package", 4, (1,), (), (2, 3, 4), 3)])
    settle()

    stops = stops_from(qtbot, page.drop)

    forget = next(b for b in page.sheets.findChildren(QPushButton) if b.isVisible())
    assert stops.index(forget) < stops.index(page.tabs.tabBar())


def test_numbers_of_sheets_are_written_short() -> None:
    assert spans({5, 2, 3, 4, 8, 9, 12}) == "2–5, 8, 9, 12"
    assert spans([]) == ""


def test_what_the_keyboard_comes_to_from_outside_is_scrolled_into_sight(
    app: App, qtbot: QtBot, show: Show
) -> None:
    holder = QWidget()
    outside, inside = QPushButton("outside"), QPushButton("inside")
    area = ScrollColumn()
    area.column.addWidget(inside)
    area.column.addSpacing(2_000)
    column = QVBoxLayout(holder)
    column.addWidget(outside)
    column.addWidget(area)
    holder.resize(300, 300)
    show(holder)
    outside.setFocus()
    area.verticalScrollBar().setValue(1_000)
    settle()
    assert inside.visibleRegion().isEmpty()

    qtbot.keyClick(outside, Qt.Key.Key_Tab)
    settle()

    assert QApplication.focusWidget() is inside
    assert isinstance(area, QScrollArea)
    assert not inside.visibleRegion().isEmpty()
