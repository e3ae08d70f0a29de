"""The photos of a row, large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers import keeping
from gridcredit.ui.app import App
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.kept_pictures import KeptPictures

_SIZE = (860, 640)


class PhotosDialog(QDialog):
    """Asks for the pictures when it opens; one key leaves it."""

    def __init__(
        self, parent: QWidget, app: App, desk: Desk, title: str, digests: Sequence[str]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.pictures = KeptPictures(
            self.tr("照片"), lambda query, on_done: app.runner.ask(query, on_done, owner=self)
        )
        self.turn = button(self.tr("转一下"), self.pictures.turn, kind="quiet")
        self.leave = button(self.tr("关闭"), self.accept)
        self.leave.setAutoDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self.turn)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        whole.setSpacing(SMALL)
        whole.addWidget(self.pictures, 1)
        whole.addLayout(foot)
        self.resize(*_SIZE)
        held = tuple(digests)
        self.pictures.show_of(lambda: keeping.photo_pages(desk, held))
        self.leave.setFocus()
