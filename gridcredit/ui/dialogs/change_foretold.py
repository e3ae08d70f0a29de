"""A line of a resident's form that says what the change as typed would do to coverage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer, Signal

from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.foretelling import foretell_change
from gridcredit.operations.register.rearranging import Rearranged
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.coverage_words import effect_words, nothing_changes
from gridcredit.ui.runner import Task
from gridcredit.ui.widgets.label import Label

_PAUSE = 150

Change = Callable[[], Mapping[str, Any] | None]
"""The plain values that differ; None while something is wrong with them."""


class ChangeForetold(Label):
    """Asked off the screen thread whenever `typed` was called; hidden where there is nothing to
    say. That no number changes is said of a death, a move and a return alone."""

    grown = Signal()  # it takes room from what stands above

    def __init__(self, app: App, desk: Desk, resident: UUID, change: Change) -> None:
        super().__init__()
        self._app, self._desk, self._resident, self._change = app, desk, resident, change
        self._query: Task | None = None
        self.setProperty("role", "muted")
        self.setWordWrap(True)
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(self.look)
        self._say("")

    def typed(self) -> None:
        """Something was typed: look again, soon."""
        self._wait.start()

    def look(self) -> None:
        """Ask what the change would do."""
        new = self._change()
        if self._query is not None:
            self._query.cancel()
        if not new:
            self._say("")
            return
        desk, resident, changed = self._desk, self._resident, dict(new)
        self._query = self._app.runner.ask(
            lambda: foretell_change(desk, resident, changed),
            lambda seen: self._on_foretold(seen, is_asked="state" in changed),
            self._on_refused,
            owner=self,
        )

    def _on_foretold(self, seen: Rearranged, *, is_asked: bool) -> None:
        lines = [words for effect in seen.effects if (words := effect_words(effect))]
        if not lines and is_asked:
            lines = [nothing_changes()]
        self._say("\n".join(lines))

    def _on_refused(self, _error: GridCreditError) -> None:
        """What is wrong is said at its field once it is to be saved."""
        self._say("")

    def _say(self, words: str) -> None:
        is_new = bool(words) and not self.isVisible()
        self.setText(words)
        self.setVisible(bool(words))
        if is_new:
            self.grown.emit()
