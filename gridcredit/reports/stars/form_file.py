"""推荐表 in the format that a file's name asks for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gridcredit.domain.progress import Progress, no_progress
from gridcredit.reports.document_file import require_format
from gridcredit.reports.stars.form import FormView
from gridcredit.reports.stars.form_docx import write_form_docx
from gridcredit.reports.stars.form_pdf import form_sheets, write_form_pdf


def write_forms(
    path: Path, views: Sequence[FormView], on: date, progress: Progress = no_progress
) -> int:
    """Write the forms as Word or PDF, by the ending of the name; their pages, as PDF counts them.

    Raises BadValue, GlyphMissing (PDF only), StorageFailed. Needs an application object
    (paper.fonts.offscreen).
    """
    if require_format(path) == ".pdf":
        return write_form_pdf(path, views, progress)
    write_form_docx(path, views, on)
    return sum(len(form_sheets(view)) for view in views)
