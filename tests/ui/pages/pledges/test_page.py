"""承诺书 by its buttons: print, file, check, withdraw."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from gridcredit.domain.codes import PledgeStage
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import listing, signing
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.operations.pledges.listing import PaperFilter
from gridcredit.operations.register import people
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.pages.pledges.page import PledgesPage
from gridcredit.ui.pages.pledges.print_dialog import PrintBlanksDialog
from gridcredit.ui.pages.pledges.unfiled_dialog import UnfiledDialog
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.opening import opener_of


@pytest.fixture
def page(
    open_window: OpenWindow, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> PledgesPage:
    """The page at a grid worker's desk; papers are saved where the test can read them."""
    # No reader of PDFs is started from a test.
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    made = opener_of(open_window, PledgesPage, "pledges", "settings")(desk)
    monkeypatch.setattr(made.app.messages, "choose_save", lambda *_a: tmp_path / "空白.pdf")
    return made


def papers(page: PledgesPage) -> list[listing.Paper]:
    return listing.list_papers(page.desk, PaperFilter())


def choose(page: PledgesPage, which: str) -> None:
    page.show_target(which)
    settle()


def test_blanks_are_printed_by_the_dialog_and_listed(page: PledgesPage, tmp_path: Path) -> None:
    assert page.stack.currentIndex() == 1
    page.print.click()
    (dialog,) = page.findChildren(PrintBlanksDialog)
    dialog.count.setValue(2)
    dialog._save.click()
    settle()
    assert (tmp_path / "空白.pdf").is_file()
    assert [row.paper.number for row in page.model.rows()] == [p.number for p in papers(page)]
    assert page.model.rowCount() == 2
    assert not page.check.isEnabled()
    assert page.void.isEnabled()


def test_scans_are_filed_and_what_waits_is_shown(page: PledgesPage, tmp_path: Path) -> None:
    page.print_blanks(Wanted(unnamed=2))
    settle()
    (tmp_path / "坏.jpg").write_bytes(b"\xff\xd8\xff cut")
    page.file([tmp_path / "空白.pdf", tmp_path / "坏.jpg"])
    settle()
    assert page.filed is not None
    assert (len(page.filed.filed), len(page.filed.unread)) == (2, 1)
    choose(page, "unsigned")
    assert page.model.rowCount() == 2
    page._look.click()
    (dialog,) = page.findChildren(UnfiledDialog)
    assert dialog.table.model().rowCount() == 1
    dialog.reject()


def test_a_signed_paper_is_withdrawn_with_a_reason(page: PledgesPage) -> None:
    who = next(p.line.id for p in people.list_residents(page.desk) if p.eligible)
    signed = signing.sign_pledge(page.desk, who, page.desk.today())
    page.refresh()
    settle()
    choose(page, "check")
    assert page.chosen() is not None
    assert page.check.isEnabled()
    page.withdraw.click()
    (dialog,) = page.findChildren(ReasonDialog)
    dialog._save.click()
    settle()
    (paper,) = papers(page)
    assert (paper.number, paper.stage) == (signed.number, PledgeStage.WITHDRAWN)
    choose(page, "ended")
    assert page.model.rowCount() == 1
    assert not page.withdraw.isEnabled()


def test_who_recorded_it_is_told_to_let_another_check(
    page: PledgesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(page.app.messages, "warn", lambda _parent, error, *_a: told.append(error))
    who = next(p.line.id for p in people.list_residents(page.desk) if p.eligible)
    signing.sign_pledge(page.desk, who, page.desk.today())
    page.refresh()
    settle()
    page.check.click()
    settle()
    assert len(told) == 1
    assert papers(page)[0].stage is PledgeStage.SIGNED


def test_papers_are_found_by_digits_and_names(page: PledgesPage) -> None:
    there = [p for p in people.list_residents(page.desk) if p.eligible][:2]
    numbers = [signing.sign_pledge(page.desk, p.line.id, page.desk.today()).number for p in there]
    page.refresh()
    settle()
    page.filter.setText(numbers[1][-4:])
    assert [row.paper.number for row in page.model.rows()] == [numbers[1]]
    page.filter.setText("查无此人")
    assert page.stack.currentIndex() == 1
