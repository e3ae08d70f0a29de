"""What all sheets on the board have in common: title, number, days, how to object, digest."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gridcredit.domain.credit.board import Board, BoardHead
from gridcredit.paper.sheet import Align, Box, Fit, Item, Rect, Sheet, Text, Upright, Weight
from gridcredit.reports.credit.words import (
    day_words,
    number_words,
    period_words,
    short_digest,
)
from gridcredit.reports.flow import (
    BOARD,
    GREY,
    INK,
    LINE,
    RED,
    Flow,
    foot,
    level,
    middle,
    page_number,
    upright,
)

NAMES = {"A": "规则", "B": "汇总", "C": "逐笔", "D": "光荣榜", "E": "账目"}

_OBJECT = (
    "对公示内容有异议的，可在公示期内向{office}口头或书面提出，电话：{phone}。"
    "自收到之日起 {few} 个工作日内答复，需向他人核实的 {many} 个工作日内答复。"
    "提出异议不影响您享受任何公共服务；信用+为自愿参加，可随时退出。"
)
_LINE_TO_WRITE_ON = "＿" * 8


def board_sheets(board: Board, letter: str, fill: Callable[[Flow], None]) -> list[Sheet]:
    """The pages of one sheet: `fill` lays down what it says."""
    flow = Flow(BOARD)
    _title(flow, board.head, letter)
    fill(flow)
    _ending(flow, board.head)
    words = (
        f"信用+公示{number_words(board.head.number)} · {letter} {NAMES[letter]} · "
        f"摘要 {short_digest(board.sheet_digest(letter))} · "
        f"公示至 {day_words(board.head.until)}，到期撤下"
    )

    def rim(number: int, of: int) -> Iterable[Item]:
        return (*foot(BOARD, words), page_number(BOARD, number, of))

    return flow.sheets(rim)


def heading(flow: Flow, text: str) -> None:
    """The heading of a part."""
    flow.skip(3)
    if flow.left_over < 24:  # a heading does not stand alone at a page's end
        flow.turn()
    flow.add(middle(flow.take(8), text, 13, weight=Weight.BOLD))


def said(flow: Flow, text: str) -> None:
    """A paragraph of a sheet."""
    flow.paragraph(text, 11, leading=1.6)


def note(flow: Flow, text: str) -> None:
    """A remark below a table."""
    flow.skip(1.5)
    flow.paragraph(text, 9.5, leading=1.5, colour=GREY)


def _title(flow: Flow, head: BoardHead, letter: str) -> None:
    page = flow.page
    box = flow.take(14)
    tag = Box(page.width - page.right - 11, box.y, 11, 11)
    title = Box(page.left + 12, box.y, page.text_width - 24, 12)
    text = f"{head.village}信用+{NAMES[letter]}{'' if letter == 'D' else '公示'}"
    flow.add(
        Text(
            *(title, text, 25, Weight.BOLD, RED, Align.CENTRE, Upright.MIDDLE),
            spacing=0.06,
        ),
        Rect(tag, stroke=RED, width=0.5),
        middle(tag, letter, 20, Align.CENTRE, Weight.BOLD, RED),
    )
    y = flow.take(3.5).y + 0.8
    flow.add(
        level(page.left, y, page.width - page.right, 0.9, RED),
        level(page.left, y + 1.3, page.width - page.right, 0.25, RED),
    )
    row = flow.take(7)
    facts = (
        (0.0, Align.LEFT, f"编号：{number_words(head.number)}"),
        (0.28, Align.LEFT, f"入账期：{period_words(head.period)}"),
        (0.52, Align.RIGHT, f"公示期：{day_words(head.on)}至{day_words(head.until)}"),
    )
    for share, align, said_there in facts:
        x = row.x + share * row.width
        room = Box(x, row.y, row.right - x if share > 0.5 else row.width * 0.27, row.height)
        flow.add(middle(room, said_there, 10.5, align))
    flow.skip(1.5)


def _ending(flow: Flow, head: BoardHead) -> None:
    """How to object, and whose sheet it is; kept together."""
    few, many = head.answer_days
    text = _OBJECT.format(
        office=head.office, phone=head.phone or _LINE_TO_WRITE_ON, few=few, many=many
    )
    flow.skip(5)
    box = flow.take(25)
    inner = Box(box.x + 26, box.y + 2, box.width - 29, box.height - 4)
    label = Box(box.x, box.y, 23, box.height)
    flow.add(
        Rect(box, stroke=LINE, width=0.3),
        upright(label.right, box.y, box.bottom),
        Text(label, "如何提出\n异议", 11, Weight.BOLD, INK, Align.CENTRE, Upright.MIDDLE, Fit.WRAP),
        Text(inner, text, 10.5, upright=Upright.MIDDLE, fit=Fit.WRAP, leading=1.55),
    )
    flow.skip(4)
    for words in (head.office, day_words(head.on)):
        line = flow.take(6.5)
        right = Box(line.x, line.y, line.width - 6, line.height)
        flow.add(middle(right, words, 11, Align.RIGHT))
