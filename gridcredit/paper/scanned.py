"""Scans and photos as single pages: upright, straight, cut apart, each with the code that says
which page of which pledge it is, and small enough for the archive.

Nothing is taken over from the page before, no code of another program counts, and a code counts
only when it is read again from the copy that is kept. Every picture of a file comes to something:
a page with a code, a page without, a blank one, or a reason why it could not be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops

from gridcredit.domain.pledge_codes import PledgeCode, read_code
from gridcredit.paper.archiving import ArchiveKind, archive_copy, paper_of
from gridcredit.paper.cutting import page_boxes
from gridcredit.paper.scan_codes import ScanCode, codes_on
from gridcredit.paper.scan_files import Origin, Picture, Source, UnreadPicture, pictures_in
from gridcredit.paper.straightening import (
    LEAST_SKEW,
    quarter_turns,
    skew_of,
    straightened,
    turned_back,
)

_NEAR = 0.9  # degrees by which a code's own corners may mislead
_LAID_APART = 0.3  # degrees: the second paper lies otherwise on the glass
_WHITE = 225  # levels of white paper under a scanner
_BLANK_SIDE = 400  # pixels: a line of a pen is still seen, noise is not
_SPECKS = 6  # faint places on a blank page
_FAINT = 10


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A single page. `part` counts the pages cut out of one picture from 1, 0: the picture was one
    page. `code` is None where none of ours was read, or several that could not be told apart.
    `others` are the texts of all other codes. A blank page is nearly white, its paper too, and has
    no code of any kind. `turns` and `skew` are the quarter turns and degrees clockwise by which it
    lay."""

    origin: Origin
    part: int
    code: PledgeCode | None
    others: tuple[str, ...]
    is_blank: bool
    archive: bytes
    kind: ArchiveKind
    turns: int
    skew: float


@dataclass(frozen=True, slots=True)
class _Upright:
    """A picture, or a part of one, that lies as its first code does."""

    image: Image.Image
    codes: Sequence[ScanCode]
    turns: int
    skew: float


def pages_of(
    source: Source, name: str, only: range | None = None
) -> Iterator[ScannedPage | UnreadPicture]:
    """The pages of every picture in a file, or of those in a range of numbers from 1, one picture
    in memory at a time. `name` is told as their origin. Raises OSError where the disk refuses it.
    """
    for picture in pictures_in(source, name, only):
        if isinstance(picture, UnreadPicture):
            yield picture
        else:
            yield from _pages(picture)


def _pages(picture: Picture) -> Iterator[ScannedPage]:
    codes = codes_on(picture.grey, _is_ours)
    whole = _upright(picture.grey, codes)
    boxes = page_boxes(whole.image, _ours(whole.codes))
    if len(boxes) == 1:
        yield _page(picture, 0, whole)
        return
    for part, box in enumerate(boxes, 1):
        yield _page(picture, part, _cut(whole, box))


def _upright(image: Image.Image, codes: Sequence[ScanCode]) -> _Upright:
    """A picture turned and straightened by the first code of ours on it, or, without any, only
    straightened."""
    ours = _ours(codes)
    if ours:
        quarters = quarter_turns(ours[0].angle)
        image, codes = turned_back(image, codes, quarters)
        lies = skew_of(image, _ours(codes)[0].angle, _NEAR)
    else:
        quarters, lies = 0, skew_of(image)
    if abs(lies) < LEAST_SKEW:
        lies = 0.0
    image, codes = straightened(image, codes, lies, _level(image))
    return _Upright(image, codes, quarters, lies)


def _cut(whole: _Upright, box: tuple[int, int, int, int]) -> _Upright:
    """A part with its own codes, looked for anew where none of ours was seen on it; it lies upright
    by them."""
    left, top, right, bottom = box
    image = whole.image.crop(box)
    codes = [
        code.moved(lambda point: (point[0] - left, point[1] - top))
        for code in whole.codes
        if left <= code.centre[0] < right and top <= code.centre[1] < bottom
    ]
    if not _ours(codes):
        codes = codes_on(image, _is_ours)
    ours = _ours(codes)
    if not ours:
        return _Upright(image, codes, whole.turns, whole.skew)
    image, codes = turned_back(image, codes, quarter_turns(ours[0].angle))
    part = _Upright(image, codes, (whole.turns + quarter_turns(ours[0].angle)) % 4, whole.skew)
    lies = skew_of(image, _ours(codes)[0].angle, _NEAR)
    if abs(lies) < _LAID_APART:
        return part
    image, codes = straightened(image, codes, lies, _level(image))
    return _Upright(image, codes, part.turns, part.skew + lies)


def _page(picture: Picture, part: int, page: _Upright) -> ScannedPage:
    texts = {code.text for code in page.codes}
    ours = {text for text in texts if _is_ours(text)}
    wanted = next(iter(ours)) if len(ours) == 1 else ""
    copy = archive_copy(page.image, wanted)
    texts |= copy.texts
    if len({text for text in texts if _is_ours(text)}) > 1 or wanted not in copy.texts:
        wanted = ""
    others = tuple(sorted(texts - {wanted}))
    is_blank = not texts and _is_white(page.image) and not picture.is_tinted()
    return ScannedPage(
        picture.origin, part, read_code(wanted), others, is_blank, copy.content, copy.kind,
        page.turns, round(page.skew, 2),
    )  # fmt: skip


def _is_ours(text: str) -> bool:
    return read_code(text) is not None


def _ours(codes: Sequence[ScanCode]) -> list[ScanCode]:
    return [code for code in codes if _is_ours(code.text)]


def _level(image: Image.Image) -> int:
    """The middle level of a picture, mostly that of its paper."""
    counts = image.reduce(8).histogram()
    half, seen = sum(counts) / 2, 0
    for level, count in enumerate(counts):
        seen += count
        if seen >= half:
            return level
    return 255


def _is_white(page: Image.Image) -> bool:
    """Whether a page is white paper with nothing on it, however faint."""
    x, y = page.width // 30, page.height // 30
    inner = page.crop((x, y, page.width - x, page.height - y))
    if _level(inner) < _WHITE:
        return False
    paper = paper_of(inner)
    small = inner.reduce(max(1, round(max(inner.size) / _BLANK_SIDE)))
    ink = ImageChops.subtract(paper.resize(small.size, Image.Resampling.BILINEAR), small)
    return sum(ink.histogram()[_FAINT:]) <= _SPECKS
