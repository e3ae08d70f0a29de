"""What every page of the rail is: built straight, refreshed only when somebody looks at it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from gridcredit.domain.duties import Duty
from gridcredit.domain.progress import Progress
from gridcredit.ui.runner import OnCancelled, OnDone, OnFailed, Task

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk
    from gridcredit.ui.app import App
    from gridcredit.ui.at_hand import AtHand

# While jobs follow one another, a page rests so long between two refreshes, in milliseconds: three
# hundred files that are taken in would have it asked three hundred times.
REST = 2_000


class Page(QWidget):
    """One page. A page knows the App and no other page.

    `_build` makes the widgets straight-line, `_connect` ties signals, `refresh` asks for what is
    to be shown. `refresh` runs when the page is first shown and after a commit touched one of
    `WATCHES`; a hidden page only remembers that it is stale. While jobs follow one another it
    runs every `REST`, and once more after the last of them.
    """

    DUTY: ClassVar[Duty] = Duty.READ
    WATCHES: ClassVar[frozenset[str]] = frozenset()

    remark_changed = Signal(object)  # str

    def __init__(self, app: App) -> None:
        super().__init__()
        self.app = app
        self.remark = ""  # what stands beside the title, such as a date
        self._is_stale = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._refresh_if_seen)
        self._query: Task | None = None  # the last one
        self._keys: list[QShortcut] = []
        self._is_keyboard_due = False
        self._told_at = -float(REST)
        self.app.runner.ended.connect(self._on_ended)
        self.setProperty("role", "page")
        self._build()
        self._connect()

    @property
    def desk(self) -> Desk:
        """The open workspace: pages that work in one live only as long as it is open."""
        if self.app.desk is None:
            raise RuntimeError("this page needs an open workspace")
        return self.app.desk

    def _build(self) -> None:
        """Make the widgets."""

    def _connect(self) -> None:
        """Tie the signals."""

    def refresh(self) -> None:
        """Ask for what is to be shown."""

    def header_actions(self) -> list[QWidget]:
        """Buttons for the window's header, the primary one last; asked for once."""
        return []

    def set_remark(self, remark: str) -> None:
        """Say something beside the title."""
        self.remark = remark
        self.remark_changed.emit(remark)

    def show_target(self, target: Any) -> None:
        """Show one thing: a search hit's, a figure's or another page's wish."""

    def at_hand(self) -> AtHand | None:
        """Whom the person works at, for a key that goes on with them elsewhere."""
        return None

    def take_keyboard(self) -> None:
        """The person came by keys, or the place they stood at is gone: put them where the page is
        used; by default its first place for keys, as soon as it has one (`offer_keyboard`)."""
        held = QApplication.focusWidget()
        self._is_keyboard_due = False
        if held is not None and self.isAncestorOf(held):
            return
        at = self.nextInFocusChain()
        while at is not None and at is not self:
            if self.isAncestorOf(at) and _takes_keys(at):
                at.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            at = at.nextInFocusChain()
        self._is_keyboard_due = True

    def offer_keyboard(self) -> None:
        """What takes keys has become usable: whoever came by keys before that gets there now."""
        if self._is_keyboard_due and self.isVisible():
            self.take_keyboard()

    def add_key(self, keys: str, slot: Callable[[], object]) -> None:
        """Call this by keys while the page is shown, wherever in the window the keyboard is."""
        made = QShortcut(QKeySequence(keys), self)
        made.activated.connect(slot)
        self._keys.append(made)

    def set_keys_on(self, is_on: bool) -> None:
        """Whether the page's keys do anything: not while something lies over it."""
        for key in self._keys:
            key.setEnabled(is_on)

    def let_go(self) -> None:
        """End with all its parts, those too that this person's page has no place for: what is
        nobody's child would stay, and with it the page and all that it showed. What was to happen
        in a moment does not: there is no workspace any more."""
        for timer in self.findChildren(QTimer):
            timer.stop()
        for holder in (self, *self.findChildren(QWidget)):
            for part in list(vars(holder).values()):
                if isinstance(part, QWidget) and _is_unplaced(part):
                    part.deleteLater()
        self.deleteLater()

    def ask(
        self, query: Callable[[], Any], on_done: OnDone, on_failed: OnFailed | None = None
    ) -> Task:
        """Ask off the screen thread; the answer is dropped when the page is gone by then."""
        self._query = self.app.runner.ask(query, on_done, on_failed, owner=self)
        return self._query

    def do(
        self,
        job: Callable[[Progress], Any],
        on_done: OnDone | None = None,
        on_failed: OnFailed | None = None,
        on_cancelled: OnCancelled | None = None,
        *,
        title: str,
    ) -> Task:
        """Do something off the screen thread, after the jobs before it, with progress."""
        return self.app.runner.do(job, on_done, on_failed, on_cancelled, title, owner=self)

    def on_topics(self, topics: frozenset[str]) -> None:
        """A commit touched these topics."""
        if topics & self.WATCHES:
            self.mark_stale()

    def mark_stale(self) -> None:
        """What is shown may be old: refresh now if seen, else when next shown. Many marks in a
        row make one refresh."""
        self._is_stale = True
        if self.isVisible() and not self._timer.isActive():
            self._timer.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh a stale page, after it has been painted."""
        super().showEvent(event)
        if self._is_stale:
            self._timer.start(0)

    def _refresh_if_seen(self) -> None:
        if not (self._is_stale and self.isVisible()):
            return
        if rest := self._rest():
            self._timer.start(rest)
            return
        self._is_stale = False
        self._told_at = time.monotonic()
        self.refresh()

    def _rest(self) -> int:
        """How many milliseconds a refresh has to wait."""
        if not self.app.runner.is_busy:
            return 0
        if self._query is not None and not self._query.ending:
            return REST
        return max(0, REST - int((time.monotonic() - self._told_at) * 1000))

    def _on_ended(self, task: Task) -> None:
        if task is self._query:
            self._told_at = time.monotonic()
        if self._timer.isActive():  # look again now: that may have been the last job
            self._timer.start(0)


def _takes_keys(widget: QWidget) -> bool:
    """Whether Tab would stop here."""
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled()


def _is_unplaced(part: QWidget) -> bool:
    """Whether it stands nowhere and never stood alone, as windows do."""
    if not shiboken6.isValid(part) or part.parent() is not None:
        return False
    return not part.testAttribute(Qt.WidgetAttribute.WA_WState_Created)
