"""Which vouchers count, and the stock that follows, on either engine."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.credit.baskets import BasketLine, written
from gridcredit.domain.credit.codes import Seat, StockReason, Theme
from gridcredit.domain.credit.items import Item
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.goods import Goods
from gridcredit.domain.kinds.redemption import Redemption
from gridcredit.domain.kinds.redemption_return import RedemptionReturn
from gridcredit.domain.kinds.stock_move import StockMove
from gridcredit.store.credit.ledger import rule_book
from gridcredit.store.credit.vouchers import goods_of, last_serial, stock_of, vouchers_in
from tests.store.conftest import Fresh
from tests.store.credit.villages import (
    STREET_OFFICE,
    VILLAGE,
    VILLAGE_OFFICE,
    Village,
    home,
    person,
)

SOAP, RICE = UUID(int=501), UUID(int=502)
ON = date(2026, 3, 2)


@pytest.fixture
def village(fresh: Fresh) -> Village:
    """A village that redeems at its own office until July, then at the street's."""
    made = Village(fresh())
    items = [Item("A", Theme.GOVERNANCE, "安全预警", 20)]
    made.rules(date(2026, 1, 1), items)
    made.rules(date(2026, 7, 1), items, 2, redeemed_at=Seat.STREET)
    area = area_id(VILLAGE)
    made.write(
        [
            Goods(SOAP, area, "FZ", "肥皂", points=30),
            Goods(RICE, area, "DM", "米", points=450, removed="停用"),
            StockMove(next(made.ids), SOAP, StockReason.RECEIVED, 10, ON),
            StockMove(next(made.ids), RICE, StockReason.RECEIVED, 2, ON),
            StockMove(next(made.ids), SOAP, StockReason.COUNTED, -1, ON),
        ]
    )
    return made


def hand_out(village: Village, on: date, by: UUID, count: int = 1, serial: int = 1) -> UUID:
    row = next(village.ids)
    lines = written([BasketLine(SOAP, count, 30)])
    number = f"{VILLAGE}-2026-V{serial:05d}"
    village.write([Redemption(row, home(1), number, on, lines, person(1))], by)
    return row


def bring_back(village: Village, voucher: UUID, on: date, by: UUID, count: int) -> None:
    lines = written([BasketLine(SOAP, count, 999)])
    village.write([RedemptionReturn(next(village.ids), voucher, on, lines)], by)


def stock(village: Village) -> dict[UUID, int]:
    with village.database.reading() as session:
        area = area_id(VILLAGE)
        return stock_of(session, area, VILLAGE, rule_book(session, area))


def test_only_the_office_that_redeems_on_the_day_counts(village: Village) -> None:
    counts = hand_out(village, ON, VILLAGE_OFFICE, 2)
    passed_over = hand_out(village, ON, STREET_OFFICE, 3, 2)
    later = hand_out(village, date(2026, 7, 1), STREET_OFFICE, 1, 3)
    hand_out(village, date(2026, 7, 1), VILLAGE_OFFICE, 4, 4)
    bring_back(village, counts, date(2026, 7, 2), VILLAGE_OFFICE, 1)
    assert stock(village) == {SOAP: 10 - 1 - 2 - 1, RICE: 2}
    with village.database.reading() as session:
        found, left_out = vouchers_in(session, VILLAGE, rule_book(session, area_id(VILLAGE)))
    assert [voucher.id for voucher in found] == [counts, later]
    assert passed_over in {one.id for one in left_out}
    assert len(left_out) == 3


def test_two_returns_of_the_same_goods_count_once(village: Village) -> None:
    voucher = hand_out(village, ON, VILLAGE_OFFICE, 3)
    bring_back(village, voucher, ON, VILLAGE_OFFICE, 2)
    bring_back(village, voucher, ON, VILLAGE_OFFICE, 2)
    assert stock(village)[SOAP] == 9
    with village.database.reading() as session:
        book = rule_book(session, area_id(VILLAGE))
        ((one,), _) = vouchers_in(session, VILLAGE, book)
        balances = village.look(lambda ledger: ledger.balances())
    assert [[(line.count, line.points) for line in came.basket] for came in one.returns] == [
        [(2, 30)],
        [(1, 30)],
    ]
    assert (balances[home(1)].redeemed, balances[home(1)].returned) == (90, 90)


def test_goods_that_were_taken_off_keep_their_stock(village: Village) -> None:
    with village.database.reading() as session:
        assert [g.id for g in goods_of(session, area_id(VILLAGE))] == [SOAP]
        assert len(goods_of(session, area_id(VILLAGE), with_removed=True)) == 2
    assert stock(village)[RICE] == 2


def test_the_last_serial_is_that_of_its_own_beginning(village: Village) -> None:
    for serial in (9, 10, 2):
        hand_out(village, ON, VILLAGE_OFFICE, serial=serial)
    with village.database.reading() as session:
        begins = f"{VILLAGE}-2026-V"
        assert last_serial(session, begins) == 10
        assert last_serial(session, f"{VILLAGE}-2026-S") == 0
        assert last_serial(session, f"{VILLAGE}-2027-V") == 0
