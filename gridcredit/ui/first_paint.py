"""What may wait until there is something to see."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Calls `on_done` once, so many milliseconds after a widget has been painted for the first
    time; with some the event loop has rested, and so handed the picture on to the screen."""

    def __init__(self, widget: QWidget, on_done: Callable[[], object], later: int = 0) -> None:
        super().__init__(widget)
        self._on_done, self._later = on_done, later
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the paint and step aside."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(self._later, self, self._on_done)
        return False
