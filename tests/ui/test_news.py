"""Two people at one workspace: each sees within seconds what the other wrote, and nobody loses what
they are typing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import ResidentState
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import sending, situation
from gridcredit.operations.inbox import inbox
from gridcredit.operations.register import amending, areas, people, rules
from gridcredit.store.journal import journal, nodes
from gridcredit.ui.app import App
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.page import Page
from gridcredit.ui.pages.exchange.page import ExchangePage
from gridcredit.ui.pages.posters.page import PostersPage
from gridcredit.ui.pages.register.page import RegisterPage
from gridcredit.ui.pages.settings.page import SettingsPage
from gridcredit.ui.pages.visit.page import VisitPage
from tests.operations.copies import open_copy
from tests.operations.offices import PASSPHRASE, Ticking, counting_ids
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.visit.window import add_home


@pytest.fixture
def colleague(desk: Desk) -> Iterator[Desk]:
    """The same workspace, open a second time."""
    with_same = _again(desk)
    yield with_same
    with_same.close()


def _again(desk: Desk) -> Desk:
    return open_desk(desk.folder, PASSPHRASE, Ticking(), counting_ids(95).__next__)


@pytest.fixture
def disputed(street_desk: Desk, desk: Desk, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """A street with two conflicts, open twice."""
    for who, note, phone in (
        (desk, "来自网格", "19900001111"),
        (street_desk, "街道", "19900002222"),
    ):
        first, second = [row.line.id for row in people.list_residents(who)[:2]]
        people.set_resident_field(who, first, "note", note)
        people.set_resident_field(who, second, "phone", phone)
    inbox.take_in(street_desk, sending.export_package(desk, None, tmp_path / "stick").path)
    other = _again(street_desk)
    yield street_desk, other
    other.close()


@pytest.fixture
def window(open_window: OpenWindow, desk: Desk) -> MainWindow:
    """One's own window."""
    return _window(open_window, desk)


def _window(open_window: OpenWindow, desk: Desk) -> MainWindow:
    made = open_window()
    made.app.open_desk(desk)
    settle()
    return made


def at(window: MainWindow, page: str, kind: type[Page], target: object = None) -> Page:
    window.show_page(page, target)
    settle()
    shown = window.page(page)
    assert isinstance(shown, kind)
    return shown


def type_into(qtbot: QtBot, field: object, words: str) -> None:
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    settle()


def look(window: MainWindow) -> None:
    window.news.look()
    settle()


def test_what_a_colleague_wrote_is_shown_as_after_ones_own_action(
    window: MainWindow, desk: Desk, colleague: Desk
) -> None:
    person = people.list_residents(desk)[0].line
    page = at(window, "households", RegisterPage, person.household)
    assert isinstance(page, RegisterPage)
    people.set_resident_field(colleague, person.id, "relation", "户主的朋友")
    assert page.pane.view is not None
    before = {p.resident.relation for p in page.pane.view.people}
    look(window)
    after = {p.resident.relation for p in page.pane.view.people}
    assert after - before == {"户主的朋友"}


def test_what_a_colleague_takes_in_appears_with_all_that_follows_from_it(
    open_window: OpenWindow, street_desk: Desk, desk: Desk, tmp_path: Path
) -> None:
    person = people.list_residents(desk)[0].line
    people.set_resident_field(desk, person.id, "relation", "户主的朋友")
    package = sending.export_package(desk, None, tmp_path / "stick").path
    other = _again(street_desk)
    window = _window(open_window, street_desk)
    register = at(window, "households", RegisterPage, person.household)
    page = at(window, "exchange", ExchangePage)
    assert isinstance(page, ExchangePage)
    assert isinstance(register, RegisterPage)
    before = len(page.received.listing.rows())
    inbox.take_in(other, package)
    look(window)
    assert len(page.received.listing.rows()) == before + 1
    window.show_page("households")
    settle()
    assert register.pane.view is not None
    assert "户主的朋友" in {p.resident.relation for p in register.pane.view.people}
    other.close()


def test_the_window_asks_by_itself_every_few_seconds(
    window: MainWindow, desk: Desk, colleague: Desk, qtbot: QtBot
) -> None:
    heard: list[frozenset[str]] = []
    desk.database.subscribe(heard.append)
    assert window.news.timer.isActive()
    assert 1_000 <= window.news.timer.interval() <= 10_000
    window.news.timer.setInterval(1)  # nobody waits seconds in a test
    amending.change(
        colleague, "resident", people.list_residents(desk)[0].line.id,
        {"state": ResidentState.MOVED_OUT.value, "left_on": "2026-11-01"},
    )  # fmt: skip
    qtbot.waitUntil(lambda: bool(heard))
    assert "resident" in heard[0]
    assert len(heard) == 1


