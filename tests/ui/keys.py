"""Keys as a keyboard sends them: pressed, held down, and let go, whoever has the focus by then."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle

NONE = Qt.KeyboardModifier.NoModifier
TEXTS = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Enter: "\r", Qt.Key.Key_Space: " "}


def at() -> QWidget:
    """Who gets the next key."""
    found = QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None
    return found


def press(*pressed: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press one key after another, each let go where the keyboard is by then, if it is anywhere:
    no screen gives it back to the window below a dialog that was closed."""
    for key in pressed:
        QtBot.keyPress(at(), key, held)
        settle()
        if left := QApplication.focusWidget() or QApplication.activeWindow():
            QtBot.keyRelease(left, key, held)
            settle()


def press_in(widget: QWidget, key: Qt.Key) -> None:
    """Press a key in a menu: it takes keys without having the focus."""
    QtBot.keyClick(widget, key)
    settle()


def hold(key: Qt.Key, times: int = 12, held: Qt.KeyboardModifier = NONE) -> None:
    """Hold a key down for so many repetitions, each with the release and the press that the screen
    sends in pairs, and let it go. Qt's tests have no such thing."""
    QtBot.keyPress(at(), key, held)
    settle()
    for _ in range(times):
        repeat(key, held)
    QtBot.keyRelease(at(), key, held)
    settle()


def repeat(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """One repetition of a key that is held down; where nobody holds it back from being a shortcut,
    it is one."""
    text = TEXTS.get(key, chr(key).lower() if 0x20 < key < 0x7F and not held else "")
    QCoreApplication.sendEvent(at(), QKeyEvent(QEvent.Type.KeyRelease, key, held, text, True))
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, held, text, True)
    asked.ignore()
    QCoreApplication.sendEvent(at(), asked)
    if held and not asked.isAccepted():
        QtBot.keyPress(at(), key, held)
    else:
        QCoreApplication.sendEvent(at(), QKeyEvent(QEvent.Type.KeyPress, key, held, text, True))
    settle()
