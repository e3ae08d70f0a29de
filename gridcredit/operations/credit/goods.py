"""Goods that points are redeemed for: their list, what came, what a count of the stock found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit.domain.credit.codes import StockReason
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, NotFound, NotRedeemedHere
from gridcredit.domain.fieldrules import as_author
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.goods import Goods
from gridcredit.domain.kinds.stock_move import StockMove
from gridcredit.domain.reasons import checked_reason
from gridcredit.domain.records import part_id
from gridcredit.domain.writing import normalise_text
from gridcredit.operations.credit.places import seat_of, village_of_code
from gridcredit.operations.desk import Desk
from gridcredit.rosters.goods_lists import GoodsRead, GoodsRow, read_goods
from gridcredit.rosters.headed_tables import CellRefused
from gridcredit.store.credit.ledger import rule_book
from gridcredit.store.credit.vouchers import goods_of, stock_of
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal

_MOST = 1_000_000  # pieces; what a stock change holds


@dataclass(frozen=True, slots=True)
class GoodsImported:
    """How many sorts of goods a list added, changed and found as they were; with a refused row
    nothing was taken in."""

    added: int
    updated: int
    same: int
    refused: tuple[CellRefused, ...] = ()


@dataclass(frozen=True, slots=True)
class Stocked:
    """Goods with how many there are."""

    goods: Goods
    stock: int

    @property
    def is_low(self) -> bool:
        """Whether there are no more than the mark of low stock says; without a mark never."""
        return self.goods.low > 0 and self.stock <= self.goods.low


def import_goods(desk: Desk, file: Path, village: str = "") -> GoodsImported:
    """Take in a list of goods; the same code is the same record, wherever it was written, and
    columns that the file has not stay as they are. One refused row, and nothing is taken in.

    Raises FileUnreadable, NotSavedAsWorkbook, ColumnsMissing, StorageFailed, AreaUnknown,
    AreaOutside, BadValue.
    """
    desk.actor.require(Duty.KEEP_GOODS)
    read = read_goods(file)
    if read.refused:
        return GoodsImported(0, 0, 0, tuple(read.refused))
    with desk.writing() as session:
        area = village_of_code(desk, session, village)
        known = {g.id: g for g in goods_of(session, area.id, with_removed=True)}
        made = [(_row(area, row), row) for row in read.rows]
        new = [Goods(row, area.id, **_told(g, None)) for row, g in made if row not in known]
        changed = [
            (row, told)
            for row, g in made
            if row in known and (told := _differing(known[row], g, read))
        ]
        journal.add(session, new)
        for row, told in changed:
            journal.edit(session, "goods", row, told)
    return GoodsImported(len(new), len(changed), len(made) - len(new) - len(changed))


def list_goods(desk: Desk, village: str = "") -> list[Stocked]:
    """The goods of a village by their codes, with how many there are as far as is known here.
    Raises AreaUnknown, AreaOutside, BadValue."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        area = village_of_code(desk, session, village)
        return stocked(session, area)


def stocked(session: Session, area: Area) -> list[Stocked]:
    """The goods of a village with how many there are."""
    stock = stock_of(session, area.id, area.code, rule_book(session, area.id))
    return [Stocked(goods, stock.get(goods.id, 0)) for goods in goods_of(session, area.id)]


def receive_goods(
    desk: Desk, code: str, count: int, village: str = "", source: str = "", on: date | None = None
) -> int:
    """Write that goods came; how many there are now. Raises NotFound, BadValue, NotRedeemedHere,
    AreaUnknown, AreaOutside."""
    desk.actor.require(Duty.KEEP_GOODS)
    if not 0 < count <= _MOST:
        raise BadValue("count", str(count), "more_than_none" if count <= 0 else "too_large")
    with desk.writing() as session:
        one = _found(desk, session, village, code)
        where = normalise_text(source) or one.goods.source
        move = _move(desk, one, StockReason.RECEIVED, count, on, source=where)
        journal.add(session, [move])
    return one.stock + count


def count_goods(
    desk: Desk, code: str, count: int, reason: str, village: str = "", on: date | None = None
) -> int:
    """Write how many a count of the stock found, and why that differs; how many there are now.
    Raises NotFound, BadValue, NotRedeemedHere, AreaUnknown, AreaOutside."""
    desk.actor.require(Duty.KEEP_GOODS)
    why = checked_reason(reason)
    if not 0 <= count <= _MOST:
        raise BadValue("count", str(count), "below_zero" if count < 0 else "too_large")
    with desk.writing() as session:
        one = _found(desk, session, village, code)
        difference = count - one.stock
        if abs(difference) > _MOST:
            raise BadValue("count", str(count), "too_large")
        move = _move(desk, one, StockReason.COUNTED, difference, on, why=why)
        journal.add(session, [move])
    return count


def require_redeemed_here(desk: Desk, area: Area, book: RuleBook, on: date) -> None:
    """Raise NotRedeemedHere where another office hands a village's goods out on a day. Before the
    first rule set nobody says which one does."""
    if book.sets and seat_of(desk) is not (seat := book.redeems(on)):
        raise NotRedeemedHere(area.name, seat.value)


def goods_by_code(found: Iterable[Stocked], code: str) -> Stocked:
    """The goods of a code. Raises NotFound."""
    wanted = normalise_text(code)
    for one in found:
        if one.goods.code == wanted:
            return one
    raise NotFound("goods", code)


def _found(desk: Desk, session: Session, village: str, code: str) -> Stocked:
    area = village_of_code(desk, session, village)
    require_redeemed_here(desk, area, rule_book(session, area.id), desk.today())
    return goods_by_code(stocked(session, area), code)


def _move(
    desk: Desk,
    one: Stocked,
    because: StockReason,
    count: int,
    on: date | None,
    source: str = "",
    why: str = "",
) -> StockMove:
    day = on or desk.today()
    if day > desk.today():
        raise BadValue("on", day.isoformat(), "future")
    by = as_author(desk.actor.name)
    return StockMove(
        desk.new_id(), one.goods.id, because, count, day, source, why, by, desk.actor.resident
    )


def _row(area: Area, row: GoodsRow) -> UUID:
    return part_id(area.id, f"goods {row.code}")


def _told(row: GoodsRow, stated: set[str] | None) -> dict[str, Any]:
    """What a row says, of the columns that stand in the file (None: of all)."""
    names = ("code", "name", "unit", "points", "cost", "supplier", "source", "low")
    return {name: getattr(row, name) for name in names if stated is None or name in stated}


def _differing(known: Goods, row: GoodsRow, read: GoodsRead) -> dict[str, Any]:
    """What a row says otherwise; goods that were taken off the list are on it again."""
    told = _told(row, read.stated) | {"removed": ""}
    return {name: value for name, value in told.items() if getattr(known, name) != value}
