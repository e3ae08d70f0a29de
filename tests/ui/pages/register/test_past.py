"""户册: what happened at a household is corrected and taken back from its timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QDateTime, Qt
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import (
    ConsentKind,
    RegistrationKind,
    Role,
    VisitMode,
    VisitOutcome,
)
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.credit_member import CreditMember
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import signing
from gridcredit.operations.register import households
from gridcredit.operations.register.households import Entry
from gridcredit.operations.visits import consenting, takingback, visiting
from gridcredit.operations.visits.visiting import AdultEntry, VisitEntry
from gridcredit.store.register import visits
from gridcredit.ui.dialogs.correct_fact import CorrectFactDialog
from gridcredit.ui.dialogs.correct_visit import CorrectVisitDialog
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.models.rows import RowsModel
from gridcredit.ui.pages.register.past import TimelineBar
from gridcredit.ui.pages.register.timeline import Happening, Timeline
from tests.ui import keys
from tests.ui.access import unnamed
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.register.window import (
    CTRL,
    ROWS,
    dialog_of,
    field,
    on_the_register,
    page_of,
    stand_on,
    told,
)

AT = "2026-11-20T19:00"


@pytest.fixture
def door(desk: Desk) -> UUID:
    """The first door of the list, where a visit informed two people."""
    household = households.household_ids(desk)[0]
    people = [p.resident.id for p in households.view(desk, household).people if (p.age or 0) > 17]
    visit = Visit(
        desk.new_id(), household, AT, VisitOutcome.MET_DONE, met=(people[0],), note="谈过"
    )
    informed = tuple(AdultEntry(row, RegistrationKind.INFORMED) for row in people[:2])
    visiting.log_visit(desk, VisitEntry(visit, informed))
    return household


@pytest.fixture
def shown(open_window: OpenWindow, desk: Desk, door: UUID, qtbot: QtBot) -> MainWindow:
    """The window of a grid worker, standing on that door."""
    window = on_the_register(open_window(ROWS), desk)
    assert stand_on(qtbot, window, 0) == door
    return window


def timeline_of(window: MainWindow) -> Timeline:
    return page_of(window).pane.timeline


def lines(window: MainWindow) -> list[Happening]:
    model = timeline_of(window).model()
    assert isinstance(model, RowsModel)
    return model.rows()


def all_lines(window: MainWindow) -> list[Happening]:
    """With what was corrected and taken back, asked for by its button."""
    bar_of(window).replaced.click()
    found = lines(window)
    bar_of(window).replaced.click()
    return found


def is_visit(line: Happening) -> bool:
    return line.can_be_mended and isinstance(line.entries[0].fact, Visit)


def stand_on_visit(window: MainWindow) -> None:
    """Walk to the visit that counts."""
    timeline = timeline_of(window)
    window.activateWindow()
    settle()
    timeline.setFocus()
    timeline.choose_line(next(i for i, line in enumerate(lines(window)) if is_visit(line)))
    settle()


def undo(window: MainWindow) -> None:
    """Press Ctrl+Z with the window in front again."""
    window.activateWindow()
    settle()
    timeline_of(window).setFocus()
    keys.press(Qt.Key.Key_Z, held=CTRL)


def bar_of(window: MainWindow) -> TimelineBar:
    return page_of(window).pane.past


def visit_of(desk: Desk, door: UUID) -> Visit:
    with desk.reading() as session:
        [found] = visits.visits_of(session, door)
    return found


def test_a_visit_is_corrected_by_keyboard_and_the_timeline_tells_how_and_why(
    shown: MainWindow, desk: Desk, door: UUID
) -> None:
    stand_on_visit(shown)
    keys.press(Qt.Key.Key_Return)
    dialog = dialog_of(shown, CorrectVisitDialog)
    assert isinstance(dialog, CorrectVisitDialog)
    assert unnamed(dialog) == []
    dialog.outcome.setCurrentIndex(list(VisitOutcome).index(VisitOutcome.MET_PENDING))
    field(dialog, "follow_up").setText("2026.12.1")
    dialog.mode.setCurrentIndex(list(VisitMode).index(VisitMode.PHONE))
    dialog.time.setDateTime(QDateTime.fromString("2026-11-19T18:30", "yyyy-MM-ddTHH:mm"))
    field(dialog, "note").setText("改成约好再来")
    dialog.reason.setFocus()
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    visit = visit_of(desk, door)
    assert (visit.at, visit.outcome, visit.mode) == (
        "2026-11-19T18:30",
        VisitOutcome.MET_PENDING,
        VisitMode.PHONE,
    )
    assert (visit.follow_up, visit.note) == (date(2026, 12, 1), "改成约好再来")
    both = [line for line in all_lines(shown) if isinstance(line.entries[0].fact, Visit)]
    told_now, told_before = sorted(both, key=lambda line: line.is_replaced)
    assert "更正后：点错了结果" in told_now.detail
    assert f"{desk.actor.name} 2026-11-22 更正：点错了结果" in told_before.detail
    # What it settled went along to the right day.
    assert {line.day for line in lines(shown)} == {"2026-11-19"}
    assert told(shown).startswith("已更正走访")
    undo(shown)
    again = visit_of(desk, door)
    assert (again.at, again.outcome, again.note) == (AT, VisitOutcome.MET_DONE, "谈过")


def test_a_visit_is_taken_back_with_a_reason_and_undone(
    shown: MainWindow, desk: Desk, door: UUID
) -> None:
    stand_on_visit(shown)
    bar_of(shown).take_back.click()
    dialog = dialog_of(shown, ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    assert unnamed(dialog) == []
    dialog.reasons.other.setText("走错了楼")
    dialog.reasons.other.textEdited.emit("走错了楼")
    dialog.reasons.other.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert lines(shown) == []
    assert not bar_of(shown).take_back.isVisible()
    bar = bar_of(shown)
    assert (bar.replaced.text(), bar.replaced.isVisible()) == ("显示已更正和作废的（2）", True)
    bar.replaced.click()
    assert all(line.is_replaced for line in lines(shown))
    assert all(f"{desk.actor.name} 2026-11-22 撤回：走错了楼" in x.detail for x in lines(shown))
    assert len(lines(shown)) == 2  # what only takes back is told with what it took
    timeline_of(shown).choose_line(0)
    assert not bar.take_back.isEnabled()
    undo(shown)
    assert visit_of(desk, door).note == "谈过"


def test_one_line_of_several_people_is_taken_back_for_all_of_them(
    shown: MainWindow, desk: Desk, door: UUID
) -> None:
    timeline = timeline_of(shown)
    at = next(i for i, line in enumerate(lines(shown)) if len(line.entries) == 2)
    timeline.choose_line(at)
    bar_of(shown).take_back.click()
    dialog = dialog_of(shown, ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    dialog.reasons.setFocus()
    keys.press(Qt.Key.Key_Return)
    page = households.view(desk, door)
    assert [e.replaced for e in page.timeline if e.entity == "registration_event"] == [True, True]
    assert visit_of(desk, door).at == AT


def test_one_line_of_several_people_is_corrected_for_all_of_them_by_keyboard(
    shown: MainWindow, desk: Desk, door: UUID
) -> None:
    timeline = timeline_of(shown)
    timeline.choose_line(next(i for i, x in enumerate(lines(shown)) if len(x.entries) == 2))
    timeline.setFocus()
    keys.press(Qt.Key.Key_Return)
    dialog = dialog_of(shown, CorrectFactDialog)
    assert isinstance(dialog, CorrectFactDialog)
    assert unnamed(dialog) == []
    field(dialog, "on").setText("2026.13.1")
    dialog.reason.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    field(dialog, "on").setText("2026.11.18")
    field(dialog, "note").setText("在楼下谈的")
    dialog.reason.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert told(shown) == "已更正 2 条记录"
    [line] = [x for x in lines(shown) if not isinstance(x.entries[0].fact, Visit)]
    assert (line.day, len(line.entries)) == ("2026-11-18", 2)
    assert "更正后：记错了" in line.detail
    undo(shown)
    facts = [e.fact for e in households.view(desk, door).timeline if not e.replaced]
    days = [fact.on for fact in facts if isinstance(fact, RegistrationEvent)]
    assert days == [date(2026, 11, 20)] * 2


@pytest.mark.parametrize("kind", ["consent_event", "pledge_event"])
def test_a_consent_and_a_pledge_are_corrected_in_forms_of_their_own(
    shown: MainWindow, desk: Desk, door: UUID, kind: str
) -> None:
    who = households.view(desk, door).people[0].resident.id
    if kind == "pledge_event":
        signing.sign_pledge(desk, who, date(2026, 11, 20))
    else:
        fact = ConsentEvent(
            desk.new_id(), who, ConsentKind.PUBLISH_HONOUR, True, date(2026, 11, 20)
        )
        with desk.writing() as session:
            consenting.keep_consent(session, fact, desk.clock())
    settle()
    at = next(i for i, x in enumerate(lines(shown)) if x.entries[0].entity == kind)
    timeline_of(shown).choose_line(at)
    bar_of(shown).correct.click()
    dialog = dialog_of(shown, CorrectFactDialog)
    assert unnamed(dialog) == []
    if kind == "pledge_event":
        field(dialog, "witness").setText("张见证")
    else:
        dialog.given.setCurrentIndex(1)
    keys.press(Qt.Key.Key_Return)
    made = next(x for x in lines(shown) if x.entries[0].entity == kind).entries[0].fact
    assert made.corrects is not None
    assert getattr(made, "witness", "张见证") == "张见证"
    assert not getattr(made, "given", False)


def test_what_was_done_goes_back_step_by_step_until_nothing_is_left(
    shown: MainWindow, desk: Desk, door: UUID
) -> None:
    for words in ("一", "二"):
        stand_on_visit(shown)
        keys.press(Qt.Key.Key_Return)
        dialog = dialog_of(shown, CorrectVisitDialog)
        field(dialog, "note").setText(words)
        field(dialog, "note").setFocus()
        keys.press(Qt.Key.Key_Return)
        assert visit_of(desk, door).note == words
    stand_on_visit(shown)
    bar_of(shown).take_back.click()
    dialog_of(shown, ReasonDialog).reasons.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert lines(shown) == []
    for words in ("二", "一", "谈过"):
        undo(shown)
        assert visit_of(desk, door).note == words
    undo(shown)
    assert told(shown) == "没有可以撤销的了"
    assert visit_of(desk, door).note == "谈过"


def test_what_was_corrected_is_hidden_again_at_the_next_door(
    shown: MainWindow, desk: Desk, door: UUID, qtbot: QtBot
) -> None:
    takingback.take_back(desk, "visit", visit_of(desk, door).id, "重复登记")
    settle()
    bar_of(shown).replaced.click()
    assert timeline_of(shown).isVisible()
    stand_on(qtbot, shown, 1)
    stand_on(qtbot, shown, 0)
    assert not timeline_of(shown).isVisible()


def test_what_somebody_corrected_meanwhile_is_not_undone(
    shown: MainWindow, desk: Desk, door: UUID
) -> None:
    stand_on_visit(shown)
    keys.press(Qt.Key.Key_Return)
    dialog = dialog_of(shown, CorrectVisitDialog)
    field(dialog, "note").setText("一")
    field(dialog, "note").setFocus()
    keys.press(Qt.Key.Key_Return)
    takingback.take_back(desk, "visit", visit_of(desk, door).id, "别人撤回")
    settle()
    undo(shown)
    assert "没有撤销" in told(shown)
    with desk.reading() as session:
        assert visits.visits_of(session, door) == []


def test_a_time_later_than_now_is_asked_about_once(
    shown: MainWindow, desk: Desk, door: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = iter([False, True])

    def ask(_parent: object, _title: str, text: str, **_words: object) -> bool:
        asked.append(text)
        return next(answers)

    # The box itself would wait for a person.
    monkeypatch.setattr(shown.app.messages, "ask", ask)
    stand_on_visit(shown)
    keys.press(Qt.Key.Key_Return)
    dialog = dialog_of(shown, CorrectVisitDialog)
    assert isinstance(dialog, CorrectVisitDialog)
    dialog.time.setDateTime(QDateTime.fromString("2026-11-22T23:00", "yyyy-MM-ddTHH:mm"))
    dialog.note.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert visit_of(desk, door).at == AT
    assert dialog.time.hasFocus()
    dialog.note.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert visit_of(desk, door).at == "2026-11-22T23:00"
    assert ["2026-11-22 23:00" in text for text in asked] == [True, True]


def test_who_may_not_record_sees_no_buttons(
    open_window: OpenWindow, desk: Desk, door: UUID, qtbot: QtBot
) -> None:
    desk.actor = replace(desk.actor, role=Role.STREET_REVIEWER)
    window = on_the_register(open_window(ROWS), desk)
    assert stand_on(qtbot, window, 0) == door
    timeline = timeline_of(window)
    timeline.choose_line(0)
    assert not bar_of(window).isVisible()
    timeline.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert page_of(window).jobs.dialog is None


def test_only_what_was_entered_at_a_door_is_taken_back_here() -> None:
    who, on = UUID(int=1), date(2026, 11, 20)
    knock = Visit(who, who, AT, VisitOutcome.NOBODY)
    joined = CreditMember(who, who, who, True, on)
    lines = [
        Happening("", "", "", "", "", False, (Entry(on.isoformat(), fact, "", "", False),))
        for fact in (knock, joined)
    ]
    assert [line.can_be_mended for line in lines] == [True, False]
