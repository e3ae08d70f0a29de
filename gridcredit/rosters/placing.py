"""Workbooks that appear whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from gridcredit.placing import placed


@contextmanager
def placed_workbook(target: Path) -> Iterator[Workbook]:
    """A write-only workbook that is saved as `target` at the end; whatever goes wrong, a
    cancellation too, leaves an older file of that name as it was. Raises StorageFailed."""
    book = Workbook(write_only=True)
    with placed(target) as part:
        try:
            yield book
            book.save(part)
        finally:
            _forget_drafts(book)


def _forget_drafts(book: Workbook) -> None:
    """openpyxl drafts each sheet in a temporary file that a broken-off work leaves behind."""
    sheets: list[Any] = list(book.worksheets)
    for sheet in sheets:
        if not sheet.closed:
            sheet.close()
            Path(sheet._writer.out).unlink(missing_ok=True)
