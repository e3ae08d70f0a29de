"""Small charts as sheet items: one accent colour and greys, the same on screen and on paper.

All words are handed in; sizes are in millimetres and points, so a chart fills whatever box it gets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gridcredit.paper.sheet import (
    Align,
    Box,
    Drawing,
    Item,
    Outline,
    Rect,
    Stroke,
    Text,
    Upright,
    Weight,
)

ACCENT = "#C8322B"  # 榴花红, the pomegranate blossom's red


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours a chart is drawn in; what lies under it belongs to whoever asks for the chart."""

    ink: str = "#222222"
    muted: str = "#6B6B6B"
    rule: str = "#D8D8D8"
    accent: str = ACCENT
    ground: str = "#FFFFFF"  # what shows through a ring


LIGHT = Palette()
DARK = Palette("#EDEDED", "#A8A8A8", "#4A4A4A", "#E4605A", "#252423")

Point = tuple[float, float]


def pace_chart(
    box: Box,
    actual: Sequence[Point],
    pace: Sequence[Point],
    ticks: Sequence[tuple[float, str]],
    names: tuple[str, str],
    palette: Palette = LIGHT,
    size: float = 8.0,
    marks: Sequence[tuple[Point, str]] = (),
    today: tuple[float, str] | None = None,
) -> tuple[Item, ...]:
    """Progress as a line in the accent against the dashed line of its pace.

    Points are (x, y) with y from 0 to 100 (per cent) and x in any unit, `ticks` naming some of its
    values; `names` are the words for the two lines. `size` is that of the lettering, in points.
    `marks` are rings with a word, such as dated targets; `today` is an upright line with one.
    """
    above = size * (1.35 if marks else 0.75)
    plot = Box(box.x + size * 1.2, box.y + above, box.width - size * 1.9, 0)
    plot = Box(plot.x, plot.y, plot.width, box.bottom - size * 0.7 - plot.y)
    upright = [today] if today else []
    places = [x for x, _ in (*actual, *pace, *ticks, *upright, *(point for point, _ in marks))]
    if not places:
        return ()
    first, last = min(places), max(places)
    span = (last - first) or 1.0

    def at(point: Point) -> Point:
        x = plot.x + (point[0] - first) / span * plot.width
        return x, plot.bottom - min(100.0, max(0.0, point[1])) / 100 * plot.height

    named = [(at((x, 0))[0], word) for x, word in ticks]
    marked = [(at((x, 0))[0], word) for x, word in upright]
    return (
        *_grid(plot, palette, size),
        *_ticks(_beside(named, marked, size), plot, palette, size),
        *_ticks(marked, plot, replace(palette, muted=palette.ink), size),
        *(_today(x, plot, palette) for x, _ in marked),
        *_dashes([at(point) for point in pace], palette.muted),
        *[
            item
            for point, word in marks
            for item in _mark(at(point), word, plot, palette, size, [x for x, _ in marked])
        ],
        *_stroke([at(point) for point in actual], palette.accent),
        *_legend(box, names, palette, size),
    )


def _grid(plot: Box, palette: Palette, size: float) -> list[Item]:
    items: list[Item] = []
    for per_cent in (0, 25, 50, 75, 100):
        y = plot.bottom - per_cent / 100 * plot.height
        items.append(Stroke(plot.x, y, plot.right, y, palette.rule, 0.3 if per_cent == 0 else 0.15))
        label = Box(plot.x - size * 1.2, y - size * 0.25, size * 1.1, size * 0.5)
        items.append(_word(label, f"{per_cent}%", size, palette.muted, Align.RIGHT))
    return items


def _beside(
    ticks: Sequence[tuple[float, str]], marked: Sequence[tuple[float, str]], size: float
) -> list[tuple[float, str]]:
    """The ticks whose words leave room for those that are marked."""

    def is_free(x: float, word: str) -> bool:
        room = [(_long(word, size) + _long(said, size)) / 2 for _, said in marked]
        return all(abs(x - other) >= r for (other, _), r in zip(marked, room, strict=True))

    return [(x, word) for x, word in ticks if is_free(x, word)]


