"""The keys of a decision: pass, return, reject; the last two ask why."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout

from gridcredit import texts
from gridcredit.domain.stars.codes import StarStep, StepDecision
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.decision_keys import LONGEST_REASON, DecisionKeys
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.wheel import guard_wheel

KEYS = {
    StepDecision.PASS: ("1", "good"),
    StepDecision.RETURN: ("2", "warn"),
    StepDecision.REJECT: ("3", "bad"),
}
_ONLY_PASS = frozenset({StarStep.ARCHIVE})


class DecisionBar(DecisionKeys):
    """`decided` carries (StepDecision, reason, checked, place or None)."""

    def __init__(self, language: str) -> None:
        super().__init__(language, KEYS, StepDecision.PASS)
        self._step: StarStep | None = None
        self._lead = Label()
        self._lead.setProperty("role", "muted")
        self.checked = QCheckBox(self.tr("已核查其他记录（只记是否，不记内容）"))
        self.place = QSpinBox()
        self.place.setRange(0, 999)
        self.place.setSpecialValueText(self.tr("不排名次"))
        self.place.setAccessibleName(self.tr("名次"))
        self.place.setPrefix(self.tr("名次 "))
        guard_wheel(self.place)
        self._flow.addWidget(self.place)
        self._make_asking()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self._lead)
        column.addWidget(self.checked)
        column.addLayout(self._flow)
        column.addWidget(self._asking)

    def _make_asking(self) -> None:
        self._label = Label()
        self._label.setProperty("role", "muted")
        self.reason = QLineEdit()
        self.reason.setMaxLength(LONGEST_REASON)
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
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.reason, 1)
        for made in self._buttons():
            row.addWidget(made)
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self._label)
        column.addLayout(row)
        column.addLayout(usual)
        self._asking.hide()

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

    def _name_reason(self, words: str) -> None:
        self._label.setText(words)
        self.reason.setAccessibleName(words)

    def _told(self, decision: Any, why: str) -> Any:
        is_award = self._step is StarStep.AWARD and decision is StepDecision.PASS
        place = self.place.value() or None if is_award else None
        return decision, why, self.checked.isChecked(), place

    def _take(self, words: str) -> None:
        self.reason.setText(words)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
