"""A line that lists what may be meant: typed, chosen, taken back, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from gridcredit.ui.widgets.picker import Offer, Picker
from tests.ui import keys
from tests.ui.access import unnamed
from tests.ui.conftest import Show, settle

Key = Qt.Key
FRUIT = [Offer(name, name, "水果", "2.0 分", "info") for name in ("石榴", "苹果", "桃")]


class Desk(QWidget):
    """A picker that answers at once, and a line after it."""

    def __init__(self) -> None:
        super().__init__()
        self.picker = Picker("水果", "名称", self)
        self.after = QLineEdit()
        self.after.setAccessibleName("下一项")
        column = QVBoxLayout(self)
        column.addWidget(self.picker)
        column.addWidget(self.after)
        column.addStretch(1)
        self.resize(500, 400)
        self.told: list[object] = []
        self.passed = 0
        self.answers = True
        self.picker.asked.connect(self._answer)
        self.picker.chosen.connect(lambda offer: self.told.append(offer and offer.value))
        self.picker.passed.connect(self._on_passed)

    def _answer(self, typed: str) -> None:
        if self.answers:
            self.give(typed)

    def give(self, typed: str) -> None:
        self.picker.offer([o for o in FRUIT if typed in o.words], "没有")

    def _on_passed(self) -> None:
        self.passed += 1


@pytest.fixture
def desk(theme: object, show: Show) -> Desk:
    made = show(Desk())
    made.picker.setFocus()
    settle()
    return made


def type_in(words: str) -> None:
    at = QApplication.focusWidget()
    assert isinstance(at, QLineEdit)
    at.insert(words)
    at.textEdited.emit(at.text())
    settle()


def value(desk: Desk) -> object:
    chosen = desk.picker.value()
    return chosen.value if chosen else None


def test_what_is_typed_lists_what_it_may_mean_and_enter_takes_the_first(desk: Desk) -> None:
    type_in("果")
    assert desk.picker.below.isVisible()
    keys.press(Key.Key_Return)
    assert value(desk) == "苹果"
    assert desk.told == ["苹果"]
    assert not desk.picker.below.isVisible()
    assert not desk.grab().isNull()


def test_arrows_mark_another_and_esc_lists_nothing(desk: Desk) -> None:
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Down, Key.Key_Down, Key.Key_Down)
    assert desk.picker.below.current().value == "桃"
    keys.press(Key.Key_Up)
    desk.picker.below.repaint()
    keys.press(Key.Key_Escape)
    assert not desk.picker.below.isVisible()
    assert value(desk) is None


def test_typing_on_takes_the_choice_back(desk: Desk) -> None:
    type_in("桃")
    keys.press(Key.Key_Return)
    type_in("子")
    assert value(desk) is None
    assert desk.told == ["桃", None]
    assert desk.picker.below.isVisible()  # it says that there is none


def test_enter_goes_on_once_something_is_chosen(desk: Desk) -> None:
    type_in("桃")
    keys.press(Key.Key_Return)
    assert desk.passed == 0
    keys.press(Key.Key_Return)
    assert desk.passed == 1


def test_enter_before_the_answer_takes_the_first_that_comes(desk: Desk) -> None:
    desk.answers = False
    desk.picker._timer.setInterval(60_000)
    type_in("石")
    keys.press(Key.Key_Return)
    assert value(desk) is None
    desk.give("石")
    assert value(desk) == "石榴"


def test_tab_takes_what_is_marked_and_goes_on(desk: Desk) -> None:
    type_in("石")
    keys.press(Key.Key_Tab)
    assert value(desk) == "石榴"
    assert desk.after.hasFocus()


def test_a_click_takes(desk: Desk) -> None:
    keys.press(Key.Key_Down)
    item = desk.picker.below.list.item(1)
    desk.picker.below.list.itemClicked.emit(item)
    assert value(desk) == "苹果"


def test_the_list_stays_within_the_page_and_its_line_has_a_name(desk: Desk) -> None:
    desk.resize(500, 150)
    settle()
    keys.press(Key.Key_Down)
    assert desk.rect().contains(desk.picker.below.geometry())
    assert unnamed(desk) == []
