"""Pages that are kept in the workspace, asked for when they are looked at; or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage, QTransform

from gridcredit.operations.scans import KeptPage
from gridcredit.ui.runner import Task
from gridcredit.ui.widgets.picture_view import PictureView

Ask = Callable[[Callable[[], Any], Callable[[Any], object]], Task]
"""Asks a query off the screen thread, as views and pages do."""
Shown = tuple[list[QImage], set[str]]


class KeptPictures(PictureView):
    """`turns` are the quarters clockwise by which a person turned what is shown."""

    def __init__(self, name: str, ask: Ask) -> None:
        super().__init__(name)
        self._ask_for = ask
        self._task: Task | None = None
        self._images: list[QImage] = []
        self.turns = 0

    def show_of(self, query: Callable[[], Sequence[KeptPage]] | None, none: str = "") -> None:
        """Show the pages that a query finds, `none` where it finds none; no query: nothing."""
        if self._task is not None:
            self._task.cancel()
        self._images, self.turns = [], 0
        self.show_pictures((), "")
        if query is None:
            return
        wanted = query

        def read() -> Shown:
            pages = wanted()
            images = [QImage.fromData(page.image) for page in pages if page.image]
            return [i for i in images if not i.isNull()], {page.problem for page in pages}

        self._task = self._ask_for(read, lambda found: self._on_read(found, none))

    def turn(self) -> None:
        """Turn all pages a quarter clockwise."""
        if self._images:
            self.turns = (self.turns + 1) % 4
            by = QTransform().rotate(90 * self.turns)
            self.show_pictures([image.transformed(by) for image in self._images])

    def _on_read(self, found: Shown, none: str) -> None:
        self._images, problems = found
        words = none
        if "not_here" in problems:
            words = QCoreApplication.translate("KeptPictures", "照片或材料还没有随数据包到达")
        elif "unreadable" in problems:
            words = QCoreApplication.translate("KeptPictures", "附件打不开")
        self.show_pictures(self._images, words)
