"""The dialogs ask what they are told to ask, and the keyboard answers them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gridcredit.domain.errors import DatabaseTooNew
from gridcredit.settings import Settings
from gridcredit.ui.dialogs.crash import CrashDialog
from gridcredit.ui.dialogs.keys import KeysDialog
from gridcredit.ui.messages import Messages
from tests.ui.access import unnamed
from tests.ui.conftest import Show

pytestmark = pytest.mark.usefixtures("theme")


def answer(act: Callable[[QDialog], object]) -> None:
    """Once a dialog stands, do this to it."""

    def when_up() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        assert unnamed(dialog) == []
        act(dialog)

    QTimer.singleShot(0, when_up)


def press(qtbot: QtBot, key: Qt.Key) -> Callable[[QDialog], object]:
    return lambda dialog: qtbot.keyClick(dialog, key)


def test_enter_agrees_and_escape_does_not(qtbot: QtBot) -> None:
    messages = Messages(Settings())
    answer(press(qtbot, Qt.Key.Key_Return))
    assert messages.ask(None, "导出吗？", "", yes="导出")
    answer(press(qtbot, Qt.Key.Key_Escape))
    assert not messages.ask(None, "导出吗？", "", yes="导出")


def test_enter_does_not_agree_to_what_is_dangerous(qtbot: QtBot) -> None:
    answer(press(qtbot, Qt.Key.Key_Return))
    assert not Messages(Settings()).ask(None, "移出吗？", "", yes="移出", danger=True)


def test_text_is_asked_for(qtbot: QtBot) -> None:
    messages = Messages(Settings())

    def type_it(dialog: QDialog) -> None:
        qtbot.keyClicks(dialog.findChild(QLineEdit), " reason ")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    answer(type_it)
    assert messages.ask_text(None, "用途", "写下查看的用途") == "reason"
    answer(press(qtbot, Qt.Key.Key_Escape))
    assert messages.ask_text(None, "用途", "写下查看的用途") is None


@pytest.mark.parametrize(("language", "word"), [("zh", "更新的版本"), ("en", "newer version")])
def test_an_error_is_told_in_the_chosen_language(language: str, word: str) -> None:
    seen: list[str] = []

    def read(dialog: QDialog) -> None:
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    answer(read)
    Messages(Settings(language=language)).warn(None, DatabaseTooNew("9", "1"))
    assert any(word in text for text in seen)


def test_the_other_dialogs_can_be_used_without_sight(show: Show) -> None:
    for dialog in (KeysDialog(None, [("搜索", "Ctrl+K")]), CrashDialog(None, "report", None)):
        assert unnamed(show(dialog)) == []
