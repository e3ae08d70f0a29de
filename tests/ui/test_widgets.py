"""The kit: each widget says its name, follows keys, and tells what it is meant to tell."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gridcredit.settings import Settings
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.busy import BusyOverlay
from gridcredit.ui.widgets.buttons import button, icon_button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.figure import FigureTile
from gridcredit.ui.widgets.file_chip import FileChip, file_data
from gridcredit.ui.widgets.form import Form
from gridcredit.ui.widgets.key_hint import KeyHint
from gridcredit.ui.widgets.pace_bar import PaceBar
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.splitter import Splitter
from gridcredit.ui.widgets.table import Table
from gridcredit.ui.widgets.tag import TONES, Tag
from tests.ui.access import name_of, unnamed
from tests.ui.conftest import Show

pytestmark = pytest.mark.usefixtures("theme")


def test_everything_in_the_kit_has_a_name_and_can_be_drawn(tmp_path: Path, show: Show) -> None:
    whole = QWidget()
    column = QVBoxLayout(whole)
    card = Card("标题", button("更多", kind="link"))
    table = Table("名单")
    table.setModel(
        RowsModel([Column("名", str), Column("态", str, 60, tone=lambda _: "good")], "ab")
    )
    tile = FigureTile("待访")
    tile.show_value("18", "回访 4", "warn")
    pace = PaceBar()
    pace.show_share(0.5, 0.6, "50%", "60%")
    parts = [card, table, tile, pace, Segmented("方式", [(1, "一"), (2, "二")])]
    parts += [EmptyState("file", "空", "做点什么", "好", lambda: None), Banner("warn", "小心")]
    parts += [DropArea("拖到这里"), FileChip(tmp_path / "a.gcpkg"), KeyHint("F5")]
    parts += [icon_button("plus", "添加"), *(Tag("词", tone) for tone in TONES)]
    for part in parts:
        column.addWidget(part)
    show(whole)
    assert unnamed(whole) == []
    assert not whole.grab().isNull()


def test_a_tile_opens_its_list_by_keyboard(qtbot: QtBot) -> None:
    tile, opened = FigureTile("待访"), []
    tile.clicked.connect(lambda: opened.append(1))
    tile.show_value("18")
    qtbot.keyClick(tile, Qt.Key.Key_Space)
    assert opened == [1]
    assert name_of(tile) == "待访 18"


def test_a_segment_is_chosen_by_arrow_keys_and_told(show: Show, qtbot: QtBot) -> None:
    choice, told = Segmented("方式", [("a", "一"), ("b", "二"), ("c", "三")]), []
    choice.chosen.connect(told.append)
    choice.choose("b")
    assert (choice.value(), told) == ("b", [])
    show(choice)
    segments = choice.findChildren(type(button("")))
    stops = [s.focusPolicy() is Qt.FocusPolicy.StrongFocus for s in segments]
    assert stops == [False, True, False]
    segments[1].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert choice.value() == "c"
    assert told == ["c"]


def test_an_error_is_seen_and_said(show: Show) -> None:
    form = Form()
    first, second = QLineEdit(), QLineEdit()
    form.add("姓名", first)
    row = form.add("电话", second, "十一位")
    show(form)
    assert not form.focus_first_error()
    row.set_error("位数不对")
    assert second.accessibleDescription() == "位数不对"
    assert form.focus_first_error()
    assert second.hasFocus()
    form.clear_errors()
    assert second.accessibleDescription() == "十一位"
    assert unnamed(form) == []


def test_dropped_files_are_told_and_others_refused(tmp_path: Path) -> None:
    area, told = DropArea("拖到这里", [".xlsx"]), []
    area.files_dropped.connect(told.append)
    good, bad = tmp_path / "户册.XLSX", tmp_path / "a.txt"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(good)), QUrl.fromLocalFile(str(bad)), QUrl("http://x/")])
    area.dropEvent(
        QDropEvent(
            QPointF(QPoint(1, 1)),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert told == [[good]]


def test_a_chip_carries_its_file_out(tmp_path: Path) -> None:
    data = file_data(tmp_path / "包.gcpkg")
    assert [url.toLocalFile() for url in data.urls()] == [str(tmp_path / "包.gcpkg")]


def test_enter_opens_a_row(show: Show, qtbot: QtBot) -> None:
    table, opened, chosen = Table("名单"), [], []
    table.setModel(RowsModel([Column("名", str)], ["a", "b"]))
    table.row_opened.connect(opened.append)
    table.row_chosen.connect(chosen.append)
    show(table)
    chosen.clear()  # the keyboard came to the first row
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert (opened, chosen, table.chosen_row()) == (["b"], ["b"], "b")


def test_a_cover_that_ends_early_is_never_seen(show: Show) -> None:
    page = QWidget()
    cover = BusyOverlay(page)
    show(page)
    cover.begin("正在读取")
    assert not cover.isVisible()
    cover._on_timeout()
    assert cover.isVisible()
    assert cover.geometry() == page.rect()
    cover.end()
    assert not cover.isVisible()


def test_a_splitter_remembers_its_sizes(show: Show) -> None:
    settings = Settings()
    first = Splitter("visits", settings, [QWidget(), QWidget()], [1, 2])
    first.resize(612, 100)
    show(first)
    first.moveSplitter(400, 1)
    second = Splitter("visits", settings, [QWidget(), QWidget()], [1, 2])
    second.resize(612, 100)
    show(second)
    assert second.sizes() == first.sizes()


def test_the_wheel_changes_no_value_under_a_passing_mouse(show: Show) -> None:
    form = Form()
    number, other = QSpinBox(), QLineEdit()
    form.add("数", number)
    form.add("字", other)
    show(form)
    other.setFocus()
    middle = QPointF(number.rect().center())
    for asked in (False, True):
        if asked:
            number.setFocus()
        turn = QWheelEvent(
            middle,
            QPointF(number.mapToGlobal(middle.toPoint())),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(number, turn)
        assert number.value() == int(asked)
        assert number.hasFocus() is asked
