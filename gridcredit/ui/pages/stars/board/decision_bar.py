"""The keys of a decision: pass, return, reject; the last two ask why."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.stars.codes import StarStep, StepDecision
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.key_button import KeyButton
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.wheel import guard_wheel

KEYS = {
    StepDecision.PASS: ("1", "good"),
    StepDecision.RETURN: ("2", "warn"),
    StepDecision.REJECT: ("3", "bad"),
}
_LONGEST = 200
_ONLY_PASS = frozenset({StarStep.ARCHIVE})


class DecisionBar(QWidget):
    """`decided` carries (StepDecision, reason, checked, place or None); Esc takes the question for
    a reason back."""

    decided = Signal(object)
    left = Signal()  # the keyboard goes back to the list

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._step: StarStep | None = None
        self._pending: StepDecision | None = None
        self._lead = Label()
        self._lead.setProperty("role", "muted")
        self.checked = QCheckBox(self.tr("已核查其他记录（只记是否，不记内容）"))
        self.place = QSpinBox()
        self.place.setRange(0, 999)
        self.place.setSpecialValueText(self.tr("不排名次"))
        self.place.setAccessibleName(self.tr("名次"))
        self.place.setPrefix(self.tr("名次 "))
        guard_wheel(self.place)
        self.keys: dict[StepDecision, KeyButton] = {}
        flow = FlowLayout(across=SMALL, down=SMALL)
        for decision, (key, tone) in KEYS.items():
            made = KeyButton(texts.word(decision, language), key, tone)
            made.setCheckable(False)
            made.clicked.connect(lambda _on=False, decision=decision: self.choose(decision))
            self.keys[decision] = made
            flow.addWidget(made)
        flow.addWidget(self.place)
        self._asking = self._make_asking()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self._lead)
        column.addWidget(self.checked)
        column.addLayout(flow)
        column.addWidget(self._asking)

    def _make_asking(self) -> QWidget:
        asking = QWidget()
        self._label = Label()
        self._label.setProperty("role", "muted")
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST)
        self.reason.installEventFilter(self)
        self._label.setBuddy(self.reason)
        usual = FlowLayout(across=SMALL, down=SMALL)
        for words in (
            self.tr("事迹不具体"),
            self.tr("证明材料不全"),
            self.tr("与核查情况不符"),
            self.tr("授权没有签全"),
        ):
            usual.addWidget(button(words, partial(self._take, words), kind="link"))
        self._send = button("", self._on_enter, kind="primary")
        leave = button(self.tr("不了"), self.drop)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.reason, 1)
        row.addWidget(self._send)
        row.addWidget(leave)
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self._label)
        column.addLayout(row)
        column.addLayout(usual)
        asking.hide()
        return asking

    def show_step(self, step: StarStep, place: int | None) -> None:
        """Which step is decided, and the place that was set before."""
        self._step = step
        self.drop()
        self.reason.clear()
        self.checked.setChecked(False)
        words = texts.word(step, self._language)
        self._lead.setText(self.tr("现在办理：{step}").format(step=words))
        is_award = step is StarStep.AWARD
        self.keys[StepDecision.PASS].setText(
            self.tr("排定名次")
            if is_award
            else self.tr("归档")
            if step is StarStep.ARCHIVE
            else texts.word(StepDecision.PASS, self._language)
        )
        for decision in (StepDecision.RETURN, StepDecision.REJECT):
            self.keys[decision].setVisible(step not in _ONLY_PASS)
        self.place.setVisible(is_award)
        self.place.setValue(place or 0)
        self.checked.setVisible(step in (StarStep.INITIAL, StarStep.REVIEW))

    def press(self, key: str) -> bool:
        """Decide by a key; False when it is none of ours."""
        for decision, (ours, _tone) in KEYS.items():
            made = self.keys[decision]
            if ours == key and made.isEnabled() and not made.isHidden():
                self.choose(decision)
                return True
        return False

    def choose(self, decision: StepDecision) -> None:
        """Decide, or ask why."""
        if decision is StepDecision.PASS:
            self.drop()
            self._tell(decision, "")
            return
        self._pending = decision
        words = texts.word(decision, self._language)
        self._label.setText(self.tr("{decision}的原因").format(decision=words))
        self.reason.setAccessibleName(self._label.text())
        self._send.setText(words)
        self._asking.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reason.selectAll()

    def drop(self) -> None:
        """Ask no more; nothing is decided."""
        was_asking = not self._asking.isHidden()
        self._pending = None
        self._asking.hide()
        if was_asking:
            self.left.emit()

    def _tell(self, decision: StepDecision, why: str) -> None:
        is_award = self._step is StarStep.AWARD and decision is StepDecision.PASS
        place = self.place.value() or None if is_award else None
        self.decided.emit((decision, why, self.checked.isChecked(), place))

    def _take(self, words: str) -> None:
        self.reason.setText(words)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_enter(self) -> None:
        decision, why = self._pending, self.reason.text().strip()
        if decision is None or not why:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.drop()
        self._tell(decision, why)

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
