"""按户: how households stand, door by door; their passbooks."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gridcredit.domain.amounts import points_text
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.credit import ledger_lines
from gridcredit.operations.credit.ledger_lines import ScoreRow
from gridcredit.ui.at_hand import AtHand
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.credit.ledger.passbook_jobs import PassbookJobs
from gridcredit.ui.pages.credit.periods import period_choice, show_periods
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.runner import Task
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.column import fill
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.list_pane import ListPane, count_label, filter_line
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.table import Table

_NUMBER = 88


class ScoresPart(CreditView):
    """Enter on a household shows its entries."""

    def _build(self) -> None:
        self.rows: list[ScoreRow] = []
        self.period = period_choice(self.tr("期间"))
        self.filter = filter_line(self.tr("筛选户"), self.tr("门牌或户主"))
        self._count = count_label()
        self.jobs = PassbookJobs(self)
        actor = self.desk.actor
        may = actor.may(Duty.REVIEW_CREDIT) or actor.may(Duty.REDEEM)
        may = may or actor.may(Duty.RECORD_CREDIT)
        self.one = button(self.tr("打印存折"), self._on_one, icon="passbook", kind="quiet")
        self.new = button(self.tr("全部新存折"), self._on_new, kind="quiet")
        self.test = button(self.tr("对位测试页"), self._on_test, kind="quiet")
        for paper in (self.one, self.new, self.test):
            offer(paper, may)
        self.table = Table(self.tr("户得分"))
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        nothing = EmptyState(
            "households",
            self.tr("还没有参与的户"),
            self.tr("户里有成年人签了参与确认，就列在这里。"),
            self.tr("去办参与确认"),
            lambda: self.page.show_view("rules", "members"),
        )
        self._asked: Task | None = None
        top = (self.period, self.filter, self._count, self.one, self.new, self.test)
        self.pane = ListPane(self.table, nothing, top)
        fill(self, self.pane)

    def _columns(self) -> list[Column]:
        def points(title: str, field: str) -> Column:
            return Column(title, lambda row: points_text(getattr(row.score, field)), _NUMBER, True)

        return [
            Column(self.tr("住址"), lambda row: row.address, is_address=True),
            Column(self.tr("户主"), lambda row: row.householder, 96),
            Column(self.tr("成员"), lambda row: str(row.score.members), 60, True),
            points(self.tr("本期计分"), "points"),
            points(self.tr("户总分"), "total"),
            Column(
                self.tr("人均分"),
                lambda row: "—" if row.score.per_head is None else points_text(row.score.per_head),
                _NUMBER,
                True,
            ),
            Column(self.tr("星级"), lambda row: row.score.band or "—", 84),
            points(self.tr("可兑换"), "balance"),
        ]

    def _connect(self) -> None:
        self.period.activated.connect(lambda _at: self.refresh())
        self.filter.textChanged.connect(lambda _text: self._show())
        self.table.row_opened.connect(self._on_opened)

    def refresh(self) -> None:
        """Ask how the households stand."""
        desk, village = self.desk, self.village
        if village is None:
            return
        first = village.rules.begins if village.rules else desk.today()
        show_periods(self.period, first, desk.today())
        period = str(self.period.currentData())
        if self._asked is not None:
            self._asked.cancel()
        self.pane.busy.begin(self.tr("正在算分"))
        self._asked = self.ask(
            lambda: ledger_lines.score_rows(desk, village.code, period),
            self._on_rows,
            self._on_failed,
        )

    def keyboard_place(self) -> QWidget | None:
        """The filter."""
        return self.filter if self.rows else self.period

    def chosen(self) -> ScoreRow | None:
        """The household that is chosen."""
        row = self.table.chosen_row()
        return row if isinstance(row, ScoreRow) else None

    def _on_rows(self, rows: list[ScoreRow]) -> None:
        self.rows = rows
        self.pane.show_any(bool(rows))
        for part in (self.one, self.new):
            part.setEnabled(bool(rows))
        self._show()
        self.be_known()

    def _on_failed(self, error: GridCreditError) -> None:
        self.pane.busy.end()
        self.warn(error)

    def _show(self) -> None:
        typed = self.filter.text().strip()
        shown = [row for row in self.rows if typed in row.address or typed in row.householder]
        before = self.chosen()
        self.model.set_rows(shown)
        self._count.setText(self.tr("%n 户", "", len(shown)))
        if shown:
            same = before.score.household if before else None
            at = next((i for i, row in enumerate(shown) if row.score.household == same), 0)
            self.table.selectRow(at)

    def _on_opened(self, row: object) -> None:
        if isinstance(row, ScoreRow):
            self.page.show_view("ledger", ("entries", AtHand(row.score.household)))

    # Passbooks

    def _year(self) -> int:
        return int(str(self.period.currentData() or self.desk.today().year)[:4])

    def _on_one(self) -> None:
        row = self.chosen()
        if row is not None:
            self.jobs.print_one(row.score.household, row.address, self._year())

    def _on_new(self) -> None:
        if self.village is not None:
            self.jobs.print_new(self.village.code, self.village.name, self._year())

    def _on_test(self) -> None:
        self.jobs.print_test()
