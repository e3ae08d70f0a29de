"""海报 by keyboard: nothing is printed before every code was read back."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridcredit.domain.errors import PosterUnreadable, StorageFailed
from gridcredit.domain.ledgers.ledger import LEDGERS
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers import keeping, sheets
from gridcredit.operations.posters import postering, postertexts
from gridcredit.paper.qr import LEAST_MODULE_MM
from gridcredit.ui import printing
from gridcredit.ui.app import App
from gridcredit.ui.pages.posters.page import PostersPage
from tests.operations.offices import GRIDS
from tests.ui.access import unnamed
from tests.ui.conftest import Show, settle

LINK = "https://example.invalid/r?grid={grid}"


def page_of(app: App) -> PostersPage:
    """The page and the buttons that a window puts above it."""
    made = PostersPage(app)
    for button in made.header_actions():
        button.setParent(made)
    made.resize(1100, 700)
    return made


@pytest.fixture
def page(
    app: App, street_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, show: Show
) -> PostersPage:
    """The page of a street with two grids; the file dialog answers `posters.pdf`."""
    app.open_desk(street_desk)
    made = page_of(app)
    # The system's dialog would wait for a person.
    out = tmp_path / "posters.pdf"
    monkeypatch.setattr(app.messages, "choose_save", lambda *_a, **_k: out)
    return show(made)


def tick_street(qtbot: QtBot, page: PostersPage) -> None:
    """Space on the first row: the street, with all below it."""
    tree = page.tree.tree
    tree.setFocus()
    tree.setCurrentItem(tree.topLevelItem(0))
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    settle()


def submit(qtbot: QtBot, page: PostersPage) -> None:
    qtbot.keyClick(page.form.link, Qt.Key.Key_Return)
    settle()


def test_ticking_a_street_ticks_every_grid_below(page: PostersPage, qtbot: QtBot) -> None:
    assert page.tree.ticked() == ()
    tick_street(qtbot, page)
    assert page.tree.ticked() == GRIDS[:2]
    tick_street(qtbot, page)
    assert page.tree.ticked() == ()


def test_enter_makes_a_file_that_was_read_back(
    page: PostersPage, tmp_path: Path, qtbot: QtBot
) -> None:
    tick_street(qtbot, page)
    page.form.link.setText(LINK)
    assert not page.proof.isVisible()
    submit(qtbot, page)
    assert (tmp_path / "posters.pdf").exists()
    assert page.proof.print.isVisible()
    assert page.proof.chip is not None
    assert page.proof.chip.path == tmp_path / "posters.pdf"
    assert "2" in page.proof.banner.accessibleName()


def test_what_changed_after_the_proof_is_not_proven(page: PostersPage, qtbot: QtBot) -> None:
    tick_street(qtbot, page)
    page.form.link.setText(LINK)
    submit(qtbot, page)
    page.form.link.setText(LINK + "x")
    assert not page.proof.isVisible()
    page.print_posters()  # does nothing: there is no proof


def test_the_preview_is_the_sheet_that_is_printed(
    page: PostersPage, street_desk: Desk, qtbot: QtBot
) -> None:
    tick_street(qtbot, page)
    page.form.link.setText(LINK)
    qtbot.waitUntil(lambda: page.preview.sheet is not None)
    wish = page.form.wish(GRIDS[:1])
    assert page.preview.sheet == postering.poster_pages(street_desk, wish)[0]
    page._turn(1)
    second = postering.poster_pages(street_desk, page.form.wish(GRIDS[1:2]))[0]
    qtbot.waitUntil(lambda: page.preview.sheet == second)


def test_without_a_grid_or_a_link_it_says_what_is_missing(page: PostersPage, qtbot: QtBot) -> None:
    submit(qtbot, page)
    assert page.tree.tree.hasFocus()
    tick_street(qtbot, page)
    submit(qtbot, page)
    assert page.form.link.hasFocus()
    assert page.form.link.property("wrong") == "true"


def test_a_link_too_long_is_said_beside_the_field(
    page: PostersPage, tmp_path: Path, qtbot: QtBot
) -> None:
    tick_street(qtbot, page)
    page.form.link.setText(LINK + "x" * 600)
    submit(qtbot, page)
    assert page.form.link.property("wrong") == "true"
    assert not (tmp_path / "posters.pdf").exists()
    assert page.make.isEnabled()


@pytest.mark.parametrize(
    "error", [StorageFailed("posters.pdf", "disk_full"), PosterUnreadable(2, "unreadable")]
)
def test_a_full_disk_and_an_unreadable_code_leave_nothing_to_print(
    page: PostersPage, monkeypatch: pytest.MonkeyPatch, error: Exception, qtbot: QtBot
) -> None:
    def refuse(*_args: object) -> None:
        raise error

    # Neither can be made to happen on a real disk by a test.
    monkeypatch.setattr(postering, "print_posters", refuse)
    tick_street(qtbot, page)
    page.form.link.setText(LINK)
    submit(qtbot, page)
    assert page.app.messages.words(error) == page.proof.banner.accessibleName()
    assert page.proof.print.isHidden()
    assert page.make.isEnabled()


def test_the_fields_are_remembered(
    page: PostersPage, street_desk: Desk, show: Show, qtbot: QtBot
) -> None:
    tick_street(qtbot, page)
    page.form.link.setText(LINK)
    page.form.hotline.setText("0632-0000000")
    page.form.unit.setText("兴仁街道")
    submit(qtbot, page)
    again = show(page_of(page.app))
    assert again.form.wish(again.tree.ticked()) == postering.last_wish(street_desk)
    assert again.form.hotline.text() == "0632-0000000"


def test_an_official_picture_is_taken_and_let_go(page: PostersPage, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (90, 90), "#333333").save(buffer, "PNG")
    picture = tmp_path / "code.png"
    picture.write_bytes(buffer.getvalue())
    page.form.drop.files_dropped.emit([picture])
    assert page.form.wish(()).image == buffer.getvalue()
    page.form.clear_picture()
    assert page.form.wish(()).image is None
    picture.write_bytes(b"no picture")
    page.form.drop.files_dropped.emit([picture])
    assert page.form.wish(()).image is None
    assert page.form.picture_row._below.property("role") == "error"


def test_the_tree_is_searched_by_name(page: PostersPage) -> None:
    name = page.tree.name_of(GRIDS[1])
    page.tree.search.setText(name)
    page.tree.tick_all(is_on=True)
    shown_now = [code for code in page.tree.grids() if not page.tree._grids[code].isHidden()]
    assert set(page.tree.ticked()) == set(shown_now)
    assert GRIDS[1] in shown_now


def test_a_printer_gets_the_proven_pages(
    page: PostersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    file = tmp_path / "printed.pdf"

    def choose(_parent: object, printer: QPrinter, _pages: int) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        return True

    monkeypatch.setattr(page.app.messages, "choose_printer", choose)
    tick_street(qtbot, page)
    page.form.link.setText(LINK)
    submit(qtbot, page)
    qtbot.keyClick(page.proof.print, Qt.Key.Key_Space)
    settle()
    printed = postering.verify_posters(file)
    assert printed.pages == 2
    assert all(reading.ok for reading in printed.decoded)
    size = pypdfium2.PdfDocument(file)[0].get_size()
    assert size == pytest.approx((595, 842), abs=1.5)


def test_only_the_pages_asked_for_are_printed(
    page: PostersPage, street_desk: Desk, tmp_path: Path
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    file = tmp_path / "one.pdf"
    printer = printing.a4_printer("海报")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setFromTo(2, 2)
    wish = postering.PosterWish(GRIDS[:2], LINK)
    pages = postering.poster_pages(street_desk, wish)
    assert printing.print_sheets(printer, pages, LEAST_MODULE_MM) == 1
    (reading, _) = postering.verify_posters(file).decoded
    assert reading.text == LINK.replace("{grid}", GRIDS[1])


def test_everything_has_a_name(page: PostersPage) -> None:
    assert unnamed(page) == []


def test_one_grid_is_ticked_already(app: App, desk: Desk, show: Show) -> None:
    app.open_desk(desk)
    assert show(page_of(app)).tree.ticked() == (GRIDS[0],)


def test_an_office_sends_its_texts_down_and_a_grid_does_not(
    page: PostersPage, street_desk: Desk, app: App, desk: Desk, qtbot: QtBot
) -> None:
    page.form.link.setText(LINK)
    page.form.hotline.setText("0632-1")
    page._send_down.click()
    settle()
    sent = postertexts.sent_down(street_desk)
    assert (sent.link, sent.hotline) == (LINK, "0632-1")
    app.open_desk(desk)
    worker = page_of(app)
    qtbot.addWidget(worker)
    assert worker._send_down.isHidden()
    app.open_desk(street_desk)


def test_a_band_of_incentives_is_ticked_and_has_room_for_five(
    page: PostersPage, street_desk: Desk, qtbot: QtBot
) -> None:
    assert page.form.offers_row.isHidden()  # none runs
    ledger = LEDGERS["incentives"]
    file = sheets.starter(ledger)
    assert file is not None
    sheets.import_rows(street_desk, ledger, file)
    for row in keeping.list_rows(street_desk, ledger)[:6]:
        keeping.change_row(street_desk, ledger, row.id, {"until": "2027-01-01", "contact": "1"})
    page.refresh()
    settle()
    offers = page.form.offers
    assert not page.form.offers_row.isHidden()
    for at in range(6):
        offers.setCurrentRow(at)
        qtbot.keyClick(offers, Qt.Key.Key_Space)
    assert len(offers.ticked()) == 5
    assert "最多 5 项" in offers.accessibleDescription()
    tick_street(qtbot, page)
    page.form.link.setText(LINK)
    page.refresh()  # what is ticked stays
    settle()
    wish = page.form.wish(GRIDS[:1])
    qtbot.waitUntil(lambda: page.preview.sheet is not None)
    assert page.preview.sheet == postering.poster_pages(street_desk, wish)[0]
    assert len(wish.incentives) == 5
