"""调度: the week as it stands, issued by one button, opened down to its people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from gridcredit.domain.dispatch.table import FIGURES
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch import frozen
from gridcredit.ui.pages.dispatch.figures_table import WantedFigure
from gridcredit.ui.pages.dispatch.issues import IssuesView
from gridcredit.ui.pages.dispatch.month import MonthView
from gridcredit.ui.pages.dispatch.opened_dialog import OpenedDialog
from gridcredit.ui.pages.dispatch.page import DispatchPage
from gridcredit.ui.pages.dispatch.span_view import SpanView
from gridcredit.ui.pages.dispatch.week import WeekView
from tests.operations.dispatch.test_bulletins import write_out
from tests.ui import keys
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.opening import opener_of


@pytest.fixture
def page(
    open_window: OpenWindow, street_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> DispatchPage:
    """The page at a street; whoever is asked agrees."""
    made = opener_of(open_window, DispatchPage, "dispatch", "households")(street_desk)
    messages = made.app.messages
    monkeypatch.setattr(messages, "ask", lambda *_a, **_k: True)
    monkeypatch.setattr(messages, "choose_folder", lambda *_a: tmp_path / "out")
    monkeypatch.setattr(messages, "choose_save", lambda *_a: tmp_path / "暂计.xlsx")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    return made


def week(page: DispatchPage) -> WeekView:
    found = page.view("week")
    assert isinstance(found, WeekView)
    return found


def issues(page: DispatchPage) -> IssuesView:
    page.show_view("issues")
    settle()
    found = page.view("issues")
    assert isinstance(found, IssuesView)
    return found


def opened(view: WeekView | IssuesView) -> OpenedDialog:
    (found,) = view.findChildren(OpenedDialog)
    return found


def said(view: SpanView) -> str:
    return view.note.accessibleName()


def test_the_last_week_is_issued_once_by_one_button(page: DispatchPage, tmp_path: Path) -> None:
    view = week(page)
    assert view.issue.isEnabled()
    assert "可以签发" in said(view)
    view.issue.click()
    settle()
    assert not view.issue.isEnabled()
    assert "已签发" in said(view)
    assert {file.suffix for file in (tmp_path / "out").iterdir()} == {".xlsx", ".docx", ".pdf"}
    (issue,) = frozen.all_issues(page.desk)
    assert issue.span == view.span.text
    listed = issues(page)
    assert listed.model.rowCount() == 1
    listed.again.click()
    settle()
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_a_running_week_is_only_shown(page: DispatchPage, tmp_path: Path) -> None:
    view = week(page)
    view.on.click()
    settle()
    assert not view.issue.isEnabled()
    assert "暂计" in said(view)
    assert not view.on.isEnabled()
    view.draft.click()
    settle()
    assert (tmp_path / "暂计.xlsx").exists()
    view.back.click()
    settle()
    assert view.issue.isEnabled()


def month(page: DispatchPage) -> MonthView:
    page.show_view("month")
    settle()
    found = page.view("month")
    assert isinstance(found, MonthView)
    return found


def test_a_month_is_drafted_edited_and_issued(
    page: DispatchPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = month(page)
    draft = tmp_path / "草稿.docx"
    monkeypatch.setattr(page.app.messages, "choose_save", lambda *_a: draft)
    monkeypatch.setattr(page.app.messages, "choose_file", lambda *_a: draft)
    warned: list[Any] = []
    monkeypatch.setattr(
        page.app.messages, "warn", lambda _parent, problem, *_: warned.append(problem)
    )
    view.draft.click()
    settle()
    view.take.click()
    settle()
    assert [one.reason for one in warned] == ["document_unfinished"]
    assert frozen.all_issues(page.desk) == []
    write_out(draft, "由人补写。")
    view.take.click()
    settle()
    (issue,) = frozen.all_issues(page.desk)
    assert issue.span == view.span.text
    assert not view.take.isEnabled()
    assert not view.issue.isEnabled()
    assert not view.draft.isEnabled()
    (letter,) = (tmp_path / "out").glob("*.docx")
    assert letter.read_bytes() == draft.read_bytes()


def test_a_month_is_issued_as_drafted(page: DispatchPage, tmp_path: Path) -> None:
    view = month(page)
    view.issue.click()
    settle()
    assert "已签发" in said(view)
    assert {one.suffix for one in (tmp_path / "out").iterdir()} == {".xlsx", ".docx", ".pdf"}


def test_every_figure_opens_to_as_many_lines(page: DispatchPage) -> None:
    view = week(page)
    assert view.seen is not None
    total = view.seen.table.total
    for figure in FIGURES:
        view.table.figure_wanted.emit(WantedFigure(total, figure, is_sum=True))
        settle()
        dialog = opened(view)
        lines = dialog.model.ids()
        assert sum(one.sign for one in lines) == getattr(total, figure)
        dialog.accept()
        settle()


def test_a_person_behind_a_figure_is_gone_to_by_keys(page: DispatchPage) -> None:
    view = week(page)
    rows = view.table.model_of_rows.rows()
    at = next(n for n, row in enumerate(rows) if row.eligible)
    view.table.setCurrentIndex(view.table.model_of_rows.index(at, 1))
    view.table.setFocus()
    keys.press(Qt.Key.Key_Return)
    settle()
    dialog = opened(view)
    assert dialog.model.rowCount() == rows[at].eligible
    gone: list[Any] = []
    dialog.household_wanted.connect(gone.append)
    dialog.table.setFocus()
    keys.press(Qt.Key.Key_Return)
    settle()
    assert len(gone) == 1
    window: Any = page.window()
    assert window.current == "households"


def test_a_grid_sees_what_was_issued_and_issues_nothing(
    open_window: OpenWindow, desk: Desk
) -> None:
    made = opener_of(open_window, DispatchPage, "dispatch", "households")(desk)
    assert made.view_ids == ["issues"]
    view = made.view("issues")
    assert isinstance(view, IssuesView)
    assert not view.pane.has_any


def test_a_cut_off_is_asked_for_and_printed(
    page: DispatchPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = week(page)
    cut = f"{view.span.next.first.isoformat()} 00:00"
    monkeypatch.setattr(page.app.messages, "ask_text", lambda *_a, **_k: cut)
    view.cut.click()
    settle()
    assert cut in said(view)
    view.issue.click()
    settle()
    (issue,) = frozen.all_issues(page.desk)
    assert issue.cut_off == cut.replace(" ", "T")
