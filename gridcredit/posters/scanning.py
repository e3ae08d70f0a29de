"""Texts of every QR code on photos, scans and PDFs, looked for the harder the more are missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image, ImageFilter, UnidentifiedImageError

from gridcredit.atomic_file import storage
from gridcredit.domain.errors import FileUnreadable
from gridcredit.posters.pictures import picture_kind

MOST_BYTES = 64_000_000
MOST_PAGES = 200
DPI = 200  # of PDF pages; what a scanner put into them is rarely finer

_MOST_PIXELS = 80_000_000  # a sheet at 600 dpi has half of it
_LARGE = 3400  # pixels of the longer side: a sheet at 290 dpi

Enough = Callable[[set[str]], bool]
"""Told the texts found so far on a page; True ends the search."""


def read_codes(file: Path, enough: Enough) -> Iterator[tuple[int, int, set[str]]]:
    """Page by page (number from 1, pages, texts); a picture is one page.

    Raises StorageFailed, FileUnreadable (not_an_image, not_a_pdf, file_too_large).
    """
    with storage(file.name):
        if file.stat().st_size > MOST_BYTES:
            raise FileUnreadable(file.name, "file_too_large")
    pages = _pdf(file) if picture_kind(file) == "PDF" else _picture(file)
    for number, count, image in pages:
        yield number, count, codes_on(image, enough)


def codes_on(image: Image.Image, enough: Enough) -> set[str]:
    """The texts of the codes on a grey image."""
    found: set[str] = set()
    for look in _looks(image):
        found |= _texts(look)
        if enough(found):
            break
    return found


def _looks(image: Image.Image) -> Iterator[Image.Image]:
    """The page as it is, then in other sizes, smoothed, sharpened and turned: every one finds codes
    that another misses, as noise, blur or slant hides a finder pattern."""
    yield image
    scale = min(2.0, _LARGE / max(image.size))
    size = (round(image.width * scale), round(image.height * scale))
    other = image.resize(size, Image.Resampling.BICUBIC)
    yield other
    yield other.filter(ImageFilter.GaussianBlur(1.5))
    yield other.filter(ImageFilter.UnsharpMask(3, 150, 2))
    yield other.rotate(10, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def _texts(image: Image.Image) -> set[str]:
    qr = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    return {code.text for code in zxingcpp.read_barcodes(image, formats=qr)}


def _picture(file: Path) -> Iterator[tuple[int, int, Image.Image]]:
    try:
        with Image.open(file, formats=("PNG", "JPEG")) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise FileUnreadable(file.name, "file_too_large")
            image.draft("L", image.size)
            grey = _on_white(image)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as wrong:
        raise FileUnreadable(file.name, "not_an_image") from wrong
    yield 1, 1, grey


def _on_white(image: Image.Image) -> Image.Image:
    """In grey; what is see-through lies on white paper."""
    if image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        image = Image.alpha_composite(paper, clear)
    return image.convert("L")


def _pdf(file: Path) -> Iterator[tuple[int, int, Image.Image]]:
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as wrong:
        raise FileUnreadable(file.name, "not_a_pdf") from wrong
    with closing(document):
        count = len(document)
        if count > MOST_PAGES:
            raise FileUnreadable(file.name, "file_too_large")
        for index in range(count):
            try:
                image = _page(document, index)
            except pypdfium2.PdfiumError as wrong:
                raise FileUnreadable(file.name, "not_a_pdf") from wrong
            yield index + 1, count, image


def _page(document: pypdfium2.PdfDocument, index: int) -> Image.Image:
    """A page in grey at DPI, or coarser where it is larger than any sheet."""
    with closing(document[index]) as page:
        points = max(1.0, page.get_width() * page.get_height())
        scale = min(DPI / 72, (_MOST_PIXELS / points) ** 0.5)
        with closing(page.render(scale=scale, grayscale=True)) as bitmap:
            image: Image.Image = bitmap.to_pil().copy()  # the bitmap's memory goes with it
    return image
