"""结账: a look at what a month would list, and closing it; a closed one stays as it was frozen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.amounts import points_text
from gridcredit.domain.credit.closing import ClosedMonth
from gridcredit.domain.credit.codes import Why
from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.credit import closing, month_rows
from gridcredit.operations.credit.closing import MonthClose
from gridcredit.operations.credit.month_rows import CountedLine, MonthRow, MonthsSeen
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.runner import Task
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.busy import BusyOverlay
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.table import Table
from gridcredit.ui.widgets.two_line import TwoLineTable

_COUNTED, _STAYED = "counted", "stayed"


class MonthsPart(CreditView):
    """Targets: none; the month that waits is chosen."""

    def _build(self) -> None:
        self.seen: MonthsSeen | None = None
        self.looked: ClosedMonth | None = None
        self._asked: Task | None = None
        self.months = Table(self.tr("月份"))
        self._months_model = RowsModel(self._month_columns())
        self.months.setModel(self._months_model)
        self.close_it = button(self.tr("结账"), self._on_close, kind="primary")
        self.to_sheets = button(
            self.tr("去公示"), lambda: self.page.show_view("closing", "sheets"), kind="quiet"
        )
        self.head = Label()
        self.head.setProperty("role", "section")
        self.facts = Label()
        self.facts.setProperty("role", "muted")
        self.facts.setWordWrap(True)
        self.note = Banner("info", "")
        self.which = Segmented(
            self.tr("看哪些"),
            [(_COUNTED, self.tr("计入")), (_STAYED, self.tr("转下月和不计"))],
        )
        self.lines = TwoLineTable(self.tr("清单"))
        self._lines_model = RowsModel(self._line_columns())
        self.lines.setModel(self._lines_model)
        self.stack = QStackedWidget()
        self._busy = BusyOverlay(self.stack)
        self._lay_out()

    def _lay_out(self) -> None:
        left = Card(self.tr("月份"))
        left.body.addWidget(self.months, 1)
        right = Card()
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        top.addWidget(self.head, 1)
        top.addWidget(self.to_sheets)
        top.addWidget(self.close_it)
        right.body.addLayout(top)
        right.body.addWidget(self.facts)
        right.body.addWidget(self.note)
        right.body.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        right.body.addWidget(self.lines, 1)
        right.body.addStretch()
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GAP)
        across.addWidget(left, 4)
        across.addWidget(right, 7)
        self.stack.addWidget(holder)
        self.stack.addWidget(
            EmptyState(
                "calendar",
                self.tr("还没有可以结的月份"),
                self.tr("规则生效的第一个月过完，就可以结账。"),
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, 0, WIDE, GAP)
        whole.addWidget(self.stack)

    def _month_columns(self) -> list[Column]:
        closed, late, due, running = (
            self.tr("已结"),
            self.tr("逾期"),
            self.tr("待结"),
            self.tr("进行中"),
        )

        def state(row: MonthRow) -> str:
            if row.closed_on:
                return closed
            today = self.desk.today()
            if today < row.closable_from:
                return running
            return late if today > row.due else due

        tones = {closed: "good", late: "bad", due: "warn", running: "plain"}
        return [
            Column(self.tr("月份"), lambda row: row.period, 84),
            Column(self.tr("状态"), state, 84, tone=lambda row: tones[state(row)]),
            Column(
                self.tr("计分"), lambda row: points_text(row.points) if row.closed_on else "—",
                72, True,
            ),
            Column(
                self.tr("结账日"),
                lambda row: row.closed_on.isoformat() if row.closed_on else "",
            ),
        ]  # fmt: skip

    def _line_columns(self) -> list[Column]:
        language, whole = self.language, self.tr("整户")
        corrects = self.tr("更正")

        def points(line: CountedLine) -> str:
            return f"{points_text(line.counted)}\n{self._why(line.reason, corrects, language)}"

        return [
            Column(self.tr("发生日"), lambda line: line.on, 104),
            Column(self.tr("户和人"), lambda line: f"{line.address}\n{line.person or whole}"),
            Column(self.tr("事项"), lambda line: line.item),
            Column(self.tr("计分"), lambda line: points(line).rstrip(), 120, True),
        ]

    def _why(self, reason: str, corrects: str, language: str) -> str:
        if reason == "corrects":
            return corrects
        if reason in {why.value for why in Why}:
            return texts.word(Why(reason), language)
        return texts.reason_word(reason, language) if reason else ""

    def _connect(self) -> None:
        self.months.row_chosen.connect(self._on_month)
        self.which.chosen.connect(lambda _which: self._ask_lines())
        self.note.hide()

    # What is shown

    def refresh(self) -> None:
        """Ask for the months."""
        desk, village = self.desk, self.village
        if village is not None:
            self._busy.begin(self.tr("正在读月份"))
            self.ask(
                lambda: month_rows.month_rows(desk, village.code), self._on_months, self._on_failed
            )

    def keyboard_place(self) -> QWidget | None:
        """The months."""
        return self.months

    @property
    def month(self) -> MonthRow | None:
        """The month that is chosen."""
        row = self.months.chosen_row()
        return row if isinstance(row, MonthRow) else None

    def _on_months(self, seen: MonthsSeen) -> None:
        self._busy.end()
        before = self.month.period if self.month else None
        self.seen = seen
        self._months_model.set_rows(seen.months)
        self.stack.setCurrentIndex(0 if seen.months else 1)
        at = next((i for i, row in enumerate(seen.months) if row.period == before), None)
        if at is None:
            at = next((i for i, row in enumerate(seen.months) if self._is_told(row)), 0)
        if seen.months:
            self.months.selectRow(at)
            self._on_month(seen.months[at])
        self.be_known()

    def _is_told(self, row: MonthRow) -> bool:
        """Whether there is something to see of a month: it may be closed, or is."""
        return row.closed_on is not None or self._may_close(row)

    def _on_failed(self, error: GridCreditError) -> None:
        self._busy.end()
        self.warn(error)

    def _on_month(self, row: Any) -> None:
        if not isinstance(row, MonthRow):
            return
        self.head.setText(row.period)
        self.facts.setText("")
        closable = self._may_close(row)
        self.close_it.setVisible(row.closed_on is None)
        self.close_it.setEnabled(closable)
        self.to_sheets.setVisible(row.closed_on is not None)
        self.which.setVisible(self._is_told(row))
        self.lines.setVisible(self._is_told(row))
        self.looked = None
        self._lines_model.set_rows([])
        self._say_note(row, closable)
        self._ask_month(row)

    def _may_close(self, row: MonthRow) -> bool:
        is_over = self.desk.today() >= row.closable_from
        return bool(self.seen and self.seen.decides and row.is_next and is_over)

    def _say_note(self, row: MonthRow, closable: bool) -> None:
        """Why it cannot be closed, or what is odd about it."""
        words, tone = "", "info"
        if row.closed_on is None and not closable:
            if self.seen is not None and not self.seen.decides:
                words = self.tr("这个村居由另一单位结账。")
            elif self.desk.today() < row.closable_from:
                words = self.tr("{day} 起可以结账。").format(day=row.closable_from.isoformat())
            else:
                words = self.tr("按月份顺序结账：先结更早的月份。")
        elif row.closed_on is None and self.desk.today() > row.due:
            words = self.tr("应在 {day} 前结账，已逾期。").format(day=row.due.isoformat())
            tone = "warn"
        elif row.closed_again:
            words = self.tr(
                "这个月两处都结过账，以先结的为准；只在另一份里的 %n 笔转到下月。",
                "",
                row.closed_again,
            )
            tone = "warn"
        self.note.say(words, tone)
        self.note.setVisible(bool(words))

    def _ask_month(self, row: MonthRow) -> None:
        """A closed month's frozen list, or what closing would list."""
        desk, village = self.desk, self.village
        if village is None:
            return
        if self._asked is not None:
            self._asked.cancel()

        def query() -> ClosedMonth | None:
            if row.closed_on is not None:
                return month_rows.closed_month(desk, village.code, row.period)
            if not self._may_close(row):
                return None
            return closing.look_at_close(desk, village.code, row.period).month

        self._asked = self.ask(query, lambda month: self._on_looked(row, month), self.warn)

    def _on_looked(self, row: MonthRow, month: ClosedMonth | None) -> None:
        if self.month is None or self.month.period != row.period:
            return
        self.looked = month
        if month is None:
            self.facts.setText(self.tr("还没有结账"))
            return
        counts = self.tr("参与 {households} 户，计入 {entries} 笔 {points} 分").format(
            entries=len(month.entries),
            points=points_text(month.points),
            households=len(month.households),
        )
        stays = self.tr("转下月 {moved} 笔，不计 {left} 笔").format(
            moved=len(month.moved_on), left=len(month.left_out)
        )
        said = [self.tr("{counts}；{stays}").format(counts=counts, stays=stays)]
        if month.carry:
            said.append(self.tr("年末结转扣减 %n 户", "", len(month.carry)))
        if row.closed_on is not None:
            said.append(
                self.tr("{by} 于 {day} 结账，清单摘要 {digest}").format(
                    by=row.by, day=row.closed_on.isoformat(), digest=row.digest[:16]
                )
            )
        self.facts.setText("\n".join(said))
        self.which.set_words(_COUNTED, self.tr("计入 {count}").format(count=len(month.entries)))
        stayed = len(month.moved_on) + len(month.left_out)
        self.which.set_words(_STAYED, self.tr("转下月和不计 {count}").format(count=stayed))
        self._ask_lines()

    def _ask_lines(self) -> None:
        desk, village, month = self.desk, self.village, self.looked
        if village is None or month is None:
            return
        listed = (
            month_rows.counted_lines if self.which.value() == _COUNTED else month_rows.stayed_lines
        )
        self.ask(lambda: listed(desk, village.code, month), self._lines_model.set_rows, self.warn)

    # Closing

    def _on_close(self) -> None:
        row, month, village = self.month, self.looked, self.village
        if row is None or month is None or village is None:
            return
        words = self.tr(
            "计入 {entries} 笔 {points} 分；转下月 {moved} 笔。结账后这份清单不再改变，"
            "以后的更正记在未结的月份里。"
        ).format(
            entries=len(month.entries),
            points=points_text(month.points),
            moved=len(month.moved_on),
        )
        agreed = self.app.messages.ask(
            self,
            self.tr("结 {period} 的账？").format(period=row.period),
            words,
            yes=self.tr("结账"),
        )
        if not agreed:
            return
        desk, code, period = self.desk, village.code, row.period
        self.do(
            lambda _progress: closing.close_month(desk, code, period),
            self._on_closed,
            self.warn,
            title=self.tr("结账"),
        )

    def _on_closed(self, made: MonthClose) -> None:
        self.app.toast(
            self.tr("{period} 已结账，计入 {points} 分，可以公示了").format(
                period=made.month.period, points=points_text(made.month.points)
            )
        )
