"""Beside the form: how the household stands, and what was entered for it last."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.ui.pages.credit.item_words import points_words
from gridcredit.ui.pages.credit.states import STATE_TONES
from gridcredit.ui.tokens import SMALL, TIGHT
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.short_label import ShortLabel
from gridcredit.ui.widgets.tag import Tag

_MOST = 7


class HouseholdSide(Card):
    """Shows an EntryHousehold; says what to do while there is none."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._head = SectionHeader(self.tr("这一户"))
        self._address = Label()
        self._address.setWordWrap(True)
        self._facts = Label()
        self._facts.setProperty("role", "muted")
        self._facts.setWordWrap(True)
        self._past = SectionHeader(self.tr("最近的记录"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SMALL)
        self.body.addWidget(self._head)
        self.body.addWidget(self._address)
        self.body.addWidget(self._facts)
        self.body.addSpacing(SMALL)
        self.body.addWidget(self._past)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        self.show_nobody()

    def show_nobody(self) -> None:
        """No household is chosen."""
        self._head.set_remark("")
        self._facts.setText(
            self.tr("输入姓名、拼音首字母、电话或门牌，回车选定。这里会显示这一户今年的积分。")
        )
        self._address.hide()
        self._past.hide()
        self._clear()

    def show_household(self, home: Any) -> None:
        """Show how a household stands."""
        self._head.set_remark(self.tr("参与 %n 人", "", home.takes_part))
        self._address.setText(home.address)
        self._address.show()
        facts = [
            self.tr("今年 {points}").format(points=points_words(home.points)),
            self.tr("可兑换 {points}").format(points=points_words(home.balance)),
        ]
        if home.band:
            facts.append(home.band)
        if home.minors:
            facts.append(self.tr("未成年人 %n 人不入账", "", home.minors))
        self._facts.setText(" · ".join(facts))
        self._past.setVisible(True)
        self._clear()
        for line in home.entries[:_MOST]:
            self._lines.addWidget(_Line(line, self._language))
        if not home.entries:
            self._past.set_remark(self.tr("还没有"))
        else:
            self._past.set_remark("")

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            old.hide()
            old.deleteLater()


class _Line(QWidget):
    """One entry: item and points, and below them the day, who, and where it stands."""

    def __init__(self, line: Any, language: str) -> None:
        super().__init__()
        item = ShortLabel(line.name)
        below = Label(" · ".join(part for part in (line.on.isoformat()[5:], line.person) if part))
        below.setProperty("role", "caption")
        points = Label(points_words(line.counted))
        points.setAlignment(Qt.AlignmentFlag.AlignRight)
        state = Tag(texts.word(line.state, language), STATE_TONES[line.state])
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(item)
        left.addWidget(below)
        right = QVBoxLayout()
        right.setSpacing(TIGHT)
        right.addWidget(points)
        right.addWidget(state, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(left, 1)
        row.addLayout(right)
