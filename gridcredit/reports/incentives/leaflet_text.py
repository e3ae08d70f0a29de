"""The words of a leaflet, and how much room a measure takes in a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gridcredit.paper.sheet import MM_PER_PT, Align, Box, Fit, Item, Rect, Text, Upright, Weight
from gridcredit.reports.flow import lines_of

_INK, _GREY = "#222222", "#666666"
_LEADING = 1.42
_TITLE, _GIVES, _LINE = 11.0, 10.0, 8.4  # pt
_MOST_TITLE, _MOST_GIVES, _MOST_LINES = 2, 3, 5
_LABEL = 11.0  # mm
_GRADE = 17.0


@dataclass(frozen=True, slots=True)
class LeafletText:
    """What stands on the faces: whose leaflet it is, whom to ask, which edition."""

    unit: str
    hotline: str
    edition: str
    count: int
    scenes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """Words at a place of a block, mm from its corner."""

    x: float
    y: float
    width: float
    height: float
    words: str
    size: float
    weight: Weight
    colour: str  # blank: the scene's


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure laid out for a column; `is_shortened` where its words were cut."""

    parts: tuple[_Part, ...]
    grade: str
    width: float
    height: float
    is_shortened: bool

    def items(self, x: float, y: float, colour: str) -> list[Item]:
        """The block with its corner there."""
        tag = Box(x + self.width - _GRADE, y + 0.4, _GRADE, 4.6)
        made: list[Item] = [
            Rect(tag, stroke=colour, width=0.25, radius=2.3),
            Text(tag, self.grade, 7, Weight.BOLD, colour, Align.CENTRE, Upright.MIDDLE),
        ]
        for part in self.parts:
            box = Box(x + part.x, y + part.y, part.width, part.height)
            inked = part.colour or colour
            made.append(
                Text(
                    *(box, part.words, part.size, part.weight, inked),
                    fit=Fit.WRAP,
                    least=part.size,
                    leading=_LEADING,
                )
            )
        return made


def measured(
    title: str, grade: str, gives: str, lines: Sequence[tuple[str, str]], width: float
) -> Measured:
    """Lay a measure out for a column of that width; very long words are cut."""
    parts: list[_Part] = []
    y, is_cut = 0.0, False

    def put(
        at: float, wide: float, words: str, size: float, most: int,
        weight: Weight = Weight.REGULAR, colour: str = _INK,
    ) -> None:  # fmt: skip
        nonlocal y, is_cut
        count = len(lines_of(words, size, wide, weight))
        is_cut = is_cut or count > most
        height = min(count, most) * _LEADING * size * MM_PER_PT
        parts.append(_Part(at, y, wide, height, words, size, weight, colour))
        y += height

    put(0, width - _GRADE - 2, title, _TITLE, _MOST_TITLE, Weight.BOLD)
    y += 0.3
    if gives:
        put(0, width, gives, _GIVES, _MOST_GIVES, Weight.BOLD, "")
        y += 0.3
    for label, words in lines:
        each = _LEADING * _LINE * MM_PER_PT
        parts.append(_Part(0, y, _LABEL, each, label, _LINE, Weight.REGULAR, _GREY))
        put(_LABEL, width - _LABEL, words, _LINE, _MOST_LINES)
    return Measured(tuple(parts), grade, width, y, is_cut)
