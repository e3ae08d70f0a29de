"""Where room is short: addresses keep their door, lists and popups stay in sight, icons stand
beside their words."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gridcredit.ui.hits import Hit
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.shell.search_popup import SearchPopup
from gridcredit.ui.theme import Theme
from gridcredit.ui.tokens import CAPTION
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.column import ScrollColumn
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.file_chip import FileChip
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.form import Form
from gridcredit.ui.widgets.short_address import AddressLink, short_address
from gridcredit.ui.widgets.short_label import ShortLabel
from gridcredit.ui.widgets.table import Table
from tests.ui.conftest import Show, settle

LONG = "高新技术产业开发区石榴花园东区"
DOOR = "13号楼2单元1501室"


@pytest.fixture
def holder(theme: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    return made


@pytest.fixture
def metrics(theme: Theme) -> QFontMetrics:
    return QFontMetrics(QApplication.font())


@pytest.mark.parametrize("room", range(90, 420, 15))
def test_a_short_address_keeps_unit_and_room(metrics: QFontMetrics, room: int) -> None:
    shown = short_address(metrics, LONG + DOOR, room)
    assert metrics.horizontalAdvance(shown) <= room
    assert shown.endswith("1501室")
    if room >= metrics.horizontalAdvance("13-2-1501室"):
        assert "2单元1501室" in shown or shown.endswith("13-2-1501室")
    if room >= metrics.horizontalAdvance("…" + DOOR):
        assert shown.endswith(DOOR)
    if room >= metrics.horizontalAdvance("高新…" + DOOR):
        assert shown.startswith("高新")


def test_an_address_with_room_is_whole_and_one_without_a_number_keeps_its_beginning(
    metrics: QFontMetrics,
) -> None:
    assert short_address(metrics, LONG + DOOR, 2_000) == LONG + DOOR
    assert short_address(metrics, LONG, 60).startswith("高新")


def painted(widget: QWidget, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were shortened while a widget was drawn."""
    from gridcredit.ui.widgets import short_address as module

    drawn: list[str] = []

    def note(metrics: QFontMetrics, text: str, room: int) -> str:
        drawn.append(short_address(metrics, text, room))
        return drawn[-1]

    monkeypatch.setattr(module, "short_address", note)
    widget.grab()
    return drawn


def test_cells_and_links_shorten_addresses_so(
    holder: QWidget, monkeypatch: pytest.MonkeyPatch, show: Show
) -> None:
    table = Table("户")
    table.setModel(RowsModel([Column("地址", str, 190, is_address=True)], [LONG + DOOR]))
    link = AddressLink(LONG + DOOR)
    link.setMaximumWidth(190)
    for widget in (table, link):
        holder.layout().addWidget(widget)
    show(holder)
    for widget in (table, link):
        (shown, *_) = painted(widget, monkeypatch)
        assert shown.endswith(DOOR)
        assert shown != LONG + DOOR


@pytest.mark.parametrize("count", range(1, 11))
def test_every_entry_of_a_choice_is_in_sight(holder: QWidget, count: int, show: Show) -> None:
    choice = QComboBox()
    choice.addItems([f"第{n}网格" for n in range(count)])
    holder.layout().addWidget(choice)
    holder.resize(400, 100)
    show(holder)
    choice.showPopup()
    settle()
    view = choice.view()
    last = view.visualRect(view.model().index(count - 1, 0))
    assert view.viewport().rect().contains(last)
    choice.hidePopup()


@pytest.mark.parametrize("size", [(760, 460), (911, 512), (1280, 720), (1366, 768)])
@pytest.mark.parametrize("count", [0, 1, 5, 40])
def test_the_search_stays_within_the_window(
    window: MainWindow, size: tuple[int, int], count: int
) -> None:
    window.resize(*size)
    settle()
    popup = window.findChild(SearchPopup)
    popup.local = lambda _typed: [
        Hit("resident", f"张{n}", LONG + DOOR, ("households", n)) for n in range(count)
    ]
    window.workbench.search_for("张")
    settle()
    assert popup.rect().contains(popup._box.geometry())
    inside = popup._box.rect()
    for part in (popup._line, popup._foot, *([popup._list] if count else [])):
        at = QRect(part.mapTo(popup._box, QPoint(0, 0)), part.size())
        assert inside.contains(at)
    if count:
        rows = popup._list.viewport().height() // 48
        assert rows >= min(count, 5)
    window.workbench.close_search()


def middle(image: QImage, left: int, right: int, ground: int) -> float:
    """Where the middle of what is drawn between two columns stands."""
    rows = [
        y
        for y in range(5, image.height() - 5)
        if any(abs(image.pixelColor(x, y).lightness() - ground) > 60 for x in range(left, right))
    ]
    return (rows[0] + rows[-1] + 1) / 2


