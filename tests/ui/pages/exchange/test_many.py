"""交换 with many files at once: a table of all, one card, the same actions."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import sending
from gridcredit.operations.register import people
from gridcredit.store.journal import journal
from gridcredit.ui.app import App
from gridcredit.ui.pages.exchange.inbox.many import ManyFiles
from gridcredit.ui.pages.exchange.out.tray import FEW
from gridcredit.ui.pages.exchange.page import ExchangePage
from gridcredit.ui.widgets.table import Table
from tests.ui.access import unnamed
from tests.ui.conftest import Show, settle


@pytest.fixture
def stick(desk: Desk, tmp_path: Path) -> Path:
    """A package among files that were cut on the way."""
    person = people.list_residents(desk)[0].line.id
    with desk.writing() as session:
        journal.edit(session, "resident", person, {"note": "来自网格"})
    whole = sending.export_package(desk, None, tmp_path / "stick").path
    for number in range(FEW):
        (whole.parent / f"{number:02d}.gcpkg").write_bytes(whole.read_bytes()[: 40 * number])
    return whole.parent


@pytest.fixture
def page(app: App, street_desk: Desk, stick: Path, show: Show) -> ExchangePage:
    """The street's page with everything dropped on it."""
    app.open_desk(street_desk)
    made = ExchangePage(app)
    made.resize(1100, 900)
    show(made)
    made.offer([stick])
    settle()
    return made


def states(page: ExchangePage) -> list[str]:
    return [entry.state for entry in page.tray.entries()]


def test_every_file_has_its_row_and_no_file_hides_another(page: ExchangePage, qtbot: QtBot) -> None:
    assert sorted(states(page)) == ["ready", *["refused"] * FEW]
    table = page.tray.findChild(ManyFiles).findChild(Table)
    assert table.model().rowCount() == FEW + 1
    at, reason = states(page).index("refused"), table.model().columnCount() - 1
    qtbot.waitUntil(lambda: table.model().index(at, reason).data() == "文件不完整")
    assert page.tray.cards() == []
    assert unnamed(page) == []


def test_the_row_stood_on_shows_its_card_with_the_reason(page: ExchangePage, qtbot: QtBot) -> None:
    table = page.tray.findChild(ManyFiles).findChild(Table)
    table.setFocus()
    table.selectRow(0)
    settle()
    [card] = page.tray.cards()
    assert card.state == "refused"
    qtbot.keyClick(table, Qt.Key.Key_Down)
    settle()
    [other] = page.tray.cards()
    assert other.file != card.file


def test_the_good_ones_are_taken_in_and_the_keyboard_stands_on_a_refused_one(
    page: ExchangePage,
) -> None:
    page.tray.take_in.click()
    settle()
    assert sorted(states(page)) == ["done", *["refused"] * FEW]
    assert not page.tray.take_in.isVisibleTo(page)
    assert QApplication.focusWidget() is page.tray.findChild(ManyFiles).findChild(Table)
    assert [card.state for card in page.tray.cards()] == ["refused"]


def test_the_table_says_how_each_stands_and_the_person_stays_on_their_row(
    page: ExchangePage,
    qtbot: QtBot,
) -> None:
    table = page.tray.findChild(ManyFiles).findChild(Table)
    table.selectRow(2)
    page.tray.take_in.click()
    settle()
    [ready] = [at for at, state in enumerate(states(page)) if state == "done"]
    state = table.model().columnCount() - 2
    qtbot.waitUntil(lambda: table.model().index(ready, state).data() == "已导入")
    page.tray.add([page.tray.entries()[ready].file])
    assert table.model().rowCount() == FEW + 1
    assert table.currentIndex().isValid()


def test_many_are_stopped_between_two_and_the_rest_goes_in_later(
    app: App, page: ExchangePage, stick: Path
) -> None:
    page.tray.clear()
    whole = next(file for file in stick.iterdir() if file.stat().st_size > 40 * FEW)
    copies = [stick / f"copy-{number:02d}.gcpkg" for number in range(FEW + 1)]
    for copy in copies:
        copy.write_bytes(whole.read_bytes())
    page.offer(copies)
    settle()
    assert page.tray.take_in.isVisibleTo(page)
    assert not page.tray.halt.isVisibleTo(page)
    stopped_at = ["ready"] * (FEW - 2) + ["done"] * 3

    def stop(_job: object) -> None:
        if states(page).count("done") == 2 and page.tray.halt.isVisibleTo(page):
            page.tray.halt.click()

    app.runner.ended.connect(stop)
    page.tray.take_in.click()
    settle()
    assert sorted(states(page), reverse=True) == stopped_at
    app.runner.ended.disconnect(stop)
    page.tray.take_in.click()
    settle()
    assert set(states(page)) == {"done"}
    assert not page.tray.halt.isVisibleTo(page)


def test_few_again_are_cards_again(page: ExchangePage) -> None:
    page.tray.remove(page.tray.entries()[0].file)
    settle()
    assert len(page.tray.cards()) == FEW
    assert sorted({card.state for card in page.tray.cards()}) == ["ready", "refused"]
    page.tray.clear()
    assert not page.tray.isVisibleTo(page)
