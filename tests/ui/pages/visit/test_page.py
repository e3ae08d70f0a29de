"""走访: what is saved, drafts that come back, and a visit taken back."""

from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit.domain.codes import RegistrationKind, VisitMode, VisitOutcome
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending, people
from gridcredit.operations.visits import doorstep, visiting
from gridcredit.operations.visits.visiting import AdultEntry, VisitEntry
from gridcredit.store.workspace import audit
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages.visit.adults import AdultRow
from gridcredit.ui.pages.visit.page import VisitPage
from gridcredit.ui.shell.toasts import Toast
from tests.operations.copies import open_copy
from tests.ui import keys
from tests.ui.access import unnamed
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.visit.window import (
    ALT,
    CTRL,
    ROWS,
    Key,
    save,
    sheet_of,
)


def test_saving_opens_the_next_door_that_is_due(
    page: VisitPage, desk: Desk, window: MainWindow
) -> None:
    first, second = [due.household for due in visiting.due_today(desk)][:2]
    page.open_door(first)
    keys.press(Key.Key_4)
    save()
    assert page.sheet is not None
    assert page.sheet.household == second
    assert page.form.state().is_blank
    assert window.findChild(Toast).isVisible()
    keys.press(Key.Key_4)
    save()
    assert [sheet_of(desk, row).visits[0].outcome for row in (first, second)] == ["11", "11"]


def listed(page: VisitPage) -> list[UUID]:
    return [due.household for due in page.finder._due]


def knock_elsewhere(desk: Desk, at: int) -> UUID:
    """Somebody else saves a visit after which a door is left in peace."""
    home = visiting.due_today(desk)[at].household
    refused = Visit(desk.new_id(), home, "2026-11-21T19:00", VisitOutcome.MET_REFUSED)
    visiting.log_visit(desk, VisitEntry(refused))
    settle()
    return home


def test_the_list_is_made_anew_once_in_a_lull_however_much_was_saved(
    page: VisitPage, desk: Desk
) -> None:
    gone = {knock_elsewhere(desk, 1), knock_elsewhere(desk, 1)}
    assert gone <= set(listed(page))
    assert page.remark.startswith("今天已走访")
    lull = page.round._lull
    assert lull.isActive()
    lull.timeout.emit()
    assert not gone & set(listed(page))
    assert not lull.isActive()


def test_typing_puts_the_list_off_and_f5_asks_for_it_at_once(
    page: VisitPage, desk: Desk, window: MainWindow
) -> None:
    gone = knock_elsewhere(desk, 1)
    begun = page.round._lull.timerId()
    keys.press(Key.Key_4)
    assert page.round._lull.timerId() not in (begun, -1)  # begun anew
    window.workbench.refresh_page()
    settle()
    assert gone not in listed(page)


def test_a_page_out_of_sight_asks_when_it_is_seen_again(
    page: VisitPage, desk: Desk, window: MainWindow
) -> None:
    gone = knock_elsewhere(desk, 1)
    window.workbench.show_page("settings")
    page.round._lull.timeout.emit()
    settle()
    assert gone in listed(page)
    window.workbench.show_page("visits")
    settle()
    assert gone not in listed(page)


def test_ctrl_s_saves_and_stays(page: VisitPage, desk: Desk, home: UUID) -> None:
    keys.press(Key.Key_5)
    keys.press(Key.Key_S, held=CTRL)
    assert page.sheet is not None
    assert (page.sheet.household, page.sheet.knocks) == (home, 1)


def test_without_an_outcome_nothing_is_saved_and_it_is_said_beside_it(
    page: VisitPage, desk: Desk, home: UUID
) -> None:
    save()
    assert sheet_of(desk, home).knocks == 0
    assert page.form._outcome_error.isVisible()
    keys.press(Key.Key_4)
    assert not page.form._outcome_error.isVisible()


def test_something_pending_asks_for_a_day(page: VisitPage, desk: Desk, home: UUID) -> None:
    keys.press(Key.Key_2)
    save()
    assert sheet_of(desk, home).knocks == 0
    assert page.form.follow_up.property("wrong") == "true"
    keys.press(Key.Key_I)
    save()
    assert sheet_of(desk, home).visits[0].follow_up == date(2026, 11, 29)


def test_a_time_to_come_is_refused_beside_the_time(page: VisitPage, desk: Desk, home: UUID) -> None:
    keys.press(Key.Key_4, Key.Key_T)
    page.form.time.setDateTime(page.form.time.dateTime().addDays(2))
    save()
    assert sheet_of(desk, home).knocks == 0
    assert page.form.time.property("wrong") == "true"
    assert page.form.time.hasFocus()


def test_what_was_marked_is_not_written_where_nobody_was_met(
    page: VisitPage, desk: Desk, home: UUID
) -> None:
    keys.press(Key.Key_1, Key.Key_Z, Key.Key_4)
    save()
    sheet = sheet_of(desk, home)
    assert [p.registration for p in sheet.people] == [None, None]
    assert sheet.visits[0].met == ()


def test_minors_have_no_controls(page: VisitPage) -> None:
    names = [row.person.name for row in page.findChildren(AdultRow)]
    assert names == ["王建国", "李秀英"]
    assert "1" in page.form._minors.text()


