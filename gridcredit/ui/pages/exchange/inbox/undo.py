"""Undoing an import from the list of what came: looked at first, agreed to, done, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from gridcredit.domain.progress import Progress
from gridcredit.ui.page import Page
from gridcredit.ui.pages.exchange.inbox.received import Received
from gridcredit.ui.pages.exchange.lists.lists import moment

if TYPE_CHECKING:
    from gridcredit.operations.exchange.undoing import Undone


class UndoJobs(QObject):
    """Does for the page what the list of received packages asks for."""

    def __init__(self, page: Page, received: Received) -> None:
        super().__init__(page)
        self._page, self._received = page, received
        self.dialog: QDialog | None = None
        received.undo_wanted.connect(lambda imported: self._look(imported.id, False))
        received.redo_wanted.connect(lambda imported: self._look(imported.id, True))
        page.app.locked.connect(self._on_locked)

    def look_at(self, import_id: UUID) -> None:
        """Show what undoing an import would do, and ask."""
        self._look(import_id, False)

    def _look(self, import_id: UUID, is_redo: bool) -> None:
        words = self.tr("正在查看恢复会怎样") if is_redo else self.tr("正在查看撤销会怎样")
        self._run(import_id, is_redo, True, self._show, words)

    def _run(self, import_id: UUID, is_redo: bool, preview: bool, on_done: Any, title: str) -> None:
        desk = self._page.desk

        def act(progress: Progress) -> Undone:
            from gridcredit.operations.exchange import undoing

            job = undoing.redo_import if is_redo else undoing.undo_import
            return job(desk, import_id, preview, progress)

        self._page.do(act, on_done, title=title)

    def _show(self, seen: Undone) -> None:
        desk, imported = self._page.desk, seen.imported
        from gridcredit.ui.dialogs.undo_import import UndoImportDialog

        words = self.tr("{name} 的第 {number} 号数据包，{time} 导入。")
        if imported.is_register:
            words = self.tr("{name}，{time} 导入。")
        about = words.format(
            name=self._received.name_of(imported),
            number=imported.number,
            time=moment(imported.imported_at),
        )
        self.dialog = UndoImportDialog(self._page, self._page.app, desk, seen, about)
        self.dialog.agreed.connect(lambda: self._carry_out(imported.id, seen.is_redo))
        self.dialog.open()

    def _carry_out(self, import_id: UUID, is_redo: bool) -> None:
        words = self.tr("正在恢复导入") if is_redo else self.tr("正在撤销导入")
        self._run(import_id, is_redo, False, self._tell, words)

    def _tell(self, done: Undone) -> None:
        told = self._told(done).format(
            reversed=len(done.reversed), kept=len(done.kept), left=len(done.could_not)
        )
        self._page.app.toast(told, tone="warn" if done.could_not else "good")
        self._received.listing.table.setFocus()

    def _told(self, done: Undone) -> str:
        if done.is_redo:
            return self.tr("已恢复这次导入：恢复 {reversed:,} 条，保留 {kept:,} 条")
        if done.could_not:
            return self.tr(
                "已撤销这次导入：收回 {reversed:,} 条，保留 {kept:,} 条，另有 {left:,} 条不能撤销"
            )
        return self.tr("已撤销这次导入：收回 {reversed:,} 条，保留 {kept:,} 条")

    def _on_locked(self) -> None:
        """Nothing of a dialog stays in sight; one that was closed is gone already."""
        if self.dialog is not None and shiboken6.isValid(self.dialog):
            self.dialog.reject()