@pytest.mark.parametrize("how", ["hidden", "minimised", "locked"])
def test_nothing_is_asked_while_nobody_looks(
    window: MainWindow, desk: Desk, colleague: Desk, app: App, how: str
) -> None:
    if how == "hidden":
        window.hide()
    elif how == "minimised":
        window.showMinimized()
    else:
        window.show_cover(QLineEdit())
    person = people.list_residents(desk)[0].line.id
    people.set_resident_field(colleague, person, "note", "改")
    look(window)
    assert desk.database.hear() == {"resident"}


def test_a_colleague_who_sees_the_certificate_end_ends_ones_own_exchange_too(
    window: MainWindow, desk: Desk, colleague: Desk
) -> None:
    with colleague.writing() as session:
        nodes.put(session, replace(nodes.own(session), state=nodes.REVOKED))
    assert desk.node.state == nodes.ACTIVE
    look(window)
    assert desk.node.state == nodes.REVOKED


def test_a_visit_that_is_being_typed_stays_with_the_keyboard_in_it(
    window: MainWindow, desk: Desk, colleague: Desk, qtbot: QtBot
) -> None:
    home = add_home(desk)
    page = at(window, "visits", VisitPage, home)
    assert isinstance(page, VisitPage)
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_1)
    type_into(qtbot, page.form.details.note, "at ")
    page.keep_draft()  # what a pause in typing does
    settle()
    [person, *_] = [p.line.id for p in people.list_residents(desk) if p.line.household == home]
    people.set_resident_field(colleague, person, "name", "王建业")
    look(window)
    focus = QApplication.focusWidget()
    assert focus is page.form.details.note
    qtbot.keyClicks(focus, "home")
    assert page.form.state().note == "at home"
    assert page.form.state().outcome is not None
    page.finder.list.take_focus()
    settle()
    page.mark_stale()
    settle()
    assert page.form.state().note == "at home"


def test_a_filter_and_words_on_a_poster_stay(
    window: MainWindow, desk: Desk, colleague: Desk, qtbot: QtBot
) -> None:
    register = at(window, "households", RegisterPage)
    assert isinstance(register, RegisterPage)
    type_into(qtbot, register.list.filter, "9")
    posters = at(window, "posters", PostersPage)
    assert isinstance(posters, PostersPage)
    type_into(qtbot, posters.form.hotline, "0632-1")
    with colleague.writing() as session:
        [area] = [a for a in areas.list_areas(desk) if a.code == desk.node.area]
        journal.edit(session, "area", area.id, {"name": "新名"})
    look(window)
    assert posters.form.hotline.text() == "0632-1"
    window.show_page("households")
    settle()
    assert register.list.filter.text() == "9"


def test_a_third_value_for_a_conflict_stays_while_others_come_and_go(
    open_window: OpenWindow, disputed: tuple[Desk, Desk], qtbot: QtBot
) -> None:
    desk, colleague = disputed
    window = _window(open_window, desk)
    page = at(window, "exchange", ExchangePage, "conflicts")
    assert isinstance(page, ExchangePage)
    page.disputes.listing.table.selectRow(1)
    pane = page.disputes._pane
    shown = pane.shown
    assert pane._third is not None
    field = pane._third.field
    type_into(qtbot, field, "0632")
    first = page.disputes.listing.rows()[0].conflict
    situation.choose(colleague, first, first.values[0].value)
    look(window)
    assert len(page.disputes.listing.rows()) == 1
    assert (pane.shown, pane._third.field) == (shown, field)
    assert QApplication.focusWidget() is field
    assert field.text() == "0632"


def test_a_rule_that_is_half_typed_stays_and_a_colleagues_is_not_undone(
    open_window: OpenWindow, kept_offices: dict[str, Path], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = open_copy(kept_offices["district"], tmp_path / "district")
    colleague = _again(desk)
    window = _window(open_window, desk)
    page = at(window, "settings", SettingsPage)
    assert isinstance(page, SettingsPage)
    months, days = page.office.months, page.office.days
    window.activateWindow()
    months.setFocus()
    settle()
    months.lineEdit().selectAll()
    qtbot.keyClicks(months, "1")
    rules.set_rule(colleague, "cool_off_days", 45)
    rules.set_rule(colleague, "tenant_months", 9)
    look(window)
    assert days.value() == 45
    qtbot.keyClicks(months, "2")
    days.setFocus()
    settle()
    assert rules.all_rules(desk)["tenant_months"] == 9  # the colleague's, and one is told
    assert months.value() == 9
    rules.set_rule(colleague, "cool_off_days", 50)
    look(window)
    months.setFocus()
    settle()
    assert (rules.all_rules(desk)["cool_off_days"], days.value()) == (50, 50)
    colleague.close()
    desk.close()
