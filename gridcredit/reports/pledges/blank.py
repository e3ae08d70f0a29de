"""A numbered 信用承诺书 to be signed: on A4, or on A5, two of which stand on a sheet of A4 that is
cut in the middle."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from gridcredit.domain.pledge_codes import code_text
from gridcredit.domain.pledge_texts import Wording
from gridcredit.paper.moving import moved
from gridcredit.paper.qr import text_modules
from gridcredit.paper.sheet import A4, Box, Item, Modules, Sheet, Stroke, Weight
from gridcredit.reports.credit.forms import BOX, signature
from gridcredit.reports.flow import GREY, Flow, Page, foot, level, middle, page_number

_CODE = 26.0  # mm, its quiet zone included: 0.7 mm a module of the longest number
_CUT = 5.0  # mm, of the marks where paper is cut


@dataclass(frozen=True, slots=True)
class PledgePaper:
    """One paper before it is signed; what is blank is written by hand."""

    number: str
    wording: Wording
    unit: str
    hotline: str = ""
    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class _Format:
    page: Page
    title: float
    text: float
    line: float  # mm, of what is written by hand


_A4 = _Format(Page(top=54, bottom=22, left=24, right=24), 24, 14, 15)
_A5 = _Format(Page(148.5, 210, left=12, right=12, top=44, bottom=16), 16, 9.5, 9)


@dataclass(frozen=True, slots=True)
class Printed:
    """Pages, and what the codes on each of them say; how many pages each paper has."""

    sheets: list[Sheet]
    codes: list[Collection[str]]
    each: list[int]


def blank_sheets(papers: Sequence[PledgePaper], on_a5: bool = False) -> Printed:
    """The papers one behind another, each from a page of its own."""
    form = _A5 if on_a5 else _A4
    made = [_paper(paper, form) for paper in papers]
    each = [len(pages) for pages in made]
    codes = [[code_text(paper.number, page)] for paper, pages in zip(papers, made, strict=True)
             for page in range(1, len(pages) + 1)]  # fmt: skip
    sheets = [sheet for pages in made for sheet in pages]
    if not on_a5:
        return Printed(sheets, [*codes], each)
    pairs = range(0, len(sheets), 2)
    return Printed(
        [_side_by_side(sheets[at : at + 2]) for at in pairs],
        [[code for one in codes[at : at + 2] for code in one] for at in pairs],
        each,
    )


def _paper(paper: PledgePaper, form: _Format) -> list[Sheet]:
    flow, said, size = Flow(form.page), paper.wording, form.text
    flow.paragraph("我自愿作出以下信用承诺：", size, Weight.BOLD)
    for number, clause in enumerate(said.clauses, 1):
        flow.paragraph(f"{number}. {clause}", size)
    flow.skip(form.line / 4)
    if said.ticks:
        flow.paragraph("（以下各项分别勾选，不勾选即不同意，可随时撤回）", size - 2, colour=GREY)
        for tick in said.ticks:
            flow.paragraph(f"{BOX} {tick}", size - 1)
    flow.skip(form.line / 4)
    flow.paragraph(f"告知：{said.notice}", size - 2, colour=GREY)
    flow.skip(form.line / 3)
    for labels in (("承诺人（签名）", "日期"), ("见证人（签名）", "签订地点")):
        box = flow.take(form.line)
        half = box.width / 2
        for at, label in enumerate(labels):
            flow.add(
                *signature(Box(box.x + at * half, box.y, half - 4, box.height), label, size - 1)
            )

    def rim(number: int, of: int) -> Iterable[Item]:
        phone = f" · 咨询、撤回电话：{paper.hotline}" if paper.hotline else ""
        words = f"{paper.unit}{phone} · 文本版本：{said.version}"
        return (
            *_head(paper, form, number),
            *foot(form.page, words),
            page_number(form.page, number, of),
        )

    return flow.sheets(rim)


def _head(paper: PledgePaper, form: _Format, page: int) -> Sequence[Item]:
    """Title, number, person and code, the same on every page but for the code's page."""
    ground, size = form.page, form.text
    right = ground.width - ground.right
    code = Box(right - _CODE + 2, ground.top - _CODE - 12, _CODE, _CODE)
    wide, left = code.x - ground.left - 3, ground.left
    items: list[Item] = [
        Modules(code, text_modules(code_text(paper.number, page))),
        middle(Box(left, code.y, wide, 11), "居民信用承诺书", form.title, weight=Weight.BOLD),
        middle(Box(left, code.y + 12, wide, 6), f"编号 {paper.number}", size - 1),
    ]
    y = code.y + _CODE + 1
    half = ground.text_width * 0.36
    for x, width, label, value in (
        (left, half, "姓名", paper.name),
        (left + half, ground.text_width - half, "住址", paper.address),
    ):
        begins = x + len(label) * size * 0.36 + 2
        said = Box(begins, y, x + width - begins - 3, 8)
        items += [
            middle(Box(x, y, width, 8), label, size),
            middle(said, value, size),
            level(said.x, said.bottom - 0.5, said.right, 0.2),
        ]
    return items


def _side_by_side(pages: Sequence[Sheet]) -> Sheet:
    """Two pages of A5 on one of A4, with the marks between which it is cut."""
    items = [moved(item, at * A4[1] / 2, 0) for at, page in enumerate(pages) for item in page.items]
    middle_of, low = A4[1] / 2, A4[0]
    marks = [Stroke(middle_of, y, middle_of, y + _CUT, GREY, 0.2) for y in (0.0, low - _CUT)]
    marks.append(Stroke(middle_of, _CUT, middle_of, low - _CUT, GREY, 0.1, (1.0, 3.0)))
    return Sheet(A4[1], low, (*items, *marks))
