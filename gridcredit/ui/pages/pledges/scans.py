"""Scans are dropped and find their number; what is still without one, or without its signing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.pledges import filing
from gridcredit.operations.pledges.filing import Filing
from gridcredit.ui.pages.pledges.papers import PapersView
from gridcredit.ui.pages.pledges.unfiled_dialog import UnfiledDialog
from gridcredit.ui.pages.pledges.watch_switch import WatchSwitch
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.empty_state import EmptyState


class ScanView(PapersView):
    """Files and folders can be dropped anywhere on the page."""

    ACTS: ClassVar[tuple[str, ...]] = ("void",)

    def _build(self) -> None:
        self.filed: Filing | None = None
        self.drop = DropArea(
            self.tr("把扫描件、照片、PDF 或整个文件夹拖到这里，或点击选择；按二维码归位"),
            filing.SUFFIXES,
            takes_folders=True,
        )
        self.drop.setMinimumHeight(72)
        self.look = button(self.tr("看没有归位的"), self._on_look, kind="link")
        self.result = Banner("good", "", self.look)
        self.result.hide()
        self.watch = WatchSwitch(self)
        super()._build()

    def above(self) -> Sequence[QWidget]:
        """Where to drop, and what came of it."""
        return (self.drop, self.watch, self.result)

    def lists(self) -> list[tuple[str, str]]:
        """What is wanting of a paper."""
        return [
            ("no_scan", self.tr("缺扫描")),
            ("unsigned", self.tr("有扫描、未登记签署")),
            ("short", self.tr("缺页")),
        ]

    def nothing(self) -> EmptyState:
        """All is here."""
        return EmptyState(
            "check-circle",
            self.tr("这里没有承诺书"),
            self.tr("签过的都有扫描件，扫描过的都登记了签署，两页的也都齐了。"),
        )

    def _connect(self) -> None:
        super()._connect()
        self.drop.files_dropped.connect(self.file)
        self.drop.clicked.connect(self._on_choose)
        self.watch.filed.connect(self._on_filed)

    def _on_choose(self) -> None:
        kinds = self.tr("扫描件和照片 (*.pdf *.tif *.tiff *.jpg *.jpeg *.png *.webp *.bmp)")
        self.file(self.app.messages.choose_files(self, self.tr("归档扫描件"), kinds, "scans"))

    def take_files(self, files: list[Path]) -> bool:
        """Scans, photos and folders of them are filed."""
        wanted = [one for one in files if one.is_dir() or one.suffix.lower() in filing.SUFFIXES]
        self.file(wanted)
        return bool(wanted)

    def file(self, paths: list[Path]) -> None:
        """File the pages of these files; it can be cancelled, what was filed till then stays, and
        is said."""
        desk, done = self.desk, Filing()

        def failed(error: GridCreditError) -> None:
            self._on_stopped(done)
            self.warn(error)

        if paths:
            self.do(
                lambda progress: filing.file_scans(desk, paths, progress=progress, done=done),
                self._on_filed,
                failed,
                lambda: self._on_stopped(done),
                title=self.tr("归档扫描件"),
            )

    def _on_stopped(self, done: Filing) -> None:
        rest = self.tr("已停下：{done}。归过位的留着；其余没有读，把文件再拖进来一次就接着归。")
        self._say(done, rest.format(done=self._words(done)), "warn")

    def _on_filed(self, done: Filing) -> None:
        self._say(done, self._words(done), "warn" if done.unread or done.missing else "good")

    def _say(self, done: Filing, words: str, tone: str) -> None:
        self.filed = done
        self.result.say(words, tone)
        self.look.setVisible(bool(done.unread or done.twice or done.blank or done.missing))
        self.result.show()

    def _words(self, done: Filing) -> str:
        waiting = [one for one in done.unread if one.id is not None]
        words = self.tr("读了 %n 页", "", done.pages) + self.tr("，归位 %n 页", "", len(done.filed))
        if waiting:
            words += self.tr("，%n 页要人看（在“待认领”）", "", len(waiting))
        if others := len(done.unread) - len(waiting):
            words += self.tr("，%n 个没有归位", "", others)
        if done.twice:
            words += self.tr("，%n 页以前归过", "", len(done.twice))
        if done.missing:
            words += self.tr("，还缺 %n 页", "", len(done.missing))
        return words

    def _on_look(self) -> None:
        if self.filed is not None:
            UnfiledDialog(self, self.filed, self.language).open()
