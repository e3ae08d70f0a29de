"""Small charts as sheet items: one accent colour and greys, the same on screen and on paper.

All words are handed in; sizes are in millimetres and points, so a chart fills whatever box it gets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import floor, log10

from gridcredit.paper.sheet import (
    Align,
    Box,
    Fit,
    Item,
    Line,
    Outline,
    Rect,
    Shape,
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
    track: str = "#F1F1F1"
    bar: str = "#B9B9B9"
    accent: str = ACCENT
    pale: str = "#FBEFED"
    ground: str = "#FFFFFF"  # what shows through a ring


LIGHT = Palette()
DARK = Palette(
    "#EDEDED", "#A8A8A8", "#4A4A4A", "#333333", "#6E6E6E", "#E4605A", "#4A2B29", "#252423"
)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart: `note` is printed after the bar, `strong` paints it in the accent."""

    label: str
    value: float
    note: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Crossing:
    """A 2 × 2 table: two yes-or-no facts and the four counts, printed as they are given."""

    across: tuple[str, str]  # column headings: first fact yes, no
    down: tuple[str, str]  # row headings: second fact yes, no
    counts: tuple[tuple[str, str], tuple[str, str]]  # row by row


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
        *[item for point, word in marks for item in _mark(at(point), word, plot, palette, size)],
        *_stroke([at(point) for point in actual], palette.accent),
        *_legend(box, names, palette, size),
    )


def bar_chart(
    box: Box,
    bars: Sequence[Bar],
    palette: Palette = LIGHT,
    size: float = 9.0,
    most: float | None = None,
    mark: float | None = None,
) -> tuple[Item, ...]:
    """Horizontal bars, one a row from the top; labels shrink rather than being cut.

    `most` is the value of a full bar (by default a round number above the largest), `mark` a value
    at which a dashed line crosses all rows, such as the target.
    """
    if not bars:
        return ()
    full = most or round_above(max(bar.value for bar in bars))
    row = min(box.height / len(bars), size * 0.9)
    track = Box(box.x + box.width * 0.28, box.y, box.width * 0.56, row * len(bars))
    items: list[Item] = []
    for index, bar in enumerate(bars):
        line = Box(box.x, box.y + index * row, box.width, row)
        items += _bar(bar, line, track, full, palette, size)
    if mark is not None and mark <= full:
        x = track.x + mark / full * track.width
        items.append(Line(x, track.y, x, track.bottom, palette.muted, 0.3, (1.0, 0.8)))
    return tuple(items)


def crossing_table(
    box: Box, crossing: Crossing, palette: Palette = LIGHT, size: float = 9.0
) -> tuple[Item, ...]:
    """The four counts in a square, the yes-and-yes field in the accent."""
    head = min(size * 0.75, box.height * 0.2)
    side = box.width * 0.24
    width, height = (box.width - side) / 2, (box.height - head) / 2
    items: list[Item] = []
    for row in range(2):
        for column in range(2):
            field = Box(box.x + side + column * width, box.y + head + row * height, width, height)
            items += _field(field, crossing.counts[row][column], row + column == 0, palette, size)
    for index in range(2):
        above = Box(box.x + side + index * width, box.y, width, head)
        beside = Box(box.x, box.y + head + index * height, side - 1.5, height)
        items.append(_word(above, crossing.across[index], size, palette.muted, Align.CENTRE))
        items.append(_word(beside, crossing.down[index], size, palette.muted, Align.RIGHT))
    return tuple(items)


def round_above(value: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 … that is not below `value`; 1 for nothing."""
    if value <= 0:
        return 1.0
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= value * (1 - 1e-9))


def _grid(plot: Box, palette: Palette, size: float) -> list[Item]:
    items: list[Item] = []
    for per_cent in (0, 25, 50, 75, 100):
        y = plot.bottom - per_cent / 100 * plot.height
        items.append(Line(plot.x, y, plot.right, y, palette.rule, 0.3 if per_cent == 0 else 0.15))
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


def _today(x: float, plot: Box, palette: Palette) -> Line:
    return Line(x, plot.y, x, plot.bottom, palette.ink, 0.3)


def _mark(place: Point, word: str, plot: Box, palette: Palette, size: float) -> list[Item]:
    """A ring, and its word above, at the left where a rising line leaves room."""
    x, y = place
    width = _long(word, size)
    label = Box(max(x + 1.5 - width, plot.x), y - size * 0.62, width, size * 0.5)
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
    return (Shape((Outline(points[0], tuple(points[1:])),), stroke=colour, width=0.6), dot)


def _dashes(points: Sequence[Point], colour: str) -> list[Item]:
    pairs = pairwise(points)
    return [Line(x1, y1, x2, y2, colour, 0.3, (1.4, 1.0)) for (x1, y1), (x2, y2) in pairs]


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
        items.append(Line(word.x - 6, y, word.x - 0.5, y, colour, 0.5, dash))
        right = word.x - 10
    return tuple(items)


def _bar(bar: Bar, line: Box, track: Box, full: float, palette: Palette, size: float) -> list[Item]:
    thick = line.height * 0.56
    top = line.y + (line.height - thick) / 2
    long = max(0.0, min(1.0, bar.value / full)) * track.width
    colour = palette.accent if bar.strong else palette.bar
    label = Box(line.x, line.y, track.x - line.x - 2, line.height)
    note = Box(track.right + 1.5, line.y, line.right - track.right - 1.5, line.height)
    return [
        replace(
            _word(label, bar.label, size, palette.ink, Align.RIGHT), fit=Fit.WRAP, leading=1.15
        ),
        Rect(Box(track.x, top, track.width, thick), fill=palette.track, radius=0.4),
        Rect(Box(track.x, top, long, thick), fill=colour, radius=0.4),
        _word(note, bar.note, size, palette.ink, Align.LEFT, bar.strong),
    ]


def _field(box: Box, count: str, strong: bool, palette: Palette, size: float) -> list[Item]:
    colour = palette.accent if strong else palette.ink
    return [
        Rect(box, fill=palette.pale if strong else "", stroke=palette.rule, width=0.2),
        Text(
            box.inset(1),
            count,
            size * 1.7,
            Weight.BOLD if strong else Weight.REGULAR,
            colour,
            Align.CENTRE,
            Upright.MIDDLE,
        ),
    ]


def _word(
    box: Box, text: str, size: float, colour: str, align: Align, strong: bool = False
) -> Text:
    weight = Weight.BOLD if strong else Weight.REGULAR
    return Text(box, text, size, weight, colour, align, Upright.MIDDLE, least=size * 0.6)
