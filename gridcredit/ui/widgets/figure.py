"""A number that opens the list behind it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from gridcredit.ui import icons
from gridcredit.ui.tokens import CAPTION, FIGURE, GAP, tokens_now


class FigureTile(QAbstractButton):
    """A big number with its label and a remark; a click or Enter opens the list (`clicked`).

    Every figure opens to the rows behind it, so a tile without a list is made with
    `opens=False` and takes no focus.
    """

    def __init__(self, label: str, *, opens: bool = True) -> None:
        super().__init__()
        self._label, self._opens = label, opens
        self._value, self._remark, self._tone = "–", "", "muted"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        self.setEnabled(opens)
        if opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rename()

    def show_value(self, value: str, remark: str = "", tone: str = "muted") -> None:
        """Show a number, already formatted; `tone` colours the remark (a field of Tokens)."""
        self._value, self._remark, self._tone = value, remark, tone
        self._rename()
        self.update()

    def _rename(self) -> None:
        self.setAccessibleName(f"{self._label} {self._value}")
        self.setAccessibleDescription(self._remark)

    def sizeHint(self) -> QSize:
        """A comfortable width; the height is fixed so that tiles line up."""
        return QSize(176, 104)

    def minimumSizeHint(self) -> QSize:
        """The least width at which four tiles fit beside the rail."""
        return QSize(128, 104)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the panel, the label, the number and the remark."""
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        over = self._opens and (self.underMouse() or self.isDown())
        edge = QPen(QColor(tokens.focus), 2) if self.hasFocus() else QPen(QColor(tokens.line), 1)
        painter.setPen(edge)
        painter.setBrush(QColor(tokens.hover if over else tokens.surface))
        painter.drawRoundedRect(box, 8, 8)
        inner = box.adjusted(GAP - 1, 12, -GAP + 1, -10)
        left = Qt.AlignmentFlag.AlignLeft
        self._write(painter, inner, left | Qt.AlignmentFlag.AlignTop, self._label, tokens.muted)
        big = self._font(FIGURE, bold=True)
        painter.setFont(big)
        painter.setPen(QColor(tokens.text))
        painter.drawText(inner.adjusted(0, 18, 0, 0), left | Qt.AlignmentFlag.AlignTop, self._value)
        colour = getattr(tokens, self._tone)
        self._write(painter, inner, left | Qt.AlignmentFlag.AlignBottom, self._remark, colour)
        if self._opens:
            drawn = icons.pixmap("chevron-right", tokens.faint, 16, self.devicePixelRatioF())
            painter.drawPixmap(int(inner.right()) - 14, int(inner.top()) + 1, drawn)

    def _write(
        self, painter: QPainter, box: QRectF, where: Qt.AlignmentFlag, text: str, colour: str
    ) -> None:
        painter.setFont(self._font(CAPTION))
        painter.setPen(QColor(colour))
        painter.drawText(box, where, text)

    def _font(self, pixels: int, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setBold(bold)
        return font
