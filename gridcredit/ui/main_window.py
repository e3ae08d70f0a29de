"""The window: a workbench, or a cover (sign-in, lock, first start) in its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from gridcredit.ui.app import App
from gridcredit.ui.keyboard import KeyGuard
from gridcredit.ui.news import NewsFeed

if TYPE_CHECKING:
    from gridcredit.domain.errors import GridCreditError
    from gridcredit.ui.page import Page
    from gridcredit.ui.pages import PageRow
    from gridcredit.ui.shell.status import Status
    from gridcredit.ui.shell.workbench import Workbench

# As the table of actions says, whose own are off while the workbench is hidden.
_QUIT_KEYS = "Ctrl+Q"
# What a window's frame may take of the screen, before the system has said.
_FRAME = QSize(16, 48)


class MainWindow(QWidget):
    """Shows the workbench, which is made when first wanted: a start shows a cover alone."""

    def __init__(self, app: App, rows: Sequence[PageRow] | None = None) -> None:
        """`rows` are the pages of the rail; by default all there are."""
        super().__init__()
        self.app = app
        self._rows = rows
        self._workbench: Workbench | None = None
        self._cover: QWidget | None = None
        self._focus_before: QWidget | None = None
        self.setMinimumSize(QSize(760, 460))
        self._parts = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._parts)
        self._connect()
        self.news = NewsFeed(app, self._is_seen, self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._keyboard = KeyGuard(application, self)
        self._show_title()
        self._restore()

    def _connect(self) -> None:
        self._heard = (
            (self.app.desk_opened, self._on_desk_opened),
            (self.app.desk_closed, self._on_desk_closed),
            (self.app.runner.failed, self._on_failed),
        )
        for signal, slot in self._heard:
            signal.connect(slot)

    def _is_seen(self) -> bool:
        """Whether somebody may look at the pages."""
        return self.isVisible() and not self.isMinimized() and not self.is_covered

    # The workbench

    @property
    def workbench(self) -> Workbench:
        """Rail, header, pages and status."""
        if self._workbench is None:
            # With it come all its parts, which nobody sees before a workspace is open.
            from gridcredit.ui import actions
            from gridcredit.ui.pages import PAGES
            from gridcredit.ui.shell.workbench import Workbench

            self._workbench = Workbench(self.app, self._rows or PAGES, self.tr("榴花网格"))
            self._workbench.title_changed.connect(self._show_title)
            self._keyboard.set_shortcuts(actions.every_key())
            self._parts.insertWidget(0, self._workbench)
        return self._workbench

    @property
    def current(self) -> str:
        """The id of the page that is shown; blank when there is none."""
        return self._workbench.current if self._workbench is not None else ""

    def show_page(self, page: str, target: Any = None) -> bool:
        """Show a page, made when first wanted; False when this account has no such page."""
        return self.workbench.show_page(page, target)

    def show_first_page(self) -> None:
        """Show the page that was open last, else the first."""
        self.workbench.show_first_page()

    def page(self, page: str) -> Page | None:
        """A page that has been made already."""
        return self._workbench.page(page) if self._workbench is not None else None

    def set_status(self, status: Status | None) -> None:
        """What the status bar says."""
        self.workbench.set_status(status)

    # Covers

    def show_cover(self, cover: QWidget) -> None:
        """Show nothing but this: sign-in, lock or first start. No key reaches the workbench."""
        if self._cover is None and self._workbench is not None:
            self._workbench.close_search()
            self._focus_before = self.focusWidget()
        old, self._cover = self._cover, cover
        self._parts.addWidget(cover)
        self._parts.setCurrentWidget(cover)
        self._forget(old)
        QShortcut(QKeySequence(_QUIT_KEYS), cover).activated.connect(self.close)
        self._show_title()
        cover.setFocus()

    def drop_cover(self) -> None:
        """Show the pages again, with the keyboard where it was before."""
        old, self._cover = self._cover, None
        self._parts.setCurrentWidget(self.workbench)
        self._forget(old)
        self._show_title()
        before, self._focus_before = self._focus_before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus()
        else:
            self.workbench.take_keyboard()

    def _forget(self, cover: QWidget | None) -> None:
        if cover is not None:
            self._parts.removeWidget(cover)
            cover.deleteLater()

    @property
    def is_covered(self) -> bool:
        """Whether a cover hides the pages."""
        return self._cover is not None

    def _show_title(self) -> None:
        page, name = "", self.tr("榴花网格")
        if self._workbench is not None and not self.is_covered:
            page = self._workbench.title
        self.setWindowTitle(f"{page} – {name}" if page else name)

    # What signals tell

    def _on_desk_opened(self) -> None:
        self.workbench.change_desk()
        self.workbench.show_first_page()

    def _on_desk_closed(self) -> None:
        if self._workbench is not None:
            self._workbench.change_desk()

    def _on_failed(self, error: GridCreditError) -> None:
        """Said in a dialog, unless one stands already: then beside it, or they would pile up."""
        if QApplication.activeModalWidget() is None:
            self.app.messages.warn(self, error)
        else:
            self.app.toast(self.app.messages.words(error), tone="bad")

    # Size, place and end

    def _restore(self) -> None:
        saved = QByteArray.fromBase64(self.app.settings.geometry.encode())
        if saved.isEmpty() or not self.restoreGeometry(saved):
            room = QApplication.primaryScreen().availableGeometry().size()
            self.resize((room - _FRAME).boundedTo(QSize(1280, 800)))

    def remember(self) -> None:
        """Keep size, place and page for the next start; written when the program ends."""
        geometry = bytes(self.saveGeometry().toBase64().data())
        self.app.settings.geometry = geometry.decode()
        if self._workbench is not None and self._workbench.is_at_listed:
            self.app.settings.page = self.current

    def retire(self) -> None:
        """Go without asking: another window has taken over."""
        for signal, slot in self._heard:
            signal.disconnect(slot)
        if self._workbench is not None:
            self._workbench.retire()
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before stopping work that is under way."""
        if self.app.runner.has_work and not self.app.messages.ask(
            self,
            self.tr("还有工作没有完成"),
            self.tr("现在退出会停止正在进行的工作；停止的这一步不留下任何改动。"),
            yes=self.tr("停止并退出"),
            no=self.tr("继续等待"),
            danger=True,
        ):
            event.ignore()
            return
        self.remember()
        event.accept()
