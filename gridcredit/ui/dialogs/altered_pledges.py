"""Which pledges are not as they were written and filed; one that is opened is shown on its page."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from gridcredit.operations.pledges.verifying import Altered, Verified
from gridcredit.ui.app import App
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.list_dialog import ListDialog
from gridcredit.ui.widgets.table import Table


class AlteredPledgesDialog(ListDialog):
    """A line for each thing that is wrong."""

    def __init__(self, parent: QWidget, app: App, found: Verified) -> None:
        super().__init__(parent)
        self._app = app
        what = {
            Altered.ROW: self.tr("记录和签名流水不一致：请从备份恢复，或请上级重发数据包"),
            Altered.FILE: self.tr("扫描文件被改动过：请重新扫描原件，或从备份恢复"),
            Altered.GONE: self.tr("扫描文件不在这里：等下一个数据包，或从备份恢复"),
            Altered.MISSING: self.tr("只扫描了一部分页：请补扫缺的页"),
        }
        title = self.tr("%n 份承诺书有问题", "", len({number for number, _ in found.altered}))
        words = Label(self.tr("核验了 %n 份。双击或回车看那一份。", "", found.checked))
        words.setProperty("role", "muted")
        self.table = Table(title)
        self.table.setModel(
            RowsModel(
                [
                    Column(self.tr("编号"), lambda line: line[0], 220),
                    Column(self.tr("情况和办法"), lambda line: what[line[1]]),
                ],
                found.altered,
            )
        )
        self.table.row_opened.connect(self._on_opened)
        self.hold(title, self.table, QSize(820, 420), words)
        if found.altered:
            self.table.selectRow(0)
        self.table.setFocus()

    def _on_opened(self, line: tuple[str, Altered]) -> None:
        self.accept()
        self._app.go("pledges", ("all", line[0]))
