"""Vouchers of a village with what came back of them, which of them count, and the stock of goods
that follows. A voucher counts where the office wrote it that redeems on its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.credit.baskets import (
    BasketLine,
    basket_of,
    counted_back,
    outstanding,
    stock_after,
)
from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.journal import Order
from gridcredit.domain.kinds.goods import Goods
from gridcredit.domain.kinds.redemption import Redemption
from gridcredit.domain.kinds.redemption_return import RedemptionReturn
from gridcredit.domain.kinds.stock_move import StockMove
from gridcredit.store.credit.facts import PassedOver, Told, seat, told, told_of
from gridcredit.store.journal import area_of
from gridcredit.store.journal.loading import load
from gridcredit.store.journal.nodes import street_nodes
from gridcredit.store.schema.travelling import TABLES

_GOODS = TABLES["goods"]
Redeems = Callable[[date, Order], Seat]
"""Which office redeems on a day, of what was written by an order (RuleBook.redeems)."""


@dataclass(frozen=True, slots=True)
class CameBack:
    """Goods that came back: the id of the first fact, the fact, and what of it counts."""

    id: UUID
    fact: RedemptionReturn
    basket: tuple[BasketLine, ...]


@dataclass(frozen=True, slots=True)
class Voucher:
    """A voucher that counts, by the id of its first fact, and what came back of it, in order."""

    id: UUID
    fact: Redemption
    returns: tuple[CameBack, ...] = ()

    @property
    def basket(self) -> list[BasketLine]:
        """What was handed out."""
        return basket_of(self.fact.lines)

    @property
    def returned(self) -> list[BasketLine]:
        """What came back, line by line."""
        return [line for came in self.returns for line in came.basket]

    @property
    def outstanding(self) -> dict[UUID, BasketLine]:
        """What has not come back, by goods."""
        return outstanding(self.basket, self.returned)


def vouchers_of(
    session: Session, households: Collection[UUID], streets: frozenset[bytes], redeems: Redeems
) -> tuple[list[Voucher], list[PassedOver]]:
    """The vouchers of households that count, by order, and what does not, as another office wrote
    it than the one that redeems."""
    found = told_of(session, Redemption, "household", households)
    return _counting(session, found, streets, redeems)


def vouchers_in(
    session: Session, code: str, book: RuleBook
) -> tuple[list[Voucher], list[PassedOver]]:
    """The vouchers that were written in the village of that code, wherever their households stand
    now, and what does not count."""
    own = {held for _, held in area_of.below(session, code)}
    found = [one for one in told(session, Redemption) if one.area in own]
    return _counting(session, found, street_nodes(session), book.redeems)


def _counting(
    session: Session,
    written: Iterable[Told[Redemption]],
    streets: frozenset[bytes],
    redeems: Redeems,
) -> tuple[list[Voucher], list[PassedOver]]:
    passed_over: list[PassedOver] = []
    counting: list[Told[Redemption]] = []
    for one in written:
        if (by := seat(one.order[1], streets)) is redeems(one.fact.on, one.order):
            counting.append(one)
        else:
            passed_over.append(PassedOver("redemption", one.root, one.fact.household, by))
    whose = {key: one.root for one in counting for key in (one.root, one.fact.id)}
    came: dict[UUID, list[Told[RedemptionReturn]]] = defaultdict(list)
    for back in told_of(session, RedemptionReturn, "redemption", whose):
        about = back.fact.redemption
        if (by := seat(back.order[1], streets)) is redeems(back.fact.on, back.order):
            came[whose[about]].append(back)
        else:
            passed_over.append(PassedOver("redemption_return", back.root, about, by))
    return [_voucher(one, came[one.root]) for one in counting], passed_over


def _voucher(one: Told[Redemption], came: list[Told[RedemptionReturn]]) -> Voucher:
    claimed = [basket_of(back.fact.lines) for back in came]
    counted = counted_back(basket_of(one.fact.lines), claimed)
    pairs = zip(came, counted, strict=True)
    returns = tuple(CameBack(back.root, back.fact, tuple(basket)) for back, basket in pairs)
    return Voucher(one.root, one.fact, returns)


def goods_of(session: Session, area: UUID, with_removed: bool = False) -> list[Goods]:
    """The goods of a village by their codes."""
    found = load(session, Goods, _GOODS.area == area.bytes)
    return sorted((g for g in found if with_removed or not g.removed), key=lambda g: g.code)


def stock_of(session: Session, area: UUID, code: str, book: RuleBook) -> dict[UUID, int]:
    """How many there are of each sort of goods of a village, none of what nothing is known."""
    goods = {one.id for one in goods_of(session, area, with_removed=True)}
    moves = [
        (one.fact.goods, one.fact.count) for one in told_of(session, StockMove, "goods", goods)
    ]
    vouchers, _ = vouchers_in(session, code, book)
    handed_out = [line for voucher in vouchers for line in voucher.basket]
    returned = [line for voucher in vouchers for line in voucher.returned]
    stock = stock_after(moves, handed_out, returned)
    return {row: stock.get(row, 0) for row in goods}


_NUMBERS = text("SELECT number FROM redemption WHERE number >= :a AND number < :z")


def last_serial(session: Session, begins: str) -> int:
    """The last serial behind a beginning of voucher numbers that was given, those of vouchers that
    were taken back among them: a number is never given again; 0 where there is none."""
    found = session.execute(_NUMBERS, {"a": begins, "z": begins + ":"}).scalars()
    serials = (number.removeprefix(begins) for number in found)
    return max((int(s) for s in serials if s.isascii() and s.isdecimal()), default=0)
