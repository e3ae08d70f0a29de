"""Text set into its box: broken, shrunk and placed the same way on every device."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from gridcredit.paper.fonts import EM, font
from gridcredit.paper.sheet import MM_PER_PT, Align, Fit, Text, Upright

# Han characters fill an em square that sits this far below the baseline in Noto Sans SC; lines are
# placed by the middle of that square, so that Chinese stands in the middle of its box.
_EM_MIDDLE = 0.38
_STEP = 0.96  # how fast wrapped text shrinks
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class _Setting:
    """Lines broken at one size; the layouts are kept because Qt's lines live inside them."""

    size: float  # pt
    layouts: tuple[QTextLayout, ...]

    @property
    def lines(self) -> list[QTextLine]:
        return [
            layout.lineAt(index) for layout in self.layouts for index in range(layout.lineCount())
        ]


def draw(painter: QPainter, item: Text) -> None:
    """Draw text with a painter whose unit is the millimetre."""
    if not item.text.strip():
        return
    setting = _set(item)
    unit = setting.size * MM_PER_PT / EM
    lines = setting.lines
    height = len(lines) * item.leading * EM
    painter.save()
    painter.translate(item.box.x, item.box.y)
    painter.scale(unit, unit)
    painter.setPen(QColor(item.colour))
    top = _top(item.upright, item.box.height / unit, height)
    for index, line in enumerate(lines):
        baseline = top + (index + 0.5) * item.leading * EM + _EM_MIDDLE * EM
        left = _left(item, item.box.width / unit, line)
        line.draw(painter, QPointF(left, baseline - line.ascent()))
    painter.restore()


def fitted_size(item: Text) -> float:
    """The size in points at which the text will be drawn."""
    return _set(item).size


def drawn_lines(item: Text) -> tuple[str, ...]:
    """The lines as they will be drawn, an … standing for what finds no room."""
    return tuple(
        layout.text()[line.textStart() : line.textStart() + line.textLength()]
        for layout in _set(item).layouts
        for line in (layout.lineAt(index) for index in range(layout.lineCount()))
    )


def _set(item: Text) -> _Setting:
    return _set_line(item) if item.fit is Fit.LINE else _set_wrapped(item)


def _set_line(item: Text) -> _Setting:
    text = " ".join(item.text.split("\n"))
    setting = _Setting(item.size, (_broken(item, text, None),))
    room = item.box.width / MM_PER_PT * EM
    natural = _width(item, setting.lines[0]) + _ROUNDING
    size = min(item.size, max(room / natural, min(item.least, item.size)))
    if natural * size > room * (1 + _ROUNDING):
        text = _shortened(item, text, room / size)
        return _Setting(size, (_broken(item, text, None),))
    return _Setting(size, setting.layouts)


def _set_wrapped(item: Text) -> _Setting:
    least = min(item.least, item.size)
    size = item.size
    while True:
        setting = _wrapped(item, item.text, size)
        most = _lines_that_fit(item, size)
        if len(setting.lines) <= most:
            return setting
        if size <= least:
            return _cut(item, size, max(1, most))
        size = max(least, size * _STEP)


def _lines_that_fit(item: Text, size: float) -> int:
    return int(item.box.height / (item.leading * size * MM_PER_PT) + _ROUNDING)


def _wrapped(item: Text, text: str, size: float) -> _Setting:
    width = item.box.width / (size * MM_PER_PT) * EM
    return _Setting(size, tuple(_broken(item, part, width) for part in text.split("\n")))


def _cut(item: Text, size: float, most: int) -> _Setting:
    """The first `most` lines, the last of them ending in …"""
    width = item.box.width / (size * MM_PER_PT) * EM
    texts = [
        layout.text()[line.textStart() : line.textStart() + line.textLength()]
        for layout in _wrapped(item, item.text, size).layouts
        for line in (layout.lineAt(index) for index in range(layout.lineCount()))
    ]
    last = _shortened(item, texts[most - 1].rstrip() + "……", width)
    kept = [*(text.rstrip() for text in texts[: most - 1]), last]
    return _Setting(size, tuple(_broken(item, text, None) for text in kept))


def _shortened(item: Text, text: str, width: float) -> str:
    metrics = QFontMetricsF(font(item.weight, item.family, item.spacing))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def _broken(item: Text, text: str, width: float | None) -> QTextLayout:
    """One paragraph broken at `width` units, or not at all."""
    layout = QTextLayout(text, font(item.weight, item.family, item.spacing))
    option = QTextOption()
    wrap = QTextOption.WrapMode
    option.setWrapMode(wrap.NoWrap if width is None else wrap.WrapAtWordBoundaryOrAnywhere)
    if item.align is Align.JUSTIFY and width is not None:
        option.setAlignment(Qt.AlignmentFlag.AlignJustify)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        # The letter space after a line's last letter may hang over the edge.
        line.setLineWidth(1e7 if width is None else width + item.spacing * EM)
        line.setPosition(QPointF(0, 0))
        line = layout.createLine()
    layout.endLayout()
    return layout


def _width(item: Text, line: QTextLine) -> float:
    """Width in units without the letter space that follows the last letter."""
    return line.naturalTextWidth() - item.spacing * EM


def _left(item: Text, room: float, line: QTextLine) -> float:
    if item.align is Align.CENTRE:
        return (room - _width(item, line)) / 2
    if item.align is Align.RIGHT:
        return room - _width(item, line)
    return 0.0


def _top(upright: Upright, room: float, height: float) -> float:
    if upright is Upright.MIDDLE:
        return (room - height) / 2
    return room - height if upright is Upright.BOTTOM else 0.0
