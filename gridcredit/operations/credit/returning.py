"""What is brought back of a voucher: goods and points return once, bound to its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from gridcredit.domain.credit.baskets import (
    BasketLine,
    cost,
    written,
)
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    NotFound,
    ReturnedAlready,
)
from gridcredit.domain.fieldrules import as_author
from gridcredit.domain.kinds.goods import Goods
from gridcredit.domain.kinds.redemption import Redemption
from gridcredit.domain.kinds.redemption_return import RedemptionReturn
from gridcredit.domain.writing import is_text, normalise_text
from gridcredit.operations.credit.counter_rules import (
    Basket,
    Redeemed,
    as_it_stands,
    ledger_with_household,
    record_of,
    require_other_household,
    wanted_of,
)
from gridcredit.operations.credit.goods import (
    Stocked,
    require_redeemed_here,
    stocked,
)
from gridcredit.operations.credit.voucher_papers import write_voucher
from gridcredit.operations.desk import Desk
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.credit.vouchers import Voucher, goods_of, vouchers_of
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.journal.loading import load
from gridcredit.store.journal.nodes import street_nodes
from gridcredit.store.register import corrections, register_lists
from gridcredit.store.schema.travelling import TABLES

_REDEMPTION = TABLES["redemption"]


@dataclass(frozen=True, slots=True)
class ReturnForm:
    """What is brought back of a voucher, by any id or the number of it."""

    voucher: str
    basket: Basket
    why: str = ""
    request: UUID | None = None


def return_goods(desk: Desk, form: ReturnForm, paper: Path | None = None) -> Redeemed:
    """Take goods of a voucher back, and give their points back, once; `paper` as of `redeem`.

    Raises NotFound, BadValue, AlreadyCorrected, NotRedeemedHere, OwnHousehold, ReturnedAlready,
    MovedAway, StorageFailed, GlyphMissing.
    """
    desk.actor.require(Duty.REDEEM)
    with desk.writing() as session:
        done = keep_returned(desk, session, form)
        if paper:
            fact: RedemptionReturn = register_lists.get(session, "redemption_return", done.id)
            write_voucher(session, fact, done.balance, paper)
    return done


def keep_returned(desk: Desk, session: Session, form: ReturnForm) -> Redeemed:
    """Write what came back of one voucher after its rules were asked."""
    if form.request and (known := record_of(session, RedemptionReturn, form.request)):
        return _returned_before(desk, session, known)
    fact = _voucher_named(session, form.voucher)
    ledger = ledger_with_household(desk, session, fact.household)
    on = desk.today()
    require_redeemed_here(desk, ledger.area, ledger.book, on)
    require_other_household(desk, session, fact.household)
    voucher = _counting(session, ledger, fact)
    goods = {one.id: one for one in goods_of(session, ledger.area.id, with_removed=True)}
    basket = _outstanding(voucher, goods, form.basket)
    why = normalise_text(form.why) if is_text(form.why) else ""
    made = RedemptionReturn(
        form.request or desk.new_id(),
        voucher.id,
        max(on, fact.on),
        written(basket),
        why,
        as_author(desk.actor.name),
        desk.actor.resident,
    )
    before = ledger.balance(fact.household).amount
    there = {one.goods.id: one for one in stocked(session, ledger.area)}
    journal.add(session, [made])
    stock = {goods[b.goods].code: b.count + _count(there, b.goods) for b in basket}
    return Redeemed(made.id, voucher.id, fact.number, before + cost(basket), stock)


def _voucher_named(session: Session, named: str) -> Redemption:
    """The voucher of an id, or of a number. Raises NotFound, AlreadyCorrected, OnlyPartKnown."""
    wanted = normalise_text(named)
    try:
        row = UUID(wanted)
    except ValueError:
        found = load(session, Redemption, _REDEMPTION.number == wanted)
        if not found or not wanted:
            raise NotFound("redemption", named) from None
        row = found[0].id
    fact: Redemption = corrections.standing_fact(session, "redemption", row)
    return fact


def _counting(session: Session, ledger: Ledger, fact: Redemption) -> Voucher:
    """A voucher with what came back of it. Raises NotFound for one that does not count."""
    seats, redeems = street_nodes(session), ledger.book.redeems
    for voucher in vouchers_of(session, [fact.household], seats, redeems)[0]:
        if voucher.fact.id == fact.id:
            return voucher
    raise NotFound("redemption", fact.number)


def _outstanding(voucher: Voucher, goods: Mapping[UUID, Goods], codes: Basket) -> list[BasketLine]:
    """A basket of what a voucher handed out and has not come back, at its prices. Raises NotFound,
    BadValue, ReturnedAlready."""
    by_code = {goods[b.goods].code: b for b in voucher.basket if b.goods in goods}
    left, basket = voucher.outstanding, list[BasketLine]()
    for code, count in wanted_of(codes).items():
        line = by_code.get(code)
        if line is None:
            raise NotFound("goods", code)
        out = left[line.goods].count if line.goods in left else 0
        if count > out:
            raise ReturnedAlready(goods[line.goods].name, out, count)
        basket.append(BasketLine(line.goods, count, line.points))
    return basket


def _returned_before(desk: Desk, session: Session, known: RedemptionReturn) -> Redeemed:
    fact: Redemption = register_lists.get(session, "redemption", known.redemption)
    return as_it_stands(desk, session, fact, known.id, known.lines)


def _count(there: Mapping[UUID, Stocked], goods: UUID) -> int:
    return there[goods].stock if goods in there else 0
