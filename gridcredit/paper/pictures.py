"""Photos and papers as pictures that a screen can show: upright, no larger than asked for."""

from __future__ import annotations

import io
from contextlib import closing

import pypdfium2
from PIL import Image, ImageOps

MOST_PAGES = 12
"""Of one paper; nobody attaches a book to show that he swept snow."""
_POINTS = 72
_DPI = 144


class NoPicture(ValueError):
    """The bytes hold no picture and no page."""


def pictures(content: bytes, side: int) -> list[bytes]:
    """The pages of a photo, a scan or a PDF as JPEG, none longer than `side` pixels, at most
    MOST_PAGES. Raises NoPicture."""
    try:
        pages = _of_pdf(content) if content.startswith(b"%PDF") else _of_image(content)
        return [_small(page, side) for page in pages]
    except (OSError, ValueError, pypdfium2.PdfiumError, Image.DecompressionBombError) as wrong:
        raise NoPicture(str(wrong)) from wrong


def _of_pdf(content: bytes) -> list[Image.Image]:
    with closing(pypdfium2.PdfDocument(content)) as document:
        return [_page(document, at) for at in range(min(len(document), MOST_PAGES))]


def _page(document: pypdfium2.PdfDocument, at: int) -> Image.Image:
    with closing(document[at]) as page, closing(page.render(scale=_DPI / _POINTS)) as bitmap:
        image: Image.Image = bitmap.to_pil().copy()  # the bitmap's memory goes with it
    return image


def _of_image(content: bytes) -> list[Image.Image]:
    with Image.open(io.BytesIO(content)) as image:
        pages = []
        for at in range(min(getattr(image, "n_frames", 1), MOST_PAGES)):
            image.seek(at)
            pages.append(ImageOps.exif_transpose(image).convert("RGB"))
    return pages


def _small(page: Image.Image, side: int) -> bytes:
    page.thumbnail((side, side))
    written = io.BytesIO()
    page.convert("RGB").save(written, "JPEG", quality=88)
    return written.getvalue()
