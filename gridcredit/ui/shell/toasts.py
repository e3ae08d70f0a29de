"""Says that something was done, and offers to take it back; never stands in the way, and never
takes the keyboard: Ctrl+Z takes back what it tells of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button, icon_button
from gridcredit.ui.widgets.glyph import Glyph
from gridcredit.ui.widgets.label import Label

Undo = Callable[[], object]

STAYS = 8000  # milliseconds; with the pointer over it, it stays
TONES = {"good": "check-circle", "info": "info", "warn": "warning", "bad": "error"}


class Toast(QFrame):
    """One line at the bottom of `above`, with an undo button where there is something to undo."""

    undo_wanted = Signal()

    def __init__(self, above: QWidget) -> None:
        super().__init__(above)
        self._above = above
        self.setProperty("role", "toast")
        self.hide()
        self._glyph = Glyph("check-circle", "good")
        self._words = Label()
        self._undo = button(
            self.tr("撤销"), lambda: self.undo_wanted.emit(), icon="undo", kind="quiet"
        )
        self._undo.setToolTip("Ctrl+Z")
        self._close = icon_button("cross", self.tr("关闭提示"), self.hide)
        for made in (self._undo, self._close):
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(SMALL)
        for widget in (self._glyph, self._words, self._undo, self._close):
            row.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        above.installEventFilter(self)

    def say(self, words: str, tone: str = "good", *, can_undo: bool = False) -> None:
        """Show a line; the one before it goes."""
        self._glyph.show_icon(TONES[tone], tone)
        self._words.setText(words)
        self._undo.setVisible(can_undo)
        self.setAccessibleName(words)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(STAYS)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _place(self) -> None:
        room = self._above.rect()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - 20)

    def _on_timeout(self) -> None:
        if self.underMouse():
            self._timer.start(STAYS // 2)
        else:
            self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while somebody reads."""
        self._timer.start(STAYS)
        super().enterEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the middle of the bottom."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