@pytest.mark.parametrize("kind", ["", "primary", "quiet"])
@pytest.mark.parametrize(
    ("words", "icon"),
    [("导出", "export"), ("显示电话", "phone"), ("撤销", "undo"), ("国国", "visit")],
)
def test_an_icon_stands_at_the_height_of_its_words(
    holder: QWidget, kind: str, words: str, icon: str, show: Show
) -> None:
    made = button(words, icon=icon, kind=kind)
    holder.layout().addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
    show(holder)
    holder.clearFocus()
    settle()
    image = holder.grab(made.geometry()).toImage()
    ground = image.pixelColor(5, image.height() // 2).lightness()
    text = made.fontMetrics().horizontalAdvance(words)
    start = (image.width() - text - 18 - 4) // 2
    icons = middle(image, start, start + 18, ground)
    letters = middle(image, image.width() - start - text, image.width() - start, ground)
    assert abs(icons - letters) <= 1


def test_names_of_files_and_areas_give_way_where_room_is_short(holder: QWidget, show: Show) -> None:
    parts: list[QWidget] = [FileChip(Path(f"{LONG * 6}.gcpkg")), ShortLabel(LONG * 6)]
    for part in parts:
        holder.layout().addWidget(part)
    holder.resize(300, 200)
    show(holder)
    assert holder.width() == 300
    assert all(part.width() < 300 for part in parts)


def test_a_short_label_with_room_says_all(holder: QWidget, show: Show) -> None:
    short, whole = ShortLabel(LONG), QLabel(LONG)
    for part in (short, whole):
        holder.layout().addWidget(part)
    holder.resize(600, 100)
    show(holder)
    assert short.grab().toImage() == whole.grab().toImage()


def test_a_long_entry_of_a_choice_does_not_push_it_out_of_its_form(
    holder: QWidget, show: Show
) -> None:
    choice, form = QComboBox(), Form()
    choice.addItem(LONG * 6)
    form.add("区域", choice)
    holder.layout().addWidget(form)
    holder.resize(400, 100)
    show(holder)
    assert holder.width() == 400
    assert choice.mapTo(holder, QPoint(choice.width(), 0)).x() <= 400


@pytest.mark.parametrize("width", [180, 240, 320, 600])
def test_the_words_of_a_drop_area_stand_within_it(holder: QWidget, width: int, show: Show) -> None:
    area = DropArea("把数据包、回执、申请或纸件照片拖到这里，或点击选择")
    holder.layout().addWidget(area)
    holder.resize(width, 160)
    show(holder)
    words = area._words_box()
    assert area.rect().contains(words)
    assert words.top() >= 24


def test_a_notice_with_buttons_is_hardly_taller_than_one_of_words(holder: QWidget) -> None:
    plain, pressed = Banner("info", "演示"), Banner("info", "演示", button("离开演示"))
    assert pressed.sizeHint().height() <= plain.sizeHint().height() + 2


def test_a_form_is_as_tall_as_its_hints_need(holder: QWidget, show: Show) -> None:
    form, area = Form(), DropArea("小程序码，PNG 或 JPEG，可不放")
    hints = [form.add("咨询电话", QLineEdit(), LONG * 6) for _ in range(3)]
    form.add("官方图片", area)
    column = ScrollColumn()
    column.column.addWidget(form)
    column.column.addStretch(1)
    holder.layout().addWidget(column)
    holder.resize(420, 300)
    show(holder)
    assert area.height() == area.minimumHeight()
    assert area.mapTo(form, area.rect().bottomLeft()).y() < form.height()
    assert all(row.height() >= row.heightForWidth(row.width()) for row in hints)


def test_a_column_is_never_narrower_than_its_title(holder: QWidget, show: Show) -> None:
    table = Table("表")
    table.setModel(RowsModel([Column("Households of the village", str, 60), Column("户", str, 60)]))
    layout = holder.layout()
    assert layout is not None
    layout.addWidget(table)
    show(holder)
    font = table.horizontalHeader().font()
    font.setPixelSize(CAPTION)
    words = QFontMetrics(font).horizontalAdvance("Households of the village")
    assert table.columnWidth(0) >= words + 26  # with what the style leaves beside it
    assert table.columnWidth(1) == 60


def test_what_stands_in_a_line_stands_in_its_middle(show: Show) -> None:
    held = QWidget()
    flow = FlowLayout(held)
    tall, low, second = QWidget(), QWidget(), QWidget()
    for part, size in ((tall, (60, 40)), (low, (60, 20)), (second, (60, 20))):
        part.setFixedSize(*size)
        flow.addWidget(part)
    held.resize(140, 100)
    show(held)
    assert [part.geometry().center().y() for part in (tall, low)] == [19, 19]
    assert second.geometry().top() == 48
