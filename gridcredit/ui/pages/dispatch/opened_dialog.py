"""What stands behind a figure, as many lines as it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.frozen import IssueLine
from gridcredit.operations.dispatch.opened import OpenedLine, open_lines
from gridcredit.ui.app import App
from gridcredit.ui.models.paged import PagedModel
from gridcredit.ui.models.rows import Column
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.list_dialog import ListDialog
from gridcredit.ui.widgets.table import Table

_SIZE = QSize(820, 560)


class OpenedDialog(ListDialog):
    """The lines of a figure, read a page at a time; opening one goes to its household."""

    household_wanted = Signal(object)  # its id

    def __init__(
        self,
        parent: QWidget,
        app: App,
        desk: Desk,
        title: str,
        read: Callable[[], Sequence[IssueLine]],
    ) -> None:
        super().__init__(parent)
        self._app = app
        self.table = Table(title)
        self.model = PagedModel(self._columns(), lambda some: open_lines(desk, some), app.runner)
        self.table.setModel(self.model)
        self.count = Label()
        self.count.setProperty("role", "caption")
        self.hold(title, self.table, _SIZE, self.count)
        self.table.row_opened.connect(self._on_opened)
        app.runner.ask(read, self._on_read, self._on_failed, owner=self)

    def _columns(self) -> list[Column]:
        minus, plus = self.tr("减"), self.tr("增")
        gone = self.tr("本机没有这条记录的内容")

        def what(row: OpenedLine) -> str:
            return row.name or (row.door and "—") or gone

        return [
            Column(self.tr("姓名或事项"), what, 200),
            Column(self.tr("住址或媒体"), lambda row: row.door, is_address=True),
            Column(self.tr("时间"), lambda row: row.when or row.line.on, 150),
            Column("±", lambda row: minus if row.line.sign < 0 else plus, 60),
        ]

    def _on_read(self, lines: Sequence[IssueLine]) -> None:
        self.model.set_ids(list(lines))
        self.count.setText(self.tr("%n 条", "", len(lines)))
        if lines:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._app.messages.warn(self, error)  # type: ignore[arg-type]

    def _on_opened(self, row: OpenedLine | None) -> None:
        if row is not None and row.household is not None:
            self.household_wanted.emit(row.household)
            self.accept()
