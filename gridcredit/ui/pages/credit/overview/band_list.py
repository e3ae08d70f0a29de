"""The households of one star band, opened for a purpose that was logged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.domain.amounts import points_text
from gridcredit.operations.credit.glance import BandHousehold
from gridcredit.ui.app import App
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.table import Table


class BandListDialog(QDialog):
    """In the order of their doors, never of their points: nobody is ranked."""

    def __init__(
        self, parent: QWidget, app: App, title: str, rows: Sequence[BandHousehold]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        heading = Label(title)
        heading.setProperty("role", "lead")
        table = Table(title)
        table.setModel(
            RowsModel(
                [
                    Column(self.tr("住址"), lambda row: row.address, is_address=True),
                    Column(self.tr("户主"), lambda row: row.name, 104),
                    Column(self.tr("户总分"), lambda row: points_text(row.total), 92, True),
                    Column(self.tr("今年"), lambda row: points_text(row.points), 84, True),
                ],
                rows,
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
        column.addWidget(Banner("info", self.tr("按门牌排列，不排名次；此次查看已记入日志。")))
        column.addWidget(table, 1)
        column.addLayout(foot)
        self.resize(620, 520)
        table.setFocus()
