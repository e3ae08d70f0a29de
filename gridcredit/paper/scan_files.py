"""The pictures of a scan, photo or PDF one after another, in grey and upright; one that cannot be
read is named with its reason, and the rest goes on."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageOps

Source = bytes | Path
"""A file, or what stands in one."""

MOST_PIXELS = 80_000_000
"""Of a picture that is looked at; a sheet at 600 dpi has half of it."""
MOST_DPI = 300
"""At which a page of a PDF is drawn: what a scanner put into it is rarely finer."""

_ENOUGH_PIXELS = 24_000_000  # more tells no more of a sheet; phones of today have 50 million
_TEXT_DPI = 200  # of pages that hold no picture
_POINTS = 72
_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP")
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_BAD = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    KeyError,
    TypeError,
    struct.error,
    Image.DecompressionBombError,
    pypdfium2.PdfiumError,
)
_TINT = 14  # levels between the strongest and the weakest colour of tinted paper


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something was seen: the file's name, the picture in it from 1, and how many it has."""

    file: str
    picture: int
    pictures: int


@dataclass(frozen=True, slots=True)
class UnreadPicture:
    """A picture that could not be read, or a whole file. Reasons: `heic`, `locked_pdf`,
    `not_a_picture`, `picture_broken`, `picture_too_large`."""

    origin: Origin
    reason: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in grey, upright as its camera says; `is_tinted` looks whether its paper is
    coloured, before the next picture is asked for."""

    origin: Origin
    grey: Image.Image
    is_tinted: Callable[[], bool]


class _Unfit(ValueError):
    """A file or picture cannot be read, with the reason."""


@contextmanager
def _quietly() -> Iterator[None]:
    """Pillow warns on the error stream of what is broken in a file; here that has a reason."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def count_pictures(source: Source) -> int:
    """How many pictures a file holds; 1 for a file that cannot be read, which is one to name.
    Raises OSError where the disk refuses it."""
    try:
        if _begins(source).startswith(b"%PDF"):
            with closing(_document(source)) as document:
                return max(1, len(document))
        with _opened(source) as image:
            return _frames(image)
    except _Unfit:
        return 1


def pictures_in(
    source: Source, name: str, only: range | None = None
) -> Iterator[Picture | UnreadPicture]:
    """Every picture of a file, or those of a range of numbers from 1, one at a time; `name` is told
    as their origin. Raises OSError where the disk refuses the file."""
    try:
        if _begins(source).startswith(b"%PDF"):
            yield from _of_pdf(source, name, only)
        else:
            yield from _of_image(source, name, only)
    except _Unfit as unfit:
        yield UnreadPicture(Origin(name, 1, 1), str(unfit))


def _begins(source: Source) -> bytes:
    if isinstance(source, bytes):
        return source[:16]
    with source.open("rb") as opened:
        return opened.read(16)


def _opened(source: Source) -> Image.Image:
    """Raises _Unfit."""
    begins = _begins(source)
    if begins[4:8] == b"ftyp" and begins[8:12] in _HEIC:
        raise _Unfit("heic")
    try:
        with _quietly():
            return Image.open(
                io.BytesIO(source) if isinstance(source, bytes) else source, formats=_FORMATS
            )
    except Image.DecompressionBombError as wrong:
        raise _Unfit("picture_too_large") from wrong
    except _BAD as wrong:
        raise _Unfit("not_a_picture") from wrong


def _frames(image: Image.Image) -> int:
    """Pages of a TIFF, counted to the one that leads nowhere, which counts too; a photo is one,
    whatever small copies its camera put beside it."""
    if image.format != "TIFF":
        return 1
    at = 0
    try:
        with _quietly():
            while True:
                image.seek(at)
                at += 1
    except EOFError:
        return max(1, at)
    except _BAD:
        return at + 1


def _of_image(source: Source, name: str, only: range | None) -> Iterator[Picture | UnreadPicture]:
    """Raises _Unfit."""
    image = _opened(source)
    try:
        count = _frames(image)
        for number in only or range(1, count + 1):
            origin = Origin(name, number, count)
            try:
                with _quietly():
                    grey = _grey(image, number - 1)
            except _BAD as wrong:
                yield UnreadPicture(
                    origin, str(wrong) if isinstance(wrong, _Unfit) else "picture_broken"
                )
                image.close()
                image = _opened(source)  # a broken page leaves the reader in the middle of nowhere
            else:
                yield Picture(origin, grey, partial(_is_coloured, source, number - 1))
    finally:
        image.close()


