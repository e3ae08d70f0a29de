"""Keeps the status bar true: asked anew after every commit, once things are quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gridcredit.ui.app import App
from gridcredit.ui.main_window import MainWindow

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk
    from gridcredit.operations.situation import Glance

# Commits closer together than this ask once, in milliseconds.
QUIET = 250


class StandingFeed(QObject):
    """Tells the window's status bar where one works, what is unsent and the last receipt."""

    def __init__(self, app: App, window: MainWindow) -> None:
        super().__init__()
        self._app, self._window = app, window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET)
        self._timer.timeout.connect(self._ask)
        app.desk_opened.connect(lambda _desk: self._ask())
        app.desk_closed.connect(lambda: self._window.set_standing(None))
        app.topics_changed.connect(lambda _topics: self._timer.start())

    def attach(self, window: MainWindow) -> None:
        """The window was made anew."""
        self._window = window
        self._ask()

    def _ask(self) -> None:
        desk = self._app.desk
        if desk is None:
            return

        def glance() -> Glance:
            from gridcredit.operations import situation

            return situation.glance(desk)

        self._app.runner.ask(
            glance, lambda seen: self._show(desk, seen), lambda _error: None, owner=self
        )

    def _show(self, desk: Desk, seen: Glance) -> None:
        if desk is not self._app.desk:
            return
        from gridcredit import texts
        from gridcredit.ui.shell.status import Standing

        role = texts.word(desk.actor.role, self._app.settings.language)
        self._window.set_standing(
            Standing(
                " · ".join(seen.area),
                f"{desk.actor.name} ({role})",
                seen.unsent,
                seen.last_receipt[5:16].replace("T", " "),
                seen.has_parent,
            )
        )
