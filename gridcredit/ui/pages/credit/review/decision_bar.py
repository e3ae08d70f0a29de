"""The keys of a decision: pass, return, hold, hand up; those that need a reason ask for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.credit.codes import Decision
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.key_button import KeyButton
from gridcredit.ui.widgets.wheel import guard_wheel

KEYS = {
    Decision.PASS: ("1", "good"),
    Decision.RETURN: ("2", "bad"),
    Decision.HOLD: ("3", "warn"),
    Decision.HAND_UP: ("4", "info"),
}
_LONGEST = 200


class DecisionBar(QWidget):
    """`decided` carries (Decision, reason); a reason is asked for where one is wanted, and Esc
    takes the question back."""

    decided = Signal(object)
    left = Signal()  # the keyboard goes back to the queue

    def __init__(self, language: str, beside: QWidget) -> None:
        """`beside` stands behind the keys."""
        super().__init__()
        self._language = language
        self._pending: Decision | None = None
        self.keys: dict[Decision, KeyButton] = {}
        flow = FlowLayout(across=SMALL, down=SMALL)
        for decision, (key, tone) in KEYS.items():
            made = KeyButton(texts.word(decision, language), key, tone)
            made.setCheckable(False)
            made.clicked.connect(lambda _on=False, decision=decision: self.choose(decision))
            self.keys[decision] = made
            flow.addWidget(made)
        flow.addWidget(beside)
        self._asking = self._make_asking()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(flow)
        column.addWidget(self._asking)

    def _make_asking(self) -> QWidget:
        asking = QWidget()
        self.usual = QComboBox()
        self.usual.setEditable(True)
        self.usual.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.usual.addItems(
            [
                self.tr("佐证不全"),
                self.tr("日期不符"),
                self.tr("重复登记"),
                self.tr("不符合这个项目"),
            ]
        )
        self.usual.setMinimumContentsLength(6)
        line = self.usual.lineEdit()
        assert line is not None
        self.reason = line
        self.reason.setMaxLength(_LONGEST)
        self.usual.installEventFilter(self)
        guard_wheel(self.usual)
        self._send = button("", self._on_enter, kind="primary")
        leave = button(self.tr("不了"), self.drop)
        row = QHBoxLayout(asking)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.usual, 1)
        row.addWidget(self._send)
        row.addWidget(leave)
        self.forget_reason()
        asking.hide()
        return asking

    def set_able(self, able: bool, *, hands_up: bool) -> None:
        """Whether there is anything to decide, and whether it may be handed up from here."""
        for decision, key in self.keys.items():
            key.setEnabled(able)
            key.setVisible(decision is not Decision.HAND_UP or hands_up)
        if not able:
            self.drop()

    def press(self, key: str) -> bool:
        """Decide by a key; False when it is none of ours."""
        for decision, (ours, _tone) in KEYS.items():
            made = self.keys[decision]
            if ours == key and made.isEnabled() and not made.isHidden():
                self.choose(decision)
                return True
        return False

    def choose(self, decision: Decision) -> None:
        """Decide, or ask why."""
        if decision is Decision.PASS:
            self.drop()
            self.decided.emit((decision, ""))
            return
        self._pending = decision
        words = texts.word(decision, self._language)
        asked = self.tr("{decision}的原因").format(decision=words)
        self.reason.setPlaceholderText(asked)
        for part in (self.usual, self.reason):
            part.setAccessibleName(asked)
        self._send.setText(words)
        self._asking.show()
        self.usual.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reason.selectAll()

    def drop(self) -> None:
        """Ask no more; nothing is decided."""
        was_asking = not self._asking.isHidden()
        self._pending = None
        self._asking.hide()
        if was_asking:
            self.left.emit()

    def forget_reason(self) -> None:
        """The next reason is another."""
        self.usual.setCurrentIndex(-1)
        self.reason.clear()

    def _on_enter(self) -> None:
        decision, why = self._pending, self.reason.text().strip()
        if decision is None or not why:
            self.usual.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.drop()
        self.decided.emit((decision, why))

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
