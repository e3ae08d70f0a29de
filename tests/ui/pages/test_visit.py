"""走访: a whole household by keyboard alone, drafts that come back, and a visit taken back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gridcredit.domain.codes import ConsentKind, RegistrationKind, VisitMode, VisitOutcome
from gridcredit.domain.records import Dwelling, Household, Resident, Visit, area_id
from gridcredit.operations import amending, doorstep, people, visiting
from gridcredit.operations.desk import Desk
from gridcredit.operations.visiting import AdultEntry, VisitEntry
from gridcredit.store import audit
from gridcredit.ui.app import App
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages import PAGES
from gridcredit.ui.pages.visit import VisitPage
from gridcredit.ui.pages.visit_adults import AdultRow
from gridcredit.ui.shell.toasts import Toast
from tests.operations.copies import open_copy
from tests.ui.access import unnamed
from tests.ui.conftest import settle

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ROWS = tuple(row for row in PAGES if row.id in ("visits", "settings"))


@pytest.fixture
def home(desk: Desk) -> UUID:
    """A couple and a child at 榴园 9号楼."""
    dwelling = Dwelling(desk.new_id(), area_id(desk.node.area), "榴园", "9号楼", "1单元", "101")
    made = Household(desk.new_id(), dwelling.id, "9001", "王建国")
    persons = [
        Resident(desk.new_id(), made.id, "王建国", "户主", birth_date=date(1970, 3, 1),
                 phone="19900001234"),
        Resident(desk.new_id(), made.id, "李秀英", "配偶", birth_date=date(1972, 3, 1)),
        Resident(desk.new_id(), made.id, "王子轩", "子", birth_date=date(2015, 3, 1)),
    ]  # fmt: skip
    people.add_records(desk, [dwelling, made, *persons])
    return made.id


@pytest.fixture
def window(app: App, desk: Desk, home: UUID) -> Iterator[MainWindow]:
    """The window on the page, the couple's door open and the keyboard in its form."""
    made = MainWindow(app, ROWS)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    app.open_desk(desk)
    made.show_page("visits", home)
    settle()
    yield made
    made.retire()
    app.close_desk()
    settle()


@pytest.fixture
def page(window: MainWindow) -> VisitPage:
    found = window.page("visits")
    assert isinstance(found, VisitPage)
    return found


def press(
    page: VisitPage, *keys: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or page, key, held)
        settle()


def save(page: VisitPage) -> None:
    press(page, Key.Key_Return, held=CTRL)


def sheet_of(desk: Desk, home: UUID) -> doorstep.VisitSheet:
    return doorstep.visit_sheet(desk, home)


def test_a_whole_household_is_done_by_keyboard_alone(
    page: VisitPage, desk: Desk, home: UUID
) -> None:
    press(page, Key.Key_1, Key.Key_Z, Key.Key_C, Key.Key_D, Key.Key_Down, Key.Key_W)
    save(page)
    sheet = sheet_of(desk, home)
    he, she = sheet.people
    assert (he.registration, he.pledged) == (RegistrationKind.REGISTERED, True)
    assert he.consents == {ConsentKind.REGISTRATION_DATA: True}
    assert (she.registration, she.pledged) == (RegistrationKind.DECLINED, False)
    (visit,) = sheet.visits
    assert (visit.outcome, visit.mode) == (VisitOutcome.MET_DONE, VisitMode.DOOR)
    assert set(visit.met) == {he.id, she.id}
    assert visit.at.startswith("2026-11-22T09:")


def test_tab_goes_from_adult_to_adult(page: VisitPage) -> None:
    press(page, Key.Key_1)
    first = QApplication.focusWidget()
    press(page, Key.Key_Tab)
    second = QApplication.focusWidget()
    assert isinstance(first, AdultRow)
    assert isinstance(second, AdultRow)
    assert [first.person.name, second.person.name] == ["王建国", "李秀英"]
    press(page, Key.Key_Up, Key.Key_Up)
    assert not isinstance(QApplication.focusWidget(), AdultRow)


def test_saving_opens_the_next_door_that_is_due(
    page: VisitPage, desk: Desk, window: MainWindow
) -> None:
    first, second = [due.household for due in visiting.due_today(desk)][:2]
    page.open_door(first)
    press(page, Key.Key_4)
    save(page)
    assert page.sheet is not None
    assert page.sheet.household == second
    assert page.form.state().is_blank
    assert window.findChild(Toast).isVisible()
    press(page, Key.Key_4, Key.Key_Return)  # a shut door needs one hand only
    assert [sheet_of(desk, row).visits[0].outcome for row in (first, second)] == ["11", "11"]


