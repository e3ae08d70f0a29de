"""Clears garbage away on the screen thread alone, where the window's objects may end.

Python collects on whichever thread happens to reach its count. Of what a page leaves behind,
models, actions and pictures then end at once on that thread, while the views that show them are
kept for the screen thread: they look at what is gone, and the process dies of it.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

# Between two looks, in milliseconds. What a job leaves meanwhile is some ten thousand objects.
EVERY = 200
# A full collection waits for a moment without work, but not longer than so many seconds.
AT_LATEST = 60.0


class Collector(QObject):
    """Stands in for Python's own collector, which rests until `end`. It goes by Python's counts:
    the youngest often, all of them seldom, and rather when nothing is under way."""

    def __init__(self, is_idle: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_idle = is_idle
        self._since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._on_timeout)

    def begin(self) -> None:
        """Collect from now on, in the event loop of the calling thread."""
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.enable()

    def _on_timeout(self) -> None:
        generation = self._due()
        if generation is not None:
            gc.collect(generation)
        if generation == 2:
            self._since = time.monotonic()

    def _due(self) -> int | None:
        """The oldest generation whose turn it is, as Python counts; None when none is due."""
        young, middle, old = (
            count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        if old and (self._is_idle() or time.monotonic() - self._since > AT_LATEST):
            return 2
        if middle:
            return 1
        return 0 if young else None
