"""What the parts of the window share: settings, look, runner, messages, and the open workspace.

There is one App, made by start.py and handed to every page. It has no widgets of its own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from gridcredit import settings as remembered
from gridcredit.settings import Settings
from gridcredit.ui.runner import Runner

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk
    from gridcredit.ui.hits import Search
    from gridcredit.ui.messages import Messages
    from gridcredit.ui.theme import Theme


class App(QObject):
    """`desk` is None until somebody opened a workspace, and again after it was closed."""

    desk_opened = Signal(object)  # Desk
    desk_closed = Signal()
    locked = Signal()
    topics_changed = Signal(object)  # frozenset[str]; may be emitted from any thread
    page_wanted = Signal(object)  # (page id, target or None)
    toast_wanted = Signal(object)  # (words, tone, undo or None)
    language_changed = Signal(object)  # "zh" or "en"
    lock_after_changed = Signal(object)  # minutes
    restore_wanted = Signal(object)  # Path of a backup, or None
    sign_out_wanted = Signal()
    demo_desk_wanted = Signal(object)  # (Path of another workspace, passphrase)
    demo_left = Signal()

    def __init__(
        self, settings: Settings, settings_file: Path, theme: Theme, runner: Runner
    ) -> None:
        super().__init__()
        self.settings = settings
        self.theme = theme
        self.runner = runner
        self.desk: Desk | None = None
        self.search: Search | None = None
        self._settings_file = settings_file
        self._writing = threading.Lock()
        self._unsubscribe: Callable[[], object] | None = None

    @cached_property
    def messages(self) -> Messages:
        """The message boxes and file dialogs."""
        from gridcredit.ui.messages import Messages  # a start has nothing to say or to ask

        return Messages(self.settings)

    def open_desk(self, desk: Desk) -> None:
        """Work on this workspace from now on; its commits reach the pages as topics."""
        from gridcredit.ui.searching import everywhere  # with it comes all of the store

        self.close_desk()
        self.desk = desk
        self._unsubscribe = desk.database.subscribe(self.topics_changed.emit)
        self.search = everywhere(desk, self.settings)
        self.settings.workspace = str(desk.folder)
        self.desk_opened.emit(desk)

    def close_desk(self) -> None:
        """Let go of the workspace; jobs under way are finished or stopped first."""
        if self.desk is None:
            return
        self.runner.close()
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._unsubscribe, self.search = None, None
        desk, self.desk = self.desk, None
        self.desk_closed.emit()
        desk.close()

    def leave_desk(self, on_done: Callable[[], object]) -> None:
        """Let go of the workspace once jobs under way are finished or stopped, without waiting for
        them here; then `on_done`."""

        def left() -> None:
            self.close_desk()
            on_done()

        self.runner.wind_down(left)

    def lock(self) -> None:
        """Hide everything until the passphrase is given again; who shows the cover listens."""
        if self.desk is not None:
            self.locked.emit()

    def go(self, page: str, target: Any = None) -> None:
        """Show a page, and one thing on it."""
        self.page_wanted.emit((page, target))

    def toast(
        self, words: str, undo: Callable[[], object] | None = None, tone: str = "good"
    ) -> None:
        """Say that something was done. `undo` is offered as a button and as Ctrl+Z.
        Tones: good, info, warn, bad."""
        self.toast_wanted.emit((words, tone, undo))

    def choose_theme(self, choice: str) -> None:
        """`system`, `light` or `dark`; takes effect at once."""
        self.settings.theme = choice
        self.theme.choose(choice)
        self.save_settings()

    def choose_language(self, language: str) -> None:
        """`zh` or `en`; the window is made anew."""
        if language != self.settings.language:
            self.settings.language = language
            self.save_settings()
            self.language_changed.emit(language)

    def choose_lock_after(self, minutes: int) -> None:
        """Lock after so many minutes without a key or a click."""
        self.settings.lock_after = minutes
        self.save_settings()
        self.lock_after_changed.emit(minutes)

    def save_settings(self) -> None:
        """Write the settings off the screen thread."""
        self.runner.ask(self.write_settings, lambda _written: None)

    def write_settings(self) -> bool:
        """Write the settings as they are now, one writer at a time, so that the newest stay."""
        with self._writing:
            return remembered.save(remembered.copy_of(self.settings), self._settings_file)
