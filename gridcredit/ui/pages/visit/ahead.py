"""Keys typed between two doors: meant for the form that comes, kept from the one that stands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_CHORD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_WALKS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Backspace})


class KeysAhead(QObject):
    """From `begin` on no key reaches `places`; those that choose, mark or type are kept, and
    `hand_to` gives them to the next form. Enter and chords are not: nobody saves, or answers, what
    he has not seen. Space counts only behind another key: it may be an impatient one."""

    def __init__(self, places: tuple[QWidget, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._places = places
        self._keys: list[QKeyEvent] = []
        self._is_on = self._is_kept = False

    def begin(self, *, is_kept: bool = True) -> None:
        """What stands is done with; unless `is_kept`, keys are for no other form either. Begun
        already, it goes on as it is."""
        if not self._is_on:
            self._is_on, self._is_kept = True, is_kept
            # The whole application, for the moment: nobody knows where the keyboard will be.
            self._application().installEventFilter(self)

    def drop(self) -> None:
        """What stands is at hand again, and gets nothing of what was meant for another."""
        if self._is_on:
            self._is_on = False
            self._application().removeEventFilter(self)
        self._keys = []

    def hand_to(self, form: QWidget) -> None:
        """The next form stands and has the keyboard."""
        keys = self._keys
        self.drop()
        if keys:
            QTimer.singleShot(0, form, lambda: _type(keys, form))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is pressed at the places."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not (isinstance(watched, QWidget) and self._is_at(watched)):
            return False
        if self._is_kept and not event.isAutoRepeat() and self._is_meant(event):
            self._keys.append(QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        event.accept()
        return True

    def _is_at(self, widget: QWidget) -> bool:
        return any(place is widget or place.isAncestorOf(widget) for place in self._places)

    def _is_meant(self, event: QKeyEvent) -> bool:
        if event.modifiers() & _CHORD:
            return False
        if event.key() in _WALKS or event.key() == Qt.Key.Key_Space:
            return bool(self._keys)
        return event.text() != "" and event.text().isprintable()

    def _application(self) -> QCoreApplication:
        application = QCoreApplication.instance()
        assert application is not None
        return application


def _type(keys: list[QKeyEvent], form: QWidget) -> None:
    """Key by key, each to whom the one before it gave the keyboard."""
    for key in keys:
        at = QApplication.focusWidget()
        if at is None or not form.isAncestorOf(at):
            return
        QCoreApplication.sendEvent(at, key)
