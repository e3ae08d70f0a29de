"""Sheets into a file on paper of one size, and how many pages that takes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from pathlib import Path

from gridcredit.domain.progress import Progress, no_progress
from gridcredit.paper.fonts import offscreen
from gridcredit.paper.pdf import write_checked_pdf
from gridcredit.paper.proof import prove_codes
from gridcredit.paper.scaling import A_STEP, scaled
from gridcredit.paper.sheet import Sheet


class PaperSize(StrEnum):
    """What a paper laid out for A4 is printed on."""

    A4 = "A4"
    A3 = "A3"


def write_paper(
    out: Path,
    sheets: Sequence[Sheet],
    title: str,
    size: PaperSize = PaperSize.A4,
    progress: Progress = no_progress,
    codes: Sequence[Collection[str]] = (),
) -> int:
    """Write the file whole or not at all; the number of its pages. The same sheets are the same
    bytes. Where `codes` are told, page by page, the file exists only when they were read back.
    Raises GlyphMissing, SheetUnreadable, StorageFailed."""
    offscreen()
    if size is PaperSize.A3:
        sheets = [scaled(sheet, A_STEP) for sheet in sheets]

    def check(draft: Path) -> None:
        prove_codes(draft, codes)

    write_checked_pdf(out, sheets, title, check, progress)
    return len(sheets)
