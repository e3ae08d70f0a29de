"""工作提示, 考核, praise and blame, and the office's own wording, by the window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.key_task import KeyTask
from gridcredit.domain.ledgers.codes import ReminderState, Report
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch import assessing, frozen, reminders, schemes, wording
from gridcredit.ui.pages.dispatch.assessment import AssessmentView
from gridcredit.ui.pages.dispatch.mentions_dialog import MentionsDialog
from gridcredit.ui.pages.dispatch.month import MonthView
from gridcredit.ui.pages.dispatch.page import DispatchPage
from gridcredit.ui.pages.dispatch.reminders import RemindersView
from gridcredit.ui.pages.dispatch.reply_dialog import ReminderReplyDialog
from gridcredit.ui.pages.dispatch.score_dialog import ScoreDialog
from gridcredit.ui.pages.dispatch.wording_dialog import WordingDialog
from tests.operations.adding import add_records
from tests.ui import keys
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.opening import opener_of


@pytest.fixture
def page(
    open_window: OpenWindow, district_desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> DispatchPage:
    """The page at the district; whoever is asked agrees."""
    made = opener_of(open_window, DispatchPage, "dispatch", "settings")(district_desk)
    monkeypatch.setattr(made.app.messages, "ask", lambda *_a, **_k: True)
    monkeypatch.setattr(made.app.messages, "choose_folder", lambda *_a, **_k: tmp_path)
    monkeypatch.setattr(made.app.messages, "warn", _not_warned)
    return made


def _not_warned(_parent: object, problem: object, *_more: object) -> None:
    raise AssertionError(problem)


def shown(page: DispatchPage, view: str) -> object:
    page.show_view(view)
    settle()
    return page.view(view)


def the_dialog(of: object, kind: type[QDialog]) -> QDialog:
    (found,) = of.findChildren(kind)  # type: ignore[attr-defined]
    assert isinstance(found, kind)
    return found


def test_an_overdue_task_is_pointed_out_and_replied_to_by_keys(page: DispatchPage) -> None:
    desk = page.desk
    view = shown(page, "reminders")
    assert isinstance(view, RemindersView)
    view.reply_chosen()
    view._on_give()
    view._on_withdraw()
    settle()
    assert not view.pane.has_any
    due = date(2020, 1, 31)
    task = KeyTask(
        desk.new_id(), area_id(desk.node.area), "3", title="监管", lead="科技局", due=due
    )
    add_records(desk, [task])
    view.refresh()
    settle()
    view.table.setFocus()
    keys.press(Qt.Key.Key_Return)
    settle()
    (given,) = reminders.list_reminders(desk)
    assert given.state is ReminderState.WAITING
    keys.press(Qt.Key.Key_Return)
    settle()
    dialog = the_dialog(view, ReminderReplyDialog)
    dialog._on_save()  # type: ignore[attr-defined]
    settle()
    assert dialog.isVisible()  # nothing was said
    dialog.reply.setPlainText("已印发")  # type: ignore[attr-defined]
    dialog._on_save()  # type: ignore[attr-defined]
    settle()
    assert [one.state for one in reminders.list_reminders(desk)] == [ReminderState.REPLIED]


def test_a_quarter_is_scored_checked_and_issued(page: DispatchPage) -> None:
    desk = page.desk
    view = shown(page, "assessment")
    assert isinstance(view, AssessmentView)
    view.score_chosen()
    view._on_check()
    view._on_issue()
    assert not view.pane.has_any
    scheme = schemes.import_scheme(desk, schemes.starter(), start=view.span.text)
    view.refresh()
    settle()
    assert view.line_model.rowCount() == len(scheme.indicators)
    for at, line in enumerate(view.line_model.rows()):
        if line.computed is None:
            view.lines.selectRow(at)
            view.score_chosen()
            settle()
            dialog = the_dialog(view, ScoreDialog)
            dialog.points.setText("1e3")  # type: ignore[attr-defined]
            dialog._on_save()  # type: ignore[attr-defined]
            settle()
            assert dialog.isVisible()
            dialog.points.setText("1.5")  # type: ignore[attr-defined]
            dialog.ground.setPlainText("看过材料")  # type: ignore[attr-defined]
            dialog._on_save()  # type: ignore[attr-defined]
            settle()
    view._on_check()
    settle()
    (found,) = assessing.see_assessments(desk, view.span.text)
    assert all(one.checked is not None for one in found.of_unit(view.chosen()[1].unit))  # type: ignore[index]
    assert frozen.all_issues(desk, Report.ASSESSMENT) == []


def test_praise_and_wording_are_kept_from_the_month(page: DispatchPage) -> None:
    view = shown(page, "month")
    assert isinstance(view, MonthView)
    view._on_named()
    settle()
    named = the_dialog(view, MentionsDialog)
    assert named.model.rowCount() >= 0  # type: ignore[attr-defined]
    named.close()
    view._on_words()
    settle()
    words = the_dialog(view, WordingDialog)
    words.texts["demand"].setPlainText("")  # type: ignore[attr-defined]
    words._on_save()  # type: ignore[attr-defined]
    settle()
    assert words.isVisible()
    words.texts["demand"].setPlainText("抓好落实。")  # type: ignore[attr-defined]
    words._on_save()  # type: ignore[attr-defined]
    settle()
    assert wording.wording(page.desk).demand == "抓好落实。"
