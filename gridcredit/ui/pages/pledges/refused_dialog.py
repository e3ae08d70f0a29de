"""Which of several papers stayed as they were, and why."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from gridcredit import texts
from gridcredit.operations.pledges.stepping import SteppedPapers
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.widgets.list_dialog import ListDialog
from gridcredit.ui.widgets.table import Table


class RefusedPapersDialog(ListDialog):
    """A line a paper."""

    def __init__(self, parent: QWidget, told: SteppedPapers, language: str) -> None:
        super().__init__(parent)
        title = self.tr("%n 份没有办成", "", len(told.refused))
        lines = [(number, texts.describe(error, language)) for number, error in told.refused]
        self.table = Table(title)
        self.table.setModel(
            RowsModel(
                [
                    Column(self.tr("编号"), lambda line: line[0], 210),
                    Column(self.tr("原因"), lambda line: line[1]),
                ],
                lines,
            )
        )
        self.hold(title, self.table, QSize(780, 400))
        self.leave.setFocus()
