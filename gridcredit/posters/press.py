"""Prints posters to a PDF that exists only when every page of it has been read back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gridcredit.domain.progress import Progress, no_progress
from gridcredit.paper.pdf import write_checked_pdf
from gridcredit.paper.proof import PageProof, prove
from gridcredit.posters.layout import Poster, poster_sheets


def print_posters(
    pdf: Path, posters: Sequence[Poster], title: str, progress: Progress = no_progress
) -> list[PageProof]:
    """Draw, prove, then give the file its name; on any error what stood there before still does.

    Raises LinkTooLong, BadValue, PosterUnreadable, StorageFailed. Progress says `drawing`,
    then `proving`. Needs an application object (paper.fonts.offscreen).
    """
    sheets = poster_sheets(posters)
    expected = [poster.link for poster in posters]
    return write_checked_pdf(
        pdf, sheets, title, lambda draft: prove(draft, expected, progress), progress
    )
