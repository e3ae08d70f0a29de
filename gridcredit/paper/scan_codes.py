"""QR codes on a scan or photo and where they lie: the longer none is found, the harder they are
looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from math import atan2, degrees, hypot

import zxingcpp
from PIL import Image, ImageChops, ImageFilter, ImageOps

Point = tuple[float, float]

_LARGEST = 5_000
"""Pixels of the longer side to which a picture is enlarged: beyond, modules are large enough."""
_WORTH = 1.3  # times larger; less tells nothing new


@dataclass(frozen=True, slots=True)
class ScanCode:
    """A code and its corners in pixels, in the order in which its text is read: top left, top
    right, bottom right, bottom left of the code itself, however it lies in the picture."""

    text: str
    corners: tuple[Point, Point, Point, Point]

    @property
    def angle(self) -> float:
        """Degrees by which the code is turned clockwise in the picture, from -180 to 180."""
        (left, top), (right, other), *_ = self.corners
        return degrees(atan2(other - top, right - left))

    @property
    def centre(self) -> Point:
        """Its middle."""
        return sum(x for x, _ in self.corners) / 4, sum(y for _, y in self.corners) / 4

    @property
    def side(self) -> float:
        """The length of its upper side in pixels."""
        (left, top), (right, other), *_ = self.corners
        return hypot(right - left, other - top)

    def moved(self, there: Callable[[Point], Point]) -> ScanCode:
        """The same code where its points have gone."""
        a, b, c, d = (there(corner) for corner in self.corners)
        return ScanCode(self.text, (a, b, c, d))


def codes_at_a_look(image: Image.Image) -> list[ScanCode]:
    """The codes on a grey picture that one look finds."""
    formats = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    found = zxingcpp.read_barcodes(image, formats=formats, try_invert=False)
    return [ScanCode(code.text, _corners(code.position)) for code in found]


def codes_on(image: Image.Image, enough: Callable[[str], bool]) -> list[ScanCode]:
    """The codes on a grey picture: as it is and at half size, then, while no text is `enough`, at
    double size and with more contrast."""
    found: list[ScanCode] = []
    for at, (look, scale) in enumerate(_looks(image)):
        if at > 1 and any(enough(code.text) for code in found):
            break
        for code in codes_at_a_look(look):
            there = code.moved(partial(_scaled, 1 / scale))
            if not _is_among(there, found):
                found.append(there)
    return found


def _looks(image: Image.Image) -> Iterator[tuple[Image.Image, float]]:
    """The picture in other sizes and contrasts, with how much larger each is."""
    yield image, 1.0
    longest = max(image.size)
    yield image.reduce(2), 0.5
    scale = min(2.0, _LARGEST / longest)
    if scale >= _WORTH:
        size = (round(image.width * scale), round(image.height * scale))
        double = image.resize(size, Image.Resampling.BICUBIC)
        yield double, scale
        yield without_shadows(double), scale
    else:
        yield without_shadows(image), 1.0


def without_shadows(image: Image.Image) -> Image.Image:
    """A grey picture with its paper white all over and its ink black."""
    small = image.reduce(max(1, max(image.size) // 150))
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(3))
    ink = ImageChops.subtract(paper.resize(image.size, Image.Resampling.BILINEAR), image)
    return ImageOps.invert(ImageOps.autocontrast(ink, cutoff=(0, 1)))


def _corners(position: zxingcpp.Position) -> tuple[Point, Point, Point, Point]:
    return (
        (position.top_left.x, position.top_left.y),
        (position.top_right.x, position.top_right.y),
        (position.bottom_right.x, position.bottom_right.y),
        (position.bottom_left.x, position.bottom_left.y),
    )


def _scaled(scale: float, point: Point) -> Point:
    return point[0] * scale, point[1] * scale


def _is_among(code: ScanCode, found: Iterable[ScanCode]) -> bool:
    """Whether it was seen before at the same place."""
    x, y = code.centre
    return any(
        other.text == code.text
        and hypot(x - other.centre[0], y - other.centre[1]) < max(code.side, other.side) / 2
        for other in found
    )
