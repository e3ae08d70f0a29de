"""The 推荐表 drawn as PDF pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from gridcredit.domain.progress import Progress, no_progress
from gridcredit.paper.lettering import drawn_lines
from gridcredit.paper.pdf import write_checked_pdf
from gridcredit.paper.sheet import (
    A4,
    MM_PER_PT,
    Align,
    Box,
    Fit,
    Item,
    Rect,
    Sheet,
    Stroke,
    Text,
    Upright,
    Weight,
)
from gridcredit.reports.stars.form import NOTE, TITLE, FormRow, FormView, above, form_rows
from gridcredit.reports.stars.look import GREY, INK, RED, RULE, centred, line

_LEFT, _RIGHT, _TOP, _BOTTOM = 20.0, 190.0, 18.0, 278.0
_LABEL, _SECOND_LABEL, _HALF = 25.0, 18.0, 85.0
_SIZE, _LEADING, _PAD = 11.0, 1.55, 2.2
_LINE = _SIZE * MM_PER_PT * _LEADING
_WRITTEN = 8.2  # mm, between lines to write on by hand
_EDGE, _LABEL_GROUND = "#55504A", "#F7F4F1"
_ENDLESS = 1e5


@dataclass
class _Pages:
    """Pages as they fill; `y` is where the last one goes on, mm from the top."""

    sheets: list[list[Item]] = field(default_factory=lambda: [[]])
    y: float = _TOP

    @property
    def room(self) -> float:
        return _BOTTOM - self.y

    def new(self) -> None:
        self.sheets.append([])
        self.y = _TOP

    def add(self, *items: Item) -> None:
        self.sheets[-1] += items


def form_sheets(view: FormView) -> list[Sheet]:
    """The pages of one form. Needs an application object (paper.fonts.offscreen)."""
    pages = _Pages()
    wide = _RIGHT - _LEFT
    pages.add(
        centred(Box(_LEFT, _TOP, wide, 12), TITLE, 22, Weight.BOLD, RED, 0.04),
        centred(Box(_LEFT, _TOP + 13, wide, 8), above(view), _SIZE),
    )
    pages.y = _TOP + 22
    for row in form_rows(view):
        if row.grows:
            _growing(pages, row)
        else:
            _whole(pages, row)
    last = len(pages.sheets)
    return [Sheet(*A4, (*items, *_foot(at, last))) for at, items in enumerate(pages.sheets, 1)]


def write_form_pdf(path: Path, views: Sequence[FormView], progress: Progress = no_progress) -> int:
    """Write the forms one after another; the pages. Raises GlyphMissing, StorageFailed. Needs an
    application object (paper.fonts.offscreen)."""
    sheets = [sheet for view in views for sheet in form_sheets(view)]
    write_checked_pdf(path, sheets, TITLE, lambda _: None, progress)
    return len(sheets)


def _foot(page: int, pages: int) -> tuple[Item, ...]:
    return (
        line(Box(_LEFT, _BOTTOM + 3, 140, 6), NOTE, 8.5, colour=GREY),
        line(
            Box(_RIGHT - 30, _BOTTOM + 3, 30, 6),
            f"{page}／{pages}",
            9,
            colour=GREY,
            align=Align.RIGHT,
        ),
    )


def _whole(pages: _Pages, row: FormRow) -> None:
    """A row that stands on one page, as high as its words need."""
    boxes = _boxes(row)
    need = [
        len(drawn_lines(_words(replace(box, height=_ENDLESS), words))) * _LINE + 2 * _PAD
        for (_, words), (_, box) in zip(row.cells, boxes, strict=True)
    ]
    height = max(row.height, *need)
    if height > _BOTTOM - _TOP and len(row.cells) == 1:  # more than a page holds
        _growing(pages, row)
        return
    if height > pages.room:
        pages.new()
    for (label, words), (label_box, box) in zip(row.cells, boxes, strict=True):
        _label(pages, _down(label_box, pages.y, height), label)
        placed = _down(box, pages.y, height)
        pages.add(Rect(placed, stroke=_EDGE, width=0.2), _words(placed, words, Upright.MIDDLE))
    pages.y += height


def _growing(pages: _Pages, row: FormRow) -> None:
    """The story: it fills what its page leaves and goes on on the next. Blank, it has lines to
    write on, and more of them on the next page."""
    ((_, words),) = row.cells
    ((_, box),) = _boxes(row)
    if not words:
        _part(pages, row, pages.room, _ruled(_down(box, pages.y, pages.room)))
        pages.new()
        _part(pages, row, row.height, _ruled(_down(box, pages.y, row.height)), again=True)
        return
    lines, again = _lines(box, words), False
    while len(lines) > (most := _most(pages.room)):
        said = _words(_down(box, pages.y, pages.room), "".join(lines[:most]).rstrip("\n"))
        _part(pages, row, pages.room, (said,), again=again)
        pages.new()
        lines, again = lines[most:], True
    height = max(len(lines) * _LINE + 2 * _PAD, 20.0)
    said = _words(_down(box, pages.y, height), "".join(lines).rstrip("\n"))
    _part(pages, row, height, (said,), again=again)


def _part(
    pages: _Pages, row: FormRow, height: float, drawn: tuple[Item, ...], *, again: bool = False
) -> None:
    """A stretch of a row with its label, `again` on a later page."""
    ((label, _),) = row.cells
    ((label_box, box),) = _boxes(row)
    _label(pages, _down(label_box, pages.y, height), f"{label}\n（续）" if again else label)
    pages.add(Rect(_down(box, pages.y, height), stroke=_EDGE, width=0.2), *drawn)
    pages.y += height


def _lines(box: Box, words: str) -> list[str]:
    """The lines of all paragraphs, each paragraph's first set in, its last ending in a break."""
    room, found = replace(box, height=_ENDLESS), []
    for paragraph in words.split("\n"):
        lines = drawn_lines(_words(room, f"　　{paragraph.strip()}"))
        found += [*lines[:-1], f"{lines[-1]}\n"]
    return found


