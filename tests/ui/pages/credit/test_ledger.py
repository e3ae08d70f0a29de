"""台账: lines by period, state and household; one entry with its history, what is done with it;
scores by door, and passbooks."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from gridcredit.domain.credit.codes import Decision, EntryState
from gridcredit.operations.credit import listing, objecting, reviewing
from gridcredit.operations.desk import Desk
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.ui.pages.credit.entry.view import EntryView
from gridcredit.ui.pages.credit.ledger.entries import EntriesPart
from gridcredit.ui.pages.credit.ledger.entry_dialog import EntryDialog
from gridcredit.ui.pages.credit.ledger.objection_dialog import ObjectionDialog
from gridcredit.ui.pages.credit.ledger.passbook_dialog import PassbookDialog
from gridcredit.ui.pages.credit.ledger.scores import ScoresPart
from gridcredit.ui.pages.credit.ledger.view import LedgerView
from gridcredit.ui.pages.credit.page import CreditPage
from gridcredit.ui.pages.credit.void_dialog import VoidDialog
from tests.ui import keys
from tests.ui.conftest import settle
from tests.ui.pages.credit.conftest import Reader
from tests.ui.pages.credit.village import Key, enter, enter_by, homes_of, type_in

SHEET = ("签到表", "照片")
Show = Callable[[str], Any]


@pytest.fixture
def entries(village_desk: Desk) -> list[UUID]:
    """One's own, returned by the street; a collector's that passed; and one that waits."""
    homes = homes_of(village_desk)
    own = enter(village_desk, homes[0], "WM04", date(2026, 10, 30))
    passed = enter_by(village_desk, "采集员甲", homes[1], "WM04", evidence=SHEET)
    waiting = enter_by(village_desk, "采集员甲", homes[2], "DJ05")
    reviewing.decide(village_desk, [passed], Decision.PASS)
    return [own, passed, waiting]


@pytest.fixture
def show(page: CreditPage) -> Show:
    """Shows a part of the ledger."""

    def shown(part: str) -> Any:
        page.show_view("ledger", part)
        settle()
        view = page.view("ledger")
        assert isinstance(view, LedgerView)
        view.part.refresh()
        settle()
        return view.part

    return shown


def lines(part: EntriesPart) -> list[UUID]:
    return [row.id for row in part.model.ids()]


def row_of(desk: Desk, entry: UUID) -> LedgerRow:
    return next(row for row in listing.list_ledger(desk) if row.id == entry)


def opened() -> EntryDialog:
    box = QApplication.activeModalWidget()
    assert isinstance(box, EntryDialog)
    return box


def press(box: EntryDialog, words: str) -> None:
    """Press one of the dialog's buttons."""
    (made,) = [b for b in box.findChildren(QPushButton) if b.text() == words]
    made.click()
    settle()


def offered(box: EntryDialog) -> set[str]:
    return {b.text() for b in box.findChildren(QPushButton)}


def test_lines_are_listed_by_day_state_and_period(entries: list[UUID], show: Show) -> None:
    part = show("entries")
    assert isinstance(part, EntriesPart)
    assert set(lines(part)) == set(entries)
    assert lines(part)[-1] == entries[0]
    assert part.table.model().index(2, 1).data() == "榴园1号楼1单元101室\n王建国"
    part.show_target("passed")
    settle()
    assert lines(part) == [entries[1]]
    part.period.setCurrentIndex(part.period.findData("2026-10"))
    part.state.setCurrentIndex(0)
    part.refresh()
    assert lines(part) == []
    assert part.pane.stack.currentIndex() == 1


def test_lines_of_a_household_are_found_by_its_door(entries: list[UUID], show: Show) -> None:
    part = show("entries")
    part.who._timer.setInterval(0)
    part.who.setFocus()
    type_in("3号楼1单元101")
    keys.press(Key.Key_Return)
    settle()
    assert lines(part) == [entries[2]]


