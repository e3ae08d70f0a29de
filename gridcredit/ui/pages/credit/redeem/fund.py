"""资金: what came in and went out, line by line, and what is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain import amounts
from gridcredit.domain.amounts import yuan_text
from gridcredit.domain.credit.codes import Flow
from gridcredit.operations.credit import funds
from gridcredit.operations.credit.funds import FundLine
from gridcredit.ui.dialogs.choices import chosen_code, code_choice
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.date_line import DateLine
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.table import Table

_NUMBER = 120


class FundPart(CreditView):
    """The lines, the last one first."""

    def _build(self) -> None:
        self.add = button(self.tr("记一行"), self._on_add, icon="plus")
        self.take_back = button(self.tr("撤销这一行…"), self._on_take_back, kind="link")
        self.left = Label()
        self.left.setProperty("role", "lead")
        self.table = Table(self.tr("资金"))
        language = self.language
        self.model = RowsModel(
            [
                Column(self.tr("日期"), lambda line: line.fact.on.isoformat(), 110),
                Column(
                    self.tr("收支"),
                    lambda line: texts.word(line.fact.flow, language),
                    84,
                    tone=lambda line: "good" if line.fact.flow is Flow.IN else "warn",
                ),
                Column(
                    self.tr("金额（元）"), lambda line: yuan_text(line.fact.amount), _NUMBER, True
                ),
                Column(self.tr("摘要"), lambda line: line.fact.words),
                Column(self.tr("经办人"), lambda line: line.fact.by, 130),
                Column(self.tr("结余（元）"), lambda line: yuan_text(line.left), _NUMBER, True),
            ]
        )
        self.table.setModel(self.model)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            EmptyState(
                "receipt",
                self.tr("还没有收支"),
                self.tr("财政拨款、捐赠、采购，一笔一行；公示 E 张按这里的账印。"),
                self.tr("记一行"),
                self._on_add,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.add)
        row.addWidget(self.take_back)
        row.addStretch(1)
        row.addWidget(self.left)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, 0, WIDE, GAP)
        whole.setSpacing(SMALL)
        whole.addLayout(row)
        whole.addWidget(self.stack, 1)

    def refresh(self) -> None:
        """Ask for the lines."""
        desk, village = self.desk, self.village
        if village is not None:
            self.ask(lambda: funds.list_fund(desk, village.code), self._on_lines, self.warn)

    def keyboard_place(self) -> QWidget | None:
        """The list, or the way to fill it."""
        return self.table if self.model.rowCount() else self.add

    def _on_lines(self, lines: list[FundLine]) -> None:
        self.model.set_rows(lines[::-1])
        self.stack.setCurrentIndex(0 if lines else 1)
        self.take_back.setEnabled(bool(lines))
        left = yuan_text(lines[-1].left) if lines else yuan_text(0)
        self.left.setText(self.tr("结余 {yuan} 元").format(yuan=left))
        if lines:
            self.table.selectRow(0)
        self.be_known()

    def _on_add(self) -> None:
        dialog = FundDialog(self)
        dialog.saved.connect(lambda _row: self.app.toast(self.tr("已记")))
        dialog.open()

    def _on_take_back(self) -> None:
        line = self.table.chosen_row()
        if not isinstance(line, FundLine):
            return
        title = self.tr("撤销这一行收支")
        why = self.app.messages.ask_text(self, title, self.tr("原因（例如：记错了金额）"))
        if why is None:
            return
        desk, row = self.desk, line.id
        self.do(
            lambda _progress: funds.take_back_fund(desk, row, why),
            lambda _done: self.app.toast(self.tr("已撤销"), tone="info"),
            self.warn,
            title=title,
        )


class FundDialog(FormDialog):
    """One line; `saved` carries its id."""

    def __init__(self, view: CreditView) -> None:
        super().__init__(view, view.app)
        self._view = view
        self.say(self.tr("记一行收支"), self.tr("保存"))
        self.day = DateLine(view.desk.today())
        self.flow = code_choice(Flow, Flow.IN, view.language)
        self.amount = QLineEdit()
        self.amount.setMaximumWidth(140)
        self.words = QLineEdit()
        self.words.setMaxLength(200)
        self.add("on", self.day, self.tr("日期"))
        self.add("flow", self.flow, self.tr("收支"))
        self.add("amount", self.amount, self.tr("金额（元）"))
        self.add("words", self.words, self.tr("摘要"))
        self.amount.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """The line."""
        faults, fen = {}, 0
        try:
            day = self.day.day()
        except ValueError:
            day = None
        if day is None:
            faults["on"] = "not_a_date"
        try:
            fen = amounts.fen(self.amount.text())
        except ValueError as error:
            faults["amount"] = str(error)
        words = self.words.text().strip()
        if not words:
            faults["words"] = "empty"
        village = self._view.village
        if self.show_faults(faults) or day is None or village is None:
            return None
        desk, flow = self._view.desk, chosen_code(self.flow, Flow)
        return lambda: funds.add_to_fund(desk, day, flow, fen, words, village.code)
