"""Certificates that end: a child's by one's own job, and one's own or the parent's by a notice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.domain.progress import Progress
from gridcredit.ui.page import Page
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gridcredit.operations.exchange.quarantine import Quarantined
    from gridcredit.operations.exchange.situation import Link


class EndedStrip(QWidget):
    """Says at the top of the page whose certificate has ended, with the way back."""

    def __init__(self, ask_again: Callable[[], None]) -> None:
        super().__init__()
        again = button(self.tr("重新申请接入…"), ask_again, icon="shield")
        self._banner = Banner("bad", "", again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._banner)
        self.hide()

    def show_ended(self, name: str) -> None:
        """Show for this office; hide where no certificate has ended."""
        words = self.tr(
            "“{name}”的证书已被吊销，不能再收发数据包。数据都在，可以照常查看和录入。"
            "把新的申请交给上级，收到证书后拖到这里。"
        )
        self._banner.say(words.format(name=name))
        self.setVisible(bool(name))


class EndedJobs(QObject):
    """Ends a child's certificate with the notice for it, and asks for a new one of one's own."""

    def __init__(self, page: Page, show_file: Callable[[Path, str], None]) -> None:
        super().__init__(page)
        self._page, self._show_file = page, show_file
        self._tried: set[Path] = set()

    def revoke(self, link: Link, out: Path) -> None:
        """After asking, end the certificate and write the notice that is to be handed over."""
        page, node = self._page, link.node
        desk = page.desk
        agreed = page.app.messages.ask(
            page,
            self.tr("吊销 {name} 的证书？").format(name=node.name),
            self.tr(
                "以后它的数据包都不再接收，来了先原样收存。已经导入的内容不变。"
                "要恢复往来，须重新申请、重新批准。"
            ),
            yes=self.tr("吊销"),
            danger=True,
        )
        if not agreed:
            return

        def revoke(_progress: Progress) -> Path:
            from gridcredit.operations.trust import enrolling, revoking

            enrolling.revoke(desk, node.id)
            return revoking.write_notice(desk, node.id, out)

        def revoked(notice: Path) -> None:
            words = self.tr("已吊销 {name} 的证书。把通知交给它和它的下级：").format(name=node.name)
            self._show_file(notice, words)

        page.do(revoke, revoked, title=self.tr("正在吊销"))

    def retry(self, held: Sequence[Quarantined]) -> None:
        """Take in what waited and need not wait any longer: each once, so that one that is refused
        for another reason is not tried for ever."""
        desk = self._page.desk
        ready = {one.file for one in held if one.reason == "ready"} - self._tried
        if not ready:
            return
        self._tried |= ready

        def take_in(progress: Progress) -> int:
            from gridcredit.operations.exchange import quarantine_release

            return quarantine_release.count_taken_in(desk, progress)

        def taken(count: int) -> None:
            if count:
                self._page.app.toast(self.tr("收存的 %n 个数据包已导入", "", count))
            self._page.mark_stale()

        self._page.do(take_in, taken, title=self.tr("正在导入收存的数据包"))

    def ask_again(self) -> None:
        """Write the request once more, where the person wants it."""
        page = self._page
        desk = page.desk
        name, kinds = f"{desk.node.area}.gcreq", self.tr("申请 (*.gcreq)")
        out = page.app.messages.choose_save(page, self.tr("保存申请"), name, kinds, "enrolment")
        if out is None:
            return

        def write(_progress: Progress) -> Path:
            from gridcredit.operations.trust import enrolling

            return enrolling.write_request(desk, out)

        words = self.tr("把申请交给上级批准：")
        page.do(write, lambda made: self._show_file(made, words), title=self.tr("正在写申请"))
