"""What the views of the page have in common: a choice of period, level and village, and a refresh
when they are looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gridcredit import texts
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.progress import Progress
from gridcredit.ui.runner import OnCancelled, OnDone, OnFailed, Task

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk
    from gridcredit.ui.pages.stars.page import StarsPage


class StarsView(QWidget):
    """`_build` makes the widgets, `_connect` ties signals, `refresh` asks for what is shown: when
    the view is first looked at, and when something that the page watches has changed."""

    def __init__(self, page: StarsPage) -> None:
        super().__init__()
        self.page, self.app = page, page.app
        self._is_stale = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._refresh_if_seen)
        self._build()
        self._connect()

    @property
    def desk(self) -> Desk:
        """The open workspace."""
        return self.page.desk

    @property
    def language(self) -> str:
        """The window's language."""
        return self.app.settings.language

    def _build(self) -> None:
        """Make the widgets."""

    def _connect(self) -> None:
        """Tie the signals."""

    def refresh(self) -> None:
        """Ask for what is to be shown."""

    def show_target(self, target: Any) -> None:
        """Show one thing."""

    def keyboard_place(self) -> QWidget | None:
        """Where the keyboard goes when the view is come to by keys."""
        return None

    def take_keyboard(self) -> bool:
        """Put the keyboard where the view is used; False where there is no such place yet."""
        place = self.keyboard_place()
        if place is None or not (place.isVisible() and place.isEnabled()):
            return False
        place.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def mark_stale(self) -> None:
        """What is shown may be old: asked for anew now if seen, else when next shown."""
        self._is_stale = True
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh a stale view, after it has been painted."""
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        if self._is_stale and self.isVisible():
            self._soon.start(0)

    def _refresh_if_seen(self) -> None:
        if self._is_stale and self.isVisible() and self.page.is_placed:
            self._is_stale = False
            self.refresh()

    def ask(
        self, query: Callable[[], Any], on_done: OnDone, on_failed: OnFailed | None = None
    ) -> Task:
        """Ask off the screen thread; dropped when the view is gone by then."""
        return self.app.runner.ask(query, on_done, on_failed, owner=self)

    def do(
        self,
        job: Callable[[Progress], Any],
        on_done: OnDone | None = None,
        on_failed: OnFailed | None = None,
        on_cancelled: OnCancelled | None = None,
        *,
        title: str,
    ) -> Task:
        """Do something off the screen thread, after the jobs before it."""
        return self.app.runner.do(job, on_done, on_failed, on_cancelled, title, owner=self)

    def describe(self, error: GridCreditError) -> str:
        """What went wrong, in the window's language."""
        return texts.describe(error, self.language)

    def warn(self, error: GridCreditError) -> None:
        """Say what went wrong in a dialog; views with a place for it say it there."""
        self.app.messages.warn(self, error)
