"""What was proven is what comes out of the printer: whole and readable, or refused in words."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from gridcredit.domain.errors import GlyphMissing, PaperUnfit
from gridcredit.paper.codesheet import LEAST_MODULE_MM as LEAST_OF_A_SHEET
from gridcredit.paper.proof import prove
from gridcredit.paper.qr import LEAST_MODULE_MM, text_modules
from gridcredit.paper.sheet import A4, Box, Modules, Sheet, Text
from gridcredit.posters.layout import Poster, poster_sheets
from gridcredit.posters.wording import read_wording
from gridcredit.ui import printing

pytestmark = pytest.mark.usefixtures("theme")

LINK = "https://credit.example.cn/lhf/register?grid=370403002001001"
PORTRAIT, LANDSCAPE = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape
SIZES = {
    "A3": QPageSize(QPageSize.PageSizeId.A3),
    "A4": QPageSize(QPageSize.PageSizeId.A4),
    "A5": QPageSize(QPageSize.PageSizeId.A5),
    "A6": QPageSize(QPageSize.PageSizeId.A6),
    "Letter": QPageSize(QPageSize.PageSizeId.Letter),
    "receipt roll": QPageSize(QSizeF(58, 200), QPageSize.Unit.Millimeter),
    "label": QPageSize(QSizeF(40, 30), QPageSize.Unit.Millimeter),
}

Printers = Callable[..., QPrinter]


@pytest.fixture
def printer_on(tmp_path: Path) -> Printers:
    """A printer into out.pdf with some paper in it; `margins` are what it cannot print on, mm."""

    def made(size: str, orientation: Any = PORTRAIT, margins: float = 0.0) -> QPrinter:
        printer = printing.a4_printer("海报")
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        edge = QMarginsF(margins, margins, margins, margins)
        unit = QPageLayout.Unit.Millimeter
        layout = QPageLayout(SIZES[size], orientation, edge, unit, edge)
        printer.setPageLayout(layout)
        return printer

    return made


def poster() -> Sheet:
    wording = read_wording()
    made = Poster("370403002001001", "兴仁街道", LINK, "信用办", "0632-1", "1-001", wording)
    return poster_sheets([made])[0]


@pytest.mark.parametrize("orientation", [PORTRAIT, LANDSCAPE])
@pytest.mark.parametrize("size", SIZES)
def test_on_any_paper_the_code_reads_or_nothing_is_printed(
    printer_on: Printers, tmp_path: Path, size: str, orientation: Any
) -> None:
    printer = printer_on(size, orientation)
    try:
        assert printing.print_sheets(printer, [poster()], LEAST_MODULE_MM) == 1
    except PaperUnfit:
        assert not (tmp_path / "out.pdf").exists()
        assert size in ("receipt roll", "label")
        return
    (proof,) = prove(tmp_path / "out.pdf", [LINK])
    assert proof.module_mm >= LEAST_MODULE_MM


def test_smaller_paper_has_the_whole_poster_smaller(printer_on: Printers, tmp_path: Path) -> None:
    modules = {}
    for size in ("A3", "A4", "A5"):
        printing.print_sheets(printer_on(size), [poster()], LEAST_MODULE_MM)
        (proof,) = prove(tmp_path / "out.pdf", [LINK])
        modules[size] = proof.module_mm
    assert modules["A5"] / modules["A4"] == pytest.approx(148 / 210, abs=0.02)
    assert modules["A3"] / modules["A4"] == pytest.approx(297 / 210, abs=0.02)


def test_a_code_below_its_least_module_is_refused(printer_on: Printers, tmp_path: Path) -> None:
    rows = text_modules(LINK)
    side = (len(rows) + 8) * (LEAST_OF_A_SHEET + 0.01)
    dense = Sheet(*A4, (Modules(Box(20, 20, side, side), rows),))
    assert printing.print_sheets(printer_on("A4"), [dense], LEAST_OF_A_SHEET) == 1
    (tmp_path / "out.pdf").unlink()
    with pytest.raises(PaperUnfit) as refused:
        printing.print_sheets(printer_on("A5"), [dense], LEAST_OF_A_SHEET)
    assert refused.value.paper == "148 × 210"
    assert not (tmp_path / "out.pdf").exists()


def test_a_code_in_the_margin_that_no_ink_reaches_is_refused(printer_on: Printers) -> None:
    rows = text_modules(LINK)
    at_the_edge = Sheet(*A4, (Modules(Box(3, 3, 60, 60), rows),))
    assert printing.print_sheets(printer_on("A4", margins=2), [at_the_edge], LEAST_MODULE_MM) == 1
    with pytest.raises(PaperUnfit):
        printing.print_sheets(printer_on("A4", margins=6), [at_the_edge], LEAST_MODULE_MM)


def test_a_character_without_a_shape_is_refused(printer_on: Printers) -> None:
    page = Sheet(*A4, (Text(Box(10, 10, 50, 10), "郑𰻝", 12),))
    with pytest.raises(GlyphMissing):
        printing.print_sheets(printer_on("A4"), [page], LEAST_MODULE_MM)
