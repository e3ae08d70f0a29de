"""A key does one thing, once: what moved the keyboard presses nothing, and what is held down only
moves, types and erases."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.target import Target
from gridcredit.ui.actions import ACTIONS, PAGE_KEYS
from gridcredit.ui.dialogs.targets import TargetsDialog
from gridcredit.ui.keyboard import may_repeat
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.shell.toasts import Toast
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.key_button import KeyButton
from gridcredit.ui.widgets.table import Table
from tests.ui import keys
from tests.ui.conftest import ROWS, FakePage, settle

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ENTERS = [Key.Key_Return, Key.Key_Enter]
ACTING = [*ENTERS, Key.Key_Space]


class Clicks(list[str]):
    """What was clicked."""

    def on(self, made: QAbstractButton) -> QAbstractButton:
        made.clicked.connect(lambda: self.append(made.text()))
        return made


@pytest.fixture
def page(window: MainWindow) -> FakePage:
    found = window.page("today")
    assert isinstance(found, FakePage)
    return found


def put(page: QWidget, *widgets: QWidget) -> None:
    for widget in widgets:
        page.layout().addWidget(widget)
    settle()


class Mover(QListWidget):
    """Moves the keyboard elsewhere by a key, and hands the key on as Qt's lists do."""

    def __init__(self, to: QWidget) -> None:
        super().__init__()
        self.addItems(["一", "二"])
        self.setCurrentRow(0)
        self.activated.connect(lambda _index: to.setFocus())


@pytest.mark.parametrize("key", ENTERS)
def test_a_key_that_has_moved_the_keyboard_presses_nothing(page: FakePage, key: Qt.Key) -> None:
    clicks = Clicks()
    made = clicks.on(button("存"))
    put(page, mover := Mover(made), made)
    mover.setFocus()
    keys.press(key)
    assert made.hasFocus()
    assert clicks == []
    keys.press(key)
    assert clicks == ["存"]


@pytest.mark.parametrize("key", ACTING)
def test_a_key_pressed_at_one_place_and_let_go_at_another_presses_nothing(
    page: FakePage, key: Qt.Key, qtbot: QtBot
) -> None:
    clicks = Clicks()
    one, other = clicks.on(KeyButton("一")), clicks.on(button("二"))
    put(page, one, other)
    page.line.setFocus()
    qtbot.keyPress(page.line, key)
    other.setFocus()
    qtbot.keyRelease(other, key)
    assert clicks == []
    other.setFocus()
    qtbot.keyPress(other, Key.Key_Space)
    one.setFocus()
    qtbot.keyRelease(one, Key.Key_Space)
    assert clicks == []


@pytest.mark.parametrize("key", ACTING)
def test_a_key_held_down_presses_a_button_once(page: FakePage, key: Qt.Key) -> None:
    clicks = Clicks()
    made = clicks.on(button("存"))
    put(page, made)
    made.setFocus()
    keys.hold(key)
    assert clicks == ["存"]


def test_a_key_held_down_presses_no_button_that_gets_the_keyboard_meanwhile(
    page: FakePage,
) -> None:
    clicks = Clicks()
    last = clicks.on(button("三"))
    first, second = clicks.on(button("一")), clicks.on(button("二"))
    first.clicked.connect(second.setFocus)
    second.clicked.connect(last.setFocus)
    put(page, first, second, last)
    for key in ENTERS:
        first.setFocus()
        keys.hold(key)
        assert clicks == ["一"]
        clicks.clear()


@pytest.mark.parametrize("key", ACTING)
def test_a_key_held_down_presses_a_dialogs_button_once_and_none_of_the_next_dialog(
    window: MainWindow, key: Qt.Key
) -> None:
    clicks = Clicks()
    dialogs = []
    for words in ("一", "二"):
        dialog = QDialog(window)
        made = QPushButton(words)
        made.setDefault(True)
        clicks.on(made)
        QVBoxLayout(dialog).addWidget(made)
        dialogs.append(dialog)
        made.clicked.connect(dialog.accept)
    dialogs[0].accepted.connect(dialogs[1].open)
    dialogs[0].open()
    settle()
    keys.hold(key)
    assert clicks == ["一"]
    assert dialogs[1].isVisible()
    dialogs[1].close()


def test_what_the_screen_sends_for_a_menu_held_down_answers_nothing(window: MainWindow) -> None:
    handle = window.windowHandle()
    taken = [QKeyEvent(QEvent.Type.KeyPress, key, keys.NONE, "", True) for key in ACTING]
    window.workbench.setFocus()
    for event in taken:
        event.ignore()
        QApplication.sendEvent(handle, event)
    assert all(event.isAccepted() for event in taken)  # by the guard: no widget takes them
    menu = QMenu()
    assert not any(may_repeat(event, menu) for event in taken)
    assert may_repeat(QKeyEvent(QEvent.Type.KeyPress, Key.Key_Down, keys.NONE, "", True), menu)


