"""The scan of the signed form and a photo, by drop or chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.ui.app import App
from gridcredit.ui.tokens import TIGHT
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.held_files import PAPERS, PHOTOS, HeldFiles


class FormFiles(QWidget):
    """A scan (PDF, TIFF) and a photo (a picture), one each; a later one takes the place."""

    edited = Signal()

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self.scan = self.photo = ""
        self.drop = DropArea(
            self.tr("拖入签字的推荐表（PDF）和照片，或点击选择"), (*PAPERS, *PHOTOS)
        )
        self.drop.setMinimumHeight(64)
        self._held = HeldFiles(240)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.drop)
        column.addWidget(self._held)
        self.setFocusProxy(self.drop)
        self.drop.files_dropped.connect(self.add)
        self.drop.clicked.connect(self._choose)

    def add(self, paths: Sequence[Path]) -> None:
        """Take the last of each sort."""
        for path in paths:
            if path.suffix.lower() in PHOTOS:
                self.photo = str(path)
            elif path.suffix.lower() in PAPERS:
                self.scan = str(path)
        self._show()
        self.edited.emit()

    def show_value(self, scan: str, photo: str) -> None:
        """Hold other files; nothing is told."""
        self.scan, self.photo = scan, photo
        self._show()

    def _choose(self) -> None:
        kinds = self.tr("扫描件和照片 (*.pdf *.tif *.tiff *.jpg *.jpeg *.png *.webp)")
        self.add(self._app.messages.choose_files(self, self.tr("选择附件"), kinds, "stars"))

    def _show(self) -> None:
        held = ((self.scan, self.tr("扫描件：{name}")), (self.photo, self.tr("照片：{name}")))
        self._held.show_files(
            (words.format(name=Path(path).name), partial(self._take_off, path))
            for path, words in held
            if path
        )

    def _take_off(self, path: str) -> None:
        self.scan = "" if self.scan == path else self.scan
        self.photo = "" if self.photo == path else self.photo
        self._show()
        self.drop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
