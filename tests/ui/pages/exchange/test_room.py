"""交换 in a low and narrow window, as on a laptop at 150 %: nothing stands beyond the edge, and
what was handed in comes into sight."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import sending
from gridcredit.operations.register import people
from gridcredit.store.journal import journal
from gridcredit.ui.pages.exchange.page import ExchangePage
from gridcredit.ui.widgets.column import ScrollColumn
from tests.ui.conftest import settle

Open = Callable[[Desk], ExchangePage]
LAPTOP = (911, 512)


@pytest.fixture
def open_page(open_page: Open) -> Open:
    """Opens the page for a desk, in a window of a laptop at 150 %."""

    def at_size(desk: Desk) -> ExchangePage:
        page = open_page(desk)
        page.window().resize(*LAPTOP)
        settle()
        return page

    return at_size


@pytest.fixture
def package(desk: Desk, tmp_path: Path) -> Path:
    """What a grid worker changed, under a name that a person gave it."""
    person = people.list_residents(desk)[0].line.id
    with desk.writing() as session:
        journal.edit(session, "resident", person, {"note": "来自网格"})
    made = sending.export_package(desk, None, tmp_path / "stick").path
    return made.rename(made.with_name(f"{'薛庄社区居委会第1网格交给街道办事处的' * 4}.gcpkg"))


def beyond(page: ExchangePage) -> int:
    """By how many pixels what stands on the page is wider than it."""
    column = page.findChild(ScrollColumn)
    return max(0, column.widget().width() - column.viewport().width())


def is_in_sight(part: QWidget) -> bool:
    """Whether the beginning of a part is to be seen."""
    return part.visibleRegion().contains(QPoint(part.width() // 2, 2))


def test_after_an_export_all_its_buttons_are_on_the_page(
    desk: Desk, package: Path, open_page: Open
) -> None:
    page = open_page(desk)
    page.export()
    settle()
    assert beyond(page) == 0


def test_what_is_handed_in_comes_into_sight_whatever_its_name(
    street_desk: Desk, package: Path, open_page: Open
) -> None:
    page = open_page(street_desk)
    page.offer([package])
    settle()
    [card] = page.tray.cards()
    assert is_in_sight(page.tray)
    assert is_in_sight(card)
    assert beyond(page) == 0


def test_what_was_taken_in_keeps_its_receipt_on_the_page(
    street_desk: Desk, package: Path, open_page: Open
) -> None:
    page = open_page(street_desk)
    page.offer([package])
    settle()
    page.tray.take_in.click()
    settle()
    [card] = page.tray.cards()
    assert card.state == "done"
    assert beyond(page) == 0