def _most(height: float) -> int:
    return max(1, int((height - 2 * _PAD) / _LINE + 1e-6))


def _ruled(box: Box) -> tuple[Item, ...]:
    count = int((box.height - 4) / _WRITTEN)
    return tuple(
        Stroke(box.x + 3, y, box.right - 3, y, RULE, 0.25)
        for y in (box.y + 2 + _WRITTEN * (at + 1) for at in range(count))
    )


def _boxes(row: FormRow) -> list[tuple[Box, Box]]:
    """Label and words of each cell across the page; down it they come later."""
    if len(row.cells) == 1:
        wide = _RIGHT - _LEFT - _LABEL
        return [(Box(_LEFT, 0, _LABEL, 0), Box(_LEFT + _LABEL, 0, wide, 0))]
    middle = _LEFT + _HALF
    return [
        (Box(_LEFT, 0, _LABEL, 0), Box(_LEFT + _LABEL, 0, _HALF - _LABEL, 0)),
        (
            Box(middle, 0, _SECOND_LABEL, 0),
            Box(middle + _SECOND_LABEL, 0, _RIGHT - middle - _SECOND_LABEL, 0),
        ),
    ]


def _down(box: Box, y: float, height: float) -> Box:
    return Box(box.x, y, box.width, height)


def _label(pages: _Pages, box: Box, text: str) -> None:
    words = Text(
        box.inset(1, 0),
        text,
        _SIZE,
        Weight.BOLD,
        INK,
        Align.CENTRE,
        Upright.MIDDLE,
        Fit.WRAP,
        leading=1.35,
    )
    pages.add(Rect(box, _LABEL_GROUND, _EDGE, 0.2), words)


def _words(box: Box, text: str, upright: Upright = Upright.TOP) -> Text:
    inner = box.inset(2.5, _PAD if upright is Upright.TOP else 0)
    return Text(
        inner, text, _SIZE, Weight.REGULAR, INK, Align.JUSTIFY, upright, Fit.WRAP, _SIZE, _LEADING
    )
