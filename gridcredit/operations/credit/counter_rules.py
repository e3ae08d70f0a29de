"""What is asked at the desk where points are redeemed: who may hand out, who may collect, what is
there, and what a household may spend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from gridcredit.domain.adulthood import is_adult
from gridcredit.domain.amounts import points_text
from gridcredit.domain.credit.accounts import Balance
from gridcredit.domain.credit.baskets import (
    MOST_LINES,
    MOST_OF_ONE,
    BasketLine,
    basket_of,
)
from gridcredit.domain.dating import require_here
from gridcredit.domain.errors import (
    BadValue,
    BalanceShort,
    OwnHousehold,
    RedemptionSuspended,
    StockShort,
)
from gridcredit.domain.kinds.redemption import Redemption
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.records import KIND_OF
from gridcredit.domain.writing import normalise_text
from gridcredit.operations.credit.goods import (
    Stocked,
    goods_by_code,
    stocked,
)
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.credit.places import village_of_household
from gridcredit.operations.desk import Desk
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.credit.ties import households_ever
from gridcredit.store.engine.database import Session
from gridcredit.store.journal.journal import history
from gridcredit.store.journal.loading import load
from gridcredit.store.register import register_lists
from gridcredit.store.schema.travelling import TABLES

F = TypeVar("F")
Basket = Sequence[tuple[str, int]]
"""Codes of goods, each with how many."""


@dataclass(frozen=True, slots=True)
class Redeemed:
    """A voucher, or a return (`voucher` is what it is of), with the balance left in tenths and how
    many of each of its goods there are now, by code. `is_repeat`: it was written before."""

    id: UUID
    voucher: UUID
    number: str
    balance: int
    stock: Mapping[str, int]
    is_repeat: bool = False


def ledger_with_household(desk: Desk, session: Session, household: UUID) -> Ledger:
    """The ledger of the village where a household stands. Raises NotFound, AreaUnknown,
    ClosingUnreadable."""
    register_lists.get(session, "household", household)
    area = village_of_household(session, household)
    return ledger_of(desk, session, area.code)


def require_other_household(desk: Desk, session: Session, household: UUID) -> None:
    """Raise OwnHousehold where whoever hands out lives, or lived, in the household that takes."""
    own = desk.actor.resident
    if own is not None and household in households_ever(session, own):
        raise OwnHousehold(desk.actor.name)


def require_of_household(session: Session, household: UUID, by: UUID, on: date) -> None:
    """Raise BadValue, GoneBefore or NotFound where somebody may not collect for a household."""
    person: Resident = register_lists.get(session, "resident", by)
    if person.household != household or person.removed:
        raise BadValue("resident", "", "other_household", "redemption")
    if not may_collect(person, on):
        raise BadValue("resident", "", "minor_collects", "redemption")
    require_here(person.state, person.left_on, on)


def may_collect(person: Resident, on: date) -> bool:
    """Whether somebody of the household is old enough to sign the voucher, as far as is known."""
    return is_adult(person.birth_date, person.adult_on, on) is not False


def wanted_of(codes: Iterable[tuple[str, int]]) -> dict[str, int]:
    """How many of each code are wanted. Raises BadValue."""
    wanted: dict[str, int] = {}
    for code, count in codes:
        if not 0 < count <= MOST_OF_ONE:
            reason = "more_than_none" if count <= 0 else "too_large"
            raise BadValue("goods", f"{code}={count}", reason)
        wanted[normalise_text(code)] = wanted.get(normalise_text(code), 0) + count
    if not wanted or len(wanted) > MOST_LINES:
        raise BadValue("goods", "", "too_many" if wanted else "empty")
    return wanted


def priced(there: Sequence[Stocked], codes: Basket) -> list[BasketLine]:
    """A basket at today's prices. Raises NotFound, BadValue."""
    found = ((goods_by_code(there, code).goods, n) for code, n in wanted_of(codes).items())
    return [BasketLine(goods.id, count, goods.points) for goods, count in found]


def left_of(balance: Balance, points: int) -> int:
    """What is left of a balance. Raises RedemptionSuspended, BalanceShort."""
    if balance.is_suspended:
        raise RedemptionSuspended(points_text(balance.amount))
    if points > balance.amount:
        raise BalanceShort(points_text(balance.amount), points_text(points))
    return balance.amount - points


def left_in_stock(there: Sequence[Stocked], basket: Sequence[BasketLine]) -> dict[str, int]:
    """How many are left of each of a basket's goods. Raises StockShort."""
    found = {one.goods.id: one for one in there}
    for line in basket:
        one = found[line.goods]
        if one.stock < line.count:
            raise StockShort(one.goods.name, one.stock, line.count)
    return {found[b.goods].goods.code: found[b.goods].stock - b.count for b in basket}


def as_it_stands(
    desk: Desk, session: Session, fact: Redemption, row: UUID, lines: tuple[str, ...]
) -> Redeemed:
    """What was written before, with balance and stock of now."""
    ledger = ledger_with_household(desk, session, fact.household)
    amount = ledger.balance(fact.household).amount
    there = {one.goods.id: one for one in stocked(session, ledger.area)}
    named = (there[b.goods] for b in basket_of(lines) if b.goods in there)
    stock = {one.goods.code: one.stock for one in named}
    return Redeemed(row, fact.id, fact.number, amount, stock, is_repeat=True)


def record_of(session: Session, record: type[F], row: UUID) -> F | None:
    """The record of a kind that a request wrote before; None where it comes for the first time.
    Raises BadValue for the id of a record of another kind."""
    found = load(session, record, TABLES[KIND_OF[record].name].id == row.bytes)
    if not found and history(session, row):
        raise BadValue("request", str(row), "taken")
    return found[0] if found else None
