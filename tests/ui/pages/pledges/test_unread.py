"""待认领 by keys and buttons: file, turn, put away, undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridcredit.operations.pledges import filing, signing, unread
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.pages.pledges.page import PledgesPage
from gridcredit.ui.pages.pledges.unread_view import UnreadView
from tests.ui.conftest import settle
from tests.ui.pages.pledges.conftest import adults


@pytest.fixture
def view(page: PledgesPage, tmp_path: Path) -> UnreadView:
    """Two pages without a code wait, and three adults signed."""
    for one in adults(page.desk)[:3]:
        signing.sign_pledge(page.desk, one.line.id, page.desk.today())
    for at, level in enumerate((90, 160)):
        Image.new("L", (600, 850), level).save(tmp_path / f"{at}.png")
    filing.file_scans(page.desk, [tmp_path / "0.png", tmp_path / "1.png"], processes=1)
    page.show_view("unread")
    settle()
    found = page.view("unread")
    assert isinstance(found, UnreadView)
    return found


def test_a_page_is_filed_by_its_digits_and_the_next_one_follows(view: UnreadView) -> None:
    assert view.model.rowCount() == 2
    assert view.picture.count == 1
    assert view.offers.rowCount() == 3
    assert view.people.chosen_row() is None
    numbers = sorted(row.paper.number for row in view.page.rows)
    view.typed.setText(numbers[1][-4:])
    settle()
    assert view.offers.rowCount() == 1
    view.picture.turn()
    view.typed.returnPressed.emit()
    settle()
    assert {row.paper.number: row.paper.pages for row in view.page.rows}[numbers[1]] == (1,)
    assert view.model.rowCount() == 1
    assert view.picture.count == 1
    assert view.offers.rowCount() == 2
    view.page.window().workbench.undo()
    settle()
    assert view.model.rowCount() == 2


def test_what_is_no_paper_is_said_where_it_was_typed(view: UnreadView) -> None:
    view.typed.setText("9998")
    settle()
    view.file_chosen()
    settle()
    assert not view.problem.isHidden()
    assert view.model.rowCount() == 2


def test_several_are_put_away_with_a_reason_and_brought_back(view: UnreadView) -> None:
    view.table.selectAll()
    assert not view.file.isEnabled()
    view.away.click()
    (dialog,) = view.page.findChildren(ReasonDialog)
    dialog._save.click()
    settle()
    assert not view.pane.has_any
    assert unread.waiting(view.desk) == []
    view.page.window().workbench.undo()
    settle()
    assert len(unread.waiting(view.desk)) == 2


def test_all_of_it_goes_by_keys(view: UnreadView, qtbot: QtBot) -> None:
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert view.picture.turns == 1
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert view.picture.turns == 0
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    numbers = sorted(row.paper.number for row in view.page.rows)
    qtbot.keyClicks(view.typed, numbers[2][-4:])
    qtbot.keyClick(view.typed, Qt.Key.Key_Return)
    settle()
    assert {row.paper.number: row.paper.pages for row in view.page.rows}[numbers[2]] == (1,)
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    (dialog,) = view.page.findChildren(ReasonDialog)
    dialog.reject()
