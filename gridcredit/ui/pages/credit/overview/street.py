"""A street's villages side by side: what waits, who closes late, and the fairness line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gridcredit.domain.amounts import points_text
from gridcredit.domain.rates import NO_RATE
from gridcredit.operations.credit.listing import Fairness
from gridcredit.operations.credit.overview import VillageLine
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.column import fill
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.table import Table

_NUMBER = 76


class StreetPane(QWidget):
    """Enter on a village opens it."""

    village_opened = Signal(object)  # code

    def __init__(self, language: str) -> None:
        super().__init__()
        self.table = Table(self.tr("村居"))
        self._model = RowsModel(self._columns())
        self.table.setModel(self._model)
        self.table.row_opened.connect(lambda row: self.village_opened.emit(row.village.code))
        self._head = SectionHeader(self.tr("各村居"))
        remark = self.tr("公平线：登记和审核人员家庭的得分占比，不应明显高于户数占比")
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(WIDE, SMALL, WIDE, GAP)
        column.setSpacing(SMALL)
        column.addWidget(self._head)
        column.addWidget(self.table, 1)
        self._head.set_remark(remark)
        nothing = EmptyState(
            "passbook",
            self.tr("还没有试点村居"),
            self.tr("在上面选一个村居，导入它的积分规则，就开始试点。"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(listed)
        self._stack.addWidget(nothing)
        fill(self, self._stack)

    def _columns(self) -> list[Column]:
        late, in_time = self.tr("迟结 {month}"), self.tr("按时")

        def closing(row: VillageLine) -> str:
            return late.format(month=row.next_period) if row.late else in_time

        def number(title: str, field: str, width: int = _NUMBER) -> Column:
            return Column(title, lambda row: f"{getattr(row, field):,}", width, True)

        return [
            Column(self.tr("村居"), lambda row: row.village.name),
            Column(self.tr("结账"), closing, 104, tone=lambda row: "bad" if row.late else "good"),
            number(self.tr("待审核"), "waiting"),
            number(self.tr("提请街道"), "handed_up"),
            number(self.tr("异议"), "objections", 60),
            number(self.tr("超期"), "overdue", 60),
            Column(self.tr("本月计分"), lambda row: points_text(row.points), _NUMBER, True),
            number(self.tr("参与户"), "households"),
            Column(self.tr("公平线"), lambda row: _fairness(row.fairness), 124, True),
        ]

    def show_rows(self, rows: Sequence[VillageLine]) -> None:
        """Show the villages; the one that was chosen stays chosen."""
        at = self.table.currentIndex().row()
        self._model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows:
            self.table.selectRow(min(max(at, 0), len(rows) - 1))

    @property
    def has_rows(self) -> bool:
        """Whether any village has rules."""
        return self._model.rowCount() > 0


def _fairness(line: Fairness | None) -> str:
    """The share of points beside the share of households: 12.5% / 8.0%."""
    if line is None or not line.all_households:
        return NO_RATE
    shares = (
        share(line.recorders_points, line.all_points),
        share(line.recorders_households, line.all_households),
    )
    return " / ".join(shares)


def share(part: int, whole: int) -> str:
    """A share with one decimal; a dash of nothing."""
    return f"{100 * part / whole:.1f}%" if whole else NO_RATE
