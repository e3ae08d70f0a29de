"""The one painter: preview, PDF and printer are this drawing at different scales."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen

from gridcredit.domain.errors import FileUnreadable
from gridcredit.paper import lettering
from gridcredit.paper.sheet import Box, Drawing, Modules, Picture, Rect, Sheet, Stroke, Text
from gridcredit.paper.tracing import loops


def paint(sheet: Sheet, painter: QPainter, scale: float) -> None:
    """Draw the sheet from the painter's origin at `scale` device units a millimetre.

    The ground is left as it is; the painter comes back in the state it was handed in.
    """
    painter.save()
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, True)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering, True)
    try:
        for item in sheet.items:
            match item:
                case Text():
                    lettering.draw(painter, item)
                case Rect():
                    _rect(painter, item)
                case Stroke():
                    _line(painter, item)
                case Drawing():
                    _path(painter, item)
                case Modules():
                    _modules(painter, item)
                case Picture():
                    _picture(painter, item)
    finally:
        painter.restore()


def _brush(colour: str) -> QBrush:
    return QBrush(QColor(colour)) if colour else QBrush(Qt.BrushStyle.NoBrush)


def _pen(colour: str, width: float) -> QPen:
    if not colour:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _rect(painter: QPainter, item: Rect) -> None:
    painter.setBrush(_brush(item.fill))
    painter.setPen(_pen(item.stroke, item.width))
    if item.radius:
        painter.drawRoundedRect(_qrect(item.box), item.radius, item.radius)
    else:
        painter.drawRect(_qrect(item.box))


def _line(painter: QPainter, item: Stroke) -> None:
    pen = _pen(item.colour, item.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if item.dash:
        pen.setDashPattern([part / item.width for part in item.dash])
    painter.setPen(pen)
    painter.drawLine(QLineF(item.x1, item.y1, item.x2, item.y2))


def _path(painter: QPainter, item: Drawing) -> None:
    path = QPainterPath()
    for outline in item.outlines:
        path.moveTo(*outline.start)
        for step in outline.steps:
            match step:
                case ():
                    path.closeSubpath()
                case (x, y):
                    path.lineTo(x, y)
                case (x1, y1, x2, y2, x, y):
                    path.cubicTo(x1, y1, x2, y2, x, y)
                case _:
                    raise ValueError(f"a step has 0, 2 or 6 numbers, not {len(step)}")
    painter.setBrush(_brush(item.fill))
    painter.setPen(_pen(item.stroke, item.width))
    painter.drawPath(path)


def _modules(painter: QPainter, item: Modules) -> None:
    side = item.module_mm
    whole = side * (len(item.rows) + 2 * item.quiet)
    path = QPainterPath()
    for loop in loops(item.rows):
        path.moveTo(*loop[0])
        for corner in loop[1:]:
            path.lineTo(*corner)
        path.closeSubpath()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.translate(
        item.box.x + (item.box.width - whole) / 2 + item.quiet * side,
        item.box.y + (item.box.height - whole) / 2 + item.quiet * side,
    )
    painter.scale(side, side)
    painter.fillPath(path, _brush(item.colour))
    painter.restore()


def _picture(painter: QPainter, item: Picture) -> None:
    image = _image(item.image)
    scale = min(item.box.width / image.width(), item.box.height / image.height())
    width, height = image.width() * scale, image.height() * scale
    left = item.box.x + (item.box.width - width) / 2
    top = item.box.y + (item.box.height - height) / 2
    painter.drawImage(QRectF(left, top, width, height), image)


@lru_cache(maxsize=8)
def _image(image: bytes) -> QImage:
    """The same bytes give the same QImage, which a PDF then holds once for all its pages."""
    read = QImage.fromData(image)
    if read.isNull():
        raise FileUnreadable(file="", reason="not_an_image")
    return read


def _qrect(box: Box) -> QRectF:
    return QRectF(QPointF(box.x, box.y), QPointF(box.right, box.bottom))
