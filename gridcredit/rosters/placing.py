"""Workbooks that appear whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from gridcredit.domain.errors import StorageFailed

_REASONS = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOENT: "not_found",
}


@contextmanager
def storage(name: str) -> Iterator[None]:
    """Turn what the disk refuses into StorageFailed with the file's name and a reason."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
        raise StorageFailed(name, reason) from error


@contextmanager
def placed_workbook(target: Path) -> Iterator[Workbook]:
    """A write-only workbook that is saved as `target` at the end; whatever goes wrong, a
    cancellation too, leaves an older file of that name as it was. Raises StorageFailed."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    book = Workbook(write_only=True)
    with storage(target.name):
        try:
            part.touch()  # a folder that cannot be written to is found out before the work
            yield book
            book.save(part)
            with part.open("rb+") as written:
                os.fsync(written.fileno())
            part.replace(target)
            _sync_folder(target.parent)
        finally:
            _forget_drafts(book)
            part.unlink(missing_ok=True)


def _forget_drafts(book: Workbook) -> None:
    """openpyxl drafts each sheet in a temporary file that a broken-off work leaves behind."""
    sheets: list[Any] = list(book.worksheets)
    for sheet in sheets:
        if not sheet.closed:
            sheet.close()
            Path(sheet._writer.out).unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut; Windows has no such call for a folder."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
