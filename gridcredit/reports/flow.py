"""Text, rules and tables laid down the pages of a paper; each page gets what all pages have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gridcredit.paper.lettering import drawn_lines
from gridcredit.paper.sheet import (
    A4,
    MM_PER_PT,
    Align,
    Box,
    Fit,
    Item,
    Sheet,
    Stroke,
    Text,
    Upright,
    Weight,
)

INK, GREY, LINE, SHADE, RED = "#000000", "#4A4A4A", "#333333", "#F0F0F0", "#C00000"
_ENDLESS = 100_000.0  # mm: more than any text needs
_ROUNDING = 1e-6  # mm: 22 lines of a 22nd of the type area fill it


@dataclass(frozen=True, slots=True)
class Page:
    """A size of paper and its margins, mm."""

    width: float = A4[0]
    height: float = A4[1]
    left: float = 20.0
    top: float = 18.0
    right: float = 20.0
    bottom: float = 22.0

    @property
    def text_width(self) -> float:
        """How wide what stands between the margins may be."""
        return self.width - self.left - self.right

    @property
    def end(self) -> float:
        """Where the lower margin begins."""
        return self.height - self.bottom


BOARD = Page()
LETTER = Page(left=28.0, top=37.0, right=26.0, bottom=35.0)
"""GB/T 9704-2012: the type area is 156 × 225 mm."""

Rim = Callable[[int, int], Iterable[Item]]
"""What stands on every page beside its text, told the page's number from 1 and how many there
are."""


class Flow:
    """Pages that are filled from the top; who needs more room than is left gets the next page."""

    def __init__(self, page: Page = BOARD) -> None:
        self.page = page
        self._pages: list[list[Item]] = [[]]
        self.y = page.top

    @property
    def left_over(self) -> float:
        """What is free above the lower margin, mm."""
        return self.page.end - self.y

    def take(self, height: float) -> Box:
        """A strip of that height, on a new page where this one has no room for it."""
        if height > self.left_over + _ROUNDING and self.y > self.page.top:
            self.turn()
        box = Box(self.page.left, self.y, self.page.text_width, height)
        self.y += height
        return box

    def turn(self) -> None:
        """Go on at the top of the next page."""
        self._pages.append([])
        self.y = self.page.top

    def add(self, *items: Item) -> None:
        """Put items on the page as they are."""
        self._pages[-1] += items

    def skip(self, height: float) -> None:
        """Leave room, which is none at the top of a page."""
        if self.y > self.page.top:
            self.y += height

    def paragraph(
        self,
        text: str,
        size: float = 12.0,
        weight: Weight = Weight.REGULAR,
        align: Align = Align.LEFT,
        leading: float = 1.6,
        colour: str = INK,
    ) -> None:
        """Text across the page as one block, or line by line where no page has room for all."""
        lines = lines_of(text, size, self.page.text_width, weight)
        each = leading * size * MM_PER_PT
        if len(lines) * each <= self.page.end - self.page.top:
            box = self.take(len(lines) * each)
            self.add(Text(box, text, size, weight, colour, align, fit=Fit.WRAP, leading=leading))
            return
        for line in lines:
            self.add(Text(self.take(each), line, size, weight, colour, align, leading=leading))

    def sheets(self, rim: Rim) -> list[Sheet]:
        """The finished pages."""
        of = len(self._pages)
        width, height = self.page.width, self.page.height
        return [
            Sheet(width, height, (*rim(number, of), *items))
            for number, items in enumerate(self._pages, 1)
        ]


def lines_of(
    text: str, size: float, width: float, weight: Weight = Weight.REGULAR
) -> tuple[str, ...]:
    """The lines that a text takes in a column of that width."""
    if "\n" not in text and _is_short(text, size, width):
        return (text,)
    box = Box(0, 0, width, _ENDLESS)
    return drawn_lines(Text(box, text, size, weight, fit=Fit.WRAP))


def _is_short(text: str, size: float, width: float) -> bool:
    """Whether a text surely has room on one line; no character of the font is wider than an em."""
    return len(text) * size * MM_PER_PT <= width


def middle(
    box: Box,
    text: str,
    size: float,
    align: Align = Align.LEFT,
    weight: Weight = Weight.REGULAR,
    colour: str = INK,
    spacing: float = 0.0,
) -> Text:
    """One line in the middle of its box's height, shrunk where the box is too narrow."""
    return Text(
        box, text, size, weight, colour, align, Upright.MIDDLE, least=size * 0.5, spacing=spacing
    )


def level(x1: float, y: float, x2: float, width: float = 0.15, colour: str = LINE) -> Stroke:
    """A level line."""
    return Stroke(x1, y, x2, y, colour, width)


def upright(x: float, y1: float, y2: float, width: float = 0.15, colour: str = LINE) -> Stroke:
    """An upright line."""
    return Stroke(x, y1, x, y2, colour, width)


def page_number(page: Page, number: int, of: int) -> Text:
    """Where one is, at the right of the foot."""
    box = Box(page.left, page.end + 6, page.text_width, 5)
    return middle(box, f"第 {number} 页 / 共 {of} 页", 9, Align.RIGHT, colour=GREY)


def foot(page: Page, words: str) -> Sequence[Item]:
    """What a page says at its foot, left of its number, below a fine line."""
    y = page.end + 4
    box = Box(page.left, page.end + 6, page.text_width - 34, 5)
    return level(page.left, y, page.width - page.right), middle(box, words, 9, colour=GREY)
