"""What a voucher hands out and what comes back of it: lines of goods, each with a count and the
points that one of them cost that day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

MOST_LINES = 50
MOST_OF_ONE = 9_999
_LINE = re.compile(r"([0-9a-f]{32})=([1-9][0-9]{0,6})@([0-9]{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class BasketLine:
    """So many of one sort of goods at so many points apiece (tenths)."""

    goods: UUID
    count: int
    points: int

    @property
    def cost(self) -> int:
        """What all of them cost, in tenths of a point."""
        return self.count * self.points


def basket_fault(lines: list[Any]) -> str:
    """What is wrong with the lines of a record, as a reason; blank: nothing (domain.fieldrules)."""
    if len(lines) > MOST_LINES:
        return "too_many"
    named = [found[1] for line in lines if (found := _LINE.fullmatch(line))]
    return "" if len(named) == len(lines) == len(set(named)) else "wrong_form"


def basket_of(lines: Iterable[str]) -> list[BasketLine]:
    """The lines that a record carries."""
    found = (_LINE.fullmatch(line) for line in lines)
    return [BasketLine(UUID(hex=m[1]), int(m[2]), int(m[3])) for m in found if m]


def written(basket: Iterable[BasketLine]) -> tuple[str, ...]:
    """A basket as a record carries it."""
    return tuple(f"{line.goods.hex}={line.count}@{line.points}" for line in basket)


def cost(basket: Iterable[BasketLine]) -> int:
    """What a basket costs, in tenths of a point."""
    return sum(line.cost for line in basket)


def outstanding(
    handed_out: Iterable[BasketLine], returned: Iterable[BasketLine]
) -> dict[UUID, BasketLine]:
    """What of a voucher has not come back, by goods, at the price of that day; nothing more comes
    back than was handed out, whatever offices wrote without knowing of each other."""
    back: dict[UUID, int] = {}
    for line in returned:
        back[line.goods] = back.get(line.goods, 0) + line.count
    return {
        line.goods: BasketLine(line.goods, left, line.points)
        for line in handed_out
        if (left := max(line.count - back.get(line.goods, 0), 0))
    }


def counted_back(
    handed_out: Iterable[BasketLine], returns: Iterable[Iterable[BasketLine]]
) -> list[list[BasketLine]]:
    """What each of a voucher's returns, in their order, brings back: of goods that several returns
    claim the first has them; at the price of the voucher."""
    left = {line.goods: line for line in handed_out}
    counted: list[list[BasketLine]] = []
    for claimed in returns:
        taken = []
        for line in claimed:
            out = left.get(line.goods)
            count = min(line.count, out.count) if out else 0
            if out and count:
                taken.append(BasketLine(line.goods, count, out.points))
                left[line.goods] = BasketLine(line.goods, out.count - count, out.points)
        counted.append(taken)
    return counted


def stock_after(
    moves: Iterable[tuple[UUID, int]],
    handed_out: Iterable[BasketLine],
    returned: Iterable[BasketLine],
) -> Mapping[UUID, int]:
    """How many there are of each sort: what came and what counts found, less what was handed out,
    and what came back."""
    stock: dict[UUID, int] = {}
    for goods, count in moves:
        stock[goods] = stock.get(goods, 0) + count
    for line in handed_out:
        stock[line.goods] = stock.get(line.goods, 0) - line.count
    for line in returned:
        stock[line.goods] = stock.get(line.goods, 0) + line.count
    return stock
