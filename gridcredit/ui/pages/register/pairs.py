"""What is done on the register's page with two records of one person: merge, un-merge, link and
unlink, each with its way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import merging, registry_links
from gridcredit.operations.register.merge_views import MergedView
from gridcredit.operations.register.merging import Merged, Unmerged
from gridcredit.operations.register.rearranging import Rearranged, undo_rearranged
from gridcredit.ui.dialogs.merge_people import LinkDialog, MergeDialog, UnmergeDialog
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.page import Page

Opens = Callable[[QDialog, Callable[[Any], object]], None]
Undoes = Callable[[str, Callable[[], object]], None]
"""Says what was done, and takes the way back."""


class PairJobs(QObject):
    """Opens the dialogs; `opens` shows one, `undoes` says that something was done."""

    def __init__(self, page: Page, opens: Opens, undoes: Undoes) -> None:
        super().__init__(page)
        self._page, self._app, self._opens, self._undoes = page, page.app, opens, undoes

    def merge(self, desk: Desk, person: Resident) -> None:
        """Ask for the other record, and which stays."""
        dialog = MergeDialog(self._page, self._app, desk, person.id, person.name)
        self._opens(dialog, self._merged)

    def unmerge(self, desk: Desk, merged: MergedView) -> None:
        """Ask why they are two people."""
        self._opens(UnmergeDialog(self._page, self._app, desk, merged), self._unmerged)

    def link(self, desk: Desk, person: Resident) -> None:
        """Ask for the other record, and where the person lives."""
        dialog = LinkDialog(self._page, self._app, desk, person.id, person.name)
        words = self.tr("已关联现住和户籍记录")
        self._opens(dialog, lambda done: self._rearranged(words, done))

    def unlink(self, desk: Desk, person: Resident) -> None:
        """Ask why the two records are of different people, or of one place."""
        dialog = ReasonDialog(
            self._page,
            self._app,
            self.tr("解除人户分离关联"),
            self.tr("两条记录都保留；人口类型不变，不对的请在居民信息里改。"),
            self.tr("原因"),
            [self.tr("户籍已迁来"), self.tr("不再住这里"), self.tr("关联错了")],
            self.tr("解除"),
            lambda reason: registry_links.unlink(desk, person.id, reason),
        )
        words = self.tr("已解除人户分离关联")
        self._opens(dialog, lambda done: self._rearranged(words, done))

    def _merged(self, done: Merged) -> None:
        desk, why = self._page.desk, self.tr("撤销")
        self._page.show_target(done.household)
        self._undoes(self.tr("已合并为同一人"), lambda: merging.undo_merge(desk, done, why))

    def _unmerged(self, done: Unmerged) -> None:
        desk, why = self._page.desk, self.tr("撤销")
        self._undoes(self.tr("已撤销合并"), lambda: merging.undo_unmerge(desk, done, why))

    def _rearranged(self, words: str, done: Rearranged) -> None:
        desk, why = self._page.desk, self.tr("撤销")
        self._undoes(words, lambda: undo_rearranged(desk, done, why))
