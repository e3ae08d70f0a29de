"""The passbooks of a village of 600 households in one file."""

import tempfile
from functools import partial
from itertools import count
from pathlib import Path
from uuid import UUID

from gridcredit.domain.credit.paper_codes import passbook_code
from gridcredit.domain.credit.passbook import LineKind, Posting, passbook_lines
from gridcredit.paper.fonts import offscreen
from gridcredit.reports.credit.passbook import booklet
from gridcredit.reports.credit.passbook_pages import Passbook
from gridcredit.reports.writing import write_paper
from tests.bench.figures import MS, Figure, interleaved

GOAL = 0.015
"""Seconds a page of A4."""
_LINES = 40
"""Of a household in a year: 30,000 entries of 600 households are 50, the last months wait."""


def measure(quick: bool) -> list[Figure]:
    """Time laying out and writing the file, for each of its pages."""
    households, runs = (60, 1) if quick else (600, 3)
    application = offscreen()
    books = [_book(at) for at in range(households)]
    with tempfile.TemporaryDirectory() as folder:
        (written,) = interleaved(runs, partial(_write, books, Path(folder), count()))
        pages = 2 * households
        size = max(file.stat().st_size for file in Path(folder).iterdir())
    del application
    each = written.cpu / pages
    print(f"{households} passbooks of {_LINES} lines on {pages} pages {written}, {size:,} bytes")
    return [
        Figure(
            f"passbooks of {households} households in one PDF, a page",
            f"{each * MS:.1f} ms",
            "",
            f"{size / 2**20:.1f} MB",
            f"≤ {GOAL * MS:.0f} ms",
            each,
            GOAL,
        )
    ]


def _write(books: list[Passbook], folder: Path, names: "count[int]") -> None:
    sheets = [sheet for book in books for sheet in booklet(book)]
    write_paper(folder / f"{next(names)}.pdf", sheets, "存折")


def _book(at: int) -> Passbook:
    postings = [
        Posting(
            f"{at}-{line}",
            LineKind.REDEMPTION if line % 9 == 8 else LineKind.ENTRY,
            f"2026-{line * 12 // _LINES + 1:02d}",
            f"2026-{line * 12 // _LINES + 1:02d}-{line % 28 + 1:02d}",
            "" if line % 9 == 8 else f"志愿服务与环境整治第{line % 40}项",
            f"甲{at % 50}",
            None if line % 9 == 8 else 20,
            0 if line % 9 == 8 else 10 + line % 20,
            30 if line % 9 == 8 else 0,
            "cap" if line % 5 == 0 else "",
        )
        for line in range(_LINES)
    ]
    return Passbook(
        "第一村",
        "第一村村民委员会",
        "0632-0000000",
        f"东村 {at + 1}号楼 2单元 301",
        f"甲{at % 50}",
        2026,
        passbook_code(UUID(int=(0x0192F0C0 << 96) + at)),
        tuple(passbook_lines(postings)),
        f"K{at:04d}",
    )
