"""Photos and papers that a form attaches: dropped, pasted or chosen, up to three photos and, where
it takes papers, one of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.ui.app import App
from gridcredit.ui.tokens import TIGHT
from gridcredit.ui.widgets import pasted
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.held_files import PAPERS, PHOTOS, HeldFiles

MOST_PHOTOS, MOST_PAPERS = 3, 1


class Attachments(QWidget):
    """Holds files, and the digests of photos that are kept already; a button each takes one off.
    `refused` tells of files that have no place."""

    edited = Signal()
    refused = Signal(object)  # names

    def __init__(self, app: App, papers: int = MOST_PAPERS) -> None:
        super().__init__()
        self._app = app
        self._papers = papers
        self._files: list[Path] = []
        self._kept: list[str] = []
        words = self.tr("拖入或粘贴照片，或点击选择")
        if papers:
            words = self.tr("拖入或粘贴照片、材料，或点击选择")
        self.drop = DropArea(words, (*PHOTOS, *PAPERS) if papers else PHOTOS)
        self.drop.setMinimumHeight(72)
        self._held = HeldFiles(200)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.drop)
        column.addWidget(self._held)
        self.setFocusProxy(self.drop)
        self.drop.files_dropped.connect(self.add)
        self.drop.clicked.connect(self._choose)

    def photos(self) -> tuple[Path, ...]:
        """The photos, in the order in which they came."""
        return tuple(path for path in self._files if path.suffix.lower() in PHOTOS)

    def papers(self) -> tuple[Path, ...]:
        """The papers."""
        return tuple(path for path in self._files if path.suffix.lower() in PAPERS)

    def kept(self) -> tuple[str, ...]:
        """The digests of the photos that were kept before and stay."""
        return tuple(self._kept)

    def show_kept(self, digests: Sequence[str]) -> None:
        """Begin with photos that are kept already."""
        self._kept = list(digests)
        self._show()

    def add(self, paths: Sequence[Path]) -> None:
        """Hold more files, as far as there is room."""
        left = []
        for path in paths:
            if path in self._files:
                continue
            is_photo = path.suffix.lower() in PHOTOS
            is_known = is_photo or path.suffix.lower() in PAPERS
            held = len(self.photos()) + len(self._kept) if is_photo else len(self.papers())
            if is_known and held < (MOST_PHOTOS if is_photo else self._papers):
                self._files.append(path)
            else:
                left.append(path.name)
        self._show()
        self.edited.emit()
        if left:
            self.refused.emit(left)

    def clear(self) -> None:
        """Hold nothing; pictures that were pasted are deleted."""
        gone, self._files, self._kept = self._files, [], []
        self._show()
        for path in gone:
            if path.name.startswith(pasted.PREFIX):
                self._app.runner.ask(partial(pasted.forget, path), lambda _gone: None)

    def paste(self) -> bool:
        """Take what is on the clipboard; False where that is no picture and no file."""
        data = QGuiApplication.clipboard().mimeData()
        files, image = pasted.files_in(data), pasted.image_in(data)
        if files:
            self.add(files)
        elif image is not None:
            self._app.runner.ask(
                lambda: pasted.write_image(image), lambda path: self.add([path]), owner=self
            )
        return bool(files) or image is not None

    def _choose(self) -> None:
        kinds = self.tr("照片 (*.jpg *.jpeg *.png *.webp)")
        if self._papers:
            kinds = self.tr("照片和材料 (*.jpg *.jpeg *.png *.webp *.pdf *.tif *.tiff)")
        self.add(self._app.messages.choose_files(self, self.tr("选择佐证"), kinds, "evidence"))

    def _show(self) -> None:
        pasted_as, kept_as = self.tr("粘贴的照片 {n}"), self.tr("已存的照片 {n}")
        kept = [
            (kept_as.format(n=at), partial(self._let_go, digest))
            for at, digest in enumerate(self._kept, start=1)
        ]
        held = [
            (
                pasted_as.format(n=at) if path.name.startswith(pasted.PREFIX) else path.name,
                partial(self._take_off, path),
            )
            for at, path in enumerate(self._files, start=1)
        ]
        self._held.show_files([*kept, *held])

    def _let_go(self, digest: str) -> None:
        self._kept.remove(digest)
        self._show()
        self.drop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _take_off(self, path: Path) -> None:
        self._files.remove(path)
        self._show()
        self.drop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
        if path.name.startswith(pasted.PREFIX):
            self._app.runner.ask(lambda: pasted.forget(path), lambda _gone: None)
