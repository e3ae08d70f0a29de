"""Sheets as a PDF file: vector drawing, fonts embedded once, never half a file."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from gridcredit import __version__
from gridcredit.domain.errors import StorageFailed
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.paper.painter import paint
from gridcredit.paper.sheet import Sheet

_DPI = 1200
_PER_MM = _DPI / 25.4

_REASONS = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOENT: "not_found",
}

Checked = TypeVar("Checked")


def write_pdf(
    path: Path, sheets: Sequence[Sheet], title: str, progress: Progress = no_progress
) -> None:
    """Write one page a sheet; the file appears under its name only when it is whole.

    Progress says `drawing`. Raises StorageFailed. Needs an application object (fonts.offscreen).
    The bytes carry the time and a random id: two runs differ in those, so freeze the file itself.
    """
    write_checked_pdf(path, sheets, title, lambda _: None, progress)


def write_checked_pdf(
    path: Path,
    sheets: Sequence[Sheet],
    title: str,
    check: Callable[[Path], Checked],
    progress: Progress = no_progress,
) -> Checked:
    """Like write_pdf, but `check` sees the finished file before it gets its name.

    Its raising leaves whatever stood at `path` before; what it returns is returned.
    """
    if not sheets:
        raise ValueError("a PDF needs a page")
    content = _drawn(sheets, title, progress)
    with _replacing(path) as draft:
        _write(draft, content)
        return check(draft)


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A file beside `path` that takes its place at the end, or is gone without a trace."""
    draft = path.with_name(f".{path.name}.{uuid4().hex[:8]}.part")
    try:
        yield draft
        draft.replace(path)
        _sync_folder(path.parent)
    except OSError as refused:
        reason = _REASONS.get(refused.errno or 0) or refused.strerror or type(refused).__name__
        raise StorageFailed(file=path.name, reason=reason) from refused
    finally:
        draft.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut; Windows has no such call for a folder."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write(draft: Path, content: QByteArray) -> None:
    with draft.open("wb") as file:
        file.write(content.data())
        file.flush()
        os.fsync(file.fileno())


def _drawn(sheets: Sequence[Sheet], title: str, progress: Progress) -> QByteArray:
    """The file in memory, because Qt's writer never says that a disk was full."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(f"gridcredit {__version__}")
    writer.setResolution(_DPI)
    writer.setPageLayout(_page(sheets[0]))
    painter = QPainter(writer)
    try:
        for done, sheet in enumerate(sheets):
            progress(done, len(sheets), "drawing")
            if done:
                writer.setPageLayout(_page(sheet))
                writer.newPage()
            paint(sheet, painter, _PER_MM)
        progress(len(sheets), len(sheets), "drawing")
    finally:
        painter.end()
        del painter, writer  # they point at the buffer and must not outlive it
    return buffer.data()


def _page(sheet: Sheet) -> QPageLayout:
    """The sheet's own size without margins; wide sheets are sizes too, never turned."""
    millimetres = QPageSize.Unit.Millimeter
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    size = QPageSize(QSizeF(sheet.width_mm, sheet.height_mm), millimetres, "", exact)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
