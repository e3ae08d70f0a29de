"""The households of one star band, opened for a purpose that was logged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from gridcredit.domain.amounts import points_text
from gridcredit.operations.credit.glance import BandHousehold
from gridcredit.ui.app import App
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.list_dialog import ListDialog
from gridcredit.ui.widgets.table import Table


class BandListDialog(ListDialog):
    """In the order of their doors, never of their points: nobody is ranked."""

    def __init__(
        self, parent: QWidget, app: App, title: str, rows: Sequence[BandHousehold]
    ) -> None:
        super().__init__(parent)
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
        said = Banner("info", self.tr("按门牌排列，不排名次；此次查看已记入日志。"))
        self.hold(title, table, QSize(620, 520), said)
        table.setFocus()
