"""折页: incentives by scene on A4 across, folded in three, both sides; printed with the short edge
flipped. What finds no room goes on to further sheets that lie in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gridcredit.paper.sheet import A4, Align, Box, Item, Rect, Sheet, Stroke, Weight
from gridcredit.reports.flow import middle
from gridcredit.reports.incentives.leaflet_faces import GREY, back, cover, spare
from gridcredit.reports.incentives.leaflet_text import LeafletText, Measured, measured

WIDTH, HEIGHT = A4[1], A4[0]
_FLAP, _FULL = 97.0, 100.0  # mm: the panel folded in is a little narrower
_SIDE, _TOP, _END = 8.0, 10.0, 197.0
_APART, _HEAD = 3.2, 8.6
_TICK = 4.0


@dataclass(frozen=True, slots=True)
class LeafletItem:
    """A measure: whom it is for, what it gives, and lines of (label, words)."""

    title: str
    grade: str
    gives: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LeafletScene:
    """The measures of one scene, in their colour."""

    words: str
    colour: str
    items: tuple[LeafletItem, ...]


@dataclass(frozen=True, slots=True)
class LeafletPaper:
    """All that is printed; a blank hotline leaves a line to write on."""

    text: LeafletText
    scenes: tuple[LeafletScene, ...]


@dataclass
class _Panels:
    """Columns that are filled from the top, one after another, as many as are needed."""

    shortened: list[str] = field(default_factory=list)
    filled: list[list[Item]] = field(default_factory=list)
    y: float = _END

    def box(self) -> Box:
        return panel_box(len(self.filled) - 1)

    def turn(self) -> None:
        self.filled.append([])
        self.y = _TOP

    def scene(self, scene: LeafletScene) -> None:
        """A scene's heading with its measures; where they go on, the heading is said again."""
        is_headed = False
        for item in scene.items:
            told = self._measured(item)
            head = 0.0 if is_headed else _HEAD
            if not self.filled or self.y + head + told.height > _END:
                self.turn()
                told, is_headed = self._measured(item), False  # panels differ in width
            if not is_headed:
                self._heading(scene, is_again=item is not scene.items[0])
                is_headed = True
            self._place(told, scene.colour)
            if told.is_shortened:
                self.shortened.append(item.title)

    def _measured(self, item: LeafletItem) -> Measured:
        width = panel_box(max(0, len(self.filled) - 1)).width - 2 * _SIDE
        return measured(item.title, item.grade, item.gives, item.lines, width)

    def _heading(self, scene: LeafletScene, *, is_again: bool) -> None:
        box = self.box()
        words = f"{scene.words}（续）" if is_again else scene.words
        wide = 9 + 4.3 * len(words)
        tab = Box(box.x + _SIDE, self.y, wide, 6.4)
        line = tab.bottom - 0.15
        self.filled[-1] += [
            Rect(tab, fill=scene.colour, radius=1.6),
            middle(tab.inset(2, 0), words, 12, Align.CENTRE, Weight.BOLD, "#FFFFFF"),
            Stroke(tab.right + 1, line, box.right - _SIDE, line, scene.colour, 0.3),
        ]
        self.y += _HEAD

    def _place(self, told: Measured, colour: str) -> None:
        self.filled[-1] += told.items(self.box().x + _SIDE, self.y, colour)
        self.y += told.height + _APART


def panel_box(at: int) -> Box:
    """Where the panel of that number lies on its side of the paper: of the first sheet the three
    inner ones and the flap, of further sheets three and three."""
    if at < 3:
        return Box(at * _FULL, 0, _FLAP if at == 2 else _FULL, HEIGHT)
    if at == 3:
        return Box(0, 0, _FLAP, HEIGHT)
    place = (at - 4) % 3
    return Box(place * WIDTH / 3, 0, WIDTH / 3, HEIGHT)


def leaflet_sheets(told: LeafletPaper) -> tuple[list[Sheet], list[str]]:
    """The pages, outer side first, and the titles of the measures whose words were cut."""
    panels = _Panels()
    for scene in told.scenes:
        panels.scene(scene)
    filled = panels.filled
    while len(filled) < 3:
        filled.append([])
    flap = filled[3] if len(filled) > 3 else spare(panel_box(3))
    outer = [
        *flap,
        *(_foot(panel_box(3)) if len(filled) > 3 else ()),
        *back(Box(_FLAP, 0, _FULL, HEIGHT), told.text),
        *cover(Box(_FLAP + _FULL, 0, _FULL, HEIGHT), told.text),
    ]
    inner = [item for at in range(3) for item in (*filled[at], *_foot(panel_box(at)))]
    pages = [
        _page(outer, (_FLAP, _FLAP + _FULL)),
        _page(inner, (_FULL, 2 * _FULL)),
        *_further(filled[4:]),
    ]
    return pages, panels.shortened


def _further(filled: Sequence[Sequence[Item]]) -> list[Sheet]:
    pages = []
    for first in range(0, len(filled), 3):
        items: list[Item] = []
        for at, panel in enumerate(filled[first : first + 3], 4 + first):
            items += [*panel, *_foot(panel_box(at))]
        number = Box(WIDTH - 40, HEIGHT - 10.4, 32, 4)
        items.append(middle(number, f"附页 {first // 3 + 1}", 7.5, Align.RIGHT, colour=GREY))
        pages.append(_page(items, (WIDTH / 3, 2 * WIDTH / 3)))
    if len(pages) % 2:  # a sheet has two sides, so that files of several leaflets stay in step
        pages.append(_page([], (WIDTH / 3, 2 * WIDTH / 3)))
    return pages


def _page(items: Sequence[Item], folds: tuple[float, float]) -> Sheet:
    marks = [
        Stroke(x, y, x, y + _TICK, "#B5B5B5", 0.15, (0.8, 0.6))
        for x in folds
        for y in (0, HEIGHT - _TICK)
    ]
    return Sheet(WIDTH, HEIGHT, (*items, *marks))


def _foot(box: Box) -> tuple[Item, ...]:
    words = "享受条件、名额和期限以承办点为准"
    strip = Box(box.x + _SIDE, HEIGHT - 10.4, box.width - 2 * _SIDE, 4)
    return (middle(strip, words, 7.5, colour=GREY),)
