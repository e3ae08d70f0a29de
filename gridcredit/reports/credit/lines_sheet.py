"""Sheet C: single lines under codes, of households that agreed; and the codes as strips to cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gridcredit.domain.credit.board import Board, BoardLine
from gridcredit.paper.sheet import Align, Box, Item, Sheet, Stroke, Weight
from gridcredit.reports.credit.board_frame import board_sheets, heading, note
from gridcredit.reports.credit.words import period_words, points, why_words
from gridcredit.reports.flow import (
    GREY,
    LINE,
    Flow,
    Page,
    foot,
    middle,
    page_number,
)
from gridcredit.reports.tables import Column, Row, add_table

_COLUMNS = (
    Column("公示码", 3, Align.CENTRE),
    Column("事项", 10),
    Column("分值", 2.2, Align.RIGHT),
    Column("计分", 2.2, Align.RIGHT),
    Column("结果", 3.6, Align.CENTRE),
)
_STRIP = 14.0  # mm
_STRIPS = Page(left=20, right=20, top=15, bottom=20)


@dataclass(frozen=True, slots=True)
class CodeStrip:
    """A household's door, and the code that is handed to it there."""

    door: str
    code: str


def lines_sheets(board: Board) -> list[Sheet]:
    """Sheet C. Raises ValueError where it may not hang."""
    told = board.lines
    if told is None:
        raise ValueError("sheet C may not hang")

    def fill(flow: Flow) -> None:
        heading(flow, f"{period_words(board.head.period)}逐笔计分（{len(told.households)} 户同意）")
        add_table(flow, _COLUMNS, [_row(line) for line in told.lines])
        note(
            flow,
            "说明：只列已同意逐笔公示的家庭，以公示码代替门牌和姓名；公示码每户每年一个，随机生成，"
            "印在信用存折上。不列行为人、时间和地点。",
        )

    return board_sheets(board, "C", fill)


def _row(line: BoardLine) -> Row:
    result = why_words(line.why) or "计分"
    if line.counted < 0:
        result = "更正"
    return Row((line.code, line.item, points(line.value), points(line.counted), result))


def code_strips(village: str, year: int, strips: Sequence[CodeStrip]) -> list[Sheet]:
    """Strips to cut and hand in at each door, in the order of the doors."""
    flow = Flow(_STRIPS)
    title = flow.take(9)
    flow.add(
        middle(
            title,
            f"{village} {year}年度公示码（按门牌，沿虚线裁开，当面交给本户）",
            13,
            weight=Weight.BOLD,
        )
    )
    for strip in strips:
        box = flow.take(_STRIP)
        flow.add(*_strip(box, village, year, strip))

    def rim(number: int, of: int) -> Sequence[Item]:
        words = "本页含门牌与公示码的对应关系，不得张贴；发放后销毁余页。"
        return (*foot(_STRIPS, words), page_number(_STRIPS, number, of))

    return flow.sheets(rim)


def _strip(box: Box, village: str, year: int, strip: CodeStrip) -> tuple[Item, ...]:
    code = Box(box.right - 46, box.y + 1, 46, box.height - 2)
    door = Box(box.x + 2, box.y + 1.5, box.width - 52, 6)
    told = Box(box.x + 2, box.y + 7.5, box.width - 52, 5)
    return (
        Stroke(box.x, box.y, box.right, box.y, LINE, 0.2, (2.0, 1.5)),
        middle(door, strip.door, 12),
        middle(told, f"{village} · 信用+公示码 · {year}年度 · 请勿告知他人", 8.5, colour=GREY),
        middle(code, strip.code, 22, Align.CENTRE, Weight.BOLD, spacing=0.08),
        Stroke(box.x, box.bottom, box.right, box.bottom, LINE, 0.2, (2.0, 1.5)),
    )
