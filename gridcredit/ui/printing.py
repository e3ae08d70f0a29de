"""Sheets on a printer: the dialog belongs to messages.py, the drawing is paper's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from gridcredit.domain.errors import PrinterFailed
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.paper.painter import paint
from gridcredit.paper.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


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
    printer: QPrinter, sheets: Sequence[Sheet], progress: Progress = no_progress
) -> int:
    """Draw the pages that the person chose, in millimetres of the paper; how many. Raises
    PrinterFailed. Runs off the screen thread."""
    chosen = _chosen(printer, sheets)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterFailed(printer.printerName() or printer.outputFileName())
    try:
        for done, sheet in enumerate(chosen):
            progress(done, len(chosen), "printing")
            if done:
                printer.newPage()
            paint(sheet, painter, printer.resolution() / 25.4)
        progress(len(chosen), len(chosen), "printing")
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(chosen)


def _chosen(printer: QPrinter, sheets: Sequence[Sheet]) -> Sequence[Sheet]:
    """The pages of the range asked for in the dialog; all when none was."""
    first, last = printer.fromPage(), printer.toPage()
    return sheets[first - 1 : last] if first > 0 else sheets
