"""结账与公示: a look before a month is closed, its frozen list, sheets for the board, answers."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from gridcredit.domain.credit.codes import Decision, EntryState, Manner, Result
from gridcredit.operations.credit import listing, objecting, reviewing
from gridcredit.operations.credit.objecting import ObjectionForm
from gridcredit.operations.desk import Desk
from gridcredit.ui.pages.credit.closing.months import MonthsPart
from gridcredit.ui.pages.credit.closing.objections import AnswerDialog, ObjectionsPart
from gridcredit.ui.pages.credit.closing.sheets import SheetsPart
from gridcredit.ui.pages.credit.closing.view import ClosingView
from gridcredit.ui.pages.credit.overview.view import OverviewView
from gridcredit.ui.pages.credit.page import CreditPage
from tests.ui import keys
from tests.ui.conftest import settle
from tests.ui.pages.credit.conftest import Reader
from tests.ui.pages.credit.village import Key, add_rules, choose, enter_by, homes_of

SHEET = ("签到表", "照片")
OCTOBER = date(2026, 10, 28)
Show = Callable[[str], Any]


@pytest.fixture
def entries(village_desk: Desk) -> list[UUID]:
    """Three of October that passed, and one that waits."""
    made = [
        enter_by(village_desk, "采集员甲", home, "WM04", on=OCTOBER, evidence=SHEET)
        for home in homes_of(village_desk)[:4]
    ]
    reviewing.decide(village_desk, made[:3], Decision.PASS)
    return made


@pytest.fixture
def show(page: CreditPage) -> Show:
    """Shows a part of closing."""

    def shown(part: str) -> Any:
        page.show_view("closing", part)
        settle()
        view = page.view("closing")
        assert isinstance(view, ClosingView)
        view.part.refresh()
        settle()
        return view.part

    return shown


@pytest.fixture
def agree(monkeypatch: pytest.MonkeyPatch, page: CreditPage) -> list[str]:
    """Agrees to every question; what was asked."""
    asked: list[str] = []

    def ask(_parent: object, title: str, words: str = "", **_: object) -> bool:
        asked.append(f"{title} {words}")
        return True

    monkeypatch.setattr(page.app.messages, "ask", ask)
    return asked


def close(part: MonthsPart) -> None:
    part.close_it.click()
    settle()


def test_a_month_is_looked_at_and_closed(entries: list[UUID], show: Show, agree: list[str]) -> None:
    part = show("months")
    assert isinstance(part, MonthsPart)
    assert [row.period for row in part.seen.months] == ["2026-11", "2026-10"]
    assert part.month.period == "2026-10"
    assert "参与 6 户，计入 3 笔 6.0 分；转下月 1 笔，不计 0 笔" in part.facts.text()
    assert part.lines.model().rowCount() == 3
    choose(part.which, "stayed")
    assert part.lines.model().index(0, 3).data().split("\n")[1] == "待审"
    close(part)
    assert agree[0].startswith("结 2026-10 的账？ 计入 3 笔 6.0 分；转下月 1 笔")
    assert part.month.closed_on is not None
    assert part.close_it.isHidden()
    assert "清单摘要" in part.facts.text()


def test_months_close_in_order_and_after_their_end(show: Show) -> None:
    part = show("months")
    part.months.selectRow(0)
    settle()
    assert not part.close_it.isEnabled()
    assert "2026-12-01" in part.note.accessibleName()
    part.months.selectRow(1)
    settle()
    assert part.close_it.isEnabled()


def test_sheets_are_printed_and_what_is_left_out_is_said(
    entries: list[UUID],
    show: Show,
    agree: list[str],
    reader: Reader,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    part = show("sheets")
    assert isinstance(part, SheetsPart)
    assert part.stack.currentIndex() == 1
    close(show("months"))
    part = show("sheets")
    assert part.period.currentText() == "2026-10"
    monkeypatch.setattr(part.app.messages, "choose_folder", lambda *_, **__: tmp_path)
    part.make.click()
    settle()
    assert len(list(tmp_path.glob("*.pdf"))) >= 3
    assert part.left_out.isVisible()
    assert "C" in part.left_out.accessibleName()
    (row,) = part.model.rows()
    assert row.period == "2026-10"
    assert len(reader.opened) == 1


def test_a_carry_over_is_to_be_announced_until_its_sheet_hangs(
    village_desk: Desk,
    page: CreditPage,
    show: Show,
    agree: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add_rules(village_desk, carry=0)
    close(show("months"))
    part = show("sheets")
    assert "余额清零。请在 2026-12-02 前" in part.carry.accessibleName()
    page.show_view("overview")
    settle()
    overview = page.view("overview")
    assert isinstance(overview, OverviewView)
    assert overview.village_pane.carry.isVisible()
    overview.village_pane.carry.findChildren(QPushButton)[0].click()
    settle()
    assert page.current == "closing"
    monkeypatch.setattr(part.app.messages, "choose_folder", lambda *_, **__: tmp_path)
    part.make.click()
    settle()
    assert not show("sheets").carry.isVisible()


def objected(desk: Desk, entry: UUID) -> UUID:
    form = ObjectionForm(entry, Manner.SPOKEN, desk.today(), "那天本人在场两次")
    return objecting.object_to(desk, form)


def test_an_objection_is_answered_and_its_letter_printed(
    entries: list[UUID],
    village_desk: Desk,
    show: Show,
    reader: Reader,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    objected(village_desk, entries[0])
    part = show("objections")
    assert isinstance(part, ObjectionsPart)
    assert part.table.model().index(0, 1).data().startswith("参加文体活动\n榴园1号楼")
    assert not part.print.isEnabled()
    part.table.setFocus()
    keys.press(Key.Key_Return)
    box = QApplication.activeModalWidget()
    assert isinstance(box, AnswerDialog)
    box.outcome.setCurrentIndex(box.outcome.findData(Result.PARTLY))
    box._save.click()
    assert box.rows["words"].field.property("wrong") == "true"
    assert box.rows["points"].field.property("wrong") == "true"
    box.points.setText("1.5")
    box.words.setPlainText("只到场一次，按一半计")
    box._save.click()
    settle()
    (line,) = objecting.list_objections(village_desk)
    assert line.answer is not None
    assert line.answer.result is Result.PARTLY
    row = next(row for row in listing.list_ledger(village_desk) if row.id == entries[0])
    assert (row.state, row.counted) == (EntryState.PASSED, 15)
    out = tmp_path / "答复.pdf"
    monkeypatch.setattr(part.app.messages, "choose_save", lambda *_, **__: out)
    part.print.click()
    settle()
    assert reader.opened == [out]


def test_no_objection_says_where_they_are_taken(show: Show, page: CreditPage) -> None:
    part = show("objections")
    assert part.stack.currentIndex() == 1
    part.stack.currentWidget().findChild(QPushButton).click()
    settle()
    assert page.current == "ledger"
