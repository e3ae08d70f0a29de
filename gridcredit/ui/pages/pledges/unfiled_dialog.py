"""What became of the pages that were not filed, and why."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from gridcredit import texts
from gridcredit.operations.pledges.filing import Filing
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.widgets.list_dialog import ListDialog
from gridcredit.ui.widgets.table import Table


class UnfiledDialog(ListDialog):
    """A line a page: the file, the page in it, its number where one was read, and the reason."""

    def __init__(self, parent: QWidget, filing: Filing, language: str) -> None:
        super().__init__(parent)
        title = self.tr("没有归位的页")
        again, missing = self.tr("这一页已经归过位"), self.tr("缺第 {page} 页")
        lines = [
            (one.origin.file, str(one.origin.picture), one.number,
             texts.reason_word(one.reason, language))
            for one in (*filing.unread, *filing.blank)
        ]  # fmt: skip
        lines += [
            (one.origin.file, str(one.origin.picture), one.code.number, again)
            for one in filing.twice
        ]
        lines += [("", "", one.number, missing.format(page=one.page)) for one in filing.missing]
        self.table = Table(title)
        self.table.setModel(
            RowsModel(
                [
                    Column(self.tr("文件"), lambda line: line[0], 200),
                    Column(self.tr("页"), lambda line: line[1], 48, True),
                    Column(self.tr("编号"), lambda line: line[2], 210),
                    Column(self.tr("情况"), lambda line: line[3]),
                ],
                lines,
            )
        )
        self.hold(title, self.table, QSize(860, 460))
        self.leave.setFocus()
