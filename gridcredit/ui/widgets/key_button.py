"""A choice that is one key away: its words, and the key as it stands on the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from gridcredit.ui.tokens import CONTROL, tokens_now
from gridcredit.ui.widgets.key_hint import draw_key, key_width

# Pixels at the sides, and between words and key.
_ROOMY, _TIGHT = (8, 6), (6, 4)


class KeyButton(QAbstractButton):
    """A toggle. `keys` is only drawn and told to the screen reader: who owns the button listens
    for the key. Chosen in a tone (good, warn, bad, info, plain), it takes that tone's tint."""

    def __init__(
        self,
        words: str,
        keys: str = "",
        tone: str = "plain",
        name: str = "",
        *,
        is_tight: bool = False,
    ) -> None:
        """`name` is what a screen reader says instead of the words. A tight one leaves less room
        around them, where many stand in one line."""
        super().__init__()
        self._keys, self._tone = keys, tone
        self._pad, self._apart = _TIGHT if is_tight else _ROOMY
        self.setText(words)
        self.setCheckable(True)
        self.setAccessibleName(name or words)
        self.setAccessibleDescription(keys)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as words and key."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        key = key_width(self._keys, self.font()) + self._apart if self._keys else 0
        return QSize(words + key + 2 * self._pad + 2, CONTROL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw plate, words and key."""
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, edge, ground = self._colours()
        lit = self.hasFocus()
        painter.setPen(QPen(QColor(tokens.focus if lit else edge), 2 if lit else 1))
        painter.setBrush(QColor(ground))
        plate = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(plate, 6, 6)
        words = plate.adjusted(self._pad, 0, -self._pad, 0)
        painter.setPen(QColor(ink))
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if self._keys:
            words.setRight(words.right() - key_width(self._keys, self.font()) - self._apart)
            draw_key(painter, plate.adjusted(0, 0, -self._pad, 0), self._keys)
        elided = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(words.width()) + 1
        )
        painter.setPen(QColor(ink))
        painter.drawText(words, where, elided)

    def _colours(self) -> tuple[str, str, str]:
        """Ink, edge and ground."""
        tokens = tokens_now()
        if not self.isEnabled():
            return tokens.faint, tokens.line, tokens.surface
        if self.isChecked() and self._tone != "plain":
            ink = getattr(tokens, self._tone)
            return ink, ink, getattr(tokens, self._tone + "_back")
        if self.isChecked():
            return tokens.text, tokens.text, tokens.selected
        over = self.underMouse() or self.isDown()
        return tokens.text, tokens.edge, tokens.hover if over else tokens.surface
