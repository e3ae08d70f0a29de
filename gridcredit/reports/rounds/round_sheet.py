"""走访单 on A4 across: a row a door, with boxes for the outcome and for each adult."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from gridcredit.domain.codes import OUTCOMES
from gridcredit.domain.round_codes import code_text
from gridcredit.paper.qr import text_modules
from gridcredit.paper.sheet import A4, Align, Box, Item, Modules, Sheet, Weight
from gridcredit.reports.credit.forms import BOX
from gridcredit.reports.flow import GREY, Flow, Page, foot, level, middle, page_number
from gridcredit.reports.tables import Column, Look, Row, add_table

_PAGE = Page(width=A4[1], height=A4[0], left=12, right=12, top=37, bottom=17)
_CODE = 26.0  # mm, its quiet zone included
_LOOK = Look(size=9.5, head=9, row_height=13.5)
_COLUMNS = (
    Column("行", 1.0, Align.CENTRE),
    Column("住址", 5.2),
    Column("户主", 2.0),
    Column("原因 / 上次", 3.4),
    Column("成年人：注册、承诺（已办的为 ■）", 7.2),
    Column("结果（勾一个）", 5.6),
    Column("回访日", 1.8),
    Column("备注", 3.0),
)
_ON_A_LINE = 6
_DONE = "■"


@dataclass(frozen=True, slots=True)
class RoundAdult:
    """An adult of a row: the letter, the name as it may be printed, and what is done already."""

    letter: str
    name: str
    registered: bool
    pledged: bool


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A door: why it is due, and how it went last."""

    row: int
    address: str
    householder: str
    why: str
    last: str
    adults: tuple[RoundAdult, ...]


@dataclass(frozen=True, slots=True)
class RoundPaper:
    """A round before it is walked."""

    number: str
    area: str
    on: str
    worker: str
    rows: tuple[RoundRow, ...]


def round_pages(told: RoundPaper) -> tuple[list[Sheet], list[Collection[str]]]:
    """The pages, and what the code on each of them says. Raises ValueError for more pages than
    codes can tell."""
    flow = Flow(_PAGE)
    add_table(flow, _COLUMNS, [_row(row) for row in told.rows], _LOOK)

    def rim(number: int, of: int) -> Iterable[Item]:
        words = "含个人信息，用后交回 · 录入：输入编号末四位，再逐行录入“行号 结果”"
        return (*_heading(told, number), *foot(_PAGE, words), page_number(_PAGE, number, of))

    sheets = flow.sheets(rim)
    return sheets, [{code_text(told.number, page)} for page in range(1, len(sheets) + 1)]


def _row(row: RoundRow) -> Row:
    adults = "\n".join(
        f"{one.letter} {one.name}  {_box(one.registered)}注册 {_box(one.pledged)}承诺"
        for one in row.adults
    )
    why = "\n".join(part for part in (row.why, row.last) if part)
    return Row((str(row.row), row.address, row.householder, why, adults, _OUTCOMES, "", ""))


def _box(is_done: bool) -> str:
    return _DONE if is_done else BOX


def _boxes() -> str:
    codes = [f"{BOX}{code}" for code in OUTCOMES]
    lines = [codes[at : at + _ON_A_LINE] for at in range(0, len(codes), _ON_A_LINE)]
    return "\n".join(" ".join(line) for line in lines)


_OUTCOMES = _boxes()


def _legend() -> str:
    return "  ".join(f"{code} {outcome.words[0]}" for code, outcome in OUTCOMES.items())


def _heading(told: RoundPaper, page: int) -> Sequence[Item]:
    """Title, number, facts, the words of the codes, and the page's code."""
    right = _PAGE.width - _PAGE.right
    code = Box(right - _CODE + 2, 8, _CODE, _CODE)
    left, wide = _PAGE.left, code.x - _PAGE.left - 3
    stem, _, serial = told.number.rpartition("-")
    items: list[Item] = [
        middle(Box(left, 8, wide * 0.5, 9), f"{told.area}走访单", 17, weight=Weight.BOLD),
        middle(Box(left + wide * 0.5, 8, wide * 0.34, 9), f"编号 {stem}-", 10, Align.RIGHT),
        middle(Box(left + wide * 0.85, 8, wide * 0.15, 9), serial, 17, weight=Weight.BOLD),
        Modules(code, text_modules(code_text(told.number, page))),
    ]
    x = left
    for label, value, width in (
        ("走访日期", "", 62.0),
        ("时间", "", 46.0),
        ("走访人", told.worker, 62.0),
        ("打印日期", told.on, 50.0),
    ):
        begins = x + 4.2 * len(label) + 1
        said = Box(begins, 19, x + width - begins - 4, 6.4)
        items += [
            middle(Box(x, 19, width, 6.4), label, 10, colour=GREY),
            middle(said, value, 10.5),
            level(said.x, said.bottom - 0.3, said.right, 0.12, GREY),
        ]
        x += width
    items.append(middle(Box(left, 27, wide, 5), _legend(), 8.5, colour=GREY))
    return items
