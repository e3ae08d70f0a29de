"""At the door: consents folded behind one key, a request that is passed on, notes from sentences,
the outcome in sight, and rows of adults in one line."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gridcredit.domain.codes import ConsentKind
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending
from gridcredit.operations.visits import appealing, note_templates
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages.visit.adults import AdultRow
from gridcredit.ui.pages.visit.page import VisitPage
from gridcredit.ui.pages.visit.state import from_draft, to_draft
from gridcredit.ui.widgets.short_label import ShortLabel
from tests.ui import keys
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.visit.window import CTRL, ROWS, Key, at_the_door, page_of, save, sheet_of


def row_at_hand() -> AdultRow:
    """The adult's row that has the keyboard."""
    held = QApplication.focusWidget()
    assert isinstance(held, AdultRow)
    return held


def test_consents_are_named_in_full_and_folded_behind_one_key(
    page: VisitPage, desk: Desk, home: UUID
) -> None:
    keys.press(Key.Key_1)
    row = row_at_hand()
    assert not row._consents.isVisible()
    assert row._buttons["V"].text() == "同意 0/3"
    keys.press(Key.Key_V)
    assert row._consents.isVisible()
    shown = [row._buttons[key].text() for key in "DSK"]
    assert shown == ["同意登记", "同意上报", "同意公开"]
    keys.press(Key.Key_S, Key.Key_V)
    assert not row._consents.isVisible()
    assert row._buttons["V"].text() == "同意 1/3"
    assert "展开" not in row.accessibleDescription()
    save()
    assert sheet_of(desk, home).people[0].consents == {ConsentKind.REPORT_PLEDGE: True}


def test_consents_that_are_unfolded_at_the_foot_come_into_sight(
    open_window: OpenWindow, desk: Desk, home: UUID
) -> None:
    names = ("周一", "周二", "周三", "周四", "周五", "买买提·吐尔逊江·艾合买提")
    for name in names:
        born = date(1980, 1, 1)
        amending.add_resident(desk, Resident(desk.new_id(), home, name, birth_date=born))
    window = open_window(ROWS)
    at_the_door(window, desk, home)
    keys.press(Key.Key_1, *[Key.Key_Down] * 7)
    row = row_at_hand()
    assert row.person.name == names[-1]
    keys.press(Key.Key_V)
    settle()
    assert row._consents.isVisible()
    height = row._consents.height()
    assert row._consents.visibleRegion().boundingRect().height() == height
    [name] = [label for label in row.findChildren(ShortLabel) if label.text() == names[-1]]
    assert names[-1] in name.toolTip()


def test_a_consent_given_while_they_are_folded_is_shown(page: VisitPage) -> None:
    keys.press(Key.Key_1, Key.Key_K)
    row = row_at_hand()
    assert row._consents.isVisible()
    assert row.marks.consents == {ConsentKind.PUBLISH_HONOUR: True}


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1280, 1024)])
def test_an_adult_with_all_that_is_usual_stands_in_one_line(
    open_window: OpenWindow, desk: Desk, home: UUID, size: tuple[int, int]
) -> None:
    # 150 % on 1920 × 1080 leaves 1280 × 720.
    window = open_window(ROWS)
    window.resize(*size)
    at_the_door(window, desk, home)
    keys.press(Key.Key_2, Key.Key_Z, Key.Key_C)
    settle()
    row = row_at_hand()
    tops = {
        button.mapTo(row, button.rect().topLeft()).y()
        for button in (*row._buttons.values(), row.number)
        if button.isVisible()
    }
    assert row.number.isVisible()
    assert max(tops) - min(tops) <= 2
    assert row.height() <= 60


def test_the_chosen_outcome_stays_in_sight_and_goes_with_the_door(
    page: VisitPage, window: MainWindow
) -> None:
    assert not page.head._outcome.isVisible()
    keys.press(Key.Key_2)
    assert page.head._outcome.isVisible()
    assert page.head._outcome.accessibleName() == "02 见面待办"
    keys.press(Key.Key_N)
    bar = page.form._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    head = page.head._outcome
    assert window.rect().contains(head.mapTo(window, head.rect().center()))
    keys.press(Key.Key_Down, held=Qt.KeyboardModifier.AltModifier)
    assert not page.head._outcome.isVisible()


def test_a_request_is_asked_for_at_its_outcome_and_saved_with_the_visit(
    page: VisitPage, desk: Desk, home: UUID
) -> None:
    assert not page.form.appeal.isVisible()
    keys.press(Key.Key_Minus)
    assert page.form.appeal.isVisible()
    assert page.form.appeal.due.placeholderText() == "2026-11-27"
    keys.press(Key.Key_S, held=CTRL)
    assert QApplication.focusWidget() is page.form.appeal.wording
    assert page.form.appeal.rows["wording"].field.property("wrong") == "true"
    page.form.appeal.wording.setText("路灯不亮")
    keys.press(Key.Key_Return)
    assert QApplication.focusWidget() is page.form.appeal.unit
    page.form.appeal.unit.setText("住建局")
    keys.press(Key.Key_S, held=CTRL)
    [asked] = appealing.list_appeals(desk)
    assert (asked.appeal.wording, asked.appeal.unit) == ("路灯不亮", "住建局")
    assert asked.due == date(2026, 11, 27)
    page.window().activateWindow()
    page.form.take_focus()
    keys.press(Key.Key_Z, held=CTRL)
    assert appealing.list_appeals(desk) == []
    assert page.form.appeal.wording.text() == "路灯不亮"


def test_a_day_that_is_none_is_not_passed_over(page: VisitPage, desk: Desk) -> None:
    keys.press(Key.Key_Minus)
    page.form.appeal.wording.setText("路灯不亮")
    page.form.appeal.due.setText("2026-13-40")
    keys.press(Key.Key_S, held=CTRL)
    assert page.form.appeal.rows["due"].field.property("wrong") == "true"
    assert appealing.list_appeals(desk) == []


def test_a_draft_keeps_the_request(page: VisitPage) -> None:
    keys.press(Key.Key_Minus)
    page.form.appeal.wording.setText("路灯不亮")
    page.form.appeal.due.setText("2026-12-08")
    state = page.form.state()
    kept = from_draft(to_draft(state, "2026-11-22T09:00:00"))
    assert kept is not None
    assert kept[0] == state
    assert state.appeal.due == date(2026, 12, 8)


def test_a_note_begins_with_a_sentence_by_two_keys(
    open_window: OpenWindow, desk: Desk, home: UUID
) -> None:
    note_templates.add_sentence(desk, "门口有犬，先打电话。")
    page = page_of(at_the_door(open_window(ROWS), desk, home))
    note = page.form.details.note_line
    assert note._sentences[0].letters == "MKY"
    keys.press(Key.Key_4, Key.Key_P)
    assert note.menu.isVisible()
    keys.press_in(note.menu, Key.Key_M)
    assert note.text() == "门口有犬，先打电话。"
    assert QApplication.focusWidget() is note.line
    note.begin("门口有犬，先打电话。")
    assert note.text() == "门口有犬，先打电话。"
    save()
    assert sheet_of(desk, home).visits[0].note == "门口有犬，先打电话。"
