"""Another record of the register chosen by typing: by name, number or door."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import merge_views
from gridcredit.operations.register.households import shows_names
from gridcredit.operations.register.merge_views import Candidate
from gridcredit.ui.app import App
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.runner import Task
from gridcredit.ui.widgets.two_line import TALL, TwoLineTable

_PAUSE = 150


class PersonChoice(QWidget):
    """A line to type into, and `table`, which stands elsewhere, with whom it found. It tells
    `chosen` when another person is chosen."""

    chosen = Signal()

    def __init__(self, app: App, desk: Desk, own: UUID, typed: str = "") -> None:
        """`own` is never offered; `typed` is looked for at once."""
        super().__init__()
        self._app, self._desk, self._own = app, desk, own
        self._query: Task | None = None
        self.line = QLineEdit(typed)
        self.line.setPlaceholderText(self.tr("姓名、电话、证件号、门牌"))
        self.line.selectAll()
        self.table = TwoLineTable(self.tr("找到的人"))
        self.table.horizontalHeader().hide()
        self.table.setFixedHeight(TALL * 2)
        nameless = self.tr("姓名未上报")  # a method here would hold this widget for ever
        self._found = RowsModel([Column("", lambda one: f"{one.name or nameless}\n{one.address}")])
        self.table.setModel(self._found)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit())
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._ask)
        self.line.textChanged.connect(lambda: self._timer.start())
        self._ask()

    def person(self) -> UUID | None:
        """The record that is chosen."""
        found = self.table.chosen_row()
        return found.resident if isinstance(found, Candidate) else None

    def _ask(self) -> None:
        desk, typed, own = self._desk, self.line.text(), self._own
        if self._query is not None:
            self._query.cancel()
        plain = shows_names(desk)

        def query() -> list[Candidate]:
            return merge_views.candidates(desk, typed, own, shows_names=plain)

        self._query = self._app.runner.ask(query, self._on_found, self._on_refused, owner=self)

    def _on_found(self, found: Sequence[Candidate]) -> None:
        self._found.set_rows(found)
        if found:
            self.table.selectRow(0)
        self.chosen.emit()

    def _on_refused(self, error: GridCreditError) -> None:
        self._found.set_rows(())
        self._app.messages.warn(self, error)
