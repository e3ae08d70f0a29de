"""公示: the sheets of closed periods, printed and hung up; what is to be printed again."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.credit.periods import months
from gridcredit.domain.kinds.credit_sheet import CreditSheet
from gridcredit.operations.credit import carry_notices, month_rows, reprints, sheets
from gridcredit.operations.credit.carry_notices import CarryNotice
from gridcredit.operations.credit.month_rows import MonthsSeen
from gridcredit.operations.credit.reprints import SheetTask
from gridcredit.operations.credit.sheets import BoardPrinted
from gridcredit.reports.writing import PaperSize
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.credit.carry_words import carry_words
from gridcredit.ui.pages.credit.paper_jobs import PaperJobs
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.tokens import GAP, ROW, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.table import Table
from gridcredit.ui.widgets.wheel import guard_wheel

Known = tuple[MonthsSeen, list[CreditSheet], list[SheetTask], CarryNotice | None]


class SheetsPart(CreditView):
    """One button prints A, B, D, E, and C where enough households agreed."""

    def _build(self) -> None:
        self.papers = PaperJobs(self)
        self.tasks: list[SheetTask] = []
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("期间"))
        self.period.setMinimumWidth(120)
        guard_wheel(self.period)
        self.paper = Segmented(self.tr("纸张"), [(PaperSize.A4, "A4"), (PaperSize.A3, "A3")])
        self.make = button(self.tr("打印公示张"), self._on_print, icon="printer", kind="primary")
        self.again = button(self.tr("现在重印"), self._on_again)
        self.reprint = Banner("warn", "", self.again)
        self.reprint.hide()
        self.carry = Banner("warn", "")
        self.carry.hide()
        self.left_out = Banner("info", "")
        self.left_out.hide()
        self.table = Table(self.tr("挂过的公示"))
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        self._lay_out()

    def _lay_out(self) -> None:
        about = Label(
            self.tr(
                "A 规则 · B 汇总 · C 逐笔（够 20 户同意才有）· D 光荣榜 · E 账目。"
                "公示不列户名单，不排名；至少挂 5 天，编号和摘要印在纸上。"
            )
        )
        about.setProperty("role", "muted")
        about.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for part in (self.period, self.paper, self.make):
            row.addWidget(part)
        row.addStretch(1)
        top, below = Card(self.tr("打印公示")), Card(self.tr("挂过的公示"))
        top.body.addWidget(about)
        top.body.addLayout(row)
        top.body.addWidget(self.left_out)
        below.body.addWidget(self.table, 1)
        self.table.setMinimumHeight(4 * ROW)
        holder = ScrollColumn()
        column = holder.column
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.reprint)
        column.addWidget(self.carry)
        column.addWidget(top)
        column.addWidget(below, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(holder)
        self.stack.addWidget(
            EmptyState(
                "note",
                self.tr("还没有可以公示的"),
                self.tr("结了账的月份才公示。"),
                self.tr("去结账"),
                lambda: self.page.show_view("closing", "months"),
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, 0, WIDE, GAP)
        whole.addWidget(self.stack)

    def _columns(self) -> list[Column]:
        up, down = self.tr("公示中"), self.tr("到期撤下")

        def state(row: CreditSheet) -> str:
            return up if row.until >= self.desk.today() else down

        return [
            Column(self.tr("编号"), lambda row: row.number, 130),
            Column(self.tr("期间"), lambda row: row.period, 92),
            Column(self.tr("张"), lambda row: " ".join(row.sheets), 120),
            Column(self.tr("挂出"), lambda row: row.on.isoformat(), 108),
            Column(self.tr("公示至"), lambda row: row.until.isoformat(), 108),
            Column(
                self.tr("状态"), state, 128,
                tone=lambda row: "info" if state(row) == up else "plain",
            ),
            Column(self.tr("摘要"), lambda row: row.digest[:16]),
        ]  # fmt: skip

    def refresh(self) -> None:
        """Ask for the closed months, what hangs, and what is to be printed again."""
        desk, village = self.desk, self.village
        if village is None:
            return

        def query() -> Known:
            code = village.code
            return (
                month_rows.month_rows(desk, code),
                month_rows.hung_sheets(desk, code),
                reprints.sheets_to_reprint(desk, code),
                carry_notices.carry_notice_of(desk, code),
            )

        self.ask(query, lambda known: self._on_known(*known), self.warn)

    def keyboard_place(self) -> QWidget | None:
        """The period."""
        return self.period

    def _on_known(
        self,
        seen: MonthsSeen,
        hung: list[CreditSheet],
        tasks: list[SheetTask],
        carry: CarryNotice | None,
    ) -> None:
        closed = [row.period for row in seen.months if row.closed_on]
        before = self.period.currentText()
        self.period.clear()
        self.period.addItems([*closed, *_longer(closed)])
        self.period.setCurrentIndex(max(self.period.findText(before), 0))
        self.make.setEnabled(seen.decides)
        self.model.set_rows(hung)
        if hung:
            self.table.selectRow(0)
        self.stack.setCurrentIndex(0 if closed else 1)
        self._show_tasks(tasks)
        self.carry.setVisible(carry is not None)
        if carry is not None:
            self.carry.say(carry_words(carry))
        self.be_known()

    def _show_tasks(self, tasks: list[SheetTask]) -> None:
        self.tasks = tasks
        self.reprint.setVisible(bool(tasks))
        if tasks:
            words = self.tr("有人撤回了同意，编号 {number} 的公示要在 {day} 前重印换下。").format(
                number=tasks[0].number, day=tasks[0].due.isoformat()
            )
            self.reprint.say(words)

    def _on_print(self) -> None:
        self._print(self.period.currentText())

    def _on_again(self) -> None:
        if self.tasks:
            self._print(self.tasks[0].period)

    def _print(self, period: str) -> None:
        desk, village, size = self.desk, self.village, self.paper.value()
        if village is None or not isinstance(size, PaperSize):
            return
        code = village.code
        self.papers.folder(
            self.tr("公示张放在哪个文件夹"),
            lambda out, progress: sheets.print_sheets(desk, code, period, out, size, progress),
            self._on_printed,
        )

    def _on_printed(self, made: BoardPrinted) -> str:
        told = (
            self.tr("{sheet}：{why}").format(
                sheet=one.sheet, why=texts.reason_word(one.reason, self.language)
            )
            for one in made.left_out
        )
        left = texts.in_one(told, self.language)
        self.left_out.say(self.tr("没有印的：{left}").format(left=left))
        self.left_out.setVisible(bool(left))
        return self.tr("公示 {number} 已存为 %n 个文件", "", len(made.files)).format(
            number=made.number
        )


def _longer(closed: list[str]) -> list[str]:
    """The quarters and years whose months are all closed, the last one first."""
    years = sorted({month[:4] for month in closed}, reverse=True)
    periods = [p for y in years for p in (y, *(f"{y}-Q{n}" for n in (4, 3, 2, 1)))]
    return [period for period in periods if set(months(period)) <= set(closed)]
