"""异议: what was objected to, until when it is answered, and the answer as a letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gridcredit import texts
from gridcredit.domain import amounts
from gridcredit.domain.credit.codes import Result
from gridcredit.domain.duties import Duty
from gridcredit.operations.credit import ledger_lines, objecting, review_papers
from gridcredit.operations.credit.ledger_lines import LedgerLine
from gridcredit.operations.credit.objecting import AnswerForm, ObjectionLine
from gridcredit.ui.dialogs.choices import chosen_code, code_choice
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.credit.paper_jobs import PaperJobs
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.two_line import TwoLineTable

Row = tuple[ObjectionLine, LedgerLine | None]


class ObjectionsPart(CreditView):
    """Enter answers the one that is chosen."""

    def _build(self) -> None:
        self.papers = PaperJobs(self)
        self.answer = button(self.tr("答复…"), self._on_answer, kind="primary")
        self.print = button(self.tr("打印答复书"), self._on_print, icon="printer", kind="quiet")
        self.entry = button(self.tr("看这一笔"), self._on_entry, kind="link")
        offer(self.answer, self.desk.actor.may(Duty.REVIEW_CREDIT))
        offer(self.print, self.desk.actor.may(Duty.REVIEW_CREDIT))
        self._how = Label(self.tr("在台账里打开一笔，点“登记异议”受理。"))
        self._how.setProperty("role", "muted")
        self.table = TwoLineTable(self.tr("异议"))
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            EmptyState(
                "check-circle",
                self.tr("没有异议"),
                self.tr("有人口头或书面提出异议时，在台账里打开那一笔，点“登记异议”。"),
                self.tr("去台账"),
                lambda: self.page.show_view("ledger", "entries"),
            )
        )
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for part in (self.answer, self.print, self.entry, self._how):
            row.addWidget(part)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, 0, WIDE, GAP)
        whole.setSpacing(SMALL)
        whole.addLayout(row)
        whole.addWidget(self.stack, 1)

    def _columns(self) -> list[Column]:
        language = self.language
        overdue, waiting, unsure = self.tr("已超期"), self.tr("待答复"), self.tr("日历待定")

        def state(row: Row) -> str:
            line = row[0]
            if line.answer is not None:
                return texts.word(line.answer.result, language)
            return overdue if line.overdue else waiting

        def tone(row: Row) -> str:
            line = row[0]
            if line.answer is not None:
                return "good"
            return "bad" if line.overdue else "warn"

        def due(row: Row) -> str:
            day = row[0].due
            return f"{day.day.isoformat()}\n{'' if day.known else unsure}".rstrip()

        return [
            Column(
                self.tr("收到"),
                lambda r: f"{r[0].fact.on.isoformat()}\n{texts.word(r[0].fact.manner, language)}",
                112,
            ),
            Column(
                self.tr("哪一笔"),
                lambda r: f"{r[1].item}\n{r[1].address} {r[1].person}" if r[1] else "—",
            ),
            Column(self.tr("内容"), lambda r: r[0].fact.words),
            Column(self.tr("答复期限"), due, 112),
            Column(self.tr("状态"), state, 116, tone=tone),
        ]

    def _connect(self) -> None:
        self.table.row_chosen.connect(lambda _row: self._show_acts())
        self.table.row_opened.connect(lambda _row: self._on_answer())

    def refresh(self) -> None:
        """Ask for the objections, with what they are about."""
        desk, village = self.desk, self.village
        if village is None:
            return

        def query() -> list[Row]:
            lines = objecting.list_objections(desk, village.code)
            wanted = {line.entry for line in lines}
            rows = [r for r in ledger_lines.ledger_rows(desk, village.code) if r.id in wanted]
            told = {d.row.id: d for d in ledger_lines.described(desk, village.code, rows)}
            waiting = [line for line in lines if line.answer is None]
            answered = [line for line in lines if line.answer is not None]
            answered.sort(key=lambda line: line.fact.on, reverse=True)
            return [(line, told.get(line.entry)) for line in (*waiting, *answered)]

        self.ask(query, self._on_rows, self.warn)

    def keyboard_place(self) -> QWidget | None:
        """The list."""
        return self.table if self.model.rowCount() else None

    @property
    def chosen(self) -> Row | None:
        """The objection that is chosen."""
        row = self.table.chosen_row()
        return row if isinstance(row, tuple) else None

    def _on_rows(self, rows: list[Row]) -> None:
        at = max(self.table.currentIndex().row(), 0)
        self.model.set_rows(rows)
        self.stack.setCurrentIndex(0 if rows else 1)
        if rows:
            self.table.selectRow(min(at, len(rows) - 1))
        self._show_acts()
        self.be_known()

    def _show_acts(self) -> None:
        row = self.chosen
        self.answer.setEnabled(row is not None and row[0].answer is None)
        self.print.setEnabled(row is not None and row[0].answer is not None)
        self.entry.setEnabled(row is not None)

    def _on_answer(self) -> None:
        row = self.chosen
        if row is None or row[0].answer is not None:
            return
        if self.desk.actor.may(Duty.REVIEW_CREDIT):
            dialog = AnswerDialog(self, row)
            dialog.saved.connect(lambda _kept: self.app.toast(self.tr("已答复，可以打印答复书")))
            dialog.open()

    def _on_entry(self) -> None:
        row = self.chosen
        if row is not None:
            self.page.show_view("ledger", ("entries", row[0].entry))

    def _on_print(self) -> None:
        row = self.chosen
        if row is None:
            return
        desk, objection = self.desk, row[0].id
        self.papers.pdf(
            self.tr("打印答复书"),
            self.tr("异议答复-{day}.pdf").format(day=row[0].fact.on.isoformat()),
            lambda out, _progress: review_papers.print_answer(desk, objection, out),
            lambda _pages: self.tr("答复书已存为 PDF"),
        )


class AnswerDialog(FormDialog):
    """`saved` carries an AnswerKept."""

    def __init__(self, view: CreditView, row: Row) -> None:
        super().__init__(view, view.app)
        self._view, self._objection = view, row[0].id
        line, told = row
        about = told.item if told else ""
        self.say(
            self.tr("答复异议"),
            self.tr("答复"),
            self.tr("{item}：{words}").format(item=about, words=line.fact.words),
        )
        self.outcome = code_choice(Result, Result.REJECTED, view.language)
        self.points = QLineEdit()
        self.points.setMaximumWidth(120)
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setMaximumHeight(120)
        self.words.setPlaceholderText(self.tr("会印在答复书上；不写第三人的姓名"))
        self.add("result", self.outcome, self.tr("结果"))
        self._points_row = self.add(
            "points", self.points, self.tr("应计分"), self.tr("这一笔应当计多少分")
        )
        self.add("words", self.words, self.tr("答复内容"))
        self.outcome.currentIndexChanged.connect(lambda _at: self._show_points())
        self._show_points()
        self.outcome.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """The answer."""
        result, words = chosen_code(self.outcome, Result), self.words.toPlainText().strip()
        faults = {} if words else {"words": "empty"}
        points = None
        if result is Result.PARTLY:
            try:
                points = amounts.tenths(self.points.text())
            except ValueError as error:
                faults["points"] = str(error)
        if self.show_faults(faults):
            return None
        form = AnswerForm(self._objection, result, words, points)
        desk = self._view.desk
        return lambda: objecting.answer(desk, form)

    def _show_points(self) -> None:
        asks = chosen_code(self.outcome, Result) is Result.PARTLY
        self._points_row.setVisible(asks)
        self._points_row.label.setVisible(asks)
