"""What is set down elsewhere is the same but for its place."""

from dataclasses import replace

import pytest

from gridcredit.paper.moving import moved
from gridcredit.paper.sheet import (
    Align,
    Box,
    Drawing,
    Fit,
    Item,
    Modules,
    Outline,
    Picture,
    Rect,
    Stroke,
    Text,
    Upright,
    Weight,
)

BOX, THERE = Box(1, 2, 30, 40), Box(11, -3, 30, 40)
TEXT = Text(
    BOX, "字", 9, Weight.BOLD, "#123456", Align.RIGHT, Upright.BOTTOM, Fit.WRAP, 5, 1.7, 0.1, "宋"
)


@pytest.mark.parametrize(
    "item",
    [
        TEXT,
        Rect(BOX, "#111111", "#222222", 0.4, 2),
        Modules(BOX, ((True,),), 3, "#333333"),
        Picture(BOX, b"png"),
    ],
)
def test_what_has_a_box_moves_with_it(item: Text | Rect | Modules | Picture) -> None:
    assert moved(item, 10, -5) == replace(item, box=THERE)


def test_lines_and_outlines_move_with_all_their_points() -> None:
    stroke = Stroke(0, 0, 1, 2, "#444444", 0.3, (1, 2))
    assert moved(stroke, 10, -5) == Stroke(10, -5, 11, -3, "#444444", 0.3, (1, 2))
    steps = ((1.0, 2.0), (1.0, 2.0, 3.0, 4.0, 5.0, 6.0), ())
    drawing: Item = Drawing((Outline((0, 0), steps),), "#555555")
    there = ((11.0, -3.0), (11.0, -3.0, 13.0, -1.0, 15.0, 1.0), ())
    assert moved(drawing, 10, -5) == Drawing((Outline((10, -5), there),), "#555555")
