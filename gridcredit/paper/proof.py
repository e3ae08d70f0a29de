"""The proof of a finished poster file: each page is rasterised and read by two decoders."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image

from gridcredit.atomic_file import require_readable
from gridcredit.domain.errors import (
    FileUnreadable,
    PosterUnreadable,
    SheetUnreadable,
)
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.paper.locating import FoundCode, Raster, find_codes

DPI = 150  # coarser than any office printer, so what reads here reads on paper

ZXING = "zxing-cpp"
OURS = "gridcredit"


@dataclass(frozen=True, slots=True)
class DecoderReading:
    """What one decoder read; empty when it found no code."""

    decoder: str
    text: str
    ok: bool


@dataclass(frozen=True, slots=True)
class PageProof:
    """One page: the measured side of a module in mm (0 when unread), and both readings.

    A page that is meant to hold no code of ours has no readings and is fine.
    """

    page: int
    module_mm: float
    decoded: tuple[DecoderReading, ...]

    @property
    def ok(self) -> bool:
        """Whether every decoder read what was expected."""
        return all(reading.ok for reading in self.decoded)


def prove(pdf: Path, expected: Sequence[str], progress: Progress = no_progress) -> list[PageProof]:
    """Read every page back; raises PosterUnreadable at the first that is not as expected.

    `expected` holds one text a page, empty for a page whose only code is an official picture.
    Reasons: `page_count`, `unreadable` (a decoder finds none), `other_text`.
    """
    proofs = []
    for proof in _read(pdf, expected, progress):
        if not proof.ok:
            read = all(reading.text for reading in proof.decoded)
            raise PosterUnreadable(page=proof.page, reason="other_text" if read else "unreadable")
        proofs.append(proof)
    return proofs


def prove_codes(
    pdf: Path, expected: Sequence[Collection[str]], progress: Progress = no_progress
) -> None:
    """Read every page of many codes back; raises SheetUnreadable at the first that does not hold
    exactly those expected of it, which one look at DPI has to find."""
    with closing(_opened(pdf)) as document:
        for index, codes in enumerate(expected):
            progress(index, len(expected), "proving")
            if set(read_with_zxing(_rasterised(document, index))) != set(codes):
                raise SheetUnreadable(index + 1)
        progress(len(expected), len(expected), "proving")


def read_back(pdf: Path, progress: Progress = no_progress) -> list[PageProof]:
    """Read every page of any poster file; a page is fine when both decoders read the same text."""
    return list(_read(pdf, None, progress))


def _read(pdf: Path, expected: Sequence[str] | None, progress: Progress) -> Iterator[PageProof]:
    """Proofs page by page; raises StorageFailed, FileUnreadable and, by count, PosterUnreadable."""
    with closing(_opened(pdf)) as document:
        count = len(document)
        if expected is not None and count != len(expected):
            raise PosterUnreadable(page=min(count, len(expected)) + 1, reason="page_count")
        for index in range(count):
            progress(index, count, "proving")
            wanted = None if expected is None else expected[index]
            yield _proof(index + 1, _rasterised(document, index), wanted)
        progress(count, count, "proving")


def _opened(pdf: Path) -> pypdfium2.PdfDocument:
    require_readable(pdf)
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as wrong:
        raise FileUnreadable(file=pdf.name, reason="not_a_pdf") from wrong


def _rasterised(document: pypdfium2.PdfDocument, index: int) -> Image.Image:
    """The page in grey at DPI."""
    with (
        closing(document[index]) as page,
        closing(page.render(scale=DPI / 72, grayscale=True)) as bitmap,
    ):
        image: Image.Image = bitmap.to_pil().copy()  # the bitmap's memory goes with it
    return image


def _proof(page: int, image: Image.Image, wanted: str | None) -> PageProof:
    if wanted == "":
        return PageProof(page, 0.0, ())
    theirs, ours = read_with_zxing(image), read_with_ours(image)
    texts = [code.text for code in ours]
    if wanted is None:
        both = [text for text in theirs if text in texts]
        wanted = (both or theirs or texts or [""])[0]
    readings = (_reading(ZXING, theirs, wanted), _reading(OURS, texts, wanted))
    module = next((code.module for code in ours if code.text == wanted), 0.0)
    return PageProof(page, round(module / DPI * 25.4, 3), readings)


def _reading(decoder: str, texts: list[str], wanted: str) -> DecoderReading:
    if wanted and wanted in texts:
        return DecoderReading(decoder, wanted, True)
    return DecoderReading(decoder, texts[0] if texts else "", False)


def read_with_zxing(image: Image.Image) -> list[str]:
    """Every QR code on a grey image, by zxing-cpp."""
    qr = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    found = zxingcpp.read_barcodes(image, formats=qr)
    return [code.text for code in found]


def read_with_ours(image: Image.Image) -> list[FoundCode]:
    """Every QR code on a grey image, by our own strict decoder."""
    return find_codes(Raster(image.width, image.height, image.tobytes()))
