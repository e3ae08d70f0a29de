"""What stands in the window while one works: rail, header, pages, status; knows pages only through
the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gridcredit.ui import actions
from gridcredit.ui.actions import ACTIONS, ActionRow
from gridcredit.ui.app import App
from gridcredit.ui.hits import Hit, Search
from gridcredit.ui.idle import IdleWatch
from gridcredit.ui.page import Page
from gridcredit.ui.pages import PageRow
from gridcredit.ui.shell.clock_notice import ClockNotice
from gridcredit.ui.shell.demo_notice import DemoNotice
from gridcredit.ui.shell.header import Header
from gridcredit.ui.shell.rail import Rail
from gridcredit.ui.shell.search_popup import SearchPopup
from gridcredit.ui.shell.status import Status, StatusStrip
from gridcredit.ui.shell.toasts import Toast
from gridcredit.ui.shell.undos import Undos
from gridcredit.ui.widgets.progress_strip import ProgressStrip

# Narrower than this, the rail shows icons only: 1366 pixels at 150 % scale are 911.
NARROW_BELOW = 1000


class Workbench(QWidget):
    """Shows one page at a time. Its keys are off while it is hidden."""

    title_changed = Signal()

    def __init__(self, app: App, rows: Sequence[PageRow], name: str) -> None:
        """`name` is the program's, which stands above the rail."""
        super().__init__()
        self.app = app
        self._all_rows = tuple(rows)
        self._rows: list[PageRow] = []  # the pages this account may open
        self._listed: list[PageRow] = []  # those of them in the rail
        self._pages: dict[str, Page] = {}
        self._page_keys: list[QShortcut] = []
        self._undos = Undos()
        self._rail_choice: bool | None = None
        self.current = ""
        self._build(name)
        self.acts = actions.build(self, ACTIONS, self._call)
        self._connect()
        self._show_rows()

    def _build(self, name: str) -> None:
        self._rail = Rail(name)
        self._header = Header()
        self._progress = ProgressStrip(self.app.runner, self.app.settings.language)
        self._demo = DemoNotice(self.app)
        self._clock = ClockNotice(self.app)
        self._stack = QStackedWidget()
        self._status = StatusStrip()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for part in (self._header, self._demo, self._progress, self._clock):
            right.addWidget(part)
        right.addWidget(self._stack, 1)
        right.addWidget(self._status)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._rail)
        across.addLayout(right, 1)
        self._popup = SearchPopup(self, self.app.runner)
        self._popup.local = self._local_hits
        self._toast = Toast(self._stack)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        self._idle = IdleWatch(self.app.settings.lock_after, application, self)

    def _connect(self) -> None:
        self._rail.page_chosen.connect(self.show_page)
        self._header.search.clicked.connect(self.open_search)
        self._popup.hit_chosen.connect(self._on_hit_chosen)
        self._popup.covering.connect(self._on_covering)
        self._status.lock_clicked.connect(self.lock)
        self._status.unsent_clicked.connect(lambda: self.show_page("exchange"))
        self._toast.undo_wanted.connect(self.undo)
        self._idle.idle.connect(self.lock)
        self._heard = (
            (self.app.lock_after_changed, self._idle.set_minutes),
            (self.app.page_wanted, self._on_page_wanted),
            (self.app.toast_wanted, self._on_toast_wanted),
            (self.app.topics_changed, self._on_topics_changed),
        )
        for signal, slot in self._heard:
            signal.connect(slot)

    def retire(self) -> None:
        """Hear nothing more: another window has taken over."""
        for signal, slot in self._heard:
            signal.disconnect(slot)
        for page in self._pages.values():
            page.let_go()

    # Pages

    def show_page(self, page: str, target: Any = None) -> bool:
        """Show a page, made when first wanted; False when this account has no such page."""
        row = next((r for r in self._rows if r.id == page), None)
        if row is None:
            return False
        shown = self._page(row)
        shown.set_keys_on(not self._popup.isVisible())
        held, self.current = QApplication.focusWidget(), page
        self._stack.setCurrentWidget(shown)
        self._toast.raise_()
        self._header.show_page(page, row.words())
        self._header.set_remark(shown.remark)
        self._rail.mark(page)
        self.title_changed.emit()
        if held is not None and not held.isVisible():  # it went with the page before
            self._give_keyboard()
        if target is not None:
            shown.show_target(target)
        return True

    def show_first_page(self) -> None:
        """Show the page that was open last, else the first."""
        if not self.show_page(self.app.settings.page) and self._rows:
            self.show_page(self._rows[0].id)

    @property
    def is_at_listed(self) -> bool:
        """Whether the page that is shown stands in the rail, and is one to come back to."""
        return any(row.id == self.current for row in self._listed)

    def page(self, page: str) -> Page | None:
        """A page that has been made already."""
        return self._pages.get(page)

    @property
    def title(self) -> str:
        """The words of the page that is shown; blank when there is none."""
        return next((row.words() for row in self._rows if row.id == self.current), "")

    def set_status(self, status: Status | None) -> None:
        """What the status bar says."""
        self._status.show_status(status)
        self._rail.set_badge("exchange", status.to_decide if status else 0)

    def change_desk(self) -> None:
        """Another person or none: old pages go, with all they show."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.let_go()
        self._pages.clear()
        self._header.forget_pages()
        self._undos.clear()
        self._toast.hide()
        self.current = ""
        self._demo.look()
        self._clock.look()
        self._show_rows()

    def take_keyboard(self) -> None:
        """Put the keyboard into the rail, or into the page if that wants it."""
        self._rail.focus_list()
        self._give_keyboard()

    def _give_keyboard(self) -> None:
        """Let the page have the keyboard; the rail has it until there is a place for it."""
        page = self._pages.get(self.current)
        if page is None:
            return
        page.take_keyboard()
        held = QApplication.focusWidget()
        if held is None or not (page.isAncestorOf(held) or self._rail.isAncestorOf(held)):
            self._rail.focus_list()

    def _page(self, row: PageRow) -> Page:
        made = self._pages.get(row.id)
        if made is None:
            made = self._pages[row.id] = row.make(self.app)
            made.remark_changed.connect(lambda _words: self._on_remark_changed(row.id))
            self._stack.addWidget(made)
            self._header.show_page(row.id, row.words(), made.header_actions())
        return made

    def _show_rows(self) -> None:
        desk = self.app.desk
        self._rows = [r for r in self._all_rows if desk is None or desk.actor.may(r.duty)]
        self._listed = [
            r
            for r in self._rows
            if desk is None or r.listed_at is None or desk.office in r.listed_at
        ]
        main = [r for r in self._listed if r.id != "settings"]
        keys = {r.id: actions.page_key(at, r.id) for at, r in enumerate(main)}
        keys["settings"] = actions.SETTINGS_KEY
        self._rail.set_pages([(row, keys[row.id]) for row in self._listed])
        for row in ACTIONS:
            self.acts[row.id].setEnabled(self._is_offered(row))
        for old in self._page_keys:
            old.setParent(None)
        self._page_keys = [self._page_key(row.id, keys[row.id]) for row in self._listed]

    def _page_key(self, page: str, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(lambda: self._on_page_key(page))
        return shortcut

    def _on_page_key(self, page: str) -> None:
        if self.show_page(page):
            self._give_keyboard()

    # What actions call

    def open_search(self) -> None:
        """Open the search popup."""
        self.search_for("")

    def search_for(self, typed: str) -> None:
        """Open the search popup with something typed already."""
        self._popup.search = self._with_commands()
        self._popup.open(typed)

    def close_search(self) -> None:
        """Close the search popup."""
        self._popup.close_popup()

    def undo(self) -> None:
        """Take back what was done last and was not taken back yet; each action once."""
        wanted = self._undos.pop()
        self._toast.hide()
        if wanted is not None:
            wanted()
        else:
            self._toast.say(self.tr("没有可以撤销的了"), "info")

    def refresh_page(self) -> None:
        """Ask for the current page's content anew."""
        if self.current:
            self._pages[self.current].mark_stale()

    def lock(self) -> None:
        """Lock the window."""
        self.app.lock()

    def toggle_rail(self) -> None:
        """Narrow or widen the rail, whatever the window's width."""
        self._rail_choice = not self._rail.is_narrow
        self._rail.set_narrow(self._rail_choice)

    def show_keys(self) -> None:
        """Show every shortcut."""
        from gridcredit.ui.dialogs.keys import KeysDialog
        from gridcredit.ui.modal import run

        run(KeysDialog(self.window(), self.shortcuts()))

    def quit(self) -> None:
        """Close the window, which may ask first."""
        self.window().close()

    def shortcuts(self) -> list[tuple[str, str]]:
        """(words, keys) of everything the keyboard reaches."""
        keys = [key.key().toString() for key in self._page_keys]
        pages = list(zip([row.words() for row in self._listed], keys, strict=True))
        return pages + [(row.words(), row.keys) for row in ACTIONS if self._is_offered(row)]

    def _is_offered(self, row: ActionRow) -> bool:
        """Whether the page of an action stands in this rail; all do before there is a rail."""
        return not row.page or any(listed.id == row.page for listed in self._listed)

    def _call(self, row: ActionRow) -> None:
        before = self._pages.get(self.current)
        taken = [before.at_hand() if before is not None else None] if row.takes_over else []
        if not row.page:
            getattr(self, row.slot)()
        elif self.show_page(row.page):
            getattr(self._pages[row.page], row.slot)(*taken)

    def _local_hits(self, typed: str) -> list[Hit]:
        """Pages and actions whose words contain what was typed; all of them when nothing was."""
        wanted = typed.casefold()
        return [hit for hit in self._commands() if wanted in hit.title.casefold()]

    def _commands(self) -> list[Hit]:
        """Every page and action."""
        pages = [
            Hit("page", row.words(), "", (row.id, None), key.key().toString(), row.icon)
            for row, key in zip(self._listed, self._page_keys, strict=True)
        ]
        rest = [
            Hit("action", row.words(), "", self.acts[row.id].trigger, row.keys, row.icon)
            for row in ACTIONS
            if row.id != "find" and self._is_offered(row)
        ]
        return [*pages, *rest]

    def _with_commands(self) -> Search | None:
        """The search of the workspace, with the commands that sound like what was typed."""
        search = self.app.search
        if search is None:
            return None
        from gridcredit.ui.searching import with_commands  # with it comes all of the store

        return with_commands(search, self._commands())

    # What signals tell

    def _on_hit_chosen(self, hit: Hit) -> None:
        if callable(hit.target):
            hit.target()
        else:
            self.show_page(*hit.target)

    def _on_covering(self, is_covering: bool) -> None:
        if self.current in self._pages:
            self._pages[self.current].set_keys_on(not is_covering)

    def _on_page_wanted(self, wanted: tuple[str, Any]) -> None:
        self.show_page(*wanted)

    def _on_toast_wanted(self, wanted: tuple[str, str, Callable[[], object] | None]) -> None:
        words, tone, undo = wanted
        if undo is not None:
            self._undos.push(undo)
        self._toast.say(words, tone, can_undo=undo is not None)

    def _on_topics_changed(self, topics: frozenset[str]) -> None:
        for page in self._pages.values():
            page.on_topics(topics)

    def _on_remark_changed(self, page: str) -> None:
        if page == self.current:
            self._header.set_remark(self._pages[page].remark)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow the rail where space is scarce, unless the person decided."""
        super().resizeEvent(event)
        if self._rail_choice is None:
            self._rail.set_narrow(event.size().width() < NARROW_BELOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as Space does."""
        focus = QApplication.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focus, QAbstractButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the page before the status bar, which was made first."""
        self._status.go_last()
        return super().focusNextPrevChild(forward)
