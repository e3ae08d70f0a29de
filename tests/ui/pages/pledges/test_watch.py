"""The folder of the scanner is watched by a switch on the page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.ui.pages.pledges.lists import PrintView
from gridcredit.ui.pages.pledges.page import PledgesPage
from gridcredit.ui.pages.pledges.scans import ScanView
from gridcredit.ui.pages.pledges.unread_view import UnreadView
from tests.operations.pledges.batches import make_batch
from tests.ui.conftest import settle


@pytest.fixture
def view(page: PledgesPage) -> ScanView:
    """The view of scans; two blanks were printed."""
    page.show_view("print")
    settle()
    shown = page.view("print")
    assert isinstance(shown, PrintView)
    shown.jobs.print_blanks(Wanted(unnamed=2))
    page.show_view("scan", "unsigned")
    settle()
    found = page.view("scan")
    assert isinstance(found, ScanView)
    return found


def look(view: ScanView, times: int = 2) -> None:
    for _ in range(times):
        view.watch.look()
        settle()


def test_what_is_put_there_files_itself_and_the_rest_is_named(
    view: ScanView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "扫描仪"
    folder.mkdir()
    monkeypatch.setattr(view.app.messages, "choose_folder", lambda *_a: folder)
    view.watch.switch.setChecked(True)
    assert view.watch.folder == folder
    shutil.copy(tmp_path / "空白.pdf", folder)
    (folder / "通知.docx").write_bytes(b"PK")
    look(view)
    assert view.filed is not None
    assert len(view.filed.filed) == 2
    assert view.pane.has_any
    assert "通知.docx" in view.watch.state.text()
    view.filed = None
    look(view)
    assert view.filed is None


def test_it_goes_on_after_a_restart_and_stops_with_the_switch(
    view: ScanView, tmp_path: Path
) -> None:
    folder = tmp_path / "扫描仪"
    folder.mkdir()
    view.watch.watch(folder)
    again = ScanView(view.page)
    assert again.watch.switch.isChecked()
    again.watch.switch.setChecked(False)
    shutil.copy(tmp_path / "空白.pdf", folder)
    look(again)
    assert again.filed is None
    again.deleteLater()


def test_without_a_folder_the_switch_stays_off(
    view: ScanView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view.app.messages, "choose_folder", lambda *_a: None)
    view.watch.switch.setChecked(True)
    assert not view.watch.switch.isChecked()


def test_a_batch_of_the_scanner_dropped_on_the_page_files_itself(
    page: PledgesPage, tmp_path: Path
) -> None:
    batch = make_batch(page.desk, tmp_path / "批", 5, 4)
    page.show_view("texts")  # wherever on the page it is dropped
    settle()
    page.take_files([batch.folder])
    settle()
    assert page.current == "scan"
    shown = page.view("scan")
    assert isinstance(shown, ScanView)
    assert shown.filed is not None
    assert batch.wrong(shown.filed) == []
    assert len(shown.filed.filed) == 5
    assert len(shown.filed.twice) == len(batch.doubles) == 1
    assert {one.origin.file for one in shown.filed.unread} == set(batch.strange)
    page.show_view("unread")
    settle()
    waiting = page.view("unread")
    assert isinstance(waiting, UnreadView)
    assert {row.page.source for row in waiting.model.rows()} >= set(batch.strange)
