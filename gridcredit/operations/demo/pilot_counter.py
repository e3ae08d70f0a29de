"""Goods, money and papers of the pilot village: redemption days, sheets to hang up, passbooks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from functools import partial
from uuid import UUID

from gridcredit.domain.credit.accounts import Balance
from gridcredit.domain.credit.codes import Flow
from gridcredit.domain.credit.periods import first_day, next_month
from gridcredit.operations.credit import funds, goods, passbooks, redeeming, returning, sheets
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.credit.redeeming import RedeemForm
from gridcredit.operations.credit.returning import ReturnForm
from gridcredit.operations.demo.pilot import CLOSED, FOLDER, Pilot, Step
from gridcredit.operations.demo.stage import seated
from gridcredit.operations.demo.village_life import Home

_AFTERNOON, _MORNING = time(14, 30), time(9, 20)
_DAYS = (3, 6, 9, 11)  # the months after which goods are handed out
_A_DAY = 5  # vouchers
_BASKETS = (
    (450, (("DM", 1),)),
    (230, (("XYY", 1), ("FZ", 1))),
    (150, (("XJJ", 1),)),
    (80, (("YG", 1), ("FZ", 1))),
    (30, (("FZ", 1),)),
)
"""What a household takes, by what it may spend in tenths."""


class PilotCounter:
    """Plays what is handed out and hung up."""

    def __init__(self, pilot: Pilot) -> None:
        self._pilot = pilot

    def steps(self) -> Iterator[Step]:
        """What is done on which day, in no order."""
        months = self._pilot.months
        for place in _DAYS:
            after = first_day(next_month(months[place]))
            yield after + timedelta(days=4), _AFTERNOON, partial(self._hand_out, months[place])
        middle = first_day(months[6])
        yield middle + timedelta(days=7), _MORNING, partial(self._restock, middle)
        bought = first_day(months[CLOSED - 1]) + timedelta(days=8)
        yield bought, _MORNING, self._buy_tools
        last = first_day(self._pilot.open_month)
        yield last + timedelta(days=2), _MORNING, partial(self._hang_up, months[CLOSED - 1])
        before = self._pilot.today - timedelta(days=4)
        yield before, _MORNING, partial(self._hang_up, self._pilot.quarter)
        yield last + timedelta(days=4), time(16, 0), self._count
        yield last + timedelta(days=5), _MORNING, self._passbooks

    def _hand_out(self, month: str) -> None:
        """Some households take what they can afford; a voucher of the last day is kept as a file,
        and something of it comes back."""
        pilot, is_last = self._pilot, month == self._pilot.months[CLOSED - 1]
        with seated(pilot.village, pilot.redeemer) as desk:
            with desk.reading() as session:
                balances = ledger_of(desk, session, pilot.code).balances()
            wanted = {home: _basket(balances, home) for home in pilot.customers}
            able = [home for home, basket in wanted.items() if basket]
            for place, home in enumerate(pilot.life.pick(able, _A_DAY)):
                form = RedeemForm(home.household, wanted[home], home.people[0][0])
                if not (is_last and place == 0):
                    redeeming.redeem(desk, form)
                    continue
                done = redeeming.redeem(desk, form, pilot.stage.file(FOLDER, "voucher.pdf"))
                back = [(code, 1) for code, _ in wanted[home][-1:]]
                returning.return_goods(desk, ReturnForm(done.number, back, "包装破损"))
        pilot.stage.tick()

    def _restock(self, on: date) -> None:
        with seated(self._pilot.village, self._pilot.redeemer) as desk:
            funds.add_to_fund(desk, on, Flow.IN, 200_000, "爱心企业捐赠信用超市物品款")
            funds.add_to_fund(desk, on, Flow.OUT, 142_500, "补充采购洗衣液、大米、抽纸")
            for code, count in (("XYY", 10), ("DM", 10), ("ZJ", 20)):
                goods.receive_goods(desk, code, count)

    def _buy_tools(self) -> None:
        pilot = self._pilot
        with seated(pilot.village, pilot.redeemer) as desk:
            on = desk.today()
            funds.add_to_fund(desk, on, Flow.IN, 60_000, "社区便民市场摊位收入划入")
            funds.add_to_fund(desk, on, Flow.OUT, 38_600, "购买志愿服务用扫帚、铁锹、手套")

    def _count(self) -> None:
        """The stock is counted: some toothpaste is short, and there are few bins left."""
        with seated(self._pilot.village, self._pilot.redeemer) as desk:
            there = {one.goods.code: one.stock for one in goods.list_goods(desk)}
            goods.count_goods(desk, "YG", there["YG"] - 2, "两支过期，已清点销毁")
            goods.count_goods(desk, "LT", 2, "三个调拨给社区广场使用")

    def _hang_up(self, period: str) -> None:
        """The sheets of a period whose months are closed."""
        pilot = self._pilot
        folder = pilot.stage.folder(FOLDER) / f"sheets-{period}"
        with seated(pilot.village, pilot.reviewer) as desk:
            printed = sheets.print_sheets(desk, "", period, folder, progress=pilot.stage.tick)
        pilot.stage.made.files += printed.files

    def _passbooks(self) -> None:
        pilot, year = self._pilot, first_day(self._pilot.months[CLOSED - 1]).year
        with seated(pilot.village, pilot.reviewer) as desk:
            out = pilot.stage.file(FOLDER, f"passbooks-{year}.pdf")
            passbooks.print_passbooks(desk, out, "", year, pilot.stage.tick)


def _basket(balances: Mapping[UUID, Balance], home: Home) -> tuple[tuple[str, int], ...]:
    """What a household takes; nothing where it has too little to spend."""
    held = balances.get(home.household, Balance()).amount
    return next((basket for least, basket in _BASKETS if held >= least), ())