def _ticks(
    ticks: Sequence[tuple[float, str]], plot: Box, palette: Palette, size: float
) -> list[Item]:
    """Words below the axis: every one, or every second, third … so that none touch."""
    places = [(x, word, _long(word, size)) for x, word in ticks]
    every = next(
        (step for step in range(1, len(places)) if _apart(places[::step])), max(1, len(places))
    )
    return [
        _word(
            Box(x - width / 2, plot.bottom + size * 0.1, width, size * 0.55),
            word,
            size,
            palette.muted,
            Align.CENTRE,
        )
        for x, word, width in places[::every]
    ]


def _apart(places: Sequence[tuple[float, str, float]]) -> bool:
    return all(
        x2 - x1 >= (width1 + width2) / 2 for (x1, _, width1), (x2, _, width2) in pairwise(places)
    )


def _long(word: str, size: float) -> float:
    """About how wide a word is, mm, with a little room: Latin is half as wide as Han."""
    return sum(0.21 if letter.isascii() else 0.36 for letter in word) * size + 1


def _today(x: float, plot: Box, palette: Palette) -> Stroke:
    return Stroke(x, plot.y, x, plot.bottom, palette.ink, 0.3)


def _mark(
    place: Point,
    word: str,
    plot: Box,
    palette: Palette,
    size: float,
    uprights: Sequence[float],
) -> list[Item]:
    """A ring, and its word above, at the left where a rising line leaves room; an upright line
    near it does not go through the word while there is room at its left."""
    x, y = place
    width = _long(word, size)
    right = min([x + 1.5, *(at - 0.8 for at in uprights if x + 1.5 - width / 2 < at < x + 1.5)])
    right = right if right - width >= plot.x else x + 1.5
    label = Box(max(right - width, plot.x), y - size * 0.62, width, size * 0.5)
    align = Align.LEFT if label.x == plot.x else Align.RIGHT
    return [
        Rect(Box(x - 1, y - 1, 2, 2), fill=palette.ground, stroke=palette.ink, width=0.4, radius=1),
        _word(label, word, size, palette.ink, align),
    ]


def _stroke(points: Sequence[Point], colour: str) -> tuple[Item, ...]:
    if not points:
        return ()
    x, y = points[-1]
    dot = Rect(Box(x - 0.9, y - 0.9, 1.8, 1.8), fill=colour, radius=0.9)
    return (Drawing((Outline(points[0], tuple(points[1:])),), stroke=colour, width=0.6), dot)


def _dashes(points: Sequence[Point], colour: str) -> list[Item]:
    pairs = pairwise(points)
    return [Stroke(x1, y1, x2, y2, colour, 0.3, (1.4, 1.0)) for (x1, y1), (x2, y2) in pairs]


def _legend(box: Box, names: tuple[str, str], palette: Palette, size: float) -> tuple[Item, ...]:
    """The two lines' names above the plot, at the right."""
    y = box.y + size * 0.2
    items: list[Item] = []
    right = box.right - size * 0.7
    for name, colour, dash in (
        (names[1], palette.muted, (1.4, 1.0)),
        (names[0], palette.accent, ()),
    ):
        width = _long(name, size)
        word = Box(right - width, box.y - size * 0.1, width, size * 0.6)
        items.append(_word(word, name, size, palette.ink, Align.RIGHT))
        items.append(Stroke(word.x - 6, y, word.x - 0.5, y, colour, 0.5, dash))
        right = word.x - 10
    return tuple(items)


def _word(box: Box, text: str, size: float, colour: str, align: Align) -> Text:
    return Text(box, text, size, Weight.REGULAR, colour, align, Upright.MIDDLE, least=size * 0.6)
