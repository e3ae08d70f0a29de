"""Writes a list of any kind as a tidy workbook: one sheet, headings, every cell as text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gridcredit.domain.progress import Progress, no_progress
from gridcredit.rosters.tidy import SheetColumn, TidySheet
from gridcredit.rosters.workbook_file import placed_workbook

__all__ = ["SheetColumn", "write_list"]

_SHEET = "名单"
_STEP = 500  # rows between two calls of progress


def write_list(
    path: Path,
    columns: Sequence[SheetColumn],
    rows: Sequence[Sequence[str | date | None]],
    *,
    is_form: bool = False,
    progress: Progress = no_progress,
) -> int:
    """Write the rows below the columns' headings; columns that are blank in every row are left
    out, unless the list is a form to be filled in. How many rows. Raises StorageFailed."""
    is_kept = is_form or not rows
    kept = [at for at in range(len(columns)) if is_kept or any(row[at] for row in rows)]
    with placed_workbook(path) as book:
        sheet = TidySheet(book, _SHEET, [columns[at] for at in kept])
        for count, row in enumerate(rows):
            if count % _STEP == 0:
                progress(count, len(rows), "writing")
            sheet.append([row[at] for at in kept])
        sheet.close()
        progress(len(rows), len(rows), "saving")
    return len(rows)
