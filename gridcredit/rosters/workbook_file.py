"""Workbooks that appear whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from gridcredit.atomic_file import placed


@contextmanager
def placed_workbook(target: Path) -> Iterator[Workbook]:
    """A write-only workbook that is saved as `target` at the end; whatever goes wrong, a
    cancellation too, leaves an older file of that name as it was. Raises StorageFailed."""
    book = Workbook(write_only=True)
    with placed(target) as part:
        try:
            yield book
            part.write_bytes(_bytes_of(book))
        finally:
            _forget_drafts(book)


def _bytes_of(book: Workbook) -> bytes:
    """The finished file, in memory: what a ZIP on a full disk raises when it is let go of would
    reach nobody."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()
    return made.getvalue()


def _forget_drafts(book: Workbook) -> None:
    """openpyxl drafts each sheet in a temporary file that a broken-off work leaves behind."""
    sheets: list[Any] = list(book.worksheets)
    for sheet in sheets:
        if not sheet.closed:
            with suppress(StopIteration, OSError):  # a draft that the disk broke off is closed
                sheet.close()
            Path(sheet._writer.out).unlink(missing_ok=True)
