"""The pages of a passbook (信用存折), each an A6 lying, as items from its upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from gridcredit.domain.credit.passbook import LineKind, PassbookLine
from gridcredit.paper.ornament import Placement, Tones, sprig
from gridcredit.paper.qr import text_modules
from gridcredit.paper.sheet import (
    Align,
    Box,
    Drawing,
    Fit,
    Item,
    Modules,
    Outline,
    Rect,
    Text,
    Upright,
    Weight,
)
from gridcredit.reports.credit.words import points, why_words
from gridcredit.reports.flow import GREY, INK, LINE, RED, SHADE, level, middle

A6 = (148.5, 105.0)
ROWS = 12
"""Lines on a page of the ledger."""

ROW = 6.2  # mm, its height
SIDE = 6.0  # mm left free on both sides
_TOP, _HEAD = 13.5, 6.5
LINES_TOP = _TOP + _HEAD
"""Where the first line of a page begins, mm."""

_SIZE = 7.0  # pt
_TONES = Tones(back="#D4544B", front="#DC6D64", calyx="#B62A24", leaf="#B92C26", line="#C8322B")
_WRAPPED = "事项"
"""The column whose cells take two lines; all others are made smaller."""
_COLUMNS: tuple[tuple[str, float, Align], ...] = (
    ("序号", 7.0, Align.CENTRE),
    ("入账期", 11.5, Align.CENTRE),
    ("发生日", 10.0, Align.CENTRE),
    (_WRAPPED, 27.0, Align.LEFT),
    ("办理人", 11.5, Align.CENTRE),
    ("分值", 8.5, Align.RIGHT),
    ("计分", 8.5, Align.RIGHT),
    ("累计", 10.5, Align.RIGHT),
    ("兑换", 8.5, Align.RIGHT),
    ("余额", 10.5, Align.RIGHT),
    ("备注", 13.5, Align.LEFT),
    ("经办章", 9.5, Align.CENTRE),
)
_MOTTO = "自愿参加 · 只换物品 · 不兑现金"
_RIGHTS = (
    "自愿参加。成年人各自签字，任何人不能代签；不参加不影响您享受任何公共服务。",
    "随时退出。一户或一人均可退出，退出后不再计分；已有记录不涂改，姓名和备注可申请删除。",
    "可以异议。对任何一笔记录可口头或书面提出，{few} 个工作日内答复，需向他人核实的 {many} 个；"
    "答复前该笔分值暂不可兑换。",
    "只换物品。可兑换余额在兑换点兑换物品，不兑现金，不得转让；兑换不减少评价分。",
    "与榴花分无关。本存折由村（居）记载，不是榴花分，不进入任何信用报告。",
    "如实记载。只记事项名称；有更正的另起一行写明“更正第 n 笔”。请妥善保管，遗失可补打。",
)


@dataclass(frozen=True, slots=True)
class YearEnd:
    """How a year ended, in tenths of points; `per_head` None and `band` blank: not rated."""

    points: int
    total: int
    per_head: int | None
    band: str
    redeemed: int
    forfeited: int
    balance: int


@dataclass(frozen=True, slots=True)
class Passbook:
    """A household's passbook of one year. `token` is what its code says; `public_code` and `phone`
    may be blank, `year_end` is None before December has closed."""

    village: str
    office: str
    phone: str
    door: str
    householder: str
    year: int
    token: str
    lines: tuple[PassbookLine, ...]
    public_code: str = ""
    year_end: YearEnd | None = None
    answer_days: tuple[int, int] = (3, 7)


def cover(book: Passbook) -> list[Item]:
    """The first page."""
    width, height = A6
    inner = Box(SIDE, SIDE, width - 2 * SIDE, height - 2 * SIDE)
    code = Box(width - SIDE - 34, 62, 30, 30)
    items: list[Item] = [
        Rect(inner, stroke=RED, width=0.8),
        Rect(inner.inset(1.4), stroke=RED, width=0.2),
        *_sprigs(),
        middle(Box(0, 16, width, 7), book.village, 12, Align.CENTRE),
        Text(
            *(
                Box(0, 24, width, 17),
                "信用存折",
                38,
                Weight.BOLD,
                RED,
                Align.CENTRE,
                Upright.MIDDLE,
            ),
            spacing=0.18,
        ),
        middle(Box(0, 42, width, 7), f"信用+ · {book.year}年度", 12, Align.CENTRE, spacing=0.05),
        middle(Box(0, 50, width, 5), _MOTTO, 8.5, Align.CENTRE, colour=GREY, spacing=0.05),
        Modules(code, text_modules(book.token)),
        middle(
            Box(code.x - 6, code.bottom - 1, 42, 3.5), "兑换时请出示", 7, Align.CENTRE, colour=GREY
        ),
    ]
    facts = (("门牌", book.door), ("户主", book.householder), ("发放", book.office))
    for at, (label, value) in enumerate(facts):
        y = 64 + at * 8.5
        items.append(middle(Box(16, y, 14, 7), label, 10.5, colour=GREY))
        items.append(middle(Box(29, y, 66, 7), value, 10.5))
        items.append(level(28, y + 7, 97, 0.2, GREY))
    return items


@cache
def _sprigs() -> tuple[Drawing, ...]:
    left = sprig(Placement(20, 52, 20, 4), _TONES)
    return (*left, *sprig(Placement(A6[0] - 20, 52, 20, 4, mirrored=True), _TONES))


def rights(book: Passbook) -> list[Item]:
    """The second page: what a household may rely on."""
    width = A6[0] - 2 * 10
    items: list[Item] = [middle(Box(10, 8, width, 8), "您的权利", 14, Align.CENTRE, Weight.BOLD)]
    few, many = book.answer_days
    y = 18.0
    for number, text in enumerate(_RIGHTS, 1):
        title, _, rest = text.format(few=few, many=many).partition("。")
        items.append(middle(Box(10, y, 26, 5), f"{number}. {title}", 9.5, weight=Weight.BOLD))
        items.append(
            Text(Box(37, y + 0.2, width - 27, 9.2), rest, 8.5, fit=Fit.WRAP, leading=1.45, least=6)
        )
        y += 10.6
    items.append(level(10, 84, 10 + width, 0.15, GREY))
    code = book.public_code or "未使用"
    items.append(middle(Box(10, 85.5, 64, 6), f"本户公示码（{book.year}年度）：{code}", 9.5))
    phone = book.phone or "＿＿＿＿＿＿"
    right = Box(74, 85.5, A6[0] - 84, 6)
    items.append(middle(right, f"咨询电话：{phone}", 9.5, Align.RIGHT))
    return [*items, _page_number(2)]


def ledger(book: Passbook, page: int, first_line: int) -> list[Item]:
    """An empty page of the ledger with its lines; `first_line` is the number of its first."""
    lines = book.lines[first_line - 1 : first_line - 1 + ROWS]
    head = middle(Box(SIDE, 6.5, 90, 6), f"信用+明细　{book.year}年度", 10, weight=Weight.BOLD)
    unit = Box(A6[0] - SIDE - 60, 6.5, 60, 6)
    return [
        head,
        middle(unit, "单位：分", 7.5, Align.RIGHT, colour=GREY),
        *_grid(),
        *(item for line in lines for item in ledger_line(line)),
        _page_number(page),
    ]


def ledger_line(line: PassbookLine) -> list[Item]:
    """What is printed of a line, at its place on its page."""
    top = LINES_TOP + (line.number - 1) % ROWS * ROW
    x = SIDE
    items: list[Item] = []
    for (name, width, align), cell in zip(_COLUMNS, _cells(line), strict=True):
        if cell:
            box = Box(x + 0.5, top, width - 1.0, ROW)
            fit = Fit.WRAP if name == _WRAPPED else Fit.LINE
            items.append(
                Text(
                    *(box, cell, _SIZE, Weight.REGULAR, INK, align, Upright.MIDDLE, fit, 4.5),
                    leading=1.15,
                )
            )
        x += width
    return items


def year_page(book: Passbook, page: int) -> list[Item]:
    """The page on which a year ends."""
    labels = (
        *("全年计分", "户总分（含基础分）", "人均分", "年末星级"),
        *("全年兑换", "年终作废", "年末可兑换余额"),
    )
    items: list[Item] = [
        middle(Box(0, 9, A6[0], 8), f"{book.year}年度小结", 14, Align.CENTRE, Weight.BOLD)
    ]
    for at, label in enumerate(labels):
        y = 21 + at * 8.0
        items.append(Rect(Box(26, y, 48, 8.0), fill=SHADE, stroke=LINE, width=0.15))
        items.append(Rect(Box(74, y, 48, 8.0), stroke=LINE, width=0.15))
        items.append(middle(Box(28, y, 44, 8.0), label, 10))
    items.append(middle(Box(26, 81, 60, 7), "村（居）盖章：", 10))
    items.append(middle(Box(86, 81, 50, 7), "年　　月　　日", 10))
    return [*items, *year_values(book), _page_number(page)]


def year_values(book: Passbook) -> list[Item]:
    """How the year ended, at its place; nothing before December has closed."""
    end = book.year_end
    if end is None:
        return []
    values = (
        points(end.points),
        points(end.total),
        "" if end.per_head is None else points(end.per_head),
        end.band or "不参评",
        points(end.redeemed),
        points(end.forfeited),
        points(end.balance),
    )
    return [
        middle(Box(76, 21 + at * 8.0, 44, 8.0), value, 10, Align.CENTRE)
        for at, value in enumerate(values)
    ]


def _page_number(page: int) -> Text:
    return middle(Box(0, A6[1] - 8.8, A6[0], 4), f"— {page} —", 7.5, Align.CENTRE, colour=GREY)


@cache
def _grid() -> tuple[Item, ...]:
    """The ledger's lines and heads, one drawing for all pages."""
    left, right = SIDE, SIDE + sum(width for _, width, _ in _COLUMNS)
    bottom = LINES_TOP + ROWS * ROW
    outlines = [
        Outline((left, y), ((right, y),)) for y in (LINES_TOP + row * ROW for row in range(ROWS))
    ]
    heads: list[Item] = []
    x = left
    for name, width, _ in _COLUMNS:
        if x > left:
            outlines.append(Outline((x, _TOP), ((x, bottom),)))
        heads.append(middle(Box(x, _TOP, width, _HEAD), name, _SIZE, Align.CENTRE, Weight.BOLD))
        x += width
    return (
        Rect(Box(left, _TOP, right - left, _HEAD), fill=SHADE),
        Drawing(tuple(outlines), stroke=LINE, width=0.12),
        Rect(Box(left, _TOP, right - left, bottom - _TOP), stroke=LINE, width=0.3),
        *heads,
    )


def _cells(line: PassbookLine) -> Sequence[str]:
    posting = line.posting
    counts = posting.kind in (LineKind.ENTRY, LineKind.CORRECTION) or posting.counted != 0
    return (
        str(line.number),
        posting.period,
        posting.on[5:] if posting.on[:4] == posting.period[:4] else posting.on[2:],
        _matter(line),
        posting.person,
        "" if posting.value is None else points(posting.value),
        points(posting.counted) if counts else "",
        points(line.total),
        points(posting.spent) if posting.spent else "",
        points(line.balance),
        _remark(line),
        "",
    )


_MATTERS = {
    LineKind.OPENING: "上年结余",
    LineKind.REDEMPTION: "兑换物品",
    LineKind.RETURN: "退回物品",
    LineKind.FORFEIT: "年终结转作废",
    LineKind.AMENDMENT: "账目更正",
}


def _matter(line: PassbookLine) -> str:
    """The item's wording and nothing else: no deed is printed."""
    return line.posting.item or _MATTERS.get(line.posting.kind, "")


def _remark(line: PassbookLine) -> str:
    posting = line.posting
    if posting.corrects:
        return f"更正第{line.amends}笔" if line.amends else "更正以前年度"
    return "异议中" if posting.disputed else why_words(posting.why)
