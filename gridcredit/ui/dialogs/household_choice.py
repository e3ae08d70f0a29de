"""A household chosen by typing: by name, number or door."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from gridcredit.operations.desk import Desk
from gridcredit.operations.register import households
from gridcredit.operations.register.households import HouseholdLine, RegisterPart
from gridcredit.ui.app import App
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.runner import Task
from gridcredit.ui.widgets.two_line import TALL, TwoLineTable

_SHOWN = 30
_PAUSE = 150


class HouseholdChoice(QWidget):
    """A line to type into, and `table`, which stands elsewhere, with what was found. It tells
    `chosen` when another household is chosen, `taken` by Enter or a double click on one."""

    chosen = Signal()
    taken = Signal()

    def __init__(self, app: App, desk: Desk, own: UUID) -> None:
        """`own` is never offered."""
        super().__init__()
        self._app, self._desk, self._own = app, desk, own
        self._query: Task | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("户主、门牌、电话"))
        self.table = TwoLineTable(self.tr("可选的户"))
        self.table.horizontalHeader().hide()
        self.table.setMinimumHeight(TALL * 4)
        self._found = RowsModel([Column("", _words)])
        self.table.setModel(self._found)
        self.table.row_opened.connect(lambda _row: self.taken.emit())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit())
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._ask)
        self.line.textChanged.connect(lambda: self._timer.start())
        self._ask()

    def household(self) -> UUID | None:
        """The household that is chosen."""
        if self._timer.isActive():  # Enter came before the list did
            self._timer.stop()
            self._ask()
        found = self.table.chosen_row()
        return found.id if isinstance(found, HouseholdLine) else None

    def _ask(self) -> None:
        desk, typed, own = self._desk, self.line.text(), self._own
        if self._query is not None:
            self._query.cancel()

        def query() -> list[HouseholdLine]:
            ids = households.household_ids(desk, RegisterPart(desk.node.area), typed)
            lines = households.household_lines(desk, [i for i in ids if i != own][:_SHOWN])
            return [line for line in lines if line is not None]

        self._query = self._app.runner.ask(query, self._on_found, owner=self)

    def _on_found(self, lines: Sequence[HouseholdLine]) -> None:
        """The first that was found is chosen; of all that there are none is, before a key is
        pressed: Enter alone must not join somebody to the first door of the street."""
        self._found.set_rows(lines)
        if lines and self.line.text().strip():
            self.table.selectRow(0)
        self.chosen.emit()


def _words(line: HouseholdLine) -> str:
    return f"{line.address}\n{line.householder}"
