"""Screen and paper show the same drawing."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter

from gridcredit.domain.errors import FileUnreadable
from gridcredit.paper.painter import paint
from gridcredit.paper.sheet import (
    Align,
    Box,
    Drawing,
    Fit,
    Item,
    Modules,
    Outline,
    Picture,
    Rect,
    Sheet,
    Stroke,
    Text,
    Upright,
    Weight,
)
from tests.paper.drawing import write_pdf

pytestmark = pytest.mark.usefixtures("qapp")

DOTS = 6  # a millimetre


def on_screen(sheet: Sheet) -> Image.Image:
    """The sheet as the preview draws it, in grey."""
    width, height = round(sheet.width_mm * DOTS), round(sheet.height_mm * DOTS)
    screen = QImage(width, height, QImage.Format.Format_RGB32)
    screen.fill(0xFFFFFFFF)
    painter = QPainter(screen)
    try:
        paint(sheet, painter, DOTS)
    finally:
        painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    screen.save(buffer, "PNG")
    return Image.open(io.BytesIO(buffer.data().data())).convert("L")


def sheet_of(*items: Item) -> Sheet:
    return Sheet(60, 40, items)


def png(size: int, grey: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (size, size), grey).save(buffer, "PNG")
    return buffer.getvalue()


CHECKS = tuple(tuple((x + y) % 3 == 0 for x in range(21)) for y in range(21))
EVERYTHING = sheet_of(
    Rect(Box(1, 1, 58, 38), fill="#FBEFED", stroke="#C8322B", radius=3),
    Text(Box(3, 3, 54, 9), "扫码注册榴花分", 18, Weight.BOLD, "#C8322B", Align.CENTRE),
    Text(
        Box(3, 14, 20, 22), "自愿注册，不收费，不索要密码。", 9, fit=Fit.WRAP, align=Align.JUSTIFY
    ),
    Text(Box(24, 14, 12, 5), "右", 9, align=Align.RIGHT, upright=Upright.BOTTOM),
    Stroke(24, 22, 36, 22, "#666666", 0.5, (2, 1)),
    Drawing((Outline((24, 34), ((30, 24), (32, 24, 36, 30, 36, 34), ())),), "#222222"),
    Modules(Box(38, 14, 20, 20), CHECKS),
    Picture(Box(24, 35, 12, 3), png(8, 90)),
)


def test_the_preview_is_the_pdf(tmp_path: Path) -> None:
    write_pdf(tmp_path / "sheet.pdf", [EVERYTHING], "sheet")
    with pypdfium2.PdfDocument(tmp_path / "sheet.pdf") as document:
        printed = document[0].render(scale=DOTS * 25.4 / 72, grayscale=True).to_pil()
    shown = on_screen(EVERYTHING)
    # A screen sets glyphs on whole pixels, a PDF page is whole points: half a pixel may differ.
    soft = ImageFilter.GaussianBlur(2)
    apart = ImageChops.difference(
        shown.filter(soft), printed.crop((0, 0, *shown.size)).filter(soft)
    )
    assert ImageStat.Stat(apart).mean[0] < 3
    assert apart.getextrema()[1] < 60


def test_modules_keep_their_quiet_zone() -> None:
    code = Modules(Box(10, 5, 29, 29), CHECKS)
    assert code.module_mm == 1
    dark = ImageChops.invert(on_screen(sheet_of(code))).getbbox()
    assert dark == (14 * DOTS, 9 * DOTS, 35 * DOTS, 30 * DOTS)


def test_modules_have_no_seams_and_no_soft_edges() -> None:
    code = Modules(Box(3, 3, 31.7, 31.7), ((True,) * 21,) * 21)
    colours = on_screen(sheet_of(code)).getcolors()
    assert colours is not None
    assert {grey for _, grey in colours} == {0, 255}
    assert on_screen(sheet_of(code)).crop((60, 60, 120, 120)).getcolors() == [(3600, 0)]


def test_a_picture_keeps_its_proportions() -> None:
    shown = on_screen(sheet_of(Picture(Box(10, 10, 30, 10), png(8, 0))))
    assert ImageChops.invert(shown).getbbox() == (20 * DOTS, 10 * DOTS, 30 * DOTS, 20 * DOTS)


def test_bytes_that_are_no_picture_are_refused() -> None:
    with pytest.raises(FileUnreadable):
        on_screen(sheet_of(Picture(Box(0, 0, 10, 10), b"nothing")))


def test_the_painter_comes_back_as_it_was() -> None:
    screen = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(screen)
    before = painter.transform(), painter.renderHints(), painter.pen()
    paint(EVERYTHING, painter, DOTS)
    after = painter.transform(), painter.renderHints(), painter.pen()
    painter.end()
    assert after == before
