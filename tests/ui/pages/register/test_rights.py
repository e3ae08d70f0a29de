"""What people ask about what is held on them, on the register's page."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import RequestKind
from gridcredit.operations.desk import Desk
from gridcredit.operations.rights import requesting
from gridcredit.store.workspace import audit
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.dialogs.requests import AddRequestDialog, AnswerRequestDialog
from gridcredit.ui.dialogs.resident import ResidentDialog
from gridcredit.ui.dialogs.rights import RightsDialog
from gridcredit.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.register.window import ROWS, dialog_of, on_the_register, page_of, stand_on


@pytest.fixture
def window(open_window: OpenWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The register, where no reader of PDFs is started."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    return on_the_register(open_window(ROWS), desk)


def opened(qtbot: QtBot, window: MainWindow) -> RightsDialog:
    """The dialog of a household's people."""
    stand_on(qtbot, window, 0)
    page_of(window).pane._want("rights")
    settle()
    dialog = dialog_of(window, RightsDialog)
    assert isinstance(dialog, RightsDialog)
    return dialog


def test_a_request_is_written_down_and_answered(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    pane, desk = page_of(window).pane, page_of(window).desk
    assert pane.asked.isHidden()
    dialog.add.click()
    (form,) = dialog.findChildren(AddRequestDialog)
    form.kind.setCurrentIndex(form.kind.findData(RequestKind.DELETE.value))
    form.day.setText("不是日期")
    form._save.click()
    assert form.rows["on"].field.property("wrong") == "true"
    form.day.set_day(desk.today() - timedelta(days=1))
    form._save.click()
    settle()
    assert dialog.model.rowCount() == 1
    assert not pane.asked.isHidden()
    dialog.answer.click()
    (answer,) = dialog.findChildren(AnswerRequestDialog)
    answer._save.click()
    assert answer.rows["answer"].field.property("wrong") == "true"
    answer.answer.setPlainText("保管期限未满，已告知本人")
    answer._save.click()
    settle()
    [told] = requesting.list_requests(desk)
    assert (told.request.kind, told.is_open) == (RequestKind.DELETE, False)
    assert not dialog.answer.isEnabled()
    assert pane.asked.isHidden()
    window.workbench.undo()
    settle()
    assert requesting.list_requests(desk)[0].is_open


def test_an_answered_correction_leads_to_the_form(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.app.messages, "ask", lambda *_a, **_more: True)
    stand_on(qtbot, window, 0)
    page = page_of(window)
    assert page.pane.view is not None
    who = page.pane.view.people[0].resident.id
    requesting.add_request(page.desk, who, RequestKind.CORRECT, page.desk.today())
    settle()
    dialog = opened(qtbot, window)
    dialog.table.row_opened.emit(dialog.table.chosen_row())
    (answer,) = dialog.findChildren(AnswerRequestDialog)
    answer.answer.setPlainText("电话已更正")
    answer._save.click()
    settle()
    assert isinstance(page.jobs.dialog, ResidentDialog)


def test_everything_held_is_printed_for_a_purpose(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "打印件.pdf"
    monkeypatch.setattr(window.app.messages, "choose_save", lambda *_a: out)
    dialog = opened(qtbot, window)
    dialog.print.click()
    (asked,) = dialog.findChildren(ReasonDialog)
    asked._save.click()
    settle()
    assert out.read_bytes().startswith(b"%PDF")
    with page_of(window).desk.reading() as session:
        last = audit.entries(session, act="reveal")[-1]
    assert last.facts["what"] == "held"


def test_the_form_of_a_person_leads_there(qtbot: QtBot, window: MainWindow) -> None:
    stand_on(qtbot, window, 0)
    page = page_of(window)
    assert page.pane.view is not None
    person = page.pane.view.people[-1]
    page.jobs.do("edit_resident", person)
    form = dialog_of(window, ResidentDialog)
    form.rights_wanted.emit()  # type: ignore[attr-defined]
    settle()
    dialog = page.jobs.dialog
    assert isinstance(dialog, RightsDialog)
    assert dialog.chosen() == person.resident.id
