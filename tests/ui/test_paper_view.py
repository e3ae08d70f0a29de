"""Paper on the screen, the ways up a tree, and column widths that stay."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gridcredit.paper.sheet import A4, Box, Rect, Sheet
from gridcredit.settings import Settings
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.widgets.breadcrumb import Breadcrumb
from gridcredit.ui.widgets.paper_view import PER_MM, ChartView, PaperView
from gridcredit.ui.widgets.table import Table
from gridcredit.ui.widgets.widths import remember_widths
from tests.ui.conftest import Show, settle

pytestmark = pytest.mark.usefixtures("theme")

RED = "#C8322B"


def test_a_page_keeps_its_proportions_and_its_colours(show: Show) -> None:
    view = PaperView("预览")
    view.resize(400, 400)
    show(view)
    view.show_sheet(Sheet(*A4, (Rect(Box(0, 0, *A4), fill=RED),)))
    settle()
    seen = view.grab().toImage()
    row = [seen.pixelColor(x, 200) == QColor(RED) for x in range(400)]
    column = [seen.pixelColor(200, y) == QColor(RED) for y in range(400)]
    assert abs(sum(row) / sum(column) - 210 / 297) < 0.02


def test_an_empty_page_says_why_it_is_empty(qtbot: QtBot) -> None:
    view = PaperView("预览")
    qtbot.addWidget(view)
    view.show_words("填写链接以后，这里显示海报")
    assert view.accessibleDescription() == "填写链接以后，这里显示海报"
    assert view.sheet is None


def test_a_chart_fills_its_widget_whatever_its_size(show: Show) -> None:
    boxes: list[Box] = []

    def make(box: Box) -> list[Rect]:
        boxes.append(box)
        return [Rect(box, fill=RED)]

    view = ChartView("序时进度", 100)
    view.resize(300, 200)
    view.show_chart(make, "30%")
    show(view)
    view.resize(500, 300)
    settle()
    view.grab()
    assert abs(boxes[-1].width - 500 / PER_MM) < 0.01
    assert abs(boxes[-1].height - 300 / PER_MM) < 0.01


def test_every_step_but_the_last_leads_up(show: Show, qtbot: QtBot) -> None:
    crumbs = Breadcrumb("所在区域")
    chosen: list[object] = []
    crumbs.step_chosen.connect(chosen.append)
    crumbs.show_steps([("a", "区"), ("b", "街道"), ("c", "村")])
    show(crumbs)
    links = crumbs.findChildren(QPushButton)
    assert [link.text() for link in links] == ["区", "街道"]
    qtbot.keyClick(links[1], Qt.Key.Key_Space)
    assert chosen == ["b"]
    crumbs.show_steps([("a", "区")])
    settle()
    assert crumbs.findChildren(QPushButton) == []


def test_columns_keep_the_widths_they_were_given(qtbot: QtBot) -> None:
    settings = Settings()
    columns = [Column("甲", str), Column("乙", str, 90), Column("丙", str, 80)]
    first, second = Table("一"), Table("二")
    for table in (first, second):
        qtbot.addWidget(table)
        table.setModel(RowsModel(columns, [1]))
        remember_widths(table, "test", settings)
        if table is first:
            first.setColumnWidth(1, 133)
    assert [second.columnWidth(at) for at in (1, 2)] == [133, 80]
