"""兑换单: what a household got for its points, signed for, twice on a sheet: one stays here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gridcredit.paper.moving import moved
from gridcredit.paper.sheet import A4, Align, Box, Item, Sheet, Stroke, Weight
from gridcredit.reports.credit.forms import signature
from gridcredit.reports.credit.words import day_words, points
from gridcredit.reports.flow import GREY, Flow, Page, middle
from gridcredit.reports.tables import Column, Look, Row, add_table

_HALF = A4[1] / 2
_PAGE = Page(height=_HALF, left=18, right=18, top=12, bottom=10)
_LOOK = Look(size=10, head=10, row_height=6.2)
_MOST_LINES = 8  # on one half
_COLUMNS = (
    Column("物品", 8),
    Column("单位", 2, Align.CENTRE),
    Column("数量", 2, Align.CENTRE),
    Column("单价（分）", 3, Align.RIGHT),
    Column("小计（分）", 3, Align.RIGHT),
)


@dataclass(frozen=True, slots=True)
class VoucherLine:
    """Goods, how many, and what one of them cost (tenths of a point)."""

    name: str
    unit: str
    count: int
    points: int


@dataclass(frozen=True, slots=True)
class Voucher:
    """A voucher as it is printed; `balance` is what may be redeemed after it, tenths."""

    village: str
    number: str
    on: str
    door: str
    householder: str
    collected_by: str
    handed_out_by: str
    lines: tuple[VoucherLine, ...]
    balance: int
    is_return: bool = False


def voucher_sheets(voucher: Voucher) -> list[Sheet]:
    """A page for every eight sorts of goods: above the counterfoil, below the household's copy."""
    parts = [
        voucher.lines[at : at + _MOST_LINES] for at in range(0, len(voucher.lines), _MOST_LINES)
    ] or [()]
    sheets = []
    for page, lines in enumerate(parts, 1):
        place = f"（{page}/{len(parts)}）" if len(parts) > 1 else ""
        is_last = page == len(parts)
        items: list[Item] = []
        for at, copy in enumerate(("存根联", "领取联")):
            half = _half(voucher, lines, copy + place, is_last)
            items += [moved(item, 0, at * _HALF) for item in half]
        items.append(Stroke(8, _HALF, A4[0] - 8, _HALF, GREY, 0.15, (2.0, 2.0)))
        sheets.append(Sheet(*A4, tuple(items)))
    return sheets


def _half(
    voucher: Voucher, lines: Sequence[VoucherLine], copy: str, is_last: bool
) -> Sequence[Item]:
    flow = Flow(_PAGE)
    title = f"{voucher.village}信用+{'退回单' if voucher.is_return else '兑换单'}"
    head = flow.take(11)
    flow.add(middle(head, title, 18, Align.CENTRE, Weight.BOLD, spacing=0.05))
    flow.add(middle(head, copy, 10, Align.RIGHT, colour=GREY))
    _facts(flow, voucher)
    flow.skip(1.5)
    rows = [_row(line) for line in lines]
    if is_last:
        whole = sum(line.count * line.points for line in voucher.lines)
        rows.append(Row(("合计", "", "", "", points(whole)), bold=True))
    add_table(flow, _COLUMNS, rows, _LOOK)
    if is_last:
        _ending(flow, voucher)
    return flow.sheets(lambda _, __: ())[0].items


def _facts(flow: Flow, voucher: Voucher) -> None:
    for facts in (
        (f"编号：{voucher.number}", f"日期：{day_words(voucher.on)}"),
        (f"门牌：{voucher.door}", f"户主：{voucher.householder}"),
    ):
        row = flow.take(6.5)
        for at, words in enumerate(facts):
            width = row.width * (0.62, 0.38)[at]
            box = Box(row.x + at * row.width * 0.62, row.y, width - 2, row.height)
            flow.add(middle(box, words, 10.5))


def _row(line: VoucherLine) -> Row:
    whole = points(line.count * line.points)
    return Row((line.name, line.unit, str(line.count), points(line.points), whole))


def _ending(flow: Flow, voucher: Voucher) -> None:
    flow.skip(2)
    deed = "退回" if voucher.is_return else "兑换"
    words = (
        f"{deed}后可兑换余额 {points(voucher.balance)} 分。只换物品，不兑现金；兑换不减少评价分。"
    )
    flow.add(middle(flow.take(6), words, 9.5, colour=GREY))
    box = flow.take(14)
    width = box.width / 2
    role = "交回人" if voucher.is_return else "领取人"
    for at, (label, name) in enumerate(
        ((f"{role}（签字）", voucher.collected_by), ("兑换员（签字）", voucher.handed_out_by))
    ):
        place = Box(box.x + at * width, box.y, width - 6, 10)
        flow.add(*signature(place, label))
        told = Box(place.x + 31, place.y + 9, place.width - 31, 4)
        flow.add(middle(told, name, 8.5, Align.CENTRE, colour=GREY))
