"""Which of several photos could not be read, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from gridcredit import texts
from gridcredit.domain.errors import GridCreditError
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.widgets.list_dialog import ListDialog
from gridcredit.ui.widgets.table import Table


class RefusedPhotosDialog(ListDialog):
    """A line a file."""

    def __init__(
        self, parent: QWidget, refused: Sequence[tuple[str, GridCreditError]], language: str
    ) -> None:
        super().__init__(parent)
        title = self.tr("%n 个文件打不开，没有登记", "", len(refused))
        lines = [(name, texts.describe(error, language)) for name, error in refused]
        self.table = Table(title)
        self.table.setModel(
            RowsModel(
                [
                    Column(self.tr("文件"), lambda line: line[0], 180),
                    Column(self.tr("原因"), lambda line: line[1]),
                ],
                lines,
            )
        )
        self.hold(title, self.table, QSize(1040, 320))
        self.leave.setFocus()
