"""Keeps the status bar true: asked anew after every commit, once things are quiet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gridcredit.settings import Settings
from gridcredit.ui.app import App
from gridcredit.ui.main_window import MainWindow

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk
    from gridcredit.operations.exchange.situation import Glance

# Commits closer together than this ask once, in milliseconds.
QUIET = 250
_DOOR = "office.{folder}"


class StatusFeed(QObject):
    """Tells the window's status bar where one works, what is unsent and the last receipt."""

    def __init__(self, app: App, window: MainWindow) -> None:
        super().__init__()
        self._app, self._window = app, window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET)
        self._timer.timeout.connect(self._ask)
        app.desk_opened.connect(lambda _desk: self._ask())
        app.desk_closed.connect(lambda: self._window.set_status(None))
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
            from gridcredit.operations.exchange import situation

            return situation.glance(desk)

        self._app.runner.ask(
            glance, lambda seen: self._show(desk, seen), lambda _error: None, owner=self
        )

    def _show(self, desk: Desk, seen: Glance) -> None:
        if desk is not self._app.desk:
            return
        from gridcredit import texts
        from gridcredit.ui.shell.status import Status
        from gridcredit.ui.work_words import unsent_words

        note_office(self._app.settings, desk.folder, desk.node.name, seen.area[-1:])
        role = texts.word(desk.actor.role, self._app.settings.language)
        self._window.set_status(
            Status(
                " · ".join(seen.area),
                self.tr("{name}（{role}）").format(name=desk.actor.name, role=role),
                unsent_words(seen.work, seen.unsent),
                seen.last_receipt[5:16].replace("T", " "),
                seen.has_parent,
                seen.to_decide,
            )
        )


def note_office(settings: Settings, folder: Path, name: str, area: Sequence[str]) -> None:
    """Remember whose workspace lies in a folder: who signs in next sees it before the passphrase
    opens anything."""
    settings.choices[_DOOR.format(folder=folder)] = " · ".join(dict.fromkeys((name, *area)))


def office_at(settings: Settings, folder: Path) -> str:
    """The office and its area as they were when the workspace was open last; blank before."""
    return settings.choices.get(_DOOR.format(folder=folder), "")
