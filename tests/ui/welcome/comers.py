"""What who comes sees, types and presses: by keyboard alone."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from gridcredit.operations.desk import Desk
from gridcredit.ui.entrance import Entrance
from gridcredit.ui.welcome.login import Login
from gridcredit.ui.widgets.form import FormRow
from tests.operations.offices import PASSPHRASE
from tests.ui import keys
from tests.ui.access import guessing, unnamed
from tests.ui.conftest import settle

W = TypeVar("W", bound=QWidget)


def cover(entrance: Entrance, kind: type[W]) -> W:
    """The view that stands; it must be of this kind and nameless nowhere."""
    settle()
    found = entrance._window.findChild(kind)
    assert found is not None
    assert found.isVisible()
    assert unnamed(found) == []
    assert guessing(found) == []
    return found


def type_in(text: str) -> None:
    """Type into the line that has the keyboard."""
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    focus.insert(text)  # QTest has no keys for Chinese


def errors(view: QWidget) -> list[str]:
    """What is said beside the fields that are wrong."""
    return [
        row.field.accessibleDescription()
        for row in view.findChildren(FormRow)
        if row.field.property("wrong") == "true"
    ]


def sign_in(entrance: Entrance, passphrase: str = PASSPHRASE) -> Desk:
    """Give the passphrase; the desk that opens."""
    cover(entrance, Login)
    type_in(passphrase)
    keys.press(Qt.Key.Key_Return)
    desk = entrance.app.desk
    assert desk is not None
    return desk
