"""A person at the keys of the whole program: the window as the program makes it, real threads, keys
sent to whatever has the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk
from gridcredit.ui.app import App
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages.visit.page import VisitPage
from tests.operations.adding import add_records
from tests.ui import keys
from tests.ui.conftest import settle

Key = Qt.Key
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class HandClock:
    """A clock that stands until somebody sets it."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 22, 9, 0))  # noqa: DTZ001

    def __call__(self) -> datetime:
        return self.now

    def go(self, **later: float) -> None:
        """Set it on, or back."""
        self.now += timedelta(**later)

    @property
    def minute(self) -> str:
        """As visits keep it."""
        return self.now.strftime("%Y-%m-%dT%H:%M")


@dataclass(frozen=True)
class Home:
    """A couple and a child at one door."""

    id: UUID
    room: str
    he: UUID
    she: UUID


def add_homes(desk: Desk, count: int) -> list[Home]:
    """Couples with a child at 榴园 9号楼, a room each."""
    homes, records = [], []
    for at in range(count):
        room = f"{at + 1}01"
        dwelling = Dwelling(desk.new_id(), area_id(desk.node.area), "榴园", "9号楼", "1单元", room)
        made = Household(desk.new_id(), dwelling.id, f"90{at:02}", f"户主{at}")
        he, she, child = (
            Resident(desk.new_id(), made.id, name, relation, birth_date=date(born, 3, 1))
            for name, relation, born in (
                (f"户主{at}", "户主", 1970), (f"配偶{at}", "配偶", 1972), (f"孩子{at}", "子", 2015),
            )
        )  # fmt: skip
        homes.append(Home(made.id, room, he.id, she.id))
        records += [dwelling, made, he, she, child]
    add_records(desk, records)
    return homes


class Walker:
    """Sends keys to one window as a keyboard does, and waits until what they asked for is there."""

    def __init__(self, qtbot: QtBot, app: App, window: Callable[[], MainWindow]) -> None:
        """`window` is asked anew: another language makes another one."""
        self._qtbot, self.app, self._window = qtbot, app, window

    @property
    def window(self) -> MainWindow:
        """The window as it stands now."""
        return self._window()

    @property
    def page(self) -> VisitPage:
        """走访."""
        found = self.window.page("visits")
        assert isinstance(found, VisitPage)
        return found

    # The person

    def come(self) -> None:
        """Look at this window, which tells what others did."""
        self.window.activateWindow()
        self._qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        self.window.news.look()
        self.rest()

    def down(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key."""
        self._qtbot.keyPress(QApplication.focusWindow() or self.window.windowHandle(), key, held)
        settle()

    def up(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Let it go."""
        self._qtbot.keyRelease(QApplication.focusWindow() or self.window.windowHandle(), key, held)
        settle()

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE, waits: bool = True) -> None:
        """Press and let go, one key after another, looking at what came of each."""
        for key in keys:
            self.down(key, held)
            self.up(key, held)
            if waits:
                self.rest()

    def hold(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 15) -> None:
        """Press, keep it down while answers come, let go."""
        self.down(key, held)
        for _ in range(times):
            keys.repeat(key, held)
        self.rest()
        for _ in range(times):
            keys.repeat(key, held)
        self.up(key, held)
        self.rest()

    def write(self, text: str) -> None:
        """Type into whatever has the keyboard; Chinese comes by the input method."""
        for letter in text:
            if letter.isascii():
                self._qtbot.keyClick(keys.at(), letter)
            else:
                came = QInputMethodEvent()
                came.setCommitString(letter)
                QCoreApplication.sendEvent(keys.at(), came)
            settle()
        self.rest()

    def rest(self) -> None:
        """Until nothing is under way, and what was typed is kept."""
        for _ in range(2):  # what came may ask for more
            settle()
            self._qtbot.waitUntil(lambda: self.app.runner.is_idle and not self._is_typed_lately())

    def _is_typed_lately(self) -> bool:
        page = self.window.page("visits")
        return isinstance(page, VisitPage) and page.isVisible() and page._pause.isActive()

    # Ways

    def open(self, home: Home) -> None:
        """Find a door by the search of 走访, by keys alone, and leave the search standing."""
        self.press(Key.Key_D, held=CTRL)
        self.page.finder.box.selectAll()
        self.write(f"9号楼 {home.room}")
        self.press(Key.Key_Return)
        self.press(Key.Key_Return)
        self._qtbot.waitUntil(
            lambda: self.page.sheet is not None and self.page.sheet.household == home.id
        )
        self.rest()

    def go_on_to_action(self, most: int = 12) -> None:
        """Enter, held at each part, until the keyboard is on the action; it is not pressed."""
        for _ in range(most):
            if self.page.bar.isAncestorOf(keys.at()):
                return
            self.hold(Key.Key_Return)
        raise AssertionError("Enter never came to the action")