def _grey(image: Image.Image, frame: int) -> Image.Image:
    """A frame, in grey on white paper, turned as its camera says. Raises _Unfit and _BAD."""
    if image.format == "TIFF":
        image.seek(frame)
    pixels = image.width * image.height
    if pixels > MOST_PIXELS:
        raise _Unfit("picture_too_large")
    shrink = max(1.0, (pixels / _ENOUGH_PIXELS) ** 0.5)
    size = (round(image.width / shrink), round(image.height / shrink))
    image.draft("L", size)
    grey = ImageOps.exif_transpose(_on_white(image))
    if grey.width * grey.height > _ENOUGH_PIXELS * 1.1:
        shrink = (grey.width * grey.height / _ENOUGH_PIXELS) ** 0.5
        size = (round(grey.width / shrink), round(grey.height / shrink))
        grey = grey.resize(size, Image.Resampling.BOX)
    return grey


def _on_white(image: Image.Image) -> Image.Image:
    """In grey with what its camera says of it; what is see-through lies on white paper."""
    if image.mode == "L":
        image.load()
        return image
    if image.mode.startswith("I;16"):
        image = image.point(lambda level: level / 256)
    elif image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        white.alpha_composite(clear)
        white.info = image.info
        image = white
    return image.convert("L")


def _is_coloured(source: Source, frame: int) -> bool:
    with _opened(source) as image:
        if frame:
            image.seek(frame)
        image.draft("RGB", (100, 100))
        return _is_tinted(image.convert("RGB").resize((64, 64), Image.Resampling.BOX))


def _is_tinted(small: Image.Image) -> bool:
    """Whether most of a small colour picture has a colour."""
    red, green, blue = small.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    levels = ImageChops.subtract(most, least).histogram()
    return sum(levels[_TINT:]) * 2 > sum(levels)


def _document(source: Source) -> pypdfium2.PdfDocument:
    """Raises _Unfit."""
    try:
        return pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as wrong:
        is_locked = wrong.err_code == pdfium.FPDF_ERR_PASSWORD
        raise _Unfit("locked_pdf" if is_locked else "picture_broken") from wrong


def _of_pdf(source: Source, name: str, only: range | None) -> Iterator[Picture | UnreadPicture]:
    """Raises _Unfit."""
    with closing(_document(source)) as document:
        count = len(document)
        if not count:
            raise _Unfit("picture_broken")
        for number in only or range(1, count + 1):
            origin = Origin(name, number, count)
            try:
                grey = _drawn(document, number - 1)
            except pypdfium2.PdfiumError:
                yield UnreadPicture(origin, "picture_broken")
            else:
                yield Picture(origin, grey, partial(_is_coloured_page, document, number - 1))


def _drawn(document: pypdfium2.PdfDocument, index: int) -> Image.Image:
    """A page by its box, as fine as what was scanned into it and no finer than MOST_DPI, coarser
    where it is larger than any sheet. Raises PdfiumError."""
    with closing(document[index]) as page:
        points = max(1.0, page.get_width() * page.get_height())
        scale = min(_scale(page), (_ENOUGH_PIXELS / points) ** 0.5)
        with closing(page.render(scale=scale, grayscale=True)) as bitmap:
            image: Image.Image = bitmap.to_pil().copy()  # the bitmap's memory goes with it
    return image


def _scale(page: pypdfium2.PdfPage) -> float:
    """Pixels a point."""
    finest = 0.0
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = picture.get_bounds()
        area = (right - left) * (top - bottom)
        if area > 0:
            width, height = picture.get_px_size()
            finest = max(finest, (width * height / area) ** 0.5)
    if not finest:
        return _TEXT_DPI / _POINTS
    return min(MOST_DPI / _POINTS, max(finest, _TEXT_DPI / 2 / _POINTS))


def _is_coloured_page(document: pypdfium2.PdfDocument, index: int) -> bool:
    with closing(document[index]) as page:
        longest = max(1.0, page.get_width(), page.get_height())
        with closing(page.render(scale=min(1.0, 400 / longest))) as bitmap:
            image: Image.Image = bitmap.to_pil().convert("RGB")
    return _is_tinted(image.resize((64, 64), Image.Resampling.BOX))
