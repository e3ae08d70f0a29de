"""审核: keys that decide, several at once, what is looked at by itself, and meetings."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from gridcredit.domain.credit.codes import Decision, EntryState, Theme
from gridcredit.operations.credit import listing, meetings
from gridcredit.operations.desk import Desk
from gridcredit.ui.pages.credit.page import CreditPage
from gridcredit.ui.pages.credit.review.meeting import MeetingDialog
from gridcredit.ui.pages.credit.review.view import ReviewView
from tests.ui import keys
from tests.ui.conftest import settle
from tests.ui.pages.credit.village import (
    ALT,
    CTRL,
    Key,
    enter,
    enter_by,
    homes_of,
    type_in,
)

COLLECTOR = "采集员甲"
PROOF = {"WM04": ("签到表", "照片"), "DJ05": ("签到表",), "SH01": ("调解记录",)}


@pytest.fixture
def entries(village_desk: Desk) -> list[UUID]:
    """Four entries of a collector, three with all their evidence; and one of one's own."""
    homes = homes_of(village_desk)
    made = [
        enter_by(village_desk, COLLECTOR, home, item, evidence=PROOF[item])
        for home, item in zip(homes, ("DJ05", "WM04", "WM04"), strict=False)
    ]
    made.append(enter_by(village_desk, COLLECTOR, homes[3], "SH01", matter="调2026-7"))
    enter(village_desk, homes[4], "WM04")
    return made


@pytest.fixture
def view(entries: list[UUID], page: CreditPage) -> ReviewView:
    """The queue, the keyboard in it."""
    keys.press(Key.Key_4, held=ALT)
    settle()
    made = page.view("review")
    assert isinstance(made, ReviewView)
    made.table.setFocus()
    return made


def states(desk: Desk) -> dict[UUID, EntryState]:
    return {row.id: row.state for row in listing.list_ledger(desk)}


def shown(view: ReviewView) -> list[UUID]:
    return [row.id for row in view.table.model_of.rows()]


def test_the_queue_lists_what_others_recorded_by_theme_and_door(
    view: ReviewView, entries: list[UUID]
) -> None:
    assert shown(view) == entries
    assert "4" in view.page.segments._group.button(3).text()


def test_a_digit_passes_and_goes_on(
    view: ReviewView, entries: list[UUID], village_desk: Desk
) -> None:
    keys.press(Key.Key_1)
    assert states(village_desk)[entries[0]] is EntryState.PASSED
    assert shown(view) == entries[1:]
    assert [row.id for row in view.table.selected()] == [entries[1]]
    keys.press(Key.Key_1)
    assert states(village_desk)[entries[1]] is EntryState.PASSED


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Key.Key_2, EntryState.RETURNED),
        (Key.Key_3, EntryState.HELD),
        (Key.Key_4, EntryState.HANDED_UP),
    ],
)
def test_what_is_not_passed_asks_for_a_reason(
    view: ReviewView, entries: list[UUID], village_desk: Desk, key: Key, state: EntryState
) -> None:
    keys.press(key)
    assert view.bar.usual.hasFocus()
    keys.press(Key.Key_Return)  # without a reason nothing is decided
    assert states(village_desk)[entries[0]] is EntryState.WAITING
    type_in("签到表上没有名字")
    keys.press(Key.Key_Return)
    settle()
    row = next(r for r in listing.list_ledger(village_desk) if r.id == entries[0])
    assert row.state is state
    assert row.review.decision is None or row.review.decision.why == "签到表上没有名字"
    assert view.table.hasFocus()


def test_esc_takes_the_question_back(
    view: ReviewView, entries: list[UUID], village_desk: Desk
) -> None:
    keys.press(Key.Key_2, Key.Key_Escape)
    assert not view.bar.reason.isVisible()
    assert view.table.hasFocus()
    assert states(village_desk)[entries[0]] is EntryState.WAITING


def test_several_are_passed_at_once_but_for_what_lacks_evidence(
    view: ReviewView, entries: list[UUID], village_desk: Desk
) -> None:
    keys.press(Key.Key_A, held=CTRL)
    assert len(view.table.selected()) == 4
    assert "1 笔缺佐证" in view._several.text()
    keys.press(Key.Key_1)
    found = states(village_desk)
    assert [found[entry] for entry in entries] == [EntryState.PASSED] * 3 + [EntryState.WAITING]
    assert shown(view) == entries[3:]
    keys.press(Key.Key_1)
    assert view.problem.isVisible()
    assert "缺少佐证" in view.problem.accessibleName()


def test_what_is_marked_for_a_spot_check_is_passed_by_itself(
    village_desk: Desk, page: CreditPage
) -> None:
    home = homes_of(village_desk)[0]
    for _ in range(2):
        enter_by(village_desk, COLLECTOR, home, "WM01", quantity=70, evidence=("签到表",))
    page.show_view("review")
    settle()
    view = page.view("review")
    assert isinstance(view, ReviewView)
    view.table.setFocus()
    assert view.detail.marked.isVisible()
    keys.press(Key.Key_A, held=CTRL)
    keys.press(Key.Key_1)
    assert len(shown(view)) == 2
    assert "逐笔" in view.problem.accessibleName()
    view.table.go_to(0)
    keys.press(Key.Key_1)
    assert len(shown(view)) == 1


def test_themes_narrow_the_queue(view: ReviewView, entries: list[UUID]) -> None:
    view.themes.choose(Theme.CIVIC_PRACTICE)
    view.themes.chosen.emit(Theme.CIVIC_PRACTICE)
    assert shown(view) == entries[1:3]
    view.themes.choose(Theme.BEAUTIFUL_VILLAGE)
    view.themes.chosen.emit(Theme.BEAUTIFUL_VILLAGE)
    assert view.stack.currentIndex() == 2


def test_a_meeting_is_written_down_and_decided_under(
    view: ReviewView, entries: list[UUID], village_desk: Desk
) -> None:
    view.meeting.add.click()
    box = QApplication.activeModalWidget()
    assert isinstance(box, MeetingDialog)
    box.present.setPlainText("王主任、李秀英\n张志强 刘桂兰")
    box._save.click()
    settle()
    (held,) = meetings.list_meetings(village_desk)
    assert held.present == ("王主任", "李秀英", "张志强", "刘桂兰")
    assert view.meeting.value() == held.id
    view.decide(Decision.PASS, "")
    row = next(r for r in listing.list_ledger(village_desk) if r.id == entries[0])
    assert row.review.decision is not None
    assert row.review.decision.meeting == held.id


def test_evidence_stands_beside_the_entry(
    village_desk: Desk, page: CreditPage, tmp_path: Path
) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill("#3366aa")
    file = tmp_path / "雪.jpg"
    assert image.save(str(file))
    enter_by(
        village_desk, COLLECTOR, homes_of(village_desk)[0], "DJ05", files=(file,),
        evidence=("签到表",),
    )  # fmt: skip
    page.show_view("review")
    settle()
    view = page.view("review")
    assert isinstance(view, ReviewView)
    assert view.detail.evidence.pictures.count == 1


def test_names_are_shown_for_a_purpose(view: ReviewView, monkeypatch: pytest.MonkeyPatch) -> None:
    assert view.table.model_of.row(0).name == "王*国"
    monkeypatch.setattr(view.app.messages, "ask_text", lambda *_, **__: "议事会")
    view.reveal.click()
    settle()
    assert view.table.model_of.row(0).name == "王建国"
