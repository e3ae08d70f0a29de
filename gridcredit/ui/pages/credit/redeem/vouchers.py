"""The vouchers of a household; goods of one are brought back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget

from gridcredit.domain.amounts import points_text
from gridcredit.domain.duties import Duty
from gridcredit.domain.progress import Progress
from gridcredit.operations.credit import redeeming, returning
from gridcredit.operations.credit.counter_rules import Redeemed
from gridcredit.operations.credit.redeeming import Counter
from gridcredit.operations.credit.returning import ReturnForm
from gridcredit.store.credit.vouchers import Voucher
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.credit.redeem.signed_papers import SignedPapers
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.table import Table


class VoucherList(QWidget):
    """`returned` tells that something came back."""

    returned = Signal()

    def __init__(self, view: CreditView, papers: SignedPapers) -> None:
        super().__init__()
        self._view, self._papers = view, papers
        self._names: Mapping[UUID, tuple[str, str]] = {}  # code and name by goods
        self.back = button(self.tr("退回物品…"), self._on_back, kind="link")
        self.again = button(self.tr("再打印"), self._on_again, icon="printer", kind="link")
        self._head = SectionHeader(self.tr("兑换记录"), action=self.again)
        self._nothing = Label(self.tr("还没有兑换过。"))
        self._nothing.setProperty("role", "muted")
        self.table = Table(self.tr("兑换记录"))
        self.model = RowsModel(
            [
                Column(self.tr("日期"), lambda v: v.fact.on.isoformat()[5:], 64),
                Column(self.tr("物品"), self._what),
                Column(
                    self.tr("分值"),
                    lambda v: points_text(sum(line.cost for line in v.basket)),
                    72,
                    True,
                ),
            ]
        )
        self.table.setModel(self.model)
        self.table.row_opened.connect(lambda _row: self._on_back())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self._head)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def show_vouchers(self, counter: Counter | None) -> None:
        """Show a household's vouchers, the last one first."""
        vouchers = list(counter.vouchers) if counter else []
        goods = counter.goods if counter else ()
        self._names = {one.goods.id: (one.goods.code, one.goods.name) for one in goods}
        vouchers.sort(key=lambda v: (v.fact.on, v.fact.number), reverse=True)
        self.model.set_rows(vouchers)
        self.table.setVisible(bool(vouchers))
        self._nothing.setVisible(not vouchers)
        may = self._view.desk.actor.may(Duty.REDEEM)
        is_here = bool(vouchers) and may and bool(counter and counter.is_here)
        self.back.setVisible(is_here)
        self.again.setVisible(is_here)
        if vouchers:
            self.table.selectRow(0)

    def _what(self, voucher: Voucher) -> str:
        back = self.tr("（退 {count}）")
        said = []
        for line in voucher.basket:
            left = voucher.outstanding.get(line.goods)
            gone = line.count - (left.count if left else 0)
            name = self._names.get(line.goods, ("", self.tr("已下架")))[1]
            said.append(f"{name}×{line.count}" + (back.format(count=gone) if gone else ""))
        return "、".join(said)

    def _on_back(self) -> None:
        voucher = self.table.chosen_row()
        if isinstance(voucher, Voucher) and voucher.outstanding and not self.back.isHidden():
            dialog = ReturnDialog(self._view, voucher, self._names, self._papers)
            dialog.saved.connect(self._on_returned)
            dialog.open()

    def _on_returned(self, made: tuple[Redeemed, Path]) -> None:
        done, paper = made
        words = self.tr("已退回，余额 {points} 分").format(points=points_text(done.balance))
        self._view.app.toast(words)
        self._papers.show(paper)
        self.returned.emit()

    def _on_again(self) -> None:
        voucher = self.table.chosen_row()
        if not isinstance(voucher, Voucher):
            return
        desk, papers, row = self._view.desk, self._papers, voucher.fact.id

        def job(_progress: Progress) -> Path:
            out = papers.place(row)
            redeeming.print_voucher(desk, row, out)
            return out

        self._view.do(job, papers.show, self._view.warn, title=self.tr("打印兑换单"))


class ReturnDialog(FormDialog):
    """How many of each came back; `saved` carries a Redeemed and its paper."""

    def __init__(
        self,
        view: CreditView,
        voucher: Voucher,
        names: Mapping[UUID, tuple[str, str]],
        papers: SignedPapers,
    ) -> None:
        super().__init__(view, view.app)
        self._papers = papers
        self._view, self._voucher = view, voucher
        self._request = view.desk.new_id()
        self.counts: dict[str, QSpinBox] = {}
        self.say(
            self.tr("退回 {number}").format(number=voucher.fact.number),
            self.tr("退回"),
            self.tr("退回的物品回到库存，分值按兑换那天的价退还。"),
        )
        for goods, line in voucher.outstanding.items():
            code, name = names.get(goods, ("", ""))
            box = QSpinBox()
            box.setRange(0, line.count)
            box.setValue(line.count if len(voucher.outstanding) == 1 else 0)
            if code:
                self.counts[code] = box
                self.add(code, box, name, self.tr("最多 {count}").format(count=line.count))
        self.why = QLineEdit()
        self.why.setMaxLength(60)
        self.add("why", self.why, self.tr("原因"))
        if self.counts:
            next(iter(self.counts.values())).setFocus()

    def save(self) -> Callable[[], Any] | None:
        """What came back."""
        basket = tuple((code, box.value()) for code, box in self.counts.items() if box.value())
        if self.show_faults({} if basket else {"count": "empty"}):
            return None
        form = ReturnForm(str(self._voucher.id), basket, self.why.text().strip(), self._request)
        desk, out = self._view.desk, self._papers.place(self._request)
        return lambda: (returning.return_goods(desk, form, out), out)
