"""A workspace that may be a copy of another, or is one: said at the top of the page, with the next
step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.domain.progress import Progress
from gridcredit.ui.page import Page
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Callable

UNDECIDED, COPIED = "undecided", "copied"  # as operations.whereabouts names them


class CopiedStrip(QWidget):
    """What is known of it; the buttons are those that help now."""

    def __init__(self, deeds: CopiedDeeds, ask_for_place: Callable[[], None]) -> None:
        super().__init__()
        self.moved = button(self.tr("已搬到这里"), deeds.say_moved, icon="check")
        self.copy = button(self.tr("这是拷贝…"), deeds.say_copy)
        self.request = button(self.tr("申请接入…"), ask_for_place, icon="shield")
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        for each in (self.moved, self.copy, self.request):
            row.addWidget(each)
        self._banner = Banner("warn", "", buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._banner)
        self.hide()

    def show_place(self, place: str) -> None:
        """Show for a workspace whose place is not settled; hide for all others."""
        is_asked = place == UNDECIDED
        for each in (self.moved, self.copy):
            each.setVisible(is_asked)
        self.request.setVisible(not is_asked)
        if is_asked:
            words = self.tr(
                "数据不在上次使用它的电脑或文件夹里。是搬到了这里，还是一份拷贝、原来那份还在用？"
                "确认前不能导出；可以照常走访录入。"
            )
            self._banner.say(words, "warn")
        else:
            words = self.tr(
                "这里的数据是另一台电脑的拷贝，两边都在用，所以这台已换成新单位。数据都在，可以照常"
                "走访录入。把申请交给上级，收到证书后拖到这里，再导出。"
            )
            self._banner.say(words, "bad")
        self.setVisible(place in (UNDECIDED, COPIED))


class CopiedDeeds(QObject):
    """Says what the workspace is: moved, or a copy."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def say_moved(self) -> None:
        """After asking, go on as the one that it was."""
        page = self._page
        title, words = (
            self.tr("已搬到这里？"),
            self.tr("原来那份以后不再使用。如果还有人在用原来那份，请选“这是拷贝”。"),
        )
        desk = page.app.desk
        yes = self.tr("已搬到这里")
        if desk is None or not page.app.messages.ask(page, title, words, yes=yes):
            return

        def moved(_progress: Progress) -> None:
            from gridcredit.operations import whereabouts

            whereabouts.moved(desk)

        page.do(moved, lambda _none: page.mark_stale(), title=self.tr("正在保存"))

    def say_copy(self) -> None:
        """After asking, become another one, which asks for a certificate of its own."""
        page = self._page
        title, words = (
            self.tr("这是一份拷贝？"),
            self.tr(
                "这台电脑会换成新单位，要向上级重新申请接入。"
                "拷贝以后在这里录入的都归它，一条不丢，也不会重复计数。"
            ),
        )
        desk = page.app.desk
        if desk is None or not page.app.messages.ask(page, title, words, yes=self.tr("是拷贝")):
            return

        def is_copy(_progress: Progress) -> None:
            from gridcredit.operations import whereabouts

            whereabouts.is_copy(desk)

        page.do(is_copy, lambda _none: page.mark_stale(), title=self.tr("正在保存"))
