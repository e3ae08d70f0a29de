"""How the round stands: what is quick to tell at once, the list of whom to visit in a lull."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from gridcredit.operations.visits import doorstep
from gridcredit.operations.visits.doorstep import Round
from gridcredit.ui.page import Page
from gridcredit.ui.runner import Task

# So long nobody works at the page before the list is made anew, in milliseconds.
LULL = 3_000


class RoundFeed(QObject):
    """Asks in the background. Over a whole street it takes seconds to say who is due, and every
    saved visit changes it a little: however many changes there were, one question answers them."""

    told = Signal(object)  # Round

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._has_list = False
        self._long: Task | None = None
        self._lull = QTimer(self)
        self._lull.setSingleShot(True)
        self._lull.setInterval(LULL)
        self._lull.timeout.connect(self._on_lull)

    def ask(self) -> None:
        """Ask for all of it now."""
        desk = self._page.desk
        self._lull.stop()
        if self._long is not None:
            self._long.cancel()
        self._long = self._page.ask(lambda: doorstep.visit_round(desk), self._on_told)

    def ask_soon(self) -> None:
        """Something changed: ask for what is quick now, and for the list in the next lull."""
        desk = self._page.desk
        if not self._has_list:
            self.ask()
            return
        self._lull.start()
        self._page.ask(lambda: doorstep.visit_round(desk, lists_due=False), self._on_told)

    def put_off(self) -> None:
        """Somebody is at work."""
        if self._lull.isActive():
            self._lull.start()

    def _on_lull(self) -> None:
        if self._page.isVisible():
            self.ask()
        else:
            self._page.mark_stale()

    def _on_told(self, told: Round) -> None:
        self._has_list = self._has_list or told.due is not None
        self.told.emit(told)
