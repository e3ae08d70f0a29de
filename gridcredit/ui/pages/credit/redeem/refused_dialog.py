"""The cells of a list that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.rosters.headed_tables import CellRefused
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.table import Table


class RefusedDialog(QDialog):
    """Row, column, what stands there and why it cannot be taken."""

    def __init__(
        self, parent: QWidget, title: str, refused: Sequence[CellRefused], language: str
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        heading = Label(title)
        heading.setProperty("role", "lead")
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
        leave = button(self.tr("关闭"), self.accept)
        leave.setAutoDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        column.setSpacing(SMALL)
        column.addWidget(heading)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.resize(680, 420)
        leave.setFocus()
