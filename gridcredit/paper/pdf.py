"""Sheets as a PDF file: vector drawing, fonts embedded once, never half a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import QFile, QFileDevice, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from gridcredit import __version__
from gridcredit.domain.errors import StorageFailed
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.paper.painter import paint
from gridcredit.paper.sheet import Sheet

_DPI = 1200
_PER_MM = _DPI / 25.4

Checked = TypeVar("Checked")


def write_pdf(
    path: Path, sheets: Sequence[Sheet], title: str, progress: Progress = no_progress
) -> None:
    """Write one page a sheet; the file appears under its name only when it is whole.

    Progress says `pages`. Raises StorageFailed. Needs an application object (fonts.offscreen).
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
    with _replacing(path) as draft:
        _write(draft, path, sheets, title, progress)
        return check(draft)


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A file beside `path` that takes its place at the end, or is gone without a trace."""
    draft = path.with_name(f".{path.name}.{uuid4().hex[:8]}.part")
    try:
        yield draft
        try:
            _settle(draft, path)
        except OSError as refused:
            raise StorageFailed(file=str(path), reason=refused.strerror or "") from refused
    finally:
        draft.unlink(missing_ok=True)


def _settle(draft: Path, path: Path) -> None:
    """Make the content sure on disk, then give it its name, then make the name sure."""
    with draft.open("rb+") as written:
        os.fsync(written.fileno())
    draft.replace(path)
    if os.name != "nt":  # Windows has no handle of a folder to sync
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _write(
    draft: Path, path: Path, sheets: Sequence[Sheet], title: str, progress: Progress
) -> None:
    file = QFile(str(draft))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise StorageFailed(file=str(path), reason=file.errorString())
    try:
        _draw(file, sheets, title, progress)
        # Qt's writer never says that the disk was full; the file remembers.
        if not file.flush() or file.error() is not QFileDevice.FileError.NoError:
            raise StorageFailed(file=str(path), reason=file.errorString())
    finally:
        file.close()


def _draw(file: QFile, sheets: Sequence[Sheet], title: str, progress: Progress) -> None:
    writer = QPdfWriter(file)
    writer.setTitle(title)
    writer.setCreator(f"gridcredit {__version__}")
    writer.setResolution(_DPI)
    writer.setPageLayout(_page(sheets[0]))
    painter = QPainter(writer)
    try:
        for done, sheet in enumerate(sheets):
            progress(done, len(sheets), "pages")
            if done:
                writer.setPageLayout(_page(sheet))
                writer.newPage()
            paint(sheet, painter, _PER_MM)
        progress(len(sheets), len(sheets), "pages")
    finally:
        painter.end()


def _page(sheet: Sheet) -> QPageLayout:
    """The sheet's own size without margins; wide sheets are sizes too, never turned."""
    millimetres = QPageSize.Unit.Millimeter
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    size = QPageSize(QSizeF(sheet.width_mm, sheet.height_mm), millimetres, "", exact)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
