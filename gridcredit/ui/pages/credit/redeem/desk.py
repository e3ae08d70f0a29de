"""兑换台: a household, its balance, a basket, a voucher; by keyboard alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.amounts import points_text
from gridcredit.domain.credit.paper_codes import PaperKind, read_paper_code
from gridcredit.domain.errors import BadValue, GridCreditError
from gridcredit.operations.credit import lookups, redeeming
from gridcredit.operations.credit.counter_rules import Redeemed
from gridcredit.operations.credit.goods import Stocked
from gridcredit.operations.credit.lookups import Taker
from gridcredit.operations.credit.redeeming import Counter, RedeemForm
from gridcredit.operations.desk import Desk
from gridcredit.ui.at_hand import AtHand
from gridcredit.ui.pages.credit.entry.save_bar import SaveBar
from gridcredit.ui.pages.credit.redeem.basket import Basket, Sort
from gridcredit.ui.pages.credit.redeem.signed_papers import SignedPapers
from gridcredit.ui.pages.credit.redeem.vouchers import VoucherList
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn
from gridcredit.ui.widgets.form import Form
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.picker import Offer, Picker

_MOST = 9_999
"""Of one sort."""


@dataclass(frozen=True, slots=True)
class Served:
    """A household that is served, with all that the desk knows of it."""

    household: UUID
    address: str
    counter: Counter


class DeskPart(CreditView):
    """Targets: AtHand. Enter goes from the household to the goods, their count, and back to the
    goods; Ctrl+Enter hands them out."""

    WAITS = False

    def _build(self) -> None:
        self.served: Served | None = None
        self.papers = SignedPapers(self)
        self.household: UUID | None = None
        self._request: UUID | None = None
        self.is_saving = False
        self.who = Picker(self.tr("户"), self.tr("门牌、姓名、拼音，或扫存折上的码"), self, 120)
        self.collector = QComboBox()
        self.goods = Picker(self.tr("物品"), self.tr("编码、名称"), self)
        self.count = QSpinBox()
        self.count.setRange(1, _MOST)
        self.count.setMaximumWidth(96)
        self.balance = Label()
        self.balance.setProperty("role", "lead")
        self.elsewhere = Banner("info", "")
        self.elsewhere.hide()
        self.basket = Basket()
        self.vouchers = VoucherList(self, self.papers)
        self.bar = SaveBar(self.tr("兑换，出兑换单"), self.tr("清空"))
        form = Form(64)
        self.who_row = form.add(self.tr("户"), self.who)
        self.collector_row = form.add(self.tr("领取人"), self.collector)
        keys = self.tr("回车放进篮子；篮里用 + - 改件数，Del 拿出")
        form.add(self.tr("物品"), self._goods_line(), keys)
        left, right = Card(), Card()
        left.body.addWidget(form)
        left.body.addWidget(self.balance)
        left.body.addWidget(self.basket, 1)
        left.body.addWidget(self.bar)
        right.body.addWidget(self.vouchers)
        scroll = ScrollColumn()
        scroll.column.setContentsMargins(0, 0, SMALL, 0)
        scroll.column.addWidget(self.elsewhere)
        scroll.column.addWidget(left, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(WIDE, 0, WIDE, GAP)
        whole.setSpacing(SMALL)
        whole.addWidget(scroll, 7)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(right)
        whole.addWidget(side, 5)
        self._show(None)

    def _goods_line(self) -> QWidget:
        """What, and how many of it."""
        line, label = QWidget(), Label(self.tr("件数"))
        label.setProperty("role", "muted")
        label.setBuddy(self.count)
        self.count.setAccessibleName(label.text())
        line.setFocusProxy(self.goods)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.goods, 1)
        row.addWidget(label)
        row.addWidget(self.count)
        return line

    def _connect(self) -> None:
        self.who.asked.connect(self._on_who_asked)
        self.who.chosen.connect(self._on_who)
        self.who.passed.connect(lambda: self.goods.setFocus())
        self.goods.asked.connect(self._on_goods_asked)
        self.goods.chosen.connect(self._on_goods)
        self.count.installEventFilter(self)
        self.basket.edited.connect(self._on_edited)
        self.bar.save_wanted.connect(self.redeem)
        self.bar.clear_wanted.connect(self.clear)
        self.vouchers.returned.connect(lambda: self._ask(self.household))

    def refresh(self) -> None:
        """Ask anew for the household at hand."""
        if self.household is not None:
            self._ask(self.household)

    def show_target(self, target: Any) -> None:
        """Serve a household."""
        if isinstance(target, AtHand):
            self._ask(target.household)

    def keyboard_place(self) -> QWidget | None:
        """Whom to serve."""
        return self.who.line if self.household is None else self.goods.line

    # Whom

    def _on_who_asked(self, typed: str) -> None:
        """A passbook's code names its household; other words are searched for."""
        code = read_paper_code(typed)
        desk, village = self.desk, self.village
        if code is not None and code.kind is PaperKind.PASSBOOK:
            self._ask(code.id)
            return
        if village is None or not typed:
            self.who.offer([])
            return

        def on_done(found: list[Taker]) -> None:
            if self.who.typed == typed:
                self.who.offer([_offer(taker) for taker in found], self.tr("没有找到这一户"))

        self.ask(lambda: lookups.find_takers(desk, village.grids, typed), on_done)

    def _on_who(self, offer: Offer | None) -> None:
        self._ask(offer.value.household if offer else None)

    def _ask(self, household: UUID | None) -> None:
        desk = self.desk
        self.household = household
        if household is None:
            self._show(None)
            return

        def query() -> Served:
            counter = redeeming.counter(desk, household)
            return Served(household, lookups.address_of(desk, household), counter)

        def on_done(served: Served) -> None:
            if self.household == household:
                self._show(served)

        self.ask(query, on_done, self._on_unknown)

    def _on_unknown(self, error: GridCreditError) -> None:
        self.household = None
        self._show(None)
        self.bar.say_problem(texts.describe(error, self.language))

    def _show(self, served: Served | None) -> None:
        before, self.served = self.served, served
        counter = served.counter if served else None
        is_new = before is None or served is None or before.household != served.household
        chosen = self.collector.currentIndex()
        self.collector.clear()
        for person in counter.people if counter else ():
            self.collector.addItem(person.name)
        if not is_new:
            self.collector.setCurrentIndex(chosen)
        for part in (self.collector, self.goods, self.count):
            part.setEnabled(counter is not None and counter.is_here)
        self.bar.save.setEnabled(counter is not None and counter.is_here)
        self.elsewhere.setVisible(counter is not None and not counter.is_here)
        self.elsewhere.say(self.tr("这个村居的兑换点不在本单位，这里只能看。"))
        self.vouchers.show_vouchers(counter)
        if served is None or counter is None:
            self.balance.setText("")
            self.basket.show_balance(None)
            self._on_edited()
            return
        amount = counter.balance.amount
        words = self.tr("可兑换余额 {points} 分").format(points=points_text(amount))
        if counter.balance.is_suspended:
            words = self.tr("余额 {points} 分，暂停兑换").format(points=points_text(amount))
        self.balance.setText(words)
        self.basket.refresh_goods({one.goods.id: _sort(one) for one in counter.goods})
        self.basket.show_balance(amount)
        if self.who.value() is None:
            self.who.show_value(Offer(AtHand(served.household), served.address))
        if is_new:
            self.goods.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_edited()

    # What

    def _on_goods_asked(self, typed: str) -> None:
        if self.served is None:
            return
        wanted = typed.casefold()
        found = [
            one
            for one in self.served.counter.goods
            if wanted in one.goods.code.casefold() or wanted in one.goods.name.casefold()
        ]
        self.goods.offer([self._goods_offer(one) for one in found], self.tr("没有这种物品"))

    def _goods_offer(self, one: Stocked) -> Offer:
        points = self.tr("{points} 分").format(points=points_text(one.goods.points))
        detail = self.tr("{code} · 库存 {stock}").format(code=one.goods.code, stock=one.stock)
        tone = "bad" if one.stock <= 0 else "info"
        return Offer(_sort(one), one.goods.name, detail, points, tone)

    def _on_goods(self, offer: Offer | None) -> None:
        if offer is not None:
            self.count.setValue(1)
            self.count.setFocus(Qt.FocusReason.OtherFocusReason)
            self.count.selectAll()

    def _put_in(self) -> None:
        offer = self.goods.value()
        if offer is not None:
            self.basket.add(offer.value, self.count.value())
            self.goods.clear()
            self.count.setValue(1)
            self.goods.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        self.bar.say_problem("")
        self._request = None
        fault = self.basket.fault() if self.served is not None else ""
        is_empty = not self.basket.counts()
        self.bar.say("" if is_empty else fault, "bad")

    # Handing out

    def redeem(self) -> None:
        """Hand the basket out; the voucher opens to be printed and signed."""
        served, fault = self.served, self.basket.fault()
        if self.is_saving or served is None or not served.counter.is_here:
            return
        at = self.collector.currentIndex()
        if fault or at < 0:
            self.bar.say_problem(fault or self.tr("先选领取人"))
            return
        desk = self.desk
        # A second press of the same basket is the same voucher.
        self._request = self._request or desk.new_id()
        form = RedeemForm(
            served.household,
            self.basket.codes(),
            served.counter.people[at].resident,
            request=self._request,
        )
        self.is_saving = True
        self.do(
            lambda _progress: self._redeemed(desk, form),
            self._on_redeemed,
            self._on_refused,
            self._end,
            title=self.tr("兑换"),
        )

    def _redeemed(self, desk: Desk, form: RedeemForm) -> tuple[Redeemed, Path]:
        """Off the screen thread: hand out, and write the voucher."""
        out = self.papers.place(form.request or desk.new_id())
        return redeeming.redeem(desk, form, out), out

    def _on_redeemed(self, made: tuple[Redeemed, Path]) -> None:
        self._end()
        done, paper = made
        self.app.toast(
            self.tr("已兑换，单号 {number}，余额 {points} 分").format(
                number=done.number, points=points_text(done.balance)
            )
        )
        self.papers.show(paper)
        self.clear()

    def _on_refused(self, error: GridCreditError) -> None:
        self._end()
        self.bar.say_problem(texts.describe(error, self.language))
        if not isinstance(error, BadValue):
            self.refresh()

    def _end(self) -> None:
        self.is_saving = False

    def clear(self) -> None:
        """The next household."""
        self.household, self._request = None, None
        self.basket.clear()
        self.who.clear()
        self.goods.clear()
        self._show(None)
        self.bar.say("", "info")
        self.bar.say_problem("")
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    # Keys

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """Enter puts into the basket."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress
        if watched is self.count and is_key and not event.modifiers():
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._put_in()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter hands out."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.redeem()
        else:
            super().keyPressEvent(event)


def _sort(one: Stocked) -> Sort:
    goods = one.goods
    return Sort(goods.id, goods.code, goods.name, goods.points, one.stock)


def _offer(taker: Taker) -> Offer:
    words = f"{taker.address} {taker.name}".strip()
    return Offer(AtHand(taker.household, taker.resident), words)
