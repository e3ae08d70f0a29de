"""Sheets with two pages or more cut into single ones, where their codes say that there are
several."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PIL import Image

from gridcredit.paper.scan_codes import ScanCode, without_shadows

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""

_SMALL = 800  # pixels of the longer side of the copy in which the way between pages is looked for
_INK = 90  # levels below white
_LANDSCAPE = 1.2  # times wider than high: no page of ours
_WINDOW = 0.015  # of the sheet's length: 4 mm of an A4
_NEAR_MIDDLE = 0.05
_MARGIN = 0.3  # of a page: what may lie to the right of its code
_RIM = 0.15  # at either end of the way, where a desk or shadow may begin
_STRIP = 0.3  # of a sheet: narrower is no page
_CLEAR = 1.0  # levels of 255 that a way free of ink has
_MOST_CUTS = 2  # one after another: four pages on a sheet


def page_boxes(image: Image.Image, codes: Sequence[ScanCode]) -> list[Box]:
    """The pages on a straight grey picture whose first code is upright: each with one code, or,
    where a sheet that lies across has only one code, both halves. A picture is left whole where no
    way between its pages is found."""
    whole = (0, 0, image.width, image.height)
    is_wide = image.width > _LANDSCAPE * image.height
    if len(codes) < 2 and not (codes and is_wide):
        return [whole]
    scale = min(1.0, _SMALL / max(image.size))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    small = without_shadows(image.resize(size, Image.Resampling.BOX))
    ink = small.point(lambda level: 255 if level < 255 - _INK else 0)
    if len(codes) < 2:
        return _halves(ink, whole, scale, codes[0]) or [whole]
    return _parted(ink, whole, scale, codes, _MOST_CUTS)


def _parted(
    ink: Image.Image, box: Box, scale: float, codes: Sequence[ScanCode], cuts: int
) -> list[Box]:
    """The box cut until every part has one code; as it is where that does not come about. Sheets
    are cut across their longer side first, as paper is."""
    if len(codes) < 2 or not cuts:
        return [box]
    first = 0 if box[2] - box[0] >= box[3] - box[1] else 1
    for axis in (first, 1 - first):
        at = _between(ink, box, scale, codes, axis)
        if at is not None:
            before = [code for code in codes if code.centre[axis] < at]
            after = [code for code in codes if code.centre[axis] >= at]
            one, other = _sides(box, axis, at)
            return [
                *_parted(ink, one, scale, before, cuts - 1),
                *_parted(ink, other, scale, after, cuts - 1),
            ]
    return [box]


def _between(
    ink: Image.Image, box: Box, scale: float, codes: Sequence[ScanCode], axis: int
) -> int | None:
    """Where to cut between codes: the clearest place in the widest gap between them, the nearer to
    the box's middle the better; None where codes overlap along this axis, and where one side would
    be a strip that is no page."""
    spans = sorted(_span(code, axis) for code in codes)
    gaps = [(one[1], other[0]) for one, other in pairwise(spans)]
    least, most = max(gaps, key=lambda gap: gap[1] - gap[0])
    low, high = box[axis], box[axis + 2]
    least, most = max(least, low + (high - low) * _STRIP), min(most, high - (high - low) * _STRIP)
    if least >= most or any(one < most and other > least for one, other in spans):
        return None
    middle = min(max((low + high) / 2, least), most)
    reach = (high - low) * _NEAR_MIDDLE
    return _clearest(ink, box, scale, axis, (max(least, middle - reach), middle, most))[0]


def _halves(ink: Image.Image, box: Box, scale: float, code: ScanCode) -> list[Box] | None:
    """Both halves of a sheet across which one code was read; None where the code does not stand at
    the right of its half, or there is no way free of ink between them, as on the photo of a single
    page."""
    middle, reach = (box[0] + box[2]) / 2, (box[2] - box[0]) * _NEAR_MIDDLE
    at, found = _clearest(ink, box, scale, 0, (middle - reach, middle, middle + reach))
    left, right = _span(code, 0)
    half = next(side for side in _sides(box, 0, at) if side[0] <= code.centre[0] < side[2])
    is_at_its_right = half[2] - (half[2] - half[0]) * _MARGIN < right <= half[2] and left > half[0]
    return list(_sides(box, 0, at)) if found <= _CLEAR and is_at_its_right else None


def _clearest(
    ink: Image.Image, box: Box, scale: float, axis: int, around: tuple[float, float, float]
) -> tuple[int, float]:
    """The place with the least ink about it between two bounds, the nearest to the one between them
    among equals, and how much ink that is."""
    least, middle, most = around
    most = min(most, middle + (box[axis + 2] - box[axis]) * _NEAR_MIDDLE)
    small = [round(edge * scale) for edge in box]
    length = small[axis + 2] - small[axis]
    rim = round((small[3 - axis] - small[1 - axis]) * _RIM)
    small[1 - axis] += rim
    small[3 - axis] -= rim
    line = ink.crop((small[0], small[1], small[2], small[3])).resize(
        (length, 1) if axis == 0 else (1, length), Image.Resampling.BOX
    )
    levels = line.tobytes()
    wide = max(1, round(length * _WINDOW))
    best = (255.0, 0.0, middle)
    for at in range(length - wide + 1):
        place = box[axis] + (at + wide / 2) / scale
        if least <= place <= most:
            best = min(best, (sum(levels[at : at + wide]) / wide, abs(place - middle), place))
    return round(best[2]), best[0]


def _span(code: ScanCode, axis: int) -> tuple[float, float]:
    places = [corner[axis] for corner in code.corners]
    return min(places), max(places)


def _sides(box: Box, axis: int, at: int) -> tuple[Box, Box]:
    left, top, right, bottom = box
    if axis == 0:
        return (left, top, at, bottom), (at, top, right, bottom)
    return (left, top, right, at), (left, at, right, bottom)
