"""Who of the household it was: everybody of age as a key, the whole household where the item lets
it stand for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from gridcredit.ui.tokens import SMALL, TIGHT
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.key_button import KeyButton
from gridcredit.ui.widgets.label import Label

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PeopleKeys(QWidget):
    """Digits choose, arrows move along, Enter goes on with the one that has the keyboard."""

    edited = Signal()
    passed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._keys: dict[UUID | None, KeyButton] = {}
        self._value: UUID | None = None
        self._may_be_nobody = False
        self._held = QWidget()
        self._flow = FlowLayout(self._held, across=SMALL, down=TIGHT)
        self._words = Label(self.tr("先找到一户"))
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self._held)
        column.addWidget(self._words)

    def show_people(self, people: Sequence[Any], chosen: UUID | None) -> None:
        """Show a household's people of age, and who is chosen; the only one who takes part is."""
        self._clear()
        for at, person in enumerate(people, start=1):
            made = KeyButton(person.name, str(at) if at < 10 else "", "info")
            made.setEnabled(person.takes_part)
            if not person.takes_part:
                made.setAccessibleDescription(self.tr("未参与"))
            self._put(person.id, made)
        whole = KeyButton(self.tr("整户"), "0", "info")
        self._put(None, whole)
        able = [person.id for person in people if person.takes_part]
        left_out = [person.name for person in people if not person.takes_part]
        words = self.tr("未签参与确认：{names}").format(names="、".join(left_out))
        self._words.setText(words if left_out else "")
        self._words.setVisible(bool(left_out))
        only = able[0] if len(able) == 1 and not self._may_be_nobody else None
        self._show(chosen if chosen in able else only)

    def show_nobody(self, words: str) -> None:
        """There is no household yet, or nobody of it may be chosen."""
        self._clear()
        self._value = None
        self._words.setText(words)
        self._words.show()

    def let_be_nobody(self, may: bool) -> None:
        """Whether the item lets the household stand for whoever acted."""
        self._may_be_nobody = may
        if None in self._keys:
            self._keys[None].setVisible(may)
        if self._value is None:
            self._show(None)

    def value(self) -> UUID | None:
        """Who is chosen; None is the household, or nobody yet."""
        return self._value

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is to be asked here."""
        return self._value is not None or self._may_be_nobody

    def take_focus(self) -> None:
        """Put the keyboard onto who is chosen, else onto the first who may be."""
        able = [key for key in self._keys.values() if key.isEnabled() and not key.isHidden()]
        chosen = self._keys.get(self._value)
        at = chosen if chosen in able else next(iter(able), None)
        if at is not None:
            at.setFocus(Qt.FocusReason.TabFocusReason)

    def _put(self, person: UUID | None, made: KeyButton) -> None:
        made.clicked.connect(lambda: self._choose(person))
        made.installEventFilter(self)
        self._keys[person] = made
        self._flow.addWidget(made)
        made.setVisible(person is not None or self._may_be_nobody)

    def _clear(self) -> None:
        held = QApplication.focusWidget()
        if held is not None and self._held.isAncestorOf(held):
            self.setFocus()  # nobody further out takes over what is typed meanwhile
        self._keys = {}
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            old.hide()
            old.deleteLater()

    def _choose(self, person: UUID | None) -> None:
        self._show(person)
        self.edited.emit()

    def _show(self, person: UUID | None) -> None:
        self._value = person
        for who, key in self._keys.items():
            key.setChecked(who == person and (who is not None or self._may_be_nobody))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the buttons."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        return isinstance(watched, KeyButton) and self._take_key(watched, Qt.Key(event.key()))

    def _take_key(self, at: KeyButton, key: Qt.Key) -> bool:
        shown = [(who, k) for who, k in self._keys.items() if k.isEnabled() and not k.isHidden()]
        keys = [k for _, k in shown]
        if key in _STEPS and at in keys:
            to = keys[(keys.index(at) + _STEPS[key]) % len(keys)]
            to.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in _ENTERS:
            self._choose(next(who for who, k in shown if k is at))
            self.passed.emit()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            wanted = [(who, k) for who, k in shown if k.accessibleDescription() == chr(key)]
            for who, made in wanted:
                made.setFocus(Qt.FocusReason.OtherFocusReason)
                self._choose(who)
        else:
            return False
        return True
