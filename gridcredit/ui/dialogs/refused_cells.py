"""The cells of a list that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from gridcredit import texts
from gridcredit.rosters.headed_tables import CellRefused
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.widgets.list_dialog import ListDialog
from gridcredit.ui.widgets.table import Table


class RefusedCellsDialog(ListDialog):
    """Row, column, what stands there and why it cannot be taken."""

    def __init__(
        self, parent: QWidget, title: str, refused: Sequence[CellRefused], language: str
    ) -> None:
        super().__init__(parent)
        self.table = Table(title)
        self.table.setModel(
            RowsModel(
                [
                    Column(self.tr("行"), lambda one: str(one.row), 60, True),
                    Column(self.tr("列"), lambda one: one.column, 130),
                    Column(self.tr("内容"), lambda one: one.value, 140),
                    Column(self.tr("原因"), lambda one: texts.reason_word(one.reason, language)),
                ],
                refused,
            )
        )
        self.hold(title, self.table, QSize(680, 420))
        self.leave.setFocus()
