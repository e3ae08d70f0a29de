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

UNDECIDED, COPIED = "undecided", "copied"  # as operations.exchange.location names them
RESTORED = "restored"  # undecided, and it came from a backup
OLDER = "older"  # undecided: in its place, but as it was before it last exported


class CopiedStrip(QWidget):
    """What is known of it; the buttons are those that help now."""

    def __init__(self, jobs: CopiedJobs, ask_for_place: Callable[[], None]) -> None:
        super().__init__()
        self._jobs = jobs
        self.moved = button(self.tr("已搬到这里"), jobs.say_moved, icon="check")
        self.copy = button(self.tr("这是拷贝…"), jobs.say_copy)
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
        is_asked = place in (UNDECIDED, RESTORED, OLDER)
        for each in (self.moved, self.copy):
            each.setVisible(is_asked)
        self.request.setVisible(not is_asked)
        self._jobs.place = place
        moved, copy = {
            RESTORED: (self.tr("换到这台了"), self.tr("两台都在用…")),
            OLDER: (self.tr("就用这份…"), self.tr("另一份还在用…")),
        }.get(place, (self.tr("已搬到这里"), self.tr("这是拷贝…")))
        self.moved.setText(moved)
        self.copy.setText(copy)
        self._banner.say(self._words(place), "warn" if is_asked else "bad")
        self.setVisible(is_asked or place == COPIED)

    def _words(self, place: str) -> str:
        if place == RESTORED:
            return self.tr(
                "这里的数据是从备份恢复的，原来在另一台电脑或文件夹里用。原来那台坏了、丢了或不再用，"
                "选“换到这台了”；还在用，选“两台都在用”。回答前不能导出；可以照常走访录入。"
            )
        if place == OLDER:
            return self.tr(
                "这里的数据比上次导出时旧，像是放回了以前的拷贝。较新的那份找得到，就关掉程序，把它放回来；"
                "已经没有了，选“就用这份”；还在别处用，选“另一份还在用”。"
                "回答前不能导出；可以照常走访录入。"
            )
        if place == UNDECIDED:
            return self.tr(
                "数据不在上次使用它的电脑或文件夹里。是搬到了这里，还是一份拷贝、原来那份还在用？"
                "确认前不能导出；可以照常走访录入。"
            )
        if self._jobs.has_below():
            return self.tr(
                "这里的数据在另一台电脑上也在用：那台照旧，下级也照旧报给它；这台已换成新单位。"
                "把申请交给上级，收到证书后拖到这里，再导出。这里改过的姓名、电话等个人信息"
                "不经上级传给那台，请在那台上照样改。"
            )
        return self.tr(
            "这里的数据在另一台电脑上也在用：那台照旧，这台已换成新单位。数据都在，可以照常"
            "走访录入。把申请交给上级，收到证书后拖到这里，再导出。"
        )


class CopiedJobs(QObject):
    """Says what the workspace is: moved, or a copy."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.place = ""

    def has_below(self) -> bool:
        """Whether other offices report to this one."""
        desk = self._page.desk
        return not desk.office.is_lowest

    def say_moved(self) -> None:
        """After asking, go on as the one that it was."""
        page = self._page
        title, words, yes = (
            self.tr("已搬到这里？"),
            self.tr("原来那份以后不再使用。如果还有人在用原来那份，请选“这是拷贝”。"),
            self.tr("已搬到这里"),
        )
        if self.place == RESTORED:
            title, words, yes = (
                self.tr("换到这台了？"),
                self.tr(
                    "原来那台以后不再打开这里的数据。两台都上报的话，上级会发现，"
                    "其中一台要换成新单位、重新申请接入。"
                ),
                self.tr("换到这台了"),
            )
        if self.place == OLDER:
            title, words, yes = (
                self.tr("就用这份较旧的数据？"),
                self.tr(
                    "已导出过的，各单位收到过的会随下一个数据包传回来；"
                    "录入以后还没导出过的，这里没有，要重新录。"
                ),
                self.tr("就用这份"),
            )
        desk = page.desk
        if not page.app.messages.ask(page, title, words, yes=yes):
            return

        def moved(_progress: Progress) -> None:
            from gridcredit.operations.exchange import location

            location.declare_moved(desk)

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
        yes = self.tr("是拷贝")
        if self.place == OLDER:
            title, yes = self.tr("另一份还在用？"), self.tr("还在用")
        if self.place == RESTORED:
            title, yes = self.tr("两台都在用？"), self.tr("两台都在用")
            words = self.tr(
                "原来那台照旧。这台电脑会换成新单位，要向上级重新申请接入。"
                "恢复以后在这里录入的都归它，一条不丢，也不会重复计数。"
            )
        desk = page.desk
        if not page.app.messages.ask(page, title, words, yes=yes):
            return

        def is_copy(_progress: Progress) -> None:
            from gridcredit.operations.exchange import location

            location.declare_copy(desk)

        page.do(is_copy, lambda _none: page.mark_stale(), title=self.tr("正在保存"))