def test_who_is_registered_can_only_withdraw(page: VisitPage, desk: Desk, home: UUID) -> None:
    keys.press(Key.Key_1, Key.Key_Z, Key.Key_C)
    keys.press(Key.Key_S, held=CTRL)
    keys.press(Key.Key_1, Key.Key_Z, Key.Key_C, Key.Key_B)
    keys.press(Key.Key_S, held=CTRL)
    page.question.yes.click()  # a second visit within the hour
    settle()
    he = sheet_of(desk, home).people[0]
    assert (he.registration, he.pledged) == (RegistrationKind.WITHDREW, True)


def test_a_phone_contact_is_by_phone(page: VisitPage, desk: Desk, home: UUID) -> None:
    keys.press(Key.Key_6)
    save()
    assert sheet_of(desk, home).visits[0].mode is VisitMode.PHONE


def test_what_was_typed_comes_back_with_a_banner(page: VisitPage, desk: Desk, home: UUID) -> None:
    keys.press(Key.Key_1, Key.Key_Z)
    typed = page.form.state()
    keys.press(Key.Key_Down, held=ALT)
    assert page.sheet is not None
    assert page.sheet.household != home
    assert doorstep.visit_round(desk).drafts == (home,)
    page.drafts._typed.clear()  # as after a new start
    page.open_door(home)
    assert page.form.state() == typed
    assert page.restored.isVisible()
    assert "09:" in page.restored.accessibleName()


def test_a_draft_can_be_thrown_away(page: VisitPage, desk: Desk, home: UUID) -> None:
    keys.press(Key.Key_1, Key.Key_Z)
    page.keep_draft()
    assert visiting.load_draft(desk, home)
    page.discard()
    assert page.form.state().is_blank
    assert not page.restored.isVisible()
    assert visiting.load_draft(desk, home) == ""


def test_leaving_the_page_keeps_what_was_typed(
    page: VisitPage, desk: Desk, home: UUID, window: MainWindow
) -> None:
    keys.press(Key.Key_4)
    window.show_page("settings")
    assert visiting.load_draft(desk, home)


def test_a_saved_visit_is_taken_back_by_the_toast_and_can_be_corrected(
    page: VisitPage, desk: Desk, home: UUID
) -> None:
    keys.press(Key.Key_1, Key.Key_Z)
    typed = page.form.state()
    save()
    assert visiting.load_draft(desk, home) == ""
    keys.press(Key.Key_Z, held=CTRL)
    assert sheet_of(desk, home).knocks == 0
    assert sheet_of(desk, home).people[0].registration is None
    assert page.sheet is not None
    assert page.sheet.household == home
    assert page.form.state() == typed
    assert visiting.load_draft(desk, home)


def test_phones_are_shown_for_a_purpose_that_is_logged(page: VisitPage, desk: Desk) -> None:
    row = page.findChildren(AdultRow)[0]
    assert not row._phone.isVisible()
    page.head._menu.actions()[0].trigger()
    settle()
    assert row._phone.text() == "19900001234"
    with desk.reading() as session:
        assert len(audit.entries(session, act="reveal")) == 1


def test_what_others_change_shows_unless_something_is_typed(
    page: VisitPage, desk: Desk, home: UUID
) -> None:
    he = sheet_of(desk, home).people[0].id
    told = Visit(desk.new_id(), home, "2026-11-20T19:00", VisitOutcome.MET_DONE)
    visiting.log_visit(desk, VisitEntry(told, (AdultEntry(he, RegistrationKind.INFORMED),)))
    settle()
    assert page.sheet is not None
    assert page.sheet.people[0].registration is RegistrationKind.INFORMED
    keys.press(Key.Key_1)
    again = Visit(desk.new_id(), home, "2026-11-21T19:00", VisitOutcome.MET_DONE)
    visiting.log_visit(desk, VisitEntry(again, (AdultEntry(he, RegistrationKind.HELPED),)))
    settle()
    assert page.form.state().outcome == VisitOutcome.MET_DONE


def test_everything_the_keyboard_reaches_has_a_name(page: VisitPage, window: MainWindow) -> None:
    keys.press(Key.Key_2)
    assert unnamed(window) == []


def test_the_district_is_told_where_visits_are_logged(
    open_window: OpenWindow, kept_offices: dict[str, Path], tmp_path: Path
) -> None:
    desk = open_copy(kept_offices["district"], tmp_path / "district")
    made = open_window(ROWS)
    made.app.open_desk(desk)
    settle()
    page = made.page("visits")
    assert isinstance(page, VisitPage)
    assert page._nothing.currentWidget() is page._nothing.elsewhere
    assert page._nothing.isVisible()
    assert not page.finder.isVisible()


def test_without_a_register_the_page_says_where_to_get_one(
    open_window: OpenWindow, kept_offices: dict[str, Path], tmp_path: Path
) -> None:
    desk = open_copy(kept_offices["grid"], tmp_path / "blank")
    for home in people.list_households(desk):
        amending.change(desk, "household", home.id, {"removed": "重复"})
    made = open_window(ROWS)
    made.app.open_desk(desk)
    settle()
    page = made.page("visits")
    assert isinstance(page, VisitPage)
    assert page._nothing.currentWidget() is page._nothing.no_register
