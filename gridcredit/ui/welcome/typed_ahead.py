"""Keys that come before the line they are meant for: kept, and typed into it once it is there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TypedAhead:
    """What was typed while nothing could take it. Enter counts only behind something typed: pressed
    once more out of impatience, it is not another try."""

    def __init__(self) -> None:
        self._keys: list[tuple[int, Qt.KeyboardModifier, str]] = []

    def take(self, event: QKeyEvent) -> bool:
        """Keep a key; False when it is not one that types, erases or sends off."""
        is_enter = event.key() in _ENTERS
        is_typed = event.text() != "" and event.text().isprintable()
        if not (is_enter or is_typed or event.key() == Qt.Key.Key_Backspace):
            return False
        if self._keys or not is_enter:
            self._keys.append((event.key(), event.modifiers(), event.text()))
        return True

    def hand_to(self, line: QWidget) -> None:
        """Type it into a line, after what is under way; once."""
        keys, self._keys = self._keys, []
        for key, held, text in keys:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.postEvent(line, QKeyEvent(kind, key, held, text))
