"""Sheets as a PDF file: vector drawing, fonts embedded once, never half a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from gridcredit.atomic_file import placed
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.paper.canonical import canonical
from gridcredit.paper.glyphs import require_glyphs
from gridcredit.paper.painter import paint
from gridcredit.paper.sheet import Sheet

_DPI = 1200
_PER_MM = _DPI / 25.4

Checked = TypeVar("Checked")


def write_checked_pdf(
    path: Path,
    sheets: Sequence[Sheet],
    title: str,
    check: Callable[[Path], Checked],
    progress: Progress = no_progress,
) -> Checked:
    """Write one page a sheet; the file appears under its name only when it is whole and `check`,
    which sees it before, raises nothing. What it returns is returned.

    Progress says `drawing`. Raises GlyphMissing, StorageFailed. Needs an application object
    (fonts.offscreen).
    The same sheets and title give the same bytes, whenever and wherever they are written.
    """
    if not sheets:
        raise ValueError("a PDF needs a page")
    require_glyphs(sheets)
    content = _drawn(sheets, title, progress)
    with placed(path) as draft:
        draft.write_bytes(canonical(bytes(content.data())))
        return check(draft)


def _drawn(sheets: Sequence[Sheet], title: str, progress: Progress) -> QByteArray:
    """The file in memory, because Qt's writer never says that a disk was full."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("gridcredit")
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
