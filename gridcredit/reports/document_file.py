"""A paper in the format that a file's name asks for."""

from __future__ import annotations

from pathlib import Path

from gridcredit.domain.errors import BadValue
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.reports.document import Document
from gridcredit.reports.document_docx import write_document_docx
from gridcredit.reports.document_pdf import document_sheets, write_document_pdf

FORMATS = (".docx", ".pdf")


def require_format(path: Path) -> str:
    """The ending of a paper's name. Raises BadValue for one that we do not write."""
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise BadValue("out", path.name, " | ".join(FORMATS))
    return ending


def write_document(path: Path, paper: Document, progress: Progress = no_progress) -> int:
    """Write the paper as Word or PDF, by the ending of the name; its pages, as PDF counts them.

    Raises BadValue, GlyphMissing (PDF only), StorageFailed. Needs an application object
    (paper.fonts.offscreen).
    """
    if require_format(path) == ".pdf":
        return write_document_pdf(path, paper, progress)
    write_document_docx(path, paper)
    return len(document_sheets(paper))
