"""The day of an office above the grids: its numbers, and its areas side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridcredit.domain.rates import NO_RATE
from gridcredit.operations.figures.today_summary import AreaDay, TreeDay
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.today.side import PaceCard, WeekTiles
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.breadcrumb import Breadcrumb
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.table import Table

if TYPE_CHECKING:
    from gridcredit.ui.app import App


class TreeView(QWidget):
    """Enter goes down to an area's own areas, Backspace and the breadcrumb go up."""

    figure_opened = Signal(object)  # one of WEEK_FIGURES
    area_opened = Signal(object)  # an area's code

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._day: TreeDay | None = None
        self.pace = PaceCard()
        self.week = WeekTiles(4)
        self.week.figure_opened.connect(self.figure_opened)
        self.steps = Breadcrumb(self.tr("所在区域"))
        self.steps.step_chosen.connect(self.area_opened)
        self.appeals = button(
            "", lambda: app.go("planning", ("appeals", "overdue")), icon="note", kind="quiet"
        )
        self.appeals.hide()
        self.doubles = button(
            "", lambda: app.go("households", "alike"), icon="conflict", kind="quiet"
        )
        self.doubles.hide()
        self._hint = Label(self.tr("Enter 进入    Backspace 返回上级"))
        self._hint.setProperty("role", "caption")
        self._model = RowsModel(self._columns())
        self.table = Table(self.tr("各区域今日情况"), is_sortable=True)
        self.table.setModel(self._model)
        self.table.row_opened.connect(self._on_row_opened)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self._nothing())
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.pace, 2)
        top.addWidget(self.week, 3, Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addWidget(self.steps)
        line.addWidget(self.appeals)
        line.addWidget(self.doubles)
        line.addStretch(1)
        line.addWidget(self._hint)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, SMALL, WIDE, GAP)
        whole.setSpacing(12)
        whole.addLayout(top)
        whole.addLayout(line)
        whole.addWidget(self._lists, 1)

    def show_day(self, day: TreeDay) -> None:
        """Show an area's day."""
        self._day = day
        self.pace.show_pace(day.pace, day.total.coverage, day.on, day.left)
        self.week.show_week(day.total)
        self.appeals.setText(self.tr("%n 件诉求超期未答复", "", day.overdue_appeals))
        self.appeals.setVisible(bool(day.overdue_appeals))
        self.doubles.setText(self.tr("%n 个身份证号不止一人用", "", day.shared_numbers))
        self.doubles.setVisible(bool(day.shared_numbers))
        self.steps.show_steps([(area.code, area.name) for area in day.path])
        self._model.set_rows(day.children)
        self._lists.setCurrentIndex(0 if day.children else 1)
        self._hint.setVisible(bool(day.children))
        if day.children:
            self.table.selectRow(0)

    def _columns(self) -> list[Column]:
        def number(title: str, count: int, of: str, source: str) -> Column:
            def value(day: AreaDay) -> int:
                return int(getattr(getattr(day, source), of))

            return Column(title, lambda day: f"{value(day):,}", count, is_number=True, key=value)

        return [
            Column(self.tr("区域"), lambda day: day.area.name),
            number(self.tr("应注册"), 92, "eligible", "coverage"),
            number(self.tr("已注册"), 92, "registered", "coverage"),
            Column(
                self.tr("注册率"),
                lambda day: f"{day.coverage.rate}%" if day.coverage.eligible else NO_RATE,
                92,
                is_number=True,
                key=lambda day: day.coverage.rate_hundredths,
            ),
            number(self.tr("本周户次"), 100, "visits", "week"),
            number(self.tr("见面户数"), 100, "met", "week"),
            number(self.tr("新增注册"), 100, "new_registered", "week"),
            number(self.tr("新签承诺"), 100, "new_pledged", "week"),
        ]

    def _nothing(self) -> QWidget:
        return EmptyState(
            "map",
            self.tr("这里没有下级区域"),
            self.tr("导入区域名单，或返回上级查看其他区域。"),
        )

    def _on_row_opened(self, day: AreaDay | None) -> None:
        if day is not None:
            self.area_opened.emit(day.area.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up by Backspace."""
        path = self._day.path if self._day else ()
        if event.key() == Qt.Key.Key_Backspace and len(path) > 1:
            self.area_opened.emit(path[-2].code)
        else:
            super().keyPressEvent(event)
