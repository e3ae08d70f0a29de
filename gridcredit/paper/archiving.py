"""A page's copy for the archive: two levels where the page is black on white, a small grey JPEG
where it is more.

CCITT Group 4 in a TIFF, never JBIG2, whose dictionaries swap a 6 for an 8. A TIFF and not a PDF
around it: the library that proves the copy reads its very pixels, and nothing stands in it but the
page. Sizes follow DA/T 31-2017, which wants 200 dpi of a paper.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from PIL import Image, ImageChops, ImageFilter, ImageStat

from gridcredit.paper.scan_codes import ScanCode, codes_on

MOST_BYTES = 120_000
"""Of a page that compresses as pages do; one that does not read at that size takes more."""
LONG_SIDE = 2_339
"""Pixels: an A4 at 200 dpi."""

_FINER = 1.6  # times enlarged before two levels are chosen: edges then fall between old pixels
_GREY = ((1_754, (60, 40)), (1_500, (40, 28)), (1_300, (28,)), (1_754, (20,)))
_TURNED = 50  # of a copy that is written once more: it loses little, and stays small
_DEPTH = 60  # levels between the lightest and the darkest paper of a page that is lit evenly
_CELL = 16  # pixels a side in which the paper's level is taken
_LEAST, _MOST = 20, 48  # levels below the paper that are ink, by how noisy the page is
_FAINT = 9  # levels, averaged over a third of a millimetre
_LOST = 0.0003  # of the page: what may be lost of it, 4 cm of a faint line of a pen
_INK_DARK = 100


class ArchiveKind(StrEnum):
    """How a copy is written."""

    BILEVEL = "tiff"
    GREY = "jpeg"
    LOSSLESS = "png"


@dataclass(frozen=True, slots=True)
class ArchiveCopy:
    """A page as it is kept, and the codes that were read from it."""

    content: bytes
    kind: ArchiveKind
    texts: frozenset[str]


def archive_copy(page: Image.Image, wanted: str) -> ArchiveCopy:
    """The smallest fit copy of a straight grey page from which a code with the wanted text is read
    again (blank: no code is wanted); the page without any loss where no smaller copy will do."""
    too_large: ArchiveCopy | None = None
    for content, kind in _copies(page):
        if len(content) > MOST_BYTES and too_large is not None:
            continue
        copy = ArchiveCopy(content, kind, _texts(content, wanted))
        if wanted and wanted not in copy.texts:
            continue
        if len(content) <= MOST_BYTES:
            return copy
        too_large = copy
    if too_large is not None:
        return too_large
    content = _written(page, "PNG")
    return ArchiveCopy(content, ArchiveKind.LOSSLESS, _texts(content, wanted))


def turned(content: bytes, turns: int) -> bytes:
    """A copy turned clockwise by so many quarters, written as it was; unturned, it stays the very
    bytes."""
    if not turns % 4:
        return content
    with Image.open(io.BytesIO(content)) as copy:
        image = copy.rotate(-90 * turns, expand=True)
        if copy.format == "TIFF":
            return _written(image, "TIFF", compression="group4")
        if copy.format == "JPEG":
            return _written(image, "JPEG", quality=_TURNED, optimize=True)
        return _written(image, "PNG")


def _copies(page: Image.Image) -> Iterator[tuple[bytes, ArchiveKind]]:
    """Copies worth trying, the best that is small first; larger ones follow."""
    drawn = _two_levels(_sized(page, LONG_SIDE, _FINER))
    if drawn is not None:
        yield _written(drawn, "TIFF", compression="group4"), ArchiveKind.BILEVEL
    for side, qualities in _GREY:
        small = _sized(page, side, 1.0)
        for quality in qualities:
            yield _written(small, "JPEG", quality=quality, optimize=True), ArchiveKind.GREY
    yield _written(_sized(page, LONG_SIDE, 1.0), "JPEG", quality=75), ArchiveKind.GREY


def _sized(page: Image.Image, side: int, most: float) -> Image.Image:
    """The page with its longer side of so many pixels, enlarged at most so many times."""
    scale = min(most, side / max(page.size))
    if abs(scale - 1) < 0.01:
        return page
    size = (max(1, round(page.width * scale)), max(1, round(page.height * scale)))
    return page.resize(size, Image.Resampling.BICUBIC)


def _written(image: Image.Image, kind: str, **how: object) -> bytes:
    written = io.BytesIO()
    image.save(written, kind, **how)
    return written.getvalue()


def _texts(content: bytes, wanted: str) -> frozenset[str]:
    """The codes of a finished copy."""
    with Image.open(io.BytesIO(content)) as copy:
        found: list[ScanCode] = codes_on(copy.convert("L"), lambda text: text == wanted)
    return frozenset(code.text for code in found)


def paper_of(page: Image.Image) -> Image.Image:
    """The level of a page's paper all over it, without what is written on it, in small."""
    small = page.reduce(_CELL)
    return small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(2))