def test_ctrl_s_saves_and_stays(page: VisitPage, desk: Desk, home: UUID) -> None:
    press(page, Key.Key_5)
    press(page, Key.Key_S, held=CTRL)
    assert page.sheet is not None
    assert (page.sheet.household, page.sheet.knocks) == (home, 1)


def test_without_an_outcome_nothing_is_saved_and_it_is_said_beside_it(
    page: VisitPage, desk: Desk, home: UUID
) -> None:
    save(page)
    assert sheet_of(desk, home).knocks == 0
    assert page.form._outcome_error.isVisible()
    press(page, Key.Key_4)
    assert not page.form._outcome_error.isVisible()


def test_something_pending_asks_for_a_day(page: VisitPage, desk: Desk, home: UUID) -> None:
    press(page, Key.Key_2)
    save(page)
    assert sheet_of(desk, home).knocks == 0
    assert page.form.follow_up.property("wrong") == "true"
    press(page, Key.Key_I)
    save(page)
    assert sheet_of(desk, home).visits[0].follow_up == date(2026, 11, 29)


def test_a_time_to_come_is_refused_beside_the_time(page: VisitPage, desk: Desk, home: UUID) -> None:
    press(page, Key.Key_4, Key.Key_T)
    page.form.time.setDateTime(page.form.time.dateTime().addDays(2))
    save(page)
    assert sheet_of(desk, home).knocks == 0
    assert page.form.time.property("wrong") == "true"
    assert page.form.time.hasFocus()


def test_what_was_marked_is_not_written_where_nobody_was_met(
    page: VisitPage, desk: Desk, home: UUID
) -> None:
    press(page, Key.Key_1, Key.Key_Z, Key.Key_4)
    save(page)
    sheet = sheet_of(desk, home)
    assert [p.registration for p in sheet.people] == [None, None]
    assert sheet.visits[0].met == ()


def test_a_marked_key_pressed_again_is_taken_back(page: VisitPage) -> None:
    press(page, Key.Key_1, Key.Key_Z, Key.Key_Z, Key.Key_Space)
    assert page.form.state().marks == {}


def test_minors_have_no_controls(page: VisitPage) -> None:
    names = [row.person.name for row in page.findChildren(AdultRow)]
    assert names == ["王建国", "李秀英"]
    assert "1" in page.form._minors.text()


def test_who_is_registered_can_only_withdraw(page: VisitPage, desk: Desk, home: UUID) -> None:
    press(page, Key.Key_1, Key.Key_Z, Key.Key_C)
    press(page, Key.Key_S, held=CTRL)
    press(page, Key.Key_1, Key.Key_Z, Key.Key_C, Key.Key_B)
    press(page, Key.Key_S, held=CTRL)
    he = sheet_of(desk, home).people[0]
    assert (he.registration, he.pledged) == (RegistrationKind.WITHDREW, True)


def test_digits_in_the_note_are_text(page: VisitPage) -> None:
    press(page, Key.Key_4, Key.Key_N, Key.Key_1, Key.Key_7)
    state = page.form.state()
    assert (state.outcome, state.note) == (VisitOutcome.NOBODY, "17")
    press(page, Key.Key_Escape, Key.Key_5)
    assert page.form.state().outcome == VisitOutcome.NOT_OPENED


def test_topics_and_leaflets_have_keys(page: VisitPage, desk: Desk, home: UUID) -> None:
    press(page, Key.Key_1, Key.Key_Q, Key.Key_F, Key.Key_L, Key.Key_L)
    save(page)
    visit = sheet_of(desk, home).visits[0]
    assert (visit.topics, visit.leaflets) == (("score", "privacy"), 2)


def test_a_phone_contact_is_by_phone(page: VisitPage, desk: Desk, home: UUID) -> None:
    press(page, Key.Key_6)
    save(page)
    assert sheet_of(desk, home).visits[0].mode is VisitMode.PHONE


def test_what_was_typed_comes_back_with_a_banner(page: VisitPage, desk: Desk, home: UUID) -> None:
    press(page, Key.Key_1, Key.Key_Z)
    typed = page.form.state()
    press(page, Key.Key_Down, held=ALT)
    assert page.sheet is not None
    assert page.sheet.household != home
    assert doorstep.visit_round(desk).drafts == (home,)
    page.drafts._typed.clear()  # as after a new start
    page.open_door(home)
    assert page.form.state() == typed
    assert page.restored.isVisible()
    assert "09:" in page.restored.accessibleName()


