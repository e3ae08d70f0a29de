"""Sheets on a printer: the dialog belongs to messages.py, the drawing is paper's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from gridcredit.domain.errors import PaperUnfit, PrinterFailed
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.paper.glyphs import require_glyphs
from gridcredit.paper.painter import paint
from gridcredit.paper.sheet import Box, Modules, Sheet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SAME_SIZE = 0.01  # as a fraction: A4 by points or by millimetres
_ROUNDING = 0.01  # mm
_LEAST_DOTS = 4  # of the printer, to the side of a module


def a4_printer(title: str) -> QPrinter:
    """A printer set to whole A4 pages; whoever holds it must keep it while it prints, for
    neither PySide nor the dialog does."""
    from PySide6.QtPrintSupport import QPrinter  # one more library that few sessions need

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
    )
    return printer


def print_sheets(
    printer: QPrinter,
    sheets: Sequence[Sheet],
    least_module_mm: float,
    progress: Progress = no_progress,
) -> int:
    """Draw the pages that the person chose, each as large as the paper allows, codes whole within
    the printer's margins and no module below `least_module_mm`; how many. Raises PaperUnfit before
    anything is printed, GlyphMissing, PrinterFailed. Runs off the screen thread."""
    chosen = _chosen(printer, sheets)
    require_glyphs(chosen)
    places = [_placed(printer, sheet, least_module_mm) for sheet in chosen]
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterFailed(printer.printerName() or printer.outputFileName())
    try:
        for done, (sheet, place) in enumerate(zip(chosen, places, strict=True)):
            progress(done, len(chosen), "printing")
            if done:
                printer.newPage()
            per_mm = printer.resolution() / 25.4
            painter.save()
            painter.translate(place.x() * per_mm, place.y() * per_mm)
            paint(sheet, painter, per_mm * place.width() / sheet.width_mm)
            painter.restore()
        progress(len(chosen), len(chosen), "printing")
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(chosen)


def _placed(printer: QPrinter, sheet: Sheet, least_module_mm: float) -> QRectF:
    """Where the sheet stands on the paper, mm: centred, its proportions kept. Raises PaperUnfit."""
    layout = QPageLayout(printer.pageLayout())
    layout.setUnits(QPageLayout.Unit.Millimeter)
    paper = layout.fullRect()
    scale = min(paper.width() / sheet.width_mm, paper.height() / sheet.height_mm)
    if abs(scale - 1) < _SAME_SIZE:  # printers round paper to points
        scale = 1.0
    width, height = sheet.width_mm * scale, sheet.height_mm * scale
    left, top = (paper.width() - width) / 2, (paper.height() - height) / 2
    least_mm = max(least_module_mm, _LEAST_DOTS * 25.4 / printer.resolution())
    inked = paper.marginsRemoved(layout.minimumMargins())
    inked.adjust(-_ROUNDING, -_ROUNDING, _ROUNDING, _ROUNDING)
    for item in sheet.items:
        if isinstance(item, Modules) and not (
            item.module_mm * scale > least_mm - _ROUNDING
            and inked.contains(_scaled(item.box, scale, left, top))
        ):
            name = printer.printerName() or Path(printer.outputFileName()).name
            raise PaperUnfit(name, f"{paper.width():.0f} × {paper.height():.0f}")
    return QRectF(left, top, width, height)


def _scaled(box: Box, scale: float, left: float, top: float) -> QRectF:
    return QRectF(left + box.x * scale, top + box.y * scale, box.width * scale, box.height * scale)


def _chosen(printer: QPrinter, sheets: Sequence[Sheet]) -> Sequence[Sheet]:
    """The pages of the range asked for in the dialog; all when none was."""
    first, last = printer.fromPage(), printer.toPage()
    return sheets[first - 1 : last] if first > 0 else sheets