def _two_levels(page: Image.Image) -> Image.Image | None:
    """The page in black and white; None where that would lose something: shadows, noise, pictures,
    lines too faint."""
    paper = paper_of(page)
    if _depth(_middle_of(paper)) > _DEPTH:
        return None
    ink = ImageChops.subtract(paper.resize(page.size, Image.Resampling.BILINEAR), page)
    ground, grain = _grain(ink)
    least = ground + max(_LEAST, round(4.5 * grain))
    if least > _MOST:
        return None
    black = ImageChops.subtract(ink, _half_of_the_darkest(ink)).point(_above(0))
    black = ImageChops.darker(black, ink.point(_above(least)))
    if _lost(ink, black, ground + max(_FAINT, round(2 * grain))) > _LOST or _is_picture(
        page, black
    ):
        return None
    return ImageChops.invert(black).convert("1", dither=Image.Dither.NONE)


def _middle_of(image: Image.Image) -> Image.Image:
    x, y = image.width // 20, image.height // 20
    return image.crop((x, y, image.width - x, image.height - y))


def _depth(paper: Image.Image) -> int:
    """Levels between the lightest and the darkest place."""
    levels = [level for level, count in enumerate(paper.histogram()) if count]
    return levels[-1] - levels[0]


def _above(level: int) -> list[int]:
    return [255 if value > level else 0 for value in range(256)]


def _grain(ink: Image.Image) -> tuple[int, float]:
    """The commonest distance of paper from its own level, and the standard deviation about it:
    most of a page is paper."""
    counts = ink.histogram()
    total, seen = sum(counts), 0
    places: list[int] = []
    for level, count in enumerate(counts):
        seen += count
        while len(places) < 2 and seen >= total * (0.4, 0.65)[len(places)]:
            places.append(level)
    # In normal noise over nine tenths of the page 40 and 65 % lie 0.73 deviations apart.
    return places[0], (places[1] - places[0]) / 0.73


def _half_of_the_darkest(ink: Image.Image) -> Image.Image:
    """Half of the most ink nearby: what keeps print from growing fat and a code's white open."""
    strongest = _spread(ink.reduce(4), 2).point(lambda level: level * 13 // 20)
    return strongest.resize(ink.size, Image.Resampling.BILINEAR)


def _spread(image: Image.Image, pixels: int) -> Image.Image:
    """The most of every pixel's neighbours so far around it, quicker than Pillow's own filter."""
    for _ in range(pixels):
        for x, y in ((1, 0), (0, 1)):
            near = ImageChops.lighter(
                ImageChops.offset(image, x, y), ImageChops.offset(image, -x, -y)
            )
            image = ImageChops.lighter(image, near)
    return image


def _lost(ink: Image.Image, black: Image.Image, least: int) -> float:
    """The share of a page with ink of so many levels and nothing black near it."""
    seen = _middle_of(ink.reduce(3))
    kept = _spread(_middle_of(black.reduce(3)), 3)
    faint = seen.point(_above(least))
    lost = ImageChops.subtract(faint, kept.point(_above(0)))
    return float(ImageStat.Stat(lost).mean[0]) / 255


def _is_picture(page: Image.Image, black: Image.Image) -> bool:
    """Whether much of the page is dark and would come out white: a photo, a tinted field."""
    dark = page.point(lambda level: 255 if level < _INK_DARK else 0)
    missed = ImageChops.subtract(dark.reduce(8), black.reduce(8)).point(_above(128))
    return float(ImageStat.Stat(missed).mean[0]) / 255 > 0.002
