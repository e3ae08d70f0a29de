"""The 推荐表 drawn as PDF pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gridcredit.domain.progress import Progress, no_progress
from gridcredit.paper.lettering import drawn_lines
from gridcredit.paper.pdf import write_checked_pdf
from gridcredit.paper.sheet import (
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
from gridcredit.reports.flow import Flow, Page
from gridcredit.reports.stars.form import NOTE, TITLE, FormRow, FormView, above, form_rows
from gridcredit.reports.stars.look import GREY, INK, RED, RULE, centred, line

_PAGE = Page(top=18.0, bottom=19.0)
_LEFT, _RIGHT = _PAGE.left, _PAGE.width - _PAGE.right
_LABEL, _SECOND_LABEL, _HALF = 25.0, 18.0, 85.0
_SIZE, _LEADING, _PAD = 11.0, 1.55, 2.2
_LINE = _SIZE * MM_PER_PT * _LEADING
_WRITTEN = 8.2  # mm, between lines to write on by hand
_EDGE, _LABEL_GROUND = "#55504A", "#F7F4F1"
_ENDLESS = 1e5
_LEAST = 20.0  # mm of a row that goes on on the next page


def form_sheets(view: FormView) -> list[Sheet]:
    """The pages of one form. Needs an application object (paper.fonts.offscreen)."""
    flow = Flow(_PAGE)
    flow.add(centred(flow.take(13), TITLE, 22, Weight.BOLD, RED, 0.04))
    flow.add(centred(flow.take(9), above(view), _SIZE))
    for row in form_rows(view):
        if row.grows:
            _growing(flow, row)
        else:
            _whole(flow, row)
    return flow.sheets(_foot)


def write_form_pdf(path: Path, views: Sequence[FormView], progress: Progress = no_progress) -> int:
    """Write the forms one after another; the pages. Raises GlyphMissing, StorageFailed. Needs an
    application object (paper.fonts.offscreen)."""
    sheets = [sheet for view in views for sheet in form_sheets(view)]
    write_checked_pdf(path, sheets, TITLE, lambda _: None, progress)
    return len(sheets)


def _foot(page: int, pages: int) -> tuple[Item, ...]:
    note, number = Box(_LEFT, _PAGE.end + 3, 138, 6), Box(_RIGHT - 30, _PAGE.end + 3, 30, 6)
    return (
        line(note, NOTE, 8.5, colour=GREY),
        line(number, f"{page}／{pages}", 9, colour=GREY, align=Align.RIGHT),
    )


def _whole(flow: Flow, row: FormRow) -> None:
    """A row that stands on one page, as high as its words need."""
    boxes = _boxes(row)
    need = [
        len(drawn_lines(_words(replace(box, height=_ENDLESS), words))) * _LINE + 2 * _PAD
        for (_, words), (_, box) in zip(row.cells, boxes, strict=True)
    ]
    height = max(row.height, *need)
    if height > _PAGE.end - _PAGE.top and len(row.cells) == 1:  # more than a page holds
        _growing(flow, row)
        return
    strip = flow.take(height)
    for (label, words), (label_box, box) in zip(row.cells, boxes, strict=True):
        _label(flow, _down(label_box, strip.y, height), label)
        placed = _down(box, strip.y, height)
        flow.add(Rect(placed, stroke=_EDGE, width=0.2), _words(placed, words, Upright.MIDDLE))


def _growing(flow: Flow, row: FormRow) -> None:
    """The story: it fills what its page leaves and goes on on the next. Blank, it has lines to
    write on, and more of them on the next page."""
    ((_, words),) = row.cells
    ((_, box),) = _boxes(row)
    if flow.left_over < _LEAST:
        flow.turn()
    if not words:
        _part(flow, row, flow.left_over, _ruled(_down(box, flow.y, flow.left_over)))
        flow.turn()
        _part(flow, row, row.height, _ruled(_down(box, flow.y, row.height)), again=True)
        return
    lines, again = _lines(box, words), False
    while len(lines) > (most := _most(flow.left_over)):
        said = _words(_down(box, flow.y, flow.left_over), "".join(lines[:most]).rstrip("\n"))
        _part(flow, row, flow.left_over, (said,), again=again)
        flow.turn()
        lines, again = lines[most:], True
    height = max(len(lines) * _LINE + 2 * _PAD, _LEAST)
    said = _words(_down(box, flow.y, height), "".join(lines).rstrip("\n"))
    _part(flow, row, height, (said,), again=again)


def _part(
    flow: Flow, row: FormRow, height: float, drawn: tuple[Item, ...], *, again: bool = False
) -> None:
    """A stretch of a row with its label, `again` on a later page."""
    ((label, _),) = row.cells
    ((label_box, box),) = _boxes(row)
    _label(flow, _down(label_box, flow.y, height), f"{label}\n（续）" if again else label)
    flow.add(Rect(_down(box, flow.y, height), stroke=_EDGE, width=0.2), *drawn)
    flow.y += height


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


def _label(flow: Flow, box: Box, text: str) -> None:
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
    flow.add(Rect(box, _LABEL_GROUND, _EDGE, 0.2), words)


def _words(box: Box, text: str, upright: Upright = Upright.TOP) -> Text:
    inner = box.inset(2.5, _PAD if upright is Upright.TOP else 0)
    return Text(
        inner, text, _SIZE, Weight.REGULAR, INK, Align.JUSTIFY, upright, Fit.WRAP, _SIZE, _LEADING
    )
