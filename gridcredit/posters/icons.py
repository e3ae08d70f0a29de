"""Small line pictures beside the poster's facts, in a square of 24 units."""

from __future__ import annotations

from gridcredit.paper.sheet import Box, Drawing, Outline, Step

_Drawing = tuple[tuple[tuple[float, float], tuple[Step, ...]], ...]

_K = 0.5523  # how far a quarter circle's handles reach


def _circle(x: float, y: float, r: float) -> tuple[tuple[float, float], tuple[Step, ...]]:
    k = r * _K
    return (
        (x, y - r),
        (
            (x + k, y - r, x + r, y - k, x + r, y),
            (x + r, y + k, x + k, y + r, x, y + r),
            (x - k, y + r, x - r, y + k, x - r, y),
            (x - r, y - k, x - k, y - r, x, y - r),
            (),
        ),
    )


_ICONS: dict[str, _Drawing] = {
    "person": (
        _circle(12, 7.5, 4),
        ((4, 21), ((4, 16, 7.5, 13.8, 12, 13.8), (16.5, 13.8, 20, 16, 20, 21), ())),
    ),
    "gift": (
        ((3, 8), ((21, 8), (21, 12), (3, 12), ())),
        ((4.5, 12), ((4.5, 21), (19.5, 21), (19.5, 12))),
        ((12, 8), ((12, 21),)),
        ((12, 8), ((7, 8, 5.5, 6, 6.8, 4), (8.4, 1.6, 11.4, 3.4, 12, 8))),
        ((12, 8), ((17, 8, 18.5, 6, 17.2, 4), (15.6, 1.6, 12.6, 3.4, 12, 8))),
    ),
    "door": (
        ((3, 11.5), ((12, 3.5), (21, 11.5))),
        ((5.5, 9.5), ((5.5, 20.5), (18.5, 20.5), (18.5, 9.5))),
        ((9.5, 20.5), ((9.5, 13.5), (14.5, 13.5), (14.5, 20.5))),
    ),
    "shield": (
        ((12, 2.5), ((20, 5.5), (20, 14, 17, 18.5, 12, 21.5), (7, 18.5, 4, 14, 4, 5.5), ())),
        ((8, 12), ((11, 15), (16.3, 9))),
    ),
    "star": (
        (
            (12, 2.8),
            (
                *((14.8, 8.7), (21.2, 9.5), (16.5, 14), (17.7, 20.4), (12, 17.2), (6.3, 20.4)),
                *((7.5, 14), (2.8, 9.5), (9.2, 8.7), ()),
            ),
        ),
    ),
    "phone": (
        ((7, 2.5), ((17, 2.5), (17, 21.5), (7, 21.5), ())),
        ((10.5, 18.7), ((13.5, 18.7),)),
    ),
}


def icon(name: str, box: Box, colour: str) -> tuple[Drawing, ...]:
    """The picture of that name, as large as the box; a star for a name we do not know."""
    drawing = _ICONS.get(name, _ICONS["star"])
    scale = min(box.width, box.height) / 24

    def placed(numbers: Step) -> Step:
        return tuple(
            (box.y if index % 2 else box.x) + number * scale for index, number in enumerate(numbers)
        )

    outlines = tuple(
        Outline((box.x + x * scale, box.y + y * scale), tuple(placed(step) for step in steps))
        for (x, y), steps in drawing
    )
    return (Drawing(outlines, stroke=colour, width=1.5 * scale),)
