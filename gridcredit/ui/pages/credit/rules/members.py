"""参与: who of which household takes part; joining by the signed 参与确认, and leaving."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from gridcredit.domain.duties import Duty
from gridcredit.operations.credit import member_rows, membership_forms
from gridcredit.operations.credit.member_rows import MemberRow
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.credit.paper_jobs import PaperJobs
from gridcredit.ui.pages.credit.rules.join_dialog import JoinDialog
from gridcredit.ui.pages.credit.rules.leave_dialog import LeaveDialog
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.table import Table

_NOTICE = "credit.notice"
_BLANKS = 20  # blank forms in one file


class MembersPart(CreditView):
    """Enter on a household registers what its people signed."""

    def _build(self) -> None:
        self.rows: list[MemberRow] = []
        self.which = Segmented(
            self.tr("哪些户"),
            [
                ("all", self.tr("全部")),
                ("in", self.tr("已参与")),
                ("out", self.tr("还没参与")),
            ],
        )
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("门牌或户主"))
        self.filter.setAccessibleName(self.tr("筛选户"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(180)
        self.count = Label()
        self.count.setProperty("role", "muted")
        self.join = button(self.tr("登记参与确认…"), self._on_join, icon="pledge")
        self.leave = button(self.tr("退出…"), self._on_leave, kind="quiet")
        self.papers = PaperJobs(self)
        self.forms = button(self.tr("打印确认书"), self._on_forms, icon="printer", kind="quiet")
        self.blanks = button(self.tr("空白确认书"), self._on_blanks, kind="quiet")
        may = self.desk.actor.may(Duty.RECORD_CREDIT)
        for part in (self.join, self.leave, self.forms, self.blanks):
            offer(part, may)
        self.table = Table(self.tr("参与情况"))
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            EmptyState(
                "households",
                self.tr("没有这样的户"),
                self.tr("换一个筛选看看；户册还没有导入的，先导入户册。"),
                self.tr("去户册"),
                lambda: self.app.go("households"),
            )
        )
        top = QWidget()
        flow = FlowLayout(top, across=SMALL, down=SMALL)
        for made in (self.which, self.filter, self.join, self.forms, self.blanks, self.leave):
            flow.addWidget(made)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, 0, WIDE, GAP)
        whole.setSpacing(SMALL)
        whole.addWidget(top)
        whole.addWidget(self.count)
        whole.addWidget(self.stack, 1)

    def _columns(self) -> list[Column]:
        whole, some, none = self.tr("全部参与"), self.tr("部分参与"), self.tr("未参与")

        def state(row: MemberRow) -> str:
            return whole if row.is_whole else some if row.taking else none

        return [
            Column(self.tr("住址"), lambda row: row.address, is_address=True),
            Column(self.tr("户主"), lambda row: row.householder, 110),
            Column(self.tr("可参与"), lambda row: str(row.adults), 84, True),
            Column(self.tr("已参与"), lambda row: str(row.taking), 84, True),
            Column(
                self.tr("情况"),
                state,
                120,
                tone=lambda row: "good" if row.is_whole else "info" if row.taking else "plain",
            ),
        ]

    def _connect(self) -> None:
        self.which.chosen.connect(lambda _which: self._show())
        self.filter.textChanged.connect(lambda _text: self._show())
        self.table.row_opened.connect(lambda _row: self._on_join())

    def refresh(self) -> None:
        """Ask who takes part."""
        desk, village = self.desk, self.village
        if village is not None:
            self.ask(lambda: member_rows.member_rows(desk, village.code), self._on_rows)

    def keyboard_place(self) -> QWidget | None:
        """The filter."""
        return self.filter

    def chosen(self) -> list[MemberRow]:
        """The households that are chosen."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.row(at) for at in rows]

    def _on_rows(self, rows: list[MemberRow]) -> None:
        self.rows = rows
        self._show()
        self.be_known()

    def _show(self) -> None:
        typed, which = self.filter.text().strip(), self.which.value()
        before = {row.household for row in self.chosen()}
        shown = [
            row
            for row in self.rows
            if which == "all" or bool(row.taking) is (which == "in")
            if typed in row.address or typed in row.householder
        ]
        self.model.set_rows(shown)
        self.stack.setCurrentIndex(0 if shown else 1)
        at = next((i for i, row in enumerate(shown) if row.household in before), 0)
        if shown:
            self.table.selectRow(at)
        taking = sum(bool(row.taking) for row in self.rows)
        people = sum(row.taking for row in self.rows)
        self.count.setText(
            self.tr("参与 {households} 户 {people} 人，共 {all} 户").format(
                households=taking, people=people, all=len(self.rows)
            )
        )

    # What is done

    def _on_join(self) -> None:
        row = next(iter(self.chosen()), None)
        if row is not None:
            notice = self.app.settings.choices.get(_NOTICE, "1")
            dialog = JoinDialog(self, self.app, self.desk, row, notice)
            dialog.saved.connect(self._on_joined)
            dialog.open()

    def _on_joined(self, told: tuple[int, str]) -> None:
        people, notice = told
        self.app.settings.choices[_NOTICE] = notice
        self.app.toast(self.tr("已登记参与 %n 人", "", people))

    def _on_leave(self) -> None:
        row = next(iter(self.chosen()), None)
        if row is not None and row.taking:
            dialog = LeaveDialog(self, self.app, self.desk, row)
            dialog.saved.connect(lambda _kept: self.app.toast(self.tr("已登记退出"), tone="info"))
            dialog.open()

    def _on_forms(self) -> None:
        """Of those chosen; of one alone that is chosen by standing on it, all that are shown."""
        chosen = self.chosen()
        rows: Sequence[MemberRow] = chosen if len(chosen) > 1 else self.model.rows()
        rows = [row for row in rows if row.adults]
        desk, notice = self.desk, self.app.settings.choices.get(_NOTICE, "1")
        homes = [row.household for row in rows]
        if homes:
            self.papers.pdf(
                self.tr("打印参与确认书"),
                self.tr("参与确认书-{count}户.pdf").format(count=len(homes)),
                lambda out, _p: membership_forms.print_membership_forms(desk, out, notice, homes),
                lambda pages: self.tr("确认书已存为 PDF：%n 页", "", pages),
            )

    def _on_blanks(self) -> None:
        desk, village = self.desk, self.village
        if village is None:
            return
        notice = self.app.settings.choices.get(_NOTICE, "1")
        self.papers.pdf(
            self.tr("打印空白参与确认书"),
            self.tr("空白参与确认书.pdf"),
            lambda out, _p: membership_forms.print_membership_forms(
                desk, out, notice, (), _BLANKS, village.code
            ),
            lambda pages: self.tr("确认书已存为 PDF：%n 页", "", pages),
        )
