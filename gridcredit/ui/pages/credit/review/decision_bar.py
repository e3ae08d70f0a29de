"""The keys of a decision: pass, return, hold, hand up; those that need a reason ask for it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.domain.credit.codes import Decision
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.decision_keys import LONGEST_REASON, DecisionKeys
from gridcredit.ui.widgets.wheel import guard_wheel

KEYS = {
    Decision.PASS: ("1", "good"),
    Decision.RETURN: ("2", "bad"),
    Decision.HOLD: ("3", "warn"),
    Decision.HAND_UP: ("4", "info"),
}


class DecisionBar(DecisionKeys):
    """`decided` carries (Decision, reason)."""

    def __init__(self, language: str, beside: QWidget) -> None:
        """`beside` stands behind the keys."""
        super().__init__(language, KEYS, Decision.PASS)
        self._flow.addWidget(beside)
        self._make_asking()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(self._flow)
        column.addWidget(self._asking)

    def _make_asking(self) -> None:
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
        self.reason.setMaxLength(LONGEST_REASON)
        self.usual.installEventFilter(self)
        guard_wheel(self.usual)
        row = QHBoxLayout(self._asking)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.usual, 1)
        for made in self._buttons():
            row.addWidget(made)
        self.forget_reason()
        self._asking.hide()

    def set_able(self, able: bool, *, hands_up: bool) -> None:
        """Whether there is anything to decide, and whether it may be handed up from here."""
        for decision, key in self.keys.items():
            key.setEnabled(able)
            key.setVisible(decision is not Decision.HAND_UP or hands_up)
        if not able:
            self.drop()

    def _name_reason(self, words: str) -> None:
        self.reason.setPlaceholderText(words)
        for part in (self.usual, self.reason):
            part.setAccessibleName(words)

    def _reason_place(self) -> QWidget:
        return self.usual

    def forget_reason(self) -> None:
        """The next reason is another."""
        self.usual.setCurrentIndex(-1)
        self.reason.clear()
