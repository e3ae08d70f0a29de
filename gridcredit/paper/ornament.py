"""Pomegranate blossom, drawn by us as vector paths in a few tones of one colour."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, radians, sin

from gridcredit.paper.sheet import Drawing, Outline, Step

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Tones:
    """Colours of a blossom: back and front petals, calyx, leaves, and their fine lines."""

    back: str
    front: str
    calyx: str
    leaf: str
    line: str


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an ornament stands: its foot in mm, its size in mm, its turn in degrees clockwise."""

    x: float
    y: float
    size: float
    turn: float = 0.0
    mirrored: bool = False

    def at(self, point: Point) -> Point:
        """A point of the ornament's own units on the sheet."""
        across, down = (-point[0] if self.mirrored else point[0]) * self.size, point[1] * self.size
        turn = radians(-self.turn if self.mirrored else self.turn)
        return (
            self.x + across * cos(turn) - down * sin(turn),
            self.y + across * sin(turn) + down * cos(turn),
        )

    def part(self, x: float, y: float, size: float, turn: float) -> Placement:
        """A place given in this one's units, for a piece of a larger ornament."""
        px, py = self.at((x, y))
        turned = self.turn + turn
        return Placement(px, py, self.size * size, turned, self.mirrored)


def sprig(place: Placement, tones: Tones) -> tuple[Drawing, ...]:
    """A twig with leaves, a bud and a blossom, rising from its foot; about 1.5 sizes long."""
    twig = Outline(place.at((0, 0)), (_curve(place, (0.05, -0.3), (0.16, -0.55), (0.1, -0.9)),))
    side = Outline(
        place.at((0.11, -0.48)), (_curve(place, (0.2, -0.56), (0.3, -0.6), (0.42, -0.66)),)
    )
    return (
        Drawing((twig, side), stroke=tones.leaf, width=place.size * 0.022),
        *leaf(place.part(0.03, -0.2, 0.62, -62), tones),
        *leaf(place.part(0.05, -0.26, 0.55, 66), tones),
        *leaf(place.part(0.12, -0.62, 0.5, -48), tones),
        *bud(place.part(0.42, -0.66, 0.5, 58), tones),
        *blossom(place.part(0.1, -0.88, 0.86, 4), tones),
    )


def blossom(place: Placement, tones: Tones) -> tuple[Drawing, ...]:
    """An open flower on its calyx, foot at (0, 0), about one size tall."""
    back = tuple(_petal(place, turn, 0.62, 0.2) for turn in (-68, 68, -41, 41, -14, 15))
    front = tuple(_petal(place, turn, 0.46, 0.17) for turn in (-58, 58, -28, 30, 0))
    petals = [(petal, tones.back) for petal in back] + [(petal, tones.front) for petal in front]
    return (
        *(Drawing((petal,), tone, tones.line, _fine(place)) for petal, tone in petals),
        Drawing((_calyx(place),), fill=tones.calyx, stroke=tones.line, width=_fine(place)),
    )


def bud(place: Placement, tones: Tones) -> tuple[Drawing, ...]:
    """A closed flower: the calyx with a tip of petals."""
    tip = Outline(
        place.at((-0.2, -0.5)),
        (
            _curve(place, (-0.22, -0.78), (-0.06, -0.86), (0.0, -0.98)),
            _curve(place, (0.06, -0.86), (0.22, -0.78), (0.2, -0.5)),
            (),
        ),
    )
    return (
        Drawing((tip,), fill=tones.front, stroke=tones.line, width=_fine(place)),
        Drawing((_calyx(place),), fill=tones.calyx, stroke=tones.line, width=_fine(place)),
    )


def leaf(place: Placement, tones: Tones) -> tuple[Drawing, ...]:
    """A narrow leaf with its midrib, foot at (0, 0), one size long."""
    blade = Outline(
        place.at((0, 0)),
        (
            _curve(place, (-0.2, -0.22), (-0.17, -0.7), (0.04, -1)),
            _curve(place, (0.19, -0.66), (0.17, -0.22), (0, 0)),
            (),
        ),
    )
    rib = Outline(place.at((0, 0)), (_curve(place, (-0.03, -0.3), (-0.01, -0.6), (0.03, -0.86)),))
    return (
        Drawing((blade,), fill=tones.leaf),
        Drawing((rib,), stroke=tones.line, width=_fine(place)),
    )


def _fine(place: Placement) -> float:
    return max(0.12, place.size * 0.012)


def _calyx(place: Placement) -> Outline:
    """The thick urn with pointed teeth that tells a pomegranate from every other red flower."""
    half = [(-0.33, -0.6), (-0.19, -0.52), (-0.12, -0.66), (0.0, -0.54)]
    teeth = [*half[1:], *((-x, y) for x, y in reversed(half[:-1]))]
    return Outline(
        place.at((0, 0)),
        (
            _curve(place, (-0.16, -0.02), (-0.2, -0.2), (-0.2, -0.34)),
            _curve(place, (-0.21, -0.44), (-0.26, -0.52), half[0]),
            *(place.at(tooth) for tooth in teeth),
            _curve(place, (0.26, -0.52), (0.21, -0.44), (0.2, -0.34)),
            _curve(place, (0.2, -0.2), (0.16, -0.02), (0, 0)),
            (),
        ),
    )


def _petal(place: Placement, turn: float, length: float, width: float) -> Outline:
    """A petal from the calyx's mouth with the crumpled edge of pomegranate blossom."""
    mouth = place.part(0, -0.42, 1, turn)
    rim = []
    for index in range(13):
        angle = pi * index / 12
        ruffle = 1 + 0.05 * cos(index * pi)
        rim.append(
            (-cos(angle) * width * ruffle, -length * 0.62 - sin(angle) * length * 0.38 * ruffle)
        )
    edge = tuple(_smooth(mouth, [(-0.05, 0), *rim, (0.05, 0)]))
    return Outline(mouth.at((-0.05, 0)), (*edge, ()))


def _curve(place: Placement, first: Point, second: Point, end: Point) -> Step:
    return (*place.at(first), *place.at(second), *place.at(end))


def _smooth(place: Placement, points: list[Point]) -> list[Step]:
    """Cubic curves through the points (Catmull-Rom)."""
    steps = []
    for index in range(len(points) - 1):
        before = points[max(0, index - 1)]
        start, end = points[index], points[index + 1]
        after = points[min(len(points) - 1, index + 2)]
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        steps.append(_curve(place, first, second, end))
    return steps
