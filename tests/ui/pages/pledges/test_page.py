"""承诺书 by its buttons: print, file, check, archive, withdraw."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import PledgeStage
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import filing, listing, signing
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.operations.pledges.listing import PaperFilter
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.pages.pledges.gaps_dialog import GapsDialog
from gridcredit.ui.pages.pledges.lists import PrintView
from gridcredit.ui.pages.pledges.page import PledgesPage
from gridcredit.ui.pages.pledges.papers import PapersView
from gridcredit.ui.pages.pledges.print_dialog import PrintBlanksDialog
from gridcredit.ui.pages.pledges.refused_dialog import RefusedPapersDialog
from gridcredit.ui.pages.pledges.scans import ScanView
from gridcredit.ui.pages.pledges.unfiled_dialog import UnfiledDialog
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.opening import opener_of
from tests.ui.pages.pledges.conftest import adults


def papers(page: PledgesPage) -> list[listing.Paper]:
    return listing.list_papers(page.desk, PaperFilter())


def view(page: PledgesPage, name: str, which: str = "") -> PapersView:
    page.show_view(name, which or None)
    settle()
    found = page.view(name)
    assert isinstance(found, PapersView)
    return found


def numbers(shown: PapersView) -> list[str]:
    return [row.paper.number for row in shown.model.ids()]


def sign(page: PledgesPage, count: int = 1) -> list[str]:
    """So many adults sign; their numbers."""
    today = page.desk.today()
    made = [
        signing.sign_pledge(page.desk, one.line.id, today).number
        for one in adults(page.desk)[:count]
    ]
    settle()
    return made


def print_some(page: PledgesPage, count: int) -> PrintView:
    shown = view(page, "print")
    assert isinstance(shown, PrintView)
    shown.jobs.print_blanks(Wanted(unnamed=count))
    settle()
    return shown


def test_blanks_are_printed_by_the_dialog_and_listed(page: PledgesPage, tmp_path: Path) -> None:
    shown = view(page, "print")
    assert not shown.pane.has_any
    assert isinstance(shown, PrintView)
    shown.print.click()
    settle()
    (dialog,) = page.findChildren(PrintBlanksDialog)
    dialog.count.setValue(2)
    dialog._save.click()
    settle()
    assert (tmp_path / "空白.pdf").is_file()
    assert numbers(shown) == [paper.number for paper in papers(page)]
    assert len(numbers(shown)) == 2
    assert shown.acts.void.isEnabled()


def test_scans_are_filed_and_what_waits_is_shown(page: PledgesPage, tmp_path: Path) -> None:
    print_some(page, 2)
    (tmp_path / "坏.jpg").write_bytes(b"\xff\xd8\xff cut")
    shown = view(page, "scan", "unsigned")
    assert isinstance(shown, ScanView)
    shown.file([tmp_path / "空白.pdf", tmp_path / "坏.jpg"])
    settle()
    assert shown.filed is not None
    assert (len(shown.filed.filed), len(shown.filed.unread)) == (2, 1)
    assert len(numbers(shown)) == 2
    shown.look.click()
    (dialog,) = page.findChildren(UnfiledDialog)
    assert dialog.table.model().rowCount() == 1
    dialog.reject()


def test_stopped_it_says_what_was_filed_till_then(page: PledgesPage, tmp_path: Path) -> None:
    print_some(page, 3)
    shown = view(page, "scan", "unsigned")
    assert isinstance(shown, ScanView)
    page.app.runner.started.connect(lambda job: job.cancel())
    shown.file([tmp_path / "空白.pdf"])
    settle()
    assert shown.filed is not None
    assert not shown.result.isHidden()
    assert "已停下" in shown.result.accessibleName()
    assert [paper.pages for paper in papers(page)] == [()] * 3


def test_a_signed_paper_is_withdrawn_with_a_reason_and_brought_back(page: PledgesPage) -> None:
    (signed,) = sign(page)
    shown = view(page, "check")
    assert shown.acts.check.isEnabled()
    shown.acts.withdraw.click()
    (dialog,) = page.findChildren(ReasonDialog)
    dialog._save.click()
    settle()
    (paper,) = papers(page)
    assert (paper.number, paper.stage) == (signed, PledgeStage.WITHDRAWN)
    assert numbers(view(page, "ended")) == [signed]
    page.window().workbench.undo()
    settle()
    assert papers(page)[0].stage is PledgeStage.SIGNED


def test_several_are_checked_and_archived_at_once_and_undone(
    open_window: OpenWindow, street_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opener_of(open_window, PledgesPage, "pledges", "settings")(street_desk)
    signed = sign(page, 3)
    shown = view(page, "check")
    assert "待核 3" in [one.text() for one in page.segments.findChildren(QPushButton)]
    shown.table.selectAll()
    shown.acts.check.click()
    settle()
    assert {paper.stage for paper in papers(page)} == {PledgeStage.CHECKED}
    assert not shown.pane.has_any
    monkeypatch.setattr(page.app.messages, "ask_text", lambda *_a: "3-09")
    shown = view(page, "archive")
    shown.table.selectAll()
    shown.acts.archive.click()
    settle()
    assert {p.number: p.location for p in papers(page)} == dict(
        zip(signed, ("3-09", "3-10", "3-11"), strict=True)
    )
    page.window().workbench.undo()
    settle()
    assert {paper.stage for paper in papers(page)} == {PledgeStage.CHECKED}


def test_several_blanks_are_spoiled_with_one_reason_and_brought_back(page: PledgesPage) -> None:
    shown = print_some(page, 3)
    there = numbers(shown)
    shown.table.selectAll()
    shown.acts.void.click()
    (dialog,) = page.findChildren(ReasonDialog)
    dialog._save.click()
    settle()
    assert papers(page) == []
    page.window().workbench.undo()
    settle()
    assert numbers(shown) == there


def test_who_recorded_it_is_told_to_let_another_check(
    page: PledgesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(page.app.messages, "warn", lambda _parent, error, *_a: told.append(error))
    sign(page, 2)
    shown = view(page, "check")
    shown.acts.check.click()
    settle()
    assert len(told) == 1
    shown.table.selectAll()
    shown.acts.check.click()
    settle()
    (dialog,) = page.findChildren(RefusedPapersDialog)
    assert dialog.table.model().rowCount() == 2
    assert {paper.stage for paper in papers(page)} == {PledgeStage.SIGNED}


def test_a_view_shows_no_act_that_it_leaves_out(page: PledgesPage) -> None:
    sign(page)
    shown = view(page, "all")
    acts = shown.acts
    assert acts.withdraw.isVisible()
    assert [one.isVisible() for one in (acts.check, acts.archive)] == [False, False]


def test_papers_are_found_by_digits_and_names(page: PledgesPage) -> None:
    signed = sign(page, 2)
    shown = view(page, "all")
    shown.filter.setText(signed[1][-4:])
    settle()
    assert numbers(shown) == [signed[1]]
    shown.filter.setText("查无此人")
    settle()
    assert not shown.pane.has_any


def test_a_folder_of_scans_may_be_dropped(page: PledgesPage, tmp_path: Path) -> None:
    print_some(page, 1)
    folder = tmp_path / "扫描"
    folder.mkdir()
    (tmp_path / "空白.pdf").rename(folder / "空白.pdf")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder)), QUrl.fromLocalFile(str(tmp_path / "表.xlsx"))])
    shown = view(page, "scan")
    assert isinstance(shown, ScanView)
    assert shown.drop.files_of(data) == [folder]
    shown.drop.files_dropped.emit(shown.drop.files_of(data))
    settle()
    assert shown.filed is not None
    assert len(shown.filed.filed) == 1


def test_open_numbers_are_listed_by_range_and_spoiled_from_there(page: PledgesPage) -> None:
    shown = print_some(page, 3)
    there = numbers(shown)
    signing.sign_pledge(page.desk, adults(page.desk)[0].line.id, page.desk.today(), number=there[1])
    settle()
    shown.gaps.click()
    settle()
    (dialog,) = page.findChildren(GapsDialog)
    assert dialog.table.model().rowCount() == 2
    dialog.table.selectAll()
    dialog.spoil.click()
    settle()
    (why,) = page.findChildren(ReasonDialog)
    why._save.click()
    settle()
    assert [paper.number for paper in papers(page)] == [there[1]]


def test_a_stairwell_or_a_filter_is_printed_for_by_the_dialog(page: PledgesPage) -> None:
    for whom in ("stairwell", "filter"):
        shown = view(page, "print")
        assert isinstance(shown, PrintView)
        shown.print.click()
        settle()
        dialog = page.findChildren(PrintBlanksDialog)[-1]
        dialog.whom.choose(whom)
        dialog._on_whom()
        assert dialog.rows["count"].isHidden()
        before = len(papers(page))
        dialog._save.click()
        settle()
        assert len(papers(page)) > before
        assert all(paper.resident for paper in papers(page))


def test_a_filed_paper_is_seen_beside_the_list_and_copied(
    page: PledgesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_some(page, 1)
    (there,) = papers(page)
    who = adults(page.desk)[0].line.id
    signing.sign_pledge(page.desk, who, page.desk.today(), number=there.number)
    filing.file_scans(page.desk, [tmp_path / "空白.pdf"], processes=1)
    settle()
    shown = view(page, "check")
    assert shown.picture.count == 1
    shown = view(page, "all")
    assert shown.acts.copy.isEnabled()
    monkeypatch.setattr(page.app.messages, "choose_save", lambda *_a: tmp_path / "复印.pdf")
    shown.acts.copy.click()
    settle()
    assert (tmp_path / "复印.pdf").read_bytes().startswith(b"%PDF")


def test_what_another_window_writes_is_seen_here(page: PledgesPage) -> None:
    shown = view(page, "all")
    assert numbers(shown) == []
    signed = sign(page, 2)
    settle()
    assert numbers(shown) == signed
    shown.table.selectAll()
    sign(page, 3)
    assert len(shown.chosen()) == 2  # those that were chosen still are


def test_a_view_does_what_it_is_for_by_ctrl_enter(
    open_window: OpenWindow, street_desk: Desk, qtbot: QtBot
) -> None:
    page = opener_of(open_window, PledgesPage, "pledges", "settings")(street_desk)
    sign(page, 2)
    shown = view(page, "check")
    qtbot.keyClick(shown.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert sorted(paper.stage for paper in papers(page)) == ["checked", "signed"]
    qtbot.keyClick(shown.table, Qt.Key.Key_Delete)
    (dialog,) = page.findChildren(ReasonDialog)
    dialog.reject()
