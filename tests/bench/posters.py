"""Two hundred posters in one file, drawn and read back."""

import tempfile
from functools import partial
from itertools import count
from pathlib import Path

import pypdfium2
from PIL import Image

from gridcredit.operations.desk import Desk
from gridcredit.operations.posters import postering
from gridcredit.operations.posters.postering import PosterWish
from gridcredit.paper.proof import DPI, read_with_ours, read_with_zxing
from tests.bench.figures import MS, Figure, interleaved
from tests.operations.offices import VILLAGE, Offices

GOAL = 0.025
"""Seconds a poster beyond what its two decoders take."""


def measure(quick: bool) -> list[Figure]:
    """Time print_posters for each poster, and the decoders alone on the same pages."""
    posters, runs = (20, 1) if quick else (200, 3)
    with tempfile.TemporaryDirectory() as folder:
        grids = tuple(f"{VILLAGE}{number:03d}" for number in range(1, posters + 1))
        offices = Offices(Path(folder) / "offices", grids=grids)
        desk = offices.district()
        wish = PosterWish(grids, "https://example.org/liuhua?grid={grid}", "0632-0000000", "信用办")
        names = count()
        out = Path(folder)
        drawn = partial(_print, desk, wish, out, names)
        drawn()
        pages = _pages(out / "0.pdf")
        printed, decoded = interleaved(runs, drawn, partial(_decode, pages))
        offices.close()
    each, decoding = printed.cpu / posters, decoded.cpu / posters
    print(f"{posters} posters {printed}, their decoding alone {decoded}")
    beyond = each - decoding
    return [
        Figure(
            f"{posters} posters in one PDF, drawn and read back, each",
            f"{each * MS:.1f} ms",
            f"decoding {decoding * MS:.1f} ms",
            f"{beyond * MS:.1f} ms beyond",
            f"≤ {GOAL * MS:.0f} ms + decoding",
            beyond,
            GOAL,
        )
    ]


def _print(desk: Desk, wish: PosterWish, out: Path, names: "count[int]") -> None:
    postering.print_posters(desk, wish, out / f"{next(names)}.pdf")


def _pages(pdf: Path) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.render(scale=DPI / 72, grayscale=True).to_pil().copy() for page in document]
    document.close()
    return pages


def _decode(pages: list[Image.Image]) -> None:
    for page in pages:
        assert read_with_zxing(page)
        assert read_with_ours(page)
