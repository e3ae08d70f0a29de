"""A page of several views, one in sight: by what is done there, the last one remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.progress import Progress
from gridcredit.ui.page import Page
from gridcredit.ui.runner import OnCancelled, OnDone, OnFailed, Task
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.pasted import files_in
from gridcredit.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk

R = TypeVar("R", bound="ViewRow")
V = TypeVar("V", bound="View")


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A view: its words, and where its class lies, imported when the view is first wanted."""

    CONTEXT: ClassVar[str] = ""
    """In which the words are translated."""

    id: str
    title: Any  # a str; what QT_TRANSLATE_NOOP gives is typed object
    factory: str

    def make(self, page: QWidget) -> Any:
        """The view itself."""
        module, _, name = self.factory.partition(":")
        return getattr(import_module(module), name)(page)

    def words(self) -> str:
        """The title in the window's language."""
        return QCoreApplication.translate(self.CONTEXT, self.title)


class View(QWidget):
    """One view of a page. `_build` makes the widgets, `_connect` ties signals, `refresh` asks for
    what is shown: when the view is first looked at, and when something that the page watches has
    changed."""

    WAITS: ClassVar[bool] = False
    """For a first answer, before the keyboard has a place in it."""

    def __init__(self, page: ViewsPage[Any, Any]) -> None:
        super().__init__()
        self.page = page
        self.app = page.app
        self._is_stale = True
        self._is_known = not self.WAITS
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

    def take_files(self, files: list[Path]) -> bool:
        """Files were dropped on a page that lets its views have them (FilesPage); whether this one
        reads any."""
        return False

    def keyboard_place(self) -> QWidget | None:
        """Where the keyboard goes when the view is come to by keys."""
        return None

    def take_keyboard(self) -> bool:
        """Put the keyboard where the view is used; False where there is no such place yet."""
        place = self.keyboard_place() if self._is_known else None
        if place is None or not (place.isVisible() and place.isEnabled()):
            return False
        place.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def be_known(self) -> None:
        """What is asked for first has been answered: the keyboard may come."""
        self._is_known = True
        self.page.offer_keyboard()

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


class ViewsPage(Page, Generic[R, V]):
    """A page that shows one of its views. Targets: a view's id, or (a view's id, what it is to
    show). Until it is known where the person may look (`is_placed`) a wish waits."""

    REMEMBERED: ClassVar[str] = ""
    """Under which the last view is kept among the settings' choices."""

    def _lay_out(self, title: str, rows: Sequence[R], chooser: QWidget, is_chosen: bool) -> None:
        """Views to choose from above, with what else is chosen there beside them; below, the one
        in sight. For `_build`."""
        self.is_placed = False
        self._rows = rows
        self._views: dict[str, V] = {}
        self._wanted: Any = None  # what is to be shown once the place is known
        self._stopgap: QWidget | None = None  # where the keyboard waits for a place in a view
        self.segments = Segmented(title, [(row.id, row.words()) for row in rows])
        self._stack = QStackedWidget()
        top = QWidget()
        flow = FlowLayout(across=GAP, down=SMALL)
        flow.addWidget(self.segments)
        flow.addWidget(chooser)
        row = QHBoxLayout(top)
        row.setContentsMargins(WIDE, SMALL, WIDE, SMALL)
        row.addLayout(flow, 1)
        offer(self.segments, len(rows) > 1)
        offer(chooser, is_chosen)
        offer(top, len(rows) > 1 or is_chosen)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.segments.chosen.connect(lambda view: self.show_view(str(view)))
        kept = self.app.settings.choices.get(self.REMEMBERED, "")
        if kept in self.view_ids:
            self.segments.choose(kept)
        for at, row in enumerate(self._rows, start=1):
            self.add_key(f"Alt+{at}", partial(self._on_key, row.id))

    @property
    def view_ids(self) -> list[str]:
        """The views of this account."""
        return [row.id for row in self._rows]

    @property
    def current(self) -> str:
        """The view that is chosen."""
        return str(self.segments.value())

    def view(self, name: str) -> V | None:
        """A view that has been made already."""
        return self._views.get(name)

    def show_view(self, name: str, target: Any = None) -> bool:
        """Show a view, made when first wanted; False when it is none of this account's."""
        if name not in self.view_ids:
            return False
        self.segments.choose(name)
        self.app.settings.choices[self.REMEMBERED] = name
        if self.is_placed:
            self._show_chosen(name, target)
        else:
            self._wanted = target
        return True

    def _show_chosen(self, name: str, target: Any) -> None:
        """Show the view that is chosen now, the place being known."""
        self._bring_up(self._row(name), target)

    def _bring_up(self, row: R, target: Any) -> None:
        view, held = self._made(row), QApplication.focusWidget()
        was_elsewhere = held is not None and self._is_in_another(view, held)
        self._stack.setCurrentWidget(view)
        if target is not None:
            view.show_target(target)
        if was_elsewhere:
            self.enter_view()
        self.offer_keyboard()

    def _is_in_another(self, view: V, held: QWidget) -> bool:
        return any(one.isAncestorOf(held) for one in self._views.values() if one is not view)

    def _place(self) -> None:
        """It is known where the person may look: show what was wished for meanwhile."""
        self._mark_views()
        target, self._wanted = self._wanted, None
        self.show_view(self.current, target)

    def say_count(self, name: str, count: int) -> None:
        """Say beside a view's words how much waits there."""
        if name in self.view_ids:
            row = self._row(name)
            words = self.tr("{view} {count}").format(view=row.words(), count=count)
            self.segments.set_words(name, words if count else row.words())

    def show_target(self, target: Any) -> None:
        """Show a view."""
        if isinstance(target, tuple):
            self.show_view(*target)
        else:
            self.show_view(str(target))

    def take_keyboard(self) -> None:
        """Into the view."""
        held = QApplication.focusWidget()
        if held is not None and held is not self._stopgap:
            if any(view.isAncestorOf(held) for view in self._views.values()):
                return
        self.enter_view()

    def enter_view(self) -> None:
        """The view's own place; until it has one, the choice of views."""
        view = self._views.get(self.current)
        if view is None or not view.take_keyboard():
            super().take_keyboard()
            self._stopgap = QApplication.focusWidget()
            self._is_keyboard_due = True
        else:
            self._is_keyboard_due = False

    def _on_key(self, name: str) -> None:
        if self.show_view(name):
            self.enter_view()

    def _mark_views(self) -> None:
        for view in self._views.values():
            view.mark_stale()

    def _row(self, name: str) -> R:
        return next(row for row in self._rows if row.id == name)

    def _made(self, row: R) -> V:
        if row.id not in self._views:
            self._views[row.id] = row.make(self)
            self._stack.addWidget(self._views[row.id])
        return self._views[row.id]


class FilesPage(ViewsPage[R, V]):
    """A page whose view in sight takes the files that are dropped on it."""

    def _lay_out(self, title: str, rows: Sequence[R], chooser: QWidget, is_chosen: bool) -> None:
        super()._lay_out(title, rows, chooser, is_chosen)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the view in sight read them."""
        files = files_in(event.mimeData())
        if files and self.take_files(files):
            event.acceptProposedAction()

    def take_files(self, files: list[Path]) -> bool:
        """Files were dropped: the view in sight reads them."""
        view = self.view(self.current)
        return view is not None and view.take_files(files)
