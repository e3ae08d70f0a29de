"""A sheet on larger paper is the same sheet."""

import pytest

from gridcredit.paper.lettering import drawn_lines, fitted_size
from gridcredit.paper.scaling import A_STEP, scaled
from gridcredit.paper.sheet import (
    A4,
    Box,
    Drawing,
    Fit,
    Modules,
    Outline,
    Picture,
    Rect,
    Sheet,
    Stroke,
    Text,
)

pytestmark = pytest.mark.usefixtures("qapp")

BOX = Box(10, 20, 60, 30)
LONG = Text(BOX, "学有榜样，赶有目标，" * 9, 20, fit=Fit.WRAP)
SHEET = Sheet(
    *A4,
    (
        LONG,
        Rect(BOX, fill="#FFFFFF", width=0.5, radius=3),
        Stroke(1, 2, 3, 4, width=0.5, dash=(1, 2)),
        Drawing((Outline((1, 2), ((3, 4), (1, 2, 3, 4, 5, 6), ())),), fill="#000000", width=0.5),
        Modules(BOX, ((True,),)),
        Picture(BOX, b""),
    ),
)


def test_everything_grows_alike() -> None:
    text, rect, stroke, drawing, code, picture = scaled(SHEET, 2).items
    doubled = Box(20, 40, 120, 60)
    assert (text.box, rect.box, code.box, picture.box) == (doubled,) * 4  # type: ignore[union-attr]
    assert rect == Rect(doubled, fill="#FFFFFF", width=1, radius=6)
    assert stroke == Stroke(2, 4, 6, 8, width=1, dash=(2, 4))
    outline = Outline((2, 4), ((6, 8), (2, 4, 6, 8, 10, 12), ()))
    assert drawing == Drawing((outline,), fill="#000000", width=1)


def test_lines_break_where_they_did() -> None:
    larger = scaled(SHEET, A_STEP).items[0]
    assert isinstance(larger, Text)
    assert drawn_lines(larger) == drawn_lines(LONG)
    assert fitted_size(larger) == pytest.approx(fitted_size(LONG) * A_STEP)


def test_a4_becomes_a3() -> None:
    larger = scaled(SHEET, A_STEP)
    assert (larger.width_mm, larger.height_mm) == pytest.approx((297, 420), abs=0.1)
