"""A sheet of paper as values: positions in millimetres from the top left, text sizes in points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

A4 = (210.0, 297.0)

MM_PER_PT = 25.4 / 72


class Weight(StrEnum):
    """The two cuts of the bundled font."""

    REGULAR = "regular"
    BOLD = "bold"


class Align(StrEnum):
    """Where text stands across its box."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


class Upright(StrEnum):
    """Where text stands down its box."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Fit(StrEnum):
    """What text does when its box is too small."""

    LINE = "line"  # one line, shrunk to the box, never below `least`, then cut with …
    WRAP = "wrap"  # several lines, shrunk to the box, never below `least`, then cut with …


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in millimetres."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge, mm."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge, mm."""
        return self.y + self.height

    def inset(self, dx: float, dy: float | None = None) -> Box:
        """The box drawn in on all sides, mm; `dy` defaults to `dx`."""
        down = dx if dy is None else dy
        return Box(self.x + dx, self.y + down, self.width - 2 * dx, self.height - 2 * down)


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a box; an empty or absent `family` means the bundled font."""

    box: Box
    text: str
    size: float  # pt
    weight: Weight = Weight.REGULAR
    colour: str = "#000000"
    align: Align = Align.LEFT
    upright: Upright = Upright.TOP
    fit: Fit = Fit.LINE
    least: float = 6.0  # pt
    leading: float = 1.4  # line distance as a multiple of the size
    spacing: float = 0.0  # between letters, as a fraction of the size
    family: str = ""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; empty colours are not drawn."""

    box: Box
    fill: str = ""
    stroke: str = ""
    width: float = 0.2  # of the stroke, mm
    radius: float = 0.0  # mm


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line; `dash` is on and off in mm, empty when solid."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = "#000000"
    width: float = 0.2  # mm
    dash: tuple[float, ...] = ()


Step = tuple[float, ...]
"""One step of a path, mm: () closes, (x, y) draws a line, six numbers a cubic curve."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One continuous stroke or loop: where it starts, and the steps from there."""

    start: tuple[float, float]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Ornament and chart lines; empty colours are not drawn; overlaps of outlines are holes."""

    outlines: tuple[Outline, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 0.2  # mm


@dataclass(frozen=True, slots=True)
class Modules:
    """A square code's modules, row by row, filling `box` with its quiet zone kept clear inside."""

    box: Box
    rows: tuple[tuple[bool, ...], ...]
    quiet: int = 4  # modules on every side (ISO/IEC 18004, 9.1)
    colour: str = "#000000"

    @property
    def module_mm(self) -> float:
        """The side of one module, mm."""
        return min(self.box.width, self.box.height) / (len(self.rows) + 2 * self.quiet)


@dataclass(frozen=True, slots=True)
class Picture:
    """PNG or JPEG bytes, as large as the box allows with its proportions kept, centred."""

    box: Box
    image: bytes


Item = Text | Rect | Stroke | Drawing | Modules | Picture


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page; items are drawn in order, later ones over earlier ones."""

    width_mm: float
    height_mm: float
    items: tuple[Item, ...]
