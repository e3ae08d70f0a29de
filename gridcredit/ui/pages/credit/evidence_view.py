"""What is attached to an entry, asked for when it is looked at."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.operations.credit import evidence
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.runner import Task
from gridcredit.ui.widgets.picture_view import PictureView

Shown = tuple[list[QImage], set[str]]


class EvidenceView(QWidget):
    """Shows an entry's photos and papers; says where there is none, or none that came yet."""

    def __init__(self, view: CreditView) -> None:
        super().__init__()
        self._view = view
        self._task: Task | None = None
        self.pictures = PictureView(self.tr("佐证"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pictures)

    def show_entry(self, entry: CreditEntry | None) -> None:
        """Ask for the pictures of an entry."""
        if self._task is not None:
            self._task.cancel()
        self.pictures.show_pictures((), "")
        if entry is None:
            return
        desk = self._view.desk

        def query() -> Shown:
            pages = evidence.entry_evidence(desk, entry)
            images = [QImage.fromData(page.image) for page in pages if page.image]
            return [i for i in images if not i.isNull()], {page.problem for page in pages}

        self._task = self._view.ask(query, self._on_read)

    def _on_read(self, found: Shown) -> None:
        pictures, problems = found
        if "not_here" in problems:
            words = self.tr("照片或材料还没有随数据包到达")
        elif "unreadable" in problems:
            words = self.tr("附件打不开")
        else:
            words = self.tr("没有附照片和材料")
        self.pictures.show_pictures(pictures, words)
