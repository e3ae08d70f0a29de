"""How far a target has come, and where its straight line stands today (序时进度)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridcredit.ui.tokens import CAPTION, tokens_now


class PaceBar(QWidget):
    """A bar from 0 to the target with a mark where the pace line stands; shares are 0..1."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self._pace: float | None = None
        self._words = self._mark_words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(
        self, share: float, pace: float | None, words: str, mark_words: str = ""
    ) -> None:
        """Show how much is done and where the pace stands; the words say both in numbers."""
        self._share = min(max(share, 0.0), 1.0)
        self._pace = None if pace is None else min(max(pace, 0.0), 1.0)
        self._words, self._mark_words = words, mark_words
        self.setAccessibleName(f"{words} {mark_words}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """Words, bar, and words at the mark."""
        return QSize(320, 52)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar, the mark and the words."""
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(CAPTION)
        painter.setFont(font)
        width = float(self.width())
        painter.setPen(QColor(tokens.text))
        painter.drawText(QRectF(0, 0, width, 18), Qt.AlignmentFlag.AlignLeft, self._words)
        bar = QRectF(0, 23, width, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.track))
        painter.drawRoundedRect(bar, 4, 4)
        if self._share > 0:
            painter.setBrush(QColor(tokens.accent))
            done = max(8.0, width * self._share)
            painter.drawRoundedRect(QRectF(0, 23, done, 8), 4, 4)
        if self._pace is not None:
            self._draw_mark(painter, width * self._pace, tokens.text, tokens.muted)

    def _draw_mark(self, painter: QPainter, at: float, ink: str, muted: str) -> None:
        at = min(max(at, 1.0), self.width() - 1.0)
        painter.setPen(QPen(QColor(ink), 2))
        painter.drawLine(int(at), 19, int(at), 35)
        painter.setPen(QColor(muted))
        wide = painter.fontMetrics().horizontalAdvance(self._mark_words) + 2
        left = min(max(at - wide / 2, 0.0), self.width() - wide)
        painter.drawText(QRectF(left, 36, wide, 16), Qt.AlignmentFlag.AlignCenter, self._mark_words)
