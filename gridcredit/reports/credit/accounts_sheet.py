"""Sheet E: money in and out, goods, and how much was redeemed."""

from __future__ import annotations

from gridcredit.domain.credit.board import Board, BoardAccounts, StockLine
from gridcredit.paper.sheet import Align, Sheet
from gridcredit.reports.credit.board_frame import board_sheets, heading, note, said
from gridcredit.reports.credit.words import day_words, money, period_words, points
from gridcredit.reports.flow import Flow
from gridcredit.reports.tables import Column, Row, add_table

_FUND = (
    Column("日期", 4),
    Column("摘要", 8),
    Column("收入（元）", 3.2, Align.RIGHT),
    Column("支出（元）", 3.2, Align.RIGHT),
    Column("结余（元）", 3.4, Align.RIGHT),
)
_STOCK = (
    Column("物品", 7),
    Column("单位", 2, Align.CENTRE),
    *(Column(head, 2.4, Align.RIGHT) for head in ("期初", "入库", "盘点", "兑出", "期末")),
)


def accounts_sheets(board: Board) -> list[Sheet]:
    """Sheet E."""
    accounts = board.accounts

    def fill(flow: Flow) -> None:
        heading(flow, f"一、{period_words(board.head.period)}资金收支")
        add_table(flow, _FUND, _fund(accounts))
        heading(flow, "二、物品收发存")
        if accounts.stock:
            add_table(flow, _STOCK, [_stock(line) for line in accounts.stock])
        else:
            said(flow, "本期没有物品。")
        heading(flow, "三、兑换情况")
        said(
            flow,
            f"本期兑换单 {accounts.vouchers} 张，合计兑换 {points(accounts.points)} 分"
            "（已扣除退回）。",
        )
        note(flow, "说明：摘要涉及个人信息的以“—”表示；不公布兑换人。单据可到村（居）查阅。")

    return board_sheets(board, "E", fill)


def _fund(accounts: BoardAccounts) -> list[Row]:
    left = accounts.before
    rows = [Row(("", "期初结余", "", "", money(left)))]
    came = went = 0
    for line in accounts.fund:
        left += line.amount
        came += max(0, line.amount)
        went += max(0, -line.amount)
        inward = money(line.amount) if line.amount >= 0 else ""
        outward = money(-line.amount) if line.amount < 0 else ""
        rows.append(Row((day_words(line.on), line.words or "—", inward, outward, money(left))))
    return [*rows, Row(("", "本期合计", money(came), money(went), money(left)), bold=True)]


def _stock(line: StockLine) -> Row:
    numbers = (line.before, line.received, line.counted, line.redeemed, line.left)
    return Row((line.name, line.unit, *map(str, numbers)))
