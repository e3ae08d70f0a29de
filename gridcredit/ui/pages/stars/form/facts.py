"""What is on record of the nominee, as an outline: Enter puts a fact into the story."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.stars.codes import OutlineSource
from gridcredit.operations.stars.outlining import OutlineFact
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.stars.words import period_words
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.table import Table


class FactList(QWidget):
    """`wanted` carries the words that go into the story."""

    wanted = Signal(object)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.table = Table(self.tr("可以写进事迹的事"))
        self.model = RowsModel(
            [
                Column(self.tr("日期"), lambda fact: fact.on.isoformat(), 108),
                Column(self.tr("事"), self.words),
            ]
        )
        self.table.setModel(self.model)
        self.table.row_opened.connect(self._on_opened)
        self.outline = button(self.tr("全部列成提纲"), self._on_outline, kind="link")
        self._words = Label(self.tr("先找到被推荐人，这里列出台账和走访里有日期的事。"))
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        nothing = QWidget()
        below = QVBoxLayout(nothing)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._words)
        below.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(nothing)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(SectionHeader(self.tr("有据可写"), self.tr("回车写进事迹")))
        column.addWidget(self._stack, 1)
        column.addWidget(self.outline)
        self.outline.hide()

    def show_facts(self, facts: Sequence[OutlineFact], *, is_known: bool = True) -> None:
        """Show what is on record."""
        self.model.set_rows(facts[::-1])  # the latest first
        self._stack.setCurrentIndex(1 if facts else 0)
        self.outline.setVisible(bool(facts))
        self._words.setText(
            self.tr("台账和走访里还没有这一户的事，请直接写。")
            if is_known
            else self.tr("先找到被推荐人，这里列出台账和走访里有日期的事。")
        )

    def words(self, fact: OutlineFact) -> str:
        """One fact in words; of the ledger the item alone says it."""
        if fact.source is OutlineSource.ENTRY:
            return fact.what
        source = texts.word(fact.source, self._language)
        what = period_words(fact.what) if fact.source is OutlineSource.HONOUR else fact.what
        return self.tr("{source}：{what}").format(source=source, what=what)

    def _line(self, fact: OutlineFact) -> str:
        day = fact.on
        return self.tr("{year} 年 {month} 月 {day} 日，{what}。").format(
            year=day.year, month=day.month, day=day.day, what=self.words(fact)
        )

    def _on_opened(self, fact: object) -> None:
        if isinstance(fact, OutlineFact):
            self.wanted.emit(self._line(fact))

    def _on_outline(self) -> None:
        lines = [self._line(fact) for fact in reversed(self.model.rows())]
        self.wanted.emit("\n".join(lines))
