"""The 文明榜: one to twelve cards on a sheet that hangs in the village, A4 to A2 across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path

from gridcredit.domain.progress import Progress, no_progress
from gridcredit.paper.ornament import Placement, Tones, sprig
from gridcredit.paper.pdf import write_checked_pdf
from gridcredit.paper.scaling import A_STEP, scaled
from gridcredit.paper.sheet import (
    Align,
    Box,
    Item,
    Rect,
    Sheet,
    Weight,
)
from gridcredit.reports.stars.cards import Card, card_items
from gridcredit.reports.stars.look import (
    GREY,
    INK,
    MIST,
    PALE_GOLD,
    RED,
    centred,
    line,
    medallion,
)
from gridcredit.reports.stars.words import STAR, VACANT, day_words, period_words

WIDE, HIGH = 420.0, 297.0
MOST_CARDS = 12

_LEFT, _RIGHT = 16.0, 404.0
_TOP, _BOTTOM = 72.0, 268.0  # of the cards
_GAP = 7.0
_COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3, 7: 4, 8: 4, 9: 3, 10: 5, 11: 4, 12: 4}
_TONES = Tones(back="#D4544B", front="#DC6D64", calyx="#B62A24", leaf="#B4302A", line="#C4342D")


class Paper(StrEnum):
    """The sizes it is printed in."""

    A4 = "A4"
    A3 = "A3"
    A2 = "A2"


_FACTORS = {Paper.A4: 1 / A_STEP, Paper.A3: 1.0, Paper.A2: A_STEP}


@dataclass(frozen=True, slots=True)
class BoardView:
    """A board: whose it is, of when, and its cards in their order."""

    area: str
    period: str
    cards: tuple[Card, ...]
    unit: str
    telephone: str
    on: date


def board_sheets(view: BoardView, paper: Paper) -> list[Sheet]:
    """The board; more cards than one sheet takes are spread evenly over several."""
    pages = _pages(view.cards)
    sheets = [_sheet(view, cards, page, len(pages)) for page, cards in enumerate(pages, 1)]
    return [scaled(sheet, _FACTORS[paper]) for sheet in sheets]


def write_board(path: Path, view: BoardView, paper: Paper, progress: Progress = no_progress) -> int:
    """Write the board as a PDF; the pages. Raises GlyphMissing, FileUnreadable (a photo that is no
    picture), StorageFailed."""
    sheets = board_sheets(view, paper)
    write_checked_pdf(path, sheets, f"{view.area}文明榜", lambda _: None, progress)
    return len(sheets)


def _pages(cards: Sequence[Card]) -> list[Sequence[Card]]:
    count = max(1, -(-len(cards) // MOST_CARDS))
    short, longer = divmod(len(cards), count)
    starts = [page * short + min(page, longer) for page in range(count + 1)]
    return [cards[a:b] for a, b in pairwise(starts)]


def _sheet(view: BoardView, cards: Sequence[Card], page: int, pages: int) -> Sheet:
    days = {card.until for card in view.cards}
    drawn: list[Item] = []
    for card, box in zip(cards, card_boxes(len(cards)), strict=True):
        drawn += card_items(card, box, says_until=len(days) > 1)
    if not cards:
        vacancy = Box(_LEFT, 140, _RIGHT - _LEFT, 30)
        drawn.append(centred(vacancy, VACANT, 44, Weight.REGULAR, GREY, 0.2))
    sheet = f"　第 {page} 张，共 {pages} 张" if pages > 1 else ""
    until = min(days) if len(days) == 1 else None
    return Sheet(WIDE, HIGH, (*_ground(), *_head(view), *drawn, *_foot(view, until, sheet)))


def card_boxes(count: int) -> list[Box]:
    """Where so many cards stand; a last row that is not full stands in the middle."""
    if not count:
        return []
    columns = _COLUMNS[count]
    rows = -(-count // columns)
    wide, high = _RIGHT - _LEFT, _BOTTOM - _TOP
    width = min((wide - (columns - 1) * _GAP) / columns, 300)
    height = min((high - (rows - 1) * _GAP) / rows, width * 1.62)
    top = _TOP + (high - rows * height - (rows - 1) * _GAP) / 2
    boxes = []
    for row in range(rows):
        here = min(columns, count - row * columns)
        left = (WIDE - here * width - (here - 1) * _GAP) / 2
        y = top + row * (height + _GAP)
        boxes += [Box(left + at * (width + _GAP), y, width, height) for at in range(here)]
    return boxes


@cache
def _ground() -> tuple[Item, ...]:
    """The red field with its sprigs, well inside what office printers reach."""
    return (
        Rect(Box(10, 10, WIDE - 20, 53), fill=RED, radius=5),
        Rect(Box(10, 66, WIDE - 20, 208), fill=MIST, radius=5),
        *sprig(Placement(42, 60.5, 26, 4), _TONES),
        *sprig(Placement(WIDE - 42, 60.5, 26, 4, mirrored=True), _TONES),
        *medallion(96, 36.5, 15),
        *medallion(WIDE - 96, 36.5, 15),
    )


def _head(view: BoardView) -> tuple[Item, ...]:
    below = f"{view.area}　{period_words(view.period)}{STAR}"
    return (
        centred(Box(120, 14, WIDE - 240, 28), "文明榜", 66, Weight.BOLD, "#FFFFFF", 0.3),
        centred(Box(116, 44, WIDE - 232, 13), below, 25, Weight.REGULAR, PALE_GOLD, 0.06),
    )


def _foot(view: BoardView, until: date | None, sheet: str) -> tuple[Item, ...]:
    unit = f"{view.unit}　咨询电话 {view.telephone}" if view.telephone else view.unit
    down = f"展示至 {day_words(until)}，到期撤下" if until else "到期撤下"
    return (
        line(Box(_LEFT, 277, 172, 9), unit, 14, colour=INK),
        centred(Box(190, 277, 100, 9), down, 14, Weight.BOLD, RED),
        line(Box(294, 277, 110, 9), day_words(view.on) + sheet, 12, colour=GREY, align=Align.RIGHT),
    )
