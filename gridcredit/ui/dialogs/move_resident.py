"""Moves a resident to another household, found by name, number or door."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending, households
from gridcredit.operations.register.households import HouseholdLine, RegisterPart
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.runner import Task
from gridcredit.ui.widgets.two_line import TALL, TwoLineTable

_SHOWN = 30
_PAUSE = 150


class MoveResidentDialog(FormDialog):
    """Type, choose, Enter."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, person: Resident) -> None:
        super().__init__(parent, app)
        self.say(self.tr("把 {name} 移到别户").format(name=person.name), self.tr("移动"))
        self._desk, self._person = desk, person
        self._query: Task | None = None
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("户主、门牌、电话"))
        self.add("household", self._line, self.tr("移到"))
        self._table = TwoLineTable(self.tr("可选的户"))
        self._table.horizontalHeader().hide()
        self._table.setMinimumHeight(TALL * 4)
        self._found = RowsModel([Column("", _words)])
        self._table.setModel(self._found)
        self._table.row_opened.connect(lambda _row: self._on_save())
        self.body.addWidget(self._table, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._ask)
        self._line.textChanged.connect(lambda: self._timer.start())
        self._line.setFocus()
        self._ask()

    def save(self) -> Callable[[], Any] | None:
        """The move to the household chosen."""
        if self._timer.isActive():  # Enter came before the list did
            self._timer.stop()
            self._ask()
        chosen = self._table.chosen_row()
        if not isinstance(chosen, HouseholdLine):
            self.show_faults({"household": "empty"})
            return None
        self.show_faults({})
        desk, person, to = self._desk, self._person.id, chosen.id
        return lambda: amending.move_resident(desk, person, to)

    def _ask(self) -> None:
        desk, typed = self._desk, self._line.text()
        if self._query is not None:
            self._query.cancel()

        def query() -> list[HouseholdLine]:
            ids = households.household_ids(desk, RegisterPart(desk.node.area), typed)
            own = self._person.household
            lines = households.household_lines(desk, [i for i in ids if i != own][:_SHOWN])
            return [line for line in lines if line is not None]

        self._query = self.app.runner.ask(query, self._on_found, owner=self)

    def _on_found(self, lines: Sequence[HouseholdLine]) -> None:
        self._found.set_rows(lines)
        if lines:
            self._table.selectRow(0)


def _words(line: HouseholdLine) -> str:
    return f"{line.address}\n{line.householder}"
