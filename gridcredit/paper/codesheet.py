"""An A4 sheet full of square codes: a heading that tells people what it is, below it the grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gridcredit.paper.sheet import (
    A4,
    Align,
    Box,
    Fit,
    Item,
    Modules,
    Sheet,
    Stroke,
    Text,
    Upright,
    Weight,
)

Rows = tuple[tuple[bool, ...], ...]

LEAST_MODULE_MM = 0.6
"""What the layouts keep: three and a half pixels of a scan at 150 dpi."""

_INK, _GREY, _RULE = "#222222", "#6B6B6B", "#CFCFCF"
_MARGIN = 11.0  # office printers leave half of it white
_TOP, _BOTTOM = 43.0, 288.0  # of the codes
_COLUMNS = ((1, 1), (2, 1), (4, 2), (6, 2))  # up to so many codes stand in so many columns
_WIDEST = 100.0  # a code; larger ones are read no better


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the codes, worded by whoever prints; `remark`s are the same in small."""

    title: str
    title_remark: str
    place: str  # which sheet of how many
    place_remark: str
    route: str  # from whom to whom
    facts: str  # number, date, the set's mark
    advice: str
    advice_remark: str


def code_sheet(heading: Heading, codes: Sequence[Rows]) -> Sheet:
    """The sheet with up to a dozen codes in rows from the top left, each as large as the grid
    allows. Raises ValueError where a module would be smaller than LEAST_MODULE_MM."""
    boxes = code_boxes(len(codes))
    drawn = [Modules(box, rows) for box, rows in zip(boxes, codes, strict=True)]
    if any(code.module_mm < LEAST_MODULE_MM for code in drawn):
        raise ValueError("the codes are too dense for this sheet")
    return Sheet(*A4, (*_heading(heading), *drawn))


def code_boxes(count: int) -> list[Box]:
    """Where so many codes stand, quiet zones included."""
    columns = next((columns for most, columns in _COLUMNS if count <= most), 3)
    rows = -(-count // columns)
    across, down = (A4[0] - 2 * _MARGIN) / columns, (_BOTTOM - _TOP) / rows
    side = min(across, down, _WIDEST)
    left = (A4[0] - columns * side) / 2
    gap = min(down, side * 1.1)
    return [
        Box(left + at % columns * side, _TOP + at // columns * gap, side, side)
        for at in range(count)
    ]


def _heading(words: Heading) -> tuple[Item, ...]:
    wide = A4[0] - 2 * _MARGIN
    right = Box(A4[0] - _MARGIN - 62, 9, 62, 8)
    return (
        Text(Box(_MARGIN, 9, wide - 64, 8), words.title, 17, Weight.BOLD, _INK),
        _right(right, words.place, 17, _INK, Weight.BOLD),
        _small(Box(_MARGIN, 16.5, wide - 64, 4), words.title_remark),
        _right(Box(right.x, 16.5, 62, 4), words.place_remark, 7.5, _GREY),
        Text(Box(_MARGIN, 21.5, wide - 64, 5.5), words.route, 11, colour=_INK),
        _right(Box(right.x - 20, 21.5, 82, 5.5), words.facts, 10, _INK),
        Text(Box(_MARGIN, 28, wide, 5), words.advice, 9.5, colour=_INK, upright=Upright.MIDDLE),
        Text(
            Box(_MARGIN, 33.2, wide, 7),
            words.advice_remark,
            7,
            colour=_GREY,
            fit=Fit.WRAP,
            leading=1.3,
        ),
        Stroke(_MARGIN, 41.2, A4[0] - _MARGIN, 41.2, _RULE, 0.2),
    )


def _small(box: Box, text: str) -> Text:
    return Text(box, text, 7.5, colour=_GREY)


def _right(box: Box, text: str, size: float, colour: str, weight: Weight = Weight.REGULAR) -> Text:
    return Text(box, text, size, weight, colour, Align.RIGHT)
