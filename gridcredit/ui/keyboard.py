"""What a key may do anywhere in the window: once for each time it is pressed, at one place.

A key that is held down goes on moving, typing and erasing, and does nothing else. A key whose
press has moved the keyboard is used up: nobody further out gets it, so that no button is pressed
that has only just got the keyboard. Our own shortcuts work where text is typed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_Key = Qt.Key
_MOVES = frozenset(
    {_Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right, _Key.Key_Home, _Key.Key_End}
    | {_Key.Key_PageUp, _Key.Key_PageDown}
)
_TABS = frozenset({_Key.Key_Tab, _Key.Key_Backtab})
_ERASES = frozenset({_Key.Key_Backspace, _Key.Key_Delete})
_ENTERS = frozenset({_Key.Key_Return, _Key.Key_Enter})
_CHORD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_PRESS, _RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
_OVERRIDE = QEvent.Type.ShortcutOverride
_LISTENED = frozenset({_PRESS, _RELEASE, _OVERRIDE})
# Presses under way at once: one, and one more for each dialog that a press has opened.
_NESTED = 8
UNDO = QKeySequence("Ctrl+Z")


@dataclass(slots=True)
class _Press:
    """A press on its way outwards: who got it last, who had the keyboard when it began, and which
    of all presses it was."""

    at: QWidget
    held: QWidget | None
    number: int


class KeyGuard(QObject):
    """Watches the widget that has the keyboard, what stands around it, and the window.

    Not the application: a filter there would take Python's turn for every event of every widget.
    """

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._shortcuts: frozenset[str] = frozenset()
        self._watched: list[QObject] = []
        self._presses: OrderedDict[int, _Press] = OrderedDict()
        self._count = 0
        self._announced: QObject | None = None  # who is to get the press that comes now
        self._asked: tuple[int, QWidget] | None = None  # who was asked last about a shortcut
        self._pressed: tuple[int, QWidget | None] = (0, None)  # the key pressed last, and where
        self._released = (0, 0)  # the key that was let go last, and when
        self._is_on_x = application.platformName() == "xcb"
        application.focusChanged.connect(self._on_focus_changed)
        application.focusWindowChanged.connect(self._on_focus_window_changed)
        self._on_focus_window_changed(QApplication.focusWindow())
        self._on_focus_changed(None, QApplication.focusWidget())

    def set_shortcuts(self, keys: Iterable[str]) -> None:
        """The shortcuts that work also where text is typed."""
        self._shortcuts = frozenset(QKeySequence(k).toString() for k in keys if k)

    # Whom to watch

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        at = now or QApplication.activeWindow()
        while at is not None:
            self._watch(at)
            at = None if at.isWindow() else at.parentWidget()

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            self._watch(window)

    def _watch(self, watched: QObject) -> None:
        watched.removeEventFilter(self)
        watched.installEventFilter(self)
        if watched not in self._watched:
            self._watched.append(watched)

    def _forget_others(self) -> None:
        """Watch only what stands around the keyboard: asked when a press begins, because whom one
        passes is watched until it is through."""
        kept: list[QObject] = []
        focus = QApplication.focusWidget() or QApplication.activeWindow()
        for watched in self._watched:
            if not shiboken6.isValid(watched):
                continue
            is_near = isinstance(watched, QWidget) and focus is not None and (
                watched is focus or watched.isAncestorOf(focus)
            )  # fmt: skip
            if is_near or watched is QApplication.focusWindow():
                kept.append(watched)
            else:
                watched.removeEventFilter(self)
        self._watched = kept

    # What comes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back what a key may not do."""
        if event.type() not in _LISTENED or not isinstance(event, QKeyEvent):
            return False
        if isinstance(watched, QWindow):
            return self._at_window(watched, event)
        if not isinstance(watched, QWidget):
            return False
        if event.type() == _PRESS:
            return self._at_widget(watched, event)
        if event.type() == _OVERRIDE:
            return self._before_shortcuts(watched, event)
        self._note_release(event)
        return False

    def _at_window(self, window: QWindow, event: QKeyEvent) -> bool:
        """What the screen sends comes here first, for popups too."""
        if event.type() == _RELEASE:
            self._note_release(event)
            return False
        if event.type() != _PRESS:
            return False
        if self._is_held_back(event):
            event.accept()
            return True
        self._announced = window
        return False

    def _at_widget(self, widget: QWidget, event: QKeyEvent) -> bool:
        if self._is_held_back(event) or self._is_used_up(widget, event):
            event.accept()
            return True
        return False

    def _before_shortcuts(self, widget: QWidget, event: QKeyEvent) -> bool:
        """A shortcut is wanted, unless the widget wants the keys for itself."""
        address, before = shiboken6.getCppPointer(event)[0], self._asked
        if before is None or before[0] != address or not _is_around(widget, before[1]):
            self._announced = widget
        self._asked = (address, widget)
        if self._is_held_back(event):
            event.accept()  # no shortcut, then; the press that follows is held back
            return True
        if is_text_input(widget) and self._is_ours(widget, event):
            event.ignore()
            return True
        return False

    def _is_ours(self, widget: QWidget, event: QKeyEvent) -> bool:
        keys = QKeySequence(event.keyCombination())
        if keys == UNDO and not _has_undone_nothing(widget):
            return False
        return keys.toString() in self._shortcuts

    # Held down

    def _is_held_back(self, event: QKeyEvent) -> bool:
        if not self._is_repeated(event):
            return False
        to = QApplication.activePopupWidget() or QApplication.focusWidget()
        key, place = self._pressed
        has_moved = key == event.key() and place is not to
        return not may_repeat(event, to, has_moved=has_moved)

    def _is_repeated(self, event: QKeyEvent) -> bool:
        """Under load X's repetitions are taken for releases and presses; they come at the very
        moment of the release."""
        at = event.timestamp() if self._is_on_x else 0
        return event.isAutoRepeat() or (at != 0 and self._released == (event.key(), at))

    def _note_release(self, event: QKeyEvent) -> None:
        self._released = (event.key(), event.timestamp())

    # Used up

    def _is_used_up(self, widget: QWidget, event: QKeyEvent) -> bool:
        """Whether a press on its way outwards has moved the keyboard, or opened something that was
        answered by keys."""
        address = shiboken6.getCppPointer(event)[0]
        known = self._presses.get(address)
        is_new = self._announced is widget or isinstance(self._announced, QWindow)
        self._announced = None
        if is_new or known is None or not _is_around(widget, known.at):
            self._begin(address, widget)
            if not self._is_repeated(event):
                to = QApplication.activePopupWidget() or QApplication.focusWidget()
                self._pressed = (event.key(), to)
            return False
        known.at = widget
        return known.held is not QApplication.focusWidget() or known.number != self._count

    def _begin(self, address: int, widget: QWidget) -> None:
        self._forget_others()
        self._count += 1
        self._presses[address] = _Press(widget, QApplication.focusWidget(), self._count)
        self._presses.move_to_end(address)
        while len(self._presses) > _NESTED:
            self._presses.popitem(last=False)


