"""Scans of papers of 信用+: which paper each page is of, by its code."""

from __future__ import annotations

from pathlib import Path

from gridcredit.domain.credit.paper_codes import PaperCode, read_paper_code
from gridcredit.domain.duties import Duty
from gridcredit.operations.desk import Desk
from gridcredit.posters.scanning import read_codes


def codes_on_scan(desk: Desk, file: Path) -> list[PaperCode]:
    """The codes of ours on a photo, a scan or a PDF, in the order of its pages. Raises
    StorageFailed, FileUnreadable (not_an_image, not_a_pdf, file_too_large)."""
    desk.actor.require(Duty.READ)
    found: list[PaperCode] = []
    for _, _, texts in read_codes(file, _has_ours):
        found += sorted(filter(None, map(read_paper_code, texts)))
    return found


def _has_ours(texts: set[str]) -> bool:
    """Whether a page's code was found: it has one."""
    return any(map(read_paper_code, texts))
