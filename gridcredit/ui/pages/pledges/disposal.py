"""What is kept no more: papers past their term or withdrawn, and the 销毁清册 for two persons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QStackedWidget, QWidget

from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.disposal_list import DisposalList
from gridcredit.operations.pledges import disposal_papers, disposing
from gridcredit.operations.pledges.disposing import Disposed, DueForDisposal, Why
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.pledges.view import PledgesView
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.column import fill
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.list_pane import ListPane, count_label
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.table import Table


class DisposalView(PledgesView):
    """Targets: due, lists."""

    def _build(self) -> None:
        self.which = Segmented(
            self.tr("处置"), [("due", self.tr("待处置")), ("lists", self.tr("销毁清册"))]
        )
        self.due = Table(self.tr("待处置的承诺书"))
        self.due.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.due_model = RowsModel(self._due_columns())
        self.due.setModel(self.due_model)
        self.lists = Table(self.tr("销毁清册"))
        self.list_model = RowsModel(self._list_columns())
        self.lists.setModel(self.list_model)
        self._build_acts()
        self.count = count_label()
        self.tables = QStackedWidget()
        for table in (self.due, self.lists):
            self.tables.addWidget(table)
        self.nothing = EmptyState(
            "check-circle",
            self.tr("没有要处置的承诺书"),
            self.tr(
                "撤回的承诺书随即封存，期限内删除扫描件、退还原件；保管期满的列入清册，"
                "两人签字后销毁。"
            ),
        )
        self.pane = ListPane(self.tables, self.nothing, (self.which, *self.acts, self.count))
        fill(self, self.pane)

    def _build_acts(self) -> None:
        self.back = button(self.tr("已退还本人…"), self._on_back, icon="undo", kind="primary")
        self.make = button(self.tr("列入清册…"), self._on_make, icon="printer")
        self.sign = button(self.tr("签字"), self._on_sign, icon="pencil", kind="primary")
        self.carry = button(self.tr("执行销毁…"), self._on_carry_out, kind="danger")
        self.print = button(self.tr("打印…"), self._on_print, icon="printer")
        self.drop = button(self.tr("作废清册…"), self._on_drop, kind="quiet")
        self.acts: tuple[QPushButton, ...] = (
            *(self.back, self.make),
            *(self.sign, self.carry, self.print, self.drop),
        )
        may_keep = self.desk.actor.may(Duty.KEEP_ARCHIVE)
        self._may_keep = may_keep
        self._may_record = self.desk.actor.may(Duty.RECORD_VISITS)

    def _due_columns(self) -> list[Column]:
        withdrawn, term = self.tr("已撤回"), self.tr("保管期满")
        late, back, burn = self.tr("已逾期"), self.tr("删除扫描、退还原件"), self.tr("销毁")

        def day(row: DueForDisposal) -> str:
            return f"{row.due.isoformat()}{'' if row.known else ' ?'}"

        def what(row: DueForDisposal) -> str:
            if row.overdue:
                return late
            return back if row.why is Why.WITHDRAWN else burn

        return [
            Column(self.tr("承诺书编号"), lambda row: row.paper.number, 230),
            Column(
                self.tr("原因"), lambda row: withdrawn if row.why is Why.WITHDRAWN else term, 100
            ),
            Column(self.tr("期限"), day, 116),
            Column(
                self.tr("要做的"), what, 170, tone=lambda row: "bad" if row.overdue else "plain"
            ),
            Column(self.tr("盒-页"), lambda row: row.paper.location or "—", 84),
            Column(self.tr("档号"), lambda row: row.paper.archive_number or "—"),
        ]

    def _list_columns(self) -> list[Column]:
        waits, one, two, done = (
            self.tr("待签字"),
            self.tr("待第二人签字"),
            self.tr("可以执行"),
            self.tr("已执行"),
        )

        def state(row: DisposalList) -> str:
            if row.done_on is not None:
                return done
            return two if row.second else one if row.first else waits

        def tone(row: DisposalList) -> str:
            return "good" if row.done_on else "warn"

        return [
            Column(self.tr("清册编号"), lambda row: row.number, 240),
            Column(self.tr("日期"), lambda row: row.on.isoformat(), 104),
            Column(self.tr("件数"), lambda row: str(len(row.numbers)), 60, is_number=True),
            Column(self.tr("监销人一"), lambda row: row.first or "—", 110),
            Column(self.tr("监销人二"), lambda row: row.second or "—", 110),
            Column(self.tr("状态"), state, 110, tone=tone),
            Column(
                self.tr("执行日期"), lambda row: row.done_on.isoformat() if row.done_on else "—"
            ),
        ]

    def _connect(self) -> None:
        self.which.chosen.connect(lambda _which: self._show())
        self.due.selectionModel().selectionChanged.connect(lambda *_: self._say_acts())
        self.lists.row_chosen.connect(lambda _row: self._say_acts())

    # What is shown

    def refresh(self) -> None:
        """Ask what may go and which lists there are."""
        desk = self.desk
        self.ask(
            lambda: (disposing.due_for_disposal(desk), disposing.list_disposals(desk)),
            lambda told: self._on_told(*told),
            self.warn,
        )

    def show_target(self, target: Any) -> None:
        """Show one of the two lists."""
        if target in ("due", "lists"):
            self.which.choose(target)
            self._show()

    def keyboard_place(self) -> QWidget | None:
        """The list in sight."""
        return self.tables.currentWidget() if self.pane.has_any else None

    def _on_told(self, due: Sequence[DueForDisposal], lists: Sequence[DisposalList]) -> None:
        chosen = self.lists.chosen_row()
        self.due_model.set_rows(due)
        self.list_model.set_rows(list(reversed(lists)))
        self.page.say_count("disposal", sum(one.why is Why.WITHDRAWN for one in due))
        if due:
            self.due.selectRow(0)
        kept = chosen.id if isinstance(chosen, DisposalList) else None
        rows = [one.id for one in reversed(lists)]
        if rows:
            self.lists.selectRow(rows.index(kept) if kept in rows else 0)
        self._show()

    def _show(self) -> None:
        is_due = self.which.value() == "due"
        self.tables.setCurrentIndex(0 if is_due else 1)
        model = self.due_model if is_due else self.list_model
        count = model.rowCount()
        self.count.setText(self.tr("%n 份", "", count))
        for made, of_due in zip(self.acts, (True, True, *[False] * 4), strict=True):
            may = self._may_record if made is self.back else self._may_keep
            made.setVisible(of_due is is_due and may)
        self.pane.show_any(bool(count))
        self._say_acts()
        self.page.offer_keyboard()

    def _say_acts(self) -> None:
        chosen, held = self.chosen_due(), self.chosen_list()
        self.back.setEnabled(len(chosen) == 1 and chosen[0].why is Why.WITHDRAWN)
        self.make.setEnabled(bool(chosen))
        is_open = held is not None and held.done_on is None
        self.sign.setEnabled(is_open and not (held and held.second))
        self.carry.setEnabled(is_open and bool(held and held.second))
        self.print.setEnabled(held is not None)
        self.drop.setEnabled(is_open)

    def chosen_due(self) -> list[DueForDisposal]:
        """The papers that are chosen."""
        rows = sorted(index.row() for index in self.due.selectionModel().selectedRows())
        return [self.due_model.row(at) for at in rows]

    def chosen_list(self) -> DisposalList | None:
        """The list that is chosen."""
        row = self.lists.chosen_row()
        return row if isinstance(row, DisposalList) else None

    # What is done

    def _on_back(self) -> None:
        desk, number = self.desk, self.chosen_due()[0].paper.number
        if self.app.messages.ask(
            self,
            self.tr("原件已退还本人？"),
            self.tr("{number} 的扫描件随即在各单位删除，不能恢复；编号、日期和状态保留。").format(
                number=number
            ),
            yes=self.tr("已退还，删除扫描"),
            danger=True,
        ):
            self._run(lambda: disposing.hand_back(desk, number), self._on_gone)

    def _on_make(self) -> None:
        desk, numbers = self.desk, [one.paper.number for one in self.chosen_due()]
        out = self._pdf(self.tr("销毁清册.pdf"))
        if out is not None:

            def on_made(made: tuple[DisposalList, int]) -> None:
                self.which.choose("lists")
                words = self.tr("清册 {number} 已存为 PDF，两人签字后执行")
                undo = partial(self._drop, made[0], self.tr("撤销"))
                self.app.toast(words.format(number=made[0].number), undo)
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))

            self._run(lambda: disposal_papers.make_printed(desk, numbers, out), on_made)

    def _on_sign(self) -> None:
        desk, held = self.desk, self.chosen_list()
        if held is not None:
            words = self.tr("{name} 已签字").format(name=desk.actor.name)
            self._run(lambda: disposing.sign(desk, held.id), lambda _: self.app.toast(words))

    def _on_carry_out(self) -> None:
        desk, held = self.desk, self.chosen_list()
        if held is not None and self.app.messages.ask(
            self,
            self.tr("执行清册 {number}？").format(number=held.number),
            self.tr("%n 份承诺书的扫描件随即在各单位删除，不能恢复。", "", len(held.numbers)),
            yes=self.tr("删除扫描件"),
            danger=True,
        ):
            self._run(lambda: disposing.carry_out(desk, held.id), self._on_gone)

    def _on_gone(self, done: Disposed) -> None:
        self.app.toast(self.tr("已删除 %n 个扫描件；统计数字不变", "", done.files))

    def _on_print(self) -> None:
        desk, held = self.desk, self.chosen_list()
        out = self._pdf(self.tr("销毁清册.pdf")) if held is not None else None
        if held is not None and out is not None:

            def on_done(_pages: int) -> None:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))

            self._run(lambda: disposal_papers.print_list(desk, held.id, out), on_done)

    def _on_drop(self) -> None:
        desk, held = self.desk, self.chosen_list()
        if held is not None:
            dialog = ReasonDialog(
                self,
                self.app,
                self.tr("作废清册"),
                held.number,
                self.tr("原因"),
                (self.tr("列错了"), self.tr("改期处置")),
                self.tr("作废"),
                lambda why: disposing.drop(desk, held.id, why),
            )
            dialog.saved.connect(lambda _: self.app.toast(self.tr("已作废")))
            dialog.open()

    def _drop(self, held: DisposalList, why: str) -> None:
        desk = self.desk
        self._run(lambda: disposing.drop(desk, held.id, why), lambda _: None)

    def _pdf(self, name: str) -> Any:
        kinds = self.tr("PDF 文件 (*.pdf)")
        return self.app.messages.choose_save(self, self.tr("销毁清册"), name, kinds, "papers")

    def _run(self, job: Callable[[], Any], on_done: Callable[[Any], object]) -> None:
        self.do(lambda _progress: job(), on_done, self.warn, title=self.tr("处置"))
