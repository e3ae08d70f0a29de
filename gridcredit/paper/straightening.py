"""Pages made upright: by how their code is turned, and by how their lines of text run."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise
from math import cos, radians, sin, tan

from PIL import Image

from gridcredit.paper.scan_codes import Point, ScanCode, without_shadows

LEAST_SKEW = 0.1
"""Degrees; less is not worth drawing a page anew."""

_HEIGHT = 1_200  # pixels of the copy whose lines are looked at
_STRIPS = 64  # into which it is narrowed: leaning them costs a thousandth of turning the page
_EDGE = 0.03  # a scanner's own shadows lie along the rim, not along the page
_UNTURN = {
    1: Image.Transpose.ROTATE_90,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_270,
}


def quarter_turns(angle: float) -> int:
    """How many quarter turns clockwise lie in an angle in degrees."""
    return round(angle / 90) % 4


def turned_back(
    image: Image.Image, codes: Sequence[ScanCode], turns: int
) -> tuple[Image.Image, list[ScanCode]]:
    """A picture and its codes turned counter-clockwise by quarter turns."""
    if not turns % 4:
        return image, list(codes)
    wide, high = image.size

    def there(point: Point) -> Point:
        x, y = point
        return ((y, wide - x), (wide - x, high - y), (high - y, x))[turns % 4 - 1]

    return image.transpose(_UNTURN[turns % 4]), [code.moved(there) for code in codes]


def straightened(
    image: Image.Image, codes: Sequence[ScanCode], skew: float, fill: int
) -> tuple[Image.Image, list[ScanCode]]:
    """A picture that lies clockwise by so many degrees, and its codes, turned back; the corners
    that open are filled with a level of grey."""
    if abs(skew) < LEAST_SKEW:
        return image, list(codes)
    made = image.rotate(skew, Image.Resampling.BICUBIC, expand=True, fillcolor=fill)
    along, across = cos(radians(skew)), sin(radians(skew))

    def there(point: Point) -> Point:
        x, y = point[0] - image.width / 2, point[1] - image.height / 2
        return along * x + across * y + made.width / 2, along * y - across * x + made.height / 2

    return made, [code.moved(there) for code in codes]


def skew_of(image: Image.Image, near: float = 0.0, reach: float = 8.0) -> float:
    """By how many degrees clockwise a grey picture's lines of text lie, looked for around an angle;
    that angle itself where the page holds nothing that has a direction."""
    strips, widen = _strips(image)
    angle, step = near, max(0.1, reach / 8)
    while True:
        steps = round(reach / step)
        tried = [angle + step * at for at in range(-steps, steps + 1)]
        scores = [_sharpness(strips, tan(radians(one)) * widen) for one in tried]
        best = max(range(len(tried)), key=scores.__getitem__)
        if scores[best] <= 0:
            return near
        angle = tried[best]
        if step <= 0.05:
            return angle
        reach, step = step, max(0.05, step / 4)


def _strips(image: Image.Image) -> tuple[Image.Image, float]:
    """The page's ink in narrow strips, and how many pixels of the page's copy each is wide."""
    wide, high = image.size
    x, y = round(wide * _EDGE), round(high * _EDGE)
    page = image.crop((x, y, wide - x, high - y))
    scale = min(1.0, _HEIGHT / page.height)
    size = (max(_STRIPS, round(page.width * scale)), max(2, round(page.height * scale)))
    small = without_shadows(page.resize(size, Image.Resampling.BILINEAR))
    ink = small.point(lambda level: max(0, 200 - level)).convert("F")
    return ink.resize((_STRIPS, size[1]), Image.Resampling.BOX), size[0] / _STRIPS


def _sharpness(strips: Image.Image, lean: float) -> float:
    """How much neighbouring rows differ when every strip is moved up by so much more than the one
    before: most where rows of pixels run along the lines of text."""
    leant = strips.transform(
        strips.size,
        Image.Transform.AFFINE,
        (1, 0, 0, lean, 1, -lean * _STRIPS / 2),
        Image.Resampling.BILINEAR,
    )
    rows = array("f", leant.resize((1, strips.height), Image.Resampling.BOX).tobytes())
    return sum((one - other) ** 2 for one, other in pairwise(rows))
