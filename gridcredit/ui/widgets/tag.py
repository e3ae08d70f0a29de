"""A small coloured word: outcomes, stages, states."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridcredit.ui.tokens import CAPTION, tokens_now

TONES = ("plain", "good", "warn", "bad", "info")
_HEIGHT, _PAD = 22, 8


class Tag(QWidget):
    """A word on a quiet tint. The word carries the meaning; the colour only helps."""

    def __init__(self, text: str, tone: str = "plain") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_text(text, tone)

    def show_text(self, text: str, tone: str = "plain") -> None:
        """Show another word."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        return QSize(tag_width(self._text, self.font()), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tint and word."""
        painter = QPainter(self)
        draw_tag(painter, QRectF(self.rect()), self._text, self._tone)


def tag_width(text: str, font: QFont) -> int:
    """How wide a tag is, in pixels."""
    return QFontMetrics(_small(font)).horizontalAdvance(text) + 2 * _PAD


def draw_tag(painter: QPainter, box: QRectF, text: str, tone: str) -> None:
    """Draw a tag at the left of a box, in its middle: the same in a widget and in a table. A word
    longer than the box is cut so that one sees it is."""
    tokens = tokens_now()
    ink = tokens.muted if tone == "plain" else getattr(tokens, tone)
    painter.save()
    font = _small(painter.font())
    width = min(float(tag_width(text, font)), box.width())
    shape = QRectF(box.left(), box.center().y() - _HEIGHT / 2, width, _HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # A plain one has a line around it: its tint is that of a selected row.
    painter.setPen(_rim(tokens.edge) if tone == "plain" else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(tokens, tone + "_back")))
    rim = 0.5 if tone == "plain" else 0.0
    painter.drawRoundedRect(shape.adjusted(rim, rim, -rim, -rim), 4, 4)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    room = int(width) - _PAD if width < tag_width(text, font) else int(width)
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def _rim(edge: str) -> QColor:
    """Fainter than the edge of what can be pressed."""
    colour = QColor(edge)
    colour.setAlphaF(0.55)
    return colour


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(CAPTION)
    return made
