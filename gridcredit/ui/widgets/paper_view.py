"""Paper on the screen: a whole page in a frame of its size, or a chart that fills its widget.

Both are drawn by the painter that draws files and prints, so that what is seen is what comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridcredit.paper.painter import paint
from gridcredit.paper.sheet import Box, Item, Sheet
from gridcredit.ui.tokens import TIGHT, tokens_now

PER_MM = 96 / 25.4  # logical pixels: a chart's lettering is then as large as its points say


class PaperView(QWidget):
    """Shows one sheet, as large as the widget allows; words stand where there is none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._words = ""
        self._drawn = QPixmap()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 200)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a page."""
        self._sheet, self._words = sheet, ""
        self._drawn = QPixmap()
        self.update()

    def show_words(self, words: str) -> None:
        """Show an empty page that says why it is empty."""
        self._sheet, self._words = None, words
        self.setAccessibleDescription(words)
        self.update()

    @property
    def sheet(self) -> Sheet | None:
        """The page that is shown."""
        return self._sheet

    def sizeHint(self) -> QSize:
        """A page in a column of its own."""
        return QSize(360, 500)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is drawn anew at its new size."""
        self._drawn = QPixmap()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, its edge and its shadow."""
        page = self._page()
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shadow = QColor("#000000")
        for step in range(3):
            shadow.setAlpha(18 - 5 * step)
            painter.fillRect(page.adjusted(-step, 1 - step, step, 2 + step), shadow)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor("#FFFFFF" if self._sheet else tokens.surface))
        painter.drawRect(page)
        if self._sheet is not None:
            if self._drawn.isNull():
                self._drawn = self._picture(self._sheet, page)
            painter.drawPixmap(page.topLeft(), self._drawn)
        elif self._words:
            painter.setPen(QColor(tokens.muted))
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(page.adjusted(24, 24, -24, -24), middle, self._words)

    def _page(self) -> QRectF:
        """Where the page lies: at the top, in the middle across, its proportions kept."""
        wide, high = (210.0, 297.0)
        if self._sheet is not None:
            wide, high = self._sheet.width_mm, self._sheet.height_mm
        room = QRectF(self.rect()).adjusted(TIGHT, TIGHT, -TIGHT, -TIGHT)
        scale = min(room.width() / wide, room.height() / high)
        width, height = round(wide * scale), round(high * scale)
        left = round(room.left() + (room.width() - width) / 2)
        return QRectF(left, room.top(), width, height)

    def _picture(self, sheet: Sheet, page: QRectF) -> QPixmap:
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(round(page.width() * ratio), round(page.height() * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(QColor("#FFFFFF"))
        painter = QPainter(drawn)
        paint(sheet, painter, page.width() / sheet.width_mm)
        painter.end()
        return drawn


class ChartView(QWidget):
    """Shows items that are made to fit the widget whenever its size or the theme changes."""

    def __init__(self, name: str, height: int) -> None:
        super().__init__()
        self._name = name
        self._make: Callable[[Box], Sequence[Item]] | None = None
        self._sheet: Sheet | None = None
        self.setAccessibleName(name)
        self.setMinimumSize(200, height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_chart(self, make: Callable[[Box], Sequence[Item]], words: str) -> None:
        """Show what `make` draws into a box of millimetres; `words` say the same to those who
        cannot see it."""
        self._make, self._sheet = make, None
        self.setAccessibleDescription(words)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The items are made anew for the new size."""
        self._sheet = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The items are made anew for the new colours."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._sheet = None
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart."""
        if self._make is None:
            return
        if self._sheet is None:
            box = Box(0, 0, self.width() / PER_MM, self.height() / PER_MM)
            self._sheet = Sheet(box.width, box.height, tuple(self._make(box)))
        paint(self._sheet, QPainter(self), PER_MM)
