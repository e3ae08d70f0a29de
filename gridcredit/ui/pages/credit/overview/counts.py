"""What the district hears: counts of each village and month, nobody's name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from gridcredit.domain.amounts import points_text
from gridcredit.operations.credit.glance import CountRow
from gridcredit.ui.app import App
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.column import fill
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.table import Table

_NUMBER = 84


class CountsPane(QWidget):
    """Shows CountRows, the last month first."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self.table = Table(self.tr("村居月度数"), is_sortable=True)
        self._model = RowsModel(self._columns())
        self.table.setModel(self._model)
        why = self.tr("户和记录留在村居和街道，区里只收每个村居每月的数。")
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(WIDE, SMALL, WIDE, GAP)
        column.setSpacing(SMALL)
        column.addWidget(Banner("info", why))
        column.addWidget(self.table, 1)
        nothing = EmptyState(
            "passbook",
            self.tr("还没有村居结过账"),
            self.tr("试点村居结账以后，每月的笔数、板块得分、异议和兑换数随街道的数据包上来。"),
            self.tr("去导入数据包"),
            lambda: app.go("exchange"),
        )
        self.take_in = next(iter(nothing.findChildren(QPushButton)))
        self._stack = QStackedWidget()
        self._stack.addWidget(listed)
        self._stack.addWidget(nothing)
        fill(self, self._stack)

    def _columns(self) -> list[Column]:
        in_time, late = self.tr("按时"), self.tr("迟")

        def number(title: str, field: str) -> Column:
            return Column(
                title,
                lambda row: f"{getattr(row.count, field):,}",
                _NUMBER,
                True,
                lambda row: getattr(row.count, field),
            )

        def points(title: str, field: str) -> Column:
            return Column(
                title,
                lambda row: points_text(getattr(row.count, field)),
                _NUMBER + 8,
                True,
                lambda row: getattr(row.count, field),
            )

        return [
            Column(self.tr("村居"), lambda row: row.village, key=lambda row: row.code),
            Column(self.tr("街道"), lambda row: row.street, 96),
            Column(self.tr("月份"), lambda row: row.count.period, 84),
            number(self.tr("笔数"), "entries"),
            number(self.tr("参与户"), "households"),
            points(self.tr("党建"), "party_building"),
            points(self.tr("文明实践"), "civic_practice"),
            points(self.tr("社会治理"), "governance"),
            points(self.tr("美丽乡村"), "beautiful_village"),
            number(self.tr("异议"), "objections"),
            number(self.tr("兑换"), "redemptions"),
            Column(
                self.tr("结账"),
                lambda row: in_time if row.count.in_time else late,
                76,
                tone=lambda row: "good" if row.count.in_time else "warn",
            ),
        ]

    @property
    def place(self) -> QWidget:
        """Where the keyboard goes."""
        return self.table if self._stack.currentIndex() == 0 else self.take_in

    def show_rows(self, rows: Sequence[CountRow]) -> None:
        """Show the months of the villages."""
        self._model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
