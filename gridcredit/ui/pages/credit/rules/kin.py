"""亲属: declared kin, of whose entries a reviewer keeps out. It never leaves the street."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridcredit.domain.duties import Duty
from gridcredit.operations.credit import lookups, member_rows, members
from gridcredit.operations.credit.lookups import Taker
from gridcredit.operations.credit.member_rows import KinRow
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.picker import Offer, Picker
from gridcredit.ui.widgets.table import Table


class KinPart(CreditView):
    """A list; Enter on a line ends it."""

    def _build(self) -> None:
        self.add = button(self.tr("登记亲属…"), self._on_add, icon="plus")
        self.end = button(self.tr("解除…"), self._on_end, kind="link")
        may = self.desk.actor.may(Duty.RECORD_CREDIT)
        offer(self.add, may)
        offer(self.end, may)
        self.table = Table(self.tr("亲属"))
        self.model = RowsModel(
            [
                Column(self.tr("居民"), lambda row: row.name, 140),
                Column(self.tr("亲属"), lambda row: row.other, 140),
                Column(self.tr("关系"), lambda row: row.kin.relation),
            ]
        )
        self.table.setModel(self.model)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            EmptyState(
                "persons",
                self.tr("还没有登记亲属"),
                self.tr("审核人员的亲属登记在这里，审核时自动回避。"),
            )
        )
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.add)
        row.addWidget(self.end)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, 0, WIDE, GAP)
        whole.setSpacing(SMALL)
        whole.addWidget(
            Banner("info", self.tr("只记关系，用于审核回避；不出街道，也不上任何公示。"))
        )
        whole.addLayout(row)
        whole.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.table.row_opened.connect(lambda _row: self._on_end())

    def refresh(self) -> None:
        """Ask for the kin."""
        desk, village = self.desk, self.village
        if village is not None:
            self.ask(lambda: member_rows.kin_rows(desk, village.code), self._on_rows)

    def keyboard_place(self) -> QWidget | None:
        """The list, or the way to fill it."""
        return self.table if self.model.rowCount() else self.add

    def _on_rows(self, rows: list[KinRow]) -> None:
        self.model.set_rows(rows)
        self.stack.setCurrentIndex(0 if rows else 1)
        self.end.setEnabled(bool(rows))
        if rows:
            self.table.selectRow(0)
        self.be_known()

    def _on_add(self) -> None:
        dialog = KinDialog(self)
        dialog.saved.connect(lambda _row: self.app.toast(self.tr("已登记亲属")))
        dialog.open()

    def _on_end(self) -> None:
        row = self.table.chosen_row()
        if not isinstance(row, KinRow) or not self.desk.actor.may(Duty.RECORD_CREDIT):
            return
        title = self.tr("解除 {name} 与 {other} 的亲属登记").format(name=row.name, other=row.other)
        why = self.app.messages.ask_text(self, title, self.tr("原因（例如：登记错了）"))
        if why is None:
            return
        desk, kin = self.desk, row.kin
        self.do(
            lambda _progress: members.end_kin(desk, kin.resident, kin.other, why),
            lambda _done: self.app.toast(self.tr("已解除"), tone="info"),
            self.warn,
            title=self.tr("解除亲属登记"),
        )


class KinDialog(FormDialog):
    """Two people, found by the search that everybody knows, and what they are to each other."""

    def __init__(self, view: CreditView) -> None:
        super().__init__(view, view.app)
        self._view = view
        self.say(
            self.tr("登记亲属"),
            self.tr("登记"),
            self.tr("审核人员不审亲属家的记录。两个人都在户册里才能登记。"),
        )
        self.pickers = (self._picker(self.tr("居民")), self._picker(self.tr("亲属")))
        self.relation = QComboBox()
        self.relation.setEditable(True)
        self.relation.addItems(
            [
                self.tr("配偶"),
                self.tr("父母"),
                self.tr("子女"),
                self.tr("兄弟姐妹"),
                self.tr("祖父母"),
                self.tr("孙子女"),
                self.tr("姻亲"),
            ]
        )
        self.add(
            "resident", self.pickers[0], self.tr("居民"), self.tr("姓名、拼音或门牌，回车选定")
        )
        self.add("other", self.pickers[1], self.tr("亲属"))
        self.add("relation", self.relation, self.tr("关系"))
        self.form.setMinimumHeight(230)
        self.pickers[0].setFocus()

    def _picker(self, name: str) -> Picker:
        made = Picker(name, self.tr("姓名、拼音、电话、门牌"), self, 120)
        made.asked.connect(lambda typed: self._on_asked(made, typed))
        return made

    def _on_asked(self, picker: Picker, typed: str) -> None:
        view, village = self._view, self._view.village
        if village is None or not typed:
            picker.offer([])
            return
        desk = view.desk

        def on_done(found: list[Taker]) -> None:
            if picker.typed == typed:
                offers = [Offer(one.resident, one.name, one.address) for one in found]
                picker.offer(offers, self.tr("没有找到这个人"))

        self.app.runner.ask(
            lambda: lookups.find_people(desk, village.grids, typed), on_done, owner=self
        )

    def save(self) -> Callable[[], Any] | None:
        """The two and their relation."""
        one, other = (picker.value() for picker in self.pickers)
        relation = self.relation.currentText().strip()
        faults = {}
        if one is None:
            faults["resident"] = "empty"
        if other is None:
            faults["other"] = "empty"
        if not relation:
            faults["relation"] = "empty"
        if self.show_faults(faults) or one is None or other is None:
            return None
        desk = self._view.desk
        return lambda: members.declare_kin(desk, one.value, other.value, relation)
