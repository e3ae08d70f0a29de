"""What the papers of 诚信之星 have in common: colours, the emblem, borders, lines of text."""

from __future__ import annotations

from functools import cache
from math import cos, degrees, radians, sin

from gridcredit.paper.sheet import (
    Align,
    Box,
    Drawing,
    Fit,
    Outline,
    Rect,
    Step,
    Stroke,
    Text,
    Upright,
    Weight,
)

RED, DEEP, PALE = "#C4342D", "#9A2520", "#FBEFED"
GOLD, PALE_GOLD = "#B58A3C", "#E6D3A9"
INK, GREY, RULE, MIST = "#211E1B", "#655F58", "#E3DFDA", "#FBF6F4"

# The blossom of the program's own sign, five petals around (0, 0), reaching to about 10 units.
_PETALS: tuple[tuple[tuple[float, float], tuple[Step, ...]], ...] = (
    ((0, -2.9), ((-3, -4.7, -3, -8.3, 0, -10.3), (3, -8.3, 3, -4.7, 0, -2.9), ())),
    ((2.5, -1.1), ((3.3, -4.4, 6.8, -5.6, 9.6, -3.4), (8.6, -0.1, 5, 0.9, 2.5, -1.1), ())),
    ((1.5, 1.8), ((4.8, 1.5, 7.1, 4.3, 5.9, 7.6), (2.5, 7.6, 0.3, 4.5, 1.5, 1.8), ())),
    ((-1.5, 1.8), ((-0.3, 4.5, -2.5, 7.6, -5.9, 7.6), (-7.1, 4.3, -4.8, 1.5, -1.5, 1.8), ())),
    ((-2.5, -1.1), ((-5, 0.9, -8.6, -0.1, -9.6, -3.4), (-6.8, -5.6, -3.3, -4.4, -2.5, -1.1), ())),
)
_REACH = 10.3  # units


def flower(x: float, y: float, radius: float, colour: str) -> Drawing:
    """The blossom of the program's sign around a point, mm."""
    unit = radius / _REACH

    def placed(step: Step) -> Step:
        return tuple((y if at % 2 else x) + number * unit for at, number in enumerate(step))

    petals = tuple(
        Outline((x + left * unit, y + top * unit), tuple(placed(step) for step in steps))
        for (left, top), steps in _PETALS
    )
    return Drawing(petals, fill=colour)


def medallion(x: float, y: float, radius: float) -> tuple[Drawing | Rect, ...]:
    """The sign as a seal: a red disc in a golden ring, the blossom on it."""
    return (
        disc(x, y, radius, fill="#FFFFFF", stroke=GOLD, width=radius * 0.045),
        disc(x, y, radius * 0.88, fill=RED),
        flower(x, y + radius * 0.05, radius * 0.66, "#FFFFFF"),
        disc(x, y + radius * 0.05, radius * 0.13, fill=PALE_GOLD),
    )


def wreath(x: float, y: float, radius: float, colour: str = GOLD) -> tuple[Drawing, ...]:
    """Two boughs of pomegranate leaves that rise around a point and leave the top open, mm."""
    leaves: list[Drawing] = []
    for side in (1, -1):
        for step in range(8):
            angle = radians(180 - side * (12 + step * 17.5))  # clockwise from the top
            foot = (x + sin(angle) * radius, y - cos(angle) * radius)
            along = degrees(angle) - side * 90
            for turn in (-24, 24):
                size = radius * (0.34 - 0.014 * step)
                leaves.append(_blade(foot, size, radians(along + turn), colour))
    return tuple(leaves)


def _blade(foot: tuple[float, float], size: float, turn: float, colour: str) -> Drawing:
    """A narrow leaf from its foot, turned clockwise from upright."""

    def at(across: float, up: float) -> tuple[float, float]:
        return (
            foot[0] + size * (across * cos(turn) + up * sin(turn)),
            foot[1] + size * (across * sin(turn) - up * cos(turn)),
        )

    tip = at(0, 1)
    steps: tuple[Step, ...] = (
        (*at(-0.24, 0.3), *at(-0.2, 0.75), *tip),
        (*at(0.2, 0.75), *at(0.24, 0.3), *foot),
        (),
    )
    return Drawing((Outline(foot, steps),), fill=colour)


def disc(
    x: float, y: float, radius: float, fill: str = "", stroke: str = "", width: float = 0.2
) -> Rect:
    """A circle around a point, mm."""
    box = Box(x - radius, y - radius, 2 * radius, 2 * radius)
    return Rect(box, fill, stroke, width, radius)


@cache
def frame(box: Box) -> tuple[Drawing | Rect, ...]:
    """A border for what is hung up framed: two lines, and at each corner the meander (回纹)."""
    corners = tuple(
        _meander(x, y, dx, dy)
        for x, dx in ((box.x, 1), (box.right, -1))
        for y, dy in ((box.y, 1), (box.bottom, -1))
    )
    return (
        Drawing((_cut(box, 13),), stroke=RED, width=1.1),
        Drawing((_cut(box.inset(2.6), 13),), stroke=GOLD, width=0.3),
        Drawing(corners, stroke=RED, width=0.7),
    )


def _cut(box: Box, by: float) -> Outline:
    """The box with its corners stepped in, where ornaments stand."""
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    points = (
        *((left + by, top), (right - by, top), (right - by, top + by), (right, top + by)),
        *((right, bottom - by), (right - by, bottom - by), (right - by, bottom)),
        *((left + by, bottom), (left + by, bottom - by), (left, bottom - by)),
        *((left, top + by), (left + by, top + by)),
    )
    return Outline(points[0], (*points[1:], ()))


def _meander(x: float, y: float, dx: int, dy: int) -> Outline:
    """A square spiral that winds inwards from a corner, mm."""
    turns = ((10, 0), (10, 10), (0, 10), (0, 2.5), (7.5, 2.5), (7.5, 7.5), (2.5, 7.5), (2.5, 5))
    points = [(x + dx * right, y + dy * down) for right, down in ((0, 0), *turns, (5, 5))]
    return Outline(points[0], tuple(points[1:]))


def line(
    box: Box,
    text: str,
    size: float,
    weight: Weight = Weight.REGULAR,
    colour: str = INK,
    align: Align = Align.LEFT,
    spacing: float = 0.0,
) -> Text:
    """One line in the middle of its box's height, shrunk where the box is too narrow."""
    return Text(box, text, size, weight, colour, align, Upright.MIDDLE, spacing=spacing)


def centred(
    box: Box,
    text: str,
    size: float,
    weight: Weight = Weight.REGULAR,
    colour: str = INK,
    spacing: float = 0.0,
) -> Text:
    """One line in the middle of its box."""
    return line(box, text, size, weight, colour, Align.CENTRE, spacing)


def block(
    box: Box,
    text: str,
    size: float,
    colour: str = INK,
    align: Align = Align.LEFT,
    leading: float = 1.5,
    upright: Upright = Upright.TOP,
    weight: Weight = Weight.REGULAR,
) -> Text:
    """Several lines, shrunk where the box is too small."""
    return Text(box, text, size, weight, colour, align, upright, Fit.WRAP, leading=leading)


def rule(x1: float, y: float, x2: float, colour: str = RULE, width: float = 0.25) -> Stroke:
    """A level line."""
    return Stroke(x1, y, x2, y, colour, width)
