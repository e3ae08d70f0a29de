"""Sheet D: whose good deeds are told, with what they agreed to: name, village and the item."""

from __future__ import annotations

from collections.abc import Mapping

from gridcredit.domain.credit.board import Board
from gridcredit.paper.sheet import Align, Sheet
from gridcredit.reports.credit.board_frame import board_sheets, heading, note
from gridcredit.reports.credit.words import period_words
from gridcredit.reports.flow import Flow
from gridcredit.reports.tables import Column, Look, Row, add_table

_LOOK = Look(size=13, head=12, row_height=12)
_COLUMNS = (
    Column("姓名", 3, Align.CENTRE),
    Column("村（居）", 4, Align.CENTRE),
    Column("事项", 10),
)


def honour_sheets(board: Board, names: Mapping[str, str]) -> list[Sheet]:
    """Sheet D; `names` by the ids of residents. Who has no name any more is left out."""
    rows = [
        Row((names[one.resident], board.head.village, "；".join(one.items)))
        for one in sorted(
            board.honours, key=lambda one: (names.get(one.resident, ""), one.resident)
        )
        if names.get(one.resident)
    ]

    def fill(flow: Flow) -> None:
        heading(flow, f"{period_words(board.head.period)}好人好事")
        if rows:
            add_table(flow, _COLUMNS, rows, _LOOK)
        else:
            flow.paragraph("本期空缺。", 13)
        note(
            flow,
            "说明：刊登均经本人书面同意，排列不分先后，不代表名次；本人可随时撤回同意，"
            "撤回后的下一个工作日更换本榜。",
        )

    return board_sheets(board, "D", fill)
