"""Photos and papers of an entry: dropped, pasted or chosen, up to three photos and a paper."""

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
    """Holds files; a button each takes one off. `refused` tells of files that have no place."""

    edited = Signal()
    refused = Signal(object)  # names

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._files: list[Path] = []
        self.drop = DropArea(self.tr("拖入或粘贴照片、材料，或点击选择"), (*PHOTOS, *PAPERS))
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

    def add(self, paths: Sequence[Path]) -> None:
        """Hold more files, as far as there is room."""
        left = []
        for path in paths:
            if path in self._files:
                continue
            is_photo = path.suffix.lower() in PHOTOS
            is_known = is_photo or path.suffix.lower() in PAPERS
            held = self.photos() if is_photo else self.papers()
            if is_known and len(held) < (MOST_PHOTOS if is_photo else MOST_PAPERS):
                self._files.append(path)
            else:
                left.append(path.name)
        self._show()
        self.edited.emit()
        if left:
            self.refused.emit(left)

    def clear(self) -> None:
        """Hold nothing; pictures that were pasted are deleted."""
        gone, self._files = self._files, []
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
        kinds = self.tr("照片和材料 (*.jpg *.jpeg *.png *.webp *.pdf *.tif *.tiff)")
        self.add(self._app.messages.choose_files(self, self.tr("选择佐证"), kinds, "evidence"))

    def _show(self) -> None:
        pasted_as = self.tr("粘贴的照片 {n}")
        self._held.show_files(
            (
                pasted_as.format(n=at) if path.name.startswith(pasted.PREFIX) else path.name,
                partial(self._take_off, path),
            )
            for at, path in enumerate(self._files, start=1)
        )

    def _take_off(self, path: Path) -> None:
        self._files.remove(path)
        self._show()
        self.drop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
        if path.name.startswith(pasted.PREFIX):
            self._app.runner.ask(lambda: pasted.forget(path), lambda _gone: None)
