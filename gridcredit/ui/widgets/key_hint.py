"""A key as it stands on the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridcredit.ui.tokens import tokens_now

_PIXELS, _HEIGHT, _PAD = 11, 18, 5


class KeyHint(QWidget):
    """Shows a shortcut quietly, such as Ctrl+K."""

    def __init__(self, keys: str) -> None:
        super().__init__()
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        return QSize(key_width(self._keys, self.font()), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the key."""
        draw_key(QPainter(self), QRectF(self.rect()), self._keys)


def key_width(keys: str, font: QFont) -> int:
    """How wide a drawn key is, in pixels."""
    return QFontMetrics(_small(font)).horizontalAdvance(keys) + 2 * _PAD


def draw_key(painter: QPainter, box: QRectF, keys: str) -> None:
    """Draw a key at the right of a box, in its middle."""
    tokens = tokens_now()
    painter.save()
    font = _small(painter.font())
    width = key_width(keys, font)
    shape = QRectF(box.right() - width, box.center().y() - _HEIGHT / 2, width, _HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(tokens.window))
    painter.drawRoundedRect(shape.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(font)
    painter.setPen(QColor(tokens.muted))
    painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, keys)
    painter.restore()


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(_PIXELS)
    return made
