"""What others write to the workspace reaches the pages like one's own jobs: several people may
work in one database, and a script may fill it beside the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from gridcredit.ui.app import App
from gridcredit.ui.runner import Task

# Between two queries, in milliseconds.
EVERY = 4_000


class NewsFeed(QObject):
    """Asks every few seconds, off the screen thread, whether others have committed anything; only
    while somebody looks at the window. What they have comes as topics (App.topics_changed)."""

    def __init__(self, app: App, is_seen: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._app, self._is_seen = app, is_seen
        self._query: Task | None = None
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self) -> None:
        """Ask now, unless nobody looks or the last answer is not there yet."""
        desk = self._app.desk
        is_asking = self._query is not None and not self._query.ending
        if desk is None or is_asking or not self._is_seen():
            return
        # A server that is away for a moment is told of by the next job; here it is asked again.
        self._query = self._app.runner.ask(
            desk.hear_others, lambda _topics: None, lambda _error: None, owner=self
        )
