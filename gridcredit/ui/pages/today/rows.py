"""The list behind one of the week's figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.operations.figures.today_summary import WeekRow
from gridcredit.ui.days import short_day
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.tokens import GAP, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.table import Table

if TYPE_CHECKING:
    from gridcredit.ui.app import App


class WeekRowsDialog(QDialog):
    """Shows as many rows as the figure said; Enter goes to the door."""

    def __init__(self, parent: QWidget, app: App, figure: str, rows: list[WeekRow]) -> None:
        super().__init__(parent)
        self._app = app
        language = app.settings.language
        title = {
            "visits": self.tr("本周走访 %n 户次", "", len(rows)),
            "met": self.tr("本周见面 %n 户", "", len(rows)),
            "new_registered": self.tr("本周新增注册 %n 人", "", len(rows)),
            "new_pledged": self.tr("本周新签承诺 %n 人", "", len(rows)),
        }[figure]
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = Label(title)
        heading.setProperty("role", "lead")
        gone = self.tr("已移出本网格的户")

        def where(row: WeekRow) -> str:
            return row.door.address or row.door.number or gone

        columns = [Column(self.tr("地址"), where, is_address=True)]
        if figure in ("visits", "met"):
            columns += [
                Column(self.tr("户主"), lambda row: row.door.householder, 100),
                Column(
                    self.tr("时间"), lambda row: f"{short_day(row.at, language)} {row.at[11:]}", 148
                ),
                Column(self.tr("结果"), lambda row: texts.word(row.outcome, language), 140),
            ]
        else:
            columns.append(Column(self.tr("姓名"), lambda row: row.name, 120))
        self.table = Table(title)
        self.table.setModel(RowsModel(columns, rows))
        self.table.row_opened.connect(self._on_row_opened)
        if rows:
            self.table.selectRow(0)
        close = button(self.tr("关闭"), self.reject)
        foot = QHBoxLayout()
        hint = Label(self.tr("Enter 打开这一户"))
        hint.setProperty("role", "caption")
        foot.addWidget(hint)
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        whole.setSpacing(GAP)
        whole.addWidget(heading)
        whole.addWidget(self.table, 1)
        whole.addLayout(foot)
        self.resize(680, 460)
        self.table.setFocus()

    def _on_row_opened(self, row: WeekRow) -> None:
        if not row.door.grid_code:
            return
        self.accept()
        self._app.go("visits", row.door.id)
