"""Passbooks on paper: the first print on A4 lying, four leaves a sheet and both sides; later prints
of single lines onto a leaf that stands in the booklet already.

Print both sides with "turn over the long edge" (长边翻转, as printers do by default), cut along the
two middle lines, lay the leaves in the order of their pages, bind at the upper edge: it opens
upwards as a bank's does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from gridcredit.paper.moving import moved
from gridcredit.paper.sheet import Align, Box, Item, Sheet, Stroke
from gridcredit.reports.credit.passbook_pages import (
    A6,
    LINES_TOP,
    ROW,
    ROWS,
    SIDE,
    Passbook,
    cover,
    ledger,
    ledger_line,
    rights,
    year_page,
    year_values,
)
from gridcredit.reports.flow import GREY, level, middle, upright

_PAGES = 8  # on both sides of a sheet
_FIRST_LEDGER, _YEAR_PAGE = 3, 8
_ON_FIRST = _YEAR_PAGE - _FIRST_LEDGER  # pages of the ledger on the first sheet
# Which page of a sheet stands where, row by row; behind the first leaf lies the second page when
# the sheet is turned over its long edge.
_FRONT, _BACK = (1, 3, 5, 7), (6, 8, 2, 4)

Offset = tuple[float, float]
"""How far to the right and down a printer puts what it is given, mm; what is printed goes as far to
the left and up."""


def sheets_needed(lines: int) -> int:
    """How many sheets of paper a booklet of so many lines has."""
    pages = max(1, ceil(lines / ROWS))
    return 1 + max(0, ceil((pages - _ON_FIRST) / _PAGES))


def page_of(line: int) -> int:
    """The page of the booklet on which a line stands, both from 1."""
    page = (line - 1) // ROWS
    return page + _FIRST_LEDGER if page < _ON_FIRST else page + _FIRST_LEDGER + 1


def booklet(book: Passbook, first_sheet: int = 1) -> list[Sheet]:
    """The whole booklet, or its sheets of paper from one on: two pages of A4 for each."""
    last = sheets_needed(len(book.lines))
    made = []
    for sheet in range(first_sheet, last + 1):
        pages = [_page(book, (sheet - 1) * _PAGES + page) for page in range(1, _PAGES + 1)]
        for side in (_FRONT, _BACK):
            made.append(_four([pages[page - 1] for page in side]))
    return made


def new_lines(
    book: Passbook, first: int, on_paper: int, offset: Offset = (0.0, 0.0)
) -> list[Sheet]:
    """What goes onto leaves of a booklet that holds so many lines: those from one on, each at its
    place, a page of A6 for each leaf's side. What has no room on them is on further sheets
    (booklet)."""
    last_page = sheets_needed(on_paper) * _PAGES
    found: dict[int, list[Item]] = {}
    for line in book.lines[first - 1 :]:
        page = page_of(line.number)
        if page <= last_page:
            found.setdefault(page, []).extend(ledger_line(line))
    return [_leaf(items, offset) for _, items in sorted(found.items())]


def year_lines(book: Passbook, offset: Offset = (0.0, 0.0)) -> list[Sheet]:
    """How the year ended, onto the page that waits for it; no page before December has closed."""
    values = year_values(book)
    return [_leaf(values, offset)] if values else []


def alignment(offset: Offset = (0.0, 0.0)) -> list[Sheet]:
    """A page to lay over a leaf of the booklet: where its lines would come to stand, with scales by
    which to read how far off they are."""
    width, left, top = A6[0], SIDE, LINES_TOP
    bottom = top + ROWS * ROW
    items: list[Item] = [
        middle(Box(left, 8, width - 2 * left, 7), "存折续打定位测试页", 12, Align.CENTRE),
        *(level(left, top + row * ROW, width - left, 0.1, GREY) for row in range(ROWS + 1)),
        upright(left, top, bottom, 0.2),
        upright(width - left, top, bottom, 0.2),
    ]
    for millimetre in range(61):
        long = 3.0 if millimetre % 10 == 0 else 1.8 if millimetre % 5 == 0 else 1.0
        x, y = 40.0 + millimetre, top + 5.0 + millimetre
        items.append(upright(x, top, top + long, 0.12))
        items.append(level(left, y, left + long, 0.12))
        if millimetre % 10 == 0:
            items.append(middle(Box(x - 3, top + 3, 6, 3), str(millimetre), 6, Align.CENTRE))
            items.append(middle(Box(left + 3.5, y - 1.5, 6, 3), str(millimetre), 6))
    text = "与存折内页对光重叠：本页横线应与内页横线重合。偏右、偏下的毫米数填入“打印偏移”。"
    items.append(middle(Box(left + 14, 60, width - 34, 6), text, 8))
    return [_leaf(items, offset)]


def _page(book: Passbook, page: int) -> list[Item]:
    """A page of the booklet, drawn from its own upper left corner."""
    if page == 1:
        return cover(book)
    if page == 2:
        return rights(book)
    if page == _YEAR_PAGE:
        return year_page(book, page)
    before = page - _FIRST_LEDGER - (page > _YEAR_PAGE)
    return ledger(book, page, before * ROWS + 1)


def _four(pages: Sequence[Sequence[Item]]) -> Sheet:
    """Four pages on a side of A4 lying, with marks where it is cut."""
    width, height = 2 * A6[0], 2 * A6[1]
    items: list[Item] = [
        moved(item, at % 2 * A6[0], at // 2 * A6[1])
        for at, page in enumerate(pages)
        for item in page
    ]
    dash = (1.0, 3.0)
    items.append(Stroke(A6[0], 0, A6[0], height, GREY, 0.1, dash))
    items.append(Stroke(0, A6[1], width, A6[1], GREY, 0.1, dash))
    return Sheet(width, height, tuple(items))


def _leaf(items: Iterable[Item], offset: Offset) -> Sheet:
    return Sheet(*A6, tuple(moved(item, -offset[0], -offset[1]) for item in items))
