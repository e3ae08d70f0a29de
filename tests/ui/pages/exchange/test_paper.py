"""交换 on paper: sheets printed beside a package and a receipt, and photos of them dropped."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gridcredit.domain.errors import Cancelled
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import sending, situation
from gridcredit.operations.exchange.filereport import Confirmed
from gridcredit.operations.inbox import paper_inbox, print_sheets, scan_sheets
from gridcredit.operations.register import people
from gridcredit.store.journal import journal
from gridcredit.ui.app import App
from gridcredit.ui.pages.exchange.inbox.paper import PaperButton, SetCard
from gridcredit.ui.pages.exchange.page import ExchangePage
from gridcredit.ui.widgets.tag import Tag
from tests.operations.copies import open_copy
from tests.operations.offices import GRIDS
from tests.operations.paperwork import pictures
from tests.posters.scans import SCAN
from tests.ui.access import unnamed
from tests.ui.conftest import Show, settle

Open = Callable[[Desk], ExchangePage]
PRINT, SAVE = 0, 1  # the menu's actions


@pytest.fixture
def said(app: App) -> list[str]:
    """What toasts said."""
    words: list[str] = []
    app.toast_wanted.connect(lambda told: words.append(told[0]))
    return words


@pytest.fixture
def open_page(app: App, show: Show) -> Open:
    """Opens the page for a desk."""

    def opener(desk: Desk) -> ExchangePage:
        app.open_desk(desk)
        made = ExchangePage(app)
        made.resize(1100, 700)
        return show(made)

    return opener


@pytest.fixture(scope="module")
def carried(
    kept_offices: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[Path]]:
    """What a grid worker changed, as a package, and scans of its sheet and of the spare one."""
    folder = tmp_path_factory.mktemp("carried")
    with closing(open_copy(kept_offices["grid"], folder / "grid")) as worker:
        change(worker)
        package = sending.export_package(worker, None, folder).path
        made = print_sheets.print_sheets(worker, package, folder / "sheets.pdf")
    return package, pictures(made.file, folder / "scans", SCAN)


@pytest.fixture
def scans(carried: tuple[Path, list[Path]]) -> list[Path]:
    return carried[1]


@pytest.fixture
def half(scans: list[Path], tmp_path: Path) -> Path:
    """The first sheet, of which only the upper half came out."""
    image = Image.open(scans[0]).convert("L")
    image.paste(255, (0, image.height // 2, image.width, image.height))
    image.save(tmp_path / "half.png")
    return tmp_path / "half.png"


def change(desk: Desk) -> None:
    person = people.list_residents(desk)[0]
    with desk.writing() as session:
        journal.edit(session, "resident", person.line.id, {"note": "来自网格"})


def choose(qtbot: QtBot, paper: PaperButton, action: int) -> None:
    """Open the menu by keyboard and choose."""
    opened: list[object] = []
    paper.menu.popup = opened.append  # what has no screen has no popups
    qtbot.keyClick(paper.button, Qt.Key.Key_Space)
    assert opened
    paper.menu.actions()[action].trigger()
    settle()


def of(part: QWidget) -> PaperButton:
    """The one button of a part of the page."""
    (found,) = part.findChildren(PaperButton)
    return found


def words_of(page: ExchangePage) -> str:
    settle()
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    tags = [tag.accessibleName() for tag in page.findChildren(Tag) if tag.isVisible()]
    return " | ".join(labels + tags)


def click(page: ExchangePage, words: str) -> None:
    (found,) = [
        b for b in page.findChildren(QAbstractButton) if b.isVisible() and b.text() == words
    ]
    found.click()
    settle()


def test_an_exported_package_is_saved_as_sheets_beside_it(
    desk: Desk,
    open_page: Open,
    said: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    change(desk)
    page = open_page(desk)
    page.export()
    settle()
    proposed: list[str] = []

    def saving(_parent: object, _title: str, name: str, *_more: object) -> Path:
        proposed.append(name)
        return tmp_path / name

    monkeypatch.setattr(page.app.messages, "choose_save", saving)
    choose(qtbot, of(page.out), SAVE)
    (package,) = (desk.folder / "outbox").iterdir()
    assert proposed == [f"{package.stem}-qr.pdf"]
    assert said[-1] == f"已存为 PDF，2 张，每个二维码都读回过：{proposed[0]}"
    assert (tmp_path / proposed[0]).exists()
    assert unnamed(page) == []


def test_a_printer_gets_the_proven_sheets_of_a_receipt(
    street_desk: Desk,
    open_page: Open,
    desk: Desk,
    said: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    file = tmp_path / "printed.pdf"

    def printing(_parent: object, printer: QPrinter, pages: int) -> bool:
        assert pages == 1
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        return True

    change(desk)
    package = sending.export_package(desk, None, tmp_path).path
    page = open_page(street_desk)
    page.offer([package])
    page.tray.take_in.click()
    monkeypatch.setattr(page.app.messages, "choose_printer", printing)
    choose(qtbot, of(page.tray), PRINT)
    assert said[-1] == "已送去打印：1 张"
    assert situation.status(desk).unsent > 0
    assert isinstance(scan_sheets.import_files(desk, [file])[1][0], Confirmed)
    assert situation.status(desk).unsent == 0


def test_the_receipt_of_an_earlier_package_is_printed_from_its_list(
    street_desk: Desk,
    open_page: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def saving(_parent: object, _title: str, name: str, *_more: object) -> Path:
        return tmp_path / name

    page = open_page(street_desk)
    page.tabs.setCurrentWidget(page.received)
    monkeypatch.setattr(page.app.messages, "choose_save", saving)
    paper = of(page.received)
    assert not paper.button.isEnabled()
    page.received.listing.table.selectRow(0)
    choose(qtbot, paper, SAVE)
    assert [file.name for file in tmp_path.glob("*.pdf")] == [f"回执-{GRIDS[0]}号-1-qr.pdf"]


def test_who_thinks_better_of_it_prints_nothing(
    desk: Desk, open_page: Open, said: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    change(desk)
    page = open_page(desk)
    page.export()
    monkeypatch.setattr(page.app.messages, "choose_save", lambda *_asked: None)
    monkeypatch.setattr(page.app.messages, "choose_printer", lambda *_asked: False)
    choose(qtbot, of(page.out), SAVE)
    choose(qtbot, of(page.out), PRINT)
    assert said == []


def test_sheets_wait_on_the_page_until_the_missing_ones_come(
    street_desk: Desk, open_page: Open, half: Path, scans: list[Path], said: list[str]
) -> None:
    page = open_page(street_desk)
    assert page.findChild(SetCard) is None
    page.offer([half])
    assert said == ["已读 1 张图片"]
    told = words_of(page)
    assert "第 1, 2 张还缺或不全，再补其中 1 张就能还原。" in told
    assert "已读 0 张，共 2 张" in told
    assert "1 不全 | 2 缺" in told
    assert page.tray.cards() == []
    page.close()
    page = open_page(street_desk)  # the next morning
    assert page.sheets.isVisible()
    page.offer(scans[1:])
    settle()
    assert not page.sheets.isVisible()
    (card,) = page.tray.cards()
    assert (card.state, card.file.suffix) == ("ready", ".gcpkg")
    page.tray.take_in.click()
    settle()
    assert card.state == "done"
    assert "来自" in words_of(page)
    receipts = street_desk.folder / "receipts"
    assert [file.suffix for file in receipts.iterdir()] == [".gcack"]


def test_pictures_and_files_may_be_dropped_together(
    street_desk: Desk, open_page: Open, carried: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    package, scans = carried
    empty = tmp_path / "holiday.png"
    Image.new("L", (200, 200), 255).save(empty)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in (empty, scans[0], package)])
    page = open_page(street_desk)
    page.drop.files_dropped.emit(page.drop.files_of(data))
    settle()
    states = {card.file.name: card.state for card in page.tray.cards()}
    assert (states.pop("holiday.png"), states.pop(package.name)) == ("refused", "ready")
    assert list(states.values()) == ["ready"]  # the same package, rebuilt
    assert "没有找到二维码" in words_of(page)


def test_what_was_read_can_be_thrown_away_after_a_question(
    street_desk: Desk, open_page: Open, half: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(street_desk)
    page.offer([half])
    settle()
    answers = [False, True]
    monkeypatch.setattr(page.app.messages, "ask", lambda *_a, **_k: answers.pop(0))
    click(page, "丢弃已读的纸张")
    assert page.sheets.isVisible()
    click(page, "丢弃已读的纸张")
    assert not page.sheets.isVisible()
    assert paper_inbox.waiting(street_desk) == []


def test_stopping_half_way_shows_what_was_read(
    street_desk: Desk, open_page: Open, half: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(street_desk)
    right = scan_sheets.gather

    def stopped(desk: Desk, files: list[Path], progress: object) -> None:
        right(desk, files)
        raise Cancelled

    monkeypatch.setattr(scan_sheets, "gather", stopped)  # the person stops it after the first
    page.offer([half])
    settle()
    assert page.findChild(SetCard) is not None
    assert page.tray.cards() == []


def test_a_menu_offers_printer_and_file(desk: Desk, open_page: Open) -> None:
    change(desk)
    page = open_page(desk)
    page.export()
    settle()
    (menu,) = page.out.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == ["打印…", "存为 PDF…"]
