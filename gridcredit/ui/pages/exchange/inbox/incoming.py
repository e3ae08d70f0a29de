"""Files handed in, from the drop to the receipt: one job a file, so that one stopped or refused
leaves the others what they are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.progress import Progress
from gridcredit.ui.page import Page
from gridcredit.ui.pages.exchange.out.tray import Tray
from gridcredit.ui.runner import Task

if TYPE_CHECKING:
    from gridcredit.operations.exchange.filereport import Accepted
    from gridcredit.operations.exchange.quarantine import Kept
    from gridcredit.operations.inbox.inbox import Offered
    from gridcredit.operations.inbox.scan_sheets import Gathered
    from gridcredit.operations.trust.fingerprints import TrustFile


class Incoming(QObject):
    """Does for the page what the tray's cards ask for; `looked` once all files were looked at."""

    looked = Signal()

    def __init__(self, page: Page, tray: Tray) -> None:
        super().__init__(page)
        self._page, self._tray = page, tray
        self._lines = 0  # of files, each with one job under way
        self._jobs: list[Task] = []
        self._is_stopped = False
        tray.stop_wanted.connect(self._on_stop_wanted)
        tray.import_wanted.connect(self._on_import_wanted)
        tray.approve_wanted.connect(lambda wanted: self._agree(*wanted))
        tray.keep_wanted.connect(lambda wanted: self._keep(*wanted))

    def _on_import_wanted(self, files: list[Path]) -> None:
        self._begin()
        self._take_in(files, 0)

    def _on_stop_wanted(self) -> None:
        """What has been taken in stays; the rest can be taken in later."""
        self._is_stopped = True
        for job in self._jobs:
            job.cancel()

    def _begin(self) -> None:
        """A line of files begins."""
        if self._lines == 0:
            self._is_stopped = False
        self._lines += 1
        self._tray.show_busy(True)

    def _end(self) -> None:
        """A line of files is through."""
        self._lines -= 1
        self._tray.show_busy(self._lines > 0)

    def _stop(self) -> None:
        """A line of files was stopped."""
        self._end()
        self._tray.stop()
        if self._tray.ready():
            self._tray.take_in.setFocus()

    def _note(self, job: Task) -> None:
        self._jobs = [*(known for known in self._jobs if not known.ending), job]

    def offer(self, places: Iterable[Path]) -> None:
        """Look at files one after another; each shows what it is on its own card."""
        wanted = list(places)
        if not wanted:
            return

        def list_files() -> tuple[list[Path], list[Path]]:
            from gridcredit.operations.inbox import inbox, scan_sheets

            files = inbox.files_in(wanted)
            pictures = [file for file in files if scan_sheets.is_paper(file)]
            return pictures, [file for file in files if file not in pictures]

        self._page.ask(list_files, lambda found: self._on_listed(*found))

    def _on_listed(self, pictures: list[Path], files: list[Path]) -> None:
        if pictures:
            self._gather(pictures, files)
        else:
            self._offer(files)

    def _gather(self, pictures: list[Path], files: list[Path]) -> None:
        """Read pictures of sheets; what they make whole comes in like any other file."""
        desk = self._page.desk

        def gather(progress: Progress) -> tuple[list[Gathered], list[Path]]:
            from gridcredit.operations.inbox import scan_sheets

            found = scan_sheets.gather(desk, pictures, progress)
            return found, scan_sheets.rebuilt(found)

        def gathered(found: tuple[list[Gathered], list[Path]]) -> None:
            self._show_gathered(found[0])
            if files or found[1]:
                self._offer([*files, *found[1]])

        title = self.tr("正在读 %n 张图片上的二维码", "", len(pictures))
        self._page.do(gather, gathered, on_cancelled=self._page.mark_stale, title=title)

    def _show_gathered(self, found: list[Gathered]) -> None:
        self._page.mark_stale()
        for one in found:
            if one.error is not None:
                self._tray.add([one.picture])
                entry = self._tray.entry(one.picture)
                if entry is not None:
                    entry.show_error(one.error)
        read = sum(one.error is None for one in found)
        if read:
            self._page.app.toast(self.tr("已读 %n 张图片", "", read))

    def _offer(self, files: list[Path]) -> None:
        self._begin()
        self._offer_next(self._tray.add(files), [])

    def _offer_next(self, files: list[Path], seen: list[Offered]) -> None:
        desk = self._page.desk
        if not files:
            self._finish_offers(seen)
            return
        if self._is_stopped:
            self._stop()
            return
        file, *rest = files

        def look(progress: Progress) -> Offered:
            from gridcredit.operations.inbox import inbox

            return inbox.offer(desk, file, progress)

        def shown(offered: Offered) -> None:
            entry = self._tray.entry(file)
            if entry is not None:
                entry.show_offered(offered)
            self._offer_next(rest, [*seen, offered])

        title = self.tr("正在检查 {file}").format(file=file.name)
        self._note(self._page.do(look, shown, on_cancelled=self._stop, title=title))

    def _finish_offers(self, seen: list[Offered]) -> None:
        from gridcredit.operations.inbox import inbox

        if any(inbox.has_gaps(one) for one in seen):
            for one in inbox.without_gaps_between(seen):
                entry = self._tray.entry(one.file)
                if entry is not None and entry.state == "ready":
                    entry.show_offered(one)
        self._end()
        self.looked.emit()
        if self._tray.ready():
            self._tray.take_in.setFocus()
            return
        self._tray.take_keyboard()

    def _take_in(self, files: list[Path], done: int) -> None:
        desk = self._page.desk
        if not files:
            self._tell_taken(done)
            return
        if self._is_stopped:
            self._stop()
            return
        file, *rest = files

        def take(progress: Progress) -> Accepted:
            from gridcredit.operations.inbox import inbox

            return inbox.take_in(desk, file, progress)

        def taken(report: Accepted) -> None:
            entry = self._tray.entry(file)
            if entry is not None:
                entry.show_report(report)
            self._take_in(rest, done + 1)

        def refused(error: GridCreditError) -> None:
            entry = self._tray.entry(file)
            if entry is not None:
                entry.show_error(error)
            self._take_in(rest, done)

        title = self.tr("正在导入 {file}").format(file=file.name)
        self._note(self._page.do(take, taken, refused, self._stop, title=title))

    def _tell_taken(self, done: int) -> None:
        self._end()
        self._tray.take_keyboard()
        if done:
            self._page.app.toast(self.tr("已导入 %n 个文件", "", done))

    def _agree(self, file: Path, shown: TrustFile) -> None:
        """The fingerprints were compared: sign the request, or accept the certificate."""
        if shown.kind == "certificate":
            self._accept(file, shown)
        else:
            self._approve(file, shown)

    def _accept(self, file: Path, shown: TrustFile) -> None:
        desk = self._page.desk

        def accept(_progress: Progress) -> str:
            from gridcredit.operations.trust import enrolling

            return enrolling.accept(desk, file, shown).name

        def accepted(name: str) -> None:
            entry = self._tray.entry(file)
            if entry is not None:
                entry.show_accepted(name)
            self._page.mark_stale()
            self._tray.take_keyboard()

        title = self.tr("正在核验证书")
        self._page.do(accept, accepted, lambda error: self._refuse(file, error), title=title)

    def _refuse(self, file: Path, error: GridCreditError) -> None:
        entry = self._tray.entry(file)
        if entry is not None:
            entry.show_error(error)

    def _approve(self, file: Path, shown: TrustFile) -> None:
        desk = self._page.desk
        kinds, name = self.tr("证书 (*.gccert)"), f"{shown.area}.gccert"
        title = self.tr("保存证书")
        out = self._page.app.messages.choose_save(self._page, title, name, kinds, "enrolment")
        if out is None:
            return

        def approve(progress: Progress) -> int:
            from gridcredit.operations.exchange import quarantine_release
            from gridcredit.operations.trust import enrolling

            enrolling.approve(desk, file, out, shown)
            return quarantine_release.count_taken_in(desk, progress)

        def approved(taken_in: int) -> None:
            entry = self._tray.entry(file)
            if entry is not None:
                entry.show_approved(out, shown.name)
            if taken_in:
                self._page.app.toast(self.tr("收存的 %n 个数据包已导入", "", taken_in))

        title = self.tr("正在签发证书")
        self._page.do(approve, approved, lambda error: self._refuse(file, error), title=title)

    def _tell_let_go(self, count: int, is_kept: bool) -> None:
        """Say what had to go for a package of an unknown office, or that it was too much itself."""
        words = self.tr("不认识的单位的数据包超过 200 MB，没有收存：原文件请留着")
        if is_kept:
            words = self.tr(
                "不认识的单位最多收存 20 个包、共 200 MB：放下了最旧的 %n 个，原文件请留着",
                "",
                count,
            )
        self._page.app.toast(words, tone="warn")

    def _keep(self, file: Path, error: GridCreditError) -> None:
        """Keep a package whole until its sender has a certificate, or this program is newer."""
        desk = self._page.desk

        def keep(_progress: Progress) -> Kept | None:
            from gridcredit.operations.exchange import quarantine

            return quarantine.keep(desk, file, error, file.parent)

        def kept(found: Kept | None) -> None:
            entry = self._tray.entry(file)
            is_kept = found is not None and found.file.name not in found.let_go
            if entry is not None and found is not None and is_kept:
                entry.show_kept(found.notice)
            if found is not None and found.let_go:
                self._tell_let_go(len(found.let_go), is_kept)
            self._page.mark_stale()
            self._tray.take_keyboard()

        self._page.do(keep, kept, title=self.tr("正在收存"))
