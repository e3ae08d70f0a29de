"""重点任务 and 双公示 in 调度: the board reported on by keys, the departments' sheets taken in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from gridcredit.domain.ledgers.filings import FilingFate
from gridcredit.domain.ledgers.key_tasks import TaskState
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers import filings, key_tasks
from gridcredit.ui.dialogs.refused_cells import RefusedCellsDialog
from gridcredit.ui.pages.dispatch.board import BoardView
from gridcredit.ui.pages.dispatch.filings import FilingsView, JudgedDialog
from gridcredit.ui.pages.dispatch.page import DispatchPage
from gridcredit.ui.pages.dispatch.progress_dialog import ProgressDialog
from tests.ui import keys
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.opening import opener_of

HEADS = "行政处罚决定书文号,处罚决定日期,接收时间,状态,行政相对人名称"


@pytest.fixture
def page(
    open_window: OpenWindow, district_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> DispatchPage:
    """The page at the district; whoever is asked agrees, and every sheet is 综合执法局's."""
    made = opener_of(open_window, DispatchPage, "dispatch", "settings")(district_desk)
    monkeypatch.setattr(made.app.messages, "ask", lambda *_a, **_k: True)
    monkeypatch.setattr(made.app.messages, "ask_text", lambda *_a, **_k: "综合执法局")
    monkeypatch.setattr(made.app.messages, "warn", _not_warned)
    return made


def _not_warned(_parent: object, problem: object, *_more: object) -> None:
    raise AssertionError(problem)


def board(page: DispatchPage) -> BoardView:
    page.show_view("board")
    settle()
    found = page.view("board")
    assert isinstance(found, BoardView)
    return found


def listed(page: DispatchPage) -> FilingsView:
    page.show_view("filings")
    settle()
    found = page.view("filings")
    assert isinstance(found, FilingsView)
    return found


def test_an_empty_board_takes_the_tasks_of_the_document(page: DispatchPage) -> None:
    view = board(page)
    assert not view.pane.has_any
    view.report_chosen()  # nothing to report on
    view.read(key_tasks.starter())
    settle()
    assert view.model.rowCount() == 14
    view.line.setText("财政金融局")
    assert view.model.rowCount() == 5
    view.line.clear()
    assert view.model.rowCount() == 14


def test_progress_is_reported_by_keys_and_taken_back(page: DispatchPage) -> None:
    key_tasks.import_tasks(page.desk, key_tasks.starter())
    view = board(page)
    view.table.selectRow(0)
    task = view.chosen()
    assert task is not None
    view.table.setFocus()
    keys.press(Qt.Key.Key_Return)
    settle()
    (dialog,) = view.findChildren(ProgressDialog)
    dialog.on.setText("2999-01-01")
    dialog._on_save()
    settle()
    assert dialog.isVisible()  # the future is refused at its field
    dialog.on.set_day(page.desk.today())
    dialog.done_box.setChecked(True)
    keys.press(Qt.Key.Key_Return)
    settle()
    code = task.task.code
    states = {row.task.code: row.state for row in key_tasks.board(page.desk)}
    assert states[code] is TaskState.DONE
    page.window().workbench.undo()  # type: ignore[attr-defined]
    settle()
    states = {row.task.code: row.state for row in key_tasks.board(page.desk)}
    assert states[code] is task.state


def test_a_board_goes_out_and_comes_back_filled_in(
    page: DispatchPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "重点任务.xlsx"
    monkeypatch.setattr(page.app.messages, "choose_save", lambda *_a: out)
    key_tasks.import_tasks(page.desk, key_tasks.starter())
    view = board(page)
    view.export.click()
    settle()
    found = key_tasks.import_tasks(page.desk, out)
    assert (found.added, found.changed, found.refused) == (0, 0, [])


def test_a_sheet_is_dropped_and_every_number_opens(
    page: DispatchPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = listed(page)
    assert not view.pane.has_any
    view._on_certify()  # of nobody
    sheet = tmp_path / "报送.csv"
    rows = [
        HEADS,
        "枣高综执罚〔2026〕1号,2026-10-12,2026-10-15,已入库,甲公司",
        "枣高综执罚〔2026〕2号,2026-10-12,2026-10-28,已入库,乙公司",
        "枣高综执罚〔2026〕3号,昨天,2026-10-28,已入库,丙公司",
    ]
    sheet.write_text("\n".join(rows), encoding="utf-8-sig")
    assert page.take_files([tmp_path / "图.png", sheet])
    settle()
    (refused,) = view.findChildren(RefusedCellsDialog)
    refused.accept()
    settle()
    page.window().workbench.undo()  # type: ignore[attr-defined]
    settle()
    assert not view.pane.has_any
    view.read(sheet)
    settle()
    view.findChildren(RefusedCellsDialog)[-1].accept()
    settle()
    monkeypatch.setattr(page.app.messages, "choose_save", lambda *_a: tmp_path / "月表.docx")
    view.print.click()
    settle()
    assert (tmp_path / "月表.docx").exists()
    (unit,) = view.model.rows()
    assert (unit.unit, unit.due, unit.on_time) == ("综合执法局", 2, 1)
    view.table.row_opened.emit(unit)
    settle()
    (opened,) = view.findChildren(JudgedDialog)
    assert opened.table.model().rowCount() == unit.due
    opened.accept()
    settle()
    view.whole.click()
    settle()
    filings.found_outside(
        page.desk, "综合执法局", "枣高综执罚〔2026〕9号", unit.judged[0].filing.decided, "信用中国"
    )
    view.refresh()
    settle()
    shown: Any = view.model.rows()[0]
    assert [one.filing.document for one in shown.of(FilingFate.CONCEALED)] == [
        "枣高综执罚〔2026〕9号"
    ]


def test_months_are_gone_through(page: DispatchPage) -> None:
    view = listed(page)
    before = view.name.text()
    view.back.click()
    settle()
    assert view.name.text() != before
    view.on.click()
    view.on.click()
    settle()
    assert not view.on.isEnabled()
