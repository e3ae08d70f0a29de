"""Covers a page whose answer takes longer than a blink."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from gridcredit.ui.tokens import SMALL, tokens_now
from gridcredit.ui.widgets.label import Label

# Answers faster than this never show the cover, in milliseconds.
PATIENCE = 300


class BusyOverlay(QWidget):
    """A veil over `covered` with a moving bar; keeps its size and takes its clicks."""

    def __init__(self, covered: QWidget) -> None:
        super().__init__(covered)
        self._covered = covered
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self._on_timeout)
        self._words = Label()
        self._words.setProperty("role", "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(180)
        column = QVBoxLayout(self)
        column.setSpacing(SMALL)
        column.addStretch(1)
        column.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        column.addStretch(1)
        covered.installEventFilter(self)

    def begin(self, words: str = "") -> None:
        """Cover, unless `end` comes soon."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._timer.start()

    def end(self) -> None:
        """Uncover."""
        self._timer.stop()
        self.hide()

    def _on_timeout(self) -> None:
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the size of what is covered."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._covered.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the veil."""
        veil = QColor(tokens_now().window)
        veil.setAlpha(200)
        QPainter(self).fillRect(self.rect(), veil)
