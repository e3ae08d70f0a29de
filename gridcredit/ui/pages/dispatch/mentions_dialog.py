"""通报表扬 and 通报批评 of a month: what the figures propose, and whom a person names."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch import mentions
from gridcredit.operations.dispatch.mentions import Mentioned
from gridcredit.ui.app import App
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.list_dialog import ListDialog
from gridcredit.ui.widgets.table import Table

_SIZE = QSize(820, 460)


class MentionsDialog(ListDialog):
    """Enter names a unit, or names it no more."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, month: str) -> None:
        super().__init__(parent)
        self._app, self._desk, self._month = app, desk, month
        title = self.tr("{month} 通报表扬和批评").format(month=month)
        self.table = Table(title)
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        self.note = Label(self.tr("回车或双击：写进通报；再按一次：不写。只点名单位，不点名个人。"))
        self.note.setProperty("role", "caption")
        self.hold(title, self.table, _SIZE, self.note)
        self.table.row_opened.connect(self._on_opened)
        self._ask()

    def _columns(self) -> list[Column]:
        praise, blame = self.tr("表扬"), self.tr("批评")
        named, proposed = self.tr("已列入"), self.tr("建议")
        return [
            Column(
                self.tr("类别"),
                lambda one: praise if one.praised else blame,
                76,
                tone=lambda one: "good" if one.praised else "warn",
            ),
            Column(self.tr("单位"), lambda one: one.unit, 150),
            Column(self.tr("依据"), lambda one: one.ground),
            Column(
                self.tr("状态"),
                lambda one: named if one.id else proposed,
                88,
                tone=lambda one: "info" if one.id else "plain",
            ),
        ]

    def _ask(self) -> None:
        desk, month = self._desk, self._month
        self._app.runner.ask(
            lambda: mentions.mentions(desk, month), self._on_rows, self._on_failed, owner=self
        )

    def _on_rows(self, rows: list[Mentioned]) -> None:
        at = max(self.table.currentIndex().row(), 0)
        self.model.set_rows(rows)
        if rows:
            self.table.selectRow(min(at, len(rows) - 1))
        else:
            self.note.setText(self.tr("按这个月的数字，没有可以表扬或批评的单位。"))
        self.table.setFocus()

    def _on_failed(self, error: GridCreditError) -> None:
        self._app.messages.warn(self, error)

    def _on_opened(self, row: Mentioned | None) -> None:
        if row is None:
            return
        desk, month, why = self._desk, self._month, self.tr("不再列入")

        def act(_progress: object) -> None:
            if row.id is None:
                mentions.confirm(desk, month, row.unit, row.ground, praised=row.praised)
            else:
                mentions.take_back(desk, row.id, why)

        self._app.runner.do(
            act, lambda _none: self._ask(), self._on_failed, title=self.windowTitle(), owner=self
        )
