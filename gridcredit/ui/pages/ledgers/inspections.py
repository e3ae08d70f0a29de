"""The ledger of looks at posters: by photos whose code is read, and by a sheet of what is due."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gridcredit.domain.kinds.poster_placement import PosterPlacement
from gridcredit.operations.ledgers import posters
from gridcredit.operations.ledgers.posters import PhotoRead, PhotosRead
from gridcredit.ui.pages.ledgers.look_dialog import LookDialog
from gridcredit.ui.pages.ledgers.refused_photos import RefusedPhotosDialog
from gridcredit.ui.pages.ledgers.view import LedgerView
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.offered import offer

_PHOTOS = (".jpg", ".jpeg", ".png")


class InspectionsView(LedgerView):
    """One of the ledgers; photos dropped on it are read one after another."""

    def _acts(self) -> list[QWidget]:
        self._waiting: list[PhotoRead] = []
        self.photos = button(self.tr("用照片巡查…"), self._on_photos, icon="qr")
        self.due = button(self.tr("待巡查清单…"), self._on_due, icon="export", kind="quiet")
        for part in (self.photos, self.due):
            offer(part, self.may)
        *acts, count = super()._acts()
        return [*acts, self.photos, self.due, count]

    def take_files(self, files: list[Path]) -> bool:
        """Photos are read; else the first table among the files."""
        taken = [file for file in files if file.suffix.lower() in _PHOTOS]
        if taken and self.may:
            self.read_photos(taken)
            return True
        return super().take_files(files)

    def _on_photos(self) -> None:
        kinds = self.tr("照片 (*.jpg *.jpeg *.png)")
        files = self.app.messages.choose_files(self, self.tr("海报照片"), kinds, "evidence")
        if files:
            self.read_photos(files)

    def read_photos(self, files: Sequence[Path]) -> None:
        """Read the codes on photos, then ask about each."""
        desk, chosen = self.desk, list(files)
        self.do(
            lambda progress: (posters.read_photos(desk, chosen, progress), posters.hanging(desk)),
            self._on_read,
            self.warn,
            title=self.tr("识别二维码"),
        )

    def _on_read(self, answer: tuple[PhotosRead, list[PosterPlacement]]) -> None:
        read, hang = answer
        if not hang:
            self.app.toast(self.tr("还没有已张贴的海报，请先登记投放。"), tone="info")
        self._waiting = list(read.photos) if hang else []
        if not read.refused:
            self._next(hang)
            return
        told = RefusedPhotosDialog(self, read.refused, self.language)
        told.finished.connect(lambda _result: self._next(hang))
        told.open()

    def _next(self, hang: list[PosterPlacement]) -> None:
        if not self._waiting:
            return
        photo, *self._waiting = self._waiting
        dialog = LookDialog(self, self.app, self.desk, photo, hang)
        dialog.saved.connect(self._on_saved)
        dialog.finished.connect(lambda _result: self._next(hang))
        dialog.open()

    def _on_due(self) -> None:
        kinds = self.tr("Excel 工作簿 (*.xlsx);;PDF 文件 (*.pdf)")
        out = self._choose(self.tr("待巡查清单"), self.tr("海报待巡查.xlsx"), kinds)
        if out is None:
            return
        desk = self.desk
        self.do(
            lambda _progress: posters.due_sheet(desk, out),
            lambda count: self.app.toast(
                self.tr("已存为 {name}：%n 处", "", count).format(name=out.name)
            ),
            self.warn,
            title=self.tr("待巡查清单"),
        )
