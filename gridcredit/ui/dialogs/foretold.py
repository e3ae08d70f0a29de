"""The frame of dialogs that let people and households stand elsewhere: what it does to coverage is
said while it can still be left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from gridcredit import texts
from gridcredit.domain.errors import GridCreditError, LeavingDoubtful
from gridcredit.operations.register.rearranging import Rearranged
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.coverage_words import doubt_words, effect_words, nothing_changes
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.dialogs.leaving_question import is_leaving_right
from gridcredit.ui.runner import Task
from gridcredit.ui.widgets.label import Label

_PAUSE = 150

Act = Callable[[bool], Rearranged]
"""Does it; or, told to look only, says what it would do."""


class ForetoldDialog(FormDialog):
    """Subclasses say in `act` what is done, and call `typed` when anything was; `saved` carries a
    Rearranged. A day of leaving that is likely wrong is asked about once."""

    def __init__(self, parent: QWidget, app: App) -> None:
        super().__init__(parent, app)
        self.is_sure = False
        self._query: Task | None = None
        self.told = Label()
        self.told.setProperty("role", "muted")
        self.told.setWordWrap(True)
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(self.foretell)

    def finish(self) -> None:
        """Put what is foretold below the rows, and look for the first time."""
        self.body.addWidget(self.told)
        self.typed()

    def act(self) -> Act | dict[str, str]:
        """What is to be done, or what is wrong with what was typed, by field."""
        raise NotImplementedError

    def typed(self) -> None:
        """Something was typed or chosen: look again, soon."""
        self._wait.start()

    def save(self) -> Callable[[], Any] | None:
        """The act, where nothing is wrong."""
        act = self.act()
        if isinstance(act, dict):
            self.show_faults(act)
            return None
        self.show_faults({})
        return lambda: act(False)

    def foretell(self) -> None:
        """Ask what it would do."""
        act = self.act()
        if self._query is not None:
            self._query.cancel()
        if isinstance(act, dict):
            self._say("")
            return
        self._query = self.app.runner.ask(
            lambda: act(True), self._on_foretold, self._on_refused, owner=self
        )

    def _on_foretold(self, seen: Rearranged) -> None:
        lines = [words for effect in seen.effects if (words := effect_words(effect))]
        lines = lines or [nothing_changes()]
        lines += self._more(seen)
        self._say("\n".join([*lines, *(self._doubt(why) for why in seen.doubts)]))

    def _more(self, seen: Rearranged) -> list[str]:
        """What else there is to say of it, before what wants a look."""
        return []

    def _on_refused(self, error: GridCreditError) -> None:
        self._say(texts.describe(error, self.app.settings.language))

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self._fit()

    def _doubt(self, why: str) -> str:
        """What wants a look, in words."""
        return doubt_words(why)

    def _on_failed(self, error: GridCreditError) -> None:
        if not isinstance(error, LeavingDoubtful):
            super()._on_failed(error)
            return
        self._save.setEnabled(True)
        self.is_sure = is_leaving_right(self, self.app, error)
        if self.is_sure:
            self._on_save()
