"""户册: two records become one person in a dialog that says first what it does, and two again; and
where somebody lives and is registered is linked."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import RegistrationKind
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import areas, households, merging
from gridcredit.operations.register.households import PersonView
from gridcredit.ui.dialogs.merge_people import LinkDialog, MergeDialog, UnmergeDialog
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.dialogs.resident import ResidentDialog
from gridcredit.ui.main_window import MainWindow
from tests.operations.adding import add_records, add_registration
from tests.ui import keys
from tests.ui.access import unnamed
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.register.window import CTRL, ROWS, dialog_of, on_the_register, page_of, told

TWO = ("单建国", "单建國")


@pytest.fixture
def pair(desk: Desk) -> tuple[UUID, UUID]:
    """Two records of one person in two households: the second has registered and has a phone."""
    [grid] = areas.area_tree(desk).grids(desk.node.area)
    found = []
    for at, name in enumerate(TWO, start=1):
        door = Dwelling(desk.new_id(), grid.id, "榴园", "9号楼", "1单元", f"70{at}")
        home = Household(desk.new_id(), door.id, "", name)
        person = Resident(
            desk.new_id(),
            home.id,
            name,
            birth_date=date(1970, 3, at),
            phone="19900000070" if at == 2 else "",
        )
        add_records(desk, [door, home, person])
        found.append(person.id)
    add_registration(desk, found[1], RegistrationKind.REGISTERED, date(2026, 11, 20))
    return found[0], found[1]


@pytest.fixture
def shown(open_window: OpenWindow, desk: Desk, pair: tuple[UUID, UUID]) -> MainWindow:
    """The window of a grid worker on the register's page, with the first one's household."""
    window = on_the_register(open_window(ROWS), desk)
    show(window, home_of(desk, pair[0]))
    return window


def home_of(desk: Desk, row: UUID) -> UUID:
    for home in households.household_ids(desk):
        if any(person.resident.id == row for person in households.view(desk, home).people):
            return home
    raise AssertionError("nowhere")


def show(window: MainWindow, household: UUID) -> None:
    page_of(window).show_target(household)
    settle()


def person_of(window: MainWindow) -> PersonView:
    view = page_of(window).pane.view
    assert view is not None
    [person] = view.people
    return person


def resident_dialog(window: MainWindow) -> ResidentDialog:
    page_of(window).pane.wanted.emit(("edit_resident", person_of(window)))
    dialog = dialog_of(window, ResidentDialog)
    assert isinstance(dialog, ResidentDialog)
    return dialog


def merge_dialog(window: MainWindow, qtbot: QtBot) -> MergeDialog:
    opened = resident_dialog(window)
    opened._go(opened.merge_wanted)
    settle()
    dialog = dialog_of(window, MergeDialog)
    assert isinstance(dialog, MergeDialog)
    assert unnamed(dialog) == []
    dialog.choice.line.setText("单建")
    qtbot.waitUntil(lambda: dialog.choice.person() is not None)
    return dialog


def looked(dialog: MergeDialog | UnmergeDialog | LinkDialog) -> str:
    dialog.foretell()
    settle()
    return dialog.told.text()


def undo(window: MainWindow) -> None:
    window.activateWindow()
    settle()
    page_of(window).list.table.setFocus()
    keys.press(Qt.Key.Key_Z, held=CTRL)
    settle()


def texts_of(dialog: MergeDialog) -> list[str]:
    return [label.text() for row in dialog.pair._rows for label in row]


def test_two_records_are_merged_and_un_merged(
    shown: MainWindow, desk: Desk, pair: tuple[UUID, UUID], qtbot: QtBot
) -> None:
    dialog = merge_dialog(shown, qtbot)
    assert dialog.choice.person() == pair[1]
    settle()
    assert "≠ 姓名" in texts_of(dialog)
    assert "≠ 出生日期" in texts_of(dialog)
    assert {*TWO} <= set(texts_of(dialog))
    assert "应注册 2 → 1" in looked(dialog)
    dialog.pair.stays[1].click()
    assert "条记录从此算留下的这个人的" in looked(dialog)
    dialog._on_save()
    settle()
    assert home_of(desk, pair[1])
    view = page_of(shown).pane.view
    assert view is not None
    assert [one.resident.id for one in view.people] == [pair[1]]
    [merged] = view.merged
    assert (merged.resident.id, merged.survivor) == pair
    pane = page_of(shown).pane
    assert pane.merged.isVisibleTo(pane)
    pane.merged.unmerge_wanted.emit(merged)
    ask = dialog_of(shown, UnmergeDialog)
    assert isinstance(ask, UnmergeDialog)
    assert "应注册 1 → 2" in looked(ask)
    ask._on_save()
    settle()
    assert home_of(desk, pair[0]) != home_of(desk, pair[1])
    assert told(shown) == "已撤销合并"
    undo(shown)
    assert told(shown) == "已撤销"
    assert home_of(desk, pair[1])
    assert households.view(desk, home_of(desk, pair[1])).merged


def test_what_was_entered_for_the_other_side_says_so(
    shown: MainWindow, desk: Desk, pair: tuple[UUID, UUID], qtbot: QtBot
) -> None:
    dialog = merge_dialog(shown, qtbot)
    dialog._on_save()  # the first one stays, and lacks the phone
    settle()
    assert person_of(shown).resident.phone
    lines = page_of(shown).pane.timeline.model()
    said = [lines.index(at, 0).data() for at in range(lines.rowCount())]
    assert any(f"{TWO[0]}（登记在 {TWO[1]} 名下）" in line for line in said)
    undo(shown)
    assert home_of(desk, pair[1]) != home_of(desk, pair[0])
    assert not person_of(shown).resident.phone


def test_a_pair_that_is_known_is_asked_about_at_once(
    shown: MainWindow, desk: Desk, pair: tuple[UUID, UUID]
) -> None:
    page = page_of(shown)
    dialog = MergeDialog(page, page.app, desk, pair[0], other=pair[1])
    dialog.open()
    settle()
    assert {*TWO} <= set(texts_of(dialog))
    assert "应注册" in looked(dialog)
    dialog.reject()
    settle()


def test_records_of_one_person_at_two_places_are_linked_and_unlinked(
    shown: MainWindow, desk: Desk, pair: tuple[UUID, UUID], qtbot: QtBot
) -> None:
    opened = resident_dialog(shown)
    opened._go(opened.link_wanted)
    settle()
    dialog = dialog_of(shown, LinkDialog)
    assert isinstance(dialog, LinkDialog)
    assert unnamed(dialog) == []
    dialog.choice.line.setText("单建")
    qtbot.waitUntil(lambda: dialog.choice.person() == pair[1])
    assert "应注册 2 → 1" in looked(dialog)
    dialog._on_save()
    settle()
    link = person_of(shown).link
    assert link is not None
    assert (link.other, link.lives_there, link.address) == (pair[1], False, "榴园9号楼1单元702室")
    assert "户籍记录在榴园9号楼1单元702室" in page_of(shown).pane.people._who(person_of(shown))
    show(shown, home_of(desk, pair[1]))
    assert "现住在榴园9号楼1单元701室" in page_of(shown).pane.people._who(person_of(shown))
    opened = resident_dialog(shown)
    opened._go(opened.link_wanted)
    settle()
    ask = dialog_of(shown, ReasonDialog)
    assert isinstance(ask, ReasonDialog)
    ask._on_save()
    settle()
    assert person_of(shown).link is None
    undo(shown)
    assert person_of(shown).link is not None


def test_two_people_cannot_be_merged_and_it_is_said(
    shown: MainWindow, desk: Desk, pair: tuple[UUID, UUID], qtbot: QtBot
) -> None:
    merging.merge(desk, pair[1], pair[0], "同一人")
    show(shown, home_of(desk, pair[0]))
    dialog = MergeDialog(page_of(shown), page_of(shown).app, desk, pair[0], other=pair[1])
    dialog.open()
    settle()
    assert "已经是同一人" in looked(dialog)
    dialog.reject()
    settle()