def test_a_draft_can_be_thrown_away(page: VisitPage, desk: Desk, home: UUID) -> None:
    press(page, Key.Key_1, Key.Key_Z)
    page.keep_draft()
    assert visiting.load_draft(desk, home)
    page.discard()
    assert page.form.state().is_blank
    assert not page.restored.isVisible()
    assert visiting.load_draft(desk, home) == ""


def test_leaving_the_page_keeps_what_was_typed(
    page: VisitPage, desk: Desk, home: UUID, window: MainWindow
) -> None:
    press(page, Key.Key_4)
    window.show_page("settings")
    assert visiting.load_draft(desk, home)


def test_a_saved_visit_is_taken_back_by_the_toast_and_can_be_corrected(
    page: VisitPage, desk: Desk, home: UUID
) -> None:
    press(page, Key.Key_1, Key.Key_Z)
    typed = page.form.state()
    save(page)
    assert visiting.load_draft(desk, home) == ""
    press(page, Key.Key_Z, held=CTRL)
    assert sheet_of(desk, home).knocks == 0
    assert sheet_of(desk, home).people[0].registration is None
    assert page.sheet is not None
    assert page.sheet.household == home
    assert page.form.state() == typed
    assert visiting.load_draft(desk, home)


def test_a_door_is_found_by_what_is_typed(page: VisitPage, desk: Desk, home: UUID) -> None:
    page.open_door(visiting.due_today(desk)[0].household)
    press(page, Key.Key_D, held=CTRL)
    QTest.keyClicks(page.finder.box, "9-1-101")
    press(page, Key.Key_Return)
    press(page, Key.Key_Return)
    assert page.sheet is not None
    assert page.sheet.household == home
    press(page, Key.Key_4)
    assert page.form.state().outcome == VisitOutcome.NOBODY


def test_escape_goes_to_the_list_and_enter_opens_from_it(page: VisitPage, desk: Desk) -> None:
    page.open_door(visiting.due_today(desk)[0].household)
    press(page, Key.Key_Escape)
    assert page.finder.list.hasFocus()
    press(page, Key.Key_Down, Key.Key_Return)
    assert page.sheet is not None
    assert page.sheet.household == visiting.due_today(desk)[1].household


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
    press(page, Key.Key_1)
    again = Visit(desk.new_id(), home, "2026-11-21T19:00", VisitOutcome.MET_DONE)
    visiting.log_visit(desk, VisitEntry(again, (AdultEntry(he, RegistrationKind.HELPED),)))
    settle()
    assert page.form.state().outcome == VisitOutcome.MET_DONE


def test_everything_the_keyboard_reaches_has_a_name(page: VisitPage, window: MainWindow) -> None:
    press(page, Key.Key_2)
    assert unnamed(window) == []


def test_the_district_is_told_where_visits_are_logged(
    app: App, kept_offices: dict[str, Path], tmp_path: Path
) -> None:
    desk = open_copy(kept_offices["district"], tmp_path / "district")
    made = MainWindow(app, ROWS)
    made.show()
    app.open_desk(desk)
    settle()
    page = made.page("visits")
    assert isinstance(page, VisitPage)
    assert page._nothing.currentWidget() is page._nothing.elsewhere
    assert page._nothing.isVisible()
    assert not page.finder.isVisible()
    made.retire()
    app.close_desk()


def test_without_a_register_the_page_says_where_to_get_one(
    app: App, kept_offices: dict[str, Path], tmp_path: Path
) -> None:
    desk = open_copy(kept_offices["grid"], tmp_path / "blank")
    for home in people.list_households(desk):
        amending.change(desk, "household", home.id, {"removed": "重复"})
    made = MainWindow(app, ROWS)
    made.show()
    app.open_desk(desk)
    settle()
    page = made.page("visits")
    assert isinstance(page, VisitPage)
    assert page._nothing.currentWidget() is page._nothing.no_register
    made.retire()
    app.close_desk()


def test_who_asks_to_find_a_door_types_into_the_box_though_the_first_list_comes_later(
    page: VisitPage,
) -> None:
    page.sheet = page._wanted = None  # as before the first list
    page.find_door()
    page.refresh()
    settle()
    assert page.sheet is not None
    assert QApplication.focusWidget() is page.finder.box
