"""The keys of a decision: one passes at once, the others ask why before anything is decided."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from gridcredit import texts
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.key_button import KeyButton

LONGEST_REASON = 200


class DecisionKeys(QWidget):
    """`decided` carries what `_told` makes of a decision and its reason. Esc takes the question for
    a reason back, Enter answers it. Who builds on it makes the question: `_asking`, which holds
    `reason` and the button `_send`."""

    decided = Signal(object)
    left = Signal()  # the keyboard goes back to the list

    def __init__(
        self, language: str, keys: Mapping[Any, tuple[str, str]], passing: StrEnum
    ) -> None:
        """`keys`: what may be decided, each with its key and its tone."""
        super().__init__()
        self._language, self._given, self._passing = language, keys, passing
        self._pending: Any = None
        self.keys: dict[Any, KeyButton] = {}
        self._flow = FlowLayout(across=SMALL, down=SMALL)
        for decision, (key, tone) in keys.items():
            made = KeyButton(texts.word(decision, language), key, tone)
            made.setCheckable(False)
            made.clicked.connect(lambda _on=False, decision=decision: self.choose(decision))
            self.keys[decision] = made
            self._flow.addWidget(made)
        self.reason: QLineEdit
        self._asking = QWidget()
        self._send = button("", self._on_enter, kind="primary")

    def _buttons(self) -> tuple[QPushButton, QPushButton]:
        """What decides for the reason given, and what asks no more."""
        return self._send, button(self.tr("不了"), self.drop)

    def _name_reason(self, words: str) -> None:
        """Say what the reason is asked for."""

    def _reason_place(self) -> QWidget:
        """Where the reason is typed."""
        return self.reason

    def _told(self, decision: Any, why: str) -> Any:
        """What is told of a decision."""
        return decision, why

    def press(self, key: str) -> bool:
        """Decide by a key; False when it is none of ours."""
        for decision, (ours, _tone) in self._given.items():
            made = self.keys[decision]
            if ours == key and made.isEnabled() and not made.isHidden():
                self.choose(decision)
                return True
        return False

    def choose(self, decision: Any) -> None:
        """Decide, or ask why."""
        if decision is self._passing:
            self.drop()
            self.decided.emit(self._told(decision, ""))
            return
        self._pending = decision
        words = texts.word(decision, self._language)
        self._name_reason(self.tr("{decision}的原因").format(decision=words))
        self._send.setText(words)
        self._asking.show()
        self._reason_place().setFocus(Qt.FocusReason.OtherFocusReason)
        self.reason.selectAll()

    def drop(self) -> None:
        """Ask no more; nothing is decided."""
        was_asking = not self._asking.isHidden()
        self._pending = None
        self._asking.hide()
        if was_asking:
            self.left.emit()

    def _on_enter(self) -> None:
        decision, why = self._pending, self.reason.text().strip()
        if decision is None or not why:
            self._reason_place().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.drop()
        self.decided.emit(self._told(decision, why))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter decides, Esc takes it back."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_enter()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
            return True
        return False
