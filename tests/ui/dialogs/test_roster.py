"""Registers in and out through the window: nothing is written before one has seen it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from gridcredit.domain.roster_rows import Choice, RosterRow
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending, areas, households, people
from gridcredit.rosters import write
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.roster_export import RosterExportDialog
from gridcredit.ui.dialogs.roster_import import RosterImportDialog, save_template
from gridcredit.ui.dialogs.roster_questions import QuestionBar
from gridcredit.ui.dialogs.roster_report import RosterReportView
from gridcredit.ui.runner import Runner
from gridcredit.ui.widgets.count_tile import CountTile
from tests.ui.access import unnamed
from tests.ui.conftest import Show, settle


@pytest.fixture
def parent(app: App, desk: Desk, show: Show) -> QWidget:
    """A window to open dialogs over."""
    app.open_desk(desk)
    return show(QWidget())


@pytest.fixture
def file(desk: Desk, tmp_path: Path) -> Path:
    """A register with one new person, one changed, one refused, all others missing."""
    page = households.reveal(desk, households.household_ids(desk)[0], "测试")
    known, at = page.people[0].resident, page.dwelling
    place = (desk.node.area, at.estate, at.building, at.unit, at.room)
    home = (page.household.number, page.household.householder)
    rows = [
        RosterRow("", 0, *place, *home, known.name, id_number=known.id_number, phone="19900009999"),
        RosterRow("", 0, *place, *home, "新来的", birth_date=date(1990, 1, 1)),
        RosterRow("", 0, *place, *home, "号码错", id_number="370499199001010011"),
    ]
    out = tmp_path / "register.xlsx"
    write.write_register(out, rows)
    return out


def opened(parent: QWidget, app: App, desk: Desk) -> RosterImportDialog:
    grids = areas.area_tree(desk).grids(desk.node.area)
    dialog = RosterImportDialog(parent, app, desk, grids)
    dialog.open()
    dialog.activateWindow()
    settle()
    return dialog


def counts(dialog: RosterImportDialog) -> dict[str, int]:
    named = [tile.accessibleName().rsplit(" ", 1) for tile in dialog.findChildren(CountTile)]
    return {name: int(count.replace(",", "")) for name, count in named}


def everybody(desk: Desk) -> int:
    return len(people.list_residents(desk))


def test_a_check_says_what_would_change_and_writes_nothing(
    parent: QWidget, app: App, desk: Desk, file: Path
) -> None:
    before = everybody(desk)
    dialog = opened(parent, app, desk)
    dialog.check(file)
    found = counts(dialog)
    assert (found["新增"], found["变更"], found["拒收的行"]) == (1, 1, 1)
    assert found["文件里缺少"] == before - 1
    assert everybody(desk) == before
    assert unnamed(dialog) == []
    dialog.reject()


def test_every_tile_opens_a_list_of_its_count(
    parent: QWidget, app: App, desk: Desk, file: Path
) -> None:
    dialog = opened(parent, app, desk)
    dialog.check(file)
    view = dialog.findChild(RosterReportView)
    for tile in dialog.findChildren(CountTile):
        tile.click()
        count = int(tile.accessibleName().rsplit(" ", 1)[1])
        assert view.table.model().rowCount() == count
    dialog.reject()


def test_a_change_is_shown_old_and_new_with_numbers_masked(
    parent: QWidget, app: App, desk: Desk, file: Path
) -> None:
    dialog = opened(parent, app, desk)
    dialog.check(file)
    tile = next(t for t in dialog.findChildren(CountTile) if "变更" in t.accessibleName())
    tile.click()
    model = dialog.findChild(RosterReportView).table.model()
    words = model.index(0, 1).data()
    assert "→ 199****9999" in words
    assert "19900009999" not in words
    dialog.reject()


def test_enter_imports_what_was_checked(
    parent: QWidget, app: App, desk: Desk, file: Path, qtbot: QtBot
) -> None:
    before = everybody(desk)
    dialog = opened(parent, app, desk)
    told: list[object] = []
    dialog.imported.connect(told.append)
    dialog.check(file)
    settle()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert everybody(desk) == before + 1
    assert len(told) == 1
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_a_file_saved_anew_since_it_was_checked_is_not_taken_in(
    parent: QWidget, app: App, desk: Desk, file: Path
) -> None:
    before = everybody(desk)
    dialog = opened(parent, app, desk)
    dialog.check(file)
    settle()
    write.write_template(file)
    dialog._import.click()
    settle()
    assert everybody(desk) == before
    assert "检查" in dialog._banner.accessibleName()
    assert not dialog._import.isEnabled()
    dialog.reject()


def test_enter_asks_for_a_file_first(
    parent: QWidget, app: App, desk: Desk, file: Path, qtbot: QtBot
) -> None:
    app.messages.choose_file = lambda *_: file
    dialog = opened(parent, app, desk)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert counts(dialog)["新增"] == 1
    dialog.reject()


def test_the_grid_is_chosen_on_the_report_and_the_file_checked_again(
    app: App, street_desk: Desk, tmp_path: Path, show: Show
) -> None:
    app.open_desk(street_desk)
    over = show(QWidget())
    grids = areas.area_tree(street_desk).grids(street_desk.node.area)
    file = tmp_path / "没有网格.xlsx"
    rows = [RosterRow("", 0, "", "新村", room="1", name=name) for name in ("新来的", "又一个")]
    write.write_register(file, rows)
    app.messages.choose_file = None  # type: ignore[assignment] # nobody is asked for it again
    dialog = RosterImportDialog(over, app, street_desk, [*grids, replace(grids[0], name="另一格")])
    dialog.open()
    again, choice = _named(dialog, "按这个网格重新检查"), dialog.findChild(QComboBox)
    assert choice.isVisible()
    assert not again.isVisible()
    dialog.check(file)
    settle()
    assert counts(dialog)["拒收的行"] == 2
    assert choice.isVisible()
    assert again.isVisible()
    assert not again.isEnabled()
    choice.setCurrentIndex(1)
    assert not _named(dialog, "导入").isEnabled()  # another choice than the one that was checked
    again.click()
    settle()
    assert (counts(dialog)["拒收的行"], counts(dialog)["新增"]) == (0, 2)
    before = everybody(street_desk)
    _named(dialog, "导入").click()
    settle()
    assert everybody(street_desk) == before + 2
    assert not choice.isVisible()
    dialog.reject()


def _named(dialog: QWidget, text: str) -> QAbstractButton:
    return next(found for found in dialog.findChildren(QAbstractButton) if found.text() == text)


def test_a_stopped_import_leaves_the_register_as_it_was(
    parent: QWidget, app: App, desk: Desk, file: Path
) -> None:
    before = everybody(desk)
    dialog = opened(parent, app, desk)
    dialog.check(file)
    app.runner.started.connect(lambda job: job.cancel())
    dialog._import.click()
    assert everybody(desk) == before
    assert dialog._import.isEnabled()
    dialog.reject()


class Held:
    """An import dialog whose work waits behind another job until it is let go."""

    def __init__(self, qtbot: QtBot, parent: QWidget, app: App, desk: Desk, file: Path) -> None:
        self._qtbot, self.app, self.told, self.asked = qtbot, app, list[str](), 0
        self._gate, self._was = threading.Event(), app.runner
        self.dialog = opened(parent, app, desk)
        self.dialog.check(file)
        app.runner = Runner()
        app.toast_wanted.connect(self._on_toast)
        app.runner.do(lambda _progress: self._gate.wait())
        self.dialog._import.click()

    def _on_toast(self, toast: tuple[str, str, object]) -> None:
        self.told.append(toast[0])

    def answer(self, is_yes: bool, *, after: Callable[[], object] = lambda: None) -> None:
        """Try to close, with this answer to what is asked."""

        def ask(*_words: object, **_buttons: object) -> bool:
            self.asked += 1
            after()
            return is_yes

        self.app.messages.ask = ask
        self.dialog.close()

    def let_go(self) -> None:
        """Let the work go on until all of it has ended."""
        self._gate.set()
        self._qtbot.waitUntil(lambda: not self.app.runner.is_busy)

    def end(self) -> None:
        self.let_go()
        self.app.runner.close()
        self.app.runner = self._was
        settle()


@pytest.fixture
def held(qtbot: QtBot, parent: QWidget, app: App, desk: Desk, file: Path) -> Iterator[Held]:
    made = Held(qtbot, parent, app, desk, file)
    yield made
    made.end()


def test_closing_midway_asks_and_goes_on_when_told_so(held: Held, desk: Desk) -> None:
    before = everybody(desk)
    held.answer(False)
    assert held.asked == 1
    held.let_go()
    assert held.dialog.isVisible()
    assert everybody(desk) == before + 1
    held.dialog.close()
    assert (held.asked, held.told) == (1, [])


def test_closing_midway_takes_nothing_in_and_says_so(held: Held, desk: Desk) -> None:
    before = everybody(desk)
    held.answer(True)
    held.let_go()
    settle()
    assert everybody(desk) == before
    assert held.told == ["没有导入任何内容，户册没有改动。"]
    assert not shiboken6.isValid(held.dialog)


def test_an_import_that_ended_while_one_was_asked_is_shown_as_done(held: Held, desk: Desk) -> None:
    before = everybody(desk)
    held.answer(True, after=held.let_go)
    assert everybody(desk) == before + 1
    assert held.dialog.isVisible()
    assert "已导入" in held.dialog._banner.accessibleName()
    assert held.told == []


def test_a_lock_puts_a_working_import_away_without_asking(held: Held, desk: Desk) -> None:
    before = everybody(desk)
    held.dialog.put_away()
    assert not held.dialog.isVisible()
    held.let_go()
    assert everybody(desk) == before
    assert held.told == ["没有导入任何内容，户册没有改动。"]


def test_refused_rows_are_saved_to_be_mended(
    parent: QWidget, app: App, desk: Desk, file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "refused.xlsx"
    app.messages.choose_save = lambda *_: out
    dialog = opened(parent, app, desk)
    dialog.check(file)
    dialog._refused.click()
    cells = [cell.value for row in load_workbook(out).active.iter_rows() for cell in row]
    assert "号码错" in cells
    assert "新来的" not in cells
    dialog.reject()


def test_a_file_that_is_no_register_says_why(
    parent: QWidget, app: App, desk: Desk, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.xlsx"
    wrong.write_text("nothing")
    dialog = opened(parent, app, desk)
    dialog.check(wrong)
    assert "wrong.xlsx" in dialog._banner.accessibleName()
    assert dialog._drop.isVisible()
    dialog.reject()


def test_the_template_can_be_had(parent: QWidget, app: App, desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "template.xlsx"
    app.messages.choose_save = lambda *_: out
    save_template(parent, app, desk)
    assert out.exists()


@pytest.mark.parametrize(("how", "purpose"), [("masked", ""), ("full", "上级核对")])
def test_an_export_in_full_has_a_purpose(
    parent: QWidget, app: App, desk: Desk, tmp_path: Path, how: str, purpose: str
) -> None:
    out = tmp_path / "out.xlsx"
    app.messages.choose_save = lambda *_: out
    dialog = RosterExportDialog(parent, app, "户册.xlsx", may_reveal=True)
    chosen: list[tuple[Path, str]] = []
    dialog.saved.connect(chosen.append)
    dialog.open()
    assert unnamed(dialog) == []
    dialog._how.choose(how)
    dialog._on_how()
    dialog._save.click()
    assert chosen == [(out, purpose)]


@pytest.fixture
def doubtful(desk: Desk, tmp_path: Path) -> Path:
    """A register with somebody who was taken off, and somebody under another ID number."""
    page = households.reveal(desk, households.household_ids(desk)[0], "测试")
    at, home = page.dwelling, (page.household.number, page.household.householder)
    place = (desk.node.area, at.estate, at.building, at.unit, at.room)
    gone, other = page.people[0].resident, page.people[1].resident
    amending.remove(desk, "resident", gone.id, "重复登记")
    rows = [
        RosterRow("", 0, *place, *home, gone.name, id_number=gone.id_number),
        RosterRow("", 0, *place, *home, other.name, id_number="370499199001010015"),
    ]
    out = tmp_path / "doubtful.xlsx"
    write.write_register(out, rows)
    return out


def test_what_is_in_doubt_is_asked_and_left_out_without_an_answer(
    parent: QWidget, app: App, desk: Desk, doubtful: Path
) -> None:
    before = everybody(desk)
    dialog = opened(parent, app, desk)
    dialog.check(doubtful)
    found = counts(dialog)
    assert (found["请确认"], found["新增"], found["拒收的行"]) == (2, 0, 0)
    assert not dialog._import.isEnabled()
    model = dialog.findChild(RosterReportView).table.model()
    assert "移出：重复登记" in model.index(0, 1).data()
    assert [model.index(row, 4).data() for row in range(2)] == ["先不导入"] * 2
    assert unnamed(dialog) == []
    assert everybody(desk) == before
    dialog.reject()


def test_answers_in_the_window_put_back_and_add(
    parent: QWidget, app: App, desk: Desk, doubtful: Path
) -> None:
    before = everybody(desk)
    dialog = opened(parent, app, desk)
    dialog.check(doubtful)
    view = dialog.findChild(RosterReportView)
    bar = dialog.findChild(QuestionBar)
    view.table.selectRow(0)
    bar.buttons[Choice.SAME].click()
    view.table.selectRow(1)
    bar.buttons[Choice.NEW].click()
    model = view.table.model()
    assert [model.index(row, 4).data() for row in range(2)] == ["恢复", "新增"]
    dialog._import.click()
    assert everybody(desk) == before + 2
    assert not bar.isVisible()
    dialog.reject()


def test_one_answer_serves_for_all_rows_that_are_chosen(
    parent: QWidget, app: App, desk: Desk, doubtful: Path
) -> None:
    dialog = opened(parent, app, desk)
    dialog.check(doubtful)
    view = dialog.findChild(RosterReportView)
    view.table.selectAll()
    dialog.findChild(QuestionBar).buttons[Choice.SAME].click()
    assert set(view.answers.values()) == {Choice.SAME}
    dialog._import.click()
    numbers = [one.line.id_number for one in people.list_residents(desk, purpose="测试")]
    assert "370499199001010015" in numbers
    dialog.reject()


def test_what_was_changed_by_hand_is_listed_with_both_values(
    parent: QWidget, app: App, desk: Desk, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.xlsx"
    page = households.reveal(desk, households.household_ids(desk)[0], "测试")
    at, known = page.dwelling, page.people[0].resident
    place = (desk.node.area, at.estate, at.building, at.unit, at.room)
    home = (page.household.number, page.household.householder)
    row = RosterRow("", 0, *place, *home, known.name, id_number=known.id_number, phone=known.phone)
    write.write_register(sheet, [row])
    people.set_resident_field(desk, known.id, "phone", "19900009999")
    dialog = opened(parent, app, desk)
    dialog.check(sheet)
    tile = next(t for t in dialog.findChildren(CountTile) if "收下待核" in t.accessibleName())
    tile.click()
    words = dialog.findChild(RosterReportView).table.model().index(0, 3).data()
    assert words == f"户册：199****9999；文件：199****{known.phone[-4:]}"
    dialog.reject()
