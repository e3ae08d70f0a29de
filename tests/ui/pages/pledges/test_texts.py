"""文本: seen everywhere, said by the street and the district."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import text_drafts, wordings
from gridcredit.ui.dialogs.refused_cells import RefusedCellsDialog
from gridcredit.ui.pages.pledges.page import PledgesPage
from gridcredit.ui.pages.pledges.texts_view import TextsView
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.opening import opener_of


def texts_view(page: PledgesPage) -> TextsView:
    page.show_view("texts")
    settle()
    found = page.view("texts")
    assert isinstance(found, TextsView)
    return found


def versions(view: TextsView) -> dict[str, bool]:
    return {row.wording.version: row.is_in_force for row in view.model.rows()}


@pytest.fixture
def view(open_window: OpenWindow, street_desk: Desk) -> TextsView:
    """The texts at a street."""
    page = opener_of(open_window, PledgesPage, "pledges", "settings")(street_desk)
    return texts_view(page)


def test_a_draft_is_put_in_force_and_taken_back(view: TextsView) -> None:
    assert versions(view) == {"示范文本一": True}
    view.draft.click()
    assert not view.put.isEnabled()  # it has no version yet
    view.form.version.setText("街道一")
    view.form.clauses.setPlainText("诚实办事。\n邻里互助。")
    view.form.changed.emit()
    view.put.click()
    settle()
    assert versions(view) == {"示范文本一": False, "街道一": True}
    assert not view.back.isHidden()
    view.page.window().workbench.undo()
    settle()
    assert versions(view) == {"示范文本一": True}


def test_what_may_not_stand_there_is_said_with_the_statute(view: TextsView) -> None:
    view.draft.click()
    view.form.version.setText("街道一")
    view.form.clauses.setPlainText("守信。\n违约的接受联合惩戒。")
    told = view.form.rows["clauses"].field.accessibleDescription()
    assert "第 2 条" in told
    assert "国办发" in told
    assert not view.put.isEnabled()
    view.form.clauses.setPlainText("\n".join("守信。" for _ in range(7)))
    assert not view.put.isEnabled()
    view.drop.click()
    assert view.form.clauses.isReadOnly()
    assert versions(view) == {"示范文本一": True}


def test_a_dropped_table_becomes_a_draft_or_its_refused_rows(
    view: TextsView, tmp_path: Path
) -> None:
    file = tmp_path / "文本.csv"
    rows = "部分,内容\n版本,街道二\n起用日,2026-01-01\n条款,{}\n告知,自愿。\n"
    file.write_text(rows.format("按手印确认。"), "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    no = Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, no)
    view.page.dropEvent(drop)
    settle()
    (dialog,) = view.page.findChildren(RefusedCellsDialog)
    assert dialog.table.model().rowCount() == 1
    dialog.reject()
    file.write_text(rows.format("重信守诺。"), "utf-8")
    view.read(file)
    settle()
    assert view.form.version.text() == "街道二"
    view.put.click()
    settle()
    assert versions(view)["街道二"]


def test_lower_offices_read_and_export(page: PledgesPage, tmp_path: Path) -> None:
    shown = texts_view(page)
    assert shown.draft.isHidden()
    assert shown.load.isHidden()
    assert shown.form.version.isReadOnly()
    shown.export.click()
    settle()
    assert (tmp_path / "空白.pdf").read_bytes().startswith(b"PK")


def test_the_district_has_the_text_alone(open_window: OpenWindow, district_desk: Desk) -> None:
    page = opener_of(open_window, PledgesPage, "pledges", "settings")(district_desk)
    assert page.view_ids == ["texts"]
    assert [one.wording.version for one in wordings.list_texts(page.desk)] == ["示范文本一"]
    assert versions(texts_view(page)) == {"示范文本一": True}


def test_a_draft_that_was_left_is_there_again(
    open_window: OpenWindow, street_desk: Desk, view: TextsView, qtbot: QtBot
) -> None:
    view.draft.click()
    view.form.version.setText("街道九")
    view.form.changed.emit()
    qtbot.waitUntil(lambda: text_drafts.load_text_draft(street_desk) is not None)
    settle()
    again = texts_view(opener_of(open_window, PledgesPage, "pledges", "settings")(street_desk))
    assert again.form.version.text() == "街道九"
    assert not again.form.version.isReadOnly()
    again.drop.click()
    settle()
    assert text_drafts.load_text_draft(street_desk) is None
    assert again.form.clauses.isReadOnly()
    again.page.window().workbench.undo()
    settle()
    assert again.form.version.text() == "街道九"


def test_a_draft_that_is_put_in_force_waits_no_more(view: TextsView, qtbot: QtBot) -> None:
    view.draft.click()
    view.form.version.setText("街道一")
    view.form.clauses.setPlainText("诚实办事。")
    view.form.changed.emit()
    qtbot.waitUntil(lambda: text_drafts.load_text_draft(view.desk) is not None)
    view.put.click()
    settle()
    assert text_drafts.load_text_draft(view.desk) is None
