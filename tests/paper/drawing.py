"""Sheets drawn into a PDF that nobody checks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gridcredit.domain.progress import Progress, no_progress
from gridcredit.paper.pdf import write_checked_pdf
from gridcredit.paper.sheet import Sheet


def write_pdf(
    path: Path, sheets: Sequence[Sheet], title: str, progress: Progress = no_progress
) -> None:
    """Write one page a sheet."""
    write_checked_pdf(path, sheets, title, lambda _: None, progress)
