"""Setting and taking away targets, each with its undo: for every page that offers the dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.target import Target
from gridcredit.domain.progress import Progress
from gridcredit.ui.dialogs.targets import TargetsDialog
from gridcredit.ui.page import Page


class TargetJobs(QObject):
    """Opens the dialog over a part of a page and does what is chosen there."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._app = page, page.app

    def open(self, parent: QWidget, area: Area, targets: Sequence[Target]) -> None:
        """Show an area's own targets, to set one or to take one away."""
        dialog = TargetsDialog(parent, area, targets, self._page.desk.today())
        dialog.chosen.connect(lambda chosen: self.set(area, *chosen))
        dialog.removal_wanted.connect(self.remove)
        dialog.open()

    def set(self, area: Area, on: date, rate: int) -> None:
        """Keep a target; undoing puts the former one back, or takes the new one away."""
        desk = self._page.desk

        def keep(_progress: Progress) -> Any:
            from gridcredit.operations.figures import covering

            return covering.set_target(desk, area.code, on, rate)

        words = self.tr("已设定 {day} 的目标").format(day=f"{on:%Y-%m-%d}")
        self._page.do(keep, self._say(words), title=self.tr("设定目标"))

    def remove(self, target: Target) -> None:
        """Take a target away."""
        desk, reason = self._page.desk, self.tr("不再执行")

        def take_away(_progress: Progress) -> Any:
            from gridcredit.operations.figures import covering

            return covering.remove_target(desk, target.id, reason)

        words = self.tr("已移除 {day} 的目标").format(day=f"{target.on:%Y-%m-%d}")
        self._page.do(take_away, self._say(words), title=self.tr("移除目标"))

    def _say(self, words: str) -> Callable[[Any], None]:
        """What says that it was done, and takes it back; nothing is to undo where it was so."""

        def say(done: Any) -> None:
            self._app.toast(words, (lambda: self._take_back(done)) if done else None)

        return say

    def _take_back(self, done: Any) -> None:
        desk, reason = self._page.desk, self.tr("撤销录入")

        def undo(_progress: Progress) -> None:
            from gridcredit.operations.figures import covering

            covering.take_back_target(desk, done, reason)

        self._page.do(
            undo,
            lambda _none: self._app.toast(self.tr("已撤销"), tone="info"),
            title=self.tr("撤销"),
        )