def test_enter_opens_a_line_with_all_that_was_said_of_it(entries: list[UUID], show: Show) -> None:
    part = show("entries")
    part.table.setFocus()
    part.table.selectRow(lines(part).index(entries[1]))
    keys.press(Key.Key_Return)
    box = opened()
    said = [box.past.model().index(at, 1).data() for at in range(box.past.model().rowCount())]
    assert [words.split("  ")[0] for words in said] == ["录入", "通过"]
    assert offered(box) == {"登记异议…", "作废…", "关闭"}
    keys.press(Key.Key_Escape)


def test_a_returned_entry_is_amended_by_its_recorder(
    entries: list[UUID], show: Show, page: CreditPage, village_desk: Desk
) -> None:
    part = show("entries")
    part.open_entry(entries[0])
    press(opened(), "修改")
    view = page.view("entry")
    assert isinstance(view, EntryView)
    assert page.current == "entry"
    assert view.amending.isVisible()
    assert view.form.item.line.text() == "参加文体活动"
    assert view.form.people.value() == row_of(village_desk, entries[0]).resident
    view.form.day.set_day(date(2026, 10, 29))
    view.form.evidence.tick(SHEET)
    view.bar.save.click()
    settle()
    row = row_of(village_desk, entries[0])
    assert (row.on, row.state) == (date(2026, 10, 29), EntryState.WAITING)
    assert row.fact is not None
    assert row.fact.evidence == SHEET
    assert view.amended is None


def test_an_objection_is_taken_at_an_entry(
    entries: list[UUID], show: Show, village_desk: Desk
) -> None:
    part = show("entries")
    part.open_entry(entries[1])
    press(opened(), "登记异议…")
    box = QApplication.activeModalWidget()
    assert isinstance(box, ObjectionDialog)
    assert box.asks.text() == "要向别人核实（7 个工作日答复，否则 3 个）"
    box._save.click()
    assert box.rows["words"].field.property("wrong") == "true"
    box.words.setPlainText("那天本人不在")
    box._save.click()
    settle()
    (line,) = objecting.list_objections(village_desk)
    assert line.fact.words == "那天本人不在"
    assert row_of(village_desk, entries[1]).state is EntryState.DISPUTED


def test_an_entry_is_voided_with_a_look_first(
    entries: list[UUID], show: Show, village_desk: Desk
) -> None:
    part = show("entries")
    part.open_entry(entries[2])
    press(opened(), "作废…")
    box = QApplication.activeModalWidget()
    assert isinstance(box, VoidDialog)
    assert "1 笔" in box.look.accessibleName()
    box._save.click()
    settle()
    assert row_of(village_desk, entries[2]).state is EntryState.VOID


def test_scores_stand_by_door_and_lead_to_their_lines(
    entries: list[UUID], show: Show, page: CreditPage
) -> None:
    part = show("scores")
    assert isinstance(part, ScoresPart)
    assert [row.address for row in part.rows] == [f"榴园{n}号楼1单元101室" for n in range(1, 7)]
    assert [row.score.points for row in part.rows] == [0, 20, 0, 0, 0, 0]
    part.filter.setText("2号楼")
    assert part.model.rowCount() == 1
    part.table.row_opened.emit(part.chosen())
    settle()
    view = page.view("ledger")
    assert isinstance(view, LedgerView)
    assert isinstance(view.part, EntriesPart)
    assert lines(view.part) == [entries[1]]


def test_a_passbook_is_printed_to_a_file_that_is_opened(
    entries: list[UUID],
    show: Show,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    reader: Reader,
) -> None:
    part = show("scores")
    out = tmp_path / "存折.pdf"
    monkeypatch.setattr(part.app.messages, "choose_save", lambda *_, **__: out)
    part.table.selectRow(1)
    part.one.click()
    box = QApplication.activeModalWidget()
    assert isinstance(box, PassbookDialog)
    box.across.setValue(1.5)
    box._save.click()
    settle()
    assert out.read_bytes().startswith(b"%PDF")
    assert reader.opened == [out]
    assert part.jobs.offset == (1.5, 0.0)
    part.test.click()
    part.new.click()
    settle()
    assert len(reader.opened) == 3
