"""兑换单 and 退回单 as paper: what a household got or brought back, with its signature lines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from gridcredit.domain.credit.baskets import BasketLine, basket_of
from gridcredit.domain.errors import NotFound
from gridcredit.domain.kinds.goods import Goods
from gridcredit.domain.kinds.redemption import Redemption
from gridcredit.domain.kinds.redemption_return import RedemptionReturn
from gridcredit.operations.credit.places import village_of_household
from gridcredit.paper.fonts import offscreen
from gridcredit.paper.pdf import write_checked_pdf
from gridcredit.reports.credit.voucher import Voucher, VoucherLine, voucher_sheets
from gridcredit.store.engine.database import Session
from gridcredit.store.journal.loading import load_by
from gridcredit.store.register import register_lists
from gridcredit.store.register.doors import doors_of


def write_voucher(
    session: Session, fact: Redemption | RedemptionReturn, balance: int, out: Path
) -> int:
    """Write a voucher, or what came back of one, as a PDF; `balance` is what may be redeemed after
    it, in tenths. How many pages. Raises GlyphMissing, StorageFailed, NotFound."""
    offscreen()  # before anything is measured
    sheets = voucher_sheets(_view(session, fact, balance))
    write_checked_pdf(out, sheets, out.stem, lambda draft: draft)
    return len(sheets)


def _view(session: Session, fact: Redemption | RedemptionReturn, balance: int) -> Voucher:
    is_return = isinstance(fact, RedemptionReturn)
    whole: Redemption = (
        register_lists.get(session, "redemption", fact.redemption)
        if isinstance(fact, RedemptionReturn)
        else fact
    )
    door = doors_of(session, [whole.household]).get(whole.household)
    return Voucher(
        village_of_household(session, whole.household).name,
        whole.number,
        fact.on.isoformat(),
        door.address if door else "",
        door.householder if door else "",
        "" if is_return else _name(session, whole.resident),
        fact.by,
        tuple(_lines(session, basket_of(fact.lines))),
        balance,
        is_return,
    )


def _lines(session: Session, basket: Iterable[BasketLine]) -> Iterable[VoucherLine]:
    listed = list(basket)
    known = {g.id: g for g in load_by(session, Goods, "id", [line.goods for line in listed])}
    for line in listed:
        goods = known.get(line.goods)
        name, unit = (goods.name, goods.unit) if goods else ("", "")
        yield VoucherLine(name, unit, line.count, line.points)


def _name(session: Session, resident: UUID | None) -> str:
    if resident is None:
        return ""
    try:
        return str(register_lists.get(session, "resident", resident).name)
    except NotFound:
        return ""
