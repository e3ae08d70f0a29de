"""A strip at the top of a page that says something about all of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gridcredit.ui.tokens import SMALL, tokens_now
from gridcredit.ui.widgets.glyph import Glyph
from gridcredit.ui.widgets.label import Label

ICONS = {"info": "info", "warn": "warning", "bad": "error", "good": "check-circle"}


class Banner(QWidget):
    """Words on a tint, with an optional action at the right. Tones: info, warn, bad, good."""

    def __init__(self, tone: str, text: str, action: QWidget | None = None) -> None:
        super().__init__()
        self._tone = tone
        self._glyph = Glyph(ICONS[tone], tone)
        self._words = Label()
        self._words.setWordWrap(True)
        # As tall as the words are at its width: the height that Qt guesses for a greatest would
        # cut them.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        # What stands in it is as tall as a line of words with these, and a button no taller.
        edge = 10 if action is None else 3
        row.setContentsMargins(12, edge, 12, edge)
        row.setSpacing(12)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        if action is not None:
            row.addSpacing(SMALL)
            row.addWidget(action)
        self.say(text, tone)

    def say(self, text: str, tone: str = "") -> None:
        """Say something else."""
        self._tone = tone or self._tone
        self._glyph.show_icon(ICONS[self._tone], self._tone)
        self._words.setText(text)
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(tokens_now(), self._tone + "_back")))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