def test_what_is_held_down_goes_on_moving_typing_and_erasing(page: FakePage) -> None:
    listing = QListWidget()
    listing.addItems([str(n) for n in range(40)])
    listing.setCurrentRow(0)
    number = QSpinBox()
    put(page, listing, number)
    listing.setFocus()
    keys.hold(Key.Key_Down, 12)
    assert listing.currentRow() == 13
    page.line.setFocus()
    keys.hold(Key.Key_A, 5)
    assert page.line.text().lower() == "aaaaaa"
    keys.hold(Key.Key_Backspace, 3)
    assert page.line.text().lower() == "aa"
    number.setFocus()
    keys.hold(Key.Key_Up, 4)
    assert number.value() >= 5


def test_a_letter_held_down_is_not_typed_where_it_has_led(page: FakePage) -> None:
    class Lead(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            page.line.setFocus()

    lead = Lead()
    lead.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    put(page, lead)
    lead.setFocus()
    keys.hold(Key.Key_N)
    assert page.line.hasFocus()
    assert page.line.text() == ""


def test_arrows_held_down_choose_no_other_key(page: FakePage) -> None:
    from gridcredit.ui.widgets.segmented import Segmented

    choice = Segmented("方式", [(n, str(n)) for n in range(4)])
    put(page, choice)
    choice.take_focus()
    for _ in range(5):
        keys.repeat(Key.Key_Right)
    assert choice.value() == 0


def test_a_shortcut_held_down_is_called_once(window: MainWindow, page: FakePage) -> None:
    called: list[int] = []
    window.workbench.acts["undo"].triggered.connect(lambda: called.append(1))
    page.line.setFocus()
    keys.hold(Key.Key_Z, held=CTRL)
    assert called == [1]
    assert not any(action.autoRepeat() for action in window.workbench.acts.values())


def text_fields() -> list[QWidget]:
    filled = QLineEdit("已经写了字")
    editable = QComboBox()
    editable.setEditable(True)
    return [QLineEdit(), filled, QPlainTextEdit(), QSpinBox(), QDateEdit(), editable]


@pytest.mark.parametrize("at", range(6))
def test_every_shortcut_of_the_window_works_where_text_is_typed(
    window: MainWindow, page: FakePage, at: int, qtbot: QtBot
) -> None:
    field = text_fields()[at]
    put(page, field)
    heard: list[str] = []
    acts = window.workbench.acts
    for row in ACTIONS:
        acts[row.id].triggered.disconnect()
        acts[row.id].triggered.connect(lambda _on=False, row=row: heard.append(row.id))
    for row in ACTIONS:
        if row.keys:
            field.setFocus()
            combination = acts[row.id].shortcut()[0]
            qtbot.keyClick(field, combination.key(), combination.keyboardModifiers())
    pages = {"", *(row.id for row in ROWS)}  # an action of a page that is not there is none
    assert heard == [row.id for row in ACTIONS if row.keys and row.page in pages]
    assert len(PAGE_KEYS) == 10


def test_ctrl_z_takes_typing_back_before_it_takes_back_an_action(
    window: MainWindow, page: FakePage, qtbot: QtBot
) -> None:
    called: list[int] = []
    window.workbench.acts["undo"].triggered.connect(lambda: called.append(1))
    page.line.setFocus()
    qtbot.keyClicks(page.line, "zhang")
    for _ in range(3):  # and never runs on into the actions
        qtbot.keyClick(page.line, Key.Key_Z, CTRL)
    assert (page.line.text(), called) == ("", [])


def test_toasts_take_no_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    undone: list[int] = []
    held = keys.at()
    window.app.toast("已登记", lambda: undone.append(1))
    settle()
    toast = window.findChild(Toast)
    found = toast.findChildren(QAbstractButton)
    assert len(found) == 2
    assert {made.focusPolicy() for made in found} == {Qt.FocusPolicy.NoFocus}
    for made in found:
        qtbot.mousePress(made, Qt.MouseButton.LeftButton)
        assert keys.at() is held
    qtbot.keyClick(keys.at(), Key.Key_Z, CTRL)
    assert undone == [1]
    assert not toast.isVisible()


def test_enter_on_a_row_in_a_dialog_opens_it_and_leaves_the_dialogs_button_alone(
    window: MainWindow,
) -> None:
    area = Area(UUID(int=1), "370403002", "兴仁", AreaLevel.STREET, None)
    target = Target(UUID(int=2), area.id, date(2026, 12, 31), 8_000)
    dialog = TargetsDialog(window, area, [target], date(2026, 11, 22))
    chosen: list[object] = []
    dialog.chosen.connect(chosen.append)
    dialog.open()
    settle()
    dialog.table.selectRow(0)
    dialog.table.setFocus()
    keys.press(Key.Key_Return)
    assert dialog.isVisible()
    assert chosen == []
    assert dialog.rate.hasFocus()
    dialog.close()


@pytest.fixture
def table(page: FakePage) -> Table:
    made = Table("户")
    made.setModel(RowsModel([Column("户", str)], ["一", "二"]))
    put(page, made)
    made.selectRow(0)
    made.setFocus()
    return made


def test_enter_belongs_to_a_table_that_opens_rows_and_to_nobody_else(table: Table) -> None:
    opened: list[object] = []
    table.row_opened.connect(opened.append)
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, keys.NONE, "\r")
    QApplication.sendEvent(table, event)
    assert opened == ["一"]
    assert event.isAccepted()