def may_repeat(event: QKeyEvent, to: QWidget | None, *, has_moved: bool = False) -> bool:
    """Whether a key that is held down goes on: moving and scrolling, but not from button to button,
    which would choose; typing and erasing in the text where it was pressed; and nothing else."""
    key, is_chord = Qt.Key(event.key()), bool(event.modifiers() & _CHORD)
    if key in _TABS:
        return True
    if key in _MOVES:
        return not isinstance(to, QAbstractButton)
    if to is None or has_moved or not is_text_input(to):
        return False
    if key in _ERASES:
        return True
    if key in _ENTERS:
        return not is_chord and isinstance(to, (QPlainTextEdit, QTextEdit))
    is_typed = event.text().isprintable() and event.text() != ""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier  # AltGr
    return is_typed and (not is_chord or event.modifiers() & both == both)


def is_text_input(widget: QWidget) -> bool:
    """Whether somebody types text into it."""
    if isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit)):
        return not widget.isReadOnly()
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QAbstractSpinBox)


def _has_undone_nothing(widget: QWidget) -> bool:
    """Whether there is no typing to take back, nor was any taken back just now: then Ctrl+Z is the
    window's."""
    line: QWidget | None = widget
    if isinstance(widget, (QAbstractSpinBox, QComboBox)):
        line = widget.lineEdit()
    if isinstance(line, QLineEdit):
        return not line.isUndoAvailable() and not line.isRedoAvailable()
    if isinstance(line, (QPlainTextEdit, QTextEdit)):
        paper = line.document()
        return not paper.isUndoAvailable() and not paper.isRedoAvailable()
    return True


def _is_around(outer: QWidget, inner: QWidget) -> bool:
    return outer is not inner and shiboken6.isValid(inner) and outer.isAncestorOf(inner)
